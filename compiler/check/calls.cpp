// Calls: what is called, and which argument belongs to which parameter.
#include <algorithm>

#include "compiler/check/checker.h"

namespace gblocks::check {

TypeId Checker::CheckCall(ast::ExprId id, const ast::Call& node, TypeId expected) {
  bool placed = std::exchange(placed_, false);
  if (const auto* name = As<ast::NameRef>(node.callee)) {
    SymbolId symbol = Lookup(name->name);
    if (symbol.valid()) {
      SymbolKind kind = Sym(symbol).kind;
      at_.tables->references[node.callee] = {RefKind::kSymbol, symbol, "", -1};
      if (kind == SymbolKind::kComponent) {
        if (!placed) Sym(symbol).escapes = true;
        return CallComponent(id, Expr(id).range, node.arguments, symbol);
      }
      if (kind == SymbolKind::kFunction) return CallFunction(id, node, symbol);
      if (kind == SymbolKind::kRecord) return CallRecord(id, node, symbol);
      return CallValue(id, node, Check(node.callee));
    }
    if (name->name == "app") return CallApp(id, node);
    if (name->name == "cancel") return CallCancel(id, node);
    if (name->name == "sleep") RequireAwait(id, "sleep");
    if (name->name == "isinstance") return CheckIsinstance(id, node);
    if (!FindBuiltins("", name->name).empty()) {
      at_.tables->references[node.callee] = {RefKind::kBuiltinFunction, {}, name->name, -1};
      return CallBuiltin(id, node, "", name->name, {}, {}, expected);
    }
    ReportUnknownName(name->name, Expr(node.callee).range);
    CheckArguments(node.arguments);
    return types_.error();
  }
  if (const auto* attribute = As<ast::Attribute>(node.callee)) return CallMember(id, node, *attribute, expected);
  return CallValue(id, node, Check(node.callee));
}

void Checker::CheckArguments(const std::vector<ast::Argument>& arguments) {
  for (const ast::Argument& argument : arguments) {
    // A lambda without a parameter's type would be reported for the wrong reason.
    Check(argument.value, types_.error());
  }
}

void Checker::NoteCall(SymbolId function, SourceRange range) {
  at_.context->frame->calls.emplace_back(function, range);
}

/// Of a function whose body is being checked: what its `return`s gave so far; none before the first.
TypeId Checker::ResultSoFar(SymbolId function, SourceRange call) {
  const Context* running = Info(function).running;
  if (running == nullptr || !running->found_result.valid() || IsOpen(types_, running->found_result)) return {};
  Info(function).so_far.emplace_back(call, running->found_result);
  return running->found_result;
}

std::vector<ParamView> Checker::ViewsOf(SymbolId symbol) const {
  std::vector<ParamView> views;
  for (const ParamInfo& param : Sym(symbol).params)
    views.push_back({param.name, param.type, !param.default_value.valid(), param.range});
  return views;
}

TypeId Checker::CallFunction(ast::ExprId id, const ast::Call& node, SymbolId symbol) {
  EnsureChecked(symbol);
  NoteCall(symbol, Expr(id).range);
  if (Sym(symbol).is_async) RequireAwait(id, Sym(symbol).name);
  if (!Sym(symbol).type_params.empty()) return CallGeneric(id, node, symbol);
  CallInfo info;
  info.callee = {RefKind::kSymbol, symbol, "", -1};
  info.arguments = CheckMatched(Sym(symbol).name, Expr(id).range, node.arguments, ViewsOf(symbol));
  at_.tables->calls[id] = std::move(info);
  ForgetCall(symbol);
  TypeId type = Sym(symbol).type;
  if (type.valid()) {
    at_.tables->types[node.callee] = type;
    return T(type).arguments.back();
  }
  // The body is being checked just now: what it has returned so far, which has to be all that it returns.
  if (TypeId result = ResultSoFar(symbol, Expr(id).range); result.valid()) return result;
  Report(DiagnosticKind::kCannotInfer, Expr(id).range)
      .With("name", Sym(symbol).name)
      .With("what", "this call, as `" + Sym(symbol).name + "` calls itself")
      .Hint("Write the type of the result: `def " + Sym(symbol).name + "(…) -> int:`.")
      .Label(Sym(symbol).range, "declared here");
  return types_.error();
}

TypeId Checker::CallRecord(ast::ExprId id, const ast::Call& node, SymbolId symbol) {
  CallInfo info;
  info.callee = {RefKind::kSymbol, symbol, "", -1};
  info.arguments = CheckMatched(Sym(symbol).name, Expr(id).range, node.arguments, ViewsOf(symbol));
  at_.tables->calls[id] = std::move(info);
  return Sym(symbol).type;
}

/// A call of a value of function type: a parameter, a lambda in a local name.
TypeId Checker::CallValue(ast::ExprId id, const ast::Call& node, TypeId callee) {
  if (IsError(callee) || Kind(callee) != TypeKind::kFunction) {
    CheckArguments(node.arguments);
    if (IsError(callee)) return callee;
    if (ReportNone(node.callee, callee, "called")) return types_.error();
    std::string hint;
    if (Kind(callee) == TypeKind::kComponent)
      hint = "What happens on its events stands in an `on` block: `on " + Text(node.callee) + ".click:`.";
    Report(DiagnosticKind::kNotCallable, Expr(node.callee).range)
        .With("what", "`" + Text(node.callee) + "`")
        .With("type", "`" + Named(callee) + "`")
        .Hint(hint);
    return types_.error();
  }
  const std::vector<TypeId> types = T(callee).arguments;
  std::vector<ParamView> params;
  for (size_t i = 0; i + 1 < types.size(); ++i) params.push_back({"argument " + std::to_string(i + 1), types[i]});
  CallInfo info;
  auto found = at_.tables->references.find(node.callee);
  if (found != at_.tables->references.end()) info.callee = found->second;
  info.arguments = CheckMatched(Text(node.callee), Expr(id).range, node.arguments, params);
  at_.tables->calls[id] = std::move(info);
  Facts& facts = at_.env.facts;  // it may write anything that is not local
  facts.erase(std::remove_if(facts.begin(), facts.end(),
                             [&](const Fact& fact) {
                               return Sym(fact.path.root).kind == SymbolKind::kState || !fact.path.rest.empty();
                             }),
              facts.end());
  return types.back();
}

/// `object.name(…)`: an element, a module's function, a method, or a field of function type.
TypeId Checker::CallMember(ast::ExprId id, const ast::Call& node, const ast::Attribute& callee, TypeId expected) {
  std::string module;
  if (NamesModule(callee.object, &module)) {
    if (module == "html") return CallElement(id, Expr(id).range, node.arguments, callee.name);
    if (module == "gr") {
      CheckModuleMember(node.callee, module, callee.name, {});
      CheckArguments(node.arguments);
      return types_.error();
    }
    const std::vector<const BuiltinRow*>& rows = FindBuiltins(module, callee.name.text);
    if (!rows.empty() && rows[0]->kind == BuiltinRow::Kind::kMethod) {
      at_.tables->references[node.callee] = {RefKind::kBuiltinFunction, {}, module + "." + callee.name.text, -1};
      return CallBuiltin(id, node, module, callee.name.text, {}, {}, expected);
    }
    return CallValue(id, node, Check(node.callee));
  }
  if (ReportModulePrefix(callee)) {
    CheckArguments(node.arguments);
    return types_.error();
  }
  if (const auto* type = As<ast::NameRef>(callee.object); type != nullptr && !Lookup(type->name).valid()) {
    const std::vector<const BuiltinRow*>& rows = FindBuiltins(type->name, callee.name.text);
    if (!rows.empty() && rows[0]->is_static) {
      at_.tables->references[node.callee] = {
          RefKind::kBuiltinFunction, {}, type->name + "." + callee.name.text, -1};
      return CallBuiltin(id, node, type->name, callee.name.text, {}, {}, expected);
    }
  }
  TypeId object = CheckObject(callee.object);
  if (IsError(object)) {
    CheckArguments(node.arguments);
    return object;
  }
  std::string owner = MethodOwner(object);
  const std::vector<const BuiltinRow*>& rows = FindBuiltins(owner, callee.name.text);
  if (!rows.empty() && rows[0]->kind == BuiltinRow::Kind::kMethod) {
    at_.tables->references[node.callee] = {RefKind::kBuiltinMethod, {}, owner + "." + callee.name.text, -1};
    return CallBuiltin(id, node, owner, callee.name.text, object, callee.object, expected);
  }
  if (Kind(object) == TypeKind::kComponent || Kind(object) == TypeKind::kElement) {
    bool is_event = Kind(object) == TypeKind::kElement && IsDomEvent(callee.name.text);
    if (Kind(object) == TypeKind::kComponent) {
      for (SymbolId event : Sym(T(object).symbol).events) is_event = is_event || Sym(event).name == callee.name.text;
    }
    if (is_event) {
      // Gradio's `btn.click(fn, inputs=…, outputs=…)`; what is passed is not looked at, it would be written anew.
      Report(DiagnosticKind::kListenerCall, Expr(node.callee).range)
          .With("listener", Text(node.callee))
          .Hint("Write what should happen below it:\n\n    on " + Text(node.callee) + ":\n        " + ListenerBody(node));
      return types_.error();
    }
  }
  return CallValue(id, node, Check(node.callee));
}

/// `greet, inputs=[name, age], outputs=greeting` -> "greeting.value = greet(name.value, age.value)"
std::string Checker::ListenerBody(const ast::Call& listener) const {
  std::string function, inputs, output = "output";
  const auto names = [&](ast::ExprId value) {
    std::string all;
    const auto* list = As<ast::ListLiteral>(value);
    for (const ast::ExprId item : list == nullptr ? std::vector<ast::ExprId>{value} : list->items) {
      if (As<ast::NameRef>(item) == nullptr) return std::string("…");
      all += (all.empty() ? "" : ", ") + Text(item) + ".value";
    }
    return all;
  };
  for (size_t i = 0; i < listener.arguments.size(); ++i) {
    const ast::Argument& argument = listener.arguments[i];
    const std::string name = argument.name ? argument.name->text : i == 0 ? "fn" : i == 1 ? "inputs" : "outputs";
    if (name == "fn" && As<ast::NameRef>(argument.value) != nullptr) function = Text(argument.value);
    if (name == "inputs") inputs = names(argument.value);
    if (name == "outputs" && As<ast::NameRef>(argument.value) != nullptr) output = Text(argument.value);
  }
  return output + ".value = " + (function.empty() ? "…" : function + "(" + inputs + ")");
}

TypeId Checker::CallApp(ast::ExprId id, const ast::Call& node) {
  NotePage(Expr(id).range, "`app(…)`");
  if (at_.context->kind != ContextKind::kFile || at_.block != 0 || IsStdlib(at_.module)) {
    Misplaced(Expr(id).range, "`app(…)`", "inside a block",
              "It says how the whole page is: put it at the top of the file.");
  }
  if (std::exchange(app_called_, true)) {
    Misplaced(Expr(id).range, "A second `app(…)`", "in one program",
              "Put all that is said about the page into one call.");
  }
  CallInfo info;
  info.callee = {RefKind::kBuiltinFunction, {}, "app", -1};
  at_.tables->references[node.callee] = info.callee;
  std::vector<ParamView> params;
  for (const char* name : {"title", "theme", "css", "description", "icon", "lang", "image"}) params.push_back({name, types_.str(), false, {}, true});
  std::vector<ast::ExprId> placed = CheckMatched("app", Expr(id).range, node.arguments, params);
  for (size_t i = 0; i < placed.size(); ++i) {
    if (!placed[i].valid()) continue;
    info.named.emplace_back(params[i].name, placed[i]);
    if (As<ast::StrLiteral>(placed[i]) != nullptr || Kind(TypeIn(placed[i])) != TypeKind::kStr) continue;
    Report(DiagnosticKind::kNotConstant, Expr(placed[i]).range).With("what", "`" + params[i].name + "` of `app`");
  }
  at_.tables->calls[id] = std::move(info);
  return types_.none();
}

// ---- Arguments
// --------------------------------------------------------------------------------------------------------------

std::vector<ast::ExprId> Checker::MatchArguments(const std::string& callee, SourceRange range,
                                                 const std::vector<ast::Argument>& arguments,
                                                 const std::vector<ParamView>& params,
                                                 const std::function<bool(const ast::Argument&)>& extra) {
  std::vector<ast::ExprId> placed(params.size());
  size_t positional = 0, given = 0;
  bool unclear = false;
  size_t positions = static_cast<size_t>(
      std::count_if(params.begin(), params.end(), [](const ParamView& param) { return !param.keyword_only; }));
  for (const ast::Argument& argument : arguments) {
    if (argument.stars == 2) {
      RefuseSpread(argument);
      unclear = true;
      continue;
    }
    if (argument.stars == 1) {
      const std::vector<TypeId> parts = SpreadTuple(argument.value);
      unclear = unclear || parts.empty();
      at_.tables->spread.insert(argument.value);
      for (size_t i = 0; i < parts.size(); ++i, ++given) {
        if (positional >= positions) continue;
        const ParamView& param = params[positional];
        placed[positional++] = argument.value;
        if (IsError(parts[i]) || Assignable(types_, parts[i], param.type)) continue;
        Report(DiagnosticKind::kTypeMismatch, Expr(argument.value).range)
            .With("what", "`" + param.name + "` of `" + callee + "`")
            .With("expected", Named(param.type))
            .With("found", Named(parts[i]))
            .Label(param.range, "`" + param.name + "` is declared here");
      }
      continue;
    }
    if (!argument.name) {
      ++given;
      if (positional < positions) {
        placed[positional++] = argument.value;
      } else {
        Check(argument.value, types_.error());
      }
      continue;
    }
    auto param = std::find_if(params.begin(), params.end(),
                              [&](const ParamView& one) { return one.name == argument.name->text; });
    if (param == params.end()) {
      if (extra != nullptr && extra(argument)) continue;
      ReportUnknownArgument(callee, argument, params, extra != nullptr);
      Check(argument.value, types_.error());
      unclear = true;
      continue;
    }
    ast::ExprId& place = placed[static_cast<size_t>(param - params.begin())];
    if (place.valid()) {
      Report(DiagnosticKind::kDuplicateArgument, argument.name->range)
          .With("name", argument.name->text)
          .With("callee", callee)
          .Label(Expr(place).range, "`" + argument.name->text + "` is given here, too");
      Check(argument.value, types_.error());
      continue;
    }
    place = argument.value;
  }
  if (given > positions) {
    ast::ExprId first_too_many;
    size_t seen = 0;
    for (const ast::Argument& argument : arguments) {
      if (!argument.name && argument.stars == 0 && ++seen == positions + 1) first_too_many = argument.value;
      if (argument.stars == 1 && !first_too_many.valid()) first_too_many = argument.value;
    }
    std::string known;
    for (const ParamView& param : params) known += (known.empty() ? "`" : ", `") + param.name + "`";
    Problem problem = Report(DiagnosticKind::kTooManyArguments, Expr(first_too_many).range);
    bool named = positions < params.size();
    problem.With("callee", callee)
        .With("expected", Counted(positions, "argument") + (named ? " without a name" : ""))
        .With("found", std::to_string(given));
    if (!known.empty()) problem.With("known", "Its parameters are " + known + ".");
  }
  std::string missing;
  const ParamView* first_missing = nullptr;
  for (size_t i = 0; i < params.size(); ++i) {
    if (placed[i].valid() || !params[i].required || unclear) continue;
    missing += (missing.empty() ? "`" : ", `") + params[i].name + "`";
    if (first_missing == nullptr) first_missing = &params[i];
  }
  if (first_missing != nullptr) {
    Report(DiagnosticKind::kMissingArgument, range)
        .With("callee", callee)
        .With("missing", missing)
        .With("name", first_missing->name)
        .Label(first_missing->range, "`" + first_missing->name + "` is declared here, without a default");
  }
  return placed;
}

std::vector<ast::ExprId> Checker::CheckMatched(const std::string& callee, SourceRange range,
                                               const std::vector<ast::Argument>& arguments,
                                               const std::vector<ParamView>& params,
                                               const std::function<bool(const ast::Argument&)>& extra) {
  std::vector<ast::ExprId> placed = MatchArguments(callee, range, arguments, params, extra);
  // In the order of the text, so that messages and effects come in it, too.
  for (const ast::Argument& argument : arguments) {
    auto place = std::find(placed.begin(), placed.end(), argument.value);
    if (place == placed.end() || argument.stars > 0) continue;
    const ParamView& param = params[static_cast<size_t>(place - placed.begin())];
    CheckAs(argument.value, param.type,
            {"`" + param.name + "` of `" + callee + "`", param.range, "`" + param.name + "` is declared here"});
  }
  return placed;
}

void Checker::ReportUnknownArgument(const std::string& callee, const ast::Argument& argument,
                                    const std::vector<ParamView>& params, bool takes_key) {
  const ast::Name& name = *argument.name;
  if (name.text == "inputs" || name.text == "outputs" || name.text == "fn") {
    Report(DiagnosticKind::kNoInputsNeeded, name.range).With("name", name.text).With("callee", callee);
    return;
  }
  if (name.text.size() > 3 && name.text.compare(0, 3, "on_") == 0) {
    Report(DiagnosticKind::kListenerCall, name.range)
        .With("listener", name.text)
        .Hint("Give it a name and say below what should happen: `on name." + name.text.substr(3) + ":`.");
    return;
  }
  // React's `onClick=`.
  if (name.text.size() > 2 && name.text.starts_with("on") && name.text[2] >= 'A' && name.text[2] <= 'Z') {
    const std::string event = static_cast<char>(name.text[2] - 'A' + 'a') + name.text.substr(3);
    Report(DiagnosticKind::kListenerCall, name.range)
        .With("listener", name.text)
        .Hint("Give it a name and say below what should happen: `on name." + event + ":`.");
    return;
  }
  std::vector<std::string> names;
  std::string known;
  for (const ParamView& param : params) {
    names.push_back(param.name);
    known += (known.empty() ? "`" : ", `") + param.name + "`";
  }
  if (takes_key) {
    names.push_back("key");
    names.push_back("preserved_by_key");
  }
  Problem problem = Report(DiagnosticKind::kUnknownParameter, name.range);
  problem.With("callee", callee).With("name", name.text);
  problem.With("known", known.empty() ? "It takes no arguments." : "It takes " + known + ".");
  DidYouMean(problem, name.text, names, name.range);
}

}  // namespace gblocks::check
