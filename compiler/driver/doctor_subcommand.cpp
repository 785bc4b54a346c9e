// `gblocks doctor`: what of the things that gblocks uses is there, and how to get the rest.
#include <chrono>

#include "compiler/build/clang.h"
#include "compiler/build/files.h"
#include "compiler/build/interrupt.h"
#include "compiler/build/process.h"
#include "compiler/build/wasm_module.h"
#include "compiler/compile.h"
#include "compiler/driver/browser.h"
#include "compiler/driver/subcommands.h"
#include "compiler/driver/terminal.h"

namespace gblocks::driver {
namespace {

/// One thing that was looked at.
struct Finding {
  bool found;
  bool needed;       // else it is for comfort
  std::string what;  // "em++ 3.1.6, /usr/bin/em++"
  std::string advice;
};

std::string FirstLine(const std::string& program, const char* argument) {
  build::ProcessResult result;
  if (!build::RunProcess({program, argument}, "/", result).ok() || result.exit_code != 0) return "";
  return result.output.substr(0, result.output.find('\n'));
}

std::string Install(const char* package) {
  return std::string("sudo apt install ") + package;
}

Finding Compiler() {
  std::string path;
  if (const build::Status status = build::FindCompiler(path); !status.ok())
    return {false, true, "Emscripten's compiler, em++: builds pages",
            Install("emscripten") + ", or name it in GBLOCKS_EMXX"};
  const std::string version = FirstLine(path, "--version");
  return {!version.empty(), true, version.empty() ? path + " does not run" : path + ": " + version,
          Install("--reinstall emscripten")};
}

Finding FastCompiler() {
  std::string path;
  const bool found = build::FindCompiler(path).ok() && build::FindClang(path).has_value();
  return {found, false, "clang-14 and wasm-ld-14 beside Emscripten 3.1.6: `gblocks dev` in a third of the time",
          Install("emscripten clang-14 lld-14")};
}

Finding Runtime() {
  std::filesystem::path share;
  const build::Status status = build::FindShare(share);
  return {status.ok(), true, status.ok() ? "the runtime library, in " + share.string() : status.message,
          "install gblocks again, or name its share folder in GBLOCKS_SHARE"};
}

/// A whole build of a small page, both ways.
Finding Page(bool release) {
  Sources sources;
  Diagnostics diagnostics;
  const CompileResult compiled = Compile(sources.Add("doctor.gblocks", "Markdown(\"Hello\")\n"), sources, diagnostics);
  const auto start = std::chrono::steady_clock::now();
  std::string wasm;
  const build::Status status = build::MakeWasmModule(compiled.project->app_cpp, release, wasm);
  char time[32];
  std::snprintf(time, sizeof time, " in %.2f s",
                std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  const std::string what = release ? "a page, as `gblocks build` makes it" : "a page, as `gblocks dev` makes it";
  return {status.ok(), true, what + (status.ok() ? time : ""), status.message};
}

Finding Tool(const char* name, const char* use, const char* package) {
  const std::optional<std::string> path = build::FindProgram(name);
  return {path.has_value(), false, (path ? *path : std::string(name)) + ": " + use, Install(package)};
}

Finding Browser() {
  const std::optional<std::string> path = FindBrowser();
  return {path.has_value(), false, (path ? *path : "Chromium") + ": `gblocks screenshot`",
          Install("chromium") + ", or name one in CHROMIUM"};
}

}  // namespace

ExitCode Run(const DoctorCommand&) {
  build::CatchInterrupts();
  const bool colour = UsesColour(stdout);
  bool all = true;
  const auto tell = [&](const Finding& finding) {
    const char* sign = finding.found ? "ok" : finding.needed ? "MISSING" : "missing";
    const char* shade = !colour ? "" : finding.found ? "\033[32m" : finding.needed ? "\033[1;31m" : "\033[33m";
    std::string line = std::string(shade) + sign + (colour ? "\033[0m" : "") +
                       std::string(9 - std::string_view(sign).size(), ' ') + finding.what + "\n";
    if (!finding.found) line += "         " + finding.advice + "\n";
    Print(line);
    all = all && (finding.found || !finding.needed);
    return finding.found;
  };
  const bool compiler = tell(Compiler());
  const bool runtime = tell(Runtime());
  tell(FastCompiler());
  if (compiler && runtime) {
    tell(Page(false));
    tell(Page(true));
  }
  tell(Browser());
  tell(Tool("xdg-open", "`gblocks dev --open`", "xdg-utils"));
  Print(all ? "Pages can be built.\n" : "Pages cannot be built yet: something that is needed is missing.\n");
  return all ? ExitCode::kSuccess : ExitCode::kFailure;
}

}  // namespace gblocks::driver
