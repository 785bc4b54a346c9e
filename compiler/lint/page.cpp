#include <algorithm>
#include <set>
#include <vector>

#include "compiler/lint/lint.h"

namespace gblocks::lint {
namespace {

using check::RefKind;
using check::Symbol;
using check::SymbolId;
using check::SymbolKind;

bool IsInside(SourceRange inner, SourceRange outer) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

class PageLint {
 public:
  PageLint(const check::Program& program, const check::CheckedModule& module, Diagnostics& diagnostics)
      : program_(program), module_(module), diagnostics_(diagnostics) {}

  void Run() {
    for (const check::CheckedModule& module : program_.modules) {
      for (const auto& [stmt, effects] : module.tables.effects) written_.insert(effects.writes.begin(), effects.writes.end());
    }
    CollectLaterRanges();
    for (const auto& [expr, reference] : module_.tables.references) LookAtReference(expr, reference);
    for (size_t i = 0; i < module_.ast.stmts.size(); ++i) {
      const ast::StmtId id{static_cast<int32_t>(i)};
      const auto* render = std::get_if<ast::Render>(&module_.ast.stmts[id].node);
      if (render != nullptr && !render->has_on) LookAtRender(id);
    }
  }

 private:
  /// What does not run once and at once: `render`, `on`, functions, components. Outermost ones, in order.
  void CollectLaterRanges() {
    for (const ast::Stmt& stmt : module_.ast.stmts) {
      const bool later = std::holds_alternative<ast::Render>(stmt.node) || std::holds_alternative<ast::On>(stmt.node) ||
                         std::holds_alternative<ast::Def>(stmt.node) ||
                         std::holds_alternative<ast::ComponentDecl>(stmt.node);
      if (later) later_.push_back(stmt.range);
    }
    std::sort(later_.begin(), later_.end(), [](SourceRange a, SourceRange b) { return a.begin < b.begin; });
    std::vector<SourceRange> outermost;
    for (const SourceRange range : later_) {
      if (outermost.empty() || !IsInside(range, outermost.back())) outermost.push_back(range);
    }
    later_ = std::move(outermost);
    for (const auto& [expr, call] : module_.tables.calls) {
      const bool element = call.callee.kind == RefKind::kTag;
      const bool markdown = call.callee.symbol.valid() && program_.symbols[call.callee.symbol].name == "Markdown" &&
                            program_.modules[program_.symbols[call.callee.symbol].module].is_stdlib;
      const SourceRange range = module_.ast.exprs[expr].range;
      if ((!element && !markdown) || RunsLater(range)) continue;
      shown_.push_back(range);
      for (const auto& [name, value] : call.named) {  // what a field begins with
        if (name == "value" || name == "checked") beginnings_.push_back(module_.ast.exprs[value].range);
      }
    }
  }

  bool RunsLater(SourceRange range) const {
    auto after = std::upper_bound(later_.begin(), later_.end(), range.begin,
                                  [](uint32_t begin, SourceRange one) { return begin < one.begin; });
    return after != later_.begin() && IsInside(range, *std::prev(after));
  }

  /// `Markdown(f"{count}")` on the page.
  void LookAtReference(ast::ExprId expr, const check::Reference& reference) {
    const SourceRange range = module_.ast.exprs[expr].range;
    std::string name;
    if (reference.kind == RefKind::kSymbol && reference.symbol.valid()) {
      const Symbol& symbol = program_.symbols[reference.symbol];
      if (symbol.kind == SymbolKind::kState && written_.count(reference.symbol) > 0) name = symbol.name;
    }
    const auto* attribute = std::get_if<ast::Attribute>(&module_.ast.exprs[expr].node);
    if (reference.kind == RefKind::kProperty && attribute != nullptr && attribute->name.text == "value") {
      const auto* handle = std::get_if<ast::NameRef>(&module_.ast.exprs[attribute->object].node);
      if (handle != nullptr) name = handle->name + ".value";
    }
    if (name.empty() || RunsLater(range)) return;
    const auto inside = [&](SourceRange outer) { return IsInside(range, outer); };
    if (std::any_of(shown_.begin(), shown_.end(), inside) &&
        std::none_of(beginnings_.begin(), beginnings_.end(), inside))
      diagnostics_.Add(DiagnosticKind::kReadOnce, range, {{"name", name}});
  }

  /// A block that uses no name from outside it has nothing to run again for.
  void LookAtRender(ast::StmtId id) {
    const ast::Stmt& stmt = module_.ast.stmts[id];
    for (const auto& [expr, reference] : module_.tables.references) {
      if (!IsInside(module_.ast.exprs[expr].range, stmt.range)) continue;
      if (reference.kind == RefKind::kBuiltinFunction && reference.builtin != "range" && reference.builtin != "str" &&
          reference.builtin != "len" && reference.builtin != "print")
        return;
      if (reference.kind == RefKind::kModule || reference.kind == RefKind::kMember) return;
      if (!reference.symbol.valid()) continue;
      const Symbol& symbol = program_.symbols[reference.symbol];
      const bool made_here = symbol.range.file == stmt.range.file && IsInside(symbol.range, stmt.range);
      const bool is_kept = symbol.kind == SymbolKind::kState || symbol.is_handle;  // a state of the block, its own component
      const bool of_library = program_.modules[symbol.module].is_stdlib;
      if (is_kept || (!made_here && !of_library)) return;
    }
    diagnostics_.Add(DiagnosticKind::kRenderReadsNothing, stmt.head);
  }

  const check::Program& program_;
  const check::CheckedModule& module_;
  Diagnostics& diagnostics_;
  std::set<SymbolId> written_;
  std::vector<SourceRange> later_, shown_, beginnings_;
};

}  // namespace

void LintPage(const check::Program& program, const check::CheckedModule& module, Diagnostics& diagnostics) {
  PageLint(program, module, diagnostics).Run();
}

}  // namespace gblocks::lint
