// Item types that are not known yet: `items = []` has none until something is put in. A name's first `append`,
// assignment or use where a type is asked for settles it, for all expressions that were typed by the name before.
#include "compiler/check/checker.h"

namespace gblocks::check {

void Checker::NoteOpen(SymbolId symbol, ast::ExprId expr) {
  Info(symbol).open.emplace_back(at_.module, expr);
}

/// The item type of a name became known: all that was typed by it before is typed again.
void Checker::Refine(SymbolId symbol, TypeId type) {
  Sym(symbol).type = type;
  for (const auto& [module, expr] : Info(symbol).open) {
    TypeId& old = program_.modules[module].tables.types[expr];
    if (old.valid() && !IsOpen(types_, old)) continue;
    old = type;
  }
  if (!IsOpen(types_, type)) Info(symbol).open.clear();
}

void Checker::ReportOpen() {
  for (SymbolId symbol : locals_) {
    if (Info(symbol).loop_variable || !IsOpen(types_, Sym(symbol).type)) continue;
    ReportOpen(symbol);
  }
}

void Checker::ReportOpen(SymbolId symbol) {
  TypeKind kind = Kind(Sym(symbol).type);
  std::string type = kind == TypeKind::kDict ? "dict[str, int]" : kind == TypeKind::kSet ? "set[str]" : "list[str]";
  std::string state = Sym(symbol).kind == SymbolKind::kState ? "state " : "";
  Report(DiagnosticKind::kCannotInfer, Sym(symbol).range)
      .With("name", Sym(symbol).name)
      .With("start", "empty")
      .Hint("Say what it will hold: `" + state + Sym(symbol).name + ": " + type + " = …`.");
  Sym(symbol).type = types_.error();  // once is enough
}

/// An item is taken out of what is empty, before anything says what it will hold.
TypeId Checker::RefuseUnknownItem(ast::ExprId container) {
  auto found = at_.tables->references.find(container);
  if (As<ast::NameRef>(container) != nullptr && found != at_.tables->references.end() && found->second.symbol.valid()) {
    if (IsOpen(types_, Sym(found->second.symbol).type)) ReportOpen(found->second.symbol);
  } else {
    Report(DiagnosticKind::kCannotInfer, Expr(container).range)
        .With("what", "what is in this")
        .Hint("It is empty; give it a name with a type: `items: list[str] = []`.");
  }
  return types_.error();
}

}  // namespace gblocks::check
