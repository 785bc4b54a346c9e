// The ground that the other headers stand on: no header of the standard C++ library is included anywhere in this
// folder, because it decides whether a rebuild of a page takes 0.1 s or 1 s.
#pragma once

namespace gb {

using Int = long long;
using Size = decltype(sizeof(0));
using Address = __UINTPTR_TYPE__;

/// The type of `None`; `gb::none` is its value.
struct None {};
inline constexpr None none{};

/// Memory of at least `size` bytes, never null, aligned for any value. Counted in `live_bytes()`. When memory ends it
/// takes from a reserve, and what runs fails with kMemory at its next turn of a loop, or at its end.
void* allocate(Size size) noexcept;
/// For what a program makes as large as it likes (a text, items, samples): fails with kMemory where that much cannot be
/// had.
void* allocate_value(unsigned long long size);
/// Gives back what was allocated; `size` must be the same.
void release(void* memory, Size size) noexcept;
/// How many bytes `allocate(size)` really gives.
Size block_size(Size size) noexcept;
/// Bytes allocated and not released: tests hold it flat.
Size live_bytes() noexcept;

/// Where an object is constructed: `new (gb::Place{memory}) T(…)`.
struct Place {
  void* memory;
};

template <class T>
struct NoReference {
  using Type = T;
};
template <class T>
struct NoReference<T&> {
  using Type = T;
};
template <class T>
struct NoReference<T&&> {
  using Type = T;
};
template <class T>
struct NoConst {
  using Type = T;
};
template <class T>
struct NoConst<const T> {
  using Type = T;
};
/// T without reference and const.
template <class T>
using Plain = typename NoConst<typename NoReference<T>::Type>::Type;

template <class A, class B>
inline constexpr bool is_same = false;
template <class A>
inline constexpr bool is_same<A, A> = true;

template <class T>
constexpr typename NoReference<T>::Type&& move(T&& x) noexcept {
  return static_cast<typename NoReference<T>::Type&&>(x);
}
template <class T>
constexpr T&& forward(typename NoReference<T>::Type& x) noexcept {
  return static_cast<T&&>(x);
}
template <class T>
void swap(T& a, T& b) {
  T old = gb::move(a);
  a = gb::move(b);
  b = gb::move(old);
}
template <class T>
T&& made();  // as std::declval

/// An object on its own in counted memory, for what lives as long as the page: `app = gb::create<App>()`.
template <class T, class... A>
T* create(A&&... arguments);

}  // namespace gb

inline void* operator new(gb::Size, gb::Place place) noexcept {
  return place.memory;
}
inline void operator delete(void*, gb::Place) noexcept {}

template <class T, class... A>
T* gb::create(A&&... arguments) {
  return new (Place{allocate(sizeof(T))}) T(gb::forward<A>(arguments)...);
}
