// What the user asked for, as plain data: one struct for each subcommand.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "compiler/build/site.h"
#include "compiler/diagnostics/render.h"

namespace gblocks::driver {

enum class ExitCode { kSuccess = 0, kFailure = 1, kUsage = 2 };

enum class Emit { kSite, kAst, kIr, kCpp };

/// `gblocks build FILE`
struct BuildCommand {
  std::string file;
  std::string output = "dist";
  bool dev = false;
  bool single_file = false;
  bool pwa = false;
  bool compress = false;
  std::string base;
  build::Host host = build::Host::kAny;
  Emit emit = Emit::kSite;
};

/// `gblocks check FILE…`
struct CheckCommand {
  std::vector<std::string> files;
  DiagnosticFormat format = DiagnosticFormat::kHuman;
  bool warnings_as_errors = false;
  bool fix = false;
  bool watch = false;
};

/// `gblocks dev FILE`
struct DevCommand {
  std::string file;
  std::string host = "localhost";
  std::optional<int> port;  // none: 7860, or the next free one
  bool open = false;
};

/// `gblocks fmt FILE…`
struct FormatCommand {
  std::vector<std::string> files;
  bool check = false;
  bool from_stdin = false;
};

/// `gblocks explain SLUG`
struct ExplainCommand {
  std::string slug;  // empty: list them all
};

/// `gblocks doctor`
struct DoctorCommand {};

/// `gblocks new NAME`
struct NewCommand {
  std::string name;
  std::string kind = "blank";  // of the templates
};

/// `gblocks screenshot FILE PICTURE`
struct ScreenshotCommand {
  std::string file, output;
  int width = 1280, height = 800;
};

/// `gblocks lsp`
struct LanguageServerCommand {};

/// `gblocks serve DIR`
struct ServeCommand {
  std::string folder = "dist";
  std::string host = "localhost";
  int port = 7860;
  bool strict_port = false;
};

/// Nothing left to do: help or the version was asked for and shown, or the usage was wrong and said so.
struct Finished {
  ExitCode code;
};

using Command = std::variant<Finished, BuildCommand, CheckCommand, DevCommand, DoctorCommand, ExplainCommand, FormatCommand, LanguageServerCommand,
                             NewCommand, ScreenshotCommand, ServeCommand>;

/// Reads the arguments of the process. Prints help, the version and what is wrong with them by itself.
Command ParseCommandLine(int argc, char** argv);

}  // namespace gblocks::driver
