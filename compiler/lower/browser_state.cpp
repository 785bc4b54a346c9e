// `browser state`: a state that begins with what an earlier visit has left, and is written down once the page is there
// and after each handler that changed it.
#include <set>

#include "compiler/lower/lowerer.h"

namespace gblocks::lower {

namespace {

/// After every other listener of a change.
constexpr int kLastOrder = 1 << 30;

std::string Stem(const std::string& path) {
  std::string name = path.substr(path.find_last_of('/') + 1);
  return name.substr(0, name.rfind('.'));
}

/// FNV-1a.
int64_t HashOf(const std::string& text) {
  uint32_t hash = 2166136261u;
  for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

}  // namespace

/// All that decides what a kept text means: `list[Task{name:str,complete:bool}]`.
std::string Lowerer::ShapeOf(TypeId type, std::set<TypeId>& seen) const {
  const check::Type& info = types_[type];
  if (info.kind != TypeKind::kRecord) {
    if (info.arguments.empty()) return types_.Name(type);
    std::string shape = std::to_string(static_cast<int>(info.kind)) + "[";
    for (TypeId argument : info.arguments) shape += ShapeOf(argument, seen) + ",";
    return shape + "]";
  }
  if (!seen.insert(type).second) return info.name;
  std::string shape = info.name + "{";
  for (const check::ParamInfo& field : Sym(info.symbol).params) {
    shape += field.name + ":" + ShapeOf(field.type, seen) + ",";
  }
  return shape + "}";
}

void Lowerer::LowerBrowserState(SymbolId symbol, Stmt cell) {
  SourceRange range = cell.range;
  TypeId type = Sym(symbol).type;
  // The program and the name; of another file of the program, that file as well.
  std::string key = "gblocks/" + Stem(program_.source_path) + "/";
  if (at_.module != checked_.main) key += Stem(sources_[Module().ast.file].path()) + ".";
  key += Sym(symbol).name;
  std::set<TypeId> seen;
  Expr shape = ir::IntExpr(program_, HashOf(ShapeOf(type, seen)), range);
  auto builtin = [&](const char* name, TypeId result, Expr last) {
    Expr call = ir::MakeExpr(ExprKind::kBuiltin, result, range,
                             {ir::StrExpr(program_, key, range), shape, std::move(last)});
    call.text = name;
    return call;
  };
  VarId var = cell.var;
  cell.value[0] = builtin("browser.load", type, std::move(cell.value[0]));
  Emit(std::move(cell));

  Stmt keep = ir::MakeStmt(StmtKind::kListen, range);
  keep.order = kLastOrder;
  ir::EventSource change;
  change.kind = ir::EventSource::Kind::kChange;
  change.object.push_back(ir::VarExpr(program_, var, range));
  keep.events = {ir::EventSource(), std::move(change)};
  keep.body.push_back(
      ir::ExprStmt(builtin("browser.store", types_.none(), ir::VarExpr(program_, var, range)), range));
  Emit(std::move(keep));
}

}  // namespace gblocks::lower
