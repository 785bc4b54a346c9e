// From tokens to lines: which block each belongs to, and what is to stay as it is.
#include <algorithm>
#include <utility>

#include "compiler/format/lines.h"
#include "compiler/parse/parse.h"

namespace gblocks::format {
namespace {

/// Mistakes in the shape of the lines: it is not known what belongs to what.
bool IsAboutShape(DiagnosticKind kind) {
  switch (kind) {
    case DiagnosticKind::kMixedTabs:
    case DiagnosticKind::kInconsistentDedent:
    case DiagnosticKind::kUnexpectedIndent:
    case DiagnosticKind::kUnclosedString:
    case DiagnosticKind::kUnclosedBracket:
    case DiagnosticKind::kMismatchedBracket:
    case DiagnosticKind::kStrayBracket:
      return true;
    default:
      return false;
  }
}

class LineReader {
 public:
  explicit LineReader(const SourceFile& source) : source_(source), text_(source.text()) {}

  std::vector<Line> Read() {
    for (const SyntaxToken& token : Tokens(source_)) Take(token);
    EndStatement();
    PlaceComments(0);
    for (size_t i = 0; i < lines_.size(); ++i) CountBlankLines(i);
    return std::move(lines_);
  }

 private:
  void Take(const SyntaxToken& token) {
    switch (token.token_class) {
      case TokenClass::kComment:
        return TakeComment(token);
      case TokenClass::kNewline:
        return EndStatement();
      case TokenClass::kIndent:
        indents_ = true;
        return;
      case TokenClass::kDedent:
        ++dedents_;
        return;
      default:
        return TakeWord(token);
    }
  }

  bool OnOneLine(uint32_t begin, uint32_t end) const {
    return text_.substr(begin, end - begin).find_first_of("\r\n") == std::string_view::npos;
  }

  void TakeComment(const SyntaxToken& token) {
    std::string_view comment = token.Text(text_);
    comment = comment.substr(0, comment.find_last_not_of(" \t\f\v") + 1);
    if (!words_.empty()) {
      if (waiting_.empty() && OnOneLine(words_.back().token.end, token.begin)) {
        words_.back().comment_behind = comment;
      } else {
        waiting_.push_back(comment);
      }
    } else if (!lines_.empty() && comments_.empty() && !lines_.back().words.empty() &&
               OnOneLine(lines_.back().words.back().token.end, token.begin)) {
      lines_.back().words.back().comment_behind = comment;  // the file ends without a line break
      lines_.back().end = token.end;
    } else {
      Line line;
      line.text = comment;
      line.begin = token.begin;
      line.end = token.end;
      comments_.push_back(std::move(line));
    }
  }

  void TakeWord(const SyntaxToken& token) {
    if (words_.empty()) BeginStatement(token);
    Word word;
    word.token = token;
    word.text = token.Text(text_);
    word.comments_before = std::exchange(waiting_, {});
    if (!words_.empty()) {
      const uint32_t end = words_.back().token.end;
      word.continued = depth_ == 0 && text_.substr(end, token.begin - end).find('\\') != std::string_view::npos;
    }
    if (token.token_class == TokenClass::kSign) {
      if (word.text == "(" || word.text == "[" || word.text == "{") ++depth_;
      if (word.text == ")" || word.text == "]" || word.text == "}") --depth_;
    }
    words_.push_back(std::move(word));
  }

  /// The column that the line of this place begins in, wide tabs counted as they are for blocks.
  size_t WidthBefore(uint32_t offset) const {
    const std::string_view line = source_.Line(source_.LineAt(offset));
    size_t width = 0;
    for (char c : line) {
      if (c != ' ' && c != '\t' && c != '\f') break;
      width = c == '\t' ? width / 8 * 8 + 8 : width + 1;
    }
    return width;
  }

  void BeginStatement(const SyntaxToken& first) {
    const size_t inner = widths_.size() - 1;
    size_t level = inner >= dedents_ ? inner - dedents_ : 0;
    if (indents_) ++level;
    PlaceComments(indents_ ? level : std::min(level, inner));
    widths_.resize(level + 1);
    widths_[level] = WidthBefore(first.begin);
    indents_ = false;
    dedents_ = 0;
    depth_ = 0;
  }

  /// Comments between two statements belong to the innermost block that is not further in than they are.
  void PlaceComments(size_t level_below) {
    for (Line& comment : comments_) {
      const size_t width = WidthBefore(comment.begin);
      comment.level = level_below;
      for (size_t level = level_below; level < widths_.size(); ++level) {
        if (widths_[level] <= width) comment.level = level;
      }
      lines_.push_back(std::move(comment));
    }
    comments_.clear();
  }

