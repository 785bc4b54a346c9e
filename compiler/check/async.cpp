// What waits: `await`, `async def`, what an event does while a handler of it still waits, and `cancel(…)`.
#include <algorithm>

#include "compiler/check/checker.h"

namespace gblocks::check {

namespace {

const char* const kModes[] = {"queue", "drop", "latest"};

}  // namespace

/// The `await` that is the whole value of a statement: there alone a handler can stop and go on.
ast::ExprId Checker::AwaitOf(const ast::Stmt& stmt) const {
  ast::ExprId value;
  if (const auto* expr = std::get_if<ast::ExprStmt>(&stmt.node)) value = expr->value;
  if (const auto* assign = std::get_if<ast::Assign>(&stmt.node)) value = assign->value;
  if (const auto* augmented = std::get_if<ast::AugAssign>(&stmt.node)) value = augmented->value;
  if (const auto* result = std::get_if<ast::Return>(&stmt.node)) value = result->value;
  return value.valid() && As<ast::Await>(value) != nullptr ? value : ast::ExprId{};
}

TypeId Checker::CheckAwait(ast::ExprId id, const ast::Await& node, TypeId expected) {
  SourceRange range = Expr(id).range;
  const Context* context = at_.context;
  bool waits = context->kind == ContextKind::kHandler || (context->kind == ContextKind::kFunction && context->is_async);
  if (!waits) {
    Problem problem = Report(DiagnosticKind::kAwaitOutside, range);
    switch (context->kind) {
      case ContextKind::kFunction:
        problem.With("where", "in a `def`").Hint("Write `async def`, and call the function with `await`.");
        break;
      case ContextKind::kLambda:
        problem.With("where", "in a lambda").Hint("Write an `async def`.");
        break;
      case ContextKind::kFile:
        problem.With("where", "at the top level").Hint("Put it into `on load:`.");
        break;
      default:
        problem.With("where", "in what is drawn, which runs at once").Hint("Put it into an `on` block.");
    }
  } else if (id != whole_await_) {
    Report(DiagnosticKind::kAwaitInside, range);
  }
  const auto* call = As<ast::Call>(node.value);
  const auto* name = call != nullptr ? As<ast::NameRef>(call->callee) : nullptr;
  SymbolId symbol = name != nullptr ? Lookup(name->name) : SymbolId{};
  bool sleeps = name != nullptr && name->name == "sleep" && !symbol.valid();
  bool is_async = symbol.valid() && Sym(symbol).kind == SymbolKind::kFunction && Sym(symbol).is_async;
  awaited_call_ = node.value;
  TypeId type = Check(node.value, expected);
  if (!sleeps && !is_async && !IsError(type)) {
    Report(DiagnosticKind::kNotAwaitable, Expr(node.value).range).With("what", "`" + Text(node.value) + "`");
  }
  // While it waits, others run: they may write anything that is not local.
  Facts& facts = at_.env.facts;
  auto changes = [&](const Fact& fact) {
    SymbolKind kind = Sym(fact.path.root).kind;
    return !fact.path.rest.empty() || (kind != SymbolKind::kLocal && kind != SymbolKind::kParam);
  };
  facts.erase(std::remove_if(facts.begin(), facts.end(), changes), facts.end());
  return type;
}

/// A call of what waits, without `await`.
void Checker::RequireAwait(ast::ExprId call, const std::string& name) {
  if (call == awaited_call_) return;
  SourceRange range = Expr(call).range;
  Report(DiagnosticKind::kMissingAwait, range).With("name", name).Fix({range.file, range.begin, range.begin}, "await ");
}

/// `mode="drop"` and nothing else.
void Checker::CheckEventOptions(const ast::EventRef& event, EventTarget& target) {
  for (const ast::Argument& option : event.options) {
    if (!option.name || option.name->text != "mode") {
      Report(DiagnosticKind::kEventOption, option.name ? option.name->range : Expr(option.value).range)
          .With("what", option.name ? "`" + option.name->text + "`" : "This");
      CheckArguments({option});
      continue;
    }
    const auto* mode = As<ast::StrLiteral>(option.value);
    bool known = mode != nullptr && std::find(std::begin(kModes), std::end(kModes), mode->value) != std::end(kModes);
    if (known) {
      target.mode = mode->value;
    } else {
      Report(DiagnosticKind::kEventMode, Expr(option.value).range).With("value", Text(option.value));
    }
  }
}

/// One listener has one queue, whatever it listens to.
void Checker::RequireOneMode(const std::vector<ast::EventRef>& events, const std::vector<EventTarget>& targets) {
  std::string mode;
  for (size_t i = 0; i < targets.size() && i < events.size(); ++i) {
    if (targets[i].mode.empty()) continue;
    if (!mode.empty() && targets[i].mode != mode) {
      Report(DiagnosticKind::kEventMode, events[i].range).With("first", mode).With("second", targets[i].mode);
      return;
    }
    mode = targets[i].mode;
  }
}

/// `cancel(start.click, load)`.
TypeId Checker::CallCancel(ast::ExprId id, const ast::Call& node) {
  if (at_.context->IsRenderBody()) {
    Misplaced(Expr(id).range, "`cancel(…)`", "in what is drawn, which runs with each change", "Put it into an `on` block.");
  }
  std::vector<EventTarget> targets;
  for (const ast::Argument& argument : node.arguments) {
    const auto* attribute = As<ast::Attribute>(argument.value);
    const auto* name = attribute != nullptr ? As<ast::NameRef>(attribute->object) : nullptr;
    SymbolId symbol = name != nullptr ? Lookup(name->name) : SymbolId{};
    bool can = !argument.name && argument.stars == 0 && symbol.valid() &&
               (Sym(symbol).kind == SymbolKind::kLocal || Sym(symbol).kind == SymbolKind::kState);
    if (can) {
      ast::EventRef event{attribute->object, attribute->name, {}, Expr(argument.value).range};
      std::optional<EventTarget> target = ResolveEvent(event);
      if (!target) continue;
      target->place = symbol;
      targets.push_back(std::move(*target));
      continue;
    }
    Report(DiagnosticKind::kNotCancelled, Expr(argument.value).range).With("what", "`" + Text(argument.value) + "`");
  }
  CallInfo info;
  info.callee = {RefKind::kBuiltinFunction, {}, "cancel", -1};
  at_.tables->references[node.callee] = info.callee;
  at_.tables->calls[id] = std::move(info);
  at_.tables->cancelled[id] = std::move(targets);
  return types_.none();
}

}  // namespace gblocks::check
