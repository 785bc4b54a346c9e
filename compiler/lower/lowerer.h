// The lowering's inside: one class, its methods in one file per construct family. Nothing outside lower/ includes this.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "compiler/ast/ast.h"
#include "compiler/check/program.h"
#include "compiler/ir/build.h"
#include "compiler/ir/ir.h"
#include "compiler/ir/walk.h"
#include "compiler/source/source_file.h"

namespace gblocks::lower {

using check::ModuleId;
using check::Reference;
using check::RefKind;
using check::Symbol;
using check::SymbolId;
using check::SymbolKind;
using check::TypeId;
using check::TypeKind;
using ir::Expr;
using ir::ExprKind;
using ir::Stmt;
using ir::StmtKind;
using ir::VarId;

class Lowerer {
 public:
  Lowerer(check::Program& checked, const Sources& sources)
      : checked_(checked), types_(checked.types), sources_(sources) {}
  ir::Program Run();

 private:
  /// Where the lowering is.
  struct Cursor {
    ModuleId module;
    ir::Body* out = nullptr;  // statements go here
    SymbolId component;       // whose body this is in
    SourceRange loop;         // the outermost loop of a file's own code
    bool in_run = false;      // in a render block or component body
    TypeId result;            // of the function whose body this is
    std::vector<std::pair<TypeId, TypeId>> type_arguments;  // what the function's type parameters stand for
    VarId broken;             // whether the innermost loop was left by `break`, where its `else` asks
  };

  // ---- lower.cpp: modules, order of listeners, what is reached
  void LowerFile(ModuleId module);
  void LowerPending();
  int OrderOf(const ast::Stmt& stmt) const;
  void CollectReferences();
  void LowerNamedTypes();
  void LowerApp(const check::CallInfo& call);

  // ---- declarations.cpp
  ir::FunctionId FunctionOf(SymbolId symbol);
  ir::FunctionId InstanceOf(const check::CallInfo& call);
  ir::RecordId RecordOf(SymbolId symbol);
  ir::ComponentId ComponentOf(SymbolId symbol);
  void LowerComponentBody(SymbolId symbol, ir::ComponentId id);
  bool EmitsEvent(SymbolId component, const std::string& event) const;
  bool ChangeIsValue(SymbolId component) const;
  Expr NestedDef(SymbolId symbol, const ast::Def& def, SourceRange range);

  // ---- variables.cpp
  VarId VarOf(SymbolId symbol, bool local = false);
  ir::VarKind KindOf(const Symbol& symbol, SymbolId id) const;
  bool StaysInLoop(SymbolId symbol) const;
  VarId Temp(const std::string& name, TypeId type, ir::VarKind kind = ir::VarKind::kLocal);
  std::vector<VarId> ParamsOf(SymbolId function, ir::Body& body);
  bool LivesOn(SymbolId symbol) const;
  void CollectTargets(ast::ExprId target, std::vector<SymbolId>& symbols) const;
  ir::Target BindTarget(ast::ExprId target, bool local);

  // ---- statements.cpp
  ir::Body LowerBody(const ast::Body& body);
  /// A body that is a function, handler, run or file of its own: declarations stand where all their uses see them.
  ir::Body LowerRegion(const ast::Body& body, ir::Body start = {});
  void LowerStmt(ast::StmtId id);
  void LowerExprStmt(const ast::Stmt& stmt, const ast::ExprStmt& node);
  void LowerAssign(const ast::Stmt& stmt, const ast::Assign& node);
  void LowerAugAssign(const ast::Stmt& stmt, const ast::AugAssign& node);
  void LowerIf(const ast::Stmt& stmt, const ast::If& node);
  void LowerFor(const ast::Stmt& stmt, const ast::For& node);
  void LowerWhile(const ast::Stmt& stmt, const ast::While& node);
  void LowerReturn(const ast::Stmt& stmt, const ast::Return& node);
  void AssignTo(ast::ExprId target, Expr value, SourceRange range);
  void AssignVar(VarId var, Expr value, SourceRange range);
  Expr LowerTarget(ast::ExprId target);

