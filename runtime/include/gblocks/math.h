// The functions of the module math. Those that take or return integers check their range.
#pragma once

#include "gblocks/arithmetic.h"
#include "gblocks/list.h"

namespace gb {

inline constexpr double math_pi = 3.141592653589793, math_e = 2.718281828459045, math_tau = 6.283185307179586;
inline constexpr double math_inf = __builtin_inf(), math_nan = __builtin_nan("");

double math_sqrt(double x);
double math_exp(double x);
double math_log(double x);
double math_log(double x, double base);
double math_log2(double x);
double math_log10(double x);
double math_log1p(double x);
double math_expm1(double x);
double math_sin(double x);
double math_cos(double x);
double math_tan(double x);
double math_asin(double x);
double math_acos(double x);
double math_atan(double x);
double math_atan2(double y, double x);
double math_sinh(double x);
double math_cosh(double x);
double math_tanh(double x);
double math_cbrt(double x);
double math_pow(double x, double y);
double math_asinh(double x);
double math_acosh(double x);
double math_atanh(double x);
double math_exp2(double x);
double math_erf(double x);
double math_erfc(double x);
double math_gamma(double x);
double math_lgamma(double x);
/// sqrt(x * x + …), as exact as CPython's; changes `values`.
double math_norm(double* values, unsigned count);
template <class... X>
double math_hypot(X... coordinates) {
  double values[sizeof...(X) + 1] = {static_cast<double>(coordinates)...};
  return math_norm(values, sizeof...(X));
}
double math_fmod(double x, double y);
double math_remainder(double x, double y);
Tuple<double, double> math_modf(double x);
Tuple<double, Int> math_frexp(double x);
double math_ldexp(double x, Int i);
double math_nextafter(double x, double y);
double math_ulp(double x);
double math_fsum(List<double> xs);
double math_dist(List<double> p, List<double> q);
/// A copy of a point or of numbers to add.
template <class X>
List<double> floats_of(const X& xs) {
  List<double> floats;
  for (const auto& x : items_of(xs)) floats->push(static_cast<double>(x));
  return floats;
}
template <class X>
requires(!is_same<X, List<double>>) double math_fsum(const X& xs) {
  return math_fsum(floats_of(xs));
}
template <class X, class Y>
requires(!is_same<X, List<double>> || !is_same<Y, List<double>>) double math_dist(const X& p, const Y& q) {
  return math_dist(floats_of(p), floats_of(q));
}
inline double math_fabs(double x) {
  return __builtin_fabs(x);
}
inline double math_degrees(double x) {
  return x * (180 / math_pi);
}
inline double math_radians(double x) {
  return x * (math_pi / 180);
}
inline double math_copysign(double x, double y) {
  return __builtin_copysign(x, y);
}
inline bool math_isnan(double x) {
  return x != x;
}
inline bool math_isinf(double x) {
  return __builtin_fabs(x) == math_inf;
}
inline bool math_isfinite(double x) {
  return x - x == 0;
}
bool math_isclose(double a, double b, Opt<double> rel_tol = none, Opt<double> abs_tol = none);
Int math_floor(double x);
Int math_ceil(double x);
Int math_trunc(double x);
inline Int math_floor(Int x) {
  return x;
}
inline Int math_ceil(Int x) {
  return x;
}
inline Int math_trunc(Int x) {
  return x;
}
Int math_gcd(Int a, Int b);
Int math_lcm(Int a, Int b);
template <class... X>
requires(sizeof...(X) != 2) Int math_gcd(X... integers) {
  Int common = 0;
  ((common = math_gcd(common, Int{integers})), ...);
  return common;
}
template <class... X>
requires(sizeof...(X) != 2) Int math_lcm(X... integers) {
  Int common = 1;
  ((common = math_lcm(common, Int{integers})), ...);
  return common;
}
Int math_factorial(Int n);
Int math_comb(Int n, Int k);
Int math_perm(Int n, Int k);
inline Int math_perm(Int n) {
  return math_factorial(n);
}
Int math_isqrt(Int n);
}  // namespace gb
