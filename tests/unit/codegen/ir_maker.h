// Programs of the placed stage made by hand, and what is generated from them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "compiler/check/types.h"
#include "compiler/codegen/codegen.h"
#include "compiler/ir/build.h"
#include "compiler/ir/ir.h"
#include "compiler/source/source_file.h"

namespace gblocks::codegen {

class IrMaker {
 public:
  IrMaker();

  // Expressions. `At(n, e)`: the expression stands in line n.
  ir::Expr Int(int64_t value) { return ir::IntExpr(program, value, Line(1)); }
  ir::Expr Float(double value) { return ir::FloatExpr(program, value, Line(1)); }
  ir::Expr Str(std::string value) { return ir::StrExpr(program, std::move(value), Line(1)); }
  ir::Expr Bool(bool value) { return ir::BoolExpr(program, value, Line(1)); }
  ir::Expr None(check::TypeId type) { return ir::NoneExpr(type, Line(1)); }
  ir::Expr Use(ir::VarId var) { return ir::VarExpr(program, var, Line(1)); }
  ir::Expr Make(ir::ExprKind kind, check::TypeId type, std::vector<ir::Expr> operands = {}, std::string text = "");
  ir::Expr Binary(std::string op, check::TypeId type, ir::Expr left, ir::Expr right);
  ir::Expr Compare(std::string op, ir::Expr left, ir::Expr right);
  ir::Expr Builtin(std::string name, check::TypeId type, std::vector<ir::Expr> operands);
  ir::Expr Method(std::string name, check::TypeId type, std::vector<ir::Expr> operands);
  ir::Expr GetField(ir::Expr object, ir::RecordId record, int index);
  ir::Expr Property(ir::VarId object, ir::ComponentId component, int index);
  ir::Expr ListComprehension(ir::VarId var, ir::Expr iterable, ir::Expr element, std::vector<ir::Expr> conditions = {});
  ir::Expr MakeLambda(std::vector<ir::VarId> params, ir::Expr body);
  ir::Expr CallFunction(ir::FunctionId function, std::vector<ir::Expr> operands);

  // Statements, all in line 1.
  ir::Stmt Let(ir::VarId var, ir::Expr value) { return ir::LetStmt(var, std::move(value), Line(1)); }
  ir::Stmt Assign(ir::Expr target, ir::Expr value) {
    return ir::AssignStmt(std::move(target), std::move(value), Line(1));
  }
  ir::Stmt Do(ir::Expr value) { return ir::ExprStmt(std::move(value), Line(1)); }
  ir::Stmt Return(ir::Expr value);
  ir::Stmt Stmt(ir::StmtKind kind) { return ir::MakeStmt(kind, Line(1)); }
  ir::Stmt For(ir::Target target, ir::Expr iterable, ir::Body body);
  ir::Stmt If(ir::Expr condition, ir::Body then_body, ir::Body else_body = {});

  // Declarations.
  ir::VarId Local(std::string name, check::TypeId type) { return Var(std::move(name), type, ir::VarKind::kLocal); }
  ir::VarId Param(std::string name, check::TypeId type) { return Var(std::move(name), type, ir::VarKind::kParam); }
  ir::VarId State(std::string name, check::TypeId type) {
    return Var(std::move(name), type, ir::VarKind::kGlobalState);
  }
  ir::VarId Var(std::string name, check::TypeId type, ir::VarKind kind);
  ir::FunctionId Function(std::string name, std::vector<ir::VarId> params, check::TypeId result, ir::Body body);
  /// A function `f` that returns the expression, which uses these parameters.
  void Returns(ir::Expr value, std::vector<ir::VarId> params);
  ir::RecordId Record(std::string name, std::vector<ir::Field> fields);
  check::TypeId RecordType(ir::RecordId record);
  ir::ComponentId Component(std::string name, std::vector<ir::Field> properties, std::vector<ir::Event> events);
  check::TypeId ComponentType(ir::ComponentId component);
  ir::TemplateId Template(std::string name, std::string html);
  /// `place` of a new instance; fill in its body.
  ir::Stmt Place(ir::VarId instance, ir::TemplateId html, int type_number);

  /// A range in a 1-based line of the source, whose lines are "line 1", "line 2" …
  SourceRange Line(int line) const;

  /// The whole file. Fails the test if a compiler has anything to say about it.
  std::string Generated();
  /// The function or struct of this name, from its head to its closing brace.
  std::string Definition(const std::string& name);
  /// The statements of function `f`, on one line.
  std::string BodyOfF();

  check::TypeTable types;
  ir::Program program;
  Sources sources;
};

}  // namespace gblocks::codegen
