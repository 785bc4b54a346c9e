// Array: floats of 32 bits in one dimension or two, with arithmetic on all items at once. Items of two dimensions stand column after column, as
// the channels of a sound do.
#pragma once

#include "gblocks/audio.h"
#include "gblocks/builtins.h"
#include "gblocks/samples.h"

namespace gb {

class ArrayObject : public Tracked {
 public:
  /// `columns` 0: one dimension.
  ArrayObject(Ref<Samples> samples, Int rows, Int columns)
      : samples_(gb::move(samples)), rows_(rows), columns_(columns) {}
  Int rows() const { return rows_; }
  Int columns() const { return columns_; }
  bool is_flat() const { return columns_ == 0; }
  Size size() const { return samples_->count(); }
  const Ref<Samples>& samples() const { return samples_; }
  float* data() const { return samples_->data(); }
  /// The items, to be changed: noted in the journal, and nobody else's.
  float* change();
  /// Nobody has it but the reference that is asked: its items can be written over.
  bool is_spare() const { return !is_shared() && !samples_->is_shared(); }

 private:
  struct UndoSamples;
  Ref<Samples> samples_;
  Int rows_, columns_;
};

/// An array; copies share it.
class Array {
 public:
  Array();
  explicit Array(Ref<ArrayObject> object) : object_(gb::move(object)) {}
  /// A new one, not initialised.
  static Array sized(Int rows, Int columns);
  ArrayObject* operator->() const { return object_.get(); }

