// The outcome of a step that can fail for reasons outside the program: no disk space, no em++, a folder in the way.
#pragma once

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

namespace gblocks::build {

/// Success, or one message for the user.
struct [[nodiscard]] Status {
  std::string message;  // empty: success

  bool ok() const { return message.empty(); }
};

inline Status Failure(std::string message) {
  return {std::move(message)};
}

/// `what`, with the reason the system gives for the last failed call.
inline Status SystemFailure(const std::string& what) {
  return {what + ": " + std::strerror(errno)};
}

}  // namespace gblocks::build
