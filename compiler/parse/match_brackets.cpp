// Two passes over the lexemes. The first pairs brackets as they come and so learns which of them stay open to the end
// of the file. The second, when it stands inside such a bracket, takes the first line that is not indented further than
// the bracket's own line as the beginning of a new statement, and closes what is open before it.
#include "compiler/parse/match_brackets.h"

#include <algorithm>
#include <string>

#include "compiler/parse/antlr.h"
#include "compiler/parse/foreign_words.h"

namespace gblocks::parse {
namespace {

bool IsOpening(size_t type) {
  return type == Token::LPAREN || type == Token::LBRACKET || type == Token::LBRACE;
}

bool IsClosing(size_t type) {
  return type == Token::RPAREN || type == Token::RBRACKET || type == Token::RBRACE;
}

size_t PartnerOf(size_t type) {
  switch (type) {
    case Token::LPAREN:
      return Token::RPAREN;
    case Token::LBRACKET:
      return Token::RBRACKET;
    case Token::LBRACE:
      return Token::RBRACE;
    case Token::RPAREN:
      return Token::LPAREN;
    case Token::RBRACKET:
      return Token::LBRACKET;
    default:
      return Token::LBRACE;
  }
}

/// 0, 1 or 2 for the three sorts of brackets.
size_t SortOf(size_t type) {
  bool round = type == Token::LPAREN || type == Token::RPAREN;
  bool square = type == Token::LBRACKET || type == Token::RBRACKET;
  return round ? 0 : square ? 1 : 2;
}

std::string SignOf(size_t type) {
  switch (type) {
    case Token::LPAREN:
      return "(";
    case Token::LBRACKET:
      return "[";
    case Token::LBRACE:
      return "{";
    case Token::RPAREN:
      return ")";
    case Token::RBRACKET:
      return "]";
    default:
      return "}";
  }
}

class BracketMatcher {
 public:
  BracketMatcher(const ReadContext& context, const Lexemes& lexemes)
      : context_(context), lexemes_(lexemes), stays_open_(lexemes.size(), false) {}

  Lexemes Run() {
    FindUnclosed();
    for (at_ = 0; at_ < lexemes_.size(); ++at_) {
      const Lexeme& lexeme = lexemes_[at_];
      if (lexeme.type == Token::NEWLINE && !open_.empty() && StatementEndsHere()) CloseAll();
      if (IsOpening(lexeme.type)) Open();
      if (!IsClosing(lexeme.type)) {
        out_.push_back(lexeme);
      } else {
        Close(lexeme);
      }
    }
    CloseAll();
    return std::move(out_);
  }

 private:
  /// What closes what when nobody intervenes; the rest stays open.
  void FindUnclosed() {
    std::vector<size_t> open;
    size_t count[3] = {0, 0, 0};  // open ones of each sort: spares a search where there is nothing to be found
    for (size_t i = 0; i < lexemes_.size(); ++i) {
      size_t type = lexemes_[i].type;
      if (IsOpening(type)) open.push_back(i), ++count[SortOf(type)];
      if (!IsClosing(type) || count[SortOf(type)] == 0) continue;
      size_t opened;
      do {
        opened = open.back();
        open.pop_back();
        --count[SortOf(lexemes_[opened].type)];
        if (lexemes_[opened].type != PartnerOf(type)) stays_open_[opened] = true;
      } while (lexemes_[opened].type != PartnerOf(type));
    }
    for (size_t i : open) stays_open_[i] = true;
  }

  uint32_t LineBegin(uint32_t offset) const {
    size_t line_break = offset == 0 ? std::string_view::npos : context_.text.find_last_of("\r\n", offset - 1);
    return line_break == std::string_view::npos ? 0 : static_cast<uint32_t>(line_break + 1);
  }

  uint32_t Indentation(uint32_t offset) const {
    uint32_t begin = LineBegin(offset);
    size_t first = context_.text.find_first_not_of(" \t", begin);
    return static_cast<uint32_t>(std::min(first, context_.text.size()) - begin);
  }

  /// Whether the line break at `at_` is where an unclosed bracket has to stop.
  bool StatementEndsHere() {
    if (unclosed_open_ == 0) return false;
    size_t next = at_;
    while (next < lexemes_.size() && lexemes_[next].type == Token::NEWLINE) ++next;
    if (next == lexemes_.size()) return true;
    if (IsClosing(lexemes_[next].type)) return false;
    uint32_t begin = lexemes_[open_.front()].begin;
    if (begin != indentation_of_) {
      indentation_of_ = begin;
      indentation_ = Indentation(begin);
    }
    bool opens_block =
        at_ > 0 && lexemes_[at_ - 1].type == Token::COLON && lexemes_[open_.back()].type != Token::LBRACE;
    return opens_block || lexemes_[next].begin - LineBegin(lexemes_[next].begin) <= indentation_;
  }

