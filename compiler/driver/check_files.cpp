#include "compiler/driver/check_files.h"

#include <utility>
#include <variant>

#include "compiler/compile.h"
#include "compiler/driver/terminal.h"

namespace gblocks::driver {

void CheckFiles(const std::vector<std::string>& paths, const Edited& edited, CheckedFiles& checked) {
  FileAccess access = FilesOnDisk();
  access.read = [&checked, &edited, read = access.read](const std::string& path) {
    checked.files.insert(path);
    const auto known = edited.find(path);
    return known == edited.end() ? read(path) : std::variant<std::string, ReadFailure>(known->second);
  };
  for (const std::string& path : paths) {
    std::optional<FileId> file = checked.sources.Find(path);
    if (!file) {
      std::variant<std::string, ReadFailure> text = access.read(path);
      if (const auto* failure = std::get_if<ReadFailure>(&text)) {
        PrintError(Describe(*failure));
        checked.all_read = false;
        continue;
      }
      file = checked.sources.Add(path, std::move(std::get<std::string>(text)));
    }
    Diagnostics found;
    Compile(*file, checked.sources, found, {.last = Phase::kCheck, .files = access});
    for (const Diagnostic& diagnostic : found.all()) checked.diagnostics.Add(diagnostic);
  }
}

}  // namespace gblocks::driver
