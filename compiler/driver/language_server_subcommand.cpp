#include <unistd.h>

#include <csignal>
#include <cstdio>

#include "compiler/driver/subcommands.h"
#include "compiler/language_server/connection.h"

namespace gblocks::driver {

ExitCode Run(const LanguageServerCommand&) {
  std::signal(SIGPIPE, SIG_IGN);  // a client that is gone shows at the next read
  return lsp::Serve(STDIN_FILENO, stdout) == 0 ? ExitCode::kSuccess : ExitCode::kFailure;
}

}  // namespace gblocks::driver
