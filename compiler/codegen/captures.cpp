#include "compiler/codegen/captures.h"

#include <algorithm>
#include <string>

#include "compiler/ir/effects.h"
#include "compiler/ir/walk.h"

namespace gblocks::codegen {

using ir::ExprKind;
using ir::StmtKind;

namespace {

/// Calls `visit` for each direct part of an expression: operands, a comprehension's clauses and element, a lambda's
/// body.
template <class Visit>
void ForEachPart(const ir::Expr& expr, Visit visit) {
  for (const ir::Expr& operand : expr.operands) visit(operand);
  if (expr.comprehension) {
    for (const ir::ComprehensionClause& clause : expr.comprehension->clauses) {
      visit(clause.iterable);
      for (const ir::Expr& condition : clause.conditions) visit(condition);
    }
    for (const ir::Expr& element : expr.comprehension->element) visit(element);
  }
  if (expr.lambda) {
    for (const ir::Expr& body : expr.lambda->body) visit(body);
  }
}

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
  ForEachPart(expr, [this](const ir::Expr& part) { Add(part); });
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

namespace {

using check::TypeKind;

TypeKind KindOf(const ir::Program& program, const ir::Expr& expr) {
  return expr.type.valid() ? (*program.types)[expr.type].kind : TypeKind::kError;
}

/// Builtins that succeed whatever they are given.
bool BuiltinIsSafe(const ir::Program& program, const ir::Expr& expr) {
  static const std::unordered_set<std::string> safe = {"len",
                                                       "enumerate",
                                                       "zip",
                                                       "sorted",
                                                       "reversed",
                                                       "any",
                                                       "all",
                                                       "str",
                                                       "bool",
                                                       "list",
                                                       "dict",
                                                       "set",
                                                       "print",
                                                       "repr",
                                                       "list.append",
                                                       "list.extend",
                                                       "list.insert",
                                                       "list.clear",
                                                       "list.count",
                                                       "list.sort",
                                                       "list.reverse",
                                                       "list.copy",
                                                       "dict.get",
                                                       "dict.items",
                                                       "dict.keys",
                                                       "dict.values",
                                                       "dict.setdefault",
                                                       "dict.update",
                                                       "dict.clear",
                                                       "dict.copy",
                                                       "set.add",
                                                       "set.discard",
                                                       "set.update",
                                                       "set.clear",
                                                       "set.union",
                                                       "set.intersection",
                                                       "set.difference",
                                                       "set.symmetric_difference",
                                                       "set.issubset",
                                                       "set.issuperset",
                                                       "set.isdisjoint",
                                                       "set.copy",
                                                       "tuple.count",
                                                       "str.strip",
                                                       "str.lstrip",
                                                       "str.rstrip",
                                                       "str.splitlines",
                                                       "str.join",
                                                       "str.replace",
                                                       "str.find",
                                                       "str.rfind",
                                                       "str.count",
                                                       "str.startswith",
                                                       "str.endswith",
                                                       "str.upper",
                                                       "str.lower",
                                                       "str.title",
                                                       "str.capitalize",
                                                       "str.swapcase",
                                                       "str.casefold",
                                                       "str.zfill",
                                                       "str.isdigit",
                                                       "str.isdecimal",
                                                       "str.isnumeric",
                                                       "str.isalpha",
                                                       "str.isalnum",
                                                       "str.isspace",
                                                       "str.isupper",
                                                       "str.islower",
                                                       "str.istitle",
                                                       "str.isidentifier",
                                                       "str.isascii",
                                                       "str.removeprefix",
                                                       "str.removesuffix",
                                                       "str.expandtabs",
                                                       "AudioData.scaled",
                                                       "AudioData.mixed_with",
                                                       "AudioData.rate",
                                                       "AudioData.channels",
                                                       "AudioData.frames",
                                                       "AudioData.duration",
                                                       "DomEvent.prevent_default",
                                                       "browser.load",
                                                       "browser.store",
                                                       "math.pi",
                                                       "math.e",
                                                       "math.tau",
                                                       "math.inf",
                                                       "math.nan",
                                                       "math.sin",
                                                       "math.cos",
                                                       "math.tan",
                                                       "math.atan",
                                                       "math.atan2",
                                                       "math.hypot",
                                                       "math.fabs",
                                                       "math.isnan",
                                                       "math.isinf",
                                                       "math.isfinite",
                                                       "math.gcd",
                                                       "math.degrees",
                                                       "math.radians",
                                                       "random.random",
                                                       "random.shuffle",
                                                       "random.uniform",
                                                       "random.seed",
                                                       "time.time"};
  if (expr.text == "range") {
    return expr.operands.size() < 3 || (expr.operands[2].kind == ExprKind::kInt && expr.operands[2].integer != 0);
  }
  if (expr.text == "abs" || expr.text == "sum") return KindOf(program, expr) == TypeKind::kFloat;
  return safe.count(expr.text) > 0;
}

/// What the expression does by itself, its parts left aside.
bool FailsItself(const ir::Program& program, const ir::Expr& expr) {
  bool on_ints = KindOf(program, expr) == TypeKind::kInt;
  switch (expr.kind) {
    case ExprKind::kUnary:
      return expr.text == "-" && on_ints;
    case ExprKind::kBinary: {
      const std::string& op = expr.text;
      if (op == "/" || op == "//" || op == "%" || op == "**" || op == "<<" || op == ">>") return true;
      return on_ints && (op == "+" || op == "-" || op == "*");
    }
    case ExprKind::kIndex:
    case ExprKind::kCall:
    case ExprKind::kCallValue:
      return true;
    case ExprKind::kSlice: {
      if (expr.operands.size() < 4 || expr.operands[3].kind == ExprKind::kNone) return false;
      const ir::Expr& step = expr.operands[3].kind == ExprKind::kSome ? expr.operands[3].operands[0] : expr.operands[3];
      return step.kind != ExprKind::kInt || step.integer == 0;
    }
    case ExprKind::kFormat:
      return expr.operands.size() > 1 && expr.operands[1].kind != ExprKind::kStr;
    case ExprKind::kBuiltin:
    case ExprKind::kMethod:
      return !BuiltinIsSafe(program, expr);
    default:
      return false;
  }
}

}  // namespace

EffectFinder::EffectFinder(const ir::Program& program) : program_(program) {
  ir::EffectsTable effects(program);
  for (const ir::Function& function : program.functions) functions_act_.push_back(effects.Of(function.body).acts);
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
      bool shared = kind == ir::VarKind::kGlobal || kind == ir::VarKind::kGlobalState || kind == ir::VarKind::kState;
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
      return FailsItself(program_, expr) ? Effect::kReads : Effect::kNone;
  }
}

Effect EffectFinder::Of(const ir::Expr& expr) const {
  // Making a function does nothing yet, unless it is given to a builtin, which calls it.
  bool called = expr.kind == ExprKind::kBuiltin || expr.kind == ExprKind::kMethod;
  if (expr.kind == ExprKind::kLambda) return Effect::kNone;
  Effect effect = OwnEffect(expr);
  ForEachPart(expr, [&](const ir::Expr& part) {
    Effect own = Of(part);
    if (called && part.lambda) own = part.lambda->body.empty() ? Effect::kWrites : Of(part.lambda->body[0]);
    effect = std::max(effect, own);
  });
  return effect;
}

bool CanFail(const ir::Program& program, const ir::Expr& expr) {
  if (expr.kind == ExprKind::kLambda) return false;
  if (FailsItself(program, expr)) return true;
  bool called = expr.kind == ExprKind::kBuiltin || expr.kind == ExprKind::kMethod;
  bool can_fail = false;
  ForEachPart(expr, [&](const ir::Expr& part) {
    bool fails = CanFail(program, part);
    if (called && part.lambda) fails = part.lambda->body.empty() || CanFail(program, part.lambda->body[0]);
    can_fail = can_fail || fails;
  });
  return can_fail;
}

bool CallsFunctions(const ir::Expr& expr) {
  bool calls = false;
  ir::VisitExpr(expr, [&](const ir::Expr& part) {
    calls =
        calls || part.kind == ExprKind::kCall || part.kind == ExprKind::kCallValue || part.kind == ExprKind::kLambda;
  });
  return calls;
}

}  // namespace gblocks::codegen
