#include "gblocks/number_methods.h"

#include "gblocks/math.h"

namespace gb {
namespace {

unsigned long long magnitude(Int x) {
  auto bits = static_cast<unsigned long long>(x);
  return x < 0 ? 0 - bits : bits;
}

/// `-0b101`: digits of `bits` bits each.
Str digits(Int x, char kind, int bits) {
  char text[68];
  unsigned at = sizeof text;
  unsigned long long rest = magnitude(x);
  do {
    text[--at] = "0123456789abcdef"[rest & ((1u << bits) - 1)];
    rest >>= bits;
  } while (rest);
  text[--at] = kind;
  text[--at] = '0';
  if (x < 0) text[--at] = '-';
  return Str::copy(text + at, sizeof text - at);
}

}  // namespace

Str bin(Int x) {
  return digits(x, 'b', 1);
}
Str oct(Int x) {
  return digits(x, 'o', 3);
}
Str hex(Int x) {
  return digits(x, 'x', 4);
}

Int int_bit_length(Int x) {
  return x ? 64 - __builtin_clzll(magnitude(x)) : 0;
}
Int int_bit_count(Int x) {
  return __builtin_popcountll(magnitude(x));
}

bool float_is_integer(double x) {
  return math_isfinite(x) && x == __builtin_floor(x);
}

Tuple<Int, Int> float_as_integer_ratio(double x) {
  if (x != x) fail(Error::kValue, Str("There is no fraction for nan.", 29, true));
  if (!math_isfinite(x)) fail_overflow();
  Int denominator = 1;
  for (; x != __builtin_floor(x); x *= 2) denominator = mul(denominator, Int{2});
  return {math_trunc(x), denominator};
}

}  // namespace gb
