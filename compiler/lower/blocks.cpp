// What has a time of its own: state, render, on; and emit.
#include "compiler/lower/lowerer.h"

namespace gblocks::lower {

void Lowerer::LowerState(ast::StmtId id, const ast::Stmt& stmt, const ast::StateDecl& node) {
  SymbolId symbol = Tables().declarations.at(id);
  Stmt lowered = ir::MakeStmt(StmtKind::kStateCell, stmt.range);
  lowered.var = VarOf(symbol);
  EmitCancelGroups(symbol);
  lowered.value.push_back(LowerExprAs(node.value, Sym(symbol).type));
  if (node.browser) return LowerBrowserState(symbol, std::move(lowered));
  Emit(std::move(lowered));
}

void Lowerer::LowerRender(ast::StmtId id, const ast::Stmt& stmt, const ast::Render& node) {
  Stmt lowered = ir::MakeStmt(StmtKind::kRender, stmt.head);
  lowered.has_on = node.has_on;
  if (node.has_on) {
    lowered.events = LowerEvents(id);
    lowered.order = OrderOf(stmt);
  }
  bool outside = std::exchange(at_.in_run, true);
  lowered.body = LowerRegion(node.body);
  at_.in_run = outside;
  Emit(std::move(lowered));
}

void Lowerer::LowerOn(ast::StmtId id, const ast::Stmt& stmt, const ast::On& node) {
  Stmt lowered = ir::MakeStmt(StmtKind::kListen, stmt.head);
  lowered.order = OrderOf(stmt);
  lowered.events = LowerEvents(id);
  if (node.event_name) {
    SymbolId symbol = Tables().declarations.at(id);
    lowered.event_var = VarOf(symbol, true);
    program_.vars[lowered.event_var].kind = ir::VarKind::kEvent;
  }
  TypeId result = std::exchange(at_.result, TypeId{});
  lowered.body = LowerRegion(node.body);
  at_.result = result;
  if (ir::Awaits(lowered.body)) LowerTasks(id, lowered);
  Emit(std::move(lowered));
}

std::vector<ir::EventSource> Lowerer::LowerEvents(ast::StmtId id) {
  std::vector<ir::EventSource> sources;
  auto found = Tables().events.find(id);
  if (found == Tables().events.end()) return sources;
  for (const check::EventTarget& target : found->second) {
    ir::EventSource source;
    switch (target.kind) {
      case check::EventTarget::Kind::kLoad:
        break;
      case check::EventTarget::Kind::kElementEvent:
        source.kind = ir::EventSource::Kind::kElement;
        source.element = LowerExpr(target.target).var;
        source.dom_event = target.dom_event;
        break;
      case check::EventTarget::Kind::kStateChange:
        source.kind = ir::EventSource::Kind::kChange;
        source.object.push_back(ir::VarExpr(program_, VarOf(target.state), Ast(target.target).range));
        break;
      case check::EventTarget::Kind::kComponentEvent: {
        SymbolId component = Sym(target.event).component;
        source.kind = ir::EventSource::Kind::kComponent;
        source.component = ComponentOf(component);
        Expr object = LowerExpr(target.target);
        const std::vector<SymbolId>& events = Sym(component).events;
        for (size_t i = 0; i < events.size(); ++i) {
          if (events[i] == target.event) source.event = static_cast<int>(i);
        }
        if (Sym(target.event).name == "change" && ChangeIsValue(component)) {
          // Nobody tells it: it is what can be seen of `value` after a handler.
          const std::vector<check::ParamInfo>& params = Sym(component).params;
          for (size_t i = 0; i < params.size(); ++i) {
            if (params[i].name != "value") continue;
            Expr value = ir::MakeExpr(ExprKind::kProperty, params[i].type, object.range, {object});
            value.component = source.component;
            value.index = static_cast<int>(i);
            object = std::move(value);
            break;
          }
          source.kind = ir::EventSource::Kind::kChange;
        }
        source.object.push_back(std::move(object));
        break;
      }
    }
    sources.push_back(std::move(source));
  }
  return sources;
}

void Lowerer::LowerEmit(ast::StmtId id, const ast::Stmt& stmt) {
  const check::EmitInfo& info = Tables().emits.at(id);
  Stmt lowered = ir::MakeStmt(StmtKind::kEmit, stmt.range);
  SymbolId component = Sym(info.event).component;
  lowered.component = ComponentOf(component);
  const std::vector<SymbolId>& events = Sym(component).events;
  for (size_t i = 0; i < events.size(); ++i) {
    if (events[i] == info.event) lowered.index = static_cast<int>(i);
  }
  lowered.target = FillDefaults(info.event, info.arguments);
  Emit(std::move(lowered));
}

}  // namespace gblocks::lower
