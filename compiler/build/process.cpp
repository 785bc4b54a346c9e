#include "compiler/build/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <string_view>

#include "compiler/build/interrupt.h"

extern char** environ;

namespace gblocks::build {
namespace {

std::vector<char*> Pointers(std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  for (std::string& string : strings) pointers.push_back(string.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::vector<std::string> EnvironmentWithTmpdir(const std::string& folder) {
  std::vector<std::string> environment = {"TMPDIR=" + folder};
  for (char** entry = environ; *entry != nullptr; ++entry) {
    if (!std::string_view(*entry).starts_with("TMPDIR=")) environment.emplace_back(*entry);
  }
  return environment;
}

/// Starts the program with `output` as stdout and stderr; returns posix_spawn's error.
int Spawn(std::vector<std::string> arguments, const std::string& folder, int output, pid_t& pid) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO);
  posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());

  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);

  std::vector<std::string> environment = EnvironmentWithTmpdir(folder);
  const int error = posix_spawn(&pid, arguments[0].c_str(), &actions, &attributes, Pointers(arguments).data(),
                                Pointers(environment).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

/// Collects what comes out of `output` until the other side closes it; false where an interrupt came first.
bool ReadAll(int output, std::string& text) {
  std::array<pollfd, 2> ready = {{{output, POLLIN, 0}, {InterruptFd(), POLLIN, 0}}};
  std::array<char, 4096> buffer;
  while (true) {
    if (poll(ready.data(), ready.size(), -1) < 0 && errno != EINTR) return true;
    if (InterruptSignal() != 0) return false;
    if (ready[0].revents == 0) continue;
    const ssize_t count = read(output, buffer.data(), buffer.size());
    if (count == 0 || (count < 0 && errno != EINTR)) return true;
    if (count > 0) text.append(buffer.data(), static_cast<size_t>(count));
  }
}

}  // namespace

std::optional<std::string> FindProgram(const std::string& name) {
  const auto runnable = [](const std::string& path) {
    std::error_code error;
    return std::filesystem::is_regular_file(path, error) && access(path.c_str(), X_OK) == 0;
  };
  if (name.find('/') != std::string::npos) {
    std::error_code error;
    return runnable(name) ? std::optional(std::filesystem::absolute(name, error).string()) : std::nullopt;
  }
  const char* path = std::getenv("PATH");
  std::string_view rest = path != nullptr ? path : "";
  while (!rest.empty()) {
    const size_t colon = rest.find(':');
    const std::string candidate = std::string(rest.substr(0, colon)) + "/" + name;
    if (candidate[0] == '/' && runnable(candidate)) return candidate;
    rest = colon == std::string_view::npos ? "" : rest.substr(colon + 1);
  }
  return std::nullopt;
}

Status RunProcess(const std::vector<std::string>& arguments, const std::filesystem::path& folder,
                  ProcessResult& result) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return SystemFailure("cannot start " + arguments[0]);
  pid_t pid = 0;
  errno = Spawn(arguments, folder.string(), ends[1], pid);
  const bool started = errno == 0;
  Status status = started ? Status() : SystemFailure("cannot start " + arguments[0]);
  close(ends[1]);
  if (started) {
    result.interrupted = !ReadAll(ends[0], result.output);
    if (result.interrupted) kill(-pid, SIGKILL);
    int ended = 0;
    while (waitpid(pid, &ended, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(ended)) result.exit_code = WEXITSTATUS(ended);
    if (WIFSIGNALED(ended)) result.signal = WTERMSIG(ended);
    result.interrupted = result.interrupted || InterruptSignal() != 0;
  }
  close(ends[0]);
  return status;
}

}  // namespace gblocks::build
