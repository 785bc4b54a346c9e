// Functions of the module math that take floats apart, and sums without rounding in between.
#include "gblocks/math.h"
#include "gblocks/platform.h"

namespace gb {
namespace {

/// Adds x to a sum of parts without losing anything: returns the sum, leaves in `x` what does not fit into it.
double add_exactly(double sum, double& x) {
  if (__builtin_fabs(sum) < __builtin_fabs(x)) swap(sum, x);
  double both = sum + x;
  x -= both - sum;
  return both;
}

/// A sum and what rounding took from it.
struct Compensated {
  double sum = 1, lost[3] = {};
  void add(double x, int part) {
    double before = sum;
    sum += x;
    lost[part] += before - sum + x;
  }
  double value() const { return sum - 1 + (lost[0] + lost[1] + lost[2]); }
  /// Adds x * x (or takes it away), as the sum of products of its halves.
  void add_square(double x, double sign) {
    double t = x * 134217729.0, high = t - (t - x), low = x - high;
    add(sign * high * high, 0);
    add(sign * 2 * high * low, 1);
    add(sign * low * low, 2);
  }
};

}  // namespace

double math_norm(double* values, unsigned count) {
  double largest = 0;
  bool has_nan = false;
  for (unsigned i = 0; i < count; ++i) {
    values[i] = __builtin_fabs(values[i]);
    has_nan = has_nan || values[i] != values[i];
    if (values[i] > largest) largest = values[i];
  }
  if (math_isinf(largest)) return largest;
  if (has_nan) return math_nan;
  if (largest == 0 || count <= 1) return largest;
  if (largest < 0x1p-1022) {
    for (unsigned i = 0; i < count; ++i) values[i] /= 0x1p-1022;
    return 0x1p-1022 * math_norm(values, count);
  }
  int exponent;
  (void)__builtin_frexp(largest, &exponent);
  double scale = __builtin_ldexp(1, -exponent);
  Compensated squares;
  for (unsigned i = 0; i < count; ++i) squares.add_square(values[i] * scale, 1);
  double root = __builtin_sqrt(squares.value());
  squares.add_square(root, -1);  // one step of Newton's method
  return (root + squares.value() / (2 * root)) / scale;
}

double math_dist(List<double> p, List<double> q) {
  if (len(p) != len(q)) fail(Error::kValue, Str("Both points must have the same number of coordinates.", 53, true));
  List<double> differences;
  for (unsigned i = 0; i < p->count(); ++i) differences->push(p->items()[i] - q->items()[i]);
  return math_norm(differences->items(), differences->count());
}

// Shewchuk's: parts that do not overlap, from small to large, rounded once at the end.
double math_fsum(List<double> xs) {
  List<double> parts;
  double special = 0;
  for (double x : xs) {
    if (!math_isfinite(x)) {
      if (math_isinf(x) && math_isinf(special) && x != special) fail(Error::kDomain, Str("fsum()", 6, true));
      special += x;
      continue;
    }
    unsigned kept = 0;
    for (unsigned i = 0; i < parts->count(); ++i) {
      double rest = x;
      x = add_exactly(parts->items()[i], rest);
      if (rest != 0) parts->items()[kept++] = rest;
    }
    if (!math_isfinite(x)) fail_overflow();
    parts->drop_items(kept);
    if (x != 0) parts->push(x);
  }
  if (special != 0) return special;
  unsigned n = parts->count();
  double sum = 0, rest = 0;
  if (n) sum = parts->items()[--n];
  while (n && rest == 0) {
    rest = parts->items()[--n];
    sum = add_exactly(sum, rest);
  }
  // Exactly between two floats: what is left decides.
  if (n && (rest < 0) == (parts->items()[n - 1] < 0) && rest != 0) {
    double twice = rest * 2, up = sum + twice;
    if (up - sum == twice) sum = up;
  }
  return sum;
}

double math_remainder(double x, double y) {
  if (x != x || y != y) return x + y;
  if (math_isinf(x) || y == 0) fail(Error::kDomain, Str("remainder()", 11, true));
  if (math_isinf(y)) return x;
  double a = __builtin_fabs(x), b = __builtin_fabs(y), m = math_fmod(a, b), c = b - m;
  double r = m < c ? m : m > c ? -c : m - 2 * math_fmod(0.5 * (a - m), b);
  return __builtin_copysign(1.0, x) * r;
}

Tuple<double, double> math_modf(double x) {
  if (math_isinf(x)) return {__builtin_copysign(0.0, x), x};
  double whole = __builtin_trunc(x);
  return {__builtin_copysign(x - whole, x), whole};
}

Tuple<double, Int> math_frexp(double x) {
  int exponent = 0;
  double mantissa = math_isfinite(x) ? __builtin_frexp(x, &exponent) : x;
  return {mantissa, exponent};
}

double math_ldexp(double x, Int i) {
  if (x == 0 || !math_isfinite(x)) return x;
  double result = __builtin_ldexp(x, static_cast<int>(i < -5000 ? -5000 : i > 5000 ? 5000 : i));
  if (math_isinf(result)) fail_overflow();
  return result;
}

double math_nextafter(double x, double y) {
  if (x != x || y != y) return x + y;
  if (x == y) return y;
  if (x == 0) return __builtin_copysign(0x1p-1074, y);
  Int bits;
  __builtin_memcpy(&bits, &x, sizeof bits);
  bits += (x < y) == (x > 0) ? 1 : -1;
  __builtin_memcpy(&x, &bits, sizeof bits);
  return x;
}

double math_ulp(double x) {
  x = __builtin_fabs(x);
  if (!math_isfinite(x)) return x;
  double next = math_nextafter(x, math_inf);
  return math_isinf(next) ? x - math_nextafter(x, -math_inf) : next - x;
}

}  // namespace gb
