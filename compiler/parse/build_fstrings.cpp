// Formatted texts: split by hand into text and fields; the expression of a field goes through the parser like any
// other, at its place in the file, so that ranges are exact.
#include <algorithm>
#include <utility>

#include "compiler/parse/ast_builder.h"
#include "compiler/parse/match_brackets.h"
#include "compiler/parse/mend_lexemes.h"
#include "compiler/parse/nesting_limits.h"
#include "compiler/parse/scan_string.h"
#include "compiler/parse/scanner.h"
#include "compiler/parse/soft_words.h"
#include "compiler/parse/tree_parser.h"
#include "grammar/indentation.h"

namespace gblocks::parse {

/// Reads one formatted text from its first character to its last.
struct AstBuilder::FStringReader {
  static constexpr int kDeepestSpec = 2;  // f"{x:{width}}" is 1: a field in the spec of a field

  AstBuilder& builder;
  const ReadContext& context;
  bool raw;
  uint32_t at;
  uint32_t end;

  char Char(uint32_t offset = 0) const { return at + offset < end ? context.text[at + offset] : '\0'; }
  SourceRange Here(uint32_t from, uint32_t to) const { return {context.file, from, to}; }

  /// Text and fields up to the end or, in a format spec, up to the `}` that ends it.
  void ReadText(std::vector<ast::FStringPart>& parts, int level) {
    std::string text;
    uint32_t run = at;  // text that is not unescaped yet
    auto finish_run = [&] { text += builder.Unescape(run, at, raw); };
    auto finish_text = [&] {
      finish_run();
      if (!text.empty()) parts.push_back({std::move(text), {}, 0, {}});
      text.clear();
    };
    while (at < end) {
      char c = Char();
      bool doubled = level == 0 && (c == '{' || c == '}') && Char(1) == c;
      if (c == '\\' && !raw) {
        at = std::min(at + 2, end);
      } else if (doubled) {
        finish_run();
        text += c;
        at += 2;
        run = at;
      } else if (c == '}') {
        if (level > 0) break;
        context.Report(DiagnosticKind::kFStringBrace, Here(at, at + 1), {{"brace", "}"}});
        ++at;
      } else if (c == '{') {
        finish_text();
        ReadField(parts, level);
        run = at;
      } else {
        ++at;
      }
    }
    finish_text();
  }

  void ReadField(std::vector<ast::FStringPart>& parts, int level) {
    uint32_t open = at++;
    uint32_t value_begin = at;
    uint32_t shows_itself = SkipValue();
    uint32_t value_end = shows_itself ? shows_itself : at;
    if (shows_itself) {
      // f"{x=}" is the text `x=` and the value as it is written in programs.
      parts.push_back({std::string(context.text.substr(value_begin, at - value_begin)), {}, 0, {}});
    }
    ast::FStringPart part;
    if (context.text.substr(value_begin, value_end - value_begin).find_first_not_of(" \t\r\n") ==
        std::string_view::npos) {
      if (at < end) context.Report(DiagnosticKind::kFStringEmpty, Here(open, at + 1));
      part.value = builder.Invalid(Here(open, at));
    } else {
      part.value = builder.FieldValue(value_begin, value_end);
    }
    if (Char() == '!') ReadConversion(part);
    if (Char() == ':') {
      ++at;
      if (level + 1 > kDeepestSpec) context.Report(DiagnosticKind::kFStringSpecifier, Here(open, at));
      if (level + 1 > kDeepestSpec) at = end;
      ReadText(part.spec, level + 1);
    } else if (shows_itself && part.conversion == 0) {
      part.conversion = 'r';
    }
    if (Char() == '}') {
      ++at;
    } else {
      context.Report(DiagnosticKind::kFStringBrace, Here(open, open + 1), {{"brace", "{"}});
      at = end;
    }
    parts.push_back(std::move(part));
  }

