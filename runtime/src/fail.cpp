// Failures on their way from `gb::fail` to who catches them.
#include "gblocks/fail.h"

#include "gblocks/builtins.h"
#include "gblocks/platform.h"
#include "gblocks/run.h"
#include "src/failure.h"

namespace gb {

int current_line = 0;
const Told* top_told = nullptr;

static union Pending {
  constexpr Pending() : failure{} {}
  constexpr ~Pending() {}  // it lives as long as the page
  Failure failure;
} pending;

[[noreturn]] static void send(Error kind, const Str& arguments) {
  pending.failure = {kind, current_line, arguments, top_told ? top_told->tell(*top_told) : Str()};
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

constexpr int kLineMask = (1 << kLineBits) - 1;

static Str source_of(int line) noexcept {
  const char* name = gb_program.sources[line >> kLineBits];
  return Str(name, static_cast<unsigned>(__builtin_strlen(name)), false);
}

void report(const Failure& failure) noexcept {
  if (end_line) end_line(Str());
  Str end("\x1f", 1, true);
  Str text = concat(source_of(failure.line), end, failure.values, end, failure.arguments);
  platform::fail(static_cast<int>(failure.kind), failure.line & kLineMask, text.data(), text.size());
}

bool ask_to_stop(double seconds) noexcept {
  Str file = source_of(current_line);
  return platform::stop(seconds, current_line & kLineMask, file.data(), file.size());
}

}  // namespace gb
