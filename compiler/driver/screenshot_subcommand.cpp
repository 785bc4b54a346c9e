// `gblocks screenshot`: a picture of a program's page.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "compiler/build/files.h"
#include "compiler/build/interrupt.h"
#include "compiler/build/process.h"
#include "compiler/build/site.h"
#include "compiler/compile.h"
#include "compiler/driver/browser.h"
#include "compiler/driver/load_program.h"
#include "compiler/driver/subcommands.h"
#include "compiler/driver/terminal.h"

namespace gblocks::driver {
namespace fs = std::filesystem;
namespace {

/// Takes the picture of a page of a single file, which needs no server.
build::Status TakePicture(const std::string& browser, const fs::path& page, const ScreenshotCommand& command,
                          const fs::path& scratch) {
  std::vector<std::string> arguments = {
      browser,
      "--headless",
      "--hide-scrollbars",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--user-data-dir=" + (scratch / "profile").string(),
      "--window-size=" + std::to_string(command.width) + "," + std::to_string(command.height),
      "--virtual-time-budget=3000",  // until the program has drawn
      "--screenshot=" + (scratch / "page.png").string()};
  if (geteuid() == 0) arguments.push_back("--no-sandbox");  // Chromium has none for root
  arguments.push_back("file://" + page.string());
  build::ProcessResult result;
  if (build::Status status = build::RunProcess(arguments, scratch, result); !status.ok()) return status;
  if (result.interrupted) return build::Failure("interrupted");
  std::string png;
  if (!build::ReadFileBytes(scratch / "page.png", png).ok())
    return build::Failure("The browser made no picture. It said:\n" + result.output);
  std::error_code error;
  fs::remove(command.output, error);
  if (build::Status status = build::WriteFile(command.output, png); !status.ok())
    return build::Failure("I cannot write `" + command.output + "`: " + status.message + ".");
  return {};
}

}  // namespace

std::optional<std::string> FindBrowser() {
  if (const char* variable = std::getenv("CHROMIUM"); variable != nullptr && *variable != '\0')
    return build::FindProgram(variable);
  for (const char* name : {"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}) {
    if (std::optional<std::string> found = build::FindProgram(name)) return found;
  }
  return std::nullopt;
}

ExitCode Run(const ScreenshotCommand& command) {
  const std::optional<std::string> browser = FindBrowser();
  if (!browser) {
    PrintError(
        "I need Chromium to take a picture. On Debian and Ubuntu: sudo apt install chromium. CHROMIUM can name another "
        "one.");
    return ExitCode::kFailure;
  }
  Sources sources;
  const std::optional<FileId> file = LoadProgram(command.file, sources);
  if (!file) return ExitCode::kFailure;
  Diagnostics diagnostics;
  const CompileResult compiled = Compile(*file, sources, diagnostics, {.files = FilesOnDisk()});
  if (diagnostics.has_errors()) {
    PrintDiagnostics(diagnostics, sources, DiagnosticFormat::kHuman, stderr);
    return ExitCode::kFailure;
  }
  build::CatchInterrupts();
  build::TemporaryFolder scratch;
  build::Status status = scratch.Create(build::TemporaryRoot() / "gblocks-");
  build::SiteReport report;
  const build::BuildOptions options{.output = scratch.path() / "site",
                                    .release = false,
                                    .compress = false,
                                    .host = build::Host::kAny,
                                    .site = {.single_file = true}};
  if (status.ok()) status = build::BuildSite(compiled, options, report);
  if (status.ok()) status = TakePicture(*browser, options.output / "index.html", command, scratch.path());
  if (status.ok()) return ExitCode::kSuccess;
  if (build::InterruptSignal() == 0) PrintError(status.message);
  return ExitCode::kFailure;
}

}  // namespace gblocks::driver
