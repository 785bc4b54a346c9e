// The checker's inside: one class, its methods in one file per rule family (declarations, statements, assignment,
// blocks, expressions, operators, attributes, calls, component_calls, builtin_calls, narrowing, effects …). Nothing
// outside check/ includes this.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "compiler/check/builtins.h"
#include "compiler/check/check.h"
#include "compiler/check/problem.h"
#include "compiler/check/program.h"
#include "compiler/check/type_rules.h"

namespace gblocks::check {

// ---- Where the checker is
// -----------------------------------------------------------------------------------------------

enum class ContextKind { kFile, kRender, kComponent, kHandler, kFunction, kLambda };

/// What one render block, component body, handler or function does; closed over calls at the end.
struct Frame {
  Effects effects;
  std::vector<std::pair<SymbolId, SourceRange>> calls;  // functions called or passed on
  ContextKind kind = ContextKind::kFile;
  ModuleId module;
  ast::StmtId stmt;  // where the effects go; none for a file's own code
};

struct Env;

/// A body with its own time and its own names: file, render, component, on, def, lambda.
struct Context {
  ContextKind kind = ContextKind::kFile;
  Context* parent = nullptr;
  Frame* frame = nullptr;
  ast::StmtId owner;   // innermost render or component statement
  SymbolId component;  // whose body this is in; none outside components
  int loops = 0;
  bool is_async = false;  // `async def`
  Env* broken = nullptr;  // what holds where a `break` leaves the innermost loop
  TypeId result;        // defs: as written; none if to be inferred
  TypeId found_result;  // defs: what the returns so far agree to
  SourceRange result_range;

  bool IsRenderBody() const { return kind == ContextKind::kRender || kind == ContextKind::kComponent; }
};

/// The names of one body, or of one comprehension.
struct Scope {
  Scope* parent = nullptr;
  const Context* context = nullptr;
  const ast::Body* body = nullptr;  // to see what is declared further down
  bool comprehension = false;
  std::unordered_map<std::string, SymbolId> names;
};

/// A value that stays the same while nothing assigns it: `x`, `audio.value`, `task.owner.name`.
struct Path {
  SymbolId root;
  std::string rest;  // ".value"
  bool operator==(const Path&) const = default;
};

/// What tests and assignments taught about a path.
struct Fact {
  Path path;
  TypeId type;
  bool operator==(const Fact&) const = default;
};
using Facts = std::vector<Fact>;

/// What is known at one point of the program.
struct Env {
  bool reachable = true;
  std::vector<SymbolId> bound;  // names that have a value for certain; sorted
  Facts facts;

  void Bind(SymbolId symbol);
  bool IsBound(SymbolId symbol) const;
  bool Knows(const Path& path) const;
  void Learn(const Path& path, TypeId type);
  void Learn(const Facts& facts);
};

/// What holds where a condition is true, and where it is false.
struct Outcome {
  Facts when_true, when_false;
  bool never_true = false, never_false = false;  // no type is left for the value that was asked
};

/// A name that a pattern gives to what it finds.
struct Captured {
  std::string name;
  SourceRange range;
  TypeId type;
  std::vector<ast::PatternId> patterns;  // several where alternatives give the same name
};
using Captures = std::vector<Captured>;

struct Cursor {
  ModuleId module;
  const ast::Module* ast = nullptr;
  ModuleTables* tables = nullptr;
  Scope* scope = nullptr;
  Context* context = nullptr;
  Env env;
  int block = 0;  // innermost body that may or may not run, or run again: of `if`, `for`, `while`
};

/// What the checker knows of a symbol while it works.
struct SymbolInfo {
  Context* context = nullptr;  // where it was declared
  Scope* scope = nullptr;
  int block = 0;
  int assignments = 0;
  bool is_call_of_component = false;  // the value is one component or element call
  bool loop_variable = false;
  bool captured = false;  // used by a function inside the body that makes it
  bool annotated = false;
  SourceRange type_from;                               // what gave it its type
  std::vector<std::pair<ModuleId, ast::ExprId>> open;  // expressions typed by it, whose item type is not known yet
  // Functions:
  enum class Body { kNotChecked, kChecking, kChecked } body = Body::kChecked;
  Frame* frame = nullptr;
  const Context* running = nullptr;                        // its body's, while that is checked
  std::vector<std::pair<SourceRange, TypeId>> so_far;      // calls of itself before all of its results were known
};

/// Why a type is expected: "`label` of `Textbox`", and where that is written.
struct Reason {
  std::string what;
  SourceRange from = {};
  std::string from_text = {};
};

/// A parameter as calls see it.
struct ParamView {
  std::string name;
  TypeId type;
  bool required = true;
  SourceRange range = {};
  bool keyword_only = false;
};

/// Binding of a builtin's type variables.
struct VariableBinding {
  TypeId type;
  bool fixed = false;  // by the receiver
};
using VariableBindings = std::map<std::string, VariableBinding>;

class Checker {
 public:
  Checker(Program& program, const Sources& sources, Diagnostics& diagnostics);
  void Run(size_t stdlib_count);

