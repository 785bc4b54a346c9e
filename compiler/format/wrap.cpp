// How a statement is put into lines. One that fits is one line. Else the last bracket that helps is opened up: what is in
// it goes to a line of its own, further in; if that does not fit either, or a comma stands behind the last item, each item
// does, or of plain values as many as fit. An item that does not fit is parted before its loosest operators.
#include <algorithm>
#include <utility>

#include "compiler/format/lines.h"

namespace gblocks::format {
namespace {

bool IsSign(const Word& word, std::string_view text) {
  return word.token.token_class == TokenClass::kSign && word.text == text;
}
bool IsKeyword(const Word& word, std::string_view text) {
  return word.keyword && word.text == text;
}

/// Takes words and puts comments where there is room for them.
class Writer {
 public:
  Writer(size_t indentation, std::string_view line_break)
      : line_break_(line_break), indentation_(indentation), column_(indentation) {}

  void Put(const Word& word) {
    if (!pending_.empty() || (!fresh_ && !word.comments_before.empty())) misplaced_ = true;
    for (std::string_view comment : word.comments_before) {
      text_.append(comment_indentation_, ' ').append(comment).append(line_break_);
    }
    if (fresh_ && !first_line_) text_.append(indentation_, ' ');
    if (!fresh_ && word.space) PutText(" ");
    PutText(word.text);
    fresh_ = false;
    pending_ = word.comment_behind;
  }

  void PutText(std::string_view text) {
    text_ += text;
    const size_t last_line = text.find_last_of("\r\n");
    column_ = last_line == std::string_view::npos ? column_ + WidthOf(text) : WidthOf(text.substr(last_line + 1));
  }

  void NewLine(size_t indentation) { NewLine(indentation, indentation); }

  /// Comments above the next word may stand further in than it does.
  void NewLine(size_t indentation, size_t comment_indentation) {
    PutPending();
    text_ += line_break_;
    indentation_ = column_ = indentation;
    comment_indentation_ = comment_indentation;
    fresh_ = true;
    first_line_ = false;
  }

  size_t column() const { return column_; }

  std::optional<std::string> Finish() {
    PutPending();
    if (misplaced_) return std::nullopt;
    return std::move(text_);
  }

 private:
  void PutPending() {
    if (!pending_.empty()) text_.append("  ").append(pending_);
    pending_ = {};
  }

  std::string text_;
  std::string_view line_break_;
  std::string_view pending_;  // a comment for the end of this line
  size_t indentation_, comment_indentation_ = 0;
  size_t column_;
  bool fresh_ = true, first_line_ = true;
  bool misplaced_ = false;
};

/// Words [begin, end).
struct Range {
  size_t begin, end;
};

/// A bracket and its partner.
struct Group {
  size_t open, close;
  bool subscript = false;
  bool forced = false;  // must be opened up
};

class Wrapper {
 public:
  Wrapper(const std::vector<Word>& words, size_t indentation, std::string_view line_break)
      : words_(words), indentation_(indentation), out_(indentation, line_break) {
    Measure();
  }

  std::optional<std::string> Run() {
    const Range all{0, words_.size()};
    const bool continued = std::any_of(words_.begin(), words_.end(), [](const Word& word) { return word.continued; });
    if (!continued || Fits(all, indentation_, 0)) {
      Lay(all, indentation_, 0, false, 0);
    } else {
      LayContinued();
    }
    return out_.Finish();
  }

 private:
  // ---- Measures

