// forward_events: where a component only passes an event of an element on, its listeners hear the element.
//
//   scope Button done_btn                         scope Button
//     button = <button> "Done"                      button = <button> "Done"
//     on button.click                        →    on button.click
//       emit done_btn.click()                       task.complete = True
//   on done_btn.click
//     task.complete = True
//
// It is done for an event without data that the body emits in one place, a listener with nothing else in it, on an
// element (or an event forwarded already) that is there unconditionally; and only where the handle is used by name,
// since otherwise listeners may be anywhere. An object left without hubs, live properties and states goes. Listeners in
// which nothing is left (`emit` of an event that nobody hears was dropped before) go as well, so that an element nobody
// listens to costs nothing.
#include <algorithm>
#include <unordered_set>
#include <vector>

#include "compiler/ir/walk.h"
#include "compiler/passes/constants.h"
#include "compiler/passes/passes.h"

namespace gblocks::passes {
namespace {

using ir::Body;
using ir::EventSource;
using ir::Expr;
using ir::ExprKind;
using ir::Scope;
using ir::Stmt;
using ir::StmtKind;
using ir::VarId;

class Forwarder {
 public:
  explicit Forwarder(ir::Program& program) : program_(program) {}

  void Run() {
    while (ForwardOne(program_.body)) continue;
    DropEmpty(program_.body);
    DropHandles();
    CountObjects();
  }

 private:
  /// The listener that forwards event `event` of the scope, with the body it stands in.
  struct Found {
    Body* body = nullptr;
    size_t index = 0;
  };

  bool ForwardOne(Body& body) {
    for (Stmt& stmt : body) {
      if (stmt.kind == StmtKind::kScope && Forward(*stmt.scope)) return true;
      bool done = false;
      ir::ForEachBody(stmt, [&](Body& inner) { done = done || ForwardOne(inner); });
      if (done) return true;
    }
    return false;
  }

  bool Forward(Scope& scope) {
    if (!scope.object.valid() || scope.escapes) return false;
    for (size_t event = 0; event < scope.hubs.size(); ++event) {
      if (!scope.hubs[event] || Emits(scope, static_cast<int>(event)) != 1) continue;
      Found found;
      if (!Find(scope.body, scope.object, static_cast<int>(event), found)) continue;
      Stmt listener = std::move((*found.body)[found.index]);
      found.body->erase(found.body->begin() + static_cast<std::ptrdiff_t>(found.index));
      Retarget(scope, static_cast<int>(event), listener.events[0]);
      scope.hubs[event] = false;
      DropObject(scope);
      return true;
    }
    return false;
  }

  int Emits(const Scope& scope, int event) const {
    int count = 0;
    ir::VisitBody(scope.body, [&](const Stmt& stmt) {
      count += stmt.kind == StmtKind::kEmit && stmt.var == scope.object && stmt.index == event ? 1 : 0;
    });
    return count;
  }

  /// Looks where a statement surely runs: the body itself, elements, scopes and blocks of children.
  bool Find(Body& body, VarId object, int event, Found& found) {
    for (size_t i = 0; i < body.size(); ++i) {
      Stmt& stmt = body[i];
      if (stmt.kind == StmtKind::kListen && IsForward(stmt, object, event)) {
        found = {&body, i};
        return true;
      }
      if (stmt.kind == StmtKind::kElement && Find(stmt.element->body, object, event, found)) return true;
      if (stmt.kind == StmtKind::kScope && Find(stmt.scope->body, object, event, found)) return true;
      if (stmt.kind == StmtKind::kChildren && Find(stmt.body, object, event, found)) return true;
    }
    return false;
  }

  static bool IsForward(const Stmt& listen, VarId object, int event) {
    if (listen.body.size() != 1 || listen.events.size() != 1) return false;
    const Stmt& emit = listen.body[0];
    if (emit.kind != StmtKind::kEmit || emit.var != object || emit.index != event || !emit.target.empty()) return false;
    const EventSource& source = listen.events[0];
    return source.kind == EventSource::Kind::kElement;
  }

  void Retarget(const Scope& scope, int event, const EventSource& source) {
    bool global = program_.vars[scope.object].kind == ir::VarKind::kGlobal;
    ir::VisitBody(program_.body, [&](Stmt& stmt) {
      for (EventSource& one : stmt.events) {
        bool same = one.kind == EventSource::Kind::kComponent && one.event == event &&
                    one.object[0].kind == ExprKind::kVar && one.object[0].var == scope.object;
        if (!same) continue;
        one = source;
        stmt.event_var = VarId{};  // the event has no data
        // What is named by a name of the file is listened to from anywhere.
        if (global) program_.vars[source.element].kind = ir::VarKind::kGlobal;
      }
    });
  }

  void DropObject(Scope& scope) {
    bool hubs = std::find(scope.hubs.begin(), scope.hubs.end(), true) != scope.hubs.end();
    if (!hubs && scope.inits.empty() && !scope.escapes) scope.object = VarId{};
  }

  /// Branches and listeners that do nothing.
  void DropEmpty(Body& body) {
    for (Stmt& stmt : body) {
      ir::ForEachBody(stmt, [&](Body& inner) { DropEmpty(inner); });
    }
    auto idle = [this](const Stmt& stmt) {
      if (stmt.kind == StmtKind::kListen) return stmt.body.empty();
      if (stmt.kind != StmtKind::kIf || !stmt.else_body.empty()) return false;
      return std::all_of(stmt.branches.begin(), stmt.branches.end(),
                         [this](const ir::Branch& branch) {
                           return branch.body.empty() && MayDrop(program_, branch.condition);
                         });
    };
    body.erase(std::remove_if(body.begin(), body.end(), idle), body.end());
  }

  /// Element handles that nothing names any more.
  void DropHandles() {
    std::unordered_set<VarId> used;
    ir::VisitBody(program_.body, [&](const Stmt& stmt) {
      for (const EventSource& source : stmt.events) used.insert(source.element);
    });
    ir::VisitExprs(program_.body, [&](const Expr& expr) {
      if (expr.kind == ExprKind::kVar) used.insert(expr.var);
    });
    for (const ir::Function& function : program_.functions) {
      ir::VisitExprs(function.body, [&](const Expr& expr) { used.insert(expr.var); });
    }
    ir::VisitBody(program_.body, [&](Stmt& stmt) {
      if (stmt.element && used.count(stmt.element->handle) == 0) stmt.element->handle = VarId{};
    });
  }

  void CountObjects() {
    for (ir::Component& component : program_.components) component.hubs.assign(component.hubs.size(), false);
    ir::VisitBody(program_.body, [&](const Stmt& stmt) {
      if (stmt.kind != StmtKind::kScope) return;
      ir::Component& component = program_.components[stmt.scope->component];
      for (size_t i = 0; i < stmt.scope->hubs.size(); ++i) component.hubs[i] = component.hubs[i] || stmt.scope->hubs[i];
    });
  }

  ir::Program& program_;
};

}  // namespace

void ForwardEvents(ir::Program& program) {
  Forwarder(program).Run();
}

}  // namespace gblocks::passes
