// Declarations: functions, records, components and their signatures; the bodies of functions and components.
#include <algorithm>

#include "compiler/check/checker.h"

namespace gblocks::check {

/// Predeclares what a file's top level names by `def`, `record` and `component`, so that all of it can be used above
/// its line.
void Checker::DeclareFile(ModuleId module) {
  Enter(module);
  for (ast::StmtId id : at_.ast->body) {
    const auto& node = Stmt(id).node;
    if (const auto* def = std::get_if<ast::Def>(&node)) Declare(SymbolKind::kFunction, def->name, id);
    if (const auto* record = std::get_if<ast::RecordDecl>(&node)) Declare(SymbolKind::kRecord, record->name, id);
    if (const auto* component = std::get_if<ast::ComponentDecl>(&node))
      Declare(SymbolKind::kComponent, component->name, id);
    if (const auto* import = std::get_if<ast::ImportFrom>(&node)) ImportDeclarations(id, *import);
  }
}

SymbolId Checker::Declare(SymbolKind kind, const ast::Name& name, ast::StmtId stmt) {
  Scope* scope = BodyScope();
  Symbol symbol{};
  symbol.kind = kind;
  symbol.name = name.text;
  symbol.range = name.range;
  symbol.declaration = stmt;
  symbol.type = types_.error();
  SymbolId id = AddSymbol(std::move(symbol));
  if (kind == SymbolKind::kRecord) Sym(id).type = types_.Named(TypeKind::kRecord, id, name.text);
  if (kind == SymbolKind::kComponent) Sym(id).type = types_.Named(TypeKind::kComponent, id, name.text);
  if (kind == SymbolKind::kFunction) Info(id).body = SymbolInfo::Body::kNotChecked;
  at_.tables->declarations[stmt] = id;
  auto existing = scope->names.find(name.text);
  if (existing != scope->names.end()) {
    Report(DiagnosticKind::kRedeclaredName, name.range)
        .With("name", name.text)
        .Hint("Give one of them another name.")
        .Label(Sym(existing->second).range, "first here");
  }
  scope->names[name.text] = id;
  if (IsStdlib(at_.module) && at_.context->kind == ContextKind::kFile) {
    (kind == SymbolKind::kFunction ? stdlib_names_ : prelude_)->names[name.text] = id;
  }
  return id;
}

bool Checker::PlacesChildren(const ast::Body& body) const {
  return std::any_of(body.begin(), body.end(), [&](ast::StmtId id) {
    auto in = [&](const std::optional<ast::Body>& inner) { return inner && PlacesChildren(*inner); };
    const auto& node = Stmt(id).node;
    if (std::holds_alternative<ast::Children>(node)) return true;
    if (const auto* expr = std::get_if<ast::ExprStmt>(&node)) return in(expr->block);
    if (const auto* assign = std::get_if<ast::Assign>(&node)) return in(assign->block);
    if (const auto* loop = std::get_if<ast::For>(&node)) return PlacesChildren(loop->body);
    if (const auto* render = std::get_if<ast::Render>(&node)) return PlacesChildren(render->body);
    if (const auto* branch = std::get_if<ast::If>(&node)) {
      return in(branch->else_body) || std::any_of(branch->branches.begin(), branch->branches.end(),
                                                  [&](const ast::IfBranch& one) { return PlacesChildren(one.body); });
    }
    if (const auto* match = std::get_if<ast::Match>(&node)) {
      return std::any_of(match->cases.begin(), match->cases.end(),
                         [&](const ast::MatchCase& one) { return PlacesChildren(one.body); });
    }
    return false;
  });
}

std::vector<ParamInfo> Checker::ResolveParams(const std::vector<ast::Param>& params, const std::string& owner) {
  std::vector<ParamInfo> resolved;
  for (const ast::Param& param : params) {
    ParamInfo info;
    info.name = param.name.text;
    info.range = param.name.range;
    info.default_value = param.default_value;
    if (param.type.valid()) {
      info.type = ResolveType(param.type);
    } else {
      info.type = types_.error();
      Report(DiagnosticKind::kMissingType, param.name.range)
          .With("name", param.name.text)
          .With("owner", owner)
          .Hint("Write `" + param.name.text + ": str`, or whatever type it has.");
    }
    for (const ParamInfo& other : resolved) {
      if (other.name != info.name) continue;
      Report(DiagnosticKind::kRedeclaredName, info.range)
          .With("name", info.name)
          .Hint("Give one of them another name.")
          .Label(other.range, "first here");
    }
    resolved.push_back(std::move(info));
  }
  return resolved;
}

void Checker::DeclareEvents(const ast::Body& body, SymbolId component) {
  for (ast::StmtId id : body) {
    const auto* event = std::get_if<ast::EventDecl>(&Stmt(id).node);
    if (event == nullptr) continue;
    std::vector<ParamInfo> data = ResolveParams(event->params, "the event `" + event->name.text + "`");
    for (SymbolId other : Sym(component).events) {
      if (Sym(other).name != event->name.text) continue;
      Report(DiagnosticKind::kRedeclaredName, event->name.range)
          .With("name", event->name.text)
          .Hint("Give one of them another name.")
          .Label(Sym(other).range, "first here");
    }
    Symbol symbol{};
    symbol.kind = SymbolKind::kEvent;
    symbol.name = event->name.text;
    symbol.range = event->name.range;
    symbol.declaration = id;
    symbol.component = component;
    symbol.params = std::move(data);
    SymbolId symbol_id = AddSymbol(std::move(symbol));
    Sym(symbol_id).type = types_.Named(TypeKind::kEventData, symbol_id, event->name.text);
    Sym(component).events.push_back(symbol_id);
    at_.tables->declarations[id] = symbol_id;
  }
}

/// Types of parameters, fields and results, once every name of the program is declared.
void Checker::ResolveSignature(ast::StmtId stmt) {
  auto declared = at_.tables->declarations.find(stmt);
  if (declared == at_.tables->declarations.end()) return;
  SymbolId symbol = declared->second;
  const auto& node = Stmt(stmt).node;
  if (const auto* def = std::get_if<ast::Def>(&node)) ResolveDef(*def, symbol);
  if (const auto* record = std::get_if<ast::RecordDecl>(&node)) {
    std::vector<ParamInfo> fields = ResolveParams(record->fields, "the record `" + record->name.text + "`");
    Sym(symbol).params = std::move(fields);
  }
  if (const auto* component = std::get_if<ast::ComponentDecl>(&node)) {
    std::vector<ParamInfo> params = ResolveParams(component->params, "the component `" + component->name.text + "`");
    for (const ParamInfo& param : params) {
      if (param.name == "key" || param.name == "preserved_by_key") {
        Report(DiagnosticKind::kRedeclaredName, param.range)
            .With("name", param.name)
            .Hint("Every component takes `key` and `preserved_by_key` by itself; choose another name.");
      }
    }
    Sym(symbol).params = std::move(params);
    Sym(symbol).takes_children = PlacesChildren(component->body);
    DeclareEvents(component->body, symbol);
  }
}

void Checker::ResolveDef(const ast::Def& def, SymbolId symbol) {
  Sym(symbol).is_async = def.is_async;
  if (def.is_async && at_.context->kind != ContextKind::kFile) {
    Misplaced(def.name.range, "An `async def`", "inside another block", "Put it at the top level of the file.");
  }
  if (at_.context->kind == ContextKind::kFile) resolving_ = symbol;
  std::vector<ParamInfo> params = ResolveParams(def.params, "the function `" + def.name.text + "`");
  std::vector<TypeId> types;
  for (const ParamInfo& param : params) types.push_back(param.type);
  Sym(symbol).params = std::move(params);
  // Without a written result the type is the body's; until that is checked, asking for it checks it.
  size_t inferred = Sym(symbol).type_params.size();
  TypeId result = def.return_type.valid() ? ResolveType(def.return_type) : TypeId{};
  resolving_ = {};
  if (Sym(symbol).type_params.size() > inferred) {
    Report(DiagnosticKind::kCannotInfer, at_.ast->types[def.return_type].range)
        .With("name", def.name.text)
        .With("what", "what `" + Named(Sym(symbol).type_params.back()) + "` stands for, as no parameter has it")
        .Hint("Use it in the type of a parameter, too.");
  }
  Sym(symbol).type = result.valid() ? types_.Function(std::move(types), result) : TypeId{};
}

/// Default values of a function's or record's parameters; they see the names of the file.
void Checker::CheckDefaults(SymbolId symbol) {
  for (size_t i = 0; i < Sym(symbol).params.size(); ++i) {
    ParamInfo param = Sym(symbol).params[i];
    if (param.default_value.valid()) {
      CheckAs(param.default_value, param.type,
              {"The default of `" + param.name + "`", param.range, "its type is written here"});
    }
  }
}

/// Functions whose result is not written are checked when they are first called.
void Checker::EnsureChecked(SymbolId function) {
  if (Info(function).body != SymbolInfo::Body::kNotChecked) return;
  Cursor saved = at_;
  bool placed = std::exchange(placed_, false);
  Enter(Sym(function).module);
  at_.scope = Info(function).scope;
  at_.context = Info(function).context;
  // What has a value where it is called; of another file, all that it makes.
  bool same_file = saved.module == at_.module;
  at_.env.bound = same_file ? saved.env.bound : bound_at_end_[static_cast<size_t>(at_.module.index)];
  CheckDefBody(function);
  at_ = std::move(saved);
  placed_ = placed;
}

void Checker::CheckDefBody(SymbolId function) {
  Info(function).body = SymbolInfo::Body::kChecking;
  ast::StmtId stmt = Sym(function).declaration;
  const auto& def = std::get<ast::Def>(Stmt(stmt).node);
  CheckDefaults(function);
  CheckInner(ContextKind::kFunction, stmt, def.body, [&] {
    Info(function).frame = at_.context->frame;
    at_.context->is_async = def.is_async;
    Info(function).running = at_.context;
    at_.context->result = Sym(function).type.valid() ? T(Sym(function).type).arguments.back() : TypeId{};
    if (def.return_type.valid()) at_.context->result_range = at_.ast->types[def.return_type].range;
    for (size_t i = 0; i < Sym(function).params.size(); ++i) {
      ParamInfo param = Sym(function).params[i];
      Symbol symbol{};
      symbol.kind = SymbolKind::kParam;
      symbol.name = param.name;
      symbol.range = param.range;
      symbol.type = param.type;
      symbol.index = static_cast<int>(i);
      symbol.declaration = stmt;
      SymbolId id = AddSymbol(std::move(symbol));
      Info(id).annotated = true;
      Sym(function).param_symbols.push_back(id);
      at_.scope->names[param.name] = id;
    }
    CheckBody(def.body);
    TypeId result = at_.context->result, found = at_.context->found_result;
    if (result.valid()) {
      if (at_.env.reachable && !Assignable(types_, types_.none(), result)) {
        Report(DiagnosticKind::kMissingReturn, def.name.range)
            .With("name", def.name.text)
            .With("type", Named(result))
            .Label(at_.context->result_range, "the result is written here");
      }
    } else {
      if (!found.valid()) found = types_.none();
      if (at_.env.reachable && Kind(found) != TypeKind::kNone) found = types_.Optional(found);
      std::vector<TypeId> params;
      for (const ParamInfo& param : Sym(function).params) params.push_back(param.type);
      Sym(function).type = types_.Function(std::move(params), found);
      for (const auto& [call, type] : Info(function).so_far) {
        if (type == found || IsError(found)) continue;
        Report(DiagnosticKind::kCannotInfer, call)
            .With("name", Sym(function).name)
            .With("what", "this call, as `" + Sym(function).name + "` calls itself")
            .Hint("Write the type of the result: `def " + Sym(function).name + "(…) -> " + Named(found) + ":`.")
            .Label(Sym(function).range, "declared here");
        break;
      }
    }
  });
  Info(function).running = nullptr;
  Info(function).body = SymbolInfo::Body::kChecked;
}

void Checker::CheckComponentBody(SymbolId component) {
  ast::StmtId stmt = Sym(component).declaration;
  const auto& node = std::get<ast::ComponentDecl>(Stmt(stmt).node);
  CheckInner(ContextKind::kComponent, stmt, node.body, [&] {
    at_.context->component = component;
    for (size_t i = 0; i < Sym(component).params.size(); ++i) {
      ParamInfo param = Sym(component).params[i];
      if (param.default_value.valid()) {
        CheckAs(param.default_value, param.type,
                {"The default of `" + param.name + "`", param.range, "its type is written here"});
      }
      Symbol symbol{};
      symbol.kind = SymbolKind::kProperty;
      symbol.name = param.name;
      symbol.range = param.range;
      symbol.type = param.type;
      symbol.component = component;
      symbol.index = static_cast<int>(i);
      symbol.declaration = stmt;
      SymbolId id = AddSymbol(std::move(symbol));
      Info(id).annotated = true;
      Sym(component).param_symbols.push_back(id);
      at_.scope->names[param.name] = id;
    }
    CheckBody(node.body);
  });
}

}  // namespace gblocks::check
