// Arrays as containers: making, reading and changing items, parts.
#include "gblocks/array.h"

#include "src/array_kernels.h"

namespace gb {

struct ArrayObject::UndoSamples : Undo {
  ArrayObject* array;
  Ref<Samples> old;
  static void run(Undo* undo, bool restore) {
    auto* self = static_cast<UndoSamples*>(undo);
    if (restore) {
      self->array->samples_ = self->old;
      self->array->notify(~0u, false);
    }
    self->old.~Ref();
    release(self, sizeof(UndoSamples));
  }
};

float* ArrayObject::change() {
  if (needs_undo(1)) {
    auto* undo = static_cast<UndoSamples*>(allocate(sizeof(UndoSamples)));
    undo->act = UndoSamples::run;
    undo->array = this;
    new (Place{&undo->old}) Ref<Samples>(samples_);  // shared from here on: what follows copies
    journal_add(undo);
  }
  if (samples_->is_shared()) {
    Ref<Samples> copy = make<Samples>(size());
    __builtin_memcpy(copy->data(), samples_->data(), size() * sizeof(float));
    samples_ = copy;
  }
  return samples_->data();
}

namespace {

[[noreturn]] void fail_dimensions() {
  fail(Error::kValue, Str("An array of two dimensions has rows and columns: write a[i, j], a.row(i) or a.column(j).", 88, true));
}

unsigned flat_place(const Array& a, Int i) {
  if (!a->is_flat()) fail_dimensions();
  return checked_index(i, a->rows());
}

unsigned place_of(const Array& a, const Tuple<Int, Int>& place) {
  if (a->is_flat()) fail(Error::kValue, Str("The array has one dimension: write a[i].", 40, true));
  unsigned i = checked_index(place.first, a->rows()), j = checked_index(get<1>(place), a->columns());
  return j * static_cast<unsigned>(a->rows()) + i;
}

Int columns_to_copy(const Array& a) {
  return a->is_flat() ? 1 : a->columns();
}

Int checked_size(Int count) {
  if (count < 0) fail(Error::kValue, Str("The size of an array cannot be negative.", 40, true));
  return count;
}

}  // namespace

Array::Array() : Array(sized(0, 0)) {}

Array Array::sized(Int rows, Int columns) {
  auto count = static_cast<Size>(mul(checked_size(rows), columns ? checked_size(columns) : 1));
  if (count > 0x10000000) fail(Error::kMemory);
  return Array(make<ArrayObject>(make<Samples>(count), rows, columns));
}

Array Array_full(double value, Int rows, Int columns) {
  Array array = Array::sized(rows, columns);
  kernel::fill(array->data(), static_cast<float>(value), array->size());
  return array;
}

Array Array_arange(double stop) {
  return Array_arange(0, stop, 1);
}

Array Array_arange(double start, double stop, double step) {
  if (step == 0) fail(Error::kStep);
  double count = __builtin_ceil((stop - start) / step);
  Array array = Array::sized(count > 0 ? math_trunc(count) : 0, 0);
  for (Int i = 0; i < array->rows(); ++i) array->data()[i] = static_cast<float>(start + static_cast<double>(i) * step);
  return array;
}

Array Array_linspace(double start, double stop, Int num) {
  Array array = Array::sized(num, 0);
  double step = num > 1 ? (stop - start) / static_cast<double>(num - 1) : 0;
  for (Int i = 0; i < num; ++i) array->data()[i] = static_cast<float>(start + static_cast<double>(i) * step);
  if (num > 1) array->data()[num - 1] = static_cast<float>(stop);
  return array;
}

Array array_concat(const List<Array>& parts) {
  if (!len(parts)) return Array();
  Int rows = 0, columns = parts->items()[0]->columns();
  for (const Array& part : parts) {
    part->track(~0u);
    rows += part->rows();
    if (part->columns() != columns)
      fail(Error::kValue, Str("Arrays that are joined must have the same number of columns.", 60, true));
  }
  Array whole = Array::sized(rows, columns);
  float* out = whole->data();
  for (Int j = 0; j < columns_to_copy(whole); ++j) {
    for (const Array& part : parts) {
      __builtin_memcpy(out, part->data() + j * part->rows(), static_cast<Size>(part->rows()) * sizeof(float));
      out += part->rows();
    }
  }
  return whole;
}

Array array_stack(const List<Array>& columns) {
  if (!len(columns)) return Array();
  Int rows = len(columns->items()[0]);
  Array table = Array::sized(rows, columns->count());
  for (unsigned j = 0; j < columns->count(); ++j) {
    const Array& column = columns->items()[j];
    if (!column->is_flat() || len(column) != rows)
      fail(Error::kValue, Str("Columns must be arrays of one dimension and of the same length.", 63, true));
    __builtin_memcpy(table->data() + j * rows, column->data(), static_cast<Size>(rows) * sizeof(float));
  }
  return table;
}

Int len(const Array& a) {
  a->track(~0u);
  return a->rows();
}
double at(const Array& a, Int i) {
  a->track(~0u);
  return static_cast<double>(a->data()[flat_place(a, i)]);
}
double at(const Array& a, const Tuple<Int, Int>& place) {
  a->track(~0u);
  return static_cast<double>(a->data()[place_of(a, place)]);
}

static void store(const Array& a, unsigned place, double value) {
  auto item = static_cast<float>(value);
  if (a->data()[place] == item) return;
  a->change()[place] = item;
  a->notify(~0u);
}
void set_at(const Array& a, Int i, double value) {
  store(a, flat_place(a, i), value);
}
void set_at(const Array& a, const Tuple<Int, Int>& place, double value) {
  store(a, place_of(a, place), value);
}

Array slice(const Array& a, Opt<Int> start, Opt<Int> stop, Opt<Int> step) {
  SliceRange range = resolve_slice(start, stop, step, len(a));
  Array part = Array::sized(range.count, a->columns());
  float* out = part->data();
  for (Int j = 0; j < columns_to_copy(a); ++j) {
    const float* from = a->data() + j * a->rows() + range.start;
    if (range.step == 1) {
      __builtin_memcpy(out, from, static_cast<Size>(range.count) * sizeof(float));
    } else {
      for (Int i = 0; i < range.count; ++i) out[i] = from[i * range.step];
    }
    out += range.count;
  }
  return part;
}

void set_slice(const Array& a, Opt<Int> start, Opt<Int> stop, const Array& values) {
  SliceRange range = resolve_slice(start, stop, none, a->rows());
  if (len(values) != range.count || values->columns() != a->columns())
    fail(Error::kValue, Str("What a part of an array is replaced by must have the size of the part.", 70, true));
  Ref<Samples> from = values->samples();  // may be the array's own
  float* out = a->change() + range.start;
  for (Int j = 0; j < columns_to_copy(a); ++j)
    __builtin_memcpy(out + j * a->rows(), from->data() + j * range.count, static_cast<Size>(range.count) * sizeof(float));
  a->notify(~0u);
}
void set_slice(const Array& a, Opt<Int> start, Opt<Int> stop, double value) {
  SliceRange range = resolve_slice(start, stop, none, a->rows());
  float* out = a->change() + range.start;
  for (Int j = 0; j < columns_to_copy(a); ++j)
    kernel::fill(out + j * a->rows(), static_cast<float>(value), static_cast<Size>(range.count));
  a->notify(~0u);
}

Array Array_row(const Array& a, Int i) {
  a->track(~0u);
  unsigned row = checked_index(i, a->rows());
  Array items = Array::sized(columns_to_copy(a), 0);
  for (Int j = 0; j < items->rows(); ++j) items->data()[j] = a->data()[j * a->rows() + row];
  return items;
}
Array Array_column(const Array& a, Int j) {
  a->track(~0u);
  unsigned column = checked_index(j, columns_to_copy(a));
  Array items = Array::sized(a->rows(), 0);
  __builtin_memcpy(items->data(), a->data() + column * a->rows(), items->size() * sizeof(float));
  return items;
}
Array Array_copy(const Array& a) {
  a->track(~0u);
  return Array(make<ArrayObject>(a->samples(), a->rows(), a->columns()));
}
Array Array_transpose(const Array& a) {
  a->track(~0u);
  if (a->is_flat()) return Array_copy(a);
  Array turned = Array::sized(a->columns(), a->rows());
  for (Int i = 0; i < a->rows(); ++i)
    for (Int j = 0; j < a->columns(); ++j) turned->data()[i * a->columns() + j] = a->data()[j * a->rows() + i];
  return turned;
}
List<double> items_of(const Array& a) {
  a->track(~0u);
  if (!a->is_flat()) fail_dimensions();
  List<double> items;
  items->grow_to(static_cast<unsigned>(a->rows()));
  for (Int i = 0; i < a->rows(); ++i) items->push(static_cast<double>(a->data()[i]));
  return items;
}

Int Array_size(const Array& a) {
  a->track(~0u);
  return static_cast<Int>(a->size());
}
Int Array_rows(const Array& a) {
  return len(a);
}
Int Array_columns(const Array& a) {
  return a->is_flat() ? 1 : a->columns();
}
Int Array_ndim(const Array& a) {
  return a->is_flat() ? 1 : 2;
}
List<Int> Array_shape(const Array& a) {
  return a->is_flat() ? List<Int>::of(a->rows()) : List<Int>::of(a->rows(), a->columns());
}

bool equal(const Array& a, const Array& b) {
  a->track(~0u);
  b->track(~0u);
  if (a->rows() != b->rows() || a->columns() != b->columns()) return false;
  for (Size i = 0; i < a->size(); ++i)
    if (a->data()[i] != b->data()[i]) return false;
  return true;
}

bool truthy(const Array& a) {
  if (Array_size(a) == 1) return a->data()[0] != 0;
  fail(Error::kValue, Str("Many numbers are neither true nor false: ask any() or all() of them.", 68, true));
}

namespace {

/// The shortest text that means this float.
Str float_text(float x) {
  auto value = static_cast<double>(x);
  if (!math_isfinite(value)) return to_str(value);
  for (int digits = 6; digits < 9; ++digits) {
    Str text = format(value, concat("."_s, to_str(Int{digits}), "g"_s));
    double read = parse_float(text);
    if (static_cast<float>(read) == x) return to_str(read);
  }
  return to_str(parse_float(format(value, ".9g"_s)));
}

/// Long ones show both ends.
Str line_text(const Array& a, Int first, Int step, Int count) {
  ReprBuilder builder('[');
  for (Int i = 0; i < count; ++i) {
    if (count > 1000 && i == 3) {
      builder.add("..."_s);
      i = count - 3;
    }
    builder.add(float_text(a->data()[first + i * step]));
  }
  return builder.finish(']');
}

}  // namespace

Str repr(const Array& a) {
  a->track(~0u);
  Str items = line_text(a, 0, 1, a->is_flat() ? a->rows() : 0);
  if (!a->is_flat()) {
    ReprBuilder rows('[');
    for (Int i = 0; i < a->rows(); ++i) {
      if (a->rows() > 1000 && i == 3) {
        rows.add("..."_s);
        i = a->rows() - 3;
      }
      rows.add(line_text(a, i, a->rows(), a->columns()));
    }
    items = rows.finish(']');
  }
  return concat("Array("_s, items, ")"_s);
}

}  // namespace gb
