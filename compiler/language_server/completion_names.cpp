// Completion of names that are visible, and of words of the language.
#include "compiler/language_server/completion.h"

#include "compiler/language_server/describe.h"

namespace gblocks::lsp {

using check::SymbolId;
using check::SymbolKind;

void Completion::AddSymbol(SymbolId id) {
  const check::Symbol& symbol = analysis_->Sym(id);
  const Entity entity{Entity::Kind::kSymbol, id, -1, {}};
  const std::string declaration = Declaration(*analysis_, entity);
  switch (symbol.kind) {
    case SymbolKind::kComponent:
      Add({symbol.name, kClass, declaration, symbol.takes_children ? symbol.name + ":\n    $0" : symbol.name + "($0)", Documentation(*analysis_, entity), 4});
      return;
    case SymbolKind::kRecord:
      return Add({symbol.name, kStruct, declaration, symbol.name + "($0)", Documentation(*analysis_, entity), 4});
    case SymbolKind::kFunction:
      return Add({symbol.name, kFunction, declaration, symbol.name + (symbol.params.empty() ? "()" : "($0)"), Documentation(*analysis_, entity), 3});
    default:
      return Add({symbol.name, kVariable, declaration, {}, {}, 3});
  }
}

void Completion::AddNames() {
  for (SymbolId id : VisibleSymbols(*analysis_, marker_)) {
    if (analysis_->Sym(id).name != kMarker) AddSymbol(id);
  }
  AddBuiltins("");
  for (const char* name : {"html", "math", "random", "time"}) Add({name, kModule, {}, {}, {}, 6});
}

void Completion::AddValueWords() {
  for (const char* word : {"True", "False", "None", "not", "and", "or", "in", "is", "if", "else", "for", "lambda", "await"})
    Add({word, kKeyword, {}, {}, {}, 7});
}

void Completion::AddWords() {
  const std::pair<const char*, const char*> snippets[] = {
      {"state", "state ${1:name} = $0"}, {"render", "render:\n    $0"}, {"on", "on ${1:component}.${2:click}:\n    $0"},
      {"def", "def ${1:name}($2) -> ${3:None}:\n    $0"}, {"record", "record ${1:Name}:\n    ${2:field}: ${3:str}$0"},
      {"component", "component ${1:Name}($2):\n    $0"}, {"if", "if $1:\n    $0"}, {"for", "for ${1:item} in ${2:items}:\n    $0"},
      {"while", "while $1:\n    $0"}, {"match", "match $1:\n    case $2:\n        $0"}, {"from", "from ${1:file} import ${2:name}"}};
  for (const auto& [word, snippet] : snippets) {
    Item item{word, kSnippet, {}, snippet, {}, 7};
    if (!server_.takes_snippets()) item.insert.clear();
    Add(std::move(item));
  }
  for (const char* word : {"pass", "return", "break", "continue", "del", "assert", "else", "elif", "case", "event", "emit", "children", "browser", "await", "import", "True", "False", "None", "not"})
    Add({word, kKeyword, {}, {}, {}, 7});
}

}  // namespace gblocks::lsp
