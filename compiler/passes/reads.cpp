#include "compiler/passes/reads.h"

#include <set>
#include <string>

#include "compiler/check/builtins.h"
#include "compiler/ir/walk.h"
#include "compiler/passes/constants.h"

namespace gblocks::passes {

using namespace ir;

namespace {

/// True for types whose values never change: reading one, once it is at hand, reads nothing that is tracked.
bool IsPlain(const Program& program, TypeId id) {
  const check::Type& type = (*program.types)[id];
  switch (type.kind) {
    case check::TypeKind::kList:
    case check::TypeKind::kSet:
    case check::TypeKind::kDict:
    case check::TypeKind::kRecord: return false;
    case check::TypeKind::kNative: return check::FindBuiltinType(type.name)->is_value;
    case check::TypeKind::kOptional:
    case check::TypeKind::kUnion:
    case check::TypeKind::kTuple:
      for (const TypeId inner : type.arguments) {
        if (!IsPlain(program, inner)) return false;
      }
      return true;
    default: return true;
  }
}

/// True for expressions that look into their operands, and do not merely hand them on.
bool LooksInside(ExprKind kind) {
  switch (kind) {
    case ExprKind::kList:
    case ExprKind::kSet:
    case ExprKind::kDict:
    case ExprKind::kTuple:
    case ExprKind::kTupleItem:
    case ExprKind::kConditional:
    case ExprKind::kMakeRecord:
    case ExprKind::kSome:
    case ExprKind::kUnwrap:
    case ExprKind::kToUnion:
    case ExprKind::kMember:
    case ExprKind::kIsMember: return false;
    default: return true;
  }
}

/// `x` or `x.a.b` as text; "" for anything else.
std::string PathOf(const Expr& expr) {
  if (expr.kind == ExprKind::kVar) return std::to_string(expr.var.index);
  if (expr.kind == ExprKind::kField) {
    const std::string object = PathOf(expr.operands[0]);
    return object.empty() ? "" : object + "." + std::to_string(expr.index);
  }
  return "";
}

/// The path that a key is made from so that different values give different keys; "" if it is not made that way.
std::string OneToOnePath(const Expr& key) {
  if (const std::string path = PathOf(key); !path.empty()) return path;
  if (key.kind == ExprKind::kToStr || key.kind == ExprKind::kSome || key.kind == ExprKind::kIntToFloat) return OneToOnePath(key.operands[0]);
  if (key.kind != ExprKind::kConcat) return "";
  const Expr* hole = nullptr;
  for (const Expr& part : key.operands) {
    if (IsConstant(part)) continue;
    if (hole) return "";
    hole = &part;
  }
  return hole ? OneToOnePath(*hole) : "";
}

/// Adds the paths that an expression reads; false if it reads anything else.
bool CollectPaths(const Expr& expr, std::set<std::string>& paths) {
  if (IsConstant(expr)) return true;
  if (const std::string path = PathOf(expr); !path.empty()) {
    paths.insert(path);
    return true;
  }
  if (expr.operands.empty()) return false;
  for (const Expr& operand : expr.operands) {
    if (!CollectPaths(operand, paths)) return false;
  }
  return true;
}

}  // namespace

bool ReadsTracked(const Program& program, const Expr& expr) {
  bool found = false;
  VisitExpr(expr, [&](const Expr& inner) {
    switch (inner.kind) {
      case ExprKind::kVar: {
        const VarKind kind = program.vars[inner.var].kind;
        found |= kind == VarKind::kState || kind == VarKind::kGlobalState;
        break;
      }
      case ExprKind::kField:
      case ExprKind::kProperty:
      case ExprKind::kComprehension:
      case ExprKind::kCall:
      case ExprKind::kCallValue: found = true; break;
      default:
        if (!LooksInside(inner.kind)) break;
        for (const Expr& operand : inner.operands) found |= !IsPlain(program, operand.type);
    }
  });
  return found;
}

bool UsesAny(const Expr& expr, const std::unordered_set<VarId>& vars) {
  if (vars.empty()) return false;
  bool found = false;
  VisitExpr(expr, [&](const Expr& inner) { found |= inner.kind == ExprKind::kVar && vars.count(inner.var) > 0; });
  return found;
}

bool MakesPage(const Stmt& stmt) {
  switch (stmt.kind) {
    case StmtKind::kElement:
    case StmtKind::kComponent:
    case StmtKind::kScope:
    case StmtKind::kRender:
    case StmtKind::kStateCell: return true;
    case StmtKind::kListen: return false;
    case StmtKind::kExpr: return stmt.component.valid();  // draws a component that places itself
    default: break;
  }
  bool makes = false;
  ForEachBody(stmt, [&](const Body& body) {
    for (const Stmt& inner : body) makes |= MakesPage(inner);
  });
  return makes;
}

bool FollowsFrom(const Expr& key, const Expr& item) {
  std::set<std::string> paths;
  if (!CollectPaths(key, paths)) return false;
  if (paths.empty()) return true;
  return paths.size() == 1 && *paths.begin() == OneToOnePath(item);
}

}  // namespace gblocks::passes
