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

/// A tuple of these values.
template <class... T>
Tuple<Plain<T>...> tuple(T&&... values) {
  return Tuple<Plain<T>...>(gb::forward<T>(values)...);
}

}  // namespace gb
