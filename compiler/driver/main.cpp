// gblocks: the command line of the compiler.
#include <variant>

#include "compiler/build/interrupt.h"
#include "compiler/driver/subcommands.h"

int main(int argc, char** argv) {
  using namespace gblocks::driver;
  const Command command = ParseCommandLine(argc, argv);
  const ExitCode code = std::visit([](const auto& chosen) { return Run(chosen); }, command);
  const int signal = gblocks::build::InterruptSignal();
  const bool serves = std::holds_alternative<ServeCommand>(command) || std::holds_alternative<DevCommand>(command);  // a signal is how a server is meant to end
  return signal != 0 && !serves ? 128 + signal : static_cast<int>(code);
}
