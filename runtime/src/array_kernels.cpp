#include "src/array_kernels.h"

#include "gblocks/array.h"

// Loops without dependencies: the compiler makes four or more items of each round.
#if defined(__clang__)
#define GB_LOOP _Pragma("clang loop vectorize(enable) interleave(enable)")
#else
#define GB_LOOP
#endif

namespace gb {
namespace {

// `out` is an operand or apart from it, never a part of it, so the loops need no test for that; but the compiler must be told without `restrict`, which
// would promise more: each form loads before it stores.
template <class F>
void both(float* out, const float* a, const float* b, Size count, F f) {
  GB_LOOP
  for (Size i = 0; i < count; ++i) out[i] = f(a[i], b[i]);
}

}  // namespace

#define GB_OPERATION(name, expression)                                        \
  static inline float name##_one(float x, float y) {                          \
    return expression;                                                        \
  }                                                                           \
  const ArrayOperation array_##name = {                                       \
      [](float* out, const float* a, const float* b, Size count) {            \
        both(out, a, b, count, [](float x, float y) { return name##_one(x, y); }); \
      },                                                                      \
      [](float* out, const float* a, float y, Size count) {                   \
        GB_LOOP                                                               \
        for (Size i = 0; i < count; ++i) out[i] = name##_one(a[i], y);        \
      },                                                                      \
      [](float* out, float x, const float* b, Size count) {                   \
        GB_LOOP                                                               \
        for (Size i = 0; i < count; ++i) out[i] = name##_one(x, b[i]);        \
      }};
GB_OPERATION(add, x + y)
GB_OPERATION(sub, x - y)
GB_OPERATION(mul, x * y)
GB_OPERATION(div, x / y)
GB_OPERATION(is_less, x < y ? 1.0f : 0.0f)
GB_OPERATION(is_less_equal, x <= y ? 1.0f : 0.0f)
GB_OPERATION(is_greater, x > y ? 1.0f : 0.0f)
GB_OPERATION(is_greater_equal, x >= y ? 1.0f : 0.0f)
GB_OPERATION(lesser, x < y || x != x ? x : y)
GB_OPERATION(greater, x > y || x != x ? x : y)
#undef GB_OPERATION

namespace kernel {

void add_scaled(float* out, const float* a, float factor, Size count) {
  GB_LOOP
  for (Size i = 0; i < count; ++i) out[i] += a[i] * factor;
}
void clip(float* out, const float* a, float low, float high, Size count) {
  GB_LOOP
  for (Size i = 0; i < count; ++i) {
    float x = a[i];
    x = x < low ? low : x;
    out[i] = x > high ? high : x;
  }
}
void absolute(float* out, const float* a, Size count) {
  GB_LOOP
  for (Size i = 0; i < count; ++i) out[i] = __builtin_fabsf(a[i]);
}
void square_root(float* out, const float* a, Size count) {
  GB_LOOP
  for (Size i = 0; i < count; ++i) out[i] = __builtin_sqrtf(a[i]);
}
void floor(float* out, const float* a, Size count) {
  GB_LOOP
  for (Size i = 0; i < count; ++i) out[i] = __builtin_floorf(a[i]);
}
void ceil(float* out, const float* a, Size count) {
  GB_LOOP
  for (Size i = 0; i < count; ++i) out[i] = __builtin_ceilf(a[i]);
}
void fill(float* out, float value, Size count) {
  for (Size i = 0; i < count; ++i) out[i] = value;
}

namespace {

/// f(0) + f(1) + … as four sums, for the compiler may not change the order itself.
template <class F>
double add_up(Size count, F f) {
  double sums[4] = {};
  Size i = 0;
  for (; i + 4 <= count; i += 4) {
    for (Size k = 0; k < 4; ++k) sums[k] += f(i + k);
  }
  for (; i < count; ++i) sums[0] += f(i);
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

/// The item that all others lose against; a NaN wins.
template <class F>
float extreme(const float* a, Size count, F better) {
  float best[4] = {a[0], a[0], a[0], a[0]};
  Size i = 0;
  for (; i + 4 <= count; i += 4) {
    for (Size k = 0; k < 4; ++k) best[k] = better(a[i + k], best[k]) || a[i + k] != a[i + k] ? a[i + k] : best[k];
  }
  for (; i < count; ++i) best[0] = better(a[i], best[0]) || a[i] != a[i] ? a[i] : best[0];
  for (int k = 1; k < 4; ++k) best[0] = better(best[k], best[0]) || best[k] != best[k] ? best[k] : best[0];
  return best[0];
}

}  // namespace

double sum(const float* a, Size count) {
  return add_up(count, [=](Size i) { return static_cast<double>(a[i]); });
}
double sum_squares(const float* a, double mean, Size count) {
  return add_up(count, [=](Size i) {
    double x = static_cast<double>(a[i]) - mean;
    return x * x;
  });
}
double dot(const float* a, const float* b, Size count) {
  return add_up(count, [=](Size i) { return static_cast<double>(a[i]) * static_cast<double>(b[i]); });
}
float least(const float* a, Size count) {
  return extreme(a, count, [](float x, float y) { return x < y; });
}
float greatest(const float* a, Size count) {
  return extreme(a, count, [](float x, float y) { return x > y; });
}

}  // namespace kernel
}  // namespace gb
