// Opcodes for tests of the host alone; a build has its own (GBLOCKS_OPS_JS names the file). The tests use the names only.
export const NAME = 0, LISTEN = 1, CLONE = 2, INSERT = 3, REMOVE = 4, FREE = 5, TEXT = 6, ATTR = 7, NO_ATTR = 8, PROP = 9, FLAG = 10,
  STYLE = 11, SHOW = 12, FOCUS = 13, FILL = 14, OPEN = 15, OPEN_ATTR = 16, OPEN_TEXT = 17, CLOSE = 18, MEDIA = 19, REPLACE = 20, MOVE = 21;
export const RECURSION = 18;
export const errorText = (kind, operands) => operands[0];
