#include "compiler/ir/effects.h"

#include <algorithm>

#include "compiler/check/builtins.h"
#include "compiler/ir/walk.h"

namespace gblocks::ir {
namespace {

using check::TypeKind;

Place StatePlace(VarId var) {
  Place place;
  place.var = var;
  return place;
}

Place PropertyPlace(const Expr& property) {
  Place place;
  place.kind = Place::Kind::kProperty;
  if (property.operands[0].kind == ExprKind::kVar) place.var = property.operands[0].var;
  place.component = property.component;
  place.index = property.index;
  return place;
}

Place FieldPlace(const Expr& field) {
  Place place;
  place.kind = Place::Kind::kField;
  place.record = field.record;
  place.index = field.index;
  return place;
}

bool IsState(const Program& program, VarId var) {
  VarKind kind = program.vars[var].kind;
  return kind == VarKind::kState || kind == VarKind::kGlobalState;
}

}  // namespace

void Effects::Add(const Effects& other) {
  reads.insert(other.reads.begin(), other.reads.end());
  writes.insert(other.writes.begin(), other.writes.end());
  reads_items |= other.reads_items;
  acts |= other.acts;
}

bool HoldsItems(const check::TypeTable& types, TypeId type) {
  if (!type.valid()) return false;
  const check::Type& info = types[type];
  switch (info.kind) {
    case TypeKind::kList:
    case TypeKind::kSet:
    case TypeKind::kDict:
      return true;
    case TypeKind::kNative:
      return !check::FindBuiltinType(info.name)->is_value;
    case TypeKind::kTuple:
    case TypeKind::kUnion:
    case TypeKind::kOptional:
      return std::any_of(info.arguments.begin(), info.arguments.end(),
                         [&](TypeId inner) { return HoldsItems(types, inner); });
    default:
      return false;
  }
}

bool BuiltinMutates(const std::string& name) {
  if (name == "del_at" || name == "del_slice") return true;  // `del xs[i]`
  const check::BuiltinRow* row = check::BuiltinDocumentation(name);
  return row != nullptr && row->mutates;
}

bool BuiltinActs(const std::string& name) {
  auto begins = [&](const char* text) { return name.rfind(text, 0) == 0; };
  return name == "print" || name == "print_open" || name == "print_with" || name == "fail_assert" || name == "unique_id" || name == "sleep" ||
         name == "cancel" ||
         name == "tasks" || begins("random.") || begins("time.") || name == "date.today" || name == "datetime.now" || name == "datetime.today" ||
         name == "datetime.utcnow" || begins("browser.") || begins("DomEvent.") ||
         BuiltinMutates(name);
}

EffectsTable::EffectsTable(const Program& program) : program_(program), functions_(program.functions.size()) {
  // Functions may call each other in circles: repeat until nothing is added.
  for (bool changed = true; changed;) {
    changed = false;
    size_t i = 0;
    for (const Function& function : program.functions) {
      Effects effects = Of(function.body);
      Effects& known = functions_[i++];
      changed |= effects.reads.size() != known.reads.size() || effects.writes.size() != known.writes.size() ||
                 effects.reads_items != known.reads_items || effects.acts != known.acts;
      known = std::move(effects);
    }
  }
}

Effects EffectsTable::Of(const Body& body) const {
  Effects effects;
  for (const Stmt& stmt : body) AddStmt(stmt, effects);
  return effects;
}

Effects EffectsTable::Of(const Stmt& stmt) const {
  Effects effects;
  AddStmt(stmt, effects);
  return effects;
}

Effects EffectsTable::Of(const Expr& expr) const {
  Effects effects;
  AddExpr(expr, effects);
  return effects;
}

void EffectsTable::AddStmt(const Stmt& stmt, Effects& effects) const {
  switch (stmt.kind) {
    case StmtKind::kAssign:
    case StmtKind::kAugAssign:
      AddTarget(stmt.target[0], effects);
      if (stmt.kind == StmtKind::kAugAssign) AddExpr(stmt.target[0], effects);
      AddExpr(stmt.value[0], effects);
      return;
    case StmtKind::kListen:
      return;  // all of it is the event's time; what it observes is asked by the runtime
    case StmtKind::kAwait:
    case StmtKind::kEmit:
    case StmtKind::kReturn:
      effects.acts |= stmt.kind != StmtKind::kReturn;
      break;
    default:
      break;
  }
  if (stmt.kind == StmtKind::kRender) return;
  if (stmt.kind == StmtKind::kFor && HoldsItems(*program_.types, stmt.value[0].type)) effects.reads_items = true;
  ForEachExpr(stmt, [&](const Expr& expr) { AddExpr(expr, effects); });
  if (stmt.kind == StmtKind::kFragment) {
    for (const Stmt& inner : stmt.prelude) AddStmt(inner, effects);
  } else if (!HasOwnTime(stmt.kind)) {
    ForEachBody(stmt, [&](const Body& body) {
      for (const Stmt& inner : body) AddStmt(inner, effects);
    });
  }
}

void EffectsTable::AddTarget(const Expr& target, Effects& effects) const {
  if (target.kind == ExprKind::kVar) {
    if (!IsState(program_, target.var) && program_.vars[target.var].kind != VarKind::kGlobal) return;
  } else {
    for (const Expr& operand : target.operands) AddExpr(operand, effects);
  }
  AddWrite(target, effects);
}

void EffectsTable::AddWrite(const Expr& object, Effects& effects) const {
  effects.acts = true;
  switch (object.kind) {
    case ExprKind::kVar:
      if (IsState(program_, object.var)) effects.writes.insert(StatePlace(object.var));
      return;
    case ExprKind::kProperty:
      effects.writes.insert(PropertyPlace(object));
      return;
    case ExprKind::kField:
      effects.writes.insert(FieldPlace(object));
      return;
    case ExprKind::kIndex:
    case ExprKind::kSlice:
    case ExprKind::kUnwrap:
    case ExprKind::kMember:
      AddWrite(object.operands[0], effects);
      return;
    default:
      return;
  }
}

void EffectsTable::AddExpr(const Expr& expr, Effects& effects) const {
  VisitExpr(expr, [&](const Expr& inner) {
    switch (inner.kind) {
      case ExprKind::kVar:
        if (IsState(program_, inner.var)) effects.reads.insert(StatePlace(inner.var));
        if (HoldsItems(*program_.types, inner.type)) effects.reads_items = true;
        break;
      case ExprKind::kProperty:
        effects.reads.insert(PropertyPlace(inner));
        break;
      case ExprKind::kField:
        effects.reads.insert(FieldPlace(inner));
        break;
      case ExprKind::kCall:
        effects.Add(functions_[static_cast<size_t>(inner.function.index)]);
        break;
      case ExprKind::kCallValue:
        effects.reads_items = effects.acts = true;
        break;
      case ExprKind::kMethod:
      case ExprKind::kBuiltin:
        if (BuiltinActs(inner.text)) {
          effects.acts = true;
          if (BuiltinMutates(inner.text)) AddWrite(inner.operands[0], effects);
        }
        break;
      case ExprKind::kLambda:
        for (const Stmt& stmt : inner.lambda->block) AddStmt(stmt, effects);
        break;
      default:
        break;
    }
    // What an indexed or searched value holds may change, wherever it came from.
    bool looks_inside =
        inner.kind == ExprKind::kIndex || inner.kind == ExprKind::kSlice || inner.kind == ExprKind::kMethod;
    if (looks_inside && HoldsItems(*program_.types, inner.operands[0].type)) effects.reads_items = true;
  });
}

std::string PlaceName(const Program& program, const Place& place) {
  size_t index = static_cast<size_t>(place.index);
  switch (place.kind) {
    case Place::Kind::kState:
      return program.vars[place.var].name;
    case Place::Kind::kProperty: {
      const Component& component = program.components[place.component];
      return (place.var.valid() ? program.vars[place.var].name : component.name) + "." +
             component.properties[index].name;
    }
    case Place::Kind::kField: {
      const Record& record = program.records[place.record];
      return record.name + "." + record.fields[index].name;
    }
  }
  return "?";
}

}  // namespace gblocks::ir
