// What waits. An `await` becomes a statement of its own, which the value's place follows. A listener that awaits gets a
// variable that knows its runs (its *tasks*), where a `state` of the program would stand: a row that is drawn again
// finds those of its earlier self. What `cancel(c.event)` ends are the tasks beside the name `c`, which every listener
// of `c.event` adds its own to.
#include "compiler/lower/lowerer.h"

namespace gblocks::lower {

namespace {

/// What `c.event` is called among the events of one name.
std::string EventName(const check::Program& checked, const check::EventTarget& target) {
  switch (target.kind) {
    case check::EventTarget::Kind::kLoad:
      return "load";
    case check::EventTarget::Kind::kElementEvent:
      return target.dom_event;
    case check::EventTarget::Kind::kComponentEvent:
      return checked.symbols[target.event].name;
    case check::EventTarget::Kind::kStateChange:
      return "change";
  }
  return "";
}

}  // namespace

Expr Lowerer::LowerAwait(const ast::Await& node, SourceRange range) {
  Expr call = LowerExpr(node.value);
  Stmt await = ir::MakeStmt(StmtKind::kAwait, range);
  TypeId type = call.type;
  bool gives = type.valid() && Kind(type) != TypeKind::kNone;
  if (gives) await.var = Temp("awaited", type);
  VarId var = await.var;
  await.value.push_back(std::move(call));
  Emit(std::move(await));
  return gives ? ir::VarExpr(program_, var, range) : ir::NoneExpr(types_.none(), range);
}

/// Makes the tasks `var` at the beginning of the block that is lowered: above all that a listener may be attached to.
void Lowerer::MakeTasks(VarId var, SourceRange range) {
  bool cell = program_.vars[var].kind == ir::VarKind::kState;
  Stmt made = ir::MakeStmt(cell ? StmtKind::kStateCell : StmtKind::kLet, range);
  made.var = var;
  made.value.push_back(ir::MakeExpr(ExprKind::kBuiltin, types_.tasks(), range));
  made.value[0].text = "tasks";
  assigned_.insert(var);
  at_.out->insert(at_.out->begin(), std::move(made));
}

void Lowerer::LowerTasks(ast::StmtId id, Stmt& listen) {
  bool only_load = true;
  listen.text = "queue";
  std::vector<VarId> groups;
  for (const check::EventTarget& target : Tables().events.at(id)) {
    only_load = only_load && target.kind == check::EventTarget::Kind::kLoad;
    if (!target.mode.empty()) listen.text = target.mode;
    Reference reference = target.target.valid() ? RefOf(target.target) : Reference{};
    SymbolId place = target.kind == check::EventTarget::Kind::kStateChange ? target.state : reference.symbol;
    VarId group = CancelGroup(place, EventName(checked_, target));
    if (group.valid()) groups.push_back(group);
  }
  if (only_load && at_.in_run) listen.text = "place";
  bool shared = !at_.in_run && at_.loop.end == 0;
  ir::VarKind kind = at_.in_run ? ir::VarKind::kState : shared ? ir::VarKind::kGlobal : ir::VarKind::kLocal;
  VarId tasks = Temp("tasks", types_.tasks(), kind);
  MakeTasks(tasks, listen.range);
  // An object would outlive its place for as long as the handler holds it.
  at_.out->front().always = listen.text == "place";
  listen.target.push_back(ir::VarExpr(program_, tasks, listen.range));
  for (VarId group : groups) listen.target.push_back(ir::VarExpr(program_, group, listen.range));
}

/// The events that the program cancels somewhere: their names need tasks beside them.
void Lowerer::CollectCancelled() {
  for (const check::CheckedModule& module : checked_.modules) {
    for (const auto& [call, targets] : module.tables.cancelled) {
      for (const check::EventTarget& target : targets)
        cancel_groups_.try_emplace({target.place, EventName(checked_, target)});
    }
  }
}

/// The tasks of `place.event`, if the program cancels it.
VarId Lowerer::CancelGroup(SymbolId place, const std::string& event) {
  auto found = cancel_groups_.find({place, event});
  if (found == cancel_groups_.end()) return {};
  if (!found->second.valid()) {
    bool global = Sym(place).place == check::Place::kGlobal;
    ir::VarKind kind = !global                ? ir::VarKind::kState
                       : StaysInLoop(place) ? ir::VarKind::kLocal
                                              : ir::VarKind::kGlobal;
    found->second = Temp(Sym(place).name + "_" + event, types_.tasks(), kind);
  }
  return found->second;
}

/// Where `place` is declared.
void Lowerer::EmitCancelGroups(SymbolId place) {
  SourceRange range = Sym(place).range;
  ++range.begin;  // a cell of its own beside that of a state
  for (auto& entry : cancel_groups_) {
    if (entry.first.first == place) MakeTasks(CancelGroup(place, entry.first.second), range);
  }
}

Expr Lowerer::LowerCancel(ast::ExprId id, SourceRange range) {
  for (const check::EventTarget& target : Tables().cancelled.at(id)) {
    VarId group = CancelGroup(target.place, EventName(checked_, target));
    if (!group.valid()) continue;
    Expr call = ir::MakeExpr(ExprKind::kBuiltin, types_.none(), range, {ir::VarExpr(program_, group, range)});
    call.text = "cancel";
    Emit(ir::ExprStmt(std::move(call), range));
  }
  return ir::NoneExpr(types_.none(), range);
}

}  // namespace gblocks::lower