  // ---- unpacking.cpp: several at once, `*rest`, `*values`; del, assert, else after loops
  void Unpack(const std::vector<ast::ExprId>& items, Expr value, SourceRange range);
  void UnpackTupleRest(const std::vector<ast::ExprId>& items, size_t star, Expr value, SourceRange range);
  void UnpackListRest(const std::vector<ast::ExprId>& items, size_t star, Expr value, SourceRange range);
  bool IsPlaceTarget(ast::ExprId target) const;
  Expr SpreadItems(const std::vector<ast::ExprId>& items, TypeId list, SourceRange range);
  Expr ItemsAs(Expr iterable, TypeId type);
  Expr SpreadTuple(const std::vector<ast::ExprId>& items, size_t next, std::vector<Expr> values, TypeId type,
                   SourceRange range);
  Expr SpreadDict(const ast::DictLiteral& node, TypeId type, SourceRange range);
  Expr WithSpread(const check::CallInfo& call, const std::function<Expr()>& make);
  Expr JoinSpread(const check::CallInfo& print, const Expr& separator);
  Expr LowerArgument(const std::vector<ast::ExprId>& arguments, size_t place, TypeId type);
  void LowerDel(ast::ExprId target, SourceRange range);
  void LowerAssert(const ast::Stmt& stmt, const ast::Assert& node);
  void LowerLoopElse(const std::optional<ast::Body>& else_body, const ast::Body& body, SourceRange range,
                     const std::function<void()>& loop);
  void LowerBreak(const ast::Stmt& stmt);
  bool Breaks(const ast::Body& body) const;

  // ---- blocks.cpp: state, render, on, emit
  void LowerState(ast::StmtId id, const ast::Stmt& stmt, const ast::StateDecl& node);
  void LowerRender(ast::StmtId id, const ast::Stmt& stmt, const ast::Render& node);
  void LowerOn(ast::StmtId id, const ast::Stmt& stmt, const ast::On& node);
  void LowerEmit(ast::StmtId id, const ast::Stmt& stmt);
  std::vector<ir::EventSource> LowerEvents(ast::StmtId id);

  // ---- browser_state.cpp
  void LowerBrowserState(SymbolId symbol, Stmt cell);

  // ---- async.cpp
  Expr LowerAwait(const ast::Await& node, SourceRange range);
  void LowerTasks(ast::StmtId id, Stmt& listen);
  void MakeTasks(VarId var, SourceRange range);
  VarId CancelGroup(SymbolId place, const std::string& event);
  void CollectCancelled();
  void EmitCancelGroups(SymbolId place);
  Expr LowerCancel(ast::ExprId id, SourceRange range);

  // ---- ui_calls.cpp
  bool IsUiCall(ast::ExprId id) const;
  bool ContainsUi(ast::ExprId id) const;
  /// Puts a component or element into the page. `handle` names it; with `as_value` it gets a handle in any case, which
  /// is returned.
  Expr LowerUiCall(ast::ExprId id, const ast::Body* block, SymbolId handle, bool as_value);
  Expr LowerComponentCall(ast::ExprId id, const check::CallInfo& call, const ast::Body* block, SymbolId handle,
                          bool as_value);
  Expr LowerElement(ast::ExprId id, const check::CallInfo& call, const ast::Body* block, SymbolId handle,
                    bool as_value);
  Expr LowerElementText(ast::ExprId id);
  void FillUses(ir::ComponentCall& call, SymbolId component, SymbolId handle, bool escapes);
  /// Conditional expressions and comprehensions that make components, as statements.
  Expr LowerUiConditional(ast::ExprId id, const ast::Conditional& node);
  Expr LowerUiComprehension(ast::ExprId id, const ast::Comprehension& node, bool as_value);
  void LowerClauses(const ast::Comprehension& node, size_t clause, const std::function<void()>& inside);

