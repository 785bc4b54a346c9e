// Short ways to make expressions and statements.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "compiler/ir/ir.h"

namespace gblocks::ir {

Expr MakeExpr(ExprKind kind, TypeId type, SourceRange range, std::vector<Expr> operands = {});
Expr IntExpr(const Program& program, int64_t value, SourceRange range = {});
Expr FloatExpr(const Program& program, double value, SourceRange range = {});
Expr BoolExpr(const Program& program, bool value, SourceRange range = {});
Expr StrExpr(const Program& program, std::string value, SourceRange range = {});
Expr NoneExpr(TypeId type, SourceRange range = {});
Expr VarExpr(const Program& program, VarId var, SourceRange range = {});
Expr PropertyExpr(const Program& program, VarId object, ComponentId component, int index, SourceRange range = {});
/// The str operands one after the other: parts that are concats are taken apart, constant neighbours joined; one part
/// is itself.
Expr ConcatExpr(const Program& program, std::vector<Expr> parts, SourceRange range = {});

Stmt MakeStmt(StmtKind kind, SourceRange range = {});
Stmt LetStmt(VarId var, Expr value, SourceRange range = {});
Stmt AssignStmt(Expr target, Expr value, SourceRange range = {});
Stmt ExprStmt(Expr value, SourceRange range = {});

VarId NewVar(Program& program, std::string name, TypeId type, VarKind kind);

}  // namespace gblocks::ir