 private:
  // ---- declarations.cpp: files, functions, records, components
  void DeclareFile(ModuleId module);
  SymbolId Declare(SymbolKind kind, const ast::Name& name, ast::StmtId stmt);
  void DeclareEvents(const ast::Body& body, SymbolId component);
  bool PlacesChildren(const ast::Body& body) const;
  void ResolveSignature(ast::StmtId stmt);
  std::vector<ParamInfo> ResolveParams(const std::vector<ast::Param>& params, const std::string& owner);
  void ResolveDef(const ast::Def& def, SymbolId symbol);
  void CheckDefaults(SymbolId symbol);
  void EnsureChecked(SymbolId function);
  void CheckDefBody(SymbolId function);
  void CheckComponentBody(SymbolId component);
  TypeId ResolveType(ast::TypeExprId id);
  TypeId ResolveNamedType(const ast::NamedType& named, SourceRange range);
  TypeId ResolveUnion(const ast::UnionType& node, SourceRange range);

  // ---- generics.cpp: `def first(xs: list[T]) -> T`
  TypeId TypeParam(const std::string& name);
  TypeId CallGeneric(ast::ExprId id, const ast::Call& node, SymbolId symbol);
  void RequireOf(SymbolId symbol, TypeId param, TypeId argument, SourceRange range);
  void NoteRequirement(TypeId type, bool ordered);

  // ---- imports.cpp: `from … import`
  void ImportDeclarations(ast::StmtId id, const ast::ImportFrom& node);
  void CheckImport(ast::StmtId id, const ast::Stmt& stmt, const ast::ImportFrom& node);
  void ImportName(const ast::ImportedName& name, SymbolId symbol);
  void ReportUnknownImport(const ast::ImportedName& name, ModuleId from, const std::string& file);
  void NotePage(SourceRange range, const std::string& what);

  // ---- scopes.cpp: names and where they live
  Scope* NewScope(Context* context, const ast::Body* body, bool comprehension = false);
  Context* NewContext(ContextKind kind, ast::StmtId stmt);
  SymbolId AddSymbol(Symbol symbol);
  SymbolId NewLocal(const std::string& name, SourceRange range, TypeId type);
  Scope* BodyScope() const;
  SymbolId Lookup(const std::string& name, Scope** where = nullptr) const;
  std::vector<std::string> VisibleNames() const;
  void ReportUnknownName(const std::string& name, SourceRange range);
  bool ReportForeignName(const std::string& name, SourceRange range);
  std::optional<SourceRange> FindBinding(const ast::Body& body, const std::string& name) const;
  std::optional<SourceRange> FindBindingInRender(const ast::Body& body, const std::string& name, bool inside) const;
  std::optional<SourceRange> FindTarget(ast::ExprId target, const std::string& name) const;

