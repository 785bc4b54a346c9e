# Run by CMake: makes OUT (generated/ops.js) from OPS (ops.def) and ERRORS (errors.def).
file(STRINGS ${OPS} lines REGEX "^GB_OP[0-9]")
set(names "")
set(operands "")
set(number 0)
foreach(line IN LISTS lines)
  string(REGEX MATCH "^GB_OP([0-9])\\(([A-Z_]+)" _ "${line}")
  math(EXPR number "${number} + 1")
  list(APPEND names "${CMAKE_MATCH_2} = ${number}")
  list(APPEND operands ${CMAKE_MATCH_1})
endforeach()
list(JOIN names ", " names)
list(JOIN operands ", " operands)

file(STRINGS ${ERRORS} lines REGEX "^GB_ERROR")
set(texts "")
set(recursion 0)
set(number 0)
foreach(line IN LISTS lines)
  string(REGEX MATCH "^GB_ERROR\\([A-Za-z]+, (\".*\")\\)" _ "${line}")
  string(APPEND texts "  ${CMAKE_MATCH_1},\n")
  if(line MATCHES "kRecursion")
    set(recursion ${number})
  endif()
  math(EXPR number "${number} + 1")
endforeach()

file(WRITE ${OUT} "// Generated from runtime/ops/ops.def and gblocks/errors.def.
/** Operations of a flush. */
export const ${names};
/** Operands of each, by its number. */
export const OPERANDS = [0, ${operands}];
/** What failed, by kind; {0}, {1} stand for arguments. */
export const ERRORS = [
${texts}];
/** The kind that stands for a stack which overflows. */
export const RECURSION = ${recursion};
/** The message of a failure. */
export const errorText = (kind, args) => ERRORS[kind].replace(/{(\\d)}/g, (_, i) => args[i] ?? '');
")
