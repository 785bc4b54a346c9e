#include "compiler/parse/load_files.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "compiler/diagnostics/suggest.h"
#include "compiler/parse/parse.h"

namespace gblocks {
namespace {

constexpr const char* kExtension = ".gblocks";

std::string FolderOf(const std::string& path) {
  const size_t slash = path.find_last_of('/');
  return slash == std::string::npos ? "" : path.substr(0, slash + 1);
}

class Loader {
 public:
  Loader(FileId main, Sources& sources, Diagnostics& diagnostics, const FileAccess& access)
      : sources_(sources), diagnostics_(diagnostics), access_(access), folder_(FolderOf(sources[main].path())) {}

  /// Loads what a file imports, then puts the file behind it.
  void Load(FileId file) {
    ast::ProgramFile loaded{Parse(file, sources_, diagnostics_), {}};
    for (const ast::StmtId id : loaded.syntax.body) {
      const ast::Stmt& stmt = loaded.syntax.stmts[id];
      const auto* import = std::get_if<ast::ImportFrom>(&stmt.node);
      if (import == nullptr || import->module_path.empty()) continue;
      const std::optional<FileId> found = Find(file, *import);
      if (!found) continue;
      open_.emplace_back(file, stmt.head);
      if (!ReportCycle(*found, stmt)) {
        if (!places_.contains(*found)) Load(*found);
        loaded.imports[id] = places_.at(*found);
      }
      open_.pop_back();
    }
    places_[file] = files_.size();
    files_.push_back(std::move(loaded));
  }

  std::vector<ast::ProgramFile> TakeFiles() { return std::move(files_); }

 private:
  /// The file that an import names; reports where there is none.
  std::optional<FileId> Find(FileId importer, const ast::ImportFrom& import) {
    std::string name;
    for (const ast::Name& part : import.module_path) name += (name.empty() ? "" : "/") + part.text;
    SourceRange range = import.module_path.front().range;
    range.end = import.module_path.back().range.end;
    for (const std::string& folder : Folders(importer)) {
      const std::string path = folder + name + kExtension;
      if (const std::optional<FileId> known = sources_.Find(path)) return known;
      if (!access_.read) continue;
      std::variant<std::string, ReadFailure> text = access_.read(path);
      if (auto* read = std::get_if<std::string>(&text)) return sources_.Add(path, std::move(*read));
      const auto& failure = std::get<ReadFailure>(text);
      if (failure.problem == ReadProblem::kMissing) continue;
      diagnostics_.Add(DiagnosticKind::kUnreadableImport, range,
                       {{"file", name + kExtension}, {"reason", Describe(failure)}});
      return std::nullopt;
    }
    Diagnostic missing{DiagnosticKind::kUnknownFile, range, {{"file", name + kExtension}}, {}, {}};
    if (import.module_path.size() == 1 && IsPythons(name)) {
      const bool module = name == "math" || name == "random" || name == "time", dates = name == "datetime";
      missing.arguments.emplace_back("known", module  ? "`" + name + "` is there without an import."
                                              : dates ? "`date`, `datetime` and `timedelta` are there without an import."
                                                      : "Python's packages are not here.");
      missing.arguments.emplace_back(
          "advice", module ? "Leave the line out, and write `" + name + ".` before what you use of it."
                    : name == "gradio" || name == "typing"
                        ? "Leave the line out: components and types are there without an import."
                        : "Leave the line out.");
    } else if (const std::vector<std::string> near = SimilarFiles(importer, name); !near.empty()) {
      missing.arguments.emplace_back("suggestions", JoinSuggestions(near));
      missing.fixes.push_back({range, near.front()});
    }
    diagnostics_.Add(std::move(missing));
    return std::nullopt;
  }

  /// Beside the file that imports, and beside the program.
  std::vector<std::string> Folders(FileId importer) const {
    std::vector<std::string> folders = {FolderOf(sources_[importer].path())};
    if (folder_ != folders.front()) folders.push_back(folder_);
    return folders;
  }

