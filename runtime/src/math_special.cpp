// Functions of the module math that the host has not: those of the C library.
#include "gblocks/math.h"
#include "gblocks/platform.h"

namespace gb {
namespace {

[[noreturn]] void fail_domain(const char* name) {
  fail(Error::kDomain, concat(Str::copy(name, __builtin_strlen(name)), Str("()", 2, true)));
}

double no_overflow(double x, double result) {
  if (math_isinf(result) && math_isfinite(x)) fail_overflow();
  return result;
}

}  // namespace

double math_asinh(double x) {
  return __builtin_asinh(x);
}
double math_acosh(double x) {
  if (x < 1) fail_domain("acosh");
  return __builtin_acosh(x);
}
double math_atanh(double x) {
  if (x <= -1 || x >= 1) fail_domain("atanh");
  return __builtin_atanh(x);
}
double math_exp2(double x) {
  return no_overflow(x, platform::pow(2, x));
}
double math_erf(double x) {
  return __builtin_erf(x);
}
double math_erfc(double x) {
  return __builtin_erfc(x);
}
double math_gamma(double x) {
  if ((x <= 0 && x == __builtin_floor(x)) || x == -math_inf) fail_domain("gamma");
  return no_overflow(x, __builtin_tgamma(x));
}
double math_lgamma(double x) {
  if (x <= 0 && x == __builtin_floor(x) && math_isfinite(x)) fail_domain("lgamma");
  return no_overflow(x, __builtin_lgamma(x));
}

}  // namespace gb
