// The module math.
#include "gblocks/math.h"

#include "gblocks/platform.h"

namespace gb {
namespace {

[[noreturn]] void fail_domain(const char* name) {
  fail(Error::kDomain, concat(Str::copy(name, __builtin_strlen(name)), Str("()", 2, true)));
}

/// Python raises where a finite argument has no finite result.
double checked(double x, double result, const char* name) {
  if (result != result && x == x) fail_domain(name);
  if (math_isinf(result) && math_isfinite(x)) fail_overflow();
  return result;
}

double positive(double x, const char* name) {
  if (x <= 0) fail_domain(name);
  return x;
}

Int to_int(double x) {
  if (x != x) fail(Error::kValue, Str("There is no whole number for nan.", 33, true));
  if (x >= 0x1p63 || x < -0x1p63) fail_overflow();
  return static_cast<Int>(x);
}

}  // namespace

double math_sqrt(double x) {
  if (x < 0) fail_domain("sqrt");
  return __builtin_sqrt(x);
}
double math_exp(double x) {
  return checked(x, platform::exp(x), "exp");
}
double math_expm1(double x) {
  return checked(x, platform::expm1(x), "expm1");
}
double math_log(double x) {
  return platform::log(positive(x, "log"));
}
double math_log(double x, double base) {
  return div(math_log(x), math_log(base));
}
double math_log2(double x) {
  return platform::log2(positive(x, "log2"));
}
double math_log10(double x) {
  return platform::log10(positive(x, "log10"));
}
double math_log1p(double x) {
  if (x <= -1) fail_domain("log1p");
  return platform::log1p(x);
}
double math_sin(double x) {
  return checked(x, platform::sin(x), "sin");
}
double math_cos(double x) {
  return checked(x, platform::cos(x), "cos");
}
double math_tan(double x) {
  return checked(x, platform::tan(x), "tan");
}
double math_asin(double x) {
  return checked(x, platform::asin(x), "asin");
}
double math_acos(double x) {
  return checked(x, platform::acos(x), "acos");
}
double math_atan(double x) {
  return platform::atan(x);
}
double math_atan2(double y, double x) {
  return platform::atan2(y, x);
}
double math_sinh(double x) {
  return checked(x, platform::sinh(x), "sinh");
}
double math_cosh(double x) {
  return checked(x, platform::cosh(x), "cosh");
}
double math_tanh(double x) {
  return platform::tanh(x);
}
double math_cbrt(double x) {
  return platform::cbrt(x);
}
double math_pow(double x, double y) {
  if (x == 0 && y < 0 && math_isfinite(y)) fail_domain("pow");
  return pow(x, y);
}

// By subtraction of shifted divisors, exactly: neither WASM nor the host's imports have it.
double math_fmod(double x, double y) {
  if (x != x || y != y) return x + y;
  if (y == 0 || math_isinf(x)) fail_domain("fmod");
  double rest = __builtin_fabs(x), divisor = __builtin_fabs(y);
  if (math_isinf(y) || rest < divisor) return x;
  double scaled = divisor;
  while (scaled <= rest / 2) scaled *= 2;
  for (; scaled >= divisor; scaled /= 2)
    if (rest >= scaled) rest -= scaled;
  return __builtin_copysign(rest, x);
}

bool math_isclose(double a, double b, Opt<double> rel_tol, Opt<double> abs_tol) {
  double relative = rel_tol.has() ? *rel_tol : 1e-9, absolute = abs_tol.has() ? *abs_tol : 0;
  if (relative < 0 || absolute < 0) fail_domain("isclose");
  if (a == b) return true;
  if (math_isinf(a) || math_isinf(b)) return false;
  double larger = __builtin_fabs(a) > __builtin_fabs(b) ? __builtin_fabs(a) : __builtin_fabs(b);
  double limit = relative * larger > absolute ? relative * larger : absolute;
  return __builtin_fabs(a - b) <= limit;
}

Int math_floor(double x) {
  return to_int(__builtin_floor(x));
}
Int math_ceil(double x) {
  return to_int(__builtin_ceil(x));
}
Int math_trunc(double x) {
  return to_int(__builtin_trunc(x));
}

Int math_gcd(Int a, Int b) {
  while (b) {
    Int rest = b == -1 ? 0 : a % b;
    a = b;
    b = rest;
  }
  return abs(a);
}

Int math_lcm(Int a, Int b) {
  return a == 0 || b == 0 ? 0 : abs(mul(a / math_gcd(a, b), b));
}

Int math_perm(Int n, Int k) {
  if (n < 0 || k < 0) fail_domain("perm");
  if (k > n) return 0;
  Int product = 1;
  for (Int i = 0; i < k; ++i) product = mul(product, n - i);
  return product;
}

Int math_factorial(Int n) {
  if (n < 0) fail_domain("factorial");
  return math_perm(n, n);
}

Int math_comb(Int n, Int k) {
  if (n < 0 || k < 0) fail_domain("comb");
  if (k > n) return 0;
  if (k > n - k) k = n - k;
  Int result = 1;
  for (Int i = 1; i <= k; ++i) {
    Int factor = n - k + i, divisor = i, common = math_gcd(result, divisor);
    divisor /= common;
    result =
        mul(result / common, factor / divisor);  // `divisor` divides `factor`: it has nothing in common with the rest
  }
  return result;
}

Int math_isqrt(Int n) {
  if (n < 0) fail_domain("isqrt");
  Int root = static_cast<Int>(__builtin_sqrt(static_cast<double>(n)));
  while (root > 3037000499 || root * root > n) --root;
  while (root < 3037000499 && (root + 1) * (root + 1) <= n) ++root;
  return root;
}

}  // namespace gb
