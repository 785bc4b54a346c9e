// The sentences of gblocks, in the order of the language reference.
//
// Written for a fast first parse: almost every decision needs one token of lookahead (`x = 1`, `f(x=1)` and `x: int`
// begin with an expression, and the tree builder looks at what it was), operators are one left-recursive rule, and there
// are no predicates. Labels (`op=`, `items+=`) are what the tree builder reads. Alternatives that are mistakes are marked;
// they are here because the builder can say more about them than an error could.
parser grammar GBlocksParser;

options { tokenVocab = GBlocksLexer; }

program : body+=statement* EOF ;

// An expression inside an f-string.
field : value=expressions EOF ;

// ---- Statements --------------------------------------------------------------------------------------------------------

statement
  : ifStatement
  | forStatement
  | whileStatement
  | matchStatement
  | functionDecl
  | recordDecl
  | componentDecl
  | renderBlock
  | onBlock
  | simpleLine
  | strayBlock
  ;

// `Row():` and `details = Column():` are simple statements with a block of children.
simpleLine : items+=simple (SEMICOLON items+=simple)* SEMICOLON? (NEWLINE | COLON block) ;

// A mistake: lines that are indented further than the one above, which opens no block. (INDENT: its head was a mistake.)
strayBlock : (STRAY_INDENT | INDENT) body+=statement* DEDENT ;

// Behind a colon there is always an INDENT; a block that lacks its lines is empty.
block : NEWLINE INDENT body+=statement* DEDENT ;

// What stands after the head of a statement. The last one is a mistake: no colon.
suite
  : COLON block
  | COLON items+=simple (SEMICOLON items+=simple)* SEMICOLON? NEWLINE
  | NEWLINE STRAY_INDENT body+=statement* DEDENT
  ;

simple
  : stateDecl
  | eventDecl
  | emitStatement
  | childrenStatement
  | PASS
  | BREAK
  | CONTINUE
  | returnStatement
  | delStatement
  | assertStatement
  | importFrom
  | importModule
  | exprStatement
  ;

// A value, `a = b = value`, `name: T = value`, `target += value`.
exprStatement
  : first=expressions ((COLON annotation=typeExpr)? (ASSIGN rest+=expressions)* | op=augmented amount=expressions)
  ;

augmented
  : ADD_ASSIGN | SUB_ASSIGN | MUL_ASSIGN | DIV_ASSIGN | FLOOR_ASSIGN | MOD_ASSIGN | POWER_ASSIGN
  | AND_ASSIGN | OR_ASSIGN | XOR_ASSIGN | LEFT_ASSIGN | RIGHT_ASSIGN
  ;

returnStatement : RETURN value=expressions? ;
delStatement : DEL value=expressions ;
assertStatement : ASSERT condition=expr (COMMA message=expr)? ;

// ---- State, records, functions, components -----------------------------------------------------------------------------

stateDecl : BROWSER? STATE word=name (COLON type=typeExpr)? (ASSIGN value=expressions)? ;

recordDecl : RECORD word=name body=suite ;

functionDecl : ASYNC? DEF word=name LPAREN params=parameters? RPAREN (ARROW result=typeExpr)? body=suite ;

componentDecl : COMPONENT word=name (LPAREN params=parameters? RPAREN)? body=suite ;

// `*rest`, `**rest`, `*` and `/` are mistakes.
parameters : items+=parameter (COMMA items+=parameter)* COMMA? ;
parameter
  : word=anyName (COLON type=typeExpr)? (ASSIGN value=expr)?
  | star=(STAR | POWER) word=anyName? (COLON type=typeExpr)?
  | star=SLASH
  ;

eventDecl : EVENT word=name (LPAREN params=parameters? RPAREN)? ;
emitStatement : EMIT word=name (LPAREN args=arguments? RPAREN)? ;
childrenStatement : CHILDREN ;

// ---- Render and events -------------------------------------------------------------------------------------------------

renderBlock : RENDER (ON events=eventRefs)? body=suite ;

onBlock : ON events=eventRefs (AS word=name)? body=suite ;

// `a.submit`, `load`, `c.select(mode="latest")`.
eventRefs : items+=primary (COMMA items+=primary)* COMMA? ;

// ---- Control flow ------------------------------------------------------------------------------------------------------

ifStatement : IF conditions+=expr bodies+=suite (ELIF conditions+=expr bodies+=suite)* otherwise=elseClause? ;
elseClause : ELSE body=suite ;

forStatement : FOR variables=targets IN value=expressions body=suite otherwise=elseClause? ;
whileStatement : WHILE condition=expr body=suite otherwise=elseClause? ;

targets : items+=target (COMMA items+=target)* COMMA? ;
target : STAR? value=primary ;

// Without its colon it is a mistake.
matchStatement : MATCH subject=expressions (COLON NEWLINE INDENT | NEWLINE STRAY_INDENT) cases+=caseBlock+ DEDENT ;
caseBlock : CASE shape=openPattern (IF guard=expr)? body=suite ;

// ---- Imports -----------------------------------------------------------------------------------------------------------

// Leading dots and `*` are mistakes.
importFrom
  : FROM dots+=(DOT | ELLIPSIS)* path=dottedName?
    IMPORT (names=importedNames | LPAREN names=importedNames RPAREN | star=STAR)
  ;
importedNames : items+=importedName (COMMA items+=importedName)* COMMA? ;
importedName : word=name (AS alias=name)? ;
dottedName : parts+=name (DOT parts+=name)* ;