  // ---- statements.cpp
  void CheckFile(ModuleId module);
  void RunDeferred(ModuleId module);
  void CheckBody(const ast::Body& body);
  void CheckBranch(const ast::Body& body);  // a body that may not run
  void CheckStmt(ast::StmtId id);
  void CheckExprStmt(const ast::Stmt& stmt, const ast::ExprStmt& node);
  void CheckIf(const ast::If& node);
  void CheckFor(const ast::For& node);
  void CheckWhile(const ast::While& node);
  void CheckReturn(const ast::Stmt& stmt, const ast::Return& node);
  Env CheckLoopBody(const ast::Body& body);
  void CheckLoopJump(const ast::Stmt& stmt, const char* word);
  void CheckNested(ast::StmtId id, const ast::Stmt& stmt);
  void NotBuiltYet(SourceRange range, const std::string& what, const std::string& hint = "");
  void Misplaced(SourceRange range, const std::string& what, const std::string& where, const std::string& hint);
  Env Join(Env a, Env b);

  // ---- assignment.cpp
  void CheckAssign(const ast::Stmt& stmt, const ast::Assign& node);
  void CheckAugAssign(const ast::Stmt& stmt, const ast::AugAssign& node);
  void CheckState(ast::StmtId id, const ast::Stmt& stmt, const ast::StateDecl& node);
  TypeId TargetType(ast::ExprId target, Reason& why);
  void AssignTo(ast::ExprId target, TypeId type, ast::ExprId value);
  void AssignName(ast::ExprId target, const std::string& name, TypeId type, ast::ExprId value);
  void AssignAttribute(ast::ExprId target, const ast::Attribute& node);
  void BindTarget(ast::ExprId target, TypeId type, bool loop_variable);
  SymbolId FindAssignable(const std::string& name, SourceRange range, bool needs_value);
  bool StartsNewName(SymbolId existing, bool is_component_call) const;

  void DeclareWithoutValue(ast::ExprId target, TypeId type, SourceRange type_range);

  // ---- browser_state.cpp
  std::string NotKept(TypeId type, std::set<TypeId>& seen) const;
  void CheckBrowserStates();

  // ---- unpacking.cpp: several names at once, `*rest`, `*values`, del, assert
  void Unpack(ast::ExprId target, const std::vector<ast::ExprId>& items, TypeId type,
              const std::function<void(ast::ExprId, TypeId)>& bind);
  void UnpackRest(ast::ExprId target, const std::vector<ast::ExprId>& items, size_t star, TypeId type,
                  const std::function<void(ast::ExprId, TypeId)>& bind);
  TypeId CheckSpread(ast::ExprId value, TypeId expected);
  TypeId SpreadDicts(const ast::DictLiteral& node, TypeId expected);
  std::vector<TypeId> SpreadTuple(ast::ExprId value);
  void RefuseSpread(const ast::Argument& argument);
  void CheckDel(const ast::Del& node);
  void CheckAssert(const ast::Assert& node);

  // ---- open_types.cpp: `items = []`
  void Refine(SymbolId symbol, TypeId type);
  void NoteOpen(SymbolId symbol, ast::ExprId expr);
  void ReportOpen();
  void ReportOpen(SymbolId symbol);
  TypeId RefuseUnknownItem(ast::ExprId container);

  // ---- async.cpp
  ast::ExprId AwaitOf(const ast::Stmt& stmt) const;
  TypeId CheckAwait(ast::ExprId id, const ast::Await& node, TypeId expected);
  void RequireAwait(ast::ExprId call, const std::string& name);
  void CheckEventOptions(const ast::EventRef& event, EventTarget& target);
  void RequireOneMode(const std::vector<ast::EventRef>& events, const std::vector<EventTarget>& targets);
  TypeId CallCancel(ast::ExprId id, const ast::Call& node);

  // ---- blocks.cpp: render, on, emit, events
  void CheckRender(ast::StmtId id, const ast::Render& node);
  void CheckOn(ast::StmtId id, const ast::On& node);
  std::vector<EventTarget> ResolveEvents(const std::vector<ast::EventRef>& events);
  std::optional<EventTarget> ResolveEvent(const ast::EventRef& event);
  TypeId EventDataType(const ast::On& node, const std::vector<EventTarget>& targets);
  void CheckEmit(ast::StmtId id, const ast::Stmt& stmt, const ast::Emit& node);
  bool CanHoldBlocks(const ast::Stmt& stmt, const std::string& what);
  void CheckInner(ContextKind kind, ast::StmtId id, const ast::Body& body, const std::function<void()>& before);