  // ---- expressions.cpp
  /// The value with the type it has here: what is known not to be None is unwrapped.
  Expr LowerExpr(ast::ExprId id);
  Expr LowerExprAs(ast::ExprId id, TypeId type);
  Expr LowerNode(ast::ExprId id, const ast::Expr& expr);
  Expr LowerName(ast::ExprId id, SourceRange range);
  Expr LowerAttribute(ast::ExprId id, const ast::Attribute& node, SourceRange range);
  Expr LowerIndex(const ast::Index& node, TypeId type, SourceRange range);
  Expr LowerSlice(const ast::Slice& node, TypeId type, SourceRange range);
  Expr LowerFString(const std::vector<ast::FStringPart>& parts, SourceRange range);
  Expr LowerItems(ExprKind kind, const std::vector<ast::ExprId>& items, TypeId type, SourceRange range);
  Expr LowerDict(const ast::DictLiteral& node, TypeId type, SourceRange range);
  Expr LowerComprehension(const ast::Comprehension& node, TypeId type, SourceRange range);
  Expr LowerLambda(ast::ExprId id, const ast::Lambda& node, TypeId type, SourceRange range);
  Expr FunctionValue(ast::ExprId id, SourceRange range);

  // ---- operators.cpp
  Expr LowerUnary(const ast::Unary& node, TypeId type, SourceRange range);
  Expr LowerBinary(const ast::Binary& node, TypeId type, SourceRange range);
  Expr MakeBinary(ast::BinaryOp op, Expr left, Expr right, TypeId type, SourceRange range);
  Expr LowerLogical(const ast::Logical& node, TypeId type, SourceRange range);
  Expr LowerComparison(const ast::Comparison& node, SourceRange range);
  bool ComparesExactly(const Expr& left, const Expr& right) const;
  Expr MakeCompare(ast::CompareOp op, Expr left, Expr right, SourceRange range);
  Expr MemberOf(ast::CompareOp op, Expr value, Expr container, TypeId element, SourceRange range);
  /// The value as a bool.
  Expr LowerCondition(ast::ExprId id);

  // ---- calls.cpp
  Expr LowerCall(ast::ExprId id, const ast::Call& node, SourceRange range);
  Expr LowerSymbolCall(const check::CallInfo& call, const ast::Call& node, TypeId type, SourceRange range);
  Expr LowerBuiltin(ast::ExprId id, const check::CallInfo& call, const ast::Call& node, TypeId type, SourceRange range);
  Expr LowerPrint(const check::CallInfo& call, TypeId type, SourceRange range);
  std::vector<Expr> LowerArguments(const check::CallInfo& call);
  /// The arguments in the order of the parameters, with the defaults of those left out.
  std::vector<Expr> FillDefaults(SymbolId callee, const std::vector<ast::ExprId>& arguments,
                                 const std::vector<TypeId>& types = {});

  // ---- coerce.cpp
  Expr Coerce(Expr value, TypeId type);
  Expr CoerceOptional(Expr value, TypeId type, bool narrows = false);
  Expr CoerceTuple(Expr value, TypeId type);
  Expr Once(Expr value, const std::function<Expr(const Expr&)>& use);
  Expr Truthy(Expr value);
  Expr ToText(Expr value);

  // ---- unions.cpp
  Expr Narrow(Expr value, TypeId known);
  Expr ToUnion(Expr value, TypeId type);
  Expr FromUnion(Expr value, TypeId type);
  Expr LowerFieldOfAll(Expr value, const std::string& name, TypeId type, SourceRange range);
  Expr Member(const Expr& value, size_t place);
  /// Whether the value, which is known to be of `known`, is of one of the members. None: it is for certain.
  std::vector<Expr> TestMembers(const Expr& value, TypeId known, const std::vector<TypeId>& members);
  Expr LowerIsinstance(const ast::Call& node, const std::vector<check::ClassRef>& classes, SourceRange range);
  Expr All(std::vector<Expr> tests, SourceRange range);
  Expr Any(std::vector<Expr> tests, SourceRange range);

