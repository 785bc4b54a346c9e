#include "compiler/ir/clone.h"

#include "compiler/ir/walk.h"

namespace gblocks::ir {
namespace {

void RenameVar(VarId& var, const Replacements& replacements) {
  auto found = replacements.vars.find(var);
  if (found != replacements.vars.end()) var = found->second;
}

/// Gives new variables to all that is declared in expressions (comprehensions, lambdas) and statements.
class Freshener {
 public:
  Freshener(Program& program, Replacements& replacements) : program_(program), replacements_(replacements) {}

  void Declare(VarId var) {
    VarKind kind = program_.vars[var].kind;
    if (kind == VarKind::kGlobal || kind == VarKind::kGlobalState || replacements_.vars.count(var) > 0) return;
    Variable copy = program_.vars[var];
    replacements_.vars[var] = program_.vars.Add(std::move(copy));
  }
  void InExpr(const Expr& expr) {
    VisitExpr(expr, [&](const Expr& inner) {
      if (inner.comprehension) {
        for (const ComprehensionClause& clause : inner.comprehension->clauses) {
          ForEachTargetVar(clause.target, [&](const VarId& var) { Declare(var); });
        }
      }
      if (inner.lambda) {
        for (VarId param : inner.lambda->params) Declare(param);
        VisitBody(inner.lambda->block,
                  [&](const Stmt& stmt) { ForEachDeclared(stmt, [&](const VarId& var) { Declare(var); }); });
      }
    });
  }
  void InBody(const Body& body) {
    VisitBody(body, [&](const Stmt& stmt) {
      ForEachDeclared(stmt, [&](const VarId& var) { Declare(var); });
      ForEachExpr(stmt, [&](const Expr& expr) { InExpr(expr); });
    });
  }

 private:
  Program& program_;
  Replacements& replacements_;
};

}  // namespace

Body CloneBody(const Body& body) {
  Body copy = body;
  VisitBody(copy, [](Stmt& stmt) {
    if (stmt.element) stmt.element = std::make_shared<Element>(*stmt.element);
    if (stmt.call) stmt.call = std::make_shared<ComponentCall>(*stmt.call);
    if (stmt.scope) stmt.scope = std::make_shared<Scope>(*stmt.scope);
  });
  return copy;
}

void Replace(Expr& expr, const Replacements& replacements) {
  RewriteExpr(expr, [&](Expr& inner) {
    if (inner.comprehension) {
      auto copy = std::make_shared<Comprehension>(*inner.comprehension);
      for (ComprehensionClause& clause : copy->clauses) {
        ForEachTargetVar(clause.target, [&](VarId& var) { RenameVar(var, replacements); });
      }
      inner.comprehension = std::move(copy);
    }
    if (inner.lambda) {
      auto copy = std::make_shared<Lambda>(*inner.lambda);
      for (VarId& param : copy->params) RenameVar(param, replacements);
      copy->block = CloneBody(copy->block);
      VisitBody(copy->block, [&](Stmt& stmt) { ForEachVar(stmt, [&](VarId& var) { RenameVar(var, replacements); }); });
      inner.lambda = std::move(copy);
    }
    if (inner.kind != ExprKind::kVar && inner.kind != ExprKind::kEventDatum) return;
    auto value = replacements.values.find(inner.var);
    if (inner.kind == ExprKind::kVar && value != replacements.values.end()) {
      SourceRange range = inner.range;
      inner = value->second;
      inner.range = range;
    } else {
      RenameVar(inner.var, replacements);
    }
  });
}

void Replace(Body& body, const Replacements& replacements) {
  VisitBody(body, [&](Stmt& stmt) {
    ForEachVar(stmt, [&](VarId& var) { RenameVar(var, replacements); });
    ForEachExpr(stmt, [&](Expr& expr) { Replace(expr, replacements); });
  });
}

Body CloneFresh(Program& program, const Body& body, Replacements& replacements) {
  Freshener(program, replacements).InBody(body);
  Body copy = CloneBody(body);
  Replace(copy, replacements);
  return copy;
}

Expr CloneFresh(Program& program, const Expr& expr, Replacements& replacements) {
  Freshener(program, replacements).InExpr(expr);
  Expr copy = expr;
  Replace(copy, replacements);
  return copy;
}

}  // namespace gblocks::ir
