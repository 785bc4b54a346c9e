// em++: from generated C++ to the page's WASM module.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "compiler/build/files.h"
#include "compiler/build/status.h"

namespace gblocks::build {

/// em++: $GBLOCKS_EMXX, $EMXX, else the one in PATH.
Status FindCompiler(std::string& path);

/// share/gblocks beside the folder of this executable; $GBLOCKS_SHARE where that is set.
Status FindShare(std::filesystem::path& share);

/// The runtime's headers, compiled once for all that a process builds for `gblocks dev`; gone with this object.
class PreparedHeaders {
 public:
  /// Where Clang itself can be called; else nothing happens.
  void Make();
  /// Empty: there are none.
  const std::string& path() const { return path_; }

 private:
  TemporaryFolder folder_;
  std::string path_;
};

/// Compiles and links `app_cpp` with the runtime library in a scratch folder; for speed, where it is not for release,
/// by Clang itself where that can be found (clang.h). What em++ says never reaches users: a program that passed the
/// checker is right, so a failure here is ours, and the message says where the files for a report are.
Status MakeWasmModule(std::string_view app_cpp, bool release, std::string& wasm, const PreparedHeaders& headers = {});

}  // namespace gblocks::build
