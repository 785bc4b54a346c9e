// The syntax tree: what the program says, in the order it says it. Built by parse/, never changed afterwards;
// check/ keeps what it finds out in side tables keyed by the ids below.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "compiler/base/id.h"
#include "compiler/source/source_file.h"

namespace gblocks::ast {

using ExprId = Id<struct ExprTag>;
using StmtId = Id<struct StmtTag>;
using TypeExprId = Id<struct TypeExprTag>;
using PatternId = Id<struct PatternTag>;

/// A word as written: the name of a declaration, a parameter, an attribute.
struct Name {
  std::string text;
  SourceRange range;
};

using Body = std::vector<StmtId>;

// ---- Expressions --------------------------------------------------------------------------------------------------

enum class UnaryOp { kNegate, kPlus, kNot, kInvert };
enum class BinaryOp { kAdd, kSubtract, kMultiply, kDivide, kFloorDivide, kModulo, kPower, kBitAnd, kBitOr, kBitXor, kShiftLeft, kShiftRight };
enum class CompareOp { kEqual, kNotEqual, kLess, kLessEqual, kGreater, kGreaterEqual, kIn, kNotIn, kIs, kIsNot };
enum class LogicalOp { kAnd, kOr };

struct IntLiteral { int64_t value; };
struct FloatLiteral { double value; };
struct StrLiteral { std::string value; };  // UTF-8, escapes resolved, neighbours joined
struct BoolLiteral { bool value; };
struct NoneLiteral {};

/// One piece of an f-string: text, or a value with its conversion and format spec.
struct FStringPart {
  std::string text;                // literal text where `value` is none
  ExprId value;
  char conversion = 0;             // 'r', 's', 'a' or 0
  std::vector<FStringPart> spec;   // format spec; may hold nested values: f"{x:.{digits}f}"
};
struct FString { std::vector<FStringPart> parts; };

struct NameRef { std::string name; };
struct Attribute { ExprId object; Name name; };
struct Index { ExprId object; ExprId index; };
struct Slice { ExprId object; ExprId start, stop, step; };  // each may be none

/// `value`, `name=value`, `*value` or `**value`.
struct Argument {
  std::optional<Name> name;
  ExprId value;
  int stars = 0;
};
struct Call { ExprId callee; std::vector<Argument> arguments; };
struct Unary { UnaryOp op; ExprId operand; };
struct Binary { BinaryOp op; ExprId left, right; SourceRange op_range; };
struct Logical { LogicalOp op; ExprId left, right; };

/// `first op1 second op2 third …`: each middle operand is evaluated once.
struct Comparison {
  ExprId first;
  std::vector<std::pair<CompareOp, ExprId>> rest;
};
struct Conditional { ExprId condition, then_value, else_value; };
struct ListLiteral { std::vector<ExprId> items; };
struct TupleLiteral { std::vector<ExprId> items; };
struct SetLiteral { std::vector<ExprId> items; };
struct DictLiteral { std::vector<std::pair<ExprId, ExprId>> entries; };
struct Starred { ExprId value; };  // `*rest`, in targets, displays

enum class ComprehensionKind { kList, kSet, kDict, kGenerator };
struct ComprehensionClause { ExprId target; ExprId iterable; std::vector<ExprId> conditions; };
struct Comprehension {
  ComprehensionKind kind;
  ExprId element;  // the key, where kind is kDict
  ExprId value;    // kDict only
  std::vector<ComprehensionClause> clauses;
};
struct Lambda { std::vector<Name> params; ExprId body; };
struct Await { ExprId value; };
/// Text that could not be parsed; the problem was reported, later phases stay quiet about it.
struct InvalidExpr {};

struct Expr {
  SourceRange range;
  std::variant<InvalidExpr, IntLiteral, FloatLiteral, StrLiteral, BoolLiteral, NoneLiteral, FString, NameRef, Attribute, Index,
               Slice, Call, Unary, Binary, Logical, Comparison, Conditional, ListLiteral, TupleLiteral, SetLiteral, DictLiteral,
               Starred, Comprehension, Lambda, Await>
      node;
};

// ---- Types as written ----------------------------------------------------------------------------------------------

struct NamedType { std::string name; std::vector<TypeExprId> arguments; };  // int, list[str], Callable[[int], str], tuple[int, str]
struct TypeList { std::vector<TypeExprId> items; };                         // the `[int]` of Callable[[int], str]
struct UnionType { std::vector<TypeExprId> members; };
struct LiteralType { std::variant<std::string, int64_t, bool> value; };
struct NoneType {};
struct InvalidType {};

struct TypeExpr {
  SourceRange range;
  std::variant<InvalidType, NamedType, TypeList, UnionType, LiteralType, NoneType> node;
};

// ---- Patterns of `match` (parsed, not checked yet) --------------------------------------------------------------------

struct WildcardPattern {};
struct CapturePattern { Name name; bool starred = false; };
struct ValuePattern { ExprId value; };
struct SequencePattern { std::vector<PatternId> items; bool is_list = false; };
struct RecordPattern { Name name; std::vector<PatternId> positional; std::vector<std::pair<Name, PatternId>> fields; };
struct OrPattern { std::vector<PatternId> alternatives; };
struct AsPattern { PatternId pattern; Name name; };
struct MappingPattern { std::vector<std::pair<ExprId, PatternId>> entries; std::optional<Name> rest; };

struct Pattern {
  SourceRange range;
  std::variant<WildcardPattern, CapturePattern, ValuePattern, SequencePattern, RecordPattern, OrPattern, AsPattern, MappingPattern> node;
};

// ---- Statements and declarations -----------------------------------------------------------------------------------------

/// `a.submit`, `load`, `c.select(mode="latest")`: what `on` and `render on` listen to.
struct EventRef {
  ExprId target;  // none for a bare event name
  Name event;
  std::vector<Argument> options;
  SourceRange range;
};

struct Param {
  Name name;
  TypeExprId type;    // none where the program left it out (reported by check/)
  ExprId default_value;  // none: required
};

/// An expression as a statement; with a block, a component call and its children: `Row():`.
struct ExprStmt { ExprId value; std::optional<Body> block; };

/// `target = value`, `a = b = value`, `name: T = value`; with a block: `details = Column():`.
struct Assign {
  std::vector<ExprId> targets;
  TypeExprId annotation;
  ExprId value;
  std::optional<Body> block;
};
struct AugAssign { ExprId target; BinaryOp op; ExprId value; };
/// `state name: T = value`; `browser state …` keeps it between visits.
struct StateDecl { Name name; TypeExprId type; ExprId value; bool browser = false; };

struct IfBranch { ExprId condition; Body body; };
struct If { std::vector<IfBranch> branches; std::optional<Body> else_body; };
struct For { ExprId target; ExprId iterable; Body body; std::optional<Body> else_body; };
struct While { ExprId condition; Body body; std::optional<Body> else_body; };
struct Break {};
struct Continue {};
struct Pass {};
struct Return { ExprId value; };  // value may be none
struct Del { std::vector<ExprId> targets; };
struct Assert { ExprId condition; ExprId message; };  // message may be none

struct MatchCase { PatternId pattern; ExprId guard; Body body; };
struct Match { ExprId subject; std::vector<MatchCase> cases; };

struct Def { Name name; std::vector<Param> params; TypeExprId return_type; std::string docstring; Body body; bool is_async = false; };
struct RecordDecl { Name name; std::vector<Param> fields; std::string docstring; };
struct ComponentDecl { Name name; std::vector<Param> params; std::string docstring; Body body; };
struct EventDecl { Name name; std::vector<Param> params; };
struct Emit { Name event; std::vector<Argument> arguments; };
struct Children {};
struct Render { std::vector<EventRef> events; bool has_on = false; Body body; };
struct On { std::vector<EventRef> events; std::optional<Name> event_name; Body body; };
struct ImportedName { Name name; std::optional<Name> alias; };
struct ImportFrom { std::vector<Name> module_path; std::vector<ImportedName> names; };
struct InvalidStmt {};

struct Stmt {
  SourceRange range;
  SourceRange head;  // the statement without its block: what messages point at
  std::variant<InvalidStmt, ExprStmt, Assign, AugAssign, StateDecl, If, For, While, Break, Continue, Pass, Return, Del, Assert, Match, Def,
               RecordDecl, ComponentDecl, EventDecl, Emit, Children, Render, On, ImportFrom>
      node;
};

/// One file. Owns its nodes; ids are indices into its stores.
struct Module {
  FileId file;
  std::string docstring;
  Body body;
  ValueStore<ExprId, Expr> exprs;
  ValueStore<StmtId, Stmt> stmts;
  ValueStore<TypeExprId, TypeExpr> types;
  ValueStore<PatternId, Pattern> patterns;
};

/// One file of a program, which has a list of them: each stands after those that it imports.
struct ProgramFile {
  Module syntax;
  std::unordered_map<StmtId, size_t> imports;  // `from … import` -> the place in the list of the file that it names
};

}  // namespace gblocks::ast
