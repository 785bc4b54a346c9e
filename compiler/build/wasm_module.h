// em++: from generated C++ to the page's WASM module.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "compiler/build/status.h"

namespace gblocks::build {

/// em++: $GBLOCKS_EMXX, $EMXX, else the one in PATH.
Status FindCompiler(std::string& path);

/// share/gblocks beside the folder of this executable; $GBLOCKS_SHARE where that is set.
Status FindShare(std::filesystem::path& share);

/// Compiles and links `app_cpp` with the runtime library in a scratch folder; for speed, where it is not for release, by Clang
/// itself where that can be found (clang.h). What em++ says never reaches users: a
/// program that passed the checker is right, so a failure here is ours, and the message says where the files for a
/// report are.
Status MakeWasmModule(std::string_view app_cpp, bool release, std::string& wasm);

}  // namespace gblocks::build
