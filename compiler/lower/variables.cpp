// Symbols as variables.
#include <algorithm>

#include "compiler/lower/lowerer.h"

namespace gblocks::lower {

/// True for a name of a file's own code that only the loop around it uses: each turn has its own.
bool Lowerer::StaysInLoop(SymbolId symbol) const {
  if (at_.loop.end == 0) return false;
  auto found = references_.find(symbol);
  if (found == references_.end()) return true;
  return std::all_of(found->second.begin(), found->second.end(), [&](SourceRange range) {
    return range.file == at_.loop.file && range.begin >= at_.loop.begin && range.end <= at_.loop.end;
  });
}

ir::VarKind Lowerer::KindOf(const Symbol& symbol, SymbolId id) const {
  switch (symbol.kind) {
    case SymbolKind::kState:
      return symbol.owner.valid() ? ir::VarKind::kState : ir::VarKind::kGlobalState;
    case SymbolKind::kParam:
    case SymbolKind::kProperty:
      return symbol.shared ? ir::VarKind::kShared : ir::VarKind::kParam;
    default:
      break;
  }
  if (symbol.place == check::Place::kGlobal && !StaysInLoop(id)) return ir::VarKind::kGlobal;
  if (symbol.shared) return ir::VarKind::kShared;
  if (Kind(Concrete(symbol.type)) == TypeKind::kElement) return ir::VarKind::kElement;
  if (symbol.is_handle && Kind(symbol.type) == TypeKind::kComponent) return ir::VarKind::kObject;
  return ir::VarKind::kLocal;
}

/// `local`: a name of a comprehension, lambda or handler, wherever that stands.
VarId Lowerer::VarOf(SymbolId symbol, bool local) {
  auto found = vars_.find(symbol);
  if (found != vars_.end()) return found->second;
  const Symbol& info = Sym(symbol);
  ir::VarKind kind = local ? ir::VarKind::kLocal : KindOf(info, symbol);
  VarId var = ir::NewVar(program_, info.name, Concrete(info.type), kind);
  vars_[symbol] = var;
  return var;
}

/// The parameters of a function. What a function inside it shares gets its value from the parameter: `body` begins with that.
std::vector<VarId> Lowerer::ParamsOf(SymbolId function, ir::Body& body) {
  std::vector<VarId> params;
  for (SymbolId param : Sym(function).param_symbols) {
    VarId var = VarOf(param);
    if (!Sym(param).shared) {
      params.push_back(var);
      continue;
    }
    params.push_back(Temp(Sym(param).name, Concrete(Sym(param).type), ir::VarKind::kParam));
    assigned_.insert(var);
    body.push_back(ir::LetStmt(var, ir::VarExpr(program_, params.back(), Sym(param).range), Sym(param).range));
  }
  return params;
}

VarId Lowerer::Temp(const std::string& name, TypeId type, ir::VarKind kind) {
  return ir::NewVar(program_, name, type, kind);
}

/// True if a loop's name is used outside all loops that bind it.
bool Lowerer::LivesOn(SymbolId symbol) const {
  auto uses = references_.find(symbol);
  auto loops = loops_.find(symbol);
  if (uses == references_.end() || loops == loops_.end()) return false;
  return std::any_of(uses->second.begin(), uses->second.end(), [&](SourceRange use) {
    return std::none_of(loops->second.begin(), loops->second.end(), [&](SourceRange loop) {
      return use.file == loop.file && use.begin >= loop.begin && use.end <= loop.end;
    });
  });
}

void Lowerer::CollectTargets(ast::ExprId target, std::vector<SymbolId>& symbols) const {
  const auto* tuple = As<ast::TupleLiteral>(target);
  const auto* list = As<ast::ListLiteral>(target);
  if (tuple == nullptr && list == nullptr) {
    auto bound = Tables().bindings.find(target);
    if (bound != Tables().bindings.end()) symbols.push_back(bound->second);
    return;
  }
  for (ast::ExprId item : tuple != nullptr ? tuple->items : list->items) CollectTargets(item, symbols);
}

/// The target of a `for` or comprehension.
ir::Target Lowerer::BindTarget(ast::ExprId target, bool local) {
  ir::Target result;
  const auto* tuple = As<ast::TupleLiteral>(target);
  const auto* list = As<ast::ListLiteral>(target);
  if (tuple == nullptr && list == nullptr) {
    result.var = VarOf(Tables().bindings.at(target), local);
    return result;
  }
  for (ast::ExprId item : tuple != nullptr ? tuple->items : list->items)
    result.items.push_back(BindTarget(item, local));
  return result;
}

}  // namespace gblocks::lower
