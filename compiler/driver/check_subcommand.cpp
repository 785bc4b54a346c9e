#include "compiler/compile.h"
#include "compiler/driver/load_program.h"
#include "compiler/driver/subcommands.h"
#include "compiler/driver/terminal.h"

namespace gblocks::driver {

ExitCode Run(const CheckCommand& command) {
  ExitCode code = ExitCode::kSuccess;
  Sources sources;
  Diagnostics diagnostics;
  for (const std::string& path : command.files) {
    const std::optional<FileId> file = LoadProgram(path, sources);
    if (!file) {
      code = ExitCode::kFailure;
      continue;
    }
    Diagnostics found;
    Compile(*file, sources, found, {.last = Phase::kCheck, .files = FilesOnDisk()});
    for (const Diagnostic& diagnostic : found.all()) diagnostics.Add(diagnostic);
  }
  if (diagnostics.has_errors()) code = ExitCode::kFailure;
  return PrintDiagnostics(diagnostics, sources, command.format, stdout) ? code : ExitCode::kFailure;
}

}  // namespace gblocks::driver
