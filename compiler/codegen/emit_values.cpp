// What a failure tells of variables, in builds for development.
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "compiler/codegen/emitter.h"
#include "compiler/codegen/literals.h"
#include "compiler/ir/can_fail.h"
#include "compiler/ir/walk.h"

namespace gblocks::codegen {

using ir::Expr;
using ir::ExprKind;

bool Emitter::HasTellableValue(TypeId id) const {
  const Type& type = TypeOf(id);
  switch (type.kind) {
    case TypeKind::kNone:
    case TypeKind::kBool:
    case TypeKind::kInt:
    case TypeKind::kFloat:
    case TypeKind::kStr:
    case TypeKind::kLiteral:
    case TypeKind::kRecord:
    case TypeKind::kNative:
      return true;
    case TypeKind::kList:
    case TypeKind::kSet:
    case TypeKind::kDict:
    case TypeKind::kTuple:
    case TypeKind::kOptional:
    case TypeKind::kUnion:
      for (TypeId argument : type.arguments) {
        if (!HasTellableValue(argument)) return false;
      }
      return true;
    default:
      return false;
  }
}

void Emitter::TellValues(const std::vector<const Expr*>& exprs, bool together) {
  if (!options_.tells_values) return;
  constexpr size_t kMost = 8;
  std::set<std::string> names;
  Block adds;
  const std::string writer = Temporary("writer");
  const auto add = [&](const std::string& name, const Expr& value) {
    if (!HasTellableValue(value.type) || names.size() == kMost || !names.insert(name).second) return;
    adds.Add(Call(writer + ".add", {Quoted(name), Emit(value)}) << ";");
  };
  const auto is_named = [&](const Expr& expr) {
    return expr.kind == ExprKind::kVar && expr.var.index >= 0 && (Visible(expr.var) || IsAppMember(expr.var));
  };
  for (const Expr* whole : exprs) {
    if (!whole->range.file.valid() || program_.library_files.count(whole->range.file) > 0) continue;
    if (!together && !ir::CanFail(program_, *whole)) continue;
    ir::VisitExpr(*whole, [&](const Expr& expr) {
      if (is_named(expr)) add(program_.vars[expr.var].name, expr);
      if (expr.kind != ExprKind::kProperty || !is_named(expr.operands[0])) return;
      const ir::Component& component = program_.components[expr.component];
      const std::string& property = component.properties[static_cast<size_t>(expr.index)].name;
      add(program_.vars[expr.operands[0].var].name + "." + property, expr);
    });
  }
  if (adds.empty()) return;
  out_->Add((Code("gb::Values " + Temporary("values") + "([&](auto& " + writer + ") ").Braces(std::move(adds), true)) << ");");
}

void Emitter::TellValues(const ir::Stmt& stmt) {
  std::vector<const Expr*> exprs;
  ir::ForEachExpr(stmt, [&](const Expr& expr) { exprs.push_back(&expr); });
  TellValues(exprs, stmt.kind == ir::StmtKind::kAugAssign);
}

}  // namespace gblocks::codegen