  void EndStatement() {
    if (words_.empty()) return;
    Line line;
    line.level = widths_.size() - 1;
    line.begin = words_.front().token.begin;
    line.end = words_.back().token.end;
    if (!words_.back().comment_behind.empty()) {
      const std::string_view comment = words_.back().comment_behind;
      line.end = static_cast<uint32_t>(comment.data() - text_.data() + comment.size());
    }
    line.words = std::exchange(words_, {});
    waiting_.clear();
    SetSpacing(line.words);
    lines_.push_back(std::move(line));
  }

  void CountBlankLines(size_t i) {
    if (i == 0 || lines_[i].level > lines_[i - 1].level) return;
    size_t empty = 0;
    for (uint32_t line = source_.LineAt(lines_[i].begin) - 1; line > 0 && IsEmpty(source_.Line(line)); --line) ++empty;
    lines_[i].blank_before = std::min<size_t>(empty, lines_[i].level == 0 ? 2 : 1);
  }

  static bool IsEmpty(std::string_view line) { return line.find_first_not_of(" \t\f\v") == std::string_view::npos; }

  const SourceFile& source_;
  std::string_view text_;
  std::vector<Line> lines_;
  std::vector<Line> comments_;  // since the last statement
  std::vector<Word> words_;     // of the statement at hand
  std::vector<std::string_view> waiting_;  // comments for its next word
  std::vector<size_t> widths_ = {0};       // the indentation of the open blocks, as written
  bool indents_ = false;
  size_t dedents_ = 0;
  int depth_ = 0;
};

/// Makes one text of a top-level statement and the comments behind it.
class Keeper {
 public:
  Keeper(const SourceFile& source, std::vector<Line>& lines) : source_(source), lines_(lines) {}

  /// False where no statement stands at this line of the file.
  bool Keep(uint32_t file_line, bool whole_statement) {
    size_t at = lines_.size();
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (source_.LineAt(lines_[i].begin) <= file_line) at = i;
    }
    if (at == lines_.size()) return false;
    if (lines_[at].words.empty() && lines_[at].broken) return true;
    const bool is_at = file_line <= source_.LineAt(lines_[at].end) && !lines_[at].words.empty();
    if (is_at && !whole_statement) {
      lines_[at].broken = true;
      return true;
    }
    size_t begin = at, end = at + 1;
    while (begin > 0 && !BeginsStatement(lines_[begin])) --begin;
    while (end < lines_.size() && !BeginsStatement(lines_[end])) ++end;
    Merge(begin, end);
    return true;
  }

 private:
  static bool BeginsStatement(const Line& line) { return line.level == 0 && (!line.words.empty() || line.broken); }

  void Merge(size_t begin, size_t end) {
    const uint32_t from = LineBegin(lines_[begin].begin);
    // Up to the next statement: what the tokens leave out must not get lost.
    const std::string_view text = source_.text();
    const uint32_t to = end < lines_.size() ? LineBegin(lines_[end].begin) : static_cast<uint32_t>(text.size());
    std::string_view kept = text.substr(from, to - from);
    kept = kept.substr(0, kept.find_last_not_of(" \t\f\r\n") + 1);
    Line& line = lines_[begin];
    line.words.clear();
    line.text = kept;
    line.level = 0;
    line.begin = from;
    line.end = from + static_cast<uint32_t>(kept.size());
    line.broken = true;
    lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(begin) + 1, lines_.begin() + static_cast<std::ptrdiff_t>(end));
  }

  uint32_t LineBegin(uint32_t offset) const {
    return static_cast<uint32_t>(source_.Line(source_.LineAt(offset)).data() - source_.text().data());
  }

  const SourceFile& source_;
  std::vector<Line>& lines_;
};

}  // namespace

std::optional<std::vector<Line>> ReadLines(const Sources& sources, FileId file, bool careful) {
  const SourceFile& source = sources[file];
  std::vector<Line> lines = LineReader(source).Read();
  if (lines.empty() && !RawTokens(source).empty()) return std::nullopt;
  Diagnostics problems;
  Parse(file, sources, problems);
  Keeper keeper(source, lines);
  for (const Diagnostic& problem : problems.all()) {
    const uint32_t first = source.LineAt(problem.range.begin), last = source.LineAt(problem.range.end);
    for (uint32_t line = first; line <= last; ++line) {
      if (!keeper.Keep(line, careful || IsAboutShape(problem.kind))) return std::nullopt;
    }
  }
  return lines;
}

}  // namespace gblocks::format
