#include "compiler/codegen/captures.h"

#include <algorithm>
#include <map>
#include <string>

#include "compiler/ir/can_fail.h"
#include "compiler/ir/effects.h"
#include "compiler/ir/walk.h"

namespace gblocks::codegen {

using ir::ExprKind;
using ir::StmtKind;

namespace {

bool AssignsVariable(const ir::Stmt& stmt) {
  return (stmt.kind == StmtKind::kAssign || stmt.kind == StmtKind::kAugAssign) && stmt.target[0].kind == ExprKind::kVar;
}

}  // namespace

void VariableUses::Add(ir::VarId var) {
  if (var.valid() && seen_.insert(var).second) vars_.push_back(var);
}

void VariableUses::Add(const ir::Expr& expr) {
  if (expr.kind == ExprKind::kVar) Add(expr.var);
  if (expr.comprehension) {
    for (const ir::ComprehensionClause& clause : expr.comprehension->clauses) {
      ir::ForEachTargetVar(clause.target, [this](ir::VarId var) { Add(var); });
    }
  }
  ir::ForEachPart(expr, [this](const ir::Expr& part) { Add(part); });
  if (!expr.lambda) return;
  for (ir::VarId param : expr.lambda->params) Add(param);
  Add(expr.lambda->block);
}

void VariableUses::Add(const ir::Body& body) {
  for (const ir::Stmt& stmt : body) Add(stmt);
}

void VariableUses::Add(const ir::Stmt& stmt) {
  ir::ForEachVar(stmt, [this](ir::VarId var) { Add(var); });
  ir::ForEachExpr(stmt, [this](const ir::Expr& expr) { Add(expr); });
  if (AssignsVariable(stmt)) assigned_.insert(stmt.target[0].var);
  bool declares = stmt.kind == StmtKind::kLet || stmt.kind == StmtKind::kUnpack || stmt.kind == StmtKind::kFor;
  if (declares) ir::ForEachDeclared(stmt, [this](ir::VarId var) { assigned_.insert(var); });
  ir::ForEachBody(stmt, [this](const ir::Body& body) { Add(body); });
}

ReadVariables::ReadVariables(const ir::Program& program) {
  Visit(program.body);
  for (const ir::Function& function : program.functions) Visit(function.body);
}

void ReadVariables::Visit(const ir::Expr& expr) {
  ir::VisitExpr(expr, [this](const ir::Expr& part) {
    if (part.kind == ExprKind::kVar) read_.insert(part.var);
    if (part.lambda) Visit(part.lambda->block);
  });
}

void ReadVariables::Visit(const ir::Body& body) {
  for (const ir::Stmt& stmt : body) Visit(stmt);
}

void ReadVariables::Visit(const ir::Stmt& stmt) {
  bool assigns = stmt.kind == StmtKind::kAssign && AssignsVariable(stmt);
  if (assigns) assigned_.insert(stmt.target[0].var);
  ir::ForEachExpr(stmt, [&](const ir::Expr& expr) {
    if (!assigns || &expr != &stmt.target[0]) Visit(expr);
  });
  VisitNames(stmt);
  int frame = frame_;
  ir::ForEachBody(stmt, [&](const ir::Body& inner) {
    bool own_time = ir::HasOwnTime(stmt.kind) && &inner != &stmt.prelude;
    if (own_time) frame_ = ++frame_count_;
    Visit(inner);
    frame_ = frame;
  });
}

/// What a statement of the placed stage names is used by it, unless the statement is what makes it. An element that is
/// only listened to by the run that placed it needs no handle: its listeners name the instance.
void ReadVariables::VisitNames(const ir::Stmt& stmt) {
  switch (stmt.kind) {
    case StmtKind::kWrite:
    case StmtKind::kEnter:
    case StmtKind::kEffect:
    case StmtKind::kIteration:
    case StmtKind::kDeclare:
    case StmtKind::kEmit:
      read_.insert(stmt.var);
      break;
    case StmtKind::kObject:
      read_.insert(stmt.owner);
      break;
    case StmtKind::kBindElement:
      bound_[stmt.var] = {stmt.owner, frame_};
      break;
    case StmtKind::kFragment:
      read_.insert(stmt.var);
      break;
    default:
      break;
  }
  for (const ir::EventSource& event : stmt.events) {
    if (!event.element.valid()) continue;
    auto found = bound_.find(event.element);
    bool near = stmt.kind == StmtKind::kListen && found != bound_.end() && found->second.frame == frame_;
    if (near) read_.insert(found->second.instance);
    if (!near) read_.insert(event.element);
  }
}

bool ReadVariables::Read(ir::VarId var) const {
  return read_.count(var) > 0;
}

bool ReadVariables::InstanceUsed(ir::VarId instance) const {
  if (Read(instance)) return true;
  for (const auto& [element, bound] : bound_) {
    if (bound.instance == instance && Read(element)) return true;
  }
  return false;
}

EffectFinder::EffectFinder(const ir::Program& program) : program_(program), table_(program) {
  for (const ir::Function& function : program.functions) functions_act_.push_back(table_.Of(function.body).acts);
}

std::set<std::pair<int, int>> AssignedFields(const ir::Program& program) {
  std::set<std::pair<int, int>> fields;
  auto note = [&](const ir::Stmt& stmt) {
    bool assigns = stmt.kind == StmtKind::kAssign || stmt.kind == StmtKind::kAugAssign;
    if (assigns && stmt.target[0].kind == ExprKind::kField)
      fields.insert({stmt.target[0].record.index, stmt.target[0].index});
  };
  ir::ForEachRoot(program, [&](const ir::Body& root) {
    ir::VisitBody(root, note);
    ir::VisitExprs(root, [&](const ir::Expr& expr) {
      if (expr.lambda) ir::VisitBody(expr.lambda->block, note);
    });
  });
  return fields;
}

/// What the expression does itself, its parts left aside.
Effect EffectFinder::OwnEffect(const ir::Expr& expr) const {
  switch (expr.kind) {
    case ExprKind::kCallValue:
      return Effect::kWrites;
    case ExprKind::kCall:
      return functions_act_[static_cast<size_t>(expr.function.index)] ? Effect::kWrites : Effect::kReads;
    case ExprKind::kBuiltin:
    case ExprKind::kMethod:
      return ir::BuiltinActs(expr.text) ? Effect::kWrites : Effect::kReads;
    case ExprKind::kVar: {
      if (!expr.var.valid()) return Effect::kNone;  // a local that the generator made
      ir::VarKind kind = program_.vars[expr.var].kind;
      bool shared = kind == ir::VarKind::kGlobal || kind == ir::VarKind::kGlobalState ||
                    kind == ir::VarKind::kState || kind == ir::VarKind::kShared;
      return shared ? Effect::kReads : Effect::kNone;
    }
    case ExprKind::kField:
    case ExprKind::kProperty:
    case ExprKind::kIndex:
    case ExprKind::kSlice:
    case ExprKind::kComprehension:
    case ExprKind::kToStr:
    case ExprKind::kFormat:
    case ExprKind::kCompare:
    case ExprKind::kTruthy:
      return Effect::kReads;
    default:
      return ir::FailsItself(program_, expr) ? Effect::kReads : Effect::kNone;
  }
}

Effect EffectFinder::Of(const ir::Expr& expr) const {
  // Making a function does nothing yet, unless it is given to a builtin, which calls it.
  bool called = expr.kind == ExprKind::kBuiltin || expr.kind == ExprKind::kMethod;
  if (expr.kind == ExprKind::kLambda) return Effect::kNone;
  Effect effect = OwnEffect(expr);
  ir::ForEachPart(expr, [&](const ir::Expr& part) {
    Effect own = Of(part);
    bool function = part.type.valid() && (*program_.types)[part.type].kind == check::TypeKind::kFunction;
    if (called && function) {
      bool unknown = !part.lambda || part.lambda->body.empty();
      own = unknown ? Effect::kWrites : Of(part.lambda->body[0]);
    }
    effect = std::max(effect, own);
  });
  return effect;
}

bool CallsFunctions(const ir::Expr& expr) {
  bool calls = false;
  ir::VisitExpr(expr, [&](const ir::Expr& part) {
    calls =
        calls || part.kind == ExprKind::kCall || part.kind == ExprKind::kCallValue || part.kind == ExprKind::kLambda;
  });
  return calls;
}

std::set<ir::FunctionId> RecursiveFunctions(const ir::Program& program) {
  std::map<ir::FunctionId, std::set<ir::FunctionId>> calls;
  for (size_t i = 0; i < program.functions.size(); ++i) {
    ir::FunctionId id{static_cast<int32_t>(i)};
    ir::VisitExprs(program.functions[id].body, [&](const ir::Expr& expr) {
      if (expr.function.valid()) calls[id].insert(expr.function);
    });
  }
  std::set<ir::FunctionId> recursive;
  for (const auto& entry : calls) {
    std::set<ir::FunctionId> seen;
    std::vector<ir::FunctionId> to_visit(entry.second.begin(), entry.second.end());
    while (!to_visit.empty()) {
      ir::FunctionId id = to_visit.back();
      to_visit.pop_back();
      if (!seen.insert(id).second) continue;
      to_visit.insert(to_visit.end(), calls[id].begin(), calls[id].end());
    }
    if (seen.count(entry.first)) recursive.insert(entry.first);
  }
  return recursive;
}

}  // namespace gblocks::codegen
