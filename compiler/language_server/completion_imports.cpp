// Completion of imports, and names of other files with the line that imports them.
#include "compiler/language_server/completion.h"

#include <algorithm>
#include <filesystem>

#include "compiler/parse/parse.h"

namespace gblocks::lsp {

bool Completion::CompleteImport() {
  const std::string_view line = LineBefore(begin_);
  if (!line.starts_with("from ")) return false;
  const size_t import = line.find(" import");
  if (import == std::string_view::npos) {
    if (line.find(' ', 5) != std::string_view::npos) {
      Add({"import", kKeyword});
      return true;
    }
    for (const auto& [name, path] : Importable()) Add({name, kFile, path});
    return true;
  }
  std::string module(line.substr(5, import - 5));
  for (const auto& [name, path] : Importable()) {
    if (name != module) continue;
    for (const Exported& one : ExportsOf(path)) Add({one.name, one.kind});
  }
  return true;
}

std::vector<std::pair<std::string, std::string>> Completion::Importable() const {
  namespace fs = std::filesystem;
  std::vector<std::pair<std::string, std::string>> files;
  const fs::path folder = fs::path(request_.document.path).parent_path();
  for (const std::string& path : server_.WorkspaceFiles(request_.document.path)) {
    const std::string relative = fs::path(path).lexically_relative(folder).string();
    if (path == fs::path(request_.document.path).lexically_normal() || relative.empty() || relative.starts_with("..")) continue;
    std::string name = relative.substr(0, relative.size() - std::string(".gblocks").size());
    std::replace(name.begin(), name.end(), '/', '.');
    const bool can_be_named = std::all_of(name.begin(), name.end(), [](char c) { return IsWordByte(c) || c == '.'; });
    if (can_be_named) files.emplace_back(name, path);
  }
  return files;
}

std::vector<Completion::Exported> Completion::ExportsOf(const std::string& path) const {
  const auto read = server_.Files().read(path);
  const auto* text = std::get_if<std::string>(&read);
  if (text == nullptr) return {};
  Sources sources;
  Diagnostics ignored;
  const ast::Module module = Parse(sources.Add(path, *text), sources, ignored);
  std::vector<Exported> exported;
  for (ast::StmtId id : module.body) {
    const auto& node = module.stmts[id].node;
    const auto add = [&](const ast::Name& name, int kind) {
      if (!name.text.empty() && name.text.front() != '_') exported.push_back({name.text, kind});
    };
    if (const auto* def = std::get_if<ast::Def>(&node)) add(def->name, kFunction);
    if (const auto* record = std::get_if<ast::RecordDecl>(&node)) add(record->name, kStruct);
    if (const auto* component = std::get_if<ast::ComponentDecl>(&node)) add(component->name, kClass);
    if (const auto* state = std::get_if<ast::StateDecl>(&node)) add(state->name, kVariable);
  }
  return exported;
}

void Completion::AddImports() {
  if (cursor_ - begin_ < 2) return;  // two letters say what is looked for
  const std::string prefix(text_.substr(begin_, cursor_ - begin_));
  size_t read = 0;
  for (const auto& [name, path] : Importable()) {
    if (++read > 50) break;
    for (const Exported& one : ExportsOf(path)) {
      if (!one.name.starts_with(prefix)) continue;
      const uint32_t at = ImportPlace();
      Item item{one.name, one.kind, "from " + name + " import " + one.name};
      item.rank = 8;
      item.edits = Json::array({{{"range", RangeOf(source_, at, at, server_.encoding())}, {"newText", "from " + name + " import " + one.name + "\n"}}});
      Add(std::move(item));
    }
  }
}

uint32_t Completion::ImportPlace() const {
  for (const SyntaxToken& token : tokens_) {
    if (token.token_class != TokenClass::kComment) return static_cast<uint32_t>(LineBegin(token.begin));
  }
  return 0;
}

}  // namespace gblocks::lsp