  // ---- expressions.cpp
  /// The type of an expression; `expected` steers literals, lambdas and empty displays, it is not enforced.
  TypeId Check(ast::ExprId id, TypeId expected = {});
  /// As Check, and reports a type that does not fit.
  TypeId CheckAs(ast::ExprId id, TypeId expected, const Reason& why);
  /// As Check, for what stands before a dot: naming a handle there does not let it escape.
  TypeId CheckObject(ast::ExprId id);
  TypeId CheckNode(ast::ExprId id, const ast::Expr& expr, TypeId expected);
  void Require(ast::ExprId id, TypeId found, TypeId expected, const Reason& why);
  void Settle(ast::ExprId id, TypeId type);
  TypeId CheckName(ast::ExprId id, const std::string& name, TypeId expected, bool as_object);
  TypeId CheckSymbolValue(ast::ExprId id, SymbolId symbol, bool as_object);
  TypeId CheckIndex(ast::ExprId id, const ast::Index& node);
  TypeId CheckSlice(const ast::Slice& node);
  TypeId CheckConditional(const ast::Conditional& node, TypeId expected);
  TypeId CheckLambda(ast::ExprId id, const ast::Lambda& node, TypeId expected);
  TypeId CheckFString(const ast::FString& node);
  void CheckFormat(const ast::FStringPart& part);
  TypeId ReceiverType(const BuiltinSignature& signature);
  TypeId BuiltinAsValue(ast::ExprId id, const std::string& owner, const std::string& name, TypeId expected);

  // ---- displays.cpp: lists, tuples, sets, dicts, comprehensions
  TypeId CheckItems(const std::vector<ast::ExprId>& items, TypeId expected, const char* what);
  TypeId CheckList(const ast::ListLiteral& node, TypeId expected);
  TypeId CheckTuple(const ast::TupleLiteral& node, TypeId expected);
  TypeId CheckSet(const ast::SetLiteral& node, TypeId expected);
  TypeId CheckDict(const ast::DictLiteral& node, TypeId expected);
  TypeId CheckComprehension(const ast::Comprehension& node, TypeId expected);
  TypeId IterateOver(ast::ExprId iterable);
  void RequireHashable(ast::ExprId id, TypeId type, const char* what);

  // ---- operators.cpp
  TypeId CheckUnary(const ast::Unary& node, SourceRange range);
  TypeId CheckBinary(ast::ExprId id, const ast::Binary& node, TypeId expected);
  bool TakesInPlace(ast::BinaryOp op, TypeId left, TypeId right);
  TypeId OperatorResult(TypeId owner, const std::string& method, TypeId other);
  TypeId BinaryResult(ast::BinaryOp op, TypeId left, TypeId right, ast::ExprId right_value);
  void ReportOperator(ast::BinaryOp op, SourceRange range, ast::ExprId left_id, TypeId left, ast::ExprId right_id,
                      TypeId right);
  TypeId CheckLogical(const ast::Logical& node, TypeId expected);
  TypeId CheckComparison(const ast::Comparison& node);
  void ComparePair(ast::CompareOp op, ast::ExprId left, ast::ExprId right, SourceRange range);
  std::string ClassText(TypeId type) const;
  bool ReportNone(ast::ExprId id, TypeId type, const std::string& use);

  // ---- attributes.cpp
  TypeId CheckAttribute(ast::ExprId id, const ast::Attribute& node, TypeId expected, bool as_target);
  TypeId CheckModuleMember(ast::ExprId id, const std::string& module, const ast::Name& name, TypeId expected);
  TypeId PropertyType(ast::ExprId id, const ast::Attribute& node, SymbolId component, bool as_target);
  TypeId CallDictWithNames(ast::ExprId id, const ast::Call& node, TypeId expected);
  TypeId FieldOfAll(TypeId type, const std::string& name);
  bool ReportModulePrefix(const ast::Attribute& node);
  bool ReportHabit(ast::ExprId id, const ast::Attribute& node, TypeId object);
  void ReportUnknownAttribute(ast::ExprId id, const ast::Attribute& node, TypeId object);
  std::vector<std::string> MembersOf(TypeId object) const;
  std::string OwnerName(TypeId type) const;
  std::string MethodOwner(TypeId type) const;
  bool NamesModule(ast::ExprId id, std::string* module) const;

