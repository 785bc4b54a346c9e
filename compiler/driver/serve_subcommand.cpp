#include <filesystem>

#include "compiler/build/interrupt.h"
#include "compiler/driver/http_server.h"
#include "compiler/driver/static_files.h"
#include "compiler/driver/subcommands.h"
#include "compiler/driver/terminal.h"

namespace gblocks::driver {

ExitCode Run(const ServeCommand& command) {
  std::error_code error;
  const std::filesystem::file_status folder = std::filesystem::status(command.folder, error);
  if (!std::filesystem::is_directory(folder)) {
    PrintError(std::filesystem::exists(folder)
                   ? "`" + command.folder + "` is a file, and I serve a folder that `gblocks build` made."
                   : "I cannot find the folder `" + command.folder + "`. `gblocks build` makes one.");
    return ExitCode::kFailure;
  }
  if (!std::filesystem::exists(std::filesystem::path(command.folder) / "index.html", error)) {
    PrintError("`" + command.folder + "` holds no index.html, so there is no page to show.");
    return ExitCode::kFailure;
  }

  build::CatchInterrupts();
  HttpServer server;
  if (const build::Status status = server.Listen(command.host, command.port, command.strict_port); !status.ok()) {
    PrintError(status.message);
    return ExitCode::kFailure;
  }
  const std::string host = command.host.find(':') == std::string::npos ? command.host : "[" + command.host + "]";
  Print("Serving " + command.folder + " at http://" + host + ":" + std::to_string(server.port()) +
        " (Ctrl-C ends it)\n");
  StaticFiles files(command.folder);
  server.Run([&](const HttpRequest& request) { return files.Respond(request); });
  return ExitCode::kSuccess;
}

}  // namespace gblocks::driver