 private:
  Ref<ArrayObject> object_;
};

// ---- Making
template <class X>
Array Array_(const X& values) {
  const auto& items = items_of(values);
  using Item = ItemOf<X>;
  Int rows = len(items);
  if constexpr (requires(const Item& item) { items_of(item); }) {
    Int columns = rows ? len(items->items()[0]) : 0;
    Array array = Array::sized(rows, columns ? columns : 1);
    for (Int i = 0; i < rows; ++i) {
      auto row = items_of(items->items()[i]);
      if (len(row) != columns) fail(Error::kValue, Str("The rows of an array must have the same length.", 47, true));
      for (Int j = 0; j < columns; ++j) array->data()[j * rows + i] = static_cast<float>(row->items()[j]);
    }
    return array;
  } else {
    Array array = Array::sized(rows, 0);
    for (Int i = 0; i < rows; ++i) array->data()[i] = static_cast<float>(items->items()[i]);
    return array;
  }
}
Array Array_full(double value, Int rows, Int columns = 0);
inline Array Array_zeros(Int rows, Int columns = 0) {
  return Array_full(0, rows, columns);
}
inline Array Array_ones(Int rows, Int columns = 0) {
  return Array_full(1, rows, columns);
}
Array Array_arange(double stop);
Array Array_arange(double start, double stop, double step = 1);
Array Array_linspace(double start, double stop, Int num = 50);
Array array_concat(const List<Array>& parts);
Array array_stack(const List<Array>& columns);
template <class X>
Array Array_concat(const X& parts) {
  return array_concat(items_of(parts));
}
template <class X>
Array Array_stack(const X& columns) {
  return array_stack(items_of(columns));
}

// ---- Reading and changing items
Int len(const Array& a);
double at(const Array& a, Int i);
double at(const Array& a, const Tuple<Int, Int>& place);
void set_at(const Array& a, Int i, double value);
void set_at(const Array& a, const Tuple<Int, Int>& place, double value);
Array slice(const Array& a, Opt<Int> start, Opt<Int> stop, Opt<Int> step = none);
void set_slice(const Array& a, Opt<Int> start, Opt<Int> stop, const Array& values);
void set_slice(const Array& a, Opt<Int> start, Opt<Int> stop, double value);
Array Array_row(const Array& a, Int i);
Array Array_column(const Array& a, Int j);
Array Array_copy(const Array& a);
Array Array_transpose(const Array& a);
List<double> items_of(const Array& a);
inline List<double> Array_tolist(const Array& a) {
  return items_of(a);
}
Int Array_size(const Array& a);
Int Array_rows(const Array& a);
Int Array_columns(const Array& a);
Int Array_ndim(const Array& a);
List<Int> Array_shape(const Array& a);

inline bool same(const Array& a, const Array& b) {
  return a.operator->() == b.operator->();
}
bool equal(const Array& a, const Array& b);
/// Fails: `if a > b` must ask for any() or all().
bool truthy(const Array& a);
Str repr(const Array& a);
inline void observe(const Array& a) {
  a->track(~0u);
}

// ---- Arithmetic. What is given up by the caller (a temporary) lends its memory to the result.
/// One operation of two arrays, and of an array and a number on either side. `out` may be an operand.
struct ArrayOperation {
  void (*both)(float* out, const float* a, const float* b, Size count);
  void (*left)(float* out, const float* a, float b, Size count);
  void (*right)(float* out, float a, const float* b, Size count);
};
Array apply(const ArrayOperation& operation, Array a, Array b);
Array apply(const ArrayOperation& operation, Array a, double b);
Array apply(const ArrayOperation& operation, double a, Array b);
/// `a += b`: changes a.
void apply_to(const ArrayOperation& operation, const Array& a, const Array& b);
void apply_to(const ArrayOperation& operation, const Array& a, double b);
Array apply(void (*function)(float* out, const float* a, Size count), Array a);

#define GB_ARRAY_OPERATION(name)                      \
  extern const ArrayOperation array_##name;           \
  inline Array name(Array a, Array b) {               \
    return apply(array_##name, move(a), move(b));     \
  }                                                   \
  inline Array name(Array a, double b) {              \
    return apply(array_##name, move(a), b);           \
  }                                                   \
  inline Array name(double a, Array b) {              \
    return apply(array_##name, a, move(b));           \
  }
#define GB_ARRAY_IN_PLACE(name)                           \
  GB_ARRAY_OPERATION(name)                                \
  inline void name##_to(const Array& a, const Array& b) { \
    apply_to(array_##name, a, b);                         \
  }                                                       \
  inline void name##_to(const Array& a, double b) {       \
    apply_to(array_##name, a, b);                         \
  }
GB_ARRAY_IN_PLACE(add)
GB_ARRAY_IN_PLACE(sub)
GB_ARRAY_IN_PLACE(mul)
GB_ARRAY_IN_PLACE(div)
GB_ARRAY_IN_PLACE(floordiv)
GB_ARRAY_IN_PLACE(mod)
GB_ARRAY_IN_PLACE(pow)
// Of each pair, 1 where it holds, else 0.
GB_ARRAY_OPERATION(is_less)
GB_ARRAY_OPERATION(is_less_equal)
GB_ARRAY_OPERATION(is_greater)
GB_ARRAY_OPERATION(is_greater_equal)
GB_ARRAY_OPERATION(lesser)
GB_ARRAY_OPERATION(greater)
#undef GB_ARRAY_IN_PLACE
#undef GB_ARRAY_OPERATION
/// sum + a * factor, and sum += a * factor, with no array in between.
Array add_scaled(Array sum, const Array& a, double factor);
void add_scaled_to(const Array& sum, const Array& a, double factor);
Array neg(Array a);
inline Array pos(Array a) {
  return a;
}
Array abs(Array a);
Array math_sqrt(Array a);
Array math_sin(Array a);
Array math_cos(Array a);
Array math_tan(Array a);
Array math_tanh(Array a);
Array math_exp(Array a);
Array math_log(Array a);
Array math_log10(Array a);
Array math_floor(Array a);
Array math_ceil(Array a);
Array Array_clip(Array a, double low, double high);
Array Array_round(Array a, Int digits = 0);
inline Array Array_minimum(Array a, Array b) {
  return lesser(move(a), move(b));
}
inline Array Array_minimum(Array a, double b) {
  return lesser(move(a), b);
}
inline Array Array_maximum(Array a, Array b) {
  return greater(move(a), move(b));
}
inline Array Array_maximum(Array a, double b) {
  return greater(move(a), b);
}
Array Array_where(const Array& condition, Array a, Array b);
Array Array_cumsum(Array a);
void Array_fill(const Array& a, double value);
Array Array_resample(const Array& a, double from_rate, double to_rate);

// ---- Reducing
double Array_sum(const Array& a);
double Array_mean(const Array& a);
double Array_min(const Array& a);
double Array_max(const Array& a);
double Array_std(const Array& a);
double Array_dot(const Array& a, const Array& b);
Int Array_argmin(const Array& a);
Int Array_argmax(const Array& a);
bool Array_any(const Array& a);
bool Array_all(const Array& a);
inline double sum(const Array& a) {
  return Array_sum(a);
}
inline double min(const Array& a) {
  return Array_min(a);
}
inline double max(const Array& a) {
  return Array_max(a);
}

// ---- Sound
/// One dimension for mono; for stereo, two columns.
Array AudioData_samples(const Ref<AudioData>& audio);
Ref<AudioData> AudioData_(Int rate, const Array& samples);

}  // namespace gb
