// The words and signs of gblocks.
//
// Two things are left to code: where a text ends (compiler/parse/scan_string.cpp; this grammar knows only its opening),
// and NEWLINE / INDENT / DEDENT from the shape of the lines (grammar/indentation.cpp). No rule fails: what is no word of
// the language becomes a token as well, and gets a message of its own.
lexer grammar GBlocksLexer;

tokens { INDENT, STRAY_INDENT, DEDENT, UNCLOSED_STRING }

// ---- Words -----------------------------------------------------------------------------------------------------------
// Reserved: never a variable, but still good as a parameter or attribute (`html.label(for=…)`).

AND : 'and' ;
AS : 'as' ;
ASSERT : 'assert' ;
AWAIT : 'await' ;
BREAK : 'break' ;
CONTINUE : 'continue' ;
DEF : 'def' ;
DEL : 'del' ;
ELIF : 'elif' ;
ELSE : 'else' ;
FALSE : 'False' ;
FOR : 'for' ;
FROM : 'from' ;
IF : 'if' ;
IMPORT : 'import' ;
IN : 'in' ;
IS : 'is' ;
LAMBDA : 'lambda' ;
NONE : 'None' ;
NOT : 'not' ;
OR : 'or' ;
PASS : 'pass' ;
RETURN : 'return' ;
TRUE : 'True' ;
WHILE : 'while' ;

// Reserved because Python has them; gblocks says what to write instead.

ASYNC : 'async' ;
EXCEPT : 'except' ;
FINALLY : 'finally' ;
GLOBAL : 'global' ;
NONLOCAL : 'nonlocal' ;
RAISE : 'raise' ;
TRY : 'try' ;
WITH : 'with' ;
YIELD : 'yield' ;

// Soft: words only where a statement of theirs begins, NAMEs elsewhere (compiler/parse/soft_words.cpp).

BROWSER : 'browser' ;
CASE : 'case' ;
CHILDREN : 'children' ;
COMPONENT : 'component' ;
EMIT : 'emit' ;
EVENT : 'event' ;
MATCH : 'match' ;
ON : 'on' ;
RECORD : 'record' ;
RENDER : 'render' ;
STATE : 'state' ;

NAME : LETTER (LETTER | [0-9])* ;

// Letters of all scripts, roughly: what is left out are the blocks of punctuation, symbols and emoji. Exact Unicode
// classes would make the tables several times as large, and so the start of every run slower.
fragment LETTER
  : [A-Za-z_\u00AA\u00B5\u00BA\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u1FFF\u2C00-\u2DFF\u3040-\uD7FF\uF900-\uFDFF]
  | [\uFE70-\uFEFE\uFF21-\uFF3A\uFF41-\uFF5A\uFF66-\uFFDC\u{10000}-\u{1EFFF}\u{20000}-\u{3FFFF}]
  ;

// ---- Numbers ---------------------------------------------------------------------------------------------------------

INT
  : '0' ('_'? '0')*
  | [1-9] ('_'? [0-9])*
  | '0' [xX] ('_'? [0-9a-fA-F])+
  | '0' [oO] ('_'? [0-7])+
  | '0' [bB] ('_'? [01])+
  ;
FLOAT : DIGITS '.' DIGITS? EXPONENT? | '.' DIGITS EXPONENT? | DIGITS EXPONENT ;
fragment DIGITS : [0-9] ('_'? [0-9])* ;
fragment EXPONENT : [eE] [+-]? DIGITS ;
// Digits with something else right behind them: `12px`, `007`, `0b2`, `1j`.
BAD_NUMBER : [0-9] (LETTER | [0-9])* ;

// ---- Texts: only how they begin ----------------------------------------------------------------------------------------

STRING : [rRuU]? QUOTE ;
FSTRING : ([fF] [rR]? | [rR] [fF]) QUOTE ;
BYTES : ([bB] [rR]? | [rR] [bB]) QUOTE ;
fragment QUOTE : '"' | '\'' | '"""' | '\'\'\'' ;

// ---- Signs -----------------------------------------------------------------------------------------------------------

LPAREN : '(' ;
RPAREN : ')' ;
LBRACKET : '[' ;
RBRACKET : ']' ;
LBRACE : '{' ;
RBRACE : '}' ;
COMMA : ',' ;
COLON : ':' ;
SEMICOLON : ';' ;
DOT : '.' ;
ELLIPSIS : '...' ;
ARROW : '->' ;

ASSIGN : '=' ;
ADD_ASSIGN : '+=' ;
SUB_ASSIGN : '-=' ;
MUL_ASSIGN : '*=' ;
DIV_ASSIGN : '/=' ;
FLOOR_ASSIGN : '//=' ;
MOD_ASSIGN : '%=' ;
POWER_ASSIGN : '**=' ;
AND_ASSIGN : '&=' ;
OR_ASSIGN : '|=' ;
XOR_ASSIGN : '^=' ;
LEFT_ASSIGN : '<<=' ;
RIGHT_ASSIGN : '>>=' ;

POWER : '**' ;
TILDE : '~' ;
STAR : '*' ;
SLASH : '/' ;
FLOOR : '//' ;
PERCENT : '%' ;
PLUS : '+' ;
MINUS : '-' ;
LEFT_SHIFT : '<<' ;
RIGHT_SHIFT : '>>' ;
AMPERSAND : '&' ;
CARET : '^' ;
BAR : '|' ;
EQUAL : '==' ;
NOT_EQUAL : '!=' ;
LESS : '<' ;
LESS_EQUAL : '<=' ;
GREATER : '>' ;
GREATER_EQUAL : '>=' ;

// Signs of other languages, and of Python where gblocks leaves them out.

WALRUS : ':=' ;
AT : '@' ;
AND_AND : '&&' ;
OR_OR : '||' ;
BANG : '!' ;
FAT_ARROW : '=>' ;

// ---- Lines and blanks --------------------------------------------------------------------------------------------------
// The scanner drops all of these but NEWLINE.

NEWLINE : '\r'? '\n' | '\r' ;
CONTINUATION : '\\' [ \t]* ('\r'? '\n' | '\r') ;
BLANKS : [ \t\f]+ ;
COMMENT : '#' ~[\r\n]* ;

OTHER : . ;
