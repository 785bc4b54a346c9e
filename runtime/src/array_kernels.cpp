#include "src/array_kernels.h"

#include "gblocks/array.h"

namespace gb {
namespace {

// Four items at a time, written out: `out` may be an operand, which keeps compilers from doing it themselves.
using Four = float __attribute__((vector_size(16)));

Four load(const float* from) {
  Four x;
  __builtin_memcpy(&x, from, sizeof x);
  return x;
}
void store(float* to, Four x) {
  __builtin_memcpy(to, &x, sizeof x);
}

template <class F>
void each(float* out, const float* a, Size count, F f) {
  Size i = 0;
  for (; i + 4 <= count; i += 4) store(out + i, f(load(a + i)));
  for (; i < count; ++i) out[i] = f(a[i]);
}
template <class F>
void pairs(float* out, const float* a, const float* b, Size count, F f) {
  Size i = 0;
  for (; i + 4 <= count; i += 4) store(out + i, f(load(a + i), load(b + i)));
  for (; i < count; ++i) out[i] = f(a[i], b[i]);
}
/// The number as the other operand's type: four times, or once.
template <class T>
T as(float x) {
  return T{} + x;
}

}  // namespace

#define GB_OPERATION(name, expression)                                                                     \
  static constexpr auto name##_one = [](auto x, auto y) -> decltype(x) {                                   \
    [[maybe_unused]] decltype(x) zero{};                                                                   \
    return expression;                                                                                     \
  };                                                                                                       \
  const ArrayOperation array_##name = {                                                                    \
      [](float* out, const float* a, const float* b, Size count) { pairs(out, a, b, count, name##_one); }, \
      [](float* out, const float* a, float y, Size count) {                                                \
        each(out, a, count, [y](auto x) { return name##_one(x, as<decltype(x)>(y)); });                    \
      },                                                                                                   \
      [](float* out, float x, const float* b, Size count) {                                                \
        each(out, b, count, [x](auto y) { return name##_one(as<decltype(y)>(x), y); });                    \
      }};
GB_OPERATION(add, x + y)
GB_OPERATION(sub, x - y)
GB_OPERATION(mul, x * y)
GB_OPERATION(div, x / y)
GB_OPERATION(is_less, x < y ? zero + 1.0f : zero)
GB_OPERATION(is_less_equal, x <= y ? zero + 1.0f : zero)
GB_OPERATION(is_greater, x > y ? zero + 1.0f : zero)
GB_OPERATION(is_greater_equal, x >= y ? zero + 1.0f : zero)
GB_OPERATION(lesser, x < y ? x : x != x ? x : y)
GB_OPERATION(greater, x > y ? x : x != x ? x : y)
#undef GB_OPERATION

namespace kernel {

void add_scaled(float* out, const float* a, float factor, Size count) {
  pairs(out, out, a, count, [factor](auto x, auto y) { return x + y * as<decltype(y)>(factor); });
}
void clip(float* out, const float* a, float low, float high, Size count) {
  each(out, a, count, [=](auto x) {
    auto least = as<decltype(x)>(low), most = as<decltype(x)>(high);
    x = x < least ? least : x;
    return x > most ? most : x;
  });
}
void absolute(float* out, const float* a, Size count) {
  each(out, a, count, [](auto x) {
    decltype(x) zero{};
    return x <= zero ? zero - x : x;
  });
}
void square_root(float* out, const float* a, Size count) {
  for (Size i = 0; i < count; ++i) out[i] = __builtin_sqrtf(a[i]);
}
void floor(float* out, const float* a, Size count) {
  for (Size i = 0; i < count; ++i) out[i] = __builtin_floorf(a[i]);
}
void ceil(float* out, const float* a, Size count) {
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
