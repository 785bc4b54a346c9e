// The native surroundings of the runtime: who gets flushes, and how failures travel.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gb {

/// A failure on its way through the runtime to the call from outside.
struct Failure {
  int kind;
  int line;
  std::string arguments;  // separated by U+001F
};

/// Where the page is, natively.
class Host {
 public:
  virtual ~Host() = default;
  virtual void Flush(std::span<const unsigned> ops, std::string_view text) = 0;
  virtual void Failed(const Failure& failure) = 0;
  virtual void Log(std::string_view text) = 0;
};
/// Null: flushes go nowhere.
extern Host* host;

}  // namespace gb
