#include "compiler/parse/tokens.h"

#include <algorithm>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/parse/antlr.h"
#include "compiler/parse/describe_lexeme.h"
#include "compiler/parse/scan_lines.h"
#include "compiler/parse/scanner.h"

namespace gblocks {

using namespace parse;

namespace {

TokenClass ClassOf(size_t type) {
  if (IsReservedWord(type) || (type >= Token::BROWSER && type <= Token::STATE)) return TokenClass::kKeyword;
  if (type >= Token::LPAREN && type <= Token::FAT_ARROW) return TokenClass::kSign;
  switch (type) {
    case Token::NAME:
      return TokenClass::kName;
    case Token::INT:
    case Token::FLOAT:
    case Token::BAD_NUMBER:
      return TokenClass::kNumber;
    case Token::STRING:
    case Token::FSTRING:
    case Token::BYTES:
    case Token::UNCLOSED_STRING:
      return TokenClass::kText;
    case Token::NEWLINE:
      return TokenClass::kNewline;
    case Token::INDENT:
    case Token::STRAY_INDENT:
      return TokenClass::kIndent;
    case Token::DEDENT:
      return TokenClass::kDedent;
    default:
      return TokenClass::kOther;
  }
}

/// Comments, which stand between what the scanner returns.
std::vector<SyntaxToken> Comments(std::string_view text, const Lexemes& scanned) {
  std::vector<SyntaxToken> comments;
  size_t at = 0;
  auto search_to = [&](size_t end) {
    for (; at < end; ++at) {
      if (text[at] != '#') continue;
      const size_t begin = at;
      at = std::min(text.find_first_of("\r\n", at), end);
      comments.push_back({TokenClass::kComment, static_cast<uint32_t>(begin), static_cast<uint32_t>(at)});
    }
  };
  for (const Lexeme& lexeme : scanned) {
    search_to(lexeme.begin);
    at = std::max<size_t>(at, lexeme.end);
  }
  search_to(text.size());
  return comments;
}

std::vector<SyntaxToken> WithComments(std::string_view text, const Lexemes& scanned, const Lexemes& lexemes) {
  std::vector<SyntaxToken> tokens;
  tokens.reserve(lexemes.size());
  const std::vector<SyntaxToken> comments = Comments(text, scanned);
  auto comment = comments.begin();
  for (const Lexeme& lexeme : lexemes) {
    if (lexeme.type == antlr4::Token::EOF) break;
    while (comment != comments.end() && comment->begin < lexeme.begin) tokens.push_back(*comment++);
    tokens.push_back({ClassOf(lexeme.type), lexeme.begin, lexeme.end});
  }
  tokens.insert(tokens.end(), comment, comments.end());
  return tokens;
}

}  // namespace

std::vector<SyntaxToken> Tokens(const SourceFile& source) {
  Diagnostics ignored;
  Problems problems(source, ignored);
  const ReadContext context{{}, source.text(), &problems};
  Lexemes lexemes;
  if (!ScanLines(context, lexemes)) return {};
  return WithComments(source.text(), Scan(context, 0, static_cast<uint32_t>(source.text().size())), lexemes);
}

std::vector<SyntaxToken> RawTokens(const SourceFile& source) {
  const ReadContext context{{}, source.text(), nullptr};
  Lexemes scanned = Scan(context, 0, static_cast<uint32_t>(source.text().size()));
  Lexemes words = scanned;
  std::erase_if(words, [](const Lexeme& lexeme) { return lexeme.type == Token::NEWLINE; });
  return WithComments(source.text(), scanned, words);
}

}  // namespace gblocks