  // ---- match.cpp: cases; patterns.cpp: what a pattern asks
  /// What a pattern asks of a value, and what its names hold where all of it is so.
  struct Question {
    std::vector<Expr> tests;
    std::vector<std::pair<SymbolId, Expr>> names;
    void Add(Question other);
  };
  void LowerMatch(ast::StmtId id, const ast::Stmt& stmt, const ast::Match& node);
  void LowerCases(ast::StmtId id, const ast::Stmt& stmt, const ast::Match& node, size_t first, const Expr& subject);
  void LowerCaseBody(const ast::MatchCase& one, Question& question);
  Expr MatchSubject(ast::ExprId id, SourceRange range);
  bool MayChangeSubject(ast::ExprId guard) const;
  Question Ask(ast::PatternId id, const Expr& value, TypeId known);
  Question AskOne(ast::PatternId id, const Expr& value);
  Question AskSequence(const ast::SequencePattern& node, const Expr& value, SourceRange range);
  Question AskMapping(const ast::MappingPattern& node, ast::PatternId id, const Expr& value, SourceRange range);
  Question AskEither(std::vector<Question> questions, SourceRange range);
  Expr AskValue(ast::ExprId literal, const Expr& value);
  void Name(Question& question, ast::PatternId id, Expr value);

  // ---- helpers
  const check::CheckedModule& Module() const { return checked_.modules[at_.module]; }
  const ast::Module& Ast() const { return Module().ast; }
  const check::ModuleTables& Tables() const { return Module().tables; }
  const ast::Expr& Ast(ast::ExprId id) const { return Ast().exprs[id]; }
  const ast::Stmt& Ast(ast::StmtId id) const { return Ast().stmts[id]; }
  template <class Node>
  const Node* As(ast::ExprId id) const {
    return id.valid() ? std::get_if<Node>(&Ast(id).node) : nullptr;
  }
  TypeId TypeOf(ast::ExprId id) const;
  /// The type with type parameters replaced by what they stand for here.
  TypeId Concrete(TypeId type) const;
  Reference RefOf(ast::ExprId id) const;
  const check::CallInfo* CallOf(ast::ExprId id) const;
  const Symbol& Sym(SymbolId id) const { return checked_.symbols[id]; }
  TypeKind Kind(TypeId id) const { return types_[id].kind; }
  bool IsOptional(TypeId id) const { return Kind(id) == TypeKind::kOptional; }
  TypeId WithoutNone(TypeId id) const { return IsOptional(id) ? types_[id].arguments[0] : id; }
  void Emit(Stmt stmt) { at_.out->push_back(std::move(stmt)); }

  check::Program& checked_;
  check::TypeTable& types_;
  const Sources& sources_;
  ir::Program program_;
  Cursor at_;
  std::unordered_map<SymbolId, VarId> vars_;
  std::unordered_map<SymbolId, ir::FunctionId> functions_;
  std::map<std::pair<SymbolId, std::vector<TypeId>>, ir::FunctionId> instances_;  // of generic functions
  std::unordered_map<SymbolId, ir::RecordId> records_;
  std::unordered_map<SymbolId, ir::ComponentId> components_;
  std::unordered_map<SymbolId, std::vector<SourceRange>> references_;  // where names stand
  std::unordered_map<SymbolId, std::vector<SourceRange>> loops_;       // the loops that bind a name
  std::unordered_map<ast::ExprId, Expr> spread_;                       // values of `*arguments`, while a call is lowered
  std::unordered_set<VarId> assigned_;                                 // has had its first assignment
  std::map<std::pair<SymbolId, std::string>, VarId> cancel_groups_;    // the tasks of `name.event`
  std::vector<std::function<void()>> pending_;                         // bodies still to be lowered
};

/// Moves declarations outwards to a block that sees all uses of the variable (Python's names belong to the function,
/// not to the block that first assigns them); what stood there becomes an assignment.
void HoistDeclarations(ir::Program& program, ir::Body& region);

}  // namespace gblocks::lower