  /// Names of files in the same folder that look like `a/b`, written as the import would: `a.c`.
  std::vector<std::string> SimilarFiles(FileId importer, const std::string& name) const {
    const std::string inner = FolderOf(name);
    std::vector<std::string> names;
    auto add = [&](const std::string& file) {
      const std::string extension = kExtension;
      if (file.size() <= extension.size() || !file.ends_with(extension)) return;
      names.push_back(file.substr(0, file.size() - extension.size()));
    };
    for (const std::string& folder : Folders(importer)) {
      for (size_t i = 0; i < sources_.size(); ++i) {
        const FileId other{static_cast<int32_t>(i)};
        const std::string& path = sources_[other].path();
        if (other != importer && FolderOf(path) == folder + inner) add(path.substr(FolderOf(path).size()));
      }
      if (!access_.list) continue;
      for (const std::string& file : access_.list(folder + inner)) add(file);
    }
    std::vector<std::string> near = SuggestNames(name.substr(inner.size()), names);
    std::string prefix = inner;
    std::replace(prefix.begin(), prefix.end(), '/', '.');
    for (std::string& one : near) one.insert(0, prefix);
    return near;
  }

  /// Modules that Python programs import, and that are there without an import or have no place on a page.
  static bool IsPythons(const std::string& name) {
    static const std::set<std::string> names = {"gradio", "math",  "random",      "time",        "datetime", "typing",
                                                "os",     "numpy", "collections", "dataclasses", "json",     "asyncio"};
    return names.contains(name);
  }

  /// True if `file` is being loaded already: it needs itself.
  bool ReportCycle(FileId file, const ast::Stmt& stmt) {
    auto first = std::find_if(open_.begin(), open_.end(), [&](const auto& entry) { return entry.first == file; });
    if (first == open_.end()) return false;
    Diagnostic cycle{DiagnosticKind::kImportCycle, stmt.head, {}, {}, {}};
    std::string files;
    for (auto entry = first; entry != open_.end(); ++entry) {
      files += Shown(entry->first) + " → ";
      if (entry->second != stmt.head) cycle.labels.push_back({entry->second, "imported here"});
    }
    cycle.arguments = {{"file", Shown(file)}};
    if (std::next(first) == open_.end()) {
      cycle.arguments.emplace_back("advice", "A file's own names are there without an import: leave the line out.");
    } else {
      cycle.arguments.emplace_back("cycle", files + Shown(file));
      cycle.arguments.emplace_back("advice", "Move what both need into a file of its own, and import it from both.");
    }
    diagnostics_.Add(std::move(cycle));
    return true;
  }

  /// A path as seen from the program's folder.
  std::string Shown(FileId file) const {
    const std::string& path = sources_[file].path();
    return path.starts_with(folder_) ? path.substr(folder_.size()) : path;
  }

  Sources& sources_;
  Diagnostics& diagnostics_;
  const FileAccess& access_;
  std::string folder_;
  std::vector<std::pair<FileId, SourceRange>> open_;  // files being loaded, and the import in each that led on
  std::map<FileId, size_t> places_;
  std::vector<ast::ProgramFile> files_;
};

}  // namespace

FileAccess FilesOnDisk() {
  return {ReadProgram, [](const std::string& folder) {
            std::vector<std::string> names;
            std::error_code error;
            for (const auto& entry : std::filesystem::directory_iterator(folder.empty() ? "." : folder, error))
              names.push_back(entry.path().filename().string());
            std::sort(names.begin(), names.end());
            return names;
          }};
}

std::vector<ast::ProgramFile> LoadFiles(FileId main, Sources& sources, Diagnostics& diagnostics,
                                        const FileAccess& access) {
  Loader loader(main, sources, diagnostics, access);
  loader.Load(main);
  return loader.TakeFiles();
}

}  // namespace gblocks
