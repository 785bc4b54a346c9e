#include "compiler/language_server/positions.h"

#include <algorithm>

namespace gblocks::lsp {
namespace {

bool IsInside(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

}  // namespace

uint32_t UnitsOf(std::string_view text, Encoding encoding) {
  if (encoding == Encoding::kUtf8) return static_cast<uint32_t>(text.size());
  uint32_t units = 0;
  for (char c : text) {
    if (!IsInside(c)) units += static_cast<unsigned char>(c) >= 0xF0 ? 2 : 1;
  }
  return units;
}

uint32_t OffsetOf(const SourceFile& file, const Json& position, Encoding encoding) {
  const uint32_t line_number = Number(At(position, "line")) + 1, column = Number(At(position, "character"));
  if (line_number > file.line_count()) return static_cast<uint32_t>(file.text().size());
  const std::string_view line = file.Line(line_number);
  size_t at = 0;
  for (uint32_t units = 0; at < line.size() && units < column;) {
    size_t next = at + 1;
    while (next < line.size() && IsInside(line[next])) ++next;
    units += UnitsOf(line.substr(at, next - at), encoding);
    if (units > column) break;  // in the middle of a character
    at = next;
  }
  return static_cast<uint32_t>(line.data() - file.text().data() + static_cast<std::ptrdiff_t>(at));
}

Json PositionOf(const SourceFile& file, uint32_t offset, Encoding encoding) {
  offset = std::min(offset, static_cast<uint32_t>(file.text().size()));
  const uint32_t line = file.LineAt(offset);
  const auto begin = static_cast<uint32_t>(file.Line(line).data() - file.text().data());
  return {{"line", line - 1}, {"character", UnitsOf(file.text().substr(begin, offset - begin), encoding)}};
}

Json RangeOf(const SourceFile& file, uint32_t begin, uint32_t end, Encoding encoding) {
  return {{"start", PositionOf(file, begin, encoding)}, {"end", PositionOf(file, std::max(begin, end), encoding)}};
}

std::string PathOfUri(const std::string& uri) {
  if (!uri.starts_with("file://")) return uri;
  const size_t root = uri.find('/', 7);
  if (root == std::string::npos) return uri;
  const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1; };
  std::string path;
  for (size_t i = root; i < uri.size(); ++i) {
    if (uri[i] == '%' && i + 2 < uri.size() && digit(uri[i + 1]) >= 0 && digit(uri[i + 2]) >= 0) {
      path += static_cast<char>(digit(uri[i + 1]) * 16 + digit(uri[i + 2]));
      i += 2;
    } else {
      path += uri[i];
    }
  }
  return path;
}

std::string UriOfPath(const std::string& path) {
  if (!path.starts_with('/')) return path;
  std::string uri = "file://";
  for (char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("/-_.~").find(c) != std::string_view::npos;
    const auto byte = static_cast<unsigned char>(c);
    if (plain) {
      uri += c;
    } else {
      uri += {'%', "0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 15]};
    }
  }
  return uri;
}

}  // namespace gblocks::lsp
