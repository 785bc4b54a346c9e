#include "compiler/passes/constants.h"

#include <algorithm>
#include <unordered_map>

#include "compiler/ir/can_fail.h"
#include "compiler/ir/effects.h"
#include "compiler/ir/walk.h"
#include "compiler/passes/python_text.h"

namespace gblocks::passes {

using ir::Expr;
using ir::ExprKind;
using ir::Stmt;
using ir::StmtKind;

bool IsConstant(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kInt:
    case ExprKind::kFloat:
    case ExprKind::kStr:
    case ExprKind::kBool:
    case ExprKind::kNone:
      return true;
    case ExprKind::kSome:
    case ExprKind::kTuple:
      return std::all_of(expr.operands.begin(), expr.operands.end(), IsConstant);
    default:
      return false;
  }
}

bool IsConstantList(const Expr& expr) {
  return expr.kind == ExprKind::kList && std::all_of(expr.operands.begin(), expr.operands.end(), IsConstant);
}

const Expr& Plain(const Expr& expr) {
  return expr.kind == ExprKind::kSome ? Plain(expr.operands[0]) : expr;
}

std::optional<bool> ConstantTruth(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kInt:
    case ExprKind::kBool:
      return expr.integer != 0;
    case ExprKind::kFloat:
      return expr.number != 0;
    case ExprKind::kStr:
      return !expr.text.empty();
    case ExprKind::kNone:
      return false;
    case ExprKind::kSome:
      return ConstantTruth(expr.operands[0]);
    case ExprKind::kTuple:
    case ExprKind::kList:
      return !expr.operands.empty();
    default:
      return std::nullopt;
  }
}

std::optional<std::string> ConstantText(const Expr& expr) {
  const Expr& plain = Plain(expr);
  if (plain.kind == ExprKind::kStr) return plain.text;
  return std::nullopt;
}

std::optional<std::string> ConstantStr(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kInt:
      return std::to_string(expr.integer);
    case ExprKind::kFloat:
      return FloatText(expr.number);
    case ExprKind::kStr:
      return expr.text;
    case ExprKind::kBool:
      return expr.integer != 0 ? "True" : "False";
    case ExprKind::kNone:
      return "None";
    case ExprKind::kSome:
      return ConstantStr(expr.operands[0]);
    default:
      return std::nullopt;
  }
}

bool SameExpr(const Expr& a, const Expr& b) {
  return a.kind == b.kind && a.type == b.type && a.text == b.text && a.integer == b.integer && a.number == b.number &&
         a.index == b.index && a.var == b.var && a.function == b.function && a.record == b.record &&
         a.component == b.component && a.comprehension == nullptr && b.comprehension == nullptr &&
         a.lambda == nullptr && b.lambda == nullptr && a.operands.size() == b.operands.size() &&
         std::equal(a.operands.begin(), a.operands.end(), b.operands.begin(), SameExpr);
}

bool MayRepeat(const Expr& expr) {
  bool quiet = true;
  ir::VisitExpr(expr, [&](const Expr& inner) {
    switch (inner.kind) {
      case ExprKind::kCall:
      case ExprKind::kCallValue:
      case ExprKind::kIndex:
      case ExprKind::kBinary:
        quiet &= inner.kind == ExprKind::kBinary && inner.text != "/" && inner.text != "//" && inner.text != "%";
        break;
      case ExprKind::kBuiltin:
      case ExprKind::kMethod:
        quiet &= !ir::BuiltinActs(inner.text);
        break;
      default:
        break;
    }
  });
  return quiet;
}

bool MayDrop(const ir::Program& program, const Expr& expr) {
  return MayRepeat(expr) && !ir::CanFail(program, expr);
}

std::unordered_set<ir::VarId> ReassignedVars(const ir::Program& program) {
  std::unordered_map<ir::VarId, int> values;
  auto note = [&](const Stmt& stmt) {
    if (stmt.kind == StmtKind::kAssign || stmt.kind == StmtKind::kAugAssign) {
      if (stmt.target[0].kind == ExprKind::kVar) values[stmt.target[0].var] += 2;  // has no other value: not a let's
    } else {
      ir::ForEachDeclared(stmt, [&](const ir::VarId& var) { ++values[var]; });
    }
  };
  ir::ForEachRoot(program, [&](const ir::Body& root) {
    ir::VisitBody(root, note);
    ir::VisitExprs(root, [&](const Expr& expr) {
      if (expr.lambda) ir::VisitBody(expr.lambda->block, note);
    });
  });
  std::unordered_set<ir::VarId> reassigned;
  for (const auto& entry : values) {
    if (entry.second > 1) reassigned.insert(entry.first);
  }
  return reassigned;
}

bool MakesElements(const Stmt& stmt) {
  switch (stmt.kind) {
    case StmtKind::kElement:
    case StmtKind::kComponent:
    case StmtKind::kScope:
    case StmtKind::kRender:
    case StmtKind::kChildren:
      return true;
    case StmtKind::kListen:
      return false;
    default:
      break;
  }
  bool makes = false;
  ir::ForEachBody(stmt, [&](const ir::Body& body) { makes = makes || MakesElements(body); });
  return makes;
}

bool MakesElements(const ir::Body& body) {
  return std::any_of(body.begin(), body.end(), [](const Stmt& stmt) { return MakesElements(stmt); });
}

}  // namespace gblocks::passes
