// Tuples.
#pragma once

#include "gblocks/base.h"

namespace gb {

template <class... T>
struct Tuple;
template <>
struct Tuple<> {
  static constexpr int kLength = 0;
};
/// An immutable sequence of fixed length and types; `gb::get<0>(t)`.
template <class T, class... Rest>
struct Tuple<T, Rest...> {
  static constexpr int kLength = 1 + sizeof...(Rest);
  Tuple() = default;
  Tuple(T first_, Rest... rest_) : first(gb::move(first_)), rest(gb::move(rest_)...) {}
  T first{};
  Tuple<Rest...> rest;
};

template <int N, class T, class... Rest>
const auto& get(const Tuple<T, Rest...>& tuple) {
  if constexpr (N == 0) {
    return tuple.first;
  } else {
    return get<N - 1>(tuple.rest);
  }
}

template <class... T>
constexpr Int len(const Tuple<T...>&) {
  return sizeof...(T);
}

/// Calls `f` with all items.
template <class F, class... T>
auto spread(const F& f, const Tuple<>&, const T&... items) {
  return f(items...);
}
template <class F, class A, class... R, class... T>
auto spread(const F& f, const Tuple<A, R...>& tuple, const T&... items) {
  return spread(f, tuple.rest, items..., tuple.first);
}
/// The items of both.
template <class... A, class... B>
Tuple<A..., B...> add(const Tuple<A...>& a, const Tuple<B...>& b) {
  return spread(
      [&](const A&... left) {
        return spread([&](const B&... right) { return Tuple<A..., B...>(left..., right...); }, b);
      },
      a);
}

/// A tuple of these values.
template <class... T>
Tuple<Plain<T>...> tuple(T&&... values) {
  return Tuple<Plain<T>...>(gb::forward<T>(values)...);
}

}  // namespace gb