// A mistake.
importModule : IMPORT path=dottedName (AS name)? (COMMA dottedName (AS name)?)* ;

// ---- Expressions -------------------------------------------------------------------------------------------------------

// A value or, with commas, a tuple.
expressions : items+=item (commas+=COMMA items+=item)* commas+=COMMA? ;
item : star=STAR? value=expr ;

expr
  : value=operation (IF condition=operation ELSE otherwise=expr)?
  | LAMBDA params=lambdaParams? COLON body=expr
  ;

// A default is a mistake.
lambdaParams : items+=lambdaParam (COMMA items+=lambdaParam)* COMMA? ;
lambdaParam : word=name (ASSIGN value=expr)? ;

// From the tightest to the loosest.
operation
  : value=primary
  | <assoc=right> left=operation op=POWER right=operation
  | op=(MINUS | PLUS | TILDE) right=operation
  | left=operation op=(STAR | SLASH | FLOOR | PERCENT) right=operation
  | left=operation op=(PLUS | MINUS) right=operation
  | left=operation op=(LEFT_SHIFT | RIGHT_SHIFT) right=operation
  | left=operation op=AMPERSAND right=operation
  | left=operation op=CARET right=operation
  | left=operation op=BAR right=operation
  | left=operation (op=(LESS | LESS_EQUAL | GREATER | GREATER_EQUAL | EQUAL | NOT_EQUAL | IN) | op=NOT IN | op=IS negated=NOT?)
    right=operation
  | op=NOT right=operation
  | left=operation op=AND right=operation
  | left=operation op=OR right=operation
  ;

primary : AWAIT? value=atom trailers+=trailer* ;

trailer
  : DOT word=anyName
  | LPAREN args=arguments? RPAREN
  | LBRACKET items+=subscript (commas+=COMMA items+=subscript)* commas+=COMMA? RBRACKET
  ;

subscript : start_value=expr (COLON stop_value=expr? (COLON step=expr?)?)? | COLON stop_value=expr? (COLON step=expr?)? ;

arguments : items+=argument (COMMA items+=argument)* COMMA? ;
argument
  : star=(STAR | POWER)? value=expr (ASSIGN named=expr | clauses+=comprehension+)?
  | word=reservedName ASSIGN named=expr
  ;

atom
  : name
  | INT
  | FLOAT
  | texts+=(STRING | FSTRING)+
  | TRUE
  | FALSE
  | NONE
  | LPAREN content=displayItems? RPAREN
  | LBRACKET content=displayItems? RBRACKET
  | LBRACE entries=displayEntries? RBRACE
  ;

displayItems : items+=item (clauses+=comprehension+ | (commas+=COMMA items+=item)* commas+=COMMA?) ;
displayEntries : items+=displayEntry (clauses+=comprehension+ | (COMMA items+=displayEntry)* COMMA?) ;
displayEntry : star=(STAR | POWER)? key=expr (COLON value=expr)? ;

comprehension : FOR variables=targets IN value=operation (IF conditions+=operation)* ;

// ---- Types -------------------------------------------------------------------------------------------------------------

typeExpr : items+=typeTerm (BAR items+=typeTerm)* ;
typeTerm
  : path=dottedName (LBRACKET items+=typeExpr (COMMA items+=typeExpr)* COMMA? RBRACKET)?
  | LBRACKET (items+=typeExpr (COMMA items+=typeExpr)* COMMA?)? RBRACKET
  | LPAREN group=typeExpr RPAREN
  | NONE
  | TRUE
  | FALSE
  | STRING
  | MINUS? INT
  | ELLIPSIS
  ;

// ---- Patterns ----------------------------------------------------------------------------------------------------------

openPattern : items+=pattern (commas+=COMMA items+=pattern)* commas+=COMMA? ;
pattern : STAR word=name | items+=closedPattern (BAR items+=closedPattern)* (AS word=name)? ;
closedPattern
  : path=dottedName (open=LPAREN (args+=patternArgument (COMMA args+=patternArgument)* COMMA?)? RPAREN)?
  | literal=patternLiteral
  | LPAREN content=openPattern? RPAREN
  | LBRACKET content=openPattern? RBRACKET
  | LBRACE (entries+=patternEntry (COMMA entries+=patternEntry)* COMMA?)? RBRACE
  ;
patternArgument : value=pattern (ASSIGN named=pattern)? ;
patternEntry : key=patternKey COLON value=pattern | POWER rest=name ;
patternKey : patternLiteral | dottedName ;
patternLiteral : MINUS? (INT | FLOAT) | texts+=STRING+ | TRUE | FALSE | NONE ;

// ---- Names -------------------------------------------------------------------------------------------------------------

// Soft words that begin no statement are NAMEs already (compiler/parse/soft_words.cpp).
name : NAME ;

// Words that cannot begin an expression; the others take the way of `name=value` through `expr`.
reservedName
  : AND | AS | ASSERT | BREAK | CONTINUE | DEF | DEL | ELIF | ELSE | FOR | FROM | IF | IMPORT | IN | IS | OR | PASS | RETURN | WHILE
  | ASYNC | EXCEPT | FINALLY | GLOBAL | NONLOCAL | RAISE | TRY | WITH | YIELD
  ;

// After a dot and in parameter lists every word is a name.
anyName : name | reservedName | AWAIT | FALSE | LAMBDA | NONE | NOT | TRUE ;
