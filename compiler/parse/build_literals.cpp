// Numbers, and texts with their escapes.
#include <utf8.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <iterator>
#include <utility>

#include "compiler/parse/ast_builder.h"
#include "compiler/parse/scan_string.h"

namespace gblocks::parse {
namespace {

std::string WithoutUnderscores(std::string_view text) {
  std::string digits(text);
  std::erase(digits, '_');
  return digits;
}

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// `0x…`, `0o…`, `0b…` or decimal digits; nothing where the value is above 2^64 - 1.
std::optional<uint64_t> ParseDigits(const std::string& digits) {
  int base = 10;
  size_t at = 0;
  if (digits.size() > 1 && digits[0] == '0') {
    char letter = static_cast<char>(digits[1] | 0x20);
    base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 10;
    if (base != 10) at = 2;
  }
  uint64_t value = 0;
  for (; at < digits.size(); ++at) {
    int digit = HexDigit(digits[at]);
    // Digits out of place were reported when the number was read.
    if (digit < 0 || digit >= base) return 0;
    if (value > (UINT64_MAX - static_cast<uint64_t>(digit)) / static_cast<uint64_t>(base)) return std::nullopt;
    value = value * static_cast<uint64_t>(base) + static_cast<uint64_t>(digit);
  }
  return value;
}

}  // namespace

/// The value of digits, or of a minus sign and digits: then `range` begins at the sign.
ast::ExprId AstBuilder::IntValue(antlr4::Token* token, SourceRange range, bool negative) {
  constexpr uint64_t kSmallest = uint64_t{1} << 63;  // without its sign
  std::optional<uint64_t> value = ParseDigits(WithoutUnderscores(TextOf(token)));
  if (!value || *value > (negative ? kSmallest : kSmallest - 1)) {
    std::string number(TextOf(token));
    if (number.size() > 40) number = number.substr(0, 40) + "…";
    context_.Report(DiagnosticKind::kNumberTooLarge, range, {{"number", (negative ? "-" : "") + number}});
    return Invalid(range);
  }
  if (!negative) return AddExpr(range, ast::IntLiteral{static_cast<int64_t>(*value)});
  if (*value == kSmallest) return AddExpr(range, ast::IntLiteral{INT64_MIN});
  ast::ExprId digits = AddExpr(Range(token), ast::IntLiteral{static_cast<int64_t>(*value)});
  return AddExpr(range, ast::Unary{ast::UnaryOp::kNegate, digits});
}

ast::ExprId AstBuilder::FloatValue(antlr4::Token* token) {
  // Too large becomes infinite and too small becomes 0, as in Python.
  double value = std::strtod(WithoutUnderscores(TextOf(token)).c_str(), nullptr);
  return AddExpr(Range(token), ast::FloatLiteral{value});
}

/// Neighbouring texts are one; if any of them is formatted, all are.
ast::ExprId AstBuilder::Texts(const std::vector<antlr4::Token*>& texts, SourceRange range) {
  bool formatted =
      std::any_of(texts.begin(), texts.end(), [](antlr4::Token* text) { return text->getType() == Token::FSTRING; });
  if (!formatted) {
    std::string value;
    for (antlr4::Token* text : texts) value += PlainText(text);
    return AddExpr(range, ast::StrLiteral{std::move(value)});
  }
  ast::FString fstring;
  for (antlr4::Token* text : texts) {
    std::vector<ast::FStringPart> parts;
    if (text->getType() == Token::FSTRING) {
      FormattedText(text, parts);
    } else if (std::string plain = PlainText(text); !plain.empty()) {
      parts.push_back({std::move(plain), {}, 0, {}});
    }
    for (ast::FStringPart& part : parts) {
      bool joins = !part.value.valid() && !fstring.parts.empty() && !fstring.parts.back().value.valid();
      if (joins) {
        fstring.parts.back().text += part.text;
      } else {
        fstring.parts.push_back(std::move(part));
      }
    }
  }
  return AddExpr(range, std::move(fstring));
}

std::string AstBuilder::PlainText(antlr4::Token* token) {
  std::string_view written = TextOf(token);
  size_t prefix = StringPrefixLength(written);
  std::string_view quote = OpeningQuote(written);
  bool raw = written.substr(0, prefix).find_first_of("rR") != std::string_view::npos;
  auto begin = static_cast<uint32_t>(token->getStartIndex() + prefix + quote.size());
  auto end = static_cast<uint32_t>(token->getStopIndex() + 1);
  // The closing quotes are missing where that was reported.
  bool closed = end - begin >= quote.size() && context_.text.substr(end - quote.size(), quote.size()) == quote;
  if (closed) end -= static_cast<uint32_t>(quote.size());
  return begin < end ? Unescape(begin, end, raw) : std::string();
}

/// The characters that the bytes [begin, end) of a text stand for. Line breaks become `\n`, whatever the file has.
std::string AstBuilder::Unescape(uint32_t begin, uint32_t end, bool raw) {
  std::string text;
  text.reserve(end - begin);
  for (uint32_t at = begin; at < end;) {
    char c = context_.text[at];
    if (c == '\r') {
      text += '\n';
      at += at + 1 < end && context_.text[at + 1] == '\n' ? 2 : 1;
    } else if (c != '\\' || raw) {
      text += c;
      ++at;
    } else {
      at += static_cast<uint32_t>(UnescapeOne(at, end, text));
    }
  }
  return text;
}

/// One escape; returns its length.
size_t AstBuilder::UnescapeOne(uint32_t at, uint32_t end, std::string& text) {
  if (at + 1 >= end) return 1;  // the text is unclosed, which was reported
  char c = context_.text[at + 1];
  size_t digits = 0;
  switch (c) {
    case '\n':
      return 2;  // a backslash at the end of a line joins it with the next
    case '\r':
      return at + 2 < end && context_.text[at + 2] == '\n' ? 3 : 2;
    case '\\':
    case '\'':
    case '"':
      text += c;
      return 2;
    case 'n':
      text += '\n';
      return 2;
    case 't':
      text += '\t';
      return 2;
    case 'r':
      text += '\r';
      return 2;
    case '0':
      text += '\0';
      return 2;
    case 'a':
      text += '\a';
      return 2;
    case 'b':
      text += '\b';
      return 2;
    case 'f':
      text += '\f';
      return 2;
    case 'v':
      text += '\v';
      return 2;
    case 'x':
      digits = 2;
      break;
    case 'u':
      digits = 4;
      break;
    case 'U':
      digits = 8;
      break;
    default: {
      uint32_t next = at + 2;
      while (next < end && (static_cast<unsigned char>(context_.text[next]) & 0xC0) == 0x80) ++next;
      ReportEscape(at, next);
      return next - at;
    }
  }
  uint32_t code = 0;
  uint32_t next = at + 2;
  for (; next < end && next < at + 2 + digits && HexDigit(context_.text[next]) >= 0; ++next) {
    code = code * 16 + static_cast<uint32_t>(HexDigit(context_.text[next]));
  }
  if (next != at + 2 + digits) {
    ReportEscape(at, next,
                 "`\\" + std::string(1, c) + "` is followed by " + std::to_string(digits) + " hexadecimal digits.");
  } else if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
    ReportEscape(at, next, "There is no character with this number.");
  } else {
    utf8::unchecked::append(code, std::back_inserter(text));
  }
  return next - at;
}

void AstBuilder::ReportEscape(uint32_t begin, uint32_t end, std::string reason) {
  DiagnosticArguments arguments = {{"escape", std::string(context_.text.substr(begin, end - begin))}};
  if (!reason.empty()) arguments.emplace_back("reason", std::move(reason));
  context_.Report(DiagnosticKind::kBadEscape, {context_.file, begin, end}, std::move(arguments));
}

}  // namespace gblocks::parse
