#include <unordered_set>

#include "compiler/lint/lint.h"

namespace gblocks::lint {
namespace {

using check::Place;
using check::Program;
using check::Symbol;
using check::SymbolId;
using check::SymbolKind;
using check::TypeKind;

class NameLint {
 public:
  NameLint(const Program& program, Diagnostics& diagnostics) : program_(program), diagnostics_(diagnostics) {}

  void Run() {
    for (const check::CheckedModule& module : program_.modules) Collect(module);
    for (const check::CheckedModule& module : program_.modules) {
      if (module.is_stdlib) continue;
      for (const ast::Stmt& stmt : module.ast.stmts) {
        if (const auto* assign = std::get_if<ast::Assign>(&stmt.node)) LookAtAssignment(module, *assign);
      }
      for (const auto& [stmt, symbol] : module.tables.declarations) {
        if (program_.symbols[symbol].kind == SymbolKind::kFunction) LookAtParameters(symbol);
      }
    }
    const check::CheckedModule& main = program_.modules[program_.main];  // others' states are for those who import them
    for (const auto& [stmt, symbol] : main.tables.declarations) LookAtState(main.ast.stmts[stmt], symbol);
  }

 private:
  void Collect(const check::CheckedModule& module) {
    for (const auto& [expr, reference] : module.tables.references) {
      if (reference.symbol.valid() && module.tables.bindings.count(expr) == 0) read_.insert(reference.symbol.index);
    }
    for (const auto& [expr, symbol] : module.tables.bindings) assigned_.insert(symbol.index);
    for (const auto& [stmt, effects] : module.tables.effects) {
      for (const SymbolId symbol : effects.writes) assigned_.insert(symbol.index);
    }
    for (const ast::Stmt& stmt : module.ast.stmts) {
      const auto* update = std::get_if<ast::AugAssign>(&stmt.node);
      const auto found = update == nullptr ? module.tables.references.end() : module.tables.references.find(update->target);
      if (found != module.tables.references.end() && found->second.symbol.valid())
        assigned_.insert(found->second.symbol.index);
    }
  }

  bool IsRead(SymbolId symbol) const { return read_.count(symbol.index) > 0; }

  /// `total = 3` in a function or handler.
  void LookAtAssignment(const check::CheckedModule& module, const ast::Assign& assign) {
    for (const ast::ExprId target : assign.targets) {
      const auto bound = module.tables.bindings.find(target);
      if (bound == module.tables.bindings.end()) continue;
      const Symbol& symbol = program_.symbols[bound->second];
      const bool passes = symbol.place == Place::kFunction || symbol.place == Place::kHandler;
      const bool first = symbol.range == module.ast.exprs[target].range;
      if (symbol.kind != SymbolKind::kLocal || !passes || !first) continue;
      if (symbol.name.front() == '_' || IsRead(bound->second)) continue;
      diagnostics_.Add(DiagnosticKind::kNeverUsed, symbol.range, {{"name", symbol.name}});
    }
  }

  void LookAtParameters(SymbolId function) {
    const Symbol& symbol = program_.symbols[function];
    for (const SymbolId param : symbol.param_symbols) {
      const Symbol& one = program_.symbols[param];
      if (one.name.front() == '_' || IsRead(param)) continue;
      diagnostics_.Add(DiagnosticKind::kNeverUsed, one.range, {{"name", one.name}, {"function", symbol.name}});
    }
  }

  /// A list can change without being assigned; a number cannot.
  void LookAtState(const ast::Stmt& stmt, SymbolId state) {
    const Symbol& symbol = program_.symbols[state];
    if (symbol.kind != SymbolKind::kState || assigned_.count(state.index) > 0) return;
    const TypeKind kind = program_.types[symbol.type].kind;
    if (kind != TypeKind::kInt && kind != TypeKind::kFloat && kind != TypeKind::kStr && kind != TypeKind::kBool) return;
    Diagnostic diagnostic{DiagnosticKind::kStateNeverChanges, symbol.range, {{"name", symbol.name}}, {}, {}};
    diagnostic.fixes.push_back({{stmt.range.file, stmt.range.begin, symbol.range.begin}, "", true});
    diagnostics_.Add(std::move(diagnostic));
  }

  const Program& program_;
  Diagnostics& diagnostics_;
  std::unordered_set<int32_t> read_, assigned_;
};

}  // namespace

void LintNames(const Program& program, Diagnostics& diagnostics) {
  NameLint(program, diagnostics).Run();
}

}  // namespace gblocks::lint
