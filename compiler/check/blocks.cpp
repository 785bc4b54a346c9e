// The blocks that have a time of their own: render, on; and what components say with events.
#include <algorithm>

#include "compiler/check/checker.h"

namespace gblocks::check {

/// Checks the body of a render block, component, handler or function: a scope and effects of its own, and of what is
/// known outside only what cannot change before it runs.
void Checker::CheckInner(ContextKind kind, ast::StmtId id, const ast::Body& body, const std::function<void()>& inside) {
  Scope* scope = at_.scope;
  Context* context = at_.context;
  Env env = at_.env;
  int block = std::exchange(at_.block, ++blocks_);
  at_.context = NewContext(kind, id);
  at_.scope = NewScope(at_.context, &body);
  Facts kept;
  for (const Fact& fact : env.facts) {
    SymbolKind symbol = Sym(fact.path.root).kind;
    bool local = symbol == SymbolKind::kLocal || symbol == SymbolKind::kParam;
    bool stays = kind != ContextKind::kFunction || AssignedOnce(fact.path.root);
    if (fact.path.rest.empty() && local && stays) kept.push_back(fact);
  }
  at_.env.facts = std::move(kept);
  at_.env.reachable = true;
  inside();
  at_.scope = scope;
  at_.context = context;
  at_.env = std::move(env);
  at_.block = block;
}

/// `render` and `on` stand at the top level, in render blocks and in component bodies.
bool Checker::CanHoldBlocks(const ast::Stmt& stmt, const std::string& what) {
  ContextKind kind = at_.context->kind;
  if (kind == ContextKind::kFile || at_.context->IsRenderBody()) return true;
  bool handler = kind == ContextKind::kHandler;
  Misplaced(stmt.head, what, handler ? "in an `on` block" : "in a function",
            "Put it at the top level, in a `render` block or in a component.");
  return false;
}

void Checker::CheckRender(ast::StmtId id, const ast::Render& node) {
  if (node.has_on) {
    for (const ast::EventRef& event : node.events) {
      if (event.options.empty()) continue;
      Report(DiagnosticKind::kEventOption, Expr(event.options.front().value).range).With("render", "`render`");
    }
    at_.tables->events[id] = ResolveEvents(node.events);
  }
  CheckInner(ContextKind::kRender, id, node.body, [&] { CheckBody(node.body); });
}

void Checker::CheckOn(ast::StmtId id, const ast::On& node) {
  std::vector<EventTarget> targets = ResolveEvents(node.events);
  RequireOneMode(node.events, targets);
  TypeId data = node.event_name ? EventDataType(node, targets) : TypeId{};
  at_.tables->events[id] = std::move(targets);
  CheckInner(ContextKind::kHandler, id, node.body, [&] {
    if (node.event_name) {
      SymbolId symbol = NewLocal(node.event_name->text, node.event_name->range, data);
      Sym(symbol).declaration = id;
      at_.scope->names[node.event_name->text] = symbol;
      at_.tables->declarations[id] = symbol;
    }
    CheckBody(node.body);
  });
}

std::vector<EventTarget> Checker::ResolveEvents(const std::vector<ast::EventRef>& events) {
  std::vector<EventTarget> targets;
  for (const ast::EventRef& event : events) {
    if (std::optional<EventTarget> target = ResolveEvent(event)) targets.push_back(std::move(*target));
  }
  return targets;
}

std::optional<EventTarget> Checker::ResolveEvent(const ast::EventRef& event) {
  EventTarget target{EventTarget::Kind::kLoad, event.target, {}, "", {}};
  CheckEventOptions(event, target);
  if (!event.target.valid()) {
    if (event.event.text == "load") return target;
    Problem problem = Report(DiagnosticKind::kNotAnEvent, event.range);
    problem.With("what", "`" + event.event.text + "`");
    SymbolId symbol = Lookup(event.event.text);
    if (symbol.valid() && Sym(symbol).kind == SymbolKind::kState) {
      problem.Hint("To listen to changes of the state, write `" + event.event.text + ".change`.");
    } else if (symbol.valid() && Kind(Sym(symbol).type) == TypeKind::kComponent) {
      problem.Hint("Name the event, too: `" + event.event.text + ".click`, for example.");
    }
    return std::nullopt;
  }
  // A state's own change comes first: `on tasks.change` is about the state, whatever it holds.
  if (const auto* name = As<ast::NameRef>(event.target)) {
    SymbolId symbol = Lookup(name->name);
    bool is_state = symbol.valid() && Sym(symbol).kind == SymbolKind::kState;
    if (is_state && (event.event.text == "change" || Kind(Sym(symbol).type) != TypeKind::kComponent)) {
      CheckObject(event.target);
      if (event.event.text == "change") {
        target.kind = EventTarget::Kind::kStateChange;
        target.state = symbol;
        return target;
      }
      Report(DiagnosticKind::kUnknownEvent, event.event.range)
          .With("owner", "The state `" + name->name + "`")
          .With("name", event.event.text)
          .With("suggestions", "`change`")
          .Fix(event.event.range, "change");
      return std::nullopt;
    }
  }
  TypeId type = CheckObject(event.target);
  if (IsError(type)) return std::nullopt;
  if (ReportNone(event.target, type, "listened to")) return std::nullopt;
  if (Kind(type) == TypeKind::kElement) {
    target.kind = EventTarget::Kind::kElementEvent;
    target.dom_event = event.event.text;
    NoteListened(event.target, {}, event.event.text);
    if (IsDomEvent(event.event.text)) return target;
    Problem problem = Report(DiagnosticKind::kUnknownEvent, event.event.range);
    problem.With("owner", "An element of the page").With("name", event.event.text);
    DidYouMean(problem, event.event.text, DomEvents(), event.event.range);
    return std::nullopt;
  }
  if (Kind(type) == TypeKind::kComponent) {
    SymbolId component = T(type).symbol;
    std::vector<std::string> names;
    for (SymbolId one : Sym(component).events) {
      names.push_back(Sym(one).name);
      if (Sym(one).name != event.event.text) continue;
      target.kind = EventTarget::Kind::kComponentEvent;
      target.event = one;
      NoteListened(event.target, component, event.event.text);
      return target;
    }
    Problem problem = Report(DiagnosticKind::kUnknownEvent, event.event.range);
    problem.With("owner", "`" + Sym(component).name + "`").With("name", event.event.text);
    std::string known;
    for (const std::string& name : names) known += (known.empty() ? "`" : ", `") + name + "`";
    if (!known.empty()) problem.With("known", "`" + Sym(component).name + "` has the events " + known + ".");
    DidYouMean(problem, event.event.text, names, event.event.range);
    return std::nullopt;
  }
  std::string hint;
  if (const auto* name = As<ast::NameRef>(event.target); name != nullptr && event.event.text == "change") {
    hint = "I notice changes of a `state`: write `state " + name->name + " = …` where it is made.";
  }
  Report(DiagnosticKind::kNotAnEvent, event.range).With("what", "`" + Text(event.range) + "`").Hint(hint);
  return std::nullopt;
}

/// The type of `ev`: all events listened to must tell the same.
TypeId Checker::EventDataType(const ast::On& node, const std::vector<EventTarget>& targets) {
  TypeId data;
  for (const EventTarget& target : targets) {
    TypeId type;
    switch (target.kind) {
      case EventTarget::Kind::kElementEvent:
        type = types_.dom_event();
        break;
      case EventTarget::Kind::kComponentEvent:
        type = Sym(target.event).type;
        break;
      case EventTarget::Kind::kLoad:
      case EventTarget::Kind::kStateChange:
        break;
    }
    if (!type.valid()) {
      Report(DiagnosticKind::kNoEventData, node.event_name->range)
          .With("event", target.kind == EventTarget::Kind::kLoad ? "load" : "change")
          .Hint("Leave `as " + node.event_name->text + "` out.");
      return types_.error();
    }
    if (!data.valid()) data = type;
    auto same = [&](TypeId a, TypeId b) {
      if (a == b) return true;
      if (Kind(a) != TypeKind::kEventData || Kind(b) != TypeKind::kEventData) return false;
      const std::vector<ParamInfo>& left = Sym(T(a).symbol).params;
      const std::vector<ParamInfo>& right = Sym(T(b).symbol).params;
      return left.size() == right.size() &&
             std::equal(left.begin(), left.end(), right.begin(),
                        [](const ParamInfo& x, const ParamInfo& y) { return x.name == y.name && x.type == y.type; });
    };
    if (!same(data, type)) {
      Report(DiagnosticKind::kMixedEventData, node.event_name->range).With("name", node.event_name->text);
      return types_.error();
    }
  }
  return data.valid() ? data : types_.error();
}

void Checker::CheckEmit(ast::StmtId id, const ast::Stmt& stmt, const ast::Emit& node) {
  SymbolId component = at_.context->component;
  if (!component.valid() || at_.context->IsRenderBody()) {
    CheckArguments(node.arguments);
    if (!component.valid()) {
      Report(DiagnosticKind::kEmitOutside, stmt.head);
    } else {
      Misplaced(stmt.head, "`emit`", "in the body of a component, which runs with each change",
                "Put it into an `on` block.");
    }
    return;
  }
  std::vector<std::string> names;
  for (SymbolId event : Sym(component).events) {
    names.push_back(Sym(event).name);
    if (Sym(event).name != node.event.text) continue;
    std::vector<ast::ExprId> placed = CheckMatched(node.event.text, stmt.head, node.arguments, ViewsOf(event));
    at_.tables->emits[id] = {event, std::move(placed)};
    return;
  }
  CheckArguments(node.arguments);
  Problem problem = Report(DiagnosticKind::kUnknownEvent, node.event.range);
  problem.With("owner", "`" + Sym(component).name + "`").With("name", node.event.text);
  DidYouMean(problem, node.event.text, names, node.event.range,
             "Declare it in the component: `event " + node.event.text + "`.");
}

}  // namespace gblocks::check
