// ==, <, truth and hashes of all value types, by overloading. Equality is deep, as in Python; order is that of Python
// where it has one.
#pragma once

#include "gblocks/fn.h"
#include "gblocks/opt.h"
#include "gblocks/tuple.h"

namespace gb {

class Record;
class Component;
class AudioData;

inline bool equal(None, None) {
  return true;
}
inline bool equal(bool a, bool b) {
  return a == b;
}
inline bool equal(Int a, Int b) {
  return a == b;
}
inline bool equal(double a, double b) {
  return a == b;
}
// An int and a float are compared as what they stand for: not every int is a double.
inline bool equal(Int a, double b) {
  return static_cast<double>(a) == b && b < 0x1p63 && static_cast<Int>(b) == a;
}
inline bool equal(double a, Int b) {
  return equal(b, a);
}
template <class T>
bool equal(const Opt<T>& a, const Opt<T>& b);
template <class T>
bool equal(const Opt<T>& a, const T& b);
template <class T>
bool equal(const T& a, const Opt<T>& b);
template <class T>
bool equal(const Opt<T>& a, None) {
  return !a.has();
}
template <class T>
bool equal(None, const Opt<T>& a) {
  return !a.has();
}
/// What is never None is not equal to it.
template <class T>
bool equal(const T&, None) {
  return false;
}
template <class T>
bool equal(None, const T&) {
  return false;
}
inline bool equal(const Tuple<>&, const Tuple<>&) {
  return true;
}
template <class T, class... R>
bool equal(const Tuple<T, R...>& a, const Tuple<T, R...>& b);
/// Records: field by field; anything else counted: identity.
template <class T>
bool equal(const Ref<T>& a, const Ref<T>& b);
template <class S>
bool equal(const Fn<S>& a, const Fn<S>& b) {
  return same(a, b);
}

inline bool less(bool a, bool b) {
  return a < b;
}
inline bool less(Int a, Int b) {
  return a < b;
}
inline bool less(double a, double b) {
  return a < b;
}
inline bool less(Int a, double b) {
  if (!(b > -0x1p63)) return false;
  if (b >= 0x1p63) return true;
  Int whole = static_cast<Int>(b);
  return a < whole || (a == whole && static_cast<double>(whole) < b);
}
inline bool less(double a, Int b) {
  if (!(a < 0x1p63)) return false;
  if (a < -0x1p63) return true;
  Int whole = static_cast<Int>(a);
  return whole < b || (whole == b && a < static_cast<double>(whole));
}
inline bool less_equal(Int a, double b) {
  return less(a, b) || equal(a, b);
}
inline bool less_equal(double a, Int b) {
  return less(a, b) || equal(a, b);
}
inline bool less(const Tuple<>&, const Tuple<>&) {
  return false;
}
template <class T, class... R>
bool less(const Tuple<T, R...>& a, const Tuple<T, R...>& b);

inline bool truthy(None) {
  return false;
}
inline bool truthy(bool x) {
  return x;
}
inline bool truthy(Int x) {
  return x != 0;
}
inline bool truthy(double x) {
  return x != 0;
}
inline bool truthy(const Str& x) {
  return x.size() != 0;
}
template <class... T>
bool truthy(const Tuple<T...>&) {
  return sizeof...(T) != 0;
}
template <class T>
bool truthy(const Ref<T>&) {
  return true;
}
template <class S>
bool truthy(const Fn<S>&) {
  return true;
}
template <class T>
bool truthy(const Opt<T>& x);

inline unsigned hash(Int x) {
  unsigned long long h = static_cast<unsigned long long>(x) * 0x9e3779b97f4a7c15ull;
  return static_cast<unsigned>(h >> 32);
}
inline unsigned hash(None) {
  return 0;
}
inline unsigned hash(bool x) {
  return hash(Int{x});
}
unsigned hash(double x);
template <class T>
unsigned hash(const Opt<T>& x);
inline unsigned hash(const Tuple<>&) {
  return 17;
}
template <class T, class... R>
unsigned hash(const Tuple<T, R...>& x);
template <class T>
unsigned hash(const Ref<T>& x) {
  return hash(static_cast<Int>(reinterpret_cast<Address>(x.get())));
}

template <class T>
bool equal(const Opt<T>& a, const Opt<T>& b) {
  return a.has() == b.has() && (!a.has() || equal(*a, *b));
}
template <class T>
bool equal(const Opt<T>& a, const T& b) {
  return a.has() && equal(*a, b);
}
template <class T>
bool equal(const T& a, const Opt<T>& b) {
  return b.has() && equal(a, *b);
}
template <class T, class... R>
bool equal(const Tuple<T, R...>& a, const Tuple<T, R...>& b) {
  return equal(a.first, b.first) && equal(a.rest, b.rest);
}
template <class T, class... R>
bool less(const Tuple<T, R...>& a, const Tuple<T, R...>& b) {
  return less(a.first, b.first) || (!less(b.first, a.first) && less(a.rest, b.rest));
}
template <class T>
bool truthy(const Opt<T>& x) {
  return x.has() && truthy(*x);
}
template <class T>
unsigned hash(const Opt<T>& x) {
  return x.has() ? hash(*x) : 1;
}
template <class T, class... R>
unsigned hash(const Tuple<T, R...>& x) {
  return hash(x.first) * 31 + hash(x.rest);
}
template <class T>
bool equal(const Ref<T>& a, const Ref<T>& b) {
  if (a.get() == b.get()) return true;
  if constexpr (__is_base_of(Record, T)) {
    bool all = true;
    a->track(~0u);
    b->track(~0u);
    a->fields(*b, [&](const char*, auto& x, auto& y) { all = all && equal(x.peek(), y.peek()); });
    return all;
  } else {
    return false;
  }
}

/// How dicts and sets tell keys apart: by value; references by identity.
template <class T>
bool same_key(const T& a, const T& b) {
  return equal(a, b);
}
template <class T>
bool same_key(const Ref<T>& a, const Ref<T>& b) {
  return a.get() == b.get();
}

}  // namespace gb
