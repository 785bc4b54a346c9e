#include "compiler/driver/file_watcher.h"

#include <sys/inotify.h>
#include <unistd.h>

namespace gblocks::driver {
namespace fs = std::filesystem;

FileWatcher::FileWatcher() : inotify_(inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {}

FileWatcher::~FileWatcher() {
  if (inotify_ >= 0) close(inotify_);
}

FileWatcher::Look FileWatcher::LookAt(const fs::path& file) {
  std::error_code error;
  Look look;
  look.modified = fs::last_write_time(file, error);
  if (error) return {};
  look.size = fs::file_size(file, error);
  return look;
}

void FileWatcher::Watch(const std::set<std::string>& files) {
  std::error_code error;
  std::map<fs::path, Look> now;
  for (const std::string& name : files) {
    const fs::path file = fs::absolute(name, error).lexically_normal();
    const auto known = files_.find(file);
    now[file] = known != files_.end() ? known->second : LookAt(file);
  }
  files_ = std::move(now);
  for (const auto& entry : files_) {
    fs::path folder = entry.first.parent_path();
    while (!fs::is_directory(folder, error) && folder.has_relative_path()) folder = folder.parent_path();
    // The same folder gets the same number again; one that was made anew another.
    const int number = inotify_add_watch(inotify_, folder.c_str(),
                                         IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE);
    if (number >= 0) folders_[number] = folder;
  }
}

bool FileWatcher::TakeEvents() {
  alignas(inotify_event) char buffer[16384];
  bool concerned = false;
  ssize_t count = 0;
  while ((count = read(inotify_, buffer, sizeof buffer)) > 0) {
    for (ssize_t at = 0; at < count;) {
      const auto* event = reinterpret_cast<const inotify_event*>(buffer + at);
      at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
      const auto folder = folders_.find(event->wd);
      if ((event->mask & IN_Q_OVERFLOW) != 0) concerned = true;
      if (folder == folders_.end()) continue;
      if ((event->mask & IN_IGNORED) != 0) {
        folders_.erase(folder);
        continue;
      }
      if (event->len == 0) continue;
      const fs::path path = folder->second / event->name;
      // A folder that appears may bring files along. A file that is being made is told again when it is written.
      if ((event->mask & IN_ISDIR) != 0) {
        concerned = true;
      } else if ((event->mask & IN_CREATE) == 0 && files_.count(path) > 0) {
        concerned = true;
      }
    }
  }
  if (concerned) LooksChanged();
  return concerned;
}

bool FileWatcher::LooksChanged() {
  bool changed = false;
  for (auto& [file, look] : files_) {
    const Look now = LookAt(file);
    changed = changed || now != look;
    look = now;
  }
  return changed;
}

}  // namespace gblocks::driver
