#include "compiler/build/files.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <array>

namespace gblocks::build {
namespace {

Status LastError() {
  return Failure(std::strerror(errno));
}

}  // namespace

TemporaryFolder::~TemporaryFolder() {
  if (path_.empty() || kept_) return;
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Status TemporaryFolder::Create(const std::filesystem::path& prefix) {
  std::string name = prefix.string() + "XXXXXX";
  if (mkdtemp(name.data()) == nullptr) return LastError();
  path_ = name;
  return {};
}

std::filesystem::path TemporaryRoot() {
  const char* folder = std::getenv("TMPDIR");
  std::error_code error;
  return folder != nullptr && *folder != '\0' ? std::filesystem::absolute(folder, error)
                                              : std::filesystem::path("/tmp");
}

Status WriteFile(const std::filesystem::path& path, std::string_view bytes) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0) return LastError();
  Status status;
  while (!bytes.empty() && status.ok()) {
    const ssize_t count = write(file, bytes.data(), bytes.size());
    if (count >= 0) {
      bytes.remove_prefix(static_cast<size_t>(count));
    } else if (errno != EINTR) {
      status = LastError();
    }
  }
  if (close(file) != 0 && status.ok()) status = LastError();
  return status;
}

Status ReplaceFile(const std::filesystem::path& path, std::string_view bytes) {
  std::error_code error;
  const std::filesystem::path target = std::filesystem::canonical(path, error);
  if (error) return Failure(error.message());
  TemporaryFolder folder;
  if (Status made = folder.Create(target.string() + "."); !made.ok()) return made;
  const std::filesystem::path written = folder.path() / "new";
  if (Status status = WriteFile(written, bytes); !status.ok()) return status;
  std::filesystem::permissions(written, std::filesystem::status(target).permissions(), error);
  if (!error) std::filesystem::rename(written, target, error);
  return error ? Failure(error.message()) : Status{};
}

Status ReadFileBytes(const std::filesystem::path& path, std::string& bytes) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return LastError();
  Status status;
  std::array<char, 65536> buffer;
  while (true) {
    const ssize_t count = read(file, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) status = LastError();
    if (count <= 0) break;
    bytes.append(buffer.data(), static_cast<size_t>(count));
  }
  close(file);
  return status;
}

}  // namespace gblocks::build
