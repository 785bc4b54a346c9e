#include "compiler/ir/build.h"

namespace gblocks::ir {

Expr MakeExpr(ExprKind kind, TypeId type, SourceRange range, std::vector<Expr> operands) {
  Expr expr;
  expr.kind = kind;
  expr.type = type;
  expr.range = range;
  expr.operands = std::move(operands);
  return expr;
}

Expr IntExpr(const Program& program, int64_t value, SourceRange range) {
  Expr expr = MakeExpr(ExprKind::kInt, program.types->integer(), range);
  expr.integer = value;
  return expr;
}

Expr FloatExpr(const Program& program, double value, SourceRange range) {
  Expr expr = MakeExpr(ExprKind::kFloat, program.types->floating(), range);
  expr.number = value;
  return expr;
}

Expr BoolExpr(const Program& program, bool value, SourceRange range) {
  Expr expr = MakeExpr(ExprKind::kBool, program.types->boolean(), range);
  expr.integer = value ? 1 : 0;
  return expr;
}

Expr StrExpr(const Program& program, std::string value, SourceRange range) {
  Expr expr = MakeExpr(ExprKind::kStr, program.types->str(), range);
  expr.text = std::move(value);
  return expr;
}

Expr NoneExpr(TypeId type, SourceRange range) {
  return MakeExpr(ExprKind::kNone, type, range);
}

Expr VarExpr(const Program& program, VarId var, SourceRange range) {
  Expr expr = MakeExpr(ExprKind::kVar, program.vars[var].type, range);
  expr.var = var;
  return expr;
}

Expr PropertyExpr(const Program& program, VarId object, ComponentId component, int index, SourceRange range) {
  TypeId type = program.components[component].properties[static_cast<size_t>(index)].type;
  Expr expr = MakeExpr(ExprKind::kProperty, type, range, {VarExpr(program, object, range)});
  expr.component = component;
  expr.index = index;
  return expr;
}

Expr ConcatExpr(const Program& program, std::vector<Expr> parts, SourceRange range) {
  std::vector<Expr> flat;
  auto add = [&](Expr part) {
    if (part.kind == ExprKind::kStr && part.text.empty()) return;
    if (part.kind == ExprKind::kStr && !flat.empty() && flat.back().kind == ExprKind::kStr) {
      flat.back().text += part.text;
    } else {
      flat.push_back(std::move(part));
    }
  };
  for (Expr& part : parts) {
    if (part.kind == ExprKind::kConcat) {
      for (Expr& inner : part.operands) add(std::move(inner));
    } else {
      add(std::move(part));
    }
  }
  if (flat.empty()) return StrExpr(program, "", range);
  if (flat.size() == 1) return std::move(flat.front());
  return MakeExpr(ExprKind::kConcat, program.types->str(), range, std::move(flat));
}

Stmt MakeStmt(StmtKind kind, SourceRange range) {
  Stmt stmt;
  stmt.kind = kind;
  stmt.range = range;
  return stmt;
}

Stmt LetStmt(VarId var, Expr value, SourceRange range) {
  Stmt stmt = MakeStmt(StmtKind::kLet, range);
  stmt.var = var;
  stmt.value.push_back(std::move(value));
  return stmt;
}

Stmt AssignStmt(Expr target, Expr value, SourceRange range) {
  Stmt stmt = MakeStmt(StmtKind::kAssign, range);
  stmt.target.push_back(std::move(target));
  stmt.value.push_back(std::move(value));
  return stmt;
}

Stmt ExprStmt(Expr value, SourceRange range) {
  Stmt stmt = MakeStmt(StmtKind::kExpr, range);
  stmt.value.push_back(std::move(value));
  return stmt;
}

VarId NewVar(Program& program, std::string name, TypeId type, VarKind kind) {
  return program.vars.Add(Variable{std::move(name), type, kind});
}

}  // namespace gblocks::ir
