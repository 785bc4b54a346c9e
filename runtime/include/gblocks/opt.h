// T | None.
#pragma once

#include "gblocks/fail.h"

namespace gb {

/// A value or None.
template <class T>
class Opt {
 public:
  Opt() {}
  Opt(None) {}
  Opt(T value) : has_(true) { new (Place{bytes_}) T(gb::move(value)); }
  Opt(const Opt& other) : has_(other.has_) {
    if (has_) new (Place{bytes_}) T(*other);
  }
  Opt(Opt&& other) noexcept : has_(other.has_) {
    if (has_) new (Place{bytes_}) T(gb::move(*other));
  }
  ~Opt() {
    if (has_) (**this).~T();
  }
  Opt& operator=(Opt other) noexcept {
    if (has_) (**this).~T();
    has_ = other.has_;
    if (has_) new (Place{bytes_}) T(gb::move(*other));
    return *this;
  }

  bool has() const { return has_; }
  /// The value; only where `has()`.
  T& operator*() { return *reinterpret_cast<T*>(bytes_); }
  const T& operator*() const { return *reinterpret_cast<const T*>(bytes_); }
  /// The value; fails with kNone where there is none.
  const T& value() const {
    if (!has_) fail(Error::kNone);
    return **this;
  }

 private:
  alignas(T) unsigned char bytes_[sizeof(T)];
  bool has_ = false;
};

template <class T>
inline constexpr bool is_opt = false;
template <class T>
inline constexpr bool is_opt<Opt<T>> = true;

/// Python's `is` for optional references.
template <class T>
auto same(const Opt<T>& a, const Opt<T>& b) -> decltype(same(*a, *b)) {
  return a.has() == b.has() && (!a.has() || same(*a, *b));
}
template <class T>
auto same(const Opt<T>& a, const T& b) -> decltype(same(b, b)) {
  return a.has() && same(*a, b);
}
template <class T>
auto same(const T& a, const Opt<T>& b) -> decltype(same(a, a)) {
  return b.has() && same(a, *b);
}
template <class T>
bool same(const Opt<T>& a, None) {
  return !a.has();
}

}  // namespace gb
