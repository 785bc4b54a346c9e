// What lists of all types share.
#include "gblocks/list_methods.h"

namespace gb {

unsigned checked_index(Int i, Int length) {
  Int index = i < 0 ? i + length : i;
  if (index < 0 || index >= length) fail(Error::kIndex, i, length);
  return static_cast<unsigned>(index);
}

SliceRange resolve_slice(Opt<Int> start, Opt<Int> stop, Opt<Int> step, Int length) {
  Int by = step.has() ? *step : 1;
  if (by == 0) fail(Error::kStep);
  Int low = by < 0 ? -1 : 0, high = by < 0 ? length - 1 : length;
  auto clamp = [&](const Opt<Int>& x, Int otherwise) {
    if (!x.has()) return otherwise;
    Int i = *x < 0 ? *x + length : *x;
    return i < low ? low : i > high ? high : i;
  };
  Int from = clamp(start, by < 0 ? high : low), to = clamp(stop, by < 0 ? low : high);
  Int span = by < 0 ? from - to : to - from;
  // Unsigned, because the least integer has no negative.
  auto stride = by < 0 ? 0 - static_cast<unsigned long long>(by) : static_cast<unsigned long long>(by);
  return {from, by, span > 0 ? static_cast<Int>((static_cast<unsigned long long>(span) - 1) / stride) + 1 : 0};
}

void RawList::reserve(unsigned count, unsigned item_size) {
  if (count <= capacity_) return;
  unsigned wanted = capacity_ * 2 > 4 ? capacity_ * 2 : 4;
  if (wanted < count) wanted = count;
  auto* memory = static_cast<unsigned char*>(allocate_value(static_cast<unsigned long long>(wanted) * item_size));
  if (count_) __builtin_memcpy(memory, data_, Size{count_} * item_size);
  release(data_, Size{capacity_} * item_size);
  data_ = memory;
  capacity_ = wanted;
}

void RawList::shift(unsigned at, int by, unsigned item_size) {
  if (by > 0) reserve(count_ + static_cast<unsigned>(by), item_size);
  unsigned char* from = data_ + Size{at} * item_size;
  __builtin_memmove(from + by * static_cast<long>(item_size), from, Size{count_ - at} * item_size);
  count_ += static_cast<unsigned>(by);
}

static void swap_bytes(unsigned char* a, unsigned char* b, unsigned size) {
  for (unsigned i = 0; i < size; ++i) {
    unsigned char c = a[i];
    a[i] = b[i];
    b[i] = c;
  }
}

void RawList::reverse_bytes(unsigned item_size) {
  for (unsigned i = 0; i < count_ / 2; ++i) {
    swap_bytes(data_ + Size{i} * item_size, data_ + Size{count_ - 1 - i} * item_size, item_size);
  }
}

namespace {

struct Sorting {
  unsigned char* scratch;
  Size size;
  bool (*less)(void*, const void*, const void*);
  void* context;

  void sort(unsigned char* items, unsigned count) {
    if (count < 2) return;
    unsigned half = count / 2;
    unsigned char* middle = items + half * size;
    sort(items, half);
    sort(middle, count - half);
    if (!less(context, middle, middle - size)) return;
    // Merge: the left half moves aside and comes back where it belongs. Equal items of the left half come first.
    unsigned char *left = scratch, *left_end = scratch + half * size, *right = middle, *end = items + count * size,
                  *out = items;
    __builtin_memcpy(left, items, half * size);
    while (left < left_end) {
      unsigned char*& from = right < end && less(context, right, left) ? right : left;
      if (out != from) __builtin_memcpy(out, from, size);
      from += size;
      out += size;
    }
  }
};

}  // namespace

void sort_bytes(void* items, unsigned count, unsigned size, bool (*less)(void*, const void*, const void*),
                void* context) {
  auto* scratch = static_cast<unsigned char*>(allocate_value(count / 2 * 1ull * size));
  Sorting{scratch, size, less, context}.sort(static_cast<unsigned char*>(items), count);
  release(scratch, Size{count / 2} * size);
}

}  // namespace gb
