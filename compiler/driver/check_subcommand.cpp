#include <poll.h>
#include <unistd.h>

#include "compiler/build/interrupt.h"
#include "compiler/driver/file_watcher.h"
#include "compiler/driver/fix_files.h"
#include "compiler/driver/load_program.h"
#include "compiler/driver/subcommands.h"
#include "compiler/driver/terminal.h"

namespace gblocks::driver {
namespace {

ExitCode Tell(const CheckCommand& command, const CheckedFiles& checked) {
  const bool fails = !checked.all_read || checked.diagnostics.has_errors() ||
                     (command.warnings_as_errors && !checked.diagnostics.all().empty());
  const bool told = PrintDiagnostics(checked.diagnostics, checked.sources, command.format, stdout);
  return told && !fails ? ExitCode::kSuccess : ExitCode::kFailure;
}

/// Waits until a file has changed; false where the user ends it.
bool WaitForChange(FileWatcher& watcher) {
  constexpr int kLookAgain = 1000;  // milliseconds: not every disk tells
  for (;;) {
    pollfd ready[] = {{build::InterruptFd(), POLLIN, 0}, {watcher.file(), POLLIN, 0}};
    const int count = poll(ready, 2, kLookAgain);
    if (build::InterruptSignal() != 0) return false;
    if (count > 0 && ready[1].revents != 0 ? watcher.TakeEvents() : watcher.LooksChanged()) return true;
  }
}

std::string Summary(size_t problems) {
  return (problems == 0   ? "Nothing to say about it."
          : problems == 1 ? "1 message."
                          : std::to_string(problems) + " messages.") +
         std::string(" Waiting for changes (Ctrl-C ends it)\n");
}

/// Checks again at each change. In a terminal each time begins on an empty screen; in a pipe, messages follow each other.
ExitCode Watch(const CheckCommand& command) {
  build::CatchInterrupts();
  FileWatcher watcher;
  const bool on_screen = isatty(STDOUT_FILENO) != 0;
  do {
    CheckedFiles checked;
    if (on_screen && !Print("\033[2J\033[3J\033[H")) return ExitCode::kFailure;
    CheckFiles(command.files, {}, checked);
    watcher.Watch(checked.files);
    if (!PrintDiagnostics(checked.diagnostics, checked.sources, command.format, stdout)) return ExitCode::kFailure;
    const bool apart = on_screen && !checked.diagnostics.all().empty();
    Print((apart ? "\n" : "") + Summary(checked.diagnostics.all().size()), stderr);
  } while (WaitForChange(watcher));
  if (on_screen) Print("\n", stderr);  // ^C stands at the line's beginning
  return ExitCode::kSuccess;
}

}  // namespace

ExitCode Run(const CheckCommand& command) {
  if (command.watch) return Watch(command);
  CheckedFiles checked;
  bool written = true;
  if (command.fix) {
    written = FixFiles(command.files, checked);
  } else {
    CheckFiles(command.files, {}, checked);
  }
  const ExitCode code = Tell(command, checked);
  return written ? code : ExitCode::kFailure;
}

}  // namespace gblocks::driver
