#include "compiler/build/target_folder.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <regex>

#include "compiler/build/files.h"
#include "compiler/build/hosting.h"
#include "compiler/build/interrupt.h"

namespace gblocks::build {
namespace fs = std::filesystem;
namespace {

Status CannotWrite(const fs::path& folder, const std::string& reason) {
  return Failure("I cannot write the site to `" + folder.string() + "`: " + reason + ".");
}

/// Whether a path inside a site folder is one that a build writes.
bool IsOurName(const std::string& name) {
  static const std::regex ours(
      "(index\\.html|manifest\\.webmanifest|sw\\.js|assets/(app|icon|image|pwa)-[a-z2-7]{8}\\.[a-z]+)(\\.br|\\.gz)?"
      "|assets|404\\.html|\\.nojekyll|_headers");
  return std::regex_match(name, ours);
}

/// The first thing in `folder` that no build has written; empty where there is none.
std::string ForeignEntry(const fs::path& folder) {
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    std::string name = entry->path().lexically_relative(folder).generic_string();
    if (IsOurName(name)) continue;
    // Names that people use, too.
    std::string text;
    const bool named = name == "README.md" || name == ".gitattributes";
    if (!named || !ReadFileBytes(entry->path(), text).ok() || text.find(kMadeByBuild) == std::string::npos) return name;
  }
  std::string page;
  const bool marked = ReadFileBytes(folder / "index.html", page).ok() && page.find(kSiteMark) != std::string::npos;
  return marked ? "" : "index.html";
}

/// The nearest ancestor that exists.
fs::path ExistingAncestor(fs::path path) {
  std::error_code error;
  while (!fs::exists(path, error) && path.has_relative_path()) path = path.parent_path();
  return path;
}

/// Symbolic links and dots resolved, no slash at the end: what is renamed is the folder itself.
fs::path Resolve(const fs::path& folder) {
  std::error_code error;
  fs::path resolved = fs::weakly_canonical(fs::absolute(folder, error), error);
  return resolved.has_filename() ? resolved : resolved.parent_path();
}

/// Puts the folder `site` in `target`'s place; what was there ends up at `site`.
Status Swap(const fs::path& site, const fs::path& target) {
  if (rename(site.c_str(), target.c_str()) == 0) return {};  // nothing there, or an empty folder
#ifdef RENAME_EXCHANGE
  if (renameat2(AT_FDCWD, site.c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) == 0) return {};
#endif
  const fs::path old = site.parent_path() / "old";
  if (rename(target.c_str(), old.c_str()) != 0) return Failure(std::strerror(errno));
  if (rename(site.c_str(), target.c_str()) == 0) return {};
  const std::string reason = std::strerror(errno);
  rename(old.c_str(), target.c_str());
  return Failure(reason);
}

Status WriteSite(const fs::path& folder, const std::vector<SiteContent>& site) {
  for (const SiteContent& file : site) {
    if (InterruptSignal() != 0) return Failure("interrupted");
    const fs::path path = folder / file.name;
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    if (error) return Failure(error.message());
    if (Status status = WriteFile(path, file.bytes); !status.ok()) return status;
  }
  return {};
}

}  // namespace

Status CheckTarget(const fs::path& folder) {
  const fs::path target = Resolve(folder);
  std::error_code error;
  const fs::file_status status = fs::status(target, error);
  if (fs::exists(status) && !fs::is_directory(status))
    return CannotWrite(folder, "it is a file, and a site is a folder");
  if (fs::is_directory(status) && !fs::is_empty(target, error)) {
    if (const std::string foreign = ForeignEntry(target); !foreign.empty()) {
      return Failure("I do not overwrite `" + folder.string() + "`: it holds `" + foreign +
                     "`, which gblocks did not write.\nGive another folder with -o, or empty this one first.");
    }
  }
  const fs::path parent = ExistingAncestor(target.parent_path());
  if (!fs::is_directory(parent, error)) return CannotWrite(folder, "`" + parent.string() + "` is not a folder");
  if (access(parent.c_str(), W_OK | X_OK) != 0) return CannotWrite(folder, std::strerror(errno));
  return {};
}

Status ReplaceTarget(const fs::path& folder, const std::vector<SiteContent>& site) {
  const fs::path target = Resolve(folder);
  const fs::path parent = target.parent_path();
  const fs::path existing = ExistingAncestor(parent);
  std::error_code error;
  fs::create_directories(parent, error);
  if (error) return CannotWrite(folder, error.message());

  Status status;
  {
    // Inside the temporary folder, which only its owner may enter, `site` gets the permissions that folders have by
    // default.
    TemporaryFolder staging;
    status = staging.Create(parent / ("." + target.filename().string() + ".gblocks-"));
    if (status.ok()) status = WriteSite(staging.path() / "site", site);
    if (status.ok()) status = Swap(staging.path() / "site", target);
  }
  if (status.ok()) return {};
  for (fs::path made = parent; made != existing && fs::remove(made, error); made = made.parent_path()) {
  }
  return CannotWrite(folder, status.message);
}

}  // namespace gblocks::build
