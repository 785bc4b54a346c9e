// One function for each subcommand; each prints what it has to say.
#pragma once

#include "compiler/driver/command_line.h"

namespace gblocks::driver {

ExitCode Run(const BuildCommand& command);
ExitCode Run(const CheckCommand& command);
ExitCode Run(const DevCommand& command);
ExitCode Run(const FormatCommand& command);
ExitCode Run(const ExplainCommand& command);
ExitCode Run(const DoctorCommand& command);
ExitCode Run(const NewCommand& command);
ExitCode Run(const ScreenshotCommand& command);
ExitCode Run(const LanguageServerCommand& command);
ExitCode Run(const ServeCommand& command);

inline ExitCode Run(const Finished& finished) {
  return finished.code;
}

}  // namespace gblocks::driver
