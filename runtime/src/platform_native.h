// The native surroundings of the runtime: who gets flushes, and hears of failures.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gb {

/// What the user is told of a failure.
struct FailureReport {
  int kind;
  int line;
  std::string file;
  std::string values;     // lines, each after its line break
  std::string arguments;  // separated by U+001F
};

/// Where the page is, natively.
class Host {
 public:
  virtual ~Host() = default;
  virtual void Flush(std::span<const unsigned> ops, std::string_view text) = 0;
  virtual void Failed(const FailureReport& failure) = 0;
  /// Whether to stop what runs for so long.
  virtual bool Stop(double /*seconds*/, int /*line*/, std::string_view /*file*/) { return true; }
  virtual void Log(std::string_view text) = 0;
  /// Milliseconds since 1970.
  virtual double Now();
  /// `gb_timer(id)` is to be called after this time.
  virtual void Timer(unsigned /*id*/, double /*milliseconds*/) {}
  /// What is stored under `key`; false: nothing.
  virtual bool Load(std::string_view /*key*/, std::string& /*text*/) { return false; }
  /// No text: takes away what is there.
  virtual void Store(std::string_view /*key*/, std::string_view /*text*/) {}
};
/// Null: flushes go nowhere.
extern Host* host;

namespace native {
/// Bytes that may be live before memory ends.
extern unsigned long long memory_limit;
}  // namespace native

}  // namespace gb