  /// A `{` that was not meant as a bracket: `{#if ready}`, `function go() {`, `try {`, `if ready {`.
  bool ReportForeign(size_t opened) {
    const Lexeme& lexeme = lexemes_[opened];
    if (lexeme.type != Token::LBRACE) return false;
    const char after = lexeme.end < context_.text.size() ? context_.text[lexeme.end] : '\n';
    if (after == '#') {
      const bool each = context_.text.substr(lexeme.end).starts_with("#each");
      context_.Report(DiagnosticKind::kNotInLanguage, context_.Range(lexeme),
                      {{"what", "template blocks"},
                       {"instead", each ? "Write `for item in items:` in a `render` block."
                                        : "Write `if condition:` in a `render` block."}});
      return true;
    }
    const bool ends_line = opened + 1 >= lexemes_.size() || lexemes_[opened + 1].type == Token::NEWLINE ||
                           lexemes_[opened + 1].type == antlr4::Token::EOF || after == '\n';
    if (!ends_line) return false;
    size_t first = opened;
    while (first > 0 && lexemes_[first - 1].type != Token::NEWLINE) --first;
    if (first == opened) return false;
    if (const ForeignWord* foreign = FindForeignWord(context_.Text(lexemes_[first]))) {
      context_.Report(DiagnosticKind::kNotInLanguage, context_.Range(lexemes_[first]),
                      {{"what", std::string(foreign->what)}, {"instead", std::string(foreign->instead)}});
      return true;
    }
    const size_t before = lexemes_[opened - 1].type;
    if (before != Token::RPAREN && before != Token::NAME && before != Token::ELSE) return false;
    context_.Report(DiagnosticKind::kBraceBlock, context_.Range(lexeme));
    return true;
  }

  void ReportUnclosed(size_t opened) {
    const Lexeme& lexeme = lexemes_[opened];
    if (ReportForeign(opened)) return;
    context_.Report(DiagnosticKind::kUnclosedBracket, context_.Range(lexeme),
                    {{"open", SignOf(lexeme.type)}, {"close", SignOf(PartnerOf(lexeme.type))}});
  }

  void Open() {
    open_.push_back(at_);
    ++open_count_[SortOf(lexemes_[at_].type)];
    if (stays_open_[at_]) ++unclosed_open_;
  }

  /// Takes the innermost open bracket off the stack.
  size_t Pop() {
    size_t opened = open_.back();
    open_.pop_back();
    --open_count_[SortOf(lexemes_[opened].type)];
    if (stays_open_[opened]) --unclosed_open_;
    return opened;
  }

  /// Writes the partner of the innermost open bracket, which the program lacks.
  void CloseInnermost() {
    size_t opened = Pop();
    ReportUnclosed(opened);
    uint32_t end = out_.back().end;
    out_.push_back({PartnerOf(lexemes_[opened].type), end, end});
  }

  void CloseAll() {
    if (open_.empty()) return;
    // `Row(scale=1:` means `Row(scale=1):`.
    bool colon_last = out_.back().type == Token::COLON;
    Lexeme colon = out_.back();
    if (colon_last) out_.pop_back();
    while (!open_.empty()) CloseInnermost();
    if (colon_last) out_.push_back(colon);
  }

  void Close(Lexeme lexeme) {
    size_t partner = PartnerOf(lexeme.type);
    if (open_count_[SortOf(partner)] == 0) return CloseNothing(lexeme);
    bool swapped = lexemes_[open_.back()].type != partner && NextCloses();  // `f([1, 2)]`
    if (swapped) return CloseOther(lexeme);
    while (lexemes_[open_.back()].type != partner) CloseInnermost();
    Pop();
    out_.push_back(lexeme);
  }

  /// A closing bracket of a kind that is not open: a slip for the one that is, or one too many.
  void CloseNothing(Lexeme lexeme) {
    if (open_.empty() || NextCloses()) {
      context_.Report(DiagnosticKind::kStrayBracket, context_.Range(lexeme),
                      {{"close", SignOf(lexeme.type)}, {"open", SignOf(PartnerOf(lexeme.type))}});
      return;
    }
    CloseOther(lexeme);
  }

  /// Whether the next lexeme closes the innermost bracket.
  bool NextCloses() const {
    return at_ + 1 < lexemes_.size() && lexemes_[at_ + 1].type == PartnerOf(lexemes_[open_.back()].type);
  }

  /// Takes a closing bracket for the one that fits.
  void CloseOther(Lexeme lexeme) {
    size_t opened = Pop();
    std::string close = SignOf(PartnerOf(lexemes_[opened].type));
    Diagnostic diagnostic{DiagnosticKind::kMismatchedBracket, context_.Range(lexeme), {}, {}, {}};
    diagnostic.arguments = {{"found", SignOf(lexeme.type)}, {"open", SignOf(lexemes_[opened].type)}, {"close", close}};
    diagnostic.fixes.push_back({diagnostic.range, close});
    context_.Report(std::move(diagnostic));
    lexeme.type = PartnerOf(lexemes_[opened].type);
    out_.push_back(lexeme);
  }

  const ReadContext& context_;
  const Lexemes& lexemes_;
  std::vector<bool> stays_open_;
  Lexemes out_;
  std::vector<size_t> open_;  // indices of opening brackets
  size_t open_count_[3] = {0, 0, 0};
  size_t unclosed_open_ = 0;  // how many of them have no partner
  size_t at_ = 0;
  uint32_t indentation_of_ = ~0u;  // the bracket whose line's indentation is in indentation_
  uint32_t indentation_ = 0;
};

}  // namespace

void MatchBrackets(const ReadContext& context, Lexemes& lexemes) {
  lexemes = BracketMatcher(context, lexemes).Run();
}

}  // namespace gblocks::parse
