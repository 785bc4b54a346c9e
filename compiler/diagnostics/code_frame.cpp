// Draws code frames in screen columns: wide characters take two, tabs are expanded.
#include "compiler/diagnostics/code_frame.h"

#include <fmt/color.h>
#include <fmt/format.h>
#include <algorithm>
#include <vector>

#include "compiler/source/utf8.h"

namespace gblocks {
namespace {

constexpr int kTabWidth = 4;
constexpr uint32_t kMostLines = 4;  // of a range over several lines
constexpr size_t kLongestLine =
    1 << 16;  // bytes looked at around the range; a generated file can be one line of megabytes

/// Whether terminals give the character two columns: East Asian wide forms and emoji.
bool IsWide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

bool IsZeroWidth(char32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x200B && c <= 0x200F) || (c >= 0xFE00 && c <= 0xFE0F);
}

/// One screen column, or two for a wide character.
struct Cell {
  std::string text;
  int width;
  size_t byte;  // where in the line it comes from
};

/// The characters of a line as they are drawn.
std::vector<Cell> Cells(std::string_view line, size_t first_byte) {
  std::vector<Cell> cells;
  int column = 0;
  for (size_t begin = 0; begin < line.size();) {
    auto [c, length] = DecodeUtf8(line, begin);
    Cell cell{std::string(line.substr(begin, length)), 1, first_byte + begin};
    if (c == '\t') {
      cell.width = kTabWidth - column % kTabWidth;
      cell.text.assign(static_cast<size_t>(cell.width), ' ');
    } else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFD) {
      cell.text = "\xEF\xBF\xBD";  // never send control characters to a terminal
    } else if (IsZeroWidth(c)) {
      cell.width = 0;
    } else if (IsWide(c)) {
      cell.width = 2;
    }
    column += cell.width;
    begin += length;
    cells.push_back(std::move(cell));
  }
  return cells;
}

/// A line as drawn and the columns that are marked in it.
struct DrawnLine {
  std::string text;
  int mark_begin = 0;
  int mark_end = 0;
};

/// Draws the bytes of `line`, marks [begin, end), and cuts to `width` columns so that the beginning of the mark shows.
DrawnLine Draw(std::string_view line, size_t begin, size_t end, int width) {
  size_t first_byte = 0;
  if (line.size() > kLongestLine) {
    first_byte = begin > kLongestLine / 2 ? begin - kLongestLine / 2 : 0;
    while (first_byte > 0 && (static_cast<unsigned char>(line[first_byte]) & 0xC0) == 0x80) --first_byte;
    line = line.substr(first_byte, kLongestLine);
  }
  std::vector<Cell> cells = Cells(line, first_byte);
  int total = 0, mark_begin = -1, mark_end = -1;
  for (const Cell& cell : cells) {
    if (mark_begin < 0 && cell.byte >= begin) mark_begin = total;
    if (mark_end < 0 && cell.byte >= end) mark_end = total;
    total += cell.width;
  }
  if (mark_begin < 0) mark_begin = total;
  if (mark_end < 0) mark_end = std::max(total, mark_begin);
  mark_end = std::max(mark_end, mark_begin + 1);  // an empty range still gets one caret

  int cut_left = 0;
  if (total > width && mark_end + 2 > width) {
    // Keep the marked part in view with some text before it.
    int wanted = std::max(width / 3, width - (mark_end - mark_begin) - 4);
    cut_left = std::max(0, std::min(mark_begin - std::min(wanted, width / 2), total - width + 1));
  }
  bool cut_start = cut_left > 0 || first_byte > 0;
  DrawnLine drawn;
  int column = 0, used = 0;
  if (cut_start) drawn.text = "…", used = 1;
  int shift = -1;  // how far the text moved
  for (const Cell& cell : cells) {
    int at = column;
    column += cell.width;
    if (at < cut_left + (cut_start ? 1 : 0)) continue;
    if (shift < 0) shift = at - used;
    bool is_last = column == total;
    if (used + cell.width > width - (is_last ? 0 : 1)) {
      drawn.text += "…";
      used += 1;
      break;
    }
    drawn.text += cell.text;
    used += cell.width;
  }
  if (shift < 0) shift = 0;
  drawn.mark_begin = std::clamp(mark_begin - shift, 0, width - 1);
  drawn.mark_end = std::clamp(mark_end - shift, drawn.mark_begin + 1, std::max(used, drawn.mark_begin + 1));
  return drawn;
}

std::string TrimmedRight(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

}  // namespace

std::string CodeFrame(const SourceFile& file, SourceRange range, const FrameOptions& options) {
  uint32_t first = file.Position(range.begin).line;
  // A range that ends at a line's beginning does not include that line.
  uint32_t last = file.Position(range.end > range.begin ? range.end - 1 : range.begin).line;
  uint32_t shown_from = first;
  if (options.context && first > 1 && file.Line(first - 1).find_first_not_of(" \t") != std::string_view::npos)
    --shown_from;

  int gutter = static_cast<int>(std::max<size_t>(2, std::to_string(last).size()));
  int width = std::max(20, options.width - gutter - 2);
  std::string frame;
  for (uint32_t number = shown_from; number <= last; ++number) {
    if (number >= first + kMostLines && number < last) {
      frame += std::string(static_cast<size_t>(gutter), ' ') + "| …\n";
      number = last - 1;
      continue;
    }
    std::string_view line = file.Line(number);
    size_t line_begin = static_cast<size_t>(line.data() - file.text().data());
    bool marked = number >= first;
    size_t begin = 0, end = 0;
    if (marked) {
      size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
      begin = number == first ? range.begin - line_begin : indent;
      end = number == last ? range.end - line_begin : line.size();
      if (number != first && begin >= end) marked = false;  // an empty line inside the range
    }
    DrawnLine drawn = Draw(line, begin, end, width);
    std::string margin = fmt::format("{:>{}}|", number, gutter);
    if (options.colour) margin = fmt::format(fmt::fg(fmt::terminal_color::bright_black), "{}", margin);
    frame += TrimmedRight(margin + " " + drawn.text) + "\n";
    if (!marked) continue;
    std::string carets(static_cast<size_t>(drawn.mark_end - drawn.mark_begin), '^');
    if (options.colour) carets = fmt::format(fmt::fg(fmt::terminal_color::red), "{}", carets);
    frame += std::string(static_cast<size_t>(gutter + 2 + drawn.mark_begin), ' ') + carets + "\n";
  }
  return frame;
}

}  // namespace gblocks