  void Measure() {
    const size_t count = words_.size();
    partner_.assign(count, count);
    width_.assign(count + 1, 0);
    comments_before_ = comments_behind_ = several_lines_ = magic_ = width_;
    std::vector<size_t> open;
    for (size_t i = 0; i < count; ++i) {
      const Word& word = words_[i];
      if (IsSign(word, "(") || IsSign(word, "[") || IsSign(word, "{")) open.push_back(i);
      if (!open.empty() && (IsSign(word, ")") || IsSign(word, "]") || IsSign(word, "}"))) {
        partner_[open.back()] = i;
        partner_[i] = open.back();
        open.pop_back();
      }
      width_[i + 1] = width_[i] + WidthOf(word.text) + (word.space ? 1 : 0);
      comments_before_[i + 1] = comments_before_[i] + (word.comments_before.empty() ? 0 : 1);
      comments_behind_[i + 1] = comments_behind_[i] + (word.comment_behind.empty() ? 0 : 1);
      several_lines_[i + 1] = several_lines_[i] + (word.text.find_first_of("\r\n") != std::string_view::npos ? 1 : 0);
    }
    for (size_t i = 0; i < count; ++i) magic_[i + 1] = magic_[i] + (EndsWithComma(i) ? 1 : 0);
  }

  static size_t In(const std::vector<size_t>& sums, size_t begin, size_t end) { return sums[end] - sums[begin]; }

  bool FollowsValue(size_t open) const { return open > 0 && EndsValue(words_[open - 1]); }
  bool IsSubscript(size_t open) const { return IsSign(words_[open], "[") && FollowsValue(open); }
  bool IsOpen(size_t i) const { return partner_[i] < words_.size() && partner_[i] > i; }

  /// Whether a comma behind the last item keeps the items on lines of their own. `(a,)` and `x[a,]` need theirs.
  bool EndsWithComma(size_t open) const {
    if (!IsOpen(open) || partner_[open] < open + 2 || !IsSign(words_[partner_[open] - 1], ",")) return false;
    if (IsSubscript(open)) return false;
    const bool tuple = IsSign(words_[open], "(") && !FollowsValue(open);
    return !tuple || Items({open + 1, partner_[open]}).size() > 1;
  }

  /// What commas part, each with its comma.
  std::vector<Range> Items(Range range) const {
    std::vector<Range> items;
    size_t begin = range.begin;
    for (size_t i = range.begin; i < range.end; ++i) {
      if (IsOpen(i)) i = partner_[i];
      if (i < range.end && IsSign(words_[i], ",")) {
        items.push_back({begin, i + 1});
        begin = i + 1;
      }
    }
    if (begin < range.end) items.push_back({begin, range.end});
    return items;
  }

  /// Whether nothing in the range asks for a line break.
  bool CanBeFlat(Range range) const {
    if (range.begin >= range.end) return true;
    return In(comments_before_, range.begin + 1, range.end) == 0 && In(comments_behind_, range.begin, range.end - 1) == 0 &&
           In(magic_, range.begin, range.end) == 0;
  }

  /// Whether the range, put at a column and followed by `suffix` more columns, stays inside the line.
  bool Fits(Range range, size_t column, size_t suffix) const {
    if (!CanBeFlat(range)) return false;
    if (range.begin >= range.end) return column + suffix <= kLineWidth;
    if (In(several_lines_, range.begin, range.end) == 0)
      return column + In(width_, range.begin, range.end) - (words_[range.begin].space ? 1 : 0) + suffix <= kLineWidth;
    for (size_t i = range.begin; i < range.end; ++i) {
      const std::string_view text = words_[i].text;
      column += WidthOf(text) + (i > range.begin && words_[i].space ? 1 : 0);
      if (column > kLineWidth) return false;
      const size_t last_line = text.find_last_of("\r\n");
      if (last_line != std::string_view::npos) column = WidthOf(text.substr(last_line + 1));
    }
    return column + suffix <= kLineWidth;
  }

  // ---- Layout

  void PutFlat(Range range) {
    for (size_t i = range.begin; i < range.end; ++i) out_.Put(words_[i]);
  }

  /// The range begins its line, which stands at `indentation`; `hang`: how much further in the parts of an operator go.
  void Lay(Range range, size_t indentation, size_t suffix, bool in_brackets, size_t hang) {
    if (Fits(range, out_.column(), suffix)) return PutFlat(range);
    if (in_brackets && PartAtOperators(range, indentation, suffix, hang)) return;
    OpenGroups(range, indentation, suffix);
  }

