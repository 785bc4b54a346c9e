// `browser state`: a state that begins with what an earlier visit has left, and is written down once the page is there
// and after each handler that changed it.
#include "compiler/check/shape.h"
#include "compiler/lower/lowerer.h"

namespace gblocks::lower {

namespace {

/// After every other listener of a change.
constexpr int kLastOrder = 1 << 30;

std::string Stem(const std::string& path) {
  std::string name = path.substr(path.find_last_of('/') + 1);
  return name.substr(0, name.rfind('.'));
}

}  // namespace

void Lowerer::LowerBrowserState(SymbolId symbol, Stmt cell) {
  SourceRange range = cell.range;
  TypeId type = Sym(symbol).type;
  // The program and the name; of another file of the program, that file as well.
  std::string key = "gblocks/" + Stem(program_.source_path) + "/";
  if (at_.module != checked_.main) key += Stem(sources_[Module().ast.file].path()) + ".";
  key += Sym(symbol).name;
  const auto fields = [&](TypeId record) {
    std::vector<std::pair<std::string, TypeId>> named;
    for (const check::ParamInfo& field : Sym(types_[record].symbol).params) named.emplace_back(field.name, field.type);
    return named;
  };
  // The checker has let through what can be kept alone.
  Expr shape = ir::IntExpr(program_, check::ShapeNumber(types_, type, fields).value_or(0), range);
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
