// gblocks: the command line of the compiler.
#include <variant>

#include "compiler/build/interrupt.h"
#include "compiler/driver/subcommands.h"

int main(int argc, char** argv) {
  using namespace gblocks::driver;
  const Command command = ParseCommandLine(argc, argv);
  const ExitCode code = std::visit([](const auto& chosen) { return Run(chosen); }, command);
  const int signal = gblocks::build::InterruptSignal();
  const auto* check = std::get_if<CheckCommand>(&command);
  const bool goes_on = std::holds_alternative<ServeCommand>(command) || std::holds_alternative<DevCommand>(command) ||
                       (check != nullptr && check->watch);  // a signal is how these are meant to end
  return signal != 0 && !goes_on ? 128 + signal : static_cast<int>(code);
}