  /// Keeps the lines that `\` parts.
  void LayContinued() {
    const size_t further = words_.back().text == ":" ? 2 * kIndentation : kIndentation;
    size_t begin = 0;
    for (size_t i = 1; i <= words_.size(); ++i) {
      if (i < words_.size() && !words_[i].continued) continue;
      Lay({begin, i}, out_.column(), i < words_.size() ? 2 : 0, false, 0);
      if (i == words_.size()) break;
      out_.PutText(" \\");
      out_.NewLine(indentation_ + further);
      begin = i;
    }
  }

  std::vector<Group> GroupsIn(Range range) const {
    std::vector<Group> groups;
    for (size_t i = range.begin; i < range.end; ++i) {
      if (!IsOpen(i)) continue;
      const size_t close = partner_[i];
      if (close > i + 1) groups.push_back({i, close, IsSubscript(i), !CanBeFlat({i, close + 1})});
      i = close;
    }
    return groups;
  }

  /// Whether the lines outside the opened groups fit.
  bool LinesFit(Range range, size_t indentation, size_t suffix, const std::vector<Group>& groups,
                const std::vector<bool>& opened) const {
    size_t begin = range.begin, column = out_.column();
    for (size_t i = 0; i < groups.size(); ++i) {
      if (!opened[i]) continue;
      if (!Fits({begin, groups[i].open + 1}, column, 0)) return false;
      begin = groups[i].close;
      column = indentation;
    }
    return Fits({begin, range.end}, column, suffix);
  }

  /// Whether it helps to give what is in the group a line of its own.
  bool IsWorthOpening(const Group& group, size_t indentation) const {
    return group.close - group.open > 2 || Fits({group.open + 1, group.close}, indentation + kIndentation, 0);
  }

  void OpenGroups(Range range, size_t indentation, size_t suffix) {
    const std::vector<Group> groups = GroupsIn(range);
    std::vector<bool> opened;
    for (const Group& group : groups) opened.push_back(group.forced);
    std::vector<size_t> candidates;  // the last first, subscripts after the others
    for (const bool subscript : {false, true}) {
      for (size_t i = groups.size(); i-- > 0;) {
        if (groups[i].subscript == subscript && !groups[i].forced && IsWorthOpening(groups[i], indentation))
          candidates.push_back(i);
      }
    }
    auto fit = [&] { return LinesFit(range, indentation, suffix, groups, opened); };
    while (!fit() && !candidates.empty()) {
      const bool one_is_enough = std::any_of(candidates.begin(), candidates.end(), [&](size_t candidate) {
        opened[candidate] = true;
        const bool enough = fit();
        if (!enough) opened[candidate] = false;
        return enough;
      });
      if (one_is_enough) break;
      opened[candidates.front()] = true;
      candidates.erase(candidates.begin());
    }
    size_t begin = range.begin;
    for (size_t i = 0; i < groups.size(); ++i) {
      if (!opened[i]) continue;
      PutFlat({begin, groups[i].open + 1});
      OpenGroup(groups[i], indentation);
      begin = groups[i].close;
    }
    PutFlat({begin, range.end});
  }

  void OpenGroup(const Group& group, size_t indentation) {
    const Range content{group.open + 1, group.close};
    const size_t inner = indentation + kIndentation;
    const bool ends_with_comma = EndsWithComma(group.open);
    out_.NewLine(inner);
    if (!ends_with_comma && Fits(content, inner, 0)) {
      PutFlat(content);
    } else {
      const std::vector<Range> items = Items(content);
      const bool fills = !ends_with_comma && !FollowsValue(group.open) && CanBeFlat(content) && AreAtoms(items);
      for (size_t i = 0; i < items.size(); ++i) {
        if (i > 0 && !(fills && Fits(items[i], out_.column() + 1, 0))) out_.NewLine(inner);
        LayItem(items[i], inner, items.size() > 1 ? kIndentation : 0);
      }
    }
    out_.NewLine(indentation, inner);
  }

  /// A list of plain values: as many as fit go into a line.
  bool AreAtoms(const std::vector<Range>& items) const {
    return std::all_of(items.begin(), items.end(), [&](const Range& item) {
      size_t words = item.end - item.begin;
      if (IsSign(words_[item.end - 1], ",")) --words;
      return words == 1 || (words == 2 && words_[item.begin].unary);
    });
  }

