// Where one space goes.
#include <algorithm>

#include "compiler/format/lines.h"

namespace gblocks::format {
namespace {

bool IsOneOf(std::string_view text, std::initializer_list<std::string_view> texts) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

bool Opens(const Word& word) {
  return word.token.token_class == TokenClass::kSign && IsOneOf(word.text, {"(", "[", "{"});
}
bool Closes(const Word& word) {
  return word.token.token_class == TokenClass::kSign && IsOneOf(word.text, {")", "]", "}"});
}

/// The innermost bracket around a word.
struct Bracket {
  bool subscript = false;
  bool annotated = false;  // a `:` since the last comma
  int lambdas = 0;         // whose `:` has not come yet
};

class Spacing {
 public:
  explicit Spacing(std::vector<Word>& words) : words_(words) {}

  void Run() {
    for (size_t i = 0; i < words_.size(); ++i) {
      Word& word = words_[i];
      word.keyword = word.token.token_class == TokenClass::kKeyword && !IsName(i);
      word.unary = IsUnary(i);
      if (word.text == "lambda" && word.keyword) ++brackets_.back().lambdas;
      word.space = i > 0 && Space(words_[i - 1], word);
      Enter(i);
    }
  }

 private:
  bool IsSign(size_t i, std::string_view text) const {
    return i < words_.size() && words_[i].token.token_class == TokenClass::kSign && words_[i].text == text;
  }

  /// A word of the language as the name of an attribute or parameter.
  bool IsName(size_t i) const {
    return (i > 0 && IsSign(i - 1, ".")) || (brackets_.size() > 1 && IsSign(i + 1, "="));
  }

  bool IsUnary(size_t i) const {
    if (words_[i].token.token_class != TokenClass::kSign) return false;
    if (!IsOneOf(words_[i].text, {"-", "+", "~", "*", "**"})) return false;
    return i == 0 || !EndsValue(words_[i - 1]);
  }

  bool Space(const Word& before, const Word& word) {
    const bool sign = word.token.token_class == TokenClass::kSign;
    const bool after_sign = before.token.token_class == TokenClass::kSign;
    if (Opens(before) || Closes(word)) return false;
    if (sign && IsOneOf(word.text, {",", ";"})) return false;
    if (after_sign && IsOneOf(before.text, {",", ";"})) return true;
    if (sign && word.text == ":") return false;
    if (after_sign && before.text == ":") return !slice_colon_;
    if (after_sign && before.text == ".") return false;
    if (sign && word.text == ".") return before.token.token_class == TokenClass::kNumber && IsWhole(before.text);
    if (before.unary) return false;
    if (sign && word.text == "=") return !IsTightAssign();
    if (after_sign && before.text == "=") return !IsTightAssign();
    if (Opens(word) && word.text != "{") return !EndsValue(before);
    return true;
  }

  /// `f(name=value)`, but `def f(name: T = value)`.
  bool IsTightAssign() const { return brackets_.size() > 1 && !brackets_.back().annotated; }

  /// `1 .name`: without the space it would be `1.`.
  static bool IsWhole(std::string_view number) {
    return number.find_first_not_of("0123456789_") == std::string_view::npos;
  }

  void Enter(size_t i) {
    const Word& word = words_[i];
    if (word.token.token_class != TokenClass::kSign) return;
    if (Opens(word)) {
      brackets_.push_back({word.text == "[" && i > 0 && EndsValue(words_[i - 1])});
    } else if (Closes(word)) {
      if (brackets_.size() > 1) brackets_.pop_back();
    } else if (word.text == ",") {
      brackets_.back().annotated = false;
    } else if (word.text == ":") {
      Bracket& around = brackets_.back();
      const bool of_lambda = around.lambdas > 0;
      if (of_lambda) --around.lambdas;
      slice_colon_ = around.subscript && !of_lambda;
      if (!of_lambda) around.annotated = true;
    }
  }

  std::vector<Word>& words_;
  std::vector<Bracket> brackets_ = {{}};
  bool slice_colon_ = false;  // the last colon
};

}  // namespace

bool EndsValue(const Word& word) {
  switch (word.token.token_class) {
    case TokenClass::kKeyword:
      return !word.keyword || IsOneOf(word.text, {"True", "False", "None"});
    case TokenClass::kSign:
      return Closes(word) || word.text == "...";
    default:
      return true;
  }
}

void SetSpacing(std::vector<Word>& words) {
  Spacing(words).Run();
}

size_t WidthOf(std::string_view text) {
  size_t width = 0;
  for (char c : text) {
    if (c == '\n' || c == '\r') break;
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++width;
  }
  return width;
}

}  // namespace gblocks::format
