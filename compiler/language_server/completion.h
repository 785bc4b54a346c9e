// What could be written at the cursor. The program is compiled with a word there that nobody writes: the place of that
// word in the tree says what kind of thing is wanted, and the checker's tables what there is.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/language_server/server.h"
#include "compiler/parse/tokens.h"

namespace gblocks::lsp {

constexpr const char* kMarker = "gblocks_cursor";

// Kinds of items, as the protocol numbers them.
constexpr int kMethod = 2, kFunction = 3, kField = 5, kVariable = 6, kClass = 7, kModule = 9, kProperty = 10, kValue = 12,
              kKeyword = 14, kSnippet = 15, kFile = 17, kEnumMember = 20, kStruct = 22, kEvent = 23;

/// Whether the byte is part of a name.
inline bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0;
}

/// One request for completions.
class Completion {
 public:
  Completion(const Server& server, const Request& request);
  Json Run();

 private:
  // ---- The answer (completion.cpp)
  struct Item {
    std::string label;
    int kind;
    std::string detail = {};
    std::string insert = {};  // a snippet, where it is not the label
    std::string documentation = {};
    int rank = 5;             // the lower the nearer to the top
    Json edits = {};          // somewhere else: an import
  };

  void Add(Item item);
  /// A snippet for clients that take none: up to its first gap.
  static std::string Plain(const std::string& snippet);
  Json Finish();

  // ---- Where the cursor is (completion.cpp)
  const SyntaxToken* TokenAtCursor();
  bool IsClosed(const SyntaxToken& token) const;
  /// Whether the cursor is in a `{…}` of an f-string.
  bool InField(const SyntaxToken& token) const;
  std::string_view LineBefore(uint32_t offset) const;
  /// The program with the marker behind the word at the cursor, and with the colon that its line lacks.
  void Patch();
  size_t LineBegin(uint32_t offset) const;
  bool IsMarker(SourceRange range) const;

  // ---- Imports (completion_imports.cpp)
  /// `from |`, `from file import |`.
  bool CompleteImport();
  /// The files that can be imported: `parts.card` and the path.
  std::vector<std::pair<std::string, std::string>> Importable() const;
  struct Exported {
    std::string name;
    int kind;
  };

  std::vector<Exported> ExportsOf(const std::string& path) const;
  /// Names of other files, with the line that imports them.
  void AddImports();
  /// The line of the first statement.
  uint32_t ImportPlace() const;

  // ---- At a word (completion_at_word.cpp)
  void AtMarker();
  bool IsStatement(ast::ExprId marker) const;
  /// The call whose argument, without a name, the expression is.
  ast::ExprId ArgumentOf(ast::ExprId value) const;
  bool AtEvent(const std::vector<ast::EventRef>& events);
  /// Events of the component around the cursor.
  void AddEvents();
  void AddTypes();
  void AddMembers(ast::ExprId object);
  void AddMembersOf(check::TypeId id);
  void AddBuiltins(const std::string& owner);
  void AddParams(ast::ExprId id);

  // ---- Values (completion_values.cpp)
  /// What is expected where an expression stands: a parameter, the other side of `==`, a property that is assigned.
  check::TypeId ExpectedAt(ast::ExprId value) const;
  check::TypeId DeclaredType(ast::ExprId target) const;
  check::TypeId ParamType(ast::ExprId id, const ast::Call& call, const ast::Argument& argument, size_t place) const;
  void AddExpected(ast::ExprId value, bool quoted);
  /// Between quotes: the texts that are allowed there.
  void InText(const SyntaxToken& token);

  // ---- Names and words (completion_names.cpp)
  void AddSymbol(check::SymbolId id);
  void AddNames();
  void AddValueWords();
  void AddWords();

  const Server& server_;
  const Request& request_;
  const SourceFile& source_;
  std::string_view text_;
  uint32_t cursor_, begin_, end_;  // the word at the cursor
  uint32_t marker_ = 0;
  std::vector<SyntaxToken> tokens_;
  std::unique_ptr<Analysis> analysis_;
  std::set<std::string> labels_;
  Json items_ = Json::array();
};

}  // namespace gblocks::lsp