  void ReadConversion(ast::FStringPart& part) {
    uint32_t sign = at++;
    uint32_t begin = at;
    while (at < end && Char() != ':' && Char() != '}') ++at;
    std::string conversion(context.text.substr(begin, at - begin));
    if (conversion == "r" || conversion == "s" || conversion == "a") {
      part.conversion = conversion[0];
    } else {
      context.Report(DiagnosticKind::kFStringConversion, Here(sign, at), {{"conversion", conversion}});
    }
  }

  /// Goes to the `!`, `:` or `}` behind the value. For `{x=}` returns where the value ends, else 0.
  uint32_t SkipValue() {
    int open = 0;
    uint32_t equals = 0;
    for (; at < end; ++at) {
      char c = Char();
      if (c == '"' || c == '\'') {
        SkipText();
        equals = 0;
        continue;
      }
      if (open == 0 && (c == ':' || c == '}' || (c == '!' && Char(1) != '='))) return equals;
      if (c == '(' || c == '[' || c == '{') ++open;
      if ((c == ')' || c == ']' || c == '}') && open > 0) --open;
      bool part_of_comparison =
          Char(1) == '=' || (at > 0 && std::string_view("=!<>").find(context.text[at - 1]) != std::string_view::npos);
      if (c == '=' && open == 0 && !part_of_comparison) {
        equals = at;
      } else if (c != ' ') {
        equals = 0;
      }
    }
    return 0;
  }

  /// Leaves `at` on the last character of a text inside a value.
  void SkipText() {
    std::string_view quote = OpeningQuote(context.text.substr(at, std::min<uint32_t>(3, end - at)));
    uint32_t name = at;
    while (name > 0 && std::string_view("fFrR").find(context.text[name - 1]) != std::string_view::npos) --name;
    bool formatted = context.text.substr(name, at - name).find_first_of("fF") != std::string_view::npos;
    StringScanner scanner(context.text);
    size_t text_end = scanner.FindEnd(at + quote.size(), quote, formatted, end).end;
    at = static_cast<uint32_t>(std::max<size_t>(text_end, at + 1)) - 1;
  }
};

void AstBuilder::FormattedText(antlr4::Token* token, std::vector<ast::FStringPart>& parts) {
  std::string_view written = TextOf(token);
  size_t prefix = StringPrefixLength(written);
  size_t quote = OpeningQuote(written).size();
  bool raw = written.substr(0, prefix).find_first_of("rR") != std::string_view::npos;
  auto begin = static_cast<uint32_t>(token->getStartIndex() + prefix + quote);
  auto end = static_cast<uint32_t>(token->getStopIndex() + 1 - quote);
  FStringReader reader{*this, context_, raw, begin, end};
  reader.ReadText(parts, 0);
}

/// The expression in the bytes [begin, end).
ast::ExprId AstBuilder::FieldValue(uint32_t begin, uint32_t end) {
  SourceRange range{context_.file, begin, end};
  if (text_depth_ == kDeepestText) {
    context_.Report(DiagnosticKind::kNestingTooDeep, range,
                    {{"limit", std::to_string(kDeepestText)}, {"what", "formatted texts in each other"}});
    return Invalid(range);
  }
  Lexemes lexemes = Scan(context_, begin, end);
  if (lexemes.size() == 1 && lexemes[0].type == Token::NAME) {  // most fields are a name
    return NameValue(context_.Text(lexemes[0]), context_.Range(lexemes[0]));
  }
  MendLexemes(context_, lexemes);
  MatchBrackets(context_, lexemes);
  SettleSoftWords(lexemes);
  JoinLines(lexemes, end);
  if (!CheckNesting(context_, lexemes)) return Invalid(range);
  TreeParser parser(context_, lexemes);
  Tree::FieldContext* field = parser.ParseField();
  if (!field) return Invalid(range);
  ++depth_;
  ++text_depth_;
  ast::ExprId value = TooDeep(field) ? Invalid(range) : Expressions(field->value);
  --text_depth_;
  --depth_;
  return value;
}

}  // namespace gblocks::parse
