#include "gblocks/random.h"

#include "gblocks/platform.h"
#include "src/twister.h"

namespace gb {

static unsigned host_bits() {
  return static_cast<unsigned>(platform::random() * 0x1p32);
}

unsigned (*random_bits)() = host_bits;
double gauss_left = math_nan;

double random_random() {
  double high = random_bits() >> 5, low = random_bits() >> 6;
  return (high * 67108864.0 + low) * 0x1p-53;
}

Int random_getrandbits(Int k) {
  if (k < 0 || k > 63) fail(Error::kValue, Str("The number of bits must be 0 to 63.", 35, true));
  if (k == 0) return 0;
  if (k <= 32) return random_bits() >> (32 - k);
  Int low = random_bits();
  return low | Int{random_bits() >> (64 - k)} << 32;
}

Int random_below(Int count) {
  Int bits = int_bit_length(count), r = random_getrandbits(bits);
  while (r >= count) r = random_getrandbits(bits);
  return r;
}

double random_uniform(double a, double b) {
  return a + (b - a) * random_random();
}

Int random_randint(Int a, Int b) {
  return random_randrange(a, add(b, Int{1}), 1);
}

Int random_randrange(Int stop) {
  return random_randrange(0, stop, 1);
}

Int random_randrange(Int start, Int stop, Int step) {
  if (step == 0) fail(Error::kStep);
  Int count = floordiv(add(sub(stop, start), step > 0 ? step - 1 : step + 1), step);
  if (count <= 0) fail(Error::kValue, Str("The range is empty.", 19, true));
  return add(start, mul(step, random_below(count)));
}

double random_triangular(double low, double high, double mode) {
  double u = random_random();
  if (high == low) return low;
  double c = (mode - low) / (high - low);
  if (u > c) {
    u = 1 - u;
    c = 1 - c;
    swap(low, high);
  }
  return low + (high - low) * math_sqrt(u * c);
}

double random_gauss(Opt<double> mu, Opt<double> sigma) {
  double z = gauss_left;
  gauss_left = math_nan;
  if (z != z) {
    double turn = random_random() * math_tau, radius = math_sqrt(-2 * platform::log(1 - random_random()));
    z = platform::cos(turn) * radius;
    gauss_left = platform::sin(turn) * radius;
  }
  return (mu.has() ? *mu : 0) + z * (sigma.has() ? *sigma : 1);
}

// Kinderman and Monahan's.
double random_normalvariate(Opt<double> mu, Opt<double> sigma) {
  double z = 0, v = 0;
  do {
    double u = random_random();
    v = 1 - random_random();
    z = 1.7155277699214135 * (u - 0.5) / v;
  } while (z * z / 4 > -platform::log(v));
  return (mu.has() ? *mu : 0) + z * (sigma.has() ? *sigma : 1);
}

double random_lognormvariate(double mu, double sigma) {
  return math_exp(random_normalvariate(mu, sigma));
}

double random_expovariate(double rate) {
  return -platform::log(1 - random_random()) / rate;
}

void accumulate_weights(const List<double>& weights, Int count) {
  if (len(weights) != count) fail(Error::kValue, Str("There must be one weight for each item.", 39, true));
  double sum = 0;
  for (unsigned i = 0; i < weights->count(); ++i) weights->items()[i] = sum += weights->items()[i];
  if (!(sum > 0) || !math_isfinite(sum)) fail(Error::kValue, Str("The weights must add up to more than 0.", 39, true));
}

Int weighted_place(const List<double>& sums) {
  Int low = 0, high = len(sums) - 1;
  double wanted = random_random() * sums->items()[high];
  while (low < high) {
    Int middle = (low + high) / 2;
    if (wanted < sums->items()[middle]) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

bool samples_from_pool(Int count, Int k) {
  Int limit = 21;
  if (k > 5) {
    Int set = 1;  // 4 ** ceil(log(3 k, 4))
    while (set < 3 * k) set *= 4;
    limit += set;
  }
  return count <= limit;
}

}  // namespace gb
