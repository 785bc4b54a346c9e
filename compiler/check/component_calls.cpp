// Calls that put something on the page: components and html elements, with their keys, attributes and blocks.
#include <algorithm>

#include "compiler/check/checker.h"

namespace gblocks::check {

namespace {

/// What an attribute of an element can be: text, a number, or a truth value that says whether it is there.
bool IsAttributeValue(TypeKind kind) {
  return kind == TypeKind::kStr || kind == TypeKind::kLiteral || kind == TypeKind::kInt || kind == TypeKind::kFloat ||
         kind == TypeKind::kBool || kind == TypeKind::kNone || kind == TypeKind::kError;
}

}  // namespace

/// True if the expression is a call that puts a component or element on the page, or the name of one (`Row`,
/// `html.div`).
bool Checker::IsComponentCall(ast::ExprId value) const {
  const auto* call = As<ast::Call>(value);
  ast::ExprId callee = call != nullptr ? call->callee : value;
  if (const auto* name = As<ast::NameRef>(callee)) {
    SymbolId symbol = Lookup(name->name);
    return symbol.valid() && Sym(symbol).kind == SymbolKind::kComponent;
  }
  const auto* attribute = As<ast::Attribute>(callee);
  std::string module;
  return attribute != nullptr && NamesModule(attribute->object, &module) && module == "html" &&
         IsHtmlTag(attribute->name.text);
}

/// Components are made where the page is described: at the top level, in render blocks and component bodies.
bool Checker::CanMakeComponents(SourceRange range, const std::string& name) {
  ContextKind kind = at_.context->kind;
  NotePage(range, "`" + name + "`");
  if (kind == ContextKind::kFile || at_.context->IsRenderBody()) return true;
  const char* where = kind == ContextKind::kHandler  ? "in an `on` block"
                      : kind == ContextKind::kLambda ? "in a `lambda`"
                                                     : "in a function";
  Report(DiagnosticKind::kWrongPlacement, range)
      .With("what", "`" + name + "`")
      .With("where", where)
      .Hint(kind == ContextKind::kHandler ? "Components are made at the top level and in `render` blocks. Change a "
                                            "`state` here, and let a `render` block that reads it show it."
                                          : "Components are made at the top level and in `render` blocks; for a part "
                                            "that is used often, write a `component`.");
  return false;
}

/// True if a component's body places `children` where it may not run, or run more than once.
bool Checker::LeavesChildrenOut(const ast::Body& body) const {
  return std::any_of(body.begin(), body.end(), [&](ast::StmtId id) {
    const auto& node = Stmt(id).node;
    bool always = std::holds_alternative<ast::Children>(node) || std::holds_alternative<ast::ExprStmt>(node) ||
                  std::holds_alternative<ast::Assign>(node);
    if (!always) return PlacesChildren({id});
    if (const auto* expr = std::get_if<ast::ExprStmt>(&node)) return expr->block && LeavesChildrenOut(*expr->block);
    const auto* assign = std::get_if<ast::Assign>(&node);
    return assign != nullptr && assign->block && LeavesChildrenOut(*assign->block);
  });
}

/// Remembers a block that its component may leave out.
void Checker::NoteBlock(ast::ExprId value, const ast::Body& block) {
  const auto* call = As<ast::Call>(value);
  const auto* name = As<ast::NameRef>(call != nullptr ? call->callee : value);
  SymbolId component = name != nullptr ? Lookup(name->name) : SymbolId{};
  if (block.empty() || !component.valid() || Sym(component).kind != SymbolKind::kComponent ||
      IsStdlib(Sym(component).module)) {
    return;
  }
  const ast::Module& declaring = program_.modules[Sym(component).module].ast;
  const auto& declaration = std::get<ast::ComponentDecl>(declaring.stmts[Sym(component).declaration].node);
  const ast::Module* here = std::exchange(at_.ast, &declaring);
  bool leaves_out = LeavesChildrenOut(declaration.body);
  at_.ast = here;
  if (!leaves_out) return;
  SourceRange range = Stmt(block.front()).range;
  range.end = Stmt(block.back()).range.end;
  loose_blocks_.emplace_back(component, range);
}

/// A component made in such a block may not be there for those outside of it.
void Checker::RefuseLooseHandles() {
  auto within = [](SourceRange inner, SourceRange outer) {
    return inner.file == outer.file && inner.begin >= outer.begin && inner.end <= outer.end;
  };
  for (const auto& [component, block] : loose_blocks_) {
    std::map<std::pair<uint32_t, int32_t>, std::pair<SymbolId, SourceRange>> uses;  // in the order of the text
    for (const CheckedModule& module : program_.modules) {
      for (const auto& [expr, reference] : module.tables.references) {
        if (reference.kind != RefKind::kSymbol || !reference.symbol.valid()) continue;
        SourceRange place = module.ast.exprs[expr].range;
        const Symbol& symbol = Sym(reference.symbol);
        if (symbol.is_handle && within(symbol.range, block) && !within(place, block))
          uses.try_emplace({place.begin, expr.index}, reference.symbol, place);
      }
    }
    for (const auto& entry : uses) {
      const auto& [symbol, place] = entry.second;
      Report(DiagnosticKind::kUsedBeforeMade, place)
          .With("name", Sym(symbol).name)
          .Hint("`" + Sym(component).name + "` shows its block only sometimes, so `" + Sym(symbol).name +
                "` may not be there. Use it inside the block, or keep what it holds in a `state`.")
          .Label(Sym(symbol).range, "made in the block of `" + Sym(component).name + "`");
    }
  }
}

TypeId Checker::CheckContainer(ast::ExprId value, bool has_block) {
  const auto* call = As<ast::Call>(value);
  TypeId type;
  if (call != nullptr) {
    placed_ = true;
    type = Check(value);
    placed_ = false;
  } else if (IsComponentCall(value)) {
    // `Row:` is `Row():`.
    if (const auto* name = As<ast::NameRef>(value)) {
      SymbolId component = Lookup(name->name);
      at_.tables->references[value] = {RefKind::kSymbol, component, "", -1};
      type = CallComponent(value, Expr(value).range, {}, component);
    } else {
      type = CallElement(value, Expr(value).range, {}, As<ast::Attribute>(value)->name);
    }
    at_.tables->types[value] = type;
  } else {
    type = Check(value);
  }
  if (!has_block || IsError(type)) return type;
  if (!IsComponentCall(value)) {
    Report(DiagnosticKind::kBlockWithoutComponent, Expr(value).range).With("what", "`" + Named(type) + "`");
    return type;
  }
  std::string name;
  bool takes = true;
  if (Kind(type) == TypeKind::kComponent) {
    takes = Sym(T(type).symbol).takes_children;
    name = T(type).name;
  } else {
    ast::ExprId callee = call != nullptr ? call->callee : value;
    name = "html." + As<ast::Attribute>(callee)->name.text;
    takes = !IsVoidTag(As<ast::Attribute>(callee)->name.text);
  }
  if (!takes) {
    Problem problem = Report(DiagnosticKind::kTakesNoChildren, Expr(value).range);
    problem.With("name", name);
    if (Kind(type) == TypeKind::kComponent)
      problem.Label(Sym(T(type).symbol).range, "its body does not say `children`");
  }
  return type;
}

TypeId Checker::CallComponent(ast::ExprId id, SourceRange range, const std::vector<ast::Argument>& arguments,
                              SymbolId component) {
  const std::string name = Sym(component).name;
  CanMakeComponents(range, name);
  if (at_.context->component.valid()) component_calls_.emplace_back(at_.context->component, component);
  CallInfo info;
  info.callee = {RefKind::kSymbol, component, "", -1};
  info.arguments = CheckMatched(name, range, arguments, ViewsOf(component), [&](const ast::Argument& argument) {
    if (argument.name->text == "key") {
      CheckKey(argument.value);
    } else if (argument.name->text == "preserved_by_key") {
      CheckPreserved(argument.value, component);
    } else {
      return false;
    }
    info.named.emplace_back(argument.name->text, argument.value);
    return true;
  });
  at_.tables->calls[id] = std::move(info);
  return Sym(component).type;
}

void Checker::CheckKey(ast::ExprId key) {
  TypeId type = Check(key);
  std::function<bool(TypeId)> good = [&](TypeId one) {
    TypeKind kind = Kind(one);
    if (kind == TypeKind::kTuple) {
      return std::all_of(T(one).arguments.begin(), T(one).arguments.end(), good);
    }
    return kind == TypeKind::kInt || kind == TypeKind::kStr || kind == TypeKind::kLiteral || kind == TypeKind::kBool ||
           kind == TypeKind::kError;
  };
  if (good(type)) return;
  std::string hint = "A key is an `int`, a `str`, or a tuple of them, that stays with the item.";
  if (Kind(type) == TypeKind::kRecord) {
    hint += " Give the record an `id` and write `key=" + Text(key) + ".id`.";
  }
  Report(DiagnosticKind::kWrongKey, Expr(key).range).With("type", Named(type)).Hint(hint);
}

void Checker::CheckPreserved(ast::ExprId list, SymbolId component) {
  std::vector<ast::ExprId> names = {list};
  if (const auto* literal = As<ast::ListLiteral>(list)) names = literal->items;
  TypeId type = Check(list);
  if (As<ast::NoneLiteral>(list) != nullptr || IsError(type)) return;
  std::vector<std::string> properties;
  for (const ParamInfo& param : Sym(component).params) properties.push_back(param.name);
  for (ast::ExprId name : names) {
    const auto* text = As<ast::StrLiteral>(name);
    if (text == nullptr) {
      Report(DiagnosticKind::kNotConstant, Expr(name).range).With("what", "`preserved_by_key`");
      continue;
    }
    if (std::find(properties.begin(), properties.end(), text->value) != properties.end()) continue;
    SourceRange range = Expr(name).range;
    Problem problem = Report(DiagnosticKind::kUnknownParameter, range);
    problem.With("callee", Sym(component).name).With("name", text->value);
    DidYouMean(problem, text->value, properties, {range.file, range.begin + 1, range.end - 1});
  }
}

TypeId Checker::CallElement(ast::ExprId id, SourceRange range, const std::vector<ast::Argument>& arguments,
                            const ast::Name& tag) {
  if (!IsHtmlTag(tag.text)) {
    Problem problem = Report(DiagnosticKind::kUnknownAttribute, tag.range);
    problem.With("owner", "`html`").With("name", tag.text);
    DidYouMean(problem, tag.text, HtmlTags(), tag.range);
    CheckArguments(arguments);
    return types_.error();
  }
  CanMakeComponents(range, "html." + tag.text);
  CallInfo info;
  info.callee = {RefKind::kTag, {}, tag.text, -1};
  const auto* call = As<ast::Call>(id);
  at_.tables->references[call != nullptr ? call->callee : id] = info.callee;
  for (const ast::Argument& argument : arguments) {
    if (argument.stars > 0) {
      RefuseSpread(argument);
      continue;
    }
    if (argument.name) {
      auto same = std::find_if(info.named.begin(), info.named.end(),
                               [&](const auto& one) { return one.first == argument.name->text; });
      if (same != info.named.end()) {
        Report(DiagnosticKind::kDuplicateArgument, argument.name->range)
            .With("name", argument.name->text)
            .With("callee", "html." + tag.text)
            .Label(Expr(same->second).range, "`" + argument.name->text + "` is given here, too");
      }
      CheckElementAttribute(tag.text, argument);
      info.named.emplace_back(argument.name->text, argument.value);
      continue;
    }
    TypeId type = Check(argument.value);
    if (!info.arguments.empty()) {
      Report(DiagnosticKind::kTooManyArguments, Expr(argument.value).range)
          .With("callee", "html." + tag.text)
          .With("expected", "1 argument without a name")
          .With("found", std::to_string(info.arguments.size() + 1))
          .With("known", "The text comes first; attributes have names, as in `class=\"wide\"`.");
    } else if (IsVoidTag(tag.text)) {
      Report(DiagnosticKind::kTakesNoChildren, Expr(argument.value).range).With("name", "html." + tag.text);
    } else if (TypeId shown = WithoutNone(types_, type); !IsText(types_, shown) && !IsNumber(types_, shown) &&
                                                         !IsError(shown) && Kind(shown) != TypeKind::kNone) {
      Report(DiagnosticKind::kTypeMismatch, Expr(argument.value).range)
          .With("what", "The text of `html." + tag.text + "`")
          .With("expected", "str")
          .With("found", Named(type))
          .Hint(ConversionHint(argument.value, type, types_.str()));
    }
    info.arguments.push_back(argument.value);
  }
  at_.tables->calls[id] = std::move(info);
  return types_.element();
}

void Checker::CheckElementAttribute(const std::string& tag, const ast::Argument& argument) {
  const std::string& name = argument.name->text;
  if (name == "key") return CheckKey(argument.value);
  std::string event = name.compare(0, 2, "on") == 0 ? name.substr(name.compare(0, 3, "on_") == 0 ? 3 : 2) : "";
  std::transform(event.begin(), event.end(), event.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });  // `onClick`
  if (name == "className" || name == "htmlFor") {
    const std::string ours = name == "className" ? "class" : "for";
    Check(argument.value, types_.error());
    Report(DiagnosticKind::kForeignAttribute, argument.name->range)
        .With("owner", "`html." + tag + "`")
        .With("name", name)
        .With("instead", ours + "=" + Text(argument.value))
        .Fix(argument.name->range, ours);
    return;
  }
  if (IsDomEvent(event)) {
    Check(argument.value, types_.error());
    Report(DiagnosticKind::kListenerCall, argument.name->range)
        .With("listener", name)
        .Hint("Give the element a name and say below what should happen: `on name." + event + ":`.");
    return;
  }
  Reason why{"`" + name + "` of `html." + tag + "`", {}, ""};
  if (name == "markdown") {
    CheckAs(argument.value, types_.str(), why);
  } else if (name == "audio" || name == "waveform") {
    CheckAs(argument.value, types_.Optional(types_.audio_data()), why);
  } else {
    TypeId type = Check(argument.value);
    TypeKind kind = Kind(WithoutNone(types_, type));
    bool is_link = name == "src" || name == "href";  // of a sound: its address in the page
    if (IsAttributeValue(kind) || (is_link && kind == TypeKind::kAudioData)) return;
    Report(DiagnosticKind::kTypeMismatch, Expr(argument.value).range)
        .With("what", why.what)
        .With("expected", "str")
        .With("found", Named(type))
        .Hint(ConversionHint(argument.value, type, types_.str()));
  }
}

}  // namespace gblocks::check
