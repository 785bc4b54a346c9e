// The text of one program file and how byte offsets in it map to lines and columns.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/id.h"

namespace gblocks {

using FileId = Id<struct FileTag>;

/// Half-open range of byte offsets in one file. Columns and lines are computed at the edge, by SourceFile.
struct SourceRange {
  FileId file;
  uint32_t begin = 0;
  uint32_t end = 0;

  bool operator==(const SourceRange&) const = default;
};

/// 1-based line; 1-based column counted in code points.
struct LineColumn {
  uint32_t line = 1;
  uint32_t column = 1;
};

/// One file's path as users wrote it, its UTF-8 text and its line starts.
class SourceFile {
 public:
  SourceFile(std::string path, std::string text);

  const std::string& path() const { return path_; }
  std::string_view text() const { return text_; }
  std::string_view Text(SourceRange range) const;
  LineColumn Position(uint32_t offset) const;
  /// The 1-based line alone: quick even in a line of megabytes.
  uint32_t LineAt(uint32_t offset) const;
  /// The text of a 1-based line, without its line break.
  std::string_view Line(uint32_t line) const;
  uint32_t line_count() const { return static_cast<uint32_t>(line_starts_.size()); }

 private:
  std::string path_;
  std::string text_;
  std::vector<uint32_t> line_starts_;
};

/// Every file of one compilation: the program, what it imports, and the standard library.
class Sources {
 public:
  FileId Add(std::string path, std::string text) { return files_.Add(SourceFile(std::move(path), std::move(text))); }
  const SourceFile& operator[](FileId id) const { return files_[id]; }
  /// The file of this path, however that is spelt (`./a.gblocks`).
  std::optional<FileId> Find(const std::string& path) const;
  size_t size() const { return files_.size(); }

 private:
  ValueStore<FileId, SourceFile> files_;
};

}  // namespace gblocks
