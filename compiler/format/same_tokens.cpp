#include <algorithm>

#include "compiler/format/format.h"
#include "compiler/parse/tokens.h"

namespace gblocks::format {
namespace {

using TokenText = std::pair<TokenClass, std::string_view>;

std::vector<TokenText> Texts(const std::vector<SyntaxToken>& tokens, std::string_view file) {
  std::vector<TokenText> texts;
  for (const SyntaxToken& token : tokens) {
    const bool is_mark = token.token_class == TokenClass::kNewline || token.token_class == TokenClass::kIndent ||
                         token.token_class == TokenClass::kDedent;
    std::string_view text = is_mark ? std::string_view() : token.Text(file);
    if (token.token_class == TokenClass::kComment) text = text.substr(0, text.find_last_not_of(" \t\f\v") + 1);
    texts.emplace_back(token.token_class, text);
  }
  return texts;
}

/// Comments are no part of a block: whether one stands before or behind its end says nothing.
std::vector<SyntaxToken> WithoutComments(std::vector<SyntaxToken> tokens) {
  std::erase_if(tokens, [](const SyntaxToken& token) { return token.token_class == TokenClass::kComment; });
  return tokens;
}

}  // namespace

bool SameTokens(std::string_view a, std::string_view b) {
  const SourceFile first("", std::string(a)), second("", std::string(b));
  return Texts(RawTokens(first), first.text()) == Texts(RawTokens(second), second.text()) &&
         Texts(WithoutComments(Tokens(first)), first.text()) == Texts(WithoutComments(Tokens(second)), second.text());
}

}  // namespace gblocks::format
