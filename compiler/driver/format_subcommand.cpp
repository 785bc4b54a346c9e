#include <string>
#include <utility>
#include <variant>

#include "compiler/build/files.h"
#include "compiler/driver/subcommands.h"
#include "compiler/driver/terminal.h"
#include "compiler/format/format.h"
#include "compiler/source/read_file.h"

namespace gblocks::driver {
namespace {

ExitCode FormatFile(const std::string& path, bool check) {
  std::variant<std::string, ReadFailure> read = ReadProgram(path);
  if (const auto* failure = std::get_if<ReadFailure>(&read)) {
    PrintError(Describe(*failure));
    return ExitCode::kFailure;
  }
  const std::string& text = std::get<std::string>(read);
  const std::string formatted = format::Format(text);
  if (formatted == text) return ExitCode::kSuccess;
  if (check) {
    Print(path + "\n");
    return ExitCode::kFailure;
  }
  if (const build::Status status = build::ReplaceFile(path, formatted); !status.ok()) {
    PrintError("I cannot write `" + path + "`: " + status.message + ". It is as it was.");
    return ExitCode::kFailure;
  }
  return ExitCode::kSuccess;
}

ExitCode FormatStdin(bool check) {
  std::variant<std::string, ReadFailure> read = ReadProgram("/dev/stdin");
  if (auto* failure = std::get_if<ReadFailure>(&read)) {
    failure->path = "standard input";
    PrintError(Describe(*failure));
    return ExitCode::kFailure;
  }
  const std::string& text = std::get<std::string>(read);
  const std::string formatted = format::Format(text);
  if (check) return formatted == text ? ExitCode::kSuccess : ExitCode::kFailure;
  return Print(formatted) ? ExitCode::kSuccess : ExitCode::kFailure;
}

}  // namespace

ExitCode Run(const FormatCommand& command) {
  if (command.from_stdin) return FormatStdin(command.check);
  ExitCode code = ExitCode::kSuccess;
  for (const std::string& path : command.files) {
    if (FormatFile(path, command.check) == ExitCode::kFailure) code = ExitCode::kFailure;
  }
  return code;
}

}  // namespace gblocks::driver
