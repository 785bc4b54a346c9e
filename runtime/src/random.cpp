#include "gblocks/random.h"

#include "gblocks/arithmetic.h"
#include "gblocks/math.h"
#include "gblocks/platform.h"

namespace gb {

static unsigned long long state;  // 0: the host's generator

void random_seed(Int seed) {
  state = static_cast<unsigned long long>(seed) * 0x9e3779b97f4a7c15ull | 1;
}

// xorshift64*.
double random_random() {
  if (!state) return platform::random();
  state ^= state >> 12;
  state ^= state << 25;
  state ^= state >> 27;
  return static_cast<double>(state * 0x2545F4914F6CDD1Dull >> 11) * 0x1p-53;
}

double random_uniform(double a, double b) {
  return a + (b - a) * random_random();
}

Int random_randint(Int a, Int b) {
  if (b < a) fail(Error::kValue, Str("The range is empty.", 19, true));
  double count = static_cast<double>(b) - static_cast<double>(a) + 1;
  Int i = a + static_cast<Int>(random_random() * count);
  return i > b ? b : i;
}

Int random_randrange(Int stop) {
  return random_randint(0, sub(stop, Int{1}));
}

Int random_randrange(Int start, Int stop, Int step) {
  if (step == 0) fail(Error::kStep);
  Int count = floordiv(add(sub(stop, start), step > 0 ? step - 1 : step + 1), step);
  return add(start, mul(step, random_randrange(count)));
}

double random_gauss(double mean, double deviation) {
  double radius = math_sqrt(-2 * platform::log(1 - random_random()));
  return mean + deviation * radius * platform::cos(math_tau * random_random());
}

}  // namespace gb
