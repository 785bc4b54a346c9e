// Names and classes of lexemes for messages.
#include "compiler/parse/describe_lexeme.h"

#include "compiler/parse/antlr.h"

namespace gblocks::parse {
namespace {

constexpr size_t kLongestShown = 32;

}  // namespace

std::string ShortText(const ReadContext& context, const Lexeme& lexeme) {
  std::string_view text = context.Text(lexeme);
  size_t length = std::min(text.find_first_of("\r\n"), text.size());
  if (length <= kLongestShown && length == text.size()) return std::string(text);
  length = std::min(length, kLongestShown);
  while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) --length;
  return std::string(text.substr(0, length)) + "…";
}

std::string DescribeLexeme(const ReadContext& context, const Lexeme& lexeme) {
  switch (lexeme.type) {
    case Token::NEWLINE:
      return "the end of the line";
    case Token::STRAY_INDENT:
    case Token::INDENT:
      return "an indented line";
    case Token::DEDENT:
      return "the end of the block";
    case antlr4::Token::EOF:
      return lexeme.begin < context.text.size() ? "the end of the braces" : "the end of the file";
    case Token::STRING:
    case Token::FSTRING:
      return "the text `" + ShortText(context, lexeme) + "`";
    case Token::INT:
    case Token::FLOAT:
      return "the number `" + ShortText(context, lexeme) + "`";
    default:
      break;
  }
  std::string quoted = "`" + ShortText(context, lexeme) + "`";
  return IsReservedWord(lexeme.type) ? "the word " + quoted : quoted;
}

bool IsReservedWord(size_t type) {
  return type >= Token::AND && type <= Token::YIELD;
}

bool EndsValue(size_t type) {
  switch (type) {
    case Token::INT:
    case Token::FLOAT:
    case Token::STRING:
    case Token::FSTRING:
    case Token::TRUE:
    case Token::FALSE:
    case Token::NONE:
    case Token::RPAREN:
    case Token::RBRACKET:
    case Token::RBRACE:
      return true;
    default:
      return type == Token::NAME;
  }
}

bool BeginsValue(size_t type) {
  switch (type) {
    case Token::INT:
    case Token::FLOAT:
    case Token::STRING:
    case Token::FSTRING:
    case Token::TRUE:
    case Token::FALSE:
    case Token::NONE:
    case Token::LPAREN:
    case Token::LBRACKET:
    case Token::LBRACE:
    case Token::LAMBDA:
    case Token::AWAIT:
    case Token::NOT:
    case Token::TILDE:
      return true;
    default:
      return type == Token::NAME;
  }
}

}  // namespace gblocks::parse
