// Clang and wasm-ld, called as em++ would call them for a fast build, without the Python and the JavaScript around: a
// quarter of the time.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "compiler/build/process.h"
#include "compiler/build/status.h"

namespace gblocks::build {

/// What of an installation of Emscripten a fast build needs.
struct Clang {
  std::string clang, linker;      // their paths
  std::filesystem::path sysroot;  // of Emscripten: libraries for pages
};

/// That of this em++, where it is the version whose ways are known here (Debian's); else em++ has to do.
std::optional<Clang> FindClang(const std::string& emxx);

/// Compiles the headers of live pages to `folder`/live.pch.
Status Precompile(const Clang& clang, const std::filesystem::path& share, const std::filesystem::path& folder,
                  ProcessResult& result);

/// Compiles app.cpp and links app.wasm in `folder`. `header`: what Precompile has made; empty: nothing. `link_flags`:
/// as for em++. The last process that ran is `result`.
Status CompileFast(const Clang& clang, const std::filesystem::path& share, const std::string& header,
                   const std::vector<std::string>& link_flags, const std::filesystem::path& folder,
                   ProcessResult& result);

}  // namespace gblocks::build
