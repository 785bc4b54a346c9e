#include "compiler/build/clang.h"

#include <string_view>

#include "compiler/build/files.h"

namespace gblocks::build {
namespace fs = std::filesystem;
namespace {

/// The Emscripten whose flags and libraries those below are, and the LLVM that it uses.
constexpr std::string_view kEmscripten = "3.1.6";
constexpr const char* kClang = "clang-14";
constexpr const char* kLinker = "wasm-ld-14";

/// What em++ -O0 -fwasm-exceptions -fno-rtti makes of itself; `-cc1` is the compiler itself: the driver around it would
/// start a process more.
constexpr const char* kCompileFlags[] = {"-cc1",
                                         "-triple",
                                         "wasm32-unknown-emscripten",
                                         "-disable-free",
                                         "-clear-ast-before-backend",
                                         "-disable-llvm-verifier",
                                         "-discard-value-names",
                                         "-main-file-name",
                                         "app.cpp",
                                         "-mrelocation-model",
                                         "static",
                                         "-mframe-pointer=none",
                                         "-ffp-contract=on",
                                         "-mconstructor-aliases",
                                         "-target-cpu",
                                         "generic",
                                         "-target-feature",
                                         "+exception-handling",
                                         "-target-feature",
                                         "+bulk-memory",
                                         "-target-feature",
                                         "+mutable-globals",
                                         "-mllvm",
                                         "-wasm-enable-eh",
                                         "-mllvm",
                                         "-disable-lsr",
                                         "-O0",
                                         "-w",
                                         "-std=c++20",
                                         "-fvisibility",
                                         "default",
                                         "-fno-rtti",
                                         "-fgnuc-version=4.2.1",
                                         "-fno-threadsafe-statics",
                                         "-fcxx-exceptions",
                                         "-fexceptions",
                                         "-exception-model=wasm"};
constexpr const char* kLibraries[] = {"-lstandalonewasm-memgrow", "-lstubs", "-lnoexit", "-lc-optz", "-lcompiler_rt"};

/// A flag of em++ as wasm-ld wants it. Those that concern JavaScript, or memory of Emscripten's own, are not for it.
void AddLinkFlag(std::string_view flag, std::vector<std::string>& arguments) {
  const auto setting = [&](std::string_view name) {
    if (!flag.starts_with("-s" + std::string(name) + "=")) return false;
    flag.remove_prefix(name.size() + 3);
    return true;
  };
  if (flag.starts_with("-Wl,")) {
    while (!flag.empty()) {
      const size_t comma = flag.find(',');
      if (flag.substr(0, comma) != "-Wl") arguments.emplace_back(flag.substr(0, comma));
      flag.remove_prefix(comma == std::string_view::npos ? flag.size() : comma + 1);
    }
  } else if (setting("MAXIMUM_MEMORY")) {
    arguments.push_back("--max-memory=" + std::string(flag));
  } else if (setting("INITIAL_MEMORY")) {
    arguments.push_back("--initial-memory=" + std::string(flag));
  } else if (setting("TOTAL_STACK")) {
    arguments.insert(arguments.end(), {"-z", "stack-size=" + std::string(flag)});
  }
}

/// Runs the compiler with the flags that all its jobs have, and `last`.
Status Compile(const Clang& clang, const fs::path& share, std::vector<std::string> last, const fs::path& folder,
               ProcessResult& result) {
  std::vector<std::string> command = {clang.clang};
  command.insert(command.end(), std::begin(kCompileFlags), std::end(kCompileFlags));
  command.insert(command.end(), {"-I", (share / "include").string()});
  command.insert(command.end(), last.begin(), last.end());
  return RunProcess(command, folder, result);
}

}  // namespace

std::optional<Clang> FindClang(const std::string& emxx) {
  std::error_code error;
  const fs::path folder = fs::canonical(emxx, error).parent_path();
  std::string version;
  if (error || !ReadFileBytes(folder / "emscripten-version.txt", version).ok()) return std::nullopt;
  if (version.find(kEmscripten) == std::string::npos) return std::nullopt;
  const std::optional<std::string> clang = FindProgram(kClang);
  const std::optional<std::string> linker = FindProgram(kLinker);
  const fs::path sysroot = folder / "cache/sysroot";
  if (!clang || !linker || !fs::exists(sysroot / "lib/wasm32-emscripten/crt1_reactor.o", error)) return std::nullopt;
  return Clang{*clang, *linker, sysroot};
}

Status Precompile(const Clang& clang, const fs::path& share, const fs::path& folder, ProcessResult& result) {
  if (Status status = WriteFile(folder / "live.h", "#include <gblocks/gblocks.h>\n#include <gblocks/live.h>\n");
      !status.ok())
    return status;
  return Compile(clang, share, {"-emit-pch", "-o", "live.pch", "-x", "c++-header", "live.h"}, folder, result);
}

Status CompileFast(const Clang& clang, const fs::path& share, const std::string& header,
                   const std::vector<std::string>& link_flags, const fs::path& folder, ProcessResult& result) {
  std::vector<std::string> last = {"-emit-obj", "-o", "app.o", "-x", "c++", "app.cpp"};
  if (!header.empty()) last.insert(last.begin(), {"-include-pch", header});
  if (Status status = Compile(clang, share, std::move(last), folder, result); !status.ok() || result.exit_code != 0)
    return status;

  const fs::path libraries = clang.sysroot / "lib/wasm32-emscripten";
  std::vector<std::string> link = {clang.linker,
                                   "-o",
                                   "app.wasm",
                                   "app.o",
                                   (share / "lib/libgblocks_runtime.a").string(),
                                   "-L" + libraries.string(),
                                   (libraries / "crt1_reactor.o").string()};
  link.insert(link.end(), std::begin(kLibraries), std::end(kLibraries));
  link.insert(link.end(), {"--entry=_initialize", "--export-table", "--global-base=1024", "--strip-all"});
  for (const std::string& flag : link_flags) AddLinkFlag(flag, link);
  result = {};
  return RunProcess(link, folder, result);
}

}  // namespace gblocks::build
