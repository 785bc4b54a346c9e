#include "compiler/driver/load_program.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <utility>
#include <variant>

#include "compiler/driver/terminal.h"
#include "compiler/source/read_file.h"

namespace gblocks::driver {

std::optional<FileId> LoadProgram(const std::string& path, Sources& sources) {
  if (const std::optional<FileId> known = sources.Find(path)) return known;
  std::variant<std::string, ReadFailure> text = ReadProgram(path);
  if (const auto* failure = std::get_if<ReadFailure>(&text)) {
    PrintError(Describe(*failure));
    return std::nullopt;
  }
  return sources.Add(path, std::move(std::get<std::string>(text)));
}

bool PrintDiagnostics(Diagnostics diagnostics, const Sources& sources, DiagnosticFormat format, std::FILE* stream) {
  diagnostics.Sort();
  return Print(Render(diagnostics, sources, format, {.colour = UsesColour(stream)}), stream);
}

}  // namespace gblocks::driver
