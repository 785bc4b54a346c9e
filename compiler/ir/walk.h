// Walks over the IR. "Direct" means: not inside a nested expression or a nested body.
#pragma once

#include <memory>
#include <utility>

#include "compiler/ir/ir.h"

namespace gblocks::ir {

/// Calls fn(VarId&) for each variable of a target.
template <class TargetType, class Fn>
void ForEachTargetVar(TargetType& target, const Fn& fn) {
  if (target.items.empty()) {
    if (target.var.valid()) fn(target.var);
  } else {
    for (auto& item : target.items) ForEachTargetVar(item, fn);
  }
}

/// Calls fn(Expr&) for each direct expression of a statement.
template <class StmtType, class Fn>
void ForEachExpr(StmtType& stmt, const Fn& fn) {
  auto each = [&](auto& exprs) {
    for (auto& expr : exprs) fn(expr);
  };
  each(stmt.value);
  each(stmt.target);
  each(stmt.key);
  for (auto& source : stmt.events) each(source.object);
  for (auto& branch : stmt.branches) fn(branch.condition);
  if (stmt.element) {
    for (auto& attribute : stmt.element->attributes) fn(attribute.value);
    each(stmt.element->text);
    each(stmt.element->key);
  }
  if (stmt.call) {
    for (auto& argument : stmt.call->arguments) {
      if (argument) fn(*argument);
    }
    each(stmt.call->key);
  }
  if (stmt.scope) {
    for (auto& init : stmt.scope->inits) fn(init.value);
    each(stmt.scope->key);
  }
}

/// Calls fn(Body&) for each direct body of a statement, in the order of the text.
template <class StmtType, class Fn>
void ForEachBody(StmtType& stmt, const Fn& fn) {
  for (auto& branch : stmt.branches) fn(branch.body);
  fn(stmt.prelude);
  fn(stmt.body);
  fn(stmt.else_body);
  if (stmt.element) fn(stmt.element->body);
  if (stmt.call) fn(stmt.call->children);
  if (stmt.scope) fn(stmt.scope->body);
}

/// Calls fn(VarId&) for each variable that a statement names itself, not through an expression.
template <class StmtType, class Fn>
void ForEachVar(StmtType& stmt, const Fn& fn) {
  auto one = [&](auto& var) {
    if (var.valid()) fn(var);
  };
  one(stmt.var);
  one(stmt.owner);
  one(stmt.event_var);
  ForEachTargetVar(stmt.unpack, fn);
  for (auto& source : stmt.events) one(source.element);
  if (stmt.element) one(stmt.element->handle);
  if (stmt.call) one(stmt.call->handle);
  if (stmt.scope) one(stmt.scope->object);
}

/// Calls fn(VarId&) for each variable that a statement declares itself.
template <class StmtType, class Fn>
void ForEachDeclared(StmtType& stmt, const Fn& fn) {
  switch (stmt.kind) {
    case StmtKind::kLet:
    case StmtKind::kStateCell:
    case StmtKind::kPlace:
    case StmtKind::kFragment:
    case StmtKind::kObject:
    case StmtKind::kBindElement:
      fn(stmt.var);
      break;
    case StmtKind::kUnpack:
    case StmtKind::kFor:
      ForEachTargetVar(stmt.unpack, fn);
      break;
    case StmtKind::kAwait:
      if (stmt.var.valid()) fn(stmt.var);
      break;
    case StmtKind::kListen:
      if (stmt.event_var.valid()) fn(stmt.event_var);
      break;
    case StmtKind::kElement:
      if (stmt.element->handle.valid()) fn(stmt.element->handle);
      break;
    case StmtKind::kComponent:
      if (stmt.call->handle.valid()) fn(stmt.call->handle);
      break;
    case StmtKind::kScope:
      if (stmt.scope->object.valid()) fn(stmt.scope->object);
      break;
    default:
      break;
  }
}

/// True if the body of such a statement has time of its own: what it reads is not read by the block around it.
inline bool HasOwnTime(StmtKind kind) {
  return kind == StmtKind::kListen || kind == StmtKind::kRender || kind == StmtKind::kEffect ||
         kind == StmtKind::kFragment;
}

template <class Fn>
void VisitBody(const Body& body, const Fn& fn);

/// Calls fn(const Expr&) for an expression and all inside it, outer before inner.
template <class Fn>
void VisitExpr(const Expr& expr, const Fn& fn) {
  fn(expr);
  for (const Expr& operand : expr.operands) VisitExpr(operand, fn);
  if (expr.comprehension) {
    for (const ComprehensionClause& clause : expr.comprehension->clauses) {
      VisitExpr(clause.iterable, fn);
      for (const Expr& condition : clause.conditions) VisitExpr(condition, fn);
    }
    for (const Expr& element : expr.comprehension->element) VisitExpr(element, fn);
  }
  if (expr.lambda) {
    for (const Expr& body : expr.lambda->body) VisitExpr(body, fn);
    VisitBody(expr.lambda->block,
              [&](const Stmt& stmt) { ForEachExpr(stmt, [&](const Expr& inner) { VisitExpr(inner, fn); }); });
  }
}

/// Calls fn(const Stmt&) for all statements of a body and inside it, outer before inner.
template <class Fn>
void VisitBody(const Body& body, const Fn& fn) {
  for (const Stmt& stmt : body) {
    fn(stmt);
    ForEachBody(stmt, [&](const Body& inner) { VisitBody(inner, fn); });
  }
}
template <class Fn>
void VisitBody(Body& body, const Fn& fn) {
  for (Stmt& stmt : body) {
    fn(stmt);
    ForEachBody(stmt, [&](Body& inner) { VisitBody(inner, fn); });
  }
}

/// Whether a body waits somewhere, other than in what has time of its own.
inline bool Awaits(const Body& body) {
  for (const Stmt& stmt : body) {
    if (stmt.kind == StmtKind::kAwait) return true;
    bool inside = false;
    if (!HasOwnTime(stmt.kind)) ForEachBody(stmt, [&](const Body& inner) { inside = inside || Awaits(inner); });
    if (inside) return true;
  }
  return false;
}

/// Calls fn(const Expr&) for every expression of a body, at any depth.
template <class Fn>
void VisitExprs(const Body& body, const Fn& fn) {
  VisitBody(body, [&](const Stmt& stmt) { ForEachExpr(stmt, [&](const Expr& expr) { VisitExpr(expr, fn); }); });
}

template <class Fn>
void RewriteExprs(Body& body, const Fn& fn);

/// Calls fn(Expr&), which may replace it, for all inside an expression and then for itself.
template <class Fn>
void RewriteExpr(Expr& expr, const Fn& fn) {
  for (Expr& operand : expr.operands) RewriteExpr(operand, fn);
  if (expr.comprehension) {
    auto copy = std::make_shared<Comprehension>(*expr.comprehension);
    for (ComprehensionClause& clause : copy->clauses) {
      RewriteExpr(clause.iterable, fn);
      for (Expr& condition : clause.conditions) RewriteExpr(condition, fn);
    }
    for (Expr& element : copy->element) RewriteExpr(element, fn);
    expr.comprehension = std::move(copy);
  }
  if (expr.lambda) {
    auto copy = std::make_shared<Lambda>(*expr.lambda);
    for (Expr& body : copy->body) RewriteExpr(body, fn);
    RewriteExprs(copy->block, fn);
    expr.lambda = std::move(copy);
  }
  fn(expr);
}

/// The same for every expression of a body, at any depth.
template <class Fn>
void RewriteExprs(Body& body, const Fn& fn) {
  VisitBody(body, [&](Stmt& stmt) { ForEachExpr(stmt, [&](Expr& expr) { RewriteExpr(expr, fn); }); });
}

/// Every body that the program runs: the app's, and those of components and functions.
template <class ProgramType, class Fn>
void ForEachRoot(ProgramType& program, const Fn& fn) {
  fn(program.body);
  for (auto& component : program.components) fn(component.body);
  for (auto& function : program.functions) fn(function.body);
}

/// Calls `visit` for each direct part of an expression: operands, a comprehension's clauses and element, a lambda's
/// body.
template <class Visit>
void ForEachPart(const Expr& expr, Visit visit) {
  for (const Expr& operand : expr.operands) visit(operand);
  if (expr.comprehension) {
    for (const ComprehensionClause& clause : expr.comprehension->clauses) {
      visit(clause.iterable);
      for (const Expr& condition : clause.conditions) visit(condition);
    }
    for (const Expr& element : expr.comprehension->element) visit(element);
  }
  if (expr.lambda) {
    for (const Expr& body : expr.lambda->body) visit(body);
  }
}

/// Every body that puts something on the page: the app's, and those of components that place themselves.
template <class ProgramType, class Fn>
void ForEachDrawing(ProgramType& program, const Fn& fn) {
  fn(program.body, ComponentId{});
  for (auto& function : program.functions) {
    if (function.draws.valid()) fn(function.body, function.draws);
  }
}

}  // namespace gblocks::ir
