// Line starts of a file, and the lookups that turn byte offsets into lines and columns.
#include "compiler/source/source_file.h"

#include <algorithm>
#include <filesystem>

namespace gblocks {

SourceFile::SourceFile(std::string path, std::string text) : path_(std::move(path)), text_(std::move(text)) {
  line_starts_.push_back(0);
  for (size_t i = 0; i < text_.size(); ++i) {
    // A lone CR ends a line too; CR LF is one break.
    bool ends_line = text_[i] == '\n' || (text_[i] == '\r' && (i + 1 == text_.size() || text_[i + 1] != '\n'));
    if (ends_line) line_starts_.push_back(static_cast<uint32_t>(i + 1));
  }
}

std::string_view SourceFile::Text(SourceRange range) const {
  size_t begin = std::min<size_t>(range.begin, text_.size());
  size_t end = std::clamp<size_t>(range.end, begin, text_.size());
  return std::string_view(text_).substr(begin, end - begin);
}

uint32_t SourceFile::LineAt(uint32_t offset) const {
  auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  return static_cast<uint32_t>(after - line_starts_.begin());
}

LineColumn SourceFile::Position(uint32_t offset) const {
  offset = std::min(offset, static_cast<uint32_t>(text_.size()));
  LineColumn position;
  position.line = LineAt(offset);
  for (uint32_t i = line_starts_[position.line - 1]; i < offset; ++i) {
    bool continues_code_point = (static_cast<unsigned char>(text_[i]) & 0xC0) == 0x80;
    if (!continues_code_point) ++position.column;
  }
  return position;
}

std::string_view SourceFile::Line(uint32_t line) const {
  if (line == 0 || line > line_starts_.size()) return {};
  size_t begin = line_starts_[line - 1];
  size_t end = line < line_starts_.size() ? line_starts_[line] : text_.size();
  while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) --end;
  return std::string_view(text_).substr(begin, end - begin);
}

std::optional<FileId> Sources::Find(const std::string& path) const {
  const auto normal = [](const std::string& one) { return std::filesystem::path(one).lexically_normal(); };
  const std::filesystem::path wanted = normal(path);
  for (size_t i = 0; i < files_.size(); ++i) {
    const FileId id{static_cast<int32_t>(i)};
    if (normal(files_[id].path()) == wanted) return id;
  }
  return std::nullopt;
}

}  // namespace gblocks
