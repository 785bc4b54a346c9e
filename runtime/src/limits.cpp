#include "gblocks/limits.h"

#include "gblocks/format.h"
#include "gblocks/platform.h"
#include "src/failure.h"
#include "src/memory.h"

namespace gb {

// Turns of loops between two looks: some milliseconds at most, unless a turn itself takes long.
constexpr int kTicks = 20000;
// As CPython, whose own frame at the top counts.
constexpr int kMostCalls = 999;

int ticks_left = kTicks;
double first_time_limit = 5000;
static double started = 0;  // 0: at the next look
static double time_limit = 0;
int Depth::depth_ = 0;

void start_limits() noexcept {
  started = 0;
  current_line = 0;
  Depth::depth_ = 0;
}

void look_at_clock() {
  ticks_left = kTicks;
  check_memory();
  double now = platform::now();
  if (started == 0) {
    started = now;
    time_limit = first_time_limit;
  }
  double seconds = (now - started) / 1000;
  if (now - started < time_limit) return;
  time_limit *= 2;
  if (!ask_to_stop(seconds)) {
    // The time it took to answer is not the program's.
    started += platform::now() - now;
    return;
  }
  fail(Error::kStopped, static_cast<Int>(seconds));
}

void Depth::enter() {
  tick();
  if (depth_ >= kMostCalls || !platform::stack_has_room()) fail(Error::kRecursion);
  ++depth_;
}

}  // namespace gb
