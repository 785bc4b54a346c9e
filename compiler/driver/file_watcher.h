// Tells when files change. Folders are watched, not files: editors put a new file in the old one's place.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace gblocks::driver {

class FileWatcher {
 public:
  FileWatcher();
  FileWatcher(const FileWatcher&) = delete;
  FileWatcher& operator=(const FileWatcher&) = delete;
  ~FileWatcher();

  /// Readable when something has happened in a folder; -1 where the system cannot tell.
  int file() const { return inotify_; }
  /// These files from now on, whether they are there or not.
  void Watch(const std::set<std::string>& files);
  /// Takes what has happened since; whether it concerns one of the files.
  bool TakeEvents();
  /// Whether a file looks different from when this was asked last: for disks that do not tell.
  bool LooksChanged();

 private:
  struct Look {
    std::filesystem::file_time_type modified;
    uintmax_t size = 0;
    bool operator==(const Look&) const = default;
  };
  static Look LookAt(const std::filesystem::path& file);

  int inotify_;
  std::map<std::filesystem::path, Look> files_;   // absolute
  std::map<int, std::filesystem::path> folders_;  // by inotify's number
};

}  // namespace gblocks::driver
