// Failures on their way from `gb::fail` to who catches them.
#include "gblocks/fail.h"

#include "gblocks/format.h"
#include "gblocks/platform.h"
#include "src/failure.h"

namespace gb {

int current_line = 0;

static union Pending {
  constexpr Pending() : failure{} {}
  constexpr ~Pending() {}  // it lives as long as the page
  Failure failure;
} pending;

[[noreturn]] static void send(Error kind, const Str& arguments) {
  pending.failure = {kind, current_line, arguments};
  platform::unwind();
}

void fail(Error kind) {
  send(kind, Str());
}
void fail(Error kind, const Str& first) {
  send(kind, first);
}
void fail(Error kind, const Str& first, const Str& second) {
  send(kind, concat(first, Str("\x1f", 1, true), second));
}
void fail(Error kind, Int first) {
  send(kind, to_str(first));
}
void fail(Error kind, Int first, Int second) {
  fail(kind, to_str(first), to_str(second));
}

Failure take_failure() noexcept {
  return gb::move(pending.failure);
}

void report(const Failure& failure) noexcept {
  platform::fail(static_cast<int>(failure.kind), failure.line, failure.arguments.data(), failure.arguments.size());
}

}  // namespace gb
