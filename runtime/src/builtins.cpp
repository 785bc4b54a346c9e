// Builtin functions that are no templates.
#include "gblocks/builtins.h"

#include "gblocks/platform.h"
#include "gblocks/random.h"

namespace gb {

List<Int> range(Int start, Int stop, Int step) {
  if (step == 0) fail(Error::kStep);
  List<Int> numbers;
  for (Int i = start; step > 0 ? i < stop : i > stop;) {
    numbers->push(i);
    if (__builtin_add_overflow(i, step, &i)) break;
  }
  return numbers;
}

List<Int> range(Int stop) {
  return range(0, stop, 1);
}

void (*end_line)(const Str& rest) noexcept = nullptr;

void print_text(const Str& text) {
  if (end_line) return end_line(text);
  platform::log(text.data(), text.size());
}

double time_time() {
  return platform::now() / 1000;
}

double time_perf_counter() {
  return time_time();
}
Int time_time_ns() {
  return static_cast<Int>(platform::now() * 1e6);
}

Str unique_id(const Str& prefix) {
  static Int last = 0;
  return concat(prefix, "-"_s, to_str(++last));
}

}  // namespace gb