  void LayItem(Range item, size_t indentation, size_t hang) {
    const bool comma = IsSign(words_[item.end - 1], ",");
    if (Fits(item, out_.column(), 0)) return PutFlat(item);
    if (comma) --item.end;
    Lay(item, indentation, comma ? 1 : 0, true, hang);
    if (comma) out_.Put(words_[item.end]);
  }

  /// Parts the range before its loosest operators; false where there are none.
  bool PartAtOperators(Range range, size_t indentation, size_t suffix, size_t hang) {
    const std::vector<size_t> parts = LoosestOperators(range);
    if (parts.empty()) return false;
    size_t begin = range.begin, line = indentation;
    for (size_t i = 0; i <= parts.size(); ++i) {
      const bool last = i == parts.size();
      if (i > 0) {
        line = indentation + hang;
        out_.NewLine(line);
      }
      Lay({begin, last ? range.end : parts[i]}, line, last ? suffix : 0, true, 0);
      if (!last) begin = parts[i];
    }
    return true;
  }

  std::vector<size_t> LoosestOperators(Range range) const {
    std::vector<size_t> found;
    int loosest = 0;
    bool comprehension = false, in_of_for = false;
    for (size_t i = range.begin; i < range.end; ++i) {
      const Word& word = words_[i];
      if (IsKeyword(word, "lambda")) break;  // its body is not parted
      int looseness = 0;
      if (IsKeyword(word, "for")) {
        looseness = kComprehension;
        comprehension = in_of_for = true;
      } else if (IsKeyword(word, "in") && in_of_for) {
        in_of_for = false;
      } else if (comprehension && IsKeyword(word, "if")) {
        looseness = kComprehension;
      } else {
        looseness = Looseness(i);
      }
      if (i > range.begin && looseness > 0) {
        if (looseness > loosest) found.clear();
        loosest = std::max(loosest, looseness);
        if (looseness == loosest) found.push_back(i);
      }
      if (IsOpen(i)) i = partner_[i];
    }
    return found;
  }

  static constexpr int kComprehension = 20;

  /// How loosely the operator that begins at this word binds; 0: it is none.
  int Looseness(size_t i) const {
    const Word& word = words_[i];
    if (word.token.token_class == TokenClass::kText)
      return i > 0 && words_[i - 1].token.token_class == TokenClass::kText ? 12 : 0;
    if (word.keyword) {
      if (word.text == "if" || word.text == "else") return 16;
      if (word.text == "or") return 15;
      if (word.text == "and") return 14;
      if (word.text == "is") return 10;
      if (word.text == "in") return i > 0 && IsKeyword(words_[i - 1], "not") ? 0 : 10;
      if (word.text == "not") return i + 1 < words_.size() && IsKeyword(words_[i + 1], "in") ? 10 : 0;
      return 0;
    }
    if (word.token.token_class != TokenClass::kSign || word.unary) return 0;
    static constexpr std::pair<std::string_view, int> kSigns[] = {
        {"<", 10}, {"<=", 10}, {">", 10}, {">=", 10}, {"==", 10}, {"!=", 10}, {"|", 9}, {"^", 8}, {"&", 7},
        {"<<", 6}, {">>", 6},  {"+", 5},  {"-", 5},   {"*", 4},   {"/", 4},   {"//", 4}, {"%", 4}, {"**", 3},
    };
    for (const auto& [sign, looseness] : kSigns) {
      if (word.text == sign) return looseness;
    }
    return 0;
  }

  const std::vector<Word>& words_;
  size_t indentation_;
  Writer out_;
  std::vector<size_t> partner_;
  std::vector<size_t> width_, comments_before_, comments_behind_, several_lines_, magic_;  // sums of those before
};

}  // namespace

std::optional<std::string> Wrap(const std::vector<Word>& words, size_t indentation, std::string_view line_break) {
  return Wrapper(words, indentation, line_break).Run();
}

}  // namespace gblocks::format
