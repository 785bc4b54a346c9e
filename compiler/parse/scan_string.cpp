// Finds the ends of texts, plain and formatted.
#include "compiler/parse/scan_string.h"

#include <algorithm>

namespace gblocks::parse {
namespace {

constexpr size_t kMostWasted = 1 << 20;
constexpr size_t kNone = std::string_view::npos;

bool IsLineBreak(char c) {
  return c == '\n' || c == '\r';
}

bool IsQuote(char c) {
  return c == '"' || c == '\'';
}

}  // namespace

size_t StringPrefixLength(std::string_view written) {
  size_t length = written.find_first_of("\"'");
  return length == kNone ? 0 : length;
}

std::string_view OpeningQuote(std::string_view written) {
  std::string_view quoted = written.substr(StringPrefixLength(written));
  bool triple = quoted.size() >= 3 && quoted[0] == quoted[1] && quoted[1] == quoted[2];
  return quoted.substr(0, triple ? 3 : 1);
}

StringScanner::End StringScanner::FindEnd(size_t body, std::string_view quote, bool formatted, size_t limit) {
  return formatted ? FindFormattedEnd(body, quote, limit, 0) : FindPlainEnd(body, quote, limit);
}

StringScanner::End StringScanner::FindPlainEnd(size_t body, std::string_view quote, size_t limit) const {
  const char* stops =
      quote.size() == 3 ? (quote[0] == '"' ? "\"\\" : "'\\") : (quote[0] == '"' ? "\"\\\n\r" : "'\\\n\r");
  size_t at = body;
  while ((at = text_.find_first_of(stops, at)) < limit) {
    if (text_[at] == '\\') {
      // The character behind a backslash never ends a text; a line break there is CR LF at times.
      at += text_.compare(at + 1, 2, "\r\n") == 0 ? 3 : 2;
    } else if (IsLineBreak(text_[at])) {
      return {at, false};
    } else if (text_.compare(at, quote.size(), quote) == 0 && at + quote.size() <= limit) {
      return {at + quote.size(), true};
    } else {
      ++at;
    }
  }
  return {limit, false};
}

StringScanner::End StringScanner::FindFormattedEnd(size_t body, std::string_view quote, size_t limit, int depth) {
  bool several_lines = quote.size() == 3;
  bool may_nest = depth < kDeepestText && wasted_ < kMostWasted;
  size_t at = body;
  while (may_nest && at < limit) {
    char c = text_[at];
    if (c == '\\') {
      at += text_.compare(at + 1, 2, "\r\n") == 0 ? 3 : 2;
    } else if (!several_lines && IsLineBreak(c)) {
      break;
    } else if (text_.compare(at, quote.size(), quote) == 0) {
      return {at + quote.size(), true};
    } else if (c == '{' && text_.compare(at, 2, "{{") == 0) {
      at += 2;
    } else if (c == '{') {
      size_t end = FindFieldEnd(at + 1, several_lines, limit, depth);
      if (end == kNone) break;
      at = end;
    } else {
      ++at;
    }
  }
  if (may_nest) wasted_ += at - body + 1;
  // A brace without partner: let the first quote end the text, and the brace be reported where it stands.
  return FindPlainEnd(body, quote, limit);
}

size_t StringScanner::FindFieldEnd(size_t at, bool several_lines, size_t limit, int depth) {
  size_t begin = at;
  int open = 1;
  while (at < limit) {
    char c = text_[at];
    if (IsQuote(c)) {
      std::string_view quote =
          text_.compare(at, 3, c == '"' ? "\"\"\"" : "'''") == 0 ? text_.substr(at, 3) : text_.substr(at, 1);
      char before = at > begin ? text_[at - 1] : ' ';
      char before_that = at > begin + 1 ? text_[at - 2] : ' ';
      bool formatted = before == 'f' || before == 'F' ||
                       ((before == 'r' || before == 'R') && (before_that == 'f' || before_that == 'F'));
      End text = formatted ? FindFormattedEnd(at + quote.size(), quote, limit, depth + 1)
                           : FindPlainEnd(at + quote.size(), quote, limit);
      if (!text.closed) break;
      at = text.end;
      continue;
    }
    if (!several_lines && IsLineBreak(c)) break;
    if (c == '(' || c == '[' || c == '{') ++open;
    if (c == ')' || c == ']' || c == '}') --open;
    ++at;
    if (open == 0) return c == '}' ? at : kNone;
  }
  wasted_ += std::min(at, limit) - begin;
  return kNone;
}

}  // namespace gblocks::parse
