// `match` as `if`, `elif` and `else`: the subject has a name, each case is one condition over it.
//
//   match shape:                      let subject = shape
//     case Circle(r) if r > 0:        if subject isa Circle and (subject as Circle).r > 0:
//       …                               let r = (subject as Circle).r
//     case Square(side=1):              …
//       …                             elif subject isa Square and …
#include <unordered_map>

#include "compiler/ir/effects.h"
#include "compiler/lower/lowerer.h"

namespace gblocks::lower {

/// The subject under a name, so that it is computed once; of a tuple that is written out, each item.
Expr Lowerer::MatchSubject(ast::ExprId id, SourceRange range) {
  auto named = [&](Expr value) {
    bool steady = value.kind == ExprKind::kVar && (program_.vars[value.var].kind == ir::VarKind::kLocal ||
                                                   program_.vars[value.var].kind == ir::VarKind::kParam);
    if (steady && at_.component.valid()) steady = program_.vars[value.var].kind == ir::VarKind::kLocal;
    if (steady) return value;
    VarId temp = Temp("subject", value.type);
    Emit(ir::LetStmt(temp, std::move(value), range));
    return ir::VarExpr(program_, temp, range);
  };
  const auto* tuple = As<ast::TupleLiteral>(id);
  if (tuple == nullptr) return named(LowerExpr(id));
  std::vector<Expr> items;
  TypeId type = TypeOf(id);
  const std::vector<TypeId> parts = types_[type].arguments;
  for (size_t i = 0; i < tuple->items.size(); ++i) items.push_back(named(LowerExprAs(tuple->items[i], parts[i])));
  return ir::MakeExpr(ExprKind::kTuple, type, range, std::move(items));
}

void Lowerer::LowerMatch(ast::StmtId id, const ast::Stmt& stmt, const ast::Match& node) {
  Expr subject = MatchSubject(node.subject, stmt.head);
  LowerCases(id, stmt, node, 0, subject);
}

void Lowerer::LowerCaseBody(const ast::MatchCase& one, Question& question) {
  SourceRange range = Ast().patterns[one.pattern].range;
  for (auto& [symbol, value] : question.names) AssignVar(VarOf(symbol), std::move(value), range);
  for (ast::StmtId id : one.body) LowerStmt(id);
}

/// Cases from `first` on. One whose guard may change what it looks at has its names before the guard runs; the cases
/// after it stand in an `if` of their own.
void Lowerer::LowerCases(ast::StmtId id, const ast::Stmt& stmt, const ast::Match& node, size_t first,
                         const Expr& subject) {
  const std::vector<TypeId>& subjects = Tables().case_subjects.at(id);
  Stmt chain = ir::MakeStmt(StmtKind::kIf, stmt.head);
  ir::Body* outside = at_.out;
  bool ended = false;
  for (size_t i = first; i < node.cases.size() && !ended; ++i) {
    const ast::MatchCase& one = node.cases[i];
    Question question = Ask(one.pattern, subject, subjects[i]);
    SourceRange range = Ast().patterns[one.pattern].range;
    bool last = i + 1 == node.cases.size() && Tables().exhaustive.at(id);
    if (last && !one.guard.valid()) question.tests.clear();  // nothing else is left
    ir::Body body;
    if (one.guard.valid() && !question.names.empty() && MayChangeSubject(one.guard)) {
      VarId taken = Temp("taken", types_.boolean());
      ir::Body rest;
      at_.out = &rest;
      Emit(ir::LetStmt(taken, ir::BoolExpr(program_, false, range), range));
      Stmt matched = ir::MakeStmt(StmtKind::kIf, range);
      at_.out = &body;
      for (auto& [symbol, value] : question.names) AssignVar(VarOf(symbol), std::move(value), range);
      Emit(ir::AssignStmt(ir::VarExpr(program_, taken, range), LowerCondition(one.guard), range));
      Stmt chosen = ir::MakeStmt(StmtKind::kIf, range);
      chosen.branches.push_back({ir::VarExpr(program_, taken, range), LowerBody(one.body)});
      Emit(std::move(chosen));
      matched.branches.push_back({All(std::move(question.tests), range), std::move(body)});
      at_.out = &rest;
      Emit(std::move(matched));
      if (i + 1 < node.cases.size()) {
        Stmt others = ir::MakeStmt(StmtKind::kIf, range);
        Expr open = ir::MakeExpr(ExprKind::kUnary, types_.boolean(), range, {ir::VarExpr(program_, taken, range)});
        open.text = "not";
        ir::Body following;
        at_.out = &following;
        LowerCases(id, stmt, node, i + 1, subject);
        others.branches.push_back({std::move(open), std::move(following)});
        at_.out = &rest;
        Emit(std::move(others));
      }
      chain.else_body = std::move(rest);
      ended = true;
      continue;
    }
    if (one.guard.valid()) {
      std::unordered_map<VarId, const Expr*> held;
      for (const auto& [symbol, value] : question.names) held[VarOf(symbol)] = &value;
      Expr guard = LowerCondition(one.guard);
      ir::RewriteExpr(guard, [&](Expr& inner) {
        auto found = inner.kind == ExprKind::kVar ? held.find(inner.var) : held.end();
        if (found == held.end()) return;
        Expr value = *found->second;
        inner = std::move(value);
      });
      question.tests.push_back(std::move(guard));
    }
    at_.out = &body;
    LowerCaseBody(one, question);
    if (question.tests.empty()) {
      chain.else_body = std::move(body);
      ended = true;
    } else {
      chain.branches.push_back({All(std::move(question.tests), range), std::move(body)});
    }
  }
  at_.out = outside;
  if (!chain.branches.empty()) return Emit(std::move(chain));
  for (Stmt& one : chain.else_body) Emit(std::move(one));
}

/// True if a guard may change what its pattern has looked at: then it is not asked about the subject, but about the names.
bool Lowerer::MayChangeSubject(ast::ExprId guard) const {
  SourceRange range = Ast(guard).range;
  for (const auto& [id, call] : Tables().calls) {
    SourceRange place = Ast(id).range;
    if (place.file != range.file || place.begin < range.begin || place.end > range.end) continue;
    if (call.callee.kind == RefKind::kBuiltinFunction) continue;
    if (call.callee.kind == RefKind::kBuiltinMethod) {
      if (ir::BuiltinActs(call.callee.builtin)) return true;
      continue;
    }
    const Symbol* callee = call.callee.kind == RefKind::kSymbol ? &Sym(call.callee.symbol) : nullptr;
    if (callee == nullptr || callee->kind != SymbolKind::kFunction) return callee == nullptr || callee->kind != SymbolKind::kRecord;
    const auto& effects = checked_.modules[callee->module].tables.effects;
    auto found = effects.find(callee->declaration);
    if (found == effects.end()) return true;
    const check::Effects& does = found->second;
    if (does.mutates_data || !does.writes.empty() || !does.property_writes.empty()) return true;
  }
  return false;
}

}  // namespace gblocks::lower