  // ---- calls.cpp
  TypeId CheckCall(ast::ExprId id, const ast::Call& node, TypeId expected);
  TypeId CallSymbol(ast::ExprId id, const ast::Call& node, SymbolId symbol);
  TypeId CallFunction(ast::ExprId id, const ast::Call& node, SymbolId symbol);
  TypeId CallRecord(ast::ExprId id, const ast::Call& node, SymbolId symbol);
  TypeId CallValue(ast::ExprId id, const ast::Call& node, TypeId callee);
  TypeId CallMember(ast::ExprId id, const ast::Call& node, const ast::Attribute& callee, TypeId expected);
  std::string ListenerBody(const ast::Call& listener) const;
  TypeId CallApp(ast::ExprId id, const ast::Call& node);
  void CheckArguments(const std::vector<ast::Argument>& arguments);  // after an error: names in them still count
  /// Puts arguments in the order of the parameters. What `extra` takes (`key=`) is not reported as unknown.
  std::vector<ast::ExprId> MatchArguments(const std::string& callee, SourceRange range,
                                          const std::vector<ast::Argument>& arguments,
                                          const std::vector<ParamView>& params,
                                          const std::function<bool(const ast::Argument&)>& extra = nullptr);
  std::vector<ast::ExprId> CheckMatched(const std::string& callee, SourceRange range,
                                        const std::vector<ast::Argument>& arguments,
                                        const std::vector<ParamView>& params,
                                        const std::function<bool(const ast::Argument&)>& extra = nullptr);
  void ReportUnknownArgument(const std::string& callee, const ast::Argument& argument,
                             const std::vector<ParamView>& params, bool takes_key);
  std::vector<ParamView> ViewsOf(SymbolId symbol) const;
  void NoteCall(SymbolId function, SourceRange range);
  TypeId ResultSoFar(SymbolId function, SourceRange call);

  // ---- component_calls.cpp
  TypeId CallComponent(ast::ExprId id, SourceRange range, const std::vector<ast::Argument>& arguments,
                       SymbolId component);
  TypeId CallElement(ast::ExprId id, SourceRange range, const std::vector<ast::Argument>& arguments,
                     const ast::Name& tag);
  void CheckElementAttribute(const std::string& tag, const ast::Argument& argument);
  void CheckKey(ast::ExprId key);
  void CheckPreserved(ast::ExprId list, SymbolId component);
  bool CanMakeComponents(SourceRange range, const std::string& name);
  /// A container with its block: `Row:`, `html.div(…):`. `value` may be a call, a name or `html.TAG`.
  TypeId CheckContainer(ast::ExprId value, bool has_block);
  bool IsComponentCall(ast::ExprId value) const;
  bool LeavesChildrenOut(const ast::Body& body) const;
  void NoteBlock(ast::ExprId value, const ast::Body& block);
  void RefuseLooseHandles();

  // ---- builtin_calls.cpp
  TypeId CallBuiltin(ast::ExprId id, const ast::Call& node, const std::string& owner, const std::string& name,
                     TypeId receiver, ast::ExprId receiver_expr, TypeId expected);
  bool FitsArity(const BuiltinSignature& signature, const std::vector<ast::Argument>& arguments) const;
  std::vector<ast::ExprId> PlaceArguments(const BuiltinSignature& signature,
                                          const std::vector<ast::Argument>& arguments) const;
  void ReportArity(const std::string& callee, SourceRange range, const std::vector<ast::Argument>& arguments,
                   const std::vector<const BuiltinRow*>& rows);
  bool TryRow(const BuiltinSignature& signature, const std::vector<ast::ExprId>& placed, VariableBindings& bindings);
  TypeId FinishBuiltin(ast::ExprId id, const ast::Call& node, const BuiltinSignature& signature,
                       const std::vector<ast::ExprId>& placed, VariableBindings bindings, ast::ExprId receiver_expr,
                       TypeId expected);
  bool IsLate(ast::ExprId argument, const BuiltinParam& param) const;
  bool Unify(TypeId pattern, TypeId actual, VariableBindings& bindings);
  TypeId Substitute(TypeId pattern, const VariableBindings& bindings);
  bool HasVariables(TypeId type) const;
  void RequireOrdered(ast::ExprId id, TypeId element, const std::string& callee);
  void RefineReceiver(ast::ExprId receiver, TypeId type);

