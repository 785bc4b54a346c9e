// Arithmetic of arrays: shapes, memory that is used again, and what there is no loop with SIMD for.
#include "gblocks/array.h"
#include "gblocks/platform.h"
#include "src/array_kernels.h"

namespace gb {
namespace {

[[noreturn]] void fail_shapes() {
  fail(Error::kValue, Str("The arrays have different shapes.", 33, true));
}

Array like(const Array& a) {
  return Array::sized(a->rows(), a->columns());
}

/// `a`, if nobody else has it; else a new array of its shape.
Array room(const Array& a) {
  return a->is_spare() ? a : like(a);
}

bool same_shape(const Array& a, const Array& b) {
  return a->rows() == b->rows() && a->columns() == b->columns();
}

/// One number for each column, as an array of `shape`; none if that is not what `a` can mean.
Array spread(const Array& a, const Array& shape) {
  if (shape->is_flat() || !a->is_flat() || a->rows() != shape->columns()) fail_shapes();
  Array whole = like(shape);
  for (Int j = 0; j < shape->columns(); ++j)
    kernel::fill(whole->data() + j * shape->rows(), a->data()[j], static_cast<Size>(shape->rows()));
  return whole;
}

template <class F>
Array each(Array a, F f) {
  a->track(~0u);
  bool spare = a->is_spare();
  Array out = spare ? move(a) : like(a);
  const float* from = spare ? out->data() : a->data();
  for (Size i = 0; i < out->size(); ++i) out->data()[i] = static_cast<float>(f(static_cast<double>(from[i])));
  return out;
}

float python_mod(float x, float y) {
  float r = x - y * __builtin_floorf(x / y);
  return r;
}

template <float f(float, float)>
constexpr ArrayOperation slow_operation = {
    [](float* out, const float* a, const float* b, Size count) {
      for (Size i = 0; i < count; ++i) out[i] = f(a[i], b[i]);
    },
    [](float* out, const float* a, float b, Size count) {
      for (Size i = 0; i < count; ++i) out[i] = f(a[i], b);
    },
    [](float* out, float a, const float* b, Size count) {
      for (Size i = 0; i < count; ++i) out[i] = f(a, b[i]);
    }};

float floor_divided(float x, float y) {
  return __builtin_floorf(x / y);
}
float power(float x, float y) {
  return static_cast<float>(platform::pow(static_cast<double>(x), static_cast<double>(y)));
}

}  // namespace

const ArrayOperation array_floordiv = slow_operation<floor_divided>;
const ArrayOperation array_mod = slow_operation<python_mod>;
const ArrayOperation array_pow = slow_operation<power>;

Array apply(const ArrayOperation& operation, Array a, Array b) {
  a->track(~0u);
  b->track(~0u);
  if (!same_shape(a, b)) {
    if (a->is_flat()) {
      a = spread(a, b);
    } else {
      b = spread(b, a);
    }
  }
  Array out = a->is_spare() ? a : room(b);
  operation.both(out->data(), a->data(), b->data(), out->size());
  return out;
}
Array apply(const ArrayOperation& operation, Array a, double b) {
  a->track(~0u);
  Array out = room(a);
  operation.left(out->data(), a->data(), static_cast<float>(b), out->size());
  return out;
}
Array apply(const ArrayOperation& operation, double a, Array b) {
  b->track(~0u);
  Array out = room(b);
  operation.right(out->data(), static_cast<float>(a), b->data(), out->size());
  return out;
}
Array apply(void (*function)(float*, const float*, Size), Array a) {
  a->track(~0u);
  Array out = room(a);
  function(out->data(), a->data(), out->size());
  return out;
}

void apply_to(const ArrayOperation& operation, const Array& a, const Array& b) {
  b->track(~0u);
  if (!same_shape(a, b)) return apply_to(operation, a, spread(b, a));
  Ref<Samples> other = b->samples();
  float* out = a->change();
  operation.both(out, out, other->data(), a->size());
  a->notify(~0u);
}
void apply_to(const ArrayOperation& operation, const Array& a, double b) {
  float* out = a->change();
  operation.left(out, out, static_cast<float>(b), a->size());
  a->notify(~0u);
}

Array add_scaled(Array sum, const Array& a, double factor) {
  a->track(~0u);
  sum->track(~0u);
  if (!same_shape(sum, a)) return add(move(sum), mul(a, factor));
  if (!sum->is_spare()) {
    Array copy = like(sum);
    __builtin_memcpy(copy->data(), sum->data(), sum->size() * sizeof(float));
    sum = copy;
  }
  kernel::add_scaled(sum->data(), a->data(), static_cast<float>(factor), a->size());
  return sum;
}
void add_scaled_to(const Array& sum, const Array& a, double factor) {
  a->track(~0u);
  if (!same_shape(sum, a)) return add_to(sum, mul(a, factor));
  Ref<Samples> other = a->samples();
  kernel::add_scaled(sum->change(), other->data(), static_cast<float>(factor), a->size());
  sum->notify(~0u);
}

Array neg(Array a) {
  return mul(move(a), -1.0);
}
Array abs(Array a) {
  return apply(kernel::absolute, move(a));
}
Array math_sqrt(Array a) {
  return apply(kernel::square_root, move(a));
}
Array math_floor(Array a) {
  return apply(kernel::floor, move(a));
}
Array math_ceil(Array a) {
  return apply(kernel::ceil, move(a));
}
Array math_sin(Array a) {
  return each(move(a), platform::sin);
}
Array math_cos(Array a) {
  return each(move(a), platform::cos);
}
Array math_tan(Array a) {
  return each(move(a), platform::tan);
}
Array math_tanh(Array a) {
  return each(move(a), platform::tanh);
}
Array math_exp(Array a) {
  return each(move(a), platform::exp);
}
Array math_log(Array a) {
  return each(move(a), [](double x) { return platform::log(x); });
}
Array math_log10(Array a) {
  return each(move(a), platform::log10);
}
Array Array_clip(Array a, double low, double high) {
  a->track(~0u);
  Array out = room(a);
  kernel::clip(out->data(), a->data(), static_cast<float>(low), static_cast<float>(high), out->size());
  return out;
}
Array Array_round(Array a, Int digits) {
  double unit = pow(10.0, static_cast<double>(digits));
  return each(move(a), [=](double x) { return __builtin_rint(x * unit) / unit; });
}
Array Array_where(const Array& condition, Array a, Array b) {
  condition->track(~0u);
  if (!same_shape(a, b) || !same_shape(a, condition)) fail_shapes();
  Array out = like(a);
  for (Size i = 0; i < out->size(); ++i) out->data()[i] = condition->data()[i] != 0 ? a->data()[i] : b->data()[i];
  return out;
}
Array Array_cumsum(Array a) {
  double sum = 0;
  return each(move(a), [&](double x) { return sum += x; });
}
void Array_fill(const Array& a, double value) {
  kernel::fill(a->change(), static_cast<float>(value), a->size());
  a->notify(~0u);
}

namespace {

/// Reads all of it; fails where there is nothing.
const Array& not_empty(const Array& a, const char* name, unsigned size) {
  a->track(~0u);
  if (!a->size()) fail(Error::kEmpty, Str(name, size, true));
  return a;
}

Int place_of(const Array& a, float wanted) {
  for (Size i = 0; i < a->size(); ++i)
    if (a->data()[i] == wanted || wanted != wanted) return static_cast<Int>(i);
  return 0;
}

}  // namespace

double Array_sum(const Array& a) {
  a->track(~0u);
  return kernel::sum(a->data(), a->size());
}
double Array_mean(const Array& a) {
  return Array_sum(not_empty(a, "mean", 4)) / static_cast<double>(a->size());
}
double Array_min(const Array& a) {
  return static_cast<double>(kernel::least(not_empty(a, "min", 3)->data(), a->size()));
}
double Array_max(const Array& a) {
  return static_cast<double>(kernel::greatest(not_empty(a, "max", 3)->data(), a->size()));
}
double Array_std(const Array& a) {
  return __builtin_sqrt(kernel::sum_squares(a->data(), Array_mean(a), a->size()) / static_cast<double>(a->size()));
}
double Array_dot(const Array& a, const Array& b) {
  a->track(~0u);
  b->track(~0u);
  if (!same_shape(a, b)) fail_shapes();
  return kernel::dot(a->data(), b->data(), a->size());
}
Int Array_argmin(const Array& a) {
  return place_of(not_empty(a, "argmin", 6), kernel::least(a->data(), a->size()));
}
Int Array_argmax(const Array& a) {
  return place_of(not_empty(a, "argmax", 6), kernel::greatest(a->data(), a->size()));
}
bool Array_any(const Array& a) {
  a->track(~0u);
  for (Size i = 0; i < a->size(); ++i)
    if (a->data()[i] != 0) return true;
  return false;
}
bool Array_all(const Array& a) {
  a->track(~0u);
  for (Size i = 0; i < a->size(); ++i)
    if (a->data()[i] == 0) return false;
  return true;
}

}  // namespace gb
