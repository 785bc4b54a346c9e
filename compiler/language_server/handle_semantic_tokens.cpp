// The colours of words: what the checker knows about names, on top of what the scanner knows about the rest.
#include <algorithm>

#include "compiler/language_server/server.h"
#include "compiler/parse/tokens.h"

namespace gblocks::lsp {
namespace {

enum Type : uint32_t {
  kNamespace, kClass, kStruct, kEvent, kFunction, kMethod, kProperty, kParameter, kVariable, kKeyword, kString, kNumber, kComment,
};
constexpr const char* kTypes[] = {"namespace", "class",     "struct",   "event",   "function", "method", "property",
                                  "parameter", "variable", "keyword", "string",   "number", "comment"};
enum Modifier : uint32_t { kDeclaration = 1, kModification = 2, kDefaultLibrary = 4 };
constexpr const char* kModifiers[] = {"declaration", "modification", "defaultLibrary"};

struct Token {
  uint32_t begin, end, type, modifiers;
};

Token TokenOf(const Analysis& analysis, const Occurrence& one) {
  Token token{one.range.begin, one.range.end, kVariable, 0};
  if (one.is_declaration) token.modifiers |= kDeclaration;
  if (one.is_write && !one.is_declaration) token.modifiers |= kModification;
  switch (one.entity.kind) {
    case Entity::Kind::kModule:
      token.type = kNamespace;
      token.modifiers |= kDefaultLibrary;
      break;
    case Entity::Kind::kTag:
      token.type = kClass;
      token.modifiers |= kDefaultLibrary;
      break;
    case Entity::Kind::kBuiltin:
      token.type = one.entity.name.find('.') == std::string::npos ? kFunction : kMethod;
      token.modifiers |= kDefaultLibrary;
      break;
    case Entity::Kind::kMember:
      token.type = kProperty;
      break;
    default: {
      const check::Symbol& symbol = analysis.Sym(one.entity.symbol);
      if (symbol.range.file.valid() && analysis.IsLibrary(symbol.range.file)) token.modifiers |= kDefaultLibrary;
      switch (symbol.kind) {
        case check::SymbolKind::kFunction: token.type = kFunction; break;
        case check::SymbolKind::kRecord: token.type = kStruct; break;
        case check::SymbolKind::kComponent: token.type = kClass; break;
        case check::SymbolKind::kEvent: token.type = kEvent; break;
        case check::SymbolKind::kParam: token.type = kParameter; break;
        case check::SymbolKind::kProperty: token.type = kProperty; break;
        default: break;
      }
    }
  }
  return token;
}

/// In order, none over another. Texts that hold names are cut around them.
std::vector<Token> Collect(const Analysis& analysis) {
  std::vector<Token> tokens;
  const std::vector<Occurrence>& names = analysis.occurrences();
  size_t next = 0;
  uint32_t covered = 0;
  const auto add = [&](Token token) {
    token.begin = std::max(token.begin, covered);
    if (token.begin >= token.end) return;
    tokens.push_back(token);
    covered = token.end;
  };
  const auto names_before = [&](uint32_t end) {
    while (next < names.size() && names[next].range.begin < end) add(TokenOf(analysis, names[next++]));
  };
  for (const SyntaxToken& token : Tokens(analysis.source())) {
    names_before(token.begin);
    uint32_t type;
    switch (token.token_class) {
      case TokenClass::kKeyword: type = kKeyword; break;
      case TokenClass::kNumber: type = kNumber; break;
      case TokenClass::kText: type = kString; break;
      case TokenClass::kComment: type = kComment; break;
      default: continue;
    }
    // A word of the language as a parameter's name: `class=`.
    if (type == kKeyword && next < names.size() && names[next].range.begin == token.begin) continue;
    const std::string_view rest = analysis.source().text().substr(token.end, 2);
    if (type == kKeyword && rest.starts_with('=') && rest != "==") type = kProperty;  // of an element
    for (; type == kString && next < names.size() && names[next].range.begin < token.end; ++next) {
      add({token.begin, names[next].range.begin, kString, 0});
      add(TokenOf(analysis, names[next]));
    }
    add({token.begin, token.end, type, 0});
  }
  names_before(UINT32_MAX);
  return tokens;
}

}  // namespace

Json SemanticTokensLegend() {
  return {{"tokenTypes", kTypes}, {"tokenModifiers", kModifiers}};
}

Json HandleSemanticTokens(const Server& server, const Request& request) {
  const SourceFile& source = request.analysis.source();
  const std::string_view text = source.text();
  std::vector<uint32_t> data;
  uint32_t last_line = 0, last_column = 0;
  for (const Token& token : Collect(request.analysis)) {
    for (uint32_t at = token.begin; at < token.end;) {  // one entry for each line
      const size_t line_end = std::min<size_t>(text.find_first_of("\r\n", at), token.end);
      if (line_end > at) {
        const uint32_t line = source.LineAt(at) - 1;
        const auto line_begin = static_cast<uint32_t>(source.Line(line + 1).data() - text.data());
        const uint32_t column = UnitsOf(text.substr(line_begin, at - line_begin), server.encoding());
        const uint32_t length = UnitsOf(text.substr(at, line_end - at), server.encoding());
        data.insert(data.end(), {line - last_line, line == last_line ? column - last_column : column, length, token.type, token.modifiers});
        last_line = line;
        last_column = column;
      }
      at = static_cast<uint32_t>(line_end) + 1;
    }
  }
  return {{"data", data}};
}

}  // namespace gblocks::lsp
