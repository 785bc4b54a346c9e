// Numbers with Python's meaning: // and % round down, integers do not overflow silently, / is always a float.
#pragma once

#include "gblocks/fail.h"
#include "gblocks/tuple.h"

namespace gb {

[[noreturn]] void fail_overflow();

inline Int add(Int a, Int b) {
  Int r;
  if (__builtin_add_overflow(a, b, &r)) fail_overflow();
  return r;
}
inline Int sub(Int a, Int b) {
  Int r;
  if (__builtin_sub_overflow(a, b, &r)) fail_overflow();
  return r;
}
Int mul(Int a, Int b);
Int floordiv(Int a, Int b);
Int mod(Int a, Int b);
/// Fails with kNegativePower for a negative exponent.
Int pow(Int base, Int exponent);
/// pow(base, exponent, modulus).
Int pow(Int base, Int exponent, Int modulus);
inline Int neg(Int a) {
  return sub(0, a);
}
inline Int pos(Int a) {
  return a;
}
inline Int abs(Int a) {
  return a < 0 ? neg(a) : a;
}

inline double add(double a, double b) {
  return a + b;
}
inline double sub(double a, double b) {
  return a - b;
}
inline double mul(double a, double b) {
  return a * b;
}
/// a / b; fails with kZero.
double div(double a, double b);
double floordiv(double a, double b);
double mod(double a, double b);
double pow(double a, double b);
inline double neg(double a) {
  return -a;
}
inline double pos(double a) {
  return a;
}
inline double abs(double a) {
  return __builtin_fabs(a);
}

// int and float together are float.
#define GB_MIXED(name)                      \
  inline double name(Int a, double b) {     \
    return name(static_cast<double>(a), b); \
  }                                         \
  inline double name(double a, Int b) {     \
    return name(a, static_cast<double>(b)); \
  }
GB_MIXED(add)
GB_MIXED(sub)
GB_MIXED(mul)
GB_MIXED(floordiv)
GB_MIXED(mod)
GB_MIXED(pow)
#undef GB_MIXED
/// The float that is nearest to the quotient.
double div(Int a, Int b);
inline double div(Int a, double b) {
  return div(static_cast<double>(a), b);
}
inline double div(double a, Int b) {
  return div(a, static_cast<double>(b));
}

inline Int bit_and(Int a, Int b) {
  return a & b;
}
inline Int bit_or(Int a, Int b) {
  return a | b;
}
inline Int bit_xor(Int a, Int b) {
  return a ^ b;
}
inline Int invert(Int a) {
  return ~a;
}
Int shl(Int a, Int b);
Int shr(Int a, Int b);

inline Tuple<Int, Int> divmod(Int a, Int b) {
  return {floordiv(a, b), mod(a, b)};
}
inline Tuple<double, double> divmod(double a, double b) {
  return {floordiv(a, b), mod(a, b)};
}
inline Tuple<double, double> divmod(Int a, double b) {
  return divmod(static_cast<double>(a), b);
}
inline Tuple<double, double> divmod(double a, Int b) {
  return divmod(a, static_cast<double>(b));
}

/// To the nearest, halves to the even one; fails where it does not fit.
Int round(double x);
inline Int round(Int x) {
  return x;
}
/// With `digits` decimals (negative: tens, hundreds …).
double round(double x, Int digits);
Int round(Int x, Int digits);

/// str + str, str * int.
inline Str add(const Str& a, const Str& b) {
  return concat(a, b);
}
inline Str mul(const Str& s, Int n) {
  return repeat(s, n);
}
inline Str mul(Int n, const Str& s) {
  return repeat(s, n);
}

}  // namespace gb
