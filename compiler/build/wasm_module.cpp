#include "compiler/build/wasm_module.h"

#include <signal.h>

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <sstream>
#include <vector>

#include "compiler/build/clang.h"
#include "compiler/build/files.h"
#include "compiler/build/process.h"
#include "gblocks_link_flags.h"

namespace gblocks::build {
namespace fs = std::filesystem;
namespace {

/// One flag on each line or several; `#` starts a comment.
std::vector<std::string> LinkFlags() {
  std::vector<std::string> flags;
  std::istringstream lines{std::string(link_flags::File(link_flags::FileNames().front()))};
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line.substr(0, line.find('#')));
    for (std::string word; words >> word;) flags.push_back(word);
  }
  return flags;
}

/// What went wrong, for users. What em++ said is kept for a report unless the reason is plain.
Status ExplainFailure(const ProcessResult& result, TemporaryFolder& scratch) {
  if (result.output.find("No space left on device") != std::string::npos) {
    return Failure("The disk is full: em++ has no space left in `" + TemporaryRoot().string() +
                   "`. TMPDIR can name another folder.");
  }
  if (result.signal == SIGKILL) return Failure("em++ was killed by the system, most likely because memory ran out.");
  if (WriteFile(scratch.path() / "em++.log", result.output).ok()) scratch.Keep();
  return Failure(
      "I could not make the page's WASM module. This is an internal error of gblocks or of the installation of "
      "Emscripten, and\n"
      "no mistake of your program. The generated code (app.cpp) and what em++ said (em++.log) are kept in\n  " +
      scratch.path().string() + "\nPlease report it with these two files.");
}

}  // namespace

Status FindCompiler(std::string& path) {
  std::string name = "em++";
  for (const char* variable : {"GBLOCKS_EMXX", "EMXX"}) {
    if (const char* value = std::getenv(variable); value != nullptr && *value != '\0') {
      name = value;
      break;
    }
  }
  if (std::optional<std::string> found = FindProgram(name)) {
    path = *found;
    return {};
  }
  return Failure(
      "I need Emscripten's compiler to build a page, and cannot find `" + name +
      "`.\nOn Debian and Ubuntu: sudo apt install emscripten. Elsewhere: install Emscripten and put em++ on the PATH,\n"
      "or name it in the environment variable GBLOCKS_EMXX.");
}

Status FindShare(fs::path& share) {
  std::error_code error;
  const char* variable = std::getenv("GBLOCKS_SHARE");
  share = variable != nullptr && *variable != '\0'
              ? fs::absolute(variable, error)
              : fs::read_symlink("/proc/self/exe", error).parent_path().parent_path() / "share/gblocks";
  if (fs::exists(share / "lib/libgblocks_runtime.a", error)) return {};
  return Failure("This installation of gblocks is not complete: I cannot find the runtime library in `" +
                 share.string() + "`.");
}

void PreparedHeaders::Make() {
  std::string compiler;
  fs::path share;
  if (!FindCompiler(compiler).ok() || !FindShare(share).ok()) return;
  const std::optional<Clang> clang = FindClang(compiler);
  ProcessResult result;
  if (!clang || !folder_.Create(TemporaryRoot() / "gblocks-").ok()) return;
  if (Precompile(*clang, share, folder_.path(), result).ok() && result.exit_code == 0)
    path_ = folder_.path() / "live.pch";
}

Status MakeWasmModule(std::string_view app_cpp, bool release, std::string& wasm, const PreparedHeaders& headers) {
  std::string compiler;
  if (Status status = FindCompiler(compiler); !status.ok()) return status;
  fs::path share;
  if (Status status = FindShare(share); !status.ok()) return status;

  TemporaryFolder scratch;
  Status status = scratch.Create(TemporaryRoot() / "gblocks-");
  if (status.ok()) status = WriteFile(scratch.path() / "app.cpp", app_cpp);
  if (!status.ok())
    return Failure("I cannot write temporary files to `" + TemporaryRoot().string() + "`: " + status.message + ".");

  const auto take_module = [&](ProcessResult& result) {
    if (result.exit_code != 0) return false;
    const Status read = ReadFileBytes(scratch.path() / "app.wasm", wasm);
    if (!read.ok()) result.output += "\napp.wasm: " + read.message + "\n";
    return read.ok();
  };
  ProcessResult result;
  if (const std::optional<Clang> clang = release ? std::nullopt : FindClang(compiler)) {
    // Prepared headers may have been cleaned away.
    for (const std::string& header : std::set<std::string, std::greater<>>{headers.path(), ""}) {
      result = {};
      status = CompileFast(*clang, share, header, LinkFlags(), scratch.path(), result);
      if (result.interrupted) return Failure("interrupted");
      if (status.ok() && take_module(result)) return {};
    }
    result = {};  // em++ knows its own ways, and what it says goes into a report
  }

  // Paths in the module would make it depend on the machine: em++ runs where app.cpp is.
  std::vector<std::string> command = {compiler,   "-std=c++20", "-w", release ? "-Oz" : "-O0", "-fwasm-exceptions",
                                      "-fno-rtti"};
  command.push_back("-I" + (share / "include").string());
  command.insert(command.end(), {"app.cpp", (share / "lib/libgblocks_runtime.a").string(), "-o", "app.wasm"});
  for (std::string& flag : LinkFlags()) command.push_back(std::move(flag));

  if (status = RunProcess(command, scratch.path(), result); !status.ok()) return status;
  if (result.interrupted) return Failure("interrupted");
  if (take_module(result)) return {};
  return ExplainFailure(result, scratch);
}

}  // namespace gblocks::build