  // ---- narrowing.cpp
  std::optional<Path> PathOf(ast::ExprId id) const;
  Outcome Conclude(ast::ExprId condition);
  Outcome ConcludeComparison(const ast::Comparison& node);
  Outcome ConcludeLogical(const ast::Logical& node);
  Outcome Learnt(ast::ExprId value, const std::function<bool(TypeId)>& passes,
                 const std::function<bool(TypeId)>& fails);
  std::vector<TypeId> Atoms(TypeId type);
  bool MayEqual(TypeId a, TypeId b) const;
  TypeId Narrowed(ast::ExprId id, TypeId declared) const;
  void Forget(const Path& path);
  void ForgetCall(SymbolId function);
  void ForgetAssignedIn(const ast::Body& body, const std::vector<ast::ExprId>& targets);
  void CollectAssigned(const ast::Body& body, std::vector<ast::ExprId>& targets, bool& calls) const;
  bool CallsFunctions(ast::ExprId id) const;
  bool AlwaysTrue(TypeId type) const;

  // ---- match.cpp
  void CheckMatch(ast::StmtId id, const ast::Stmt& stmt, const ast::Match& node);
  void BindCaptures(const Captures& captures);
  std::optional<SourceRange> FindCapture(ast::PatternId pattern, const std::string& name) const;

  // ---- patterns.cpp
  void CheckPattern(ast::PatternId id, TypeId type, Captures& captures);
  void CheckValuePattern(ast::PatternId id, const ast::ValuePattern& node, TypeId type);
  void CheckSequencePattern(ast::PatternId id, const ast::SequencePattern& node, TypeId type, Captures& captures);
  void CheckRecordPattern(ast::PatternId id, const ast::RecordPattern& node, TypeId type, Captures& captures);
  void CheckOrPattern(const ast::OrPattern& node, TypeId type, Captures& captures);
  void CheckMappingPattern(ast::PatternId id, const ast::MappingPattern& node, TypeId type, Captures& captures);
  bool ResolveClass(const std::string& name, SourceRange range, ClassRef& named);
  std::vector<ast::PatternId> MatchFields(const ast::RecordPattern& node, SymbolId record, SourceRange range);
  void Capture(ast::PatternId id, const ast::Name& name, TypeId type, Captures& captures);
  TypeId FittingType(ast::PatternId id, TypeId type);
  void ReportNeverMatches(ast::PatternId id, TypeId type, const std::string& hint);
  const ast::Pattern& PatternOf(ast::PatternId id) const { return at_.ast->patterns[id]; }
  TypeId CheckIsinstance(ast::ExprId id, const ast::Call& node);

  // ---- effects.cpp
  void RefuseWriteInRender(SourceRange range, const std::string& what);
  void NoteWrite(SymbolId symbol, SourceRange range);
  void NoteDataWrite(ast::ExprId object, SourceRange range);
  void NoteRead(SymbolId symbol);
  void NoteCapture(SymbolId symbol);
  bool AssignedOnce(SymbolId symbol) const;
  void NotePropertyUse(ast::ExprId object, SymbolId component, const std::string& property, bool assigned);
  void NoteListened(ast::ExprId object, SymbolId component, const std::string& event);
  void Escape(SymbolId symbol);
  void CloseEffects();
  void FinishHandles();
  void MarkRecursion();
  void RefuseCallsInRender();

