// Files and folders that exist for one build.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "compiler/build/status.h"

namespace gblocks::build {

/// A folder of our own that vanishes with this object.
class TemporaryFolder {
 public:
  TemporaryFolder() = default;
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  /// Makes it: `prefix` and six letters of the system's choice.
  Status Create(const std::filesystem::path& prefix);
  /// Leaves it in place, for people to look into.
  void Keep() { kept_ = true; }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  bool kept_ = false;
};

/// $TMPDIR, else /tmp.
std::filesystem::path TemporaryRoot();

/// Writes a new file whole. The message is the system's reason alone.
Status WriteFile(const std::filesystem::path& path, std::string_view bytes);

/// Puts a new file in the place of an old one, which is there until the new one is whole. A link stays a link. The message is
/// the system's reason alone.
Status ReplaceFile(const std::filesystem::path& path, std::string_view bytes);

/// Reads a file whole. The message is the system's reason alone.
Status ReadFileBytes(const std::filesystem::path& path, std::string& bytes);

}  // namespace gblocks::build
