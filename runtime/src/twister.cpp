// The Mersenne Twister (MT19937), seeded as CPython seeds it.
#include "src/twister.h"

#include "gblocks/math.h"
#include "gblocks/random.h"

namespace gb {
namespace {

constexpr unsigned kSize = 624, kShift = 397;
unsigned state[kSize];
unsigned used = kSize;

unsigned twisted() {
  if (used >= kSize) {
    for (unsigned i = 0; i < kSize; ++i) {
      unsigned y = (state[i] & 0x80000000u) | (state[(i + 1) % kSize] & 0x7FFFFFFFu);
      state[i] = state[(i + kShift) % kSize] ^ (y >> 1) ^ (y & 1 ? 0x9908B0DFu : 0);
    }
    used = 0;
  }
  unsigned y = state[used++];
  y ^= y >> 11;
  y ^= y << 7 & 0x9D2C5680u;
  y ^= y << 15 & 0xEFC60000u;
  return y ^ y >> 18;
}

unsigned mixed(unsigned i) {
  unsigned before = state[i - 1];
  return before ^ before >> 30;
}

}  // namespace

void random_seed(Int seed) {
  unsigned long long rest = seed < 0 ? 0 - static_cast<unsigned long long>(seed) : static_cast<unsigned long long>(seed);
  unsigned key[2] = {static_cast<unsigned>(rest), static_cast<unsigned>(rest >> 32)}, length = key[1] ? 2 : 1;
  state[0] = 19650218u;
  for (unsigned i = 1; i < kSize; ++i) state[i] = 1812433253u * mixed(i) + i;
  unsigned i = 1, j = 0;
  auto step = [&] {
    if (++i < kSize) return;
    state[0] = state[kSize - 1];
    i = 1;
  };
  for (unsigned k = 0; k < kSize; ++k) {
    state[i] = (state[i] ^ mixed(i) * 1664525u) + key[j] + j;
    step();
    j = (j + 1) % length;
  }
  for (unsigned k = 1; k < kSize; ++k) {
    state[i] = (state[i] ^ mixed(i) * 1566083941u) - i;
    step();
  }
  state[0] = 0x80000000u;
  used = kSize;
  gauss_left = math_nan;
  random_bits = twisted;
}

}  // namespace gb
