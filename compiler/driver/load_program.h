// A program's file from disk, and the messages about it.
#pragma once

#include <cstdio>
#include <optional>
#include <string>

#include "compiler/diagnostics/render.h"
#include "compiler/source/source_file.h"

namespace gblocks::driver {

/// Reads `path` into `sources`, where it may be already. Prints why it cannot be read, and returns nothing then.
std::optional<FileId> LoadProgram(const std::string& path, Sources& sources);

/// What is wrong, on `stream`, in the order of the program. False where that could not be written.
bool PrintDiagnostics(Diagnostics diagnostics, const Sources& sources, DiagnosticFormat format, std::FILE* stream);

}  // namespace gblocks::driver
