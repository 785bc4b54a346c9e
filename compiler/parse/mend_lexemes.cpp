// One case for each kind of lexeme that the grammar does not use.
#include "compiler/parse/mend_lexemes.h"

#include <string>

#include "compiler/parse/antlr.h"
#include "compiler/parse/describe_lexeme.h"
#include "compiler/parse/scan_string.h"

namespace gblocks::parse {
namespace {

struct OtherCharacter {
  std::string_view text;
  std::string_view advice;
};

constexpr OtherCharacter kOtherCharacters[] = {
    {"?", "A choice between two values is written `a if condition else b`."},
    {"$", "A value inside text is written `f\"{value}\"`; names have no `$`."},
    {"`", "Text stands in straight quotes: `\"text\"`; with values in it: `f\"{value}\"`."},
    {"\\", "A `\\` continues a line only as the last character of the line."},
    {"“", "Use straight quotes: `\"text\"`."},
    {"”", "Use straight quotes: `\"text\"`."},
    {"‘", "Use straight quotes: `'text'`."},
    {"’", "Use straight quotes: `'text'`."},
    {"–", "Use the minus sign of the keyboard: `-`."},
    {"—", "Use the minus sign of the keyboard: `-`."},
    {"×", "Multiplication is written `*`."},
    {"÷", "Division is written `/`."},
    {"≠", "Write `!=`."},
    {"≤", "Write `<=`."},
    {"≥", "Write `>=`."},
    {"…", "Write out what stands here."},
    {"\xC2\xA0", "Replace it by an ordinary space."},
    {"\xEF\xBB\xBF", "Remove it: it has a meaning only at the beginning of a file."},
};

class Mender {
 public:
  Mender(const ReadContext& context, Lexemes& lexemes) : context_(context), lexemes_(lexemes) {}

  void Run() {
    size_t kept = 0;
    for (at_ = 0; at_ < lexemes_.size(); ++at_) {
      Lexeme lexeme = lexemes_[at_];
      if (Keep(lexeme)) lexemes_[kept++] = lexeme;
    }
    lexemes_.resize(kept);
  }

 private:
  /// Reports and changes one lexeme; false drops it.
  bool Keep(Lexeme& lexeme) {
    switch (lexeme.type) {
      case Token::UNCLOSED_STRING:
        return KeepUnclosedText(lexeme);
      case Token::BAD_NUMBER:
        return KeepBadNumber(lexeme);
      case Token::BYTES:
        return Instead(lexeme, Token::STRING, "bytes", "Leave out the `b`: text is `str`.");
      case Token::AND_AND:
        return Instead(lexeme, Token::AND, "`&&`", "Write `and`.", "and");
      case Token::OR_OR:
        return Instead(lexeme, Token::OR, "`||`", "Write `or`.", "or");
      case Token::BANG:
        return Instead(lexeme, Token::NOT, "`!`", "Write `not`.", "not ");
      case Token::WALRUS:
        return Instead(lexeme, Token::EQUAL, "`:=`", "Assign on a line of its own, with `=`, and use the name here.");
      case Token::FAT_ARROW:
        return Instead(lexeme, Token::EQUAL, "`=>`", "A small function is written `lambda x: x + 1`.");
      case Token::AT:
        return KeepAt(lexeme);
      case Token::OTHER:
        return KeepOther(lexeme);
      default:
        return true;
    }
  }

  bool Instead(Lexeme& lexeme, size_t type, std::string what, std::string instead, std::string replacement = "") {
    Diagnostic diagnostic{
        DiagnosticKind::kNotInLanguage, context_.Range(lexeme), {{"what", what}, {"instead", instead}}, {}, {}};
    if (!replacement.empty()) diagnostic.fixes.push_back({context_.Range(lexeme), replacement});
    context_.Report(std::move(diagnostic));
    lexeme.type = type;
    return true;
  }

