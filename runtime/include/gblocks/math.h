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
double math_hypot(double x, double y);
double math_fmod(double x, double y);
double math_fsum(const List<double>& xs);
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
bool math_isclose(double a, double b, double rel_tol = 1e-9, double abs_tol = 0);
Int math_floor(double x);
Int math_ceil(double x);
Int math_trunc(double x);
Int math_gcd(Int a, Int b);
Int math_lcm(Int a, Int b);
Int math_factorial(Int n);
Int math_comb(Int n, Int k);
Int math_perm(Int n, Int k);
Int math_isqrt(Int n);
template <class T>
T math_prod(const List<T>& xs) {
  T product = 1;
  for (const T& x : xs) product = mul(product, x);
  return product;
}

}  // namespace gb
