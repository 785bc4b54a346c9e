// Running another program and keeping what it says.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "compiler/build/status.h"

namespace gblocks::build {

struct ProcessResult {
  int exit_code = -1;  // -1: ended by a signal
  int signal = 0;
  bool interrupted = false;  // we were told to stop, and ended it
  std::string output;        // stdout and stderr, as they came
};

/// The full path of a program found as a shell would: in PATH, or as given where it holds a slash.
std::optional<std::string> FindProgram(const std::string& name);

/// Runs `arguments` (the first is the program's path) in `folder`, with nothing on stdin and TMPDIR set to `folder`. It
/// has a process group of its own, all of which ends when an interrupt comes.
Status RunProcess(const std::vector<std::string>& arguments, const std::filesystem::path& folder,
                  ProcessResult& result);

}  // namespace gblocks::build
