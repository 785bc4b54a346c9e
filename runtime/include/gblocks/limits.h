// Limits of what a program may take: time, and depth of calls.
#pragma once

#include "gblocks/fail.h"

namespace gb {

/// Called in each turn of a loop. Now and then it looks at the clock: what has run for long may be stopped.
extern int ticks_left;
void look_at_clock();
inline void tick() {
  if (--ticks_left < 0) look_at_clock();
}

/// One call of a function that can reach itself: fails with kRecursion where CPython does.
class Depth {
 public:
  Depth() { enter(); }
  Depth(const Depth&) = delete;
  Depth& operator=(const Depth&) = delete;
  ~Depth() { --depth_; }

 private:
  friend void start_limits() noexcept;
  static void enter();
  static int depth_;
};

/// A handler, or a run of a block that is in no other, begins.
void start_limits() noexcept;

/// How long something runs before the user is asked, in milliseconds.
extern double first_time_limit;

}  // namespace gb