  bool KeepUnclosedText(Lexeme& lexeme) {
    std::string_view written = context_.Text(lexeme);
    std::string quote(OpeningQuote(written));
    SourceRange range = context_.Range(lexeme);
    // A text of several lines may run to the end of the file: point at its beginning.
    if (quote.size() == 3) range.end = range.begin + static_cast<uint32_t>(StringPrefixLength(written) + 3);
    context_.Report(DiagnosticKind::kUnclosedString, range, {{"quote", quote}});
    lexeme.type = Token::STRING;
    return true;
  }

  bool KeepBadNumber(Lexeme& lexeme) {
    std::string number = ShortText(context_, lexeme);
    if (number.back() == 'j' || number.back() == 'J')
      return Instead(lexeme, Token::INT, "complex numbers", "Keep the two parts in two `float`s.");
    std::string reason = "Put a space or an operator between the number and what follows it.";
    if (number.size() > 1 && number[0] == '0') {
      bool octal = number.find_first_not_of("0123456789_") == std::string::npos;
      size_t digits = number.find_first_not_of("0_");
      if (octal) reason = "Leave out the zeros in front: `" + number.substr(std::min(digits, number.size() - 1)) + "`.";
      if (number[1] == 'b' || number[1] == 'B') reason = "Binary digits are 0 and 1.";
      if (number[1] == 'o' || number[1] == 'O') reason = "Octal digits are 0 to 7.";
      if (number[1] == 'x' || number[1] == 'X') reason = "Hexadecimal digits are 0 to 9 and a to f.";
    } else if (number.find_first_not_of("0123456789_") == std::string::npos) {
      reason = "Write one `_` between digits, none at the end.";
    }
    context_.Report(DiagnosticKind::kMalformedNumber, context_.Range(lexeme), {{"number", number}, {"reason", reason}});
    lexeme.type = Token::INT;
    return true;
  }

  bool KeepAt(Lexeme& lexeme) {
    bool starts_line = at_ == 0 || lexemes_[at_ - 1].type == Token::NEWLINE;
    if (!starts_line) return Instead(lexeme, Token::STAR, "`@`", "Multiply with `*`, or write a function.");
    Instead(lexeme, Token::OTHER, "decorators", "Call the function where it is needed.");
    return false;
  }

  bool KeepOther(const Lexeme& lexeme) {
    std::string_view text = context_.Text(lexeme);
    DiagnosticArguments arguments = {{"character", std::string(text)}};
    if (text == "`") arguments.emplace_back("described", "a backtick");
    if (text == "\xC2\xA0") arguments.emplace_back("described", "a no-break space");
    if (text == "\xEF\xBB\xBF") arguments.emplace_back("described", "a byte order mark");
    if (text.size() == 1 && static_cast<unsigned char>(text[0]) < 0x20) {
      const char* digits = "0123456789ABCDEF";
      arguments.emplace_back(
          "described", std::string("the control character U+00") + digits[(text[0] >> 4) & 15] + digits[text[0] & 15]);
    }
    // Svelte's runes and labels.
    const std::string_view next = at_ + 1 < lexemes_.size() && lexemes_[at_ + 1].begin == lexemes_[at_].end
                                      ? context_.Text(lexemes_[at_ + 1])
                                      : std::string_view();
    if (text == "$" && next == "state") arguments.emplace_back("advice", "Write `state name = value`.");
    if (text == "$" && next == "effect")
      arguments.emplace_back("advice", "Code that runs at a change stands in an `on` block: `on name.change:`.");
    if (text == "$" && next == "props") arguments.emplace_back("advice", "A component's parameters are its properties.");
    if (text == "$" && (next == "derived" || next == ":"))
      arguments.emplace_back("advice", "Compute it where it is used: what a `render` block reads is found out.");
    for (const OtherCharacter& other : kOtherCharacters) {
      if (other.text == text) arguments.emplace_back("advice", other.advice);
    }
    context_.Report(DiagnosticKind::kUnknownCharacter, context_.Range(lexeme), std::move(arguments));
    return false;
  }

  const ReadContext& context_;
  Lexemes& lexemes_;
  size_t at_ = 0;
};

}  // namespace

void MendLexemes(const ReadContext& context, Lexemes& lexemes) {
  Mender(context, lexemes).Run();
}

}  // namespace gblocks::parse
