// `from … import`: names of other files. A file is made once, before those that import it, and puts nothing on the
// page.
#include <algorithm>

#include "compiler/check/checker.h"

namespace gblocks::check {

/// Functions, records and components of other files, which every signature of this one may name.
void Checker::ImportDeclarations(ast::StmtId id, const ast::ImportFrom& node) {
  auto from = program_.modules[at_.module].imports.find(id);
  if (from == program_.modules[at_.module].imports.end()) return;
  const Scope* exported = files_[static_cast<size_t>(from->second.index)].first;
  for (const ast::ImportedName& name : node.names) {
    auto found = exported->names.find(name.name.text);
    if (found != exported->names.end()) ImportName(name, found->second);
  }
}

/// What the other file has made by now, too: its states and constants.
void Checker::CheckImport(ast::StmtId id, const ast::Stmt& stmt, const ast::ImportFrom& node) {
  auto from = program_.modules[at_.module].imports.find(id);
  if (from == program_.modules[at_.module].imports.end()) {
    bool at_top = std::find(at_.ast->body.begin(), at_.ast->body.end(), id) != at_.ast->body.end();
    if (!at_top) Misplaced(stmt.head, "`from … import`", "inside a block", "Write it at the top of the file.");
    for (const ast::ImportedName& name : node.names) {  // reported: what follows from it stays quiet
      const ast::Name& local = name.alias ? *name.alias : name.name;
      at_.scope->names[local.text] = NewLocal(local.text, local.range, types_.error());
    }
    return;
  }
  ModuleId module = from->second;
  std::string file;
  for (const ast::Name& part : node.module_path) file += (file.empty() ? "" : "/") + part.text;
  file += ".gblocks";
  if (auto page = page_in_import_.find(module); page != page_in_import_.end()) {
    Report(DiagnosticKind::kPageInImport, stmt.head)
        .With("file", file)
        .With("what", page->second.second)
        .Label(page->second.first, "put on the page here");
  }
  Scope* exported = files_[static_cast<size_t>(module.index)].first;
  for (const ast::ImportedName& name : node.names) {
    const ast::Name& local = name.alias ? *name.alias : name.name;
    auto found = exported->names.find(name.name.text);
    if (found == exported->names.end()) {
      ReportUnknownImport(name, module, file);
      at_.scope->names[local.text] = NewLocal(local.text, local.range, types_.error());
      continue;
    }
    SymbolId symbol = found->second;
    if (name.name.text[0] == '_') {
      Report(DiagnosticKind::kPrivateImport, name.name.range)
          .With("name", name.name.text)
          .With("file", file)
          .Label(Sym(symbol).range, "declared here");
    }
    auto known = at_.scope->names.find(local.text);
    if (known == at_.scope->names.end() || known->second != symbol) ImportName(name, symbol);
    const std::vector<SymbolId>& made = bound_at_end_[static_cast<size_t>(module.index)];
    if (std::binary_search(made.begin(), made.end(), symbol)) at_.env.Bind(symbol);
  }
}

void Checker::ImportName(const ast::ImportedName& name, SymbolId symbol) {
  const ast::Name& local = name.alias ? *name.alias : name.name;
  auto [entry, added] = at_.scope->names.try_emplace(local.text, symbol);
  if (added || entry->second == symbol) return;
  Report(DiagnosticKind::kRedeclaredName, local.range)
      .With("name", local.text)
      .Hint("Give it another name here: `" + name.name.text + " as other_name`.")
      .Label(Sym(entry->second).range, "first here");
}

void Checker::ReportUnknownImport(const ast::ImportedName& name, ModuleId from, const std::string& file) {
  const Scope* exported = files_[static_cast<size_t>(from.index)].first;
  std::vector<std::string> names;
  for (const auto& entry : exported->names) {
    if (entry.first[0] != '_') names.push_back(entry.first);
  }
  std::sort(names.begin(), names.end());
  std::string known;
  for (const std::string& one : names) known += (known.empty() ? "`" : ", `") + one + "`";
  Problem problem = Report(DiagnosticKind::kUnknownImport, name.name.range);
  problem.With("name", name.name.text).With("file", file);
  problem.With("known", known.empty() ? "It has no names to import." : "It has " + known + ".");
  DidYouMean(problem, name.name.text, names, name.name.range);
}

/// Notes what an imported file's own code puts on the page: each import of it is refused, not the file, which may be a
/// program, too.
void Checker::NotePage(SourceRange range, const std::string& what) {
  if (at_.context->kind != ContextKind::kFile || at_.module == program_.main || IsStdlib(at_.module)) return;
  page_in_import_.try_emplace(at_.module, range, what);
}

}  // namespace gblocks::check
