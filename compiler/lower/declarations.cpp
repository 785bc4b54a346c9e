// Functions, records, components: lowered when something first refers to them, so that only what is reached is there.
#include <algorithm>

#include "compiler/lower/lowerer.h"

namespace gblocks::lower {
namespace {

bool Within(SourceRange inner, SourceRange outer) {
  return inner.file == outer.file && inner.begin >= outer.begin && inner.end <= outer.end;
}

}  // namespace

ir::FunctionId Lowerer::FunctionOf(SymbolId symbol) {
  auto found = functions_.find(symbol);
  if (found != functions_.end()) return found->second;
  const Symbol& info = Sym(symbol);
  ir::Function function;
  function.name = info.name;
  function.result = types_[info.type].arguments.back();
  function.is_async = info.is_async;
  ir::Body start;
  function.params = ParamsOf(symbol, start);
  ir::FunctionId id = program_.functions.Add(std::move(function));
  functions_[symbol] = id;
  pending_.push_back([this, symbol, id, start = std::move(start)]() mutable {
    at_ = Cursor{};
    at_.module = Sym(symbol).module;
    at_.result = program_.functions[id].result;
    const auto& def = std::get<ast::Def>(Ast(Sym(symbol).declaration).node);
    ir::Body body = LowerRegion(def.body, std::move(start));
    program_.functions[id].body = std::move(body);
  });
  return id;
}

/// A generic function with types in the place of its type parameters.
ir::FunctionId Lowerer::InstanceOf(const check::CallInfo& call) {
  SymbolId symbol = call.callee.symbol;
  std::vector<std::pair<TypeId, TypeId>> type_arguments;
  std::vector<TypeId> types;
  for (size_t i = 0; i < call.type_arguments.size(); ++i) {
    types.push_back(Concrete(call.type_arguments[i]));
    type_arguments.emplace_back(Sym(symbol).type_params[i], types.back());
  }
  auto [entry, added] = instances_.try_emplace({symbol, types});
  if (!added) return entry->second;
  ir::Function function;
  function.name = Sym(symbol).name;
  function.is_async = Sym(symbol).is_async;
  auto caller = std::exchange(at_.type_arguments, type_arguments);
  function.result = Concrete(types_[Sym(symbol).type].arguments.back());
  at_.type_arguments = std::move(caller);
  ir::FunctionId id = program_.functions.Add(std::move(function));
  entry->second = id;
  pending_.push_back([this, symbol, id, type_arguments] {
    at_ = Cursor{};
    at_.module = Sym(symbol).module;
    at_.type_arguments = type_arguments;
    at_.result = program_.functions[id].result;
    std::unordered_map<SymbolId, VarId> before = vars_;
    ir::Body start;
    std::vector<VarId> params = ParamsOf(symbol, start);
    program_.functions[id].params = std::move(params);
    const auto& def = std::get<ast::Def>(Ast(Sym(symbol).declaration).node);
    ir::Body body = LowerRegion(def.body, std::move(start));
    program_.functions[id].body = std::move(body);
    // The next instance has variables of its own.
    std::erase_if(vars_, [&](const auto& known) {
      return Sym(known.first).place == check::Place::kFunction && !before.contains(known.first);
    });
  });
  return id;
}

/// A `def` in a render block, component, handler or function sees the names around it: a function value.
Expr Lowerer::NestedDef(SymbolId symbol, const ast::Def& def, SourceRange range) {
  auto lambda = std::make_shared<ir::Lambda>();
  ir::Body start;
  lambda->params = ParamsOf(symbol, start);
  TypeId result = std::exchange(at_.result, types_[Concrete(Sym(symbol).type)].arguments.back());
  VarId broken = std::exchange(at_.broken, VarId{});
  lambda->block = LowerRegion(def.body, std::move(start));
  at_.broken = broken;
  at_.result = result;
  Expr value = ir::MakeExpr(ExprKind::kLambda, Concrete(Sym(symbol).type), range);
  value.lambda = std::move(lambda);
  return value;
}

ir::RecordId Lowerer::RecordOf(SymbolId symbol) {
  auto found = records_.find(symbol);
  if (found != records_.end()) return found->second;
  ir::Record record;
  record.name = Sym(symbol).name;
  record.type = Sym(symbol).type;
  for (const check::ParamInfo& field : Sym(symbol).params) record.fields.push_back({field.name, field.type});
  ir::RecordId id = program_.records.Add(std::move(record));
  records_[symbol] = id;
  return id;
}

ir::ComponentId Lowerer::ComponentOf(SymbolId symbol) {
  auto found = components_.find(symbol);
  if (found != components_.end()) return found->second;
  const Symbol& info = Sym(symbol);
  ir::Component component;
  component.name = info.name;
  component.type = info.type;
  component.recursive = info.recursive;
  component.is_stdlib = checked_.modules[info.module].is_stdlib;
  for (size_t i = 0; i < info.params.size(); ++i) {
    component.params.push_back(VarOf(info.param_symbols[i]));
    component.properties.push_back({info.params[i].name, info.params[i].type});
    component.defaults.push_back(std::nullopt);
    component.assigned.push_back(info.own_assigned.count(info.params[i].name) > 0);
  }
  for (SymbolId event : info.events) {
    ir::Event lowered{Sym(event).name, {}};
    for (const check::ParamInfo& datum : Sym(event).params) lowered.data.push_back({datum.name, datum.type});
    component.events.push_back(std::move(lowered));
  }
  ir::ComponentId id = program_.components.Add(std::move(component));
  components_[symbol] = id;
  pending_.push_back([this, symbol, id] { LowerComponentBody(symbol, id); });
  return id;
}

void Lowerer::LowerComponentBody(SymbolId symbol, ir::ComponentId id) {
  at_ = Cursor{};
  at_.module = Sym(symbol).module;
  at_.component = symbol;
  at_.in_run = true;
  for (size_t i = 0; i < Sym(symbol).params.size(); ++i) {
    const check::ParamInfo& param = Sym(symbol).params[i];
    if (!param.default_value.valid()) continue;
    Expr value = LowerExprAs(param.default_value, param.type);
    program_.components[id].defaults[i] = std::move(value);
  }
  const auto& node = std::get<ast::ComponentDecl>(Ast(Sym(symbol).declaration).node);
  ir::Body body = LowerRegion(node.body);
  for (size_t i = 0; i < checked_.symbols.size(); ++i) {
    SymbolId state{static_cast<int32_t>(i)};
    if (Sym(state).kind == SymbolKind::kState && Sym(state).owner == Sym(symbol).declaration &&
        Sym(state).module == Sym(symbol).module) {
      program_.components[id].states.push_back(VarOf(state));
    }
  }
  program_.components[id].body = std::move(body);
}

bool Lowerer::EmitsEvent(SymbolId component, const std::string& event) const {
  const check::CheckedModule& module = checked_.modules[Sym(component).module];
  SourceRange range = module.ast.stmts[Sym(component).declaration].range;
  return std::any_of(module.ast.stmts.begin(), module.ast.stmts.end(), [&](const ast::Stmt& stmt) {
    const auto* emit = std::get_if<ast::Emit>(&stmt.node);
    return emit != nullptr && emit->event.text == event && Within(stmt.range, range);
  });
}

/// True if `on c.change` means: `c.value` has changed. A component may also tell `change` itself.
bool Lowerer::ChangeIsValue(SymbolId component) const {
  const std::vector<check::ParamInfo>& params = Sym(component).params;
  bool has_value =
      std::any_of(params.begin(), params.end(), [](const check::ParamInfo& param) { return param.name == "value"; });
  return has_value && !EmitsEvent(component, "change");
}

}  // namespace gblocks::lower
