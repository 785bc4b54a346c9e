// A program's files: the one that was named, and what it names with `from … import`.
#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "compiler/ast/ast.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/source/read_file.h"
#include "compiler/source/source_file.h"

namespace gblocks {

/// Where files come from that are not among the sources yet. Without functions there are no others.
struct FileAccess {
  std::function<std::variant<std::string, ReadFailure>(const std::string& path)> read;
  std::function<std::vector<std::string>(const std::string& folder)> list;  // names in it, for suggestions
};

/// The disk.
FileAccess FilesOnDisk();

/// Parses `main` and the files that it imports, each once. `a.b` is `a/b.gblocks`, looked for beside the file that
/// imports it, then beside the program. In the order they are made in: each after those it imports, `main` last.
std::vector<ast::ProgramFile> LoadFiles(FileId main, Sources& sources, Diagnostics& diagnostics,
                                        const FileAccess& access);

}  // namespace gblocks
