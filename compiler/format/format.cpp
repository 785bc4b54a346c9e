#include "compiler/format/format.h"

#include "compiler/format/lines.h"

namespace gblocks::format {
namespace {

/// A statement as it stands, moved to where its block is now: lines that begin inside a text are left alone.
std::string Moved(const Line& line, const SourceFile& source, size_t indentation, std::string_view line_break) {
  const std::string_view text = source.text();
  const auto old_begin = static_cast<size_t>(source.Line(source.LineAt(line.begin)).data() - text.data());
  const size_t old_indentation = line.begin - old_begin;
  std::string moved;
  for (size_t at = line.begin; at < line.end;) {
    const size_t end = std::min<size_t>(text.find_first_of("\r\n", at), line.end);
    moved += text.substr(at, end - at);
    if (end == line.end) break;
    at = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
    bool in_text = false;
    for (const Word& word : line.words) in_text |= word.token.begin < at && at < word.token.end;
    if (in_text) {
      moved += text.substr(end, at - end);
      continue;
    }
    moved += line_break;
    const size_t first = std::min(text.find_first_not_of(" \t\f", at), text.size());
    const bool spaces = text.substr(at, first - at).find_first_not_of(' ') == std::string_view::npos;
    if (!spaces || old_indentation == indentation) continue;
    const size_t width = first - at + indentation;
    moved.append(width > old_indentation ? width - old_indentation : 0, ' ');
    at = first;
  }
  return moved;
}

std::string Join(const std::vector<Line>& lines, const SourceFile& source) {
  const std::string_view text = source.text();
  const size_t first_break = text.find_first_of("\r\n");
  const std::string_view line_break =
      first_break != std::string_view::npos && text.substr(first_break, 2) == "\r\n" ? "\r\n" : "\n";
  std::string joined;
  for (const Line& line : lines) {
    for (size_t i = 0; i < line.blank_before; ++i) joined += line_break;
    const size_t indentation = line.level * kIndentation;
    joined.append(indentation, ' ');
    if (line.words.empty()) {
      joined += line.text;
    } else {
      const std::optional<std::string> wrapped =
          line.broken ? std::nullopt : Wrap(line.words, indentation, line_break);
      joined += wrapped ? *wrapped : Moved(line, source, indentation, line_break);
    }
    joined += line_break;
  }
  return joined;
}

}  // namespace

std::string Format(std::string_view text) {
  Sources sources;
  const FileId file = sources.Add("", std::string(text));
  for (const bool careful : {false, true}) {
    const std::optional<std::vector<Line>> lines = ReadLines(sources, file, careful);
    if (!lines) break;
    std::string formatted = Join(*lines, sources[file]);
    // A program that cannot be read may change its meaning with its place.
    if (SameTokens(text, formatted)) return formatted;
  }
  return std::string(text);
}

}  // namespace gblocks::format
