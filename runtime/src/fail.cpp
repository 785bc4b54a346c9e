// Failures on their way to the host.
#include "gblocks/fail.h"

#include "gblocks/format.h"
#include "gblocks/platform.h"
#include "src/scheduler.h"

namespace gb {

int current_line = 0;
bool failing = false;

[[noreturn]] static void send(Error kind, const Str& arguments) {
  failing = true;
  platform::fail(static_cast<int>(kind), current_line, arguments.data(), arguments.size());
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

}  // namespace gb