  // ---- helpers (report.cpp)
  Problem Report(DiagnosticKind kind, SourceRange range) { return Problem(diagnostics_, kind, range); }
  void DidYouMean(Problem& problem, const std::string& name, const std::vector<std::string>& candidates,
                  SourceRange range, const std::string& otherwise = "");
  std::string Text(SourceRange range) const {
    return range.file.valid() ? std::string(sources_[range.file].Text(range)) : "";
  }
  std::string Text(ast::ExprId id) const { return Text(Expr(id).range); }
  std::string Named(TypeId type) const { return types_.Name(type); }
  /// "no arguments", "1 argument", "2 arguments".
  static std::string Counted(size_t number, const std::string& what) {
    return (number == 0 ? "no" : std::to_string(number)) + " " + what + (number == 1 ? "" : "s");
  }
  std::string ConversionHint(ast::ExprId id, TypeId found, TypeId expected) const;

  /// Of a statement that cannot be read, parts may be missing: they are like those that say nothing.
  const ast::Expr& Expr(ast::ExprId id) const {
    static const ast::Expr missing{};
    return id.valid() ? at_.ast->exprs[id] : missing;
  }
  const ast::Stmt& Stmt(ast::StmtId id) const { return at_.ast->stmts[id]; }
  template <class Node>
  const Node* As(ast::ExprId id) const {
    return id.valid() ? std::get_if<Node>(&Expr(id).node) : nullptr;
  }
  const Type& T(TypeId id) const { return types_[id]; }
  TypeKind Kind(TypeId id) const { return types_[id].kind; }
  bool IsError(TypeId id) const { return Kind(id) == TypeKind::kError; }
  TypeId TypeIn(ast::ExprId id) const;
  Symbol& Sym(SymbolId id) { return program_.symbols[id]; }
  const Symbol& Sym(SymbolId id) const { return program_.symbols[id]; }
  SymbolInfo& Info(SymbolId id) { return infos_[static_cast<size_t>(id.index)]; }
  const SymbolInfo& Info(SymbolId id) const { return infos_[static_cast<size_t>(id.index)]; }
  bool IsStdlib(ModuleId module) const { return program_.modules[module].is_stdlib; }
  void Enter(ModuleId module);

  Program& program_;
  TypeTable& types_;
  const Sources& sources_;
  Diagnostics& diagnostics_;
  BuiltinSignatures signatures_;

  Cursor at_;
  std::deque<Scope> scopes_;
  std::deque<Context> contexts_;
  std::deque<Frame> frames_;
  std::deque<SymbolInfo> infos_;
  Scope* prelude_ = nullptr;
  Scope* stdlib_names_ = nullptr;
  std::vector<std::pair<Scope*, Context*>> files_;   // by module
  std::vector<std::vector<SymbolId>> bound_at_end_;  // by module
  std::vector<std::pair<Cursor, ast::StmtId>> deferred_;
  int blocks_ = 0;
  TypeId subject_, subject_left_;  // of the `match` whose patterns are checked: its type, what the cases above have left
  bool placed_ = false;  // the call checked next stands as a statement or is named: its handle is not passed on
  bool app_called_ = false;
  std::vector<std::pair<SymbolId, SourceRange>> loose_blocks_;  // components that may leave their children out, and these
  SymbolId resolving_;  // the def of a file whose signature is being read: a new capital letter is its type parameter
  SymbolId unifying_;   // the generic function whose type parameters are being found
  std::map<ModuleId, std::pair<SourceRange, std::string>> page_in_import_;  // what an imported file puts on the page
  /// What was known where the right side of an `and` or `or` began, and no longer where it ended.
  std::map<const ast::Logical*, std::vector<Path>> forgotten_in_;
  std::vector<std::pair<SymbolId, SymbolId>> component_calls_;  // (component whose body, component made there)
  ast::ExprId whole_await_;   // the value of the statement that is checked
  ast::ExprId awaited_call_;  // what the `await` that is checked stands before
  std::vector<SymbolId> browser_states_;
  std::vector<SymbolId> locals_;
};

}  // namespace gblocks::check
