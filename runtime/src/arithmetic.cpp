// Python's arithmetic.
#include "gblocks/arithmetic.h"

#include "gblocks/format.h"
#include "gblocks/math.h"
#include "gblocks/platform.h"
#include "src/decimal.h"

namespace gb {
namespace {

constexpr Int kMin = static_cast<Int>(1ull << 63);

void need_divisor(Int b) {
  if (b == 0) fail(Error::kZero);
}

}  // namespace

void fail_overflow() {
  fail(Error::kOverflow);
}

// Not __builtin_mul_overflow: that needs 128-bit multiplication from compiler-rt.
Int mul(Int a, Int b) {
  if (a == static_cast<int>(a) && b == static_cast<int>(b)) return a * b;
  if (a == 0 || b == 0) return 0;
  Int product = static_cast<Int>(static_cast<unsigned long long>(a) * static_cast<unsigned long long>(b));
  if ((a == -1 && b == kMin) || (b == -1 && a == kMin) || product / b != a) fail_overflow();
  return product;
}

Int floordiv(Int a, Int b) {
  need_divisor(b);
  if (b == -1) return neg(a);
  Int q = a / b;
  return a % b != 0 && (a < 0) != (b < 0) ? q - 1 : q;
}

Int mod(Int a, Int b) {
  need_divisor(b);
  if (b == -1) return 0;
  Int r = a % b;
  return r != 0 && (r < 0) != (b < 0) ? r + b : r;
}

Int pow(Int base, Int exponent) {
  if (exponent < 0) fail(Error::kNegativePower, exponent);
  Int result = 1;
  for (;;) {
    if (exponent & 1) result = mul(result, base);
    exponent >>= 1;
    if (!exponent) return result;
    if (base == 1 || base == 0) return result * base;
    base = mul(base, base);
  }
}

static Int mul_mod(Int a, Int b, Int m) {  // 0 <= a, b < m
  unsigned long long sum = 0, x = static_cast<unsigned long long>(a), n = static_cast<unsigned long long>(m);
  for (; b; b >>= 1) {
    if (b & 1) sum = (sum + x) % n;
    x = x * 2 % n;
  }
  return static_cast<Int>(sum);
}

Int pow(Int base, Int exponent, Int modulus) {
  need_divisor(modulus);
  if (exponent < 0) fail(Error::kNegativePower, exponent);
  Int m = abs(modulus), x = mod(base, m), result = 1 % m;
  for (; exponent; exponent >>= 1) {
    if (exponent & 1) result = mul_mod(result, x, m);
    x = mul_mod(x, x, m);
  }
  return mod(result, modulus);
}

double div(Int a, Int b) {
  constexpr Int kExact = Int{1} << 53;
  need_divisor(b);
  if (a <= kExact && a >= -kExact && b <= kExact && b >= -kExact)
    return static_cast<double>(a) / static_cast<double>(b);
  // Bits enough to round once: of the quotient, and whether anything is left.
  auto size = [](Int x) { return x < 0 ? 0 - static_cast<unsigned long long>(x) : static_cast<unsigned long long>(x); };
  unsigned long long divisor = size(b), quotient = size(a) / divisor, rest = size(a) % divisor;
  double unit = 1;
  while (rest && quotient < 1ull << 55) {
    rest <<= 1;
    quotient = quotient << 1 | (rest >= divisor);
    if (rest >= divisor) rest -= divisor;
    unit /= 2;
  }
  double result = static_cast<double>(quotient | (rest != 0)) * unit;
  return (a < 0) != (b < 0) ? -result : result;
}

double div(double a, double b) {
  if (b == 0) fail(Error::kZero);
  return a / b;
}

double mod(double a, double b) {
  if (b == 0) fail(Error::kZero);
  if (!math_isfinite(a)) return math_nan;
  double r = math_fmod(a, b);
  if (r == 0) return __builtin_copysign(0.0, b);
  return (r < 0) != (b < 0) ? r + b : r;
}

double floordiv(double a, double b) {
  if (b == 0) fail(Error::kZero);
  if (!math_isfinite(a)) return math_nan;
  double r = math_fmod(a, b);
  double q = (a - r) / b;
  if (r != 0 && (r < 0) != (b < 0)) q -= 1;
  if (q == 0) return __builtin_copysign(0.0, a / b);
  double floor = __builtin_floor(q);
  return q - floor > 0.5 ? floor + 1 : floor;
}

double pow(double a, double b) {
  if (a == 0 && b < 0 && math_isfinite(b)) fail(Error::kZero);
  double r = platform::pow(a, b);
  if (b == 0 || a == 1) return 1;
  if (a == -1 && math_isinf(b)) return 1;
  if (r != r && a == a && b == b) fail(Error::kDomain, Str("**", 2, true));
  if (math_isinf(r) && math_isfinite(a) && math_isfinite(b)) fail_overflow();
  return r;
}

Int shl(Int a, Int b) {
  if (b < 0) fail(Error::kValue, Str("A shift cannot be negative.", 27, true));
  if (a == 0) return 0;
  if (b > 63) fail_overflow();
  Int r = static_cast<Int>(static_cast<unsigned long long>(a) << b);
  if (r >> b != a) fail_overflow();
  return r;
}

Int shr(Int a, Int b) {
  if (b < 0) fail(Error::kValue, Str("A shift cannot be negative.", 27, true));
  return a >> (b > 63 ? 63 : b);
}

Int round(double x) {
  return math_trunc(__builtin_rint(x));
}

double round(double x, Int digits) {
  if (!math_isfinite(x) || x == 0) return x;
  Decimal d(x, 100);
  Int keep = d.exponent + 1 + digits;
  if (keep >= 17) return x;
  if (keep < 0) return __builtin_copysign(0.0, x);
  d.round_to(static_cast<int>(keep));
  return d.value();
}

Int round(Int x, Int digits) {
  if (digits >= 0) return x;
  if (digits < -18) {  // ten to the power of 19 is beyond 64 bits
    constexpr Int kHalf = 5000000000000000000;
    return digits == -19 && (x > kHalf || x < -kHalf) ? (fail_overflow(), 0) : 0;
  }
  Int unit = pow(Int{10}, -digits), rest = mod(x, unit);
  bool up = rest > unit - rest || (rest == unit - rest && floordiv(x, unit) % 2 != 0);
  return up ? add(x, unit - rest) : sub(x, rest);
}

unsigned hash(double x) {
  if (x == __builtin_floor(x) && __builtin_fabs(x) < 9e18) return hash(static_cast<Int>(x));
  Int bits;
  __builtin_memcpy(&bits, &x, sizeof bits);
  return hash(bits);
}

}  // namespace gb
