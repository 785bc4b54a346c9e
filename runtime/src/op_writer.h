// Writes operations for the host (ops/ops.def).
#pragma once

#include "gblocks/str.h"
#include "src/memory.h"

namespace gb {

/// A growing array of plain values, whose memory is kept when it is emptied.
template <class T>
class Buffer {
 public:
  constexpr Buffer() = default;
  Buffer(const Buffer&) = delete;
  T* data() { return data_; }
  unsigned size() const { return size_; }
  unsigned capacity() const { return capacity_; }
  T& operator[](unsigned i) { return data_[i]; }
  void clear() { size_ = 0; }
  void resize(unsigned size) {
    if (size > capacity_) grow(size);
    size_ = size;
  }
  void push(T value) {
    if (size_ == capacity_) grow(size_ + 1);
    data_[size_++] = value;
  }
  T pop() { return data_[--size_]; }
  /// Bytes of a new block that is needed to add `more`; 0: none is.
  Size block_for(unsigned more) const {
    return more <= capacity_ - size_ ? 0 : (Size{capacity_} + size_ + more) * sizeof(T);
  }
  /// Gives all memory back.
  void reset() {
    release(data_, Size{capacity_} * sizeof(T));
    data_ = nullptr;
    size_ = capacity_ = 0;
  }

 private:
  void grow(unsigned wanted) {
    unsigned capacity = capacity_ * 2 > 16 ? capacity_ * 2 : 16;
    if (capacity < wanted) capacity = wanted;
    auto* data = static_cast<T*>(allocate(Size{capacity} * sizeof(T)));
    if (size_) __builtin_memcpy(data, data_, Size{size_} * sizeof(T));
    release(data_, Size{capacity_} * sizeof(T));
    data_ = data;
    capacity_ = capacity;
  }
  T* data_ = nullptr;
  unsigned size_ = 0, capacity_ = 0;
};

enum class Op : unsigned {
  kNone,
// The order of these includes matters.
// clang-format off
#define GB_OP(NAME, function, count) k##NAME,
#include "ops/op_macros.h"
#include "ops/ops.def"
#include "ops/op_macros_end.h"
  // clang-format on
};

/// The operations of the flush that is being prepared.
class OpWriter {
 public:
  using Node = unsigned;
  using Name = int;
  using Number = unsigned;
  using Text = const Str&;

#define GB_OP0(NAME, function) \
  void function() {            \
    write(Op::k##NAME);        \
  }
#define GB_OP1(NAME, function, A, a) \
  void function(A a) {               \
    write(Op::k##NAME, a);           \
  }
#define GB_OP2(NAME, function, A, a, B, b) \
  void function(A a, B b) {                \
    write(Op::k##NAME, a, b);              \
  }
#define GB_OP3(NAME, function, A, a, B, b, C, c) \
  void function(A a, B b, C c) {                 \
    write(Op::k##NAME, a, b, c);                 \
  }
#define GB_OP7(NAME, function, A, a, B, b, C, c, D, d, E, e, F, f, G, g) \
  void function(A a, B b, C c, D d, E e, F f, G g) {                     \
    write(Op::k##NAME, a, b, c, d, e, f, g);                             \
  }
#define GB_OP(...)
  // clang-format off
#include "ops/ops.def"
#include "ops/op_macros_end.h"
  // clang-format on

  struct Mark {
    unsigned ops = 0, text = 0, names = 0;
  };
  Mark mark() noexcept;
  /// Takes back what was written since.
  void truncate(const Mark& mark) noexcept;
  /// Hands everything over to the host.
  void send() noexcept;
  /// Gives all memory back.
  void reset() noexcept;

 private:
  template <class... A>
  void write(Op op, const A&... operands) {
    put(static_cast<unsigned>(op));
    (put(operands), ...);
  }
  void put(unsigned word) noexcept;
  void put(int word) {
    put(static_cast<unsigned>(word));
  }
  void put(const Str& text) noexcept;

  Buffer<unsigned> ops_;
  Buffer<char> text_;
};

extern OpWriter out;

/// Number of `name` in the host's table; entered there where it is new.
int name_number(const char* name) noexcept;
/// Enters the program's own names, which have the first numbers.
void write_names(const char* const* names, int count) noexcept;
void reset_names() noexcept;

}  // namespace gb
