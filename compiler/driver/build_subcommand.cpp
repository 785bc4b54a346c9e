#include "compiler/ast/dump.h"
#include "compiler/build/interrupt.h"
#include "compiler/build/site.h"
#include "compiler/compile.h"
#include "compiler/driver/load_program.h"
#include "compiler/driver/subcommands.h"
#include "compiler/driver/terminal.h"
#include "compiler/ir/dump.h"

namespace gblocks::driver {
namespace {

Phase LastPhaseFor(Emit emit) {
  switch (emit) {
    case Emit::kAst:
      return Phase::kParse;
    case Emit::kIr:
      return Phase::kPasses;
    case Emit::kCpp:
    case Emit::kSite:
      break;
  }
  return Phase::kGenerate;
}

/// What --emit prints.
std::string Dump(const CompileResult& compiled, Emit emit) {
  switch (emit) {
    case Emit::kAst:
      return ast::Dump(compiled.files.back().syntax);
    case Emit::kIr:
      return ir::Dump(*compiled.ir);
    case Emit::kCpp:
      return compiled.project->app_cpp;
    case Emit::kSite:
      break;
  }
  return {};
}

}  // namespace

ExitCode Run(const BuildCommand& command) {
  Sources sources;
  const std::optional<FileId> file = LoadProgram(command.file, sources);
  if (!file) return ExitCode::kFailure;

  Diagnostics diagnostics;
  const CompileResult compiled = Compile(*file, sources, diagnostics, {.last = LastPhaseFor(command.emit), .files = FilesOnDisk(), .code = {.tells_values = command.dev}});
  if (!diagnostics.all().empty()) PrintDiagnostics(diagnostics, sources, DiagnosticFormat::kHuman, stderr);
  if (diagnostics.has_errors()) return ExitCode::kFailure;
  if (!compiled.broken_rules.empty()) {
    std::string message =
        "This is an internal error of gblocks and no mistake of your program. Please report it with the program and "
        "these lines:";
    for (const std::string& rule : compiled.broken_rules) message += "\n  " + rule;
    PrintError(message);
    return ExitCode::kFailure;
  }
  if (command.emit != Emit::kSite) return Print(Dump(compiled, command.emit)) ? ExitCode::kSuccess : ExitCode::kFailure;

  build::CatchInterrupts();  // from here on there are things to clean up
  build::SiteReport report;
  const build::Status status = build::BuildSite(compiled, {.output = command.output,
       .release = !command.dev,
       .compress = command.compress,
       .host = command.host,
       .site = {.single_file = command.single_file, .pwa = command.pwa, .base = command.base}}, report);
  if (!status.ok()) {
    if (build::InterruptSignal() == 0) PrintError(status.message);
    return ExitCode::kFailure;
  }
  Print(build::FormatReport(report, command.output));
  return ExitCode::kSuccess;
}

}  // namespace gblocks::driver
