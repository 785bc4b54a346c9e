// The indentation of a line is compared with that of the blocks around it as text: a block's lines must begin with the
// same tabs and spaces, and an inner block's lines with those and more. So the width of a tab never matters.
#include "grammar/indentation.h"

#include <string>

#include "compiler/parse/antlr.h"

namespace gblocks::parse {
namespace {

class Indenter {
 public:
  Indenter(const ReadContext& context, const Lexemes& lexemes) : context_(context), lexemes_(lexemes) {
    out_.reserve(lexemes.size() + lexemes.size() / 8 + 8);
  }

  bool Run() {
    int brackets = 0;
    bool line_begins = true;
    for (const Lexeme& lexeme : lexemes_) {
      if (lexeme.type == Token::NEWLINE) {
        if (brackets > 0 || line_begins) continue;
        out_.push_back(lexeme);
        line_begins = true;
        continue;
      }
      if (line_begins) BeginLine(lexeme);
      if (blocks_.size() > kDeepestBlock) return false;
      line_begins = false;
      brackets += BracketStep(lexeme.type);
      out_.push_back(lexeme);
    }
    EndFile(line_begins);
    return true;
  }

  Lexemes Take() { return std::move(out_); }

 private:
  static int BracketStep(size_t type) {
    switch (type) {
      case Token::LPAREN:
      case Token::LBRACKET:
      case Token::LBRACE:
        return 1;
      case Token::RPAREN:
      case Token::RBRACKET:
      case Token::RBRACE:
        return -1;
      default:
        return 0;
    }
  }

  std::string_view IndentationBefore(const Lexeme& first) const {
    size_t line_break = first.begin == 0 ? std::string_view::npos : context_.text.find_last_of("\r\n", first.begin - 1);
    size_t begin = line_break == std::string_view::npos ? 0 : line_break + 1;
    std::string_view before = context_.text.substr(begin, first.begin - begin);
    // Dropped characters may stand before the first word.
    return before.substr(0, std::min(before.find_first_not_of(" \t\f"), before.size()));
  }

  static bool StartsWith(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
  }

  /// Whether the line before promises a block.
  bool AfterColon() const { return out_.size() >= 2 && out_[out_.size() - 2].type == Token::COLON; }

  void EmptyBlock() {
    uint32_t at = out_.back().begin;
    out_.push_back({Token::INDENT, at, at});
    out_.push_back({Token::DEDENT, at, at});
  }

  void BeginLine(const Lexeme& first) {
    std::string_view indentation = IndentationBefore(first);
    std::string_view block = blocks_.back();
    bool fits = StartsWith(indentation, block) || StartsWith(block, indentation);
    if (!fits) ReportMixedTabs(first, indentation, block);
    // Where tabs and spaces are mixed go on by width, so that one wrong tab leads to one message.
    bool deeper = fits ? indentation.size() > block.size() : AfterColon() && Width(indentation) > Width(block);
    if (deeper) return Open(first, indentation);
    if (AfterColon()) EmptyBlock();
    if (indentation == block || (!fits && Width(indentation) >= Width(block))) return;
    while (Width(blocks_.back()) > Width(indentation)) {
      blocks_.pop_back();
      out_.push_back({Token::DEDENT, first.begin, first.begin});
    }
    if (Width(blocks_.back()) != Width(indentation)) ReportUnevenDedent(first, block);
  }

  void Open(const Lexeme& first, std::string_view indentation) {
    blocks_.push_back(indentation);
    out_.push_back({AfterColon() ? Token::INDENT : Token::STRAY_INDENT, first.begin, first.begin});
    if (blocks_.size() > kDeepestBlock) {
      context_.Report(DiagnosticKind::kNestingTooDeep, context_.Range(first),
                      {{"limit", std::to_string(kDeepestBlock)}, {"what", "blocks"}});
    }
  }

  static size_t Width(std::string_view indentation) {
    size_t width = 0;
    for (char c : indentation) width = c == '\t' ? width / 8 * 8 + 8 : width + 1;
    return width;
  }

  static std::string Kind(std::string_view indentation) {
    bool tabs = indentation.find('\t') != std::string_view::npos;
    bool spaces = indentation.find(' ') != std::string_view::npos;
    return tabs && spaces ? "tabs and spaces" : tabs ? "tabs" : "spaces";
  }

  SourceRange IndentationRange(const Lexeme& first, std::string_view indentation) const {
    auto begin = static_cast<uint32_t>(indentation.data() - context_.text.data());
    return indentation.empty() ? context_.Range(first)
                               : SourceRange{context_.file, begin, begin + static_cast<uint32_t>(indentation.size())};
  }

  void ReportMixedTabs(const Lexeme& first, std::string_view found, std::string_view expected) {
    context_.Report(DiagnosticKind::kMixedTabs, IndentationRange(first, found),
                    {{"found", Kind(found)}, {"expected", Kind(expected)}});
  }

  void ReportUnevenDedent(const Lexeme& first, std::string_view inner) {
    std::string columns = std::to_string(blocks_.back().size() + 1) + " and " + std::to_string(inner.size() + 1);
    context_.Report(DiagnosticKind::kInconsistentDedent, IndentationRange(first, IndentationBefore(first)),
                    {{"columns", columns}});
  }

  void EndFile(bool line_begins) {
    uint32_t end = out_.empty() ? 0 : out_.back().end;
    auto file_end = static_cast<uint32_t>(context_.text.size());
    if (!line_begins) out_.push_back({Token::NEWLINE, end, end});
    if (AfterColon()) EmptyBlock();
    for (; blocks_.size() > 1; blocks_.pop_back()) out_.push_back({Token::DEDENT, file_end, file_end});
    out_.push_back({antlr4::Token::EOF, file_end, file_end});
  }

  const ReadContext& context_;
  const Lexemes& lexemes_;
  Lexemes out_;
  std::vector<std::string_view> blocks_ = {context_.text.substr(0, 0)};  // the indentation of the blocks around
};

}  // namespace

bool Indent(const ReadContext& context, Lexemes& lexemes) {
  Indenter indenter(context, lexemes);
  bool good = indenter.Run();
  lexemes = indenter.Take();
  return good;
}

void JoinLines(Lexemes& lexemes, uint32_t end) {
  std::erase_if(lexemes, [](const Lexeme& lexeme) { return lexeme.type == Token::NEWLINE; });
  lexemes.push_back({antlr4::Token::EOF, end, end});
}

}  // namespace gblocks::parse
