// The builtin functions. What iterates takes lists, strings, tuples, dicts (their keys) and sets; what Python makes
// lazily is a list here. Keyword arguments follow the positional ones in Python's order, `gb::none` where one is left
// out.
#pragma once

#include "gblocks/dict_methods.h"
#include "gblocks/math.h"
#include "gblocks/number_methods.h"
#include "gblocks/set_methods.h"
#include "gblocks/str_methods.h"

namespace gb {

// The items of anything that can be iterated; a list is itself.
template <class T>
const List<T>& items_of(const List<T>& xs) {
  return xs;
}
inline List<Str> items_of(const Str& s) {
  return characters(s);
}
template <class T>
List<T> items_of(const Set<T>& set) {
  return set_items(set);
}
template <class K, class V>
List<K> items_of(const Dict<K, V>& dict) {
  return dict_keys(dict);
}
template <class T, class... R>
List<T> items_of(const Tuple<T, R...>& x) {
  List<T> items;
  items->push(x.first);
  if constexpr (sizeof...(R) != 0) {
    for (const T& item : items_of(x.rest)) items->push(item);
  }
  return items;
}
template <class X>
using ItemOf = typename Plain<decltype(items_of(made<const X&>()))>::Item;

template <class X>
List<ItemOf<X>> list(const X& xs) {
  return list_copy(items_of(xs));
}
template <class X>
Set<ItemOf<X>> set_(const X& xs) {
  Set<ItemOf<X>> set;
  for (const auto& x : items_of(xs)) set.put(x);
  return set;
}
template <class K, class V>
Dict<K, V> dict(const List<Tuple<K, V>>& pairs) {
  Dict<K, V> dict;
  for (const auto& pair : pairs) set_at(dict, get<0>(pair), get<1>(pair));
  return dict;
}
/// dict.fromkeys(keys, value).
template <class X, class V>
Dict<ItemOf<X>, V> dict_fromkeys(const X& keys, const V& value) {
  Dict<ItemOf<X>, V> dict;
  for (const auto& key : items_of(keys)) set_at(dict, key, value);
  return dict;
}
template <class X>
Dict<ItemOf<X>, None> dict_fromkeys(const X& keys) {
  return dict_fromkeys(keys, none);
}
template <class K, class V>
Dict<K, V> dict(const Dict<K, V>& other) {
  return dict_copy(other);
}

/// sep.join(…) of anything that can be iterated.
template <class X>
auto str_join(const Str& separator, const X& parts) -> decltype(items_of(parts), Str()) {
  const List<Str>& items = items_of(parts);
  return str_join(separator, items);
}

List<Int> range(Int stop);
List<Int> range(Int start, Int stop, Int step = 1);
template <class X>
List<Tuple<Int, ItemOf<X>>> enumerate(const X& xs, Int start = 0) {
  List<Tuple<Int, ItemOf<X>>> pairs;
  for (const auto& x : items_of(xs)) pairs->push({start++, x});
  return pairs;
}
template <class... X>
List<Tuple<ItemOf<X>...>> zip(const X&... xs) {
  return [](const auto&... lists) {
    unsigned count = ~0u;
    ((count = len(lists) < count ? static_cast<unsigned>(len(lists)) : count), ...);
    List<Tuple<ItemOf<X>...>> rows;
    for (unsigned i = 0; i < count; ++i) rows->push(Tuple<ItemOf<X>...>(lists->items()[i]...));
    return rows;
  }(items_of(xs)...);
}
/// zip(…, strict=…).
template <class... X>
List<Tuple<ItemOf<X>...>> zip_strict(bool strict, const X&... xs) {
  return [strict](const auto&... lists) {
    Int shortest = ~0u >> 1, longest = 0;
    ((shortest = len(lists) < shortest ? len(lists) : shortest, longest = len(lists) > longest ? len(lists) : longest),
     ...);
    if (strict && shortest != longest) fail(Error::kValue, Str("What zip is given has different lengths.", 40, true));
    return zip(lists...);
  }(items_of(xs)...);
}
template <class F, class... X>
auto map(const F& function, const X&... xs) {
  using R = decltype(function(made<const ItemOf<X>&>()...));
  return [&](const auto&... lists) {
    unsigned count = ~0u;
    ((count = len(lists) < count ? static_cast<unsigned>(len(lists)) : count), ...);
    if constexpr (is_same<R, void>) {
      List<None> results;
      for (unsigned i = 0; i < count; ++i) {
        function(lists->items()[i]...);
        results->push(none);
      }
      return results;
    } else {
      List<Plain<R>> results;
      for (unsigned i = 0; i < count; ++i) results->push(function(lists->items()[i]...));
      return results;
    }
  }(items_of(xs)...);
}
template <class X>
List<ItemOf<X>> filter(None, const X& xs) {
  List<ItemOf<X>> results;
  for (const auto& x : items_of(xs))
    if (truthy(x)) results->push(x);
  return results;
}
template <class F, class X>
requires(!is_same<F, None>) List<ItemOf<X>> filter(const F& function, const X& xs) {
  List<ItemOf<X>> results;
  for (const auto& x : items_of(xs))
    if (truthy(function(x))) results->push(x);
  return results;
}
template <class X>
List<ItemOf<X>> reversed(const X& xs) {
  List<ItemOf<X>> copy = list_copy(items_of(xs));
  copy->reverse();
  return copy;
}
template <class X>
List<ItemOf<X>> sorted(const X& xs, None = none, bool reverse = false) {
  List<ItemOf<X>> copy = list_copy(items_of(xs));
  sort_items(copy.operator->(), reverse);
  return copy;
}
template <class X, class F>
requires(!is_same<F, None>) List<ItemOf<X>> sorted(const X& xs, const F& key, bool reverse = false) {
  List<ItemOf<X>> copy = list_copy(items_of(xs));
  sort_items_by(copy.operator->(), key, reverse);
  return copy;
}

template <class X>
bool any(const X& xs) {
  for (const auto& x : items_of(xs))
    if (truthy(x)) return true;
  return false;
}
template <class X>
bool all(const X& xs) {
  for (const auto& x : items_of(xs))
    if (!truthy(x)) return false;
  return true;
}
template <class T>
struct SumOf {
  using Type = T;
};
template <>
struct SumOf<bool> {
  using Type = Int;  // conditions that hold count as 1
};
template <class X>
typename SumOf<ItemOf<X>>::Type sum(const X& xs, typename SumOf<ItemOf<X>>::Type start = {}) {
  for (const auto& x : items_of(xs)) start = add(start, typename SumOf<ItemOf<X>>::Type(x));
  return start;
}

template <class X>
typename SumOf<ItemOf<X>>::Type math_prod(const X& xs, typename SumOf<ItemOf<X>>::Type start = 1) {
  for (const auto& x : items_of(xs)) start = mul(start, typename SumOf<ItemOf<X>>::Type(x));
  return start;
}

// The first item that no other is less than (min) or greater than (max).
template <class X, class F>
ItemOf<X> best(const X& xs, const F& better, const char* name) {
  const List<ItemOf<X>>& items = items_of(xs);
  unsigned count = static_cast<unsigned>(len(items)), found = 0;
  if (!count) fail(Error::kEmpty, Str(name, 3, true));
  for (unsigned i = 1; i < count; ++i)
    if (better(items->items()[i], items->items()[found])) found = i;
  return items->items()[found];
}
template <class X>
ItemOf<X> min(const X& xs, None = none) {
  return best(
      xs, [](const auto& a, const auto& b) { return less(a, b); }, "min");
}
template <class X>
ItemOf<X> max(const X& xs, None = none) {
  return best(
      xs, [](const auto& a, const auto& b) { return less(b, a); }, "max");
}
/// min(xs, key=…).
template <class X, class F>
requires requires(const F& key, const ItemOf<X>& x) {
  key(x);
}
ItemOf<X> min(const X& xs, const F& key) {
  return best(
      xs, [&](const auto& a, const auto& b) { return less(key(a), key(b)); }, "min");
}
template <class X, class F>
requires requires(const F& key, const ItemOf<X>& x) {
  key(x);
}
ItemOf<X> max(const X& xs, const F& key) {
  return best(
      xs, [&](const auto& a, const auto& b) { return less(key(b), key(a)); }, "max");
}
/// min(xs, key=…, default=…); `key` may be gb::none.
template <class X, class F, class D>
requires requires(const X& xs) {
  items_of(xs);
} &&(is_same<F, None> || requires(const F& f, ItemOf<X> x) { f(x); }) D min(const X& xs, const F& key, D otherwise) {
  const List<ItemOf<X>>& items = items_of(xs);
  return len(items) ? D(min(items, key)) : otherwise;
}
template <class X, class F, class D>
requires requires(const X& xs) {
  items_of(xs);
} &&(is_same<F, None> || requires(const F& f, ItemOf<X> x) { f(x); }) D max(const X& xs, const F& key, D otherwise) {
  const List<ItemOf<X>>& items = items_of(xs);
  return len(items) ? D(max(items, key)) : otherwise;
}
/// min(a, b, …).
template <class T, class... R>
requires(sizeof...(R) > 0 && (is_same<T, R> && ...)) T min(const T& a, const R&... rest) {
  const T* found = &a;
  ((found = less(rest, *found) ? &rest : found), ...);
  return *found;
}
template <class T, class... R>
requires(sizeof...(R) > 0 && (is_same<T, R> && ...)) T max(const T& a, const R&... rest) {
  const T* found = &a;
  ((found = less(*found, rest) ? &rest : found), ...);
  return *found;
}
inline double min(Int a, double b) {
  return min(static_cast<double>(a), b);
}
inline double min(double a, Int b) {
  return min(a, static_cast<double>(b));
}
inline double max(Int a, double b) {
  return max(static_cast<double>(a), b);
}
inline double max(double a, Int b) {
  return max(a, static_cast<double>(b));
}

inline Str str() {
  return Str();
}
template <class T>
Str str(const T& x) {
  return to_str(x);
}
inline bool bool_() {
  return false;
}
inline Int int_() {
  return 0;
}
inline double float_() {
  return 0;
}
template <class T>
bool bool_(const T& x) {
  return truthy(x);
}
inline Int int_(Int x) {
  return x;
}
inline Int int_(bool x) {
  return x;
}
inline Int int_(double x) {
  return math_trunc(x);
}
inline Int int_(const Str& text, Int base = 10) {
  return parse_int(text, base);
}
inline double float_(double x) {
  return x;
}
inline double float_(Int x) {
  return static_cast<double>(x);
}
inline double float_(bool x) {
  return x;
}
inline double float_(const Str& text) {
  return parse_float(text);
}

/// `text` with escapes for all that is not ASCII.
Str ascii_text(const Str& text);
template <class T>
Str ascii(const T& x) {
  return ascii_text(repr(x));
}

/// A line of the browser's console, or the end of the one that is open.
void print_text(const Str& text);
/// Text of which the last line is left open: what is printed next goes on there. The end of the handler ends it.
void print_open(const Str& text);
/// Ends the open line, if there is one.
extern void (*end_line)(const Str& rest) noexcept;

template <class... T>
Str joined(const Str& separator, const Str& end, const T&... values) {
  StrBuilder text;
  bool first = true;
  ((first ? void() : text.add(separator), first = false, text.add(to_str(values))), ...);
  text.add(end);
  return text.take();
}
/// print(…, sep=…, end=…).
template <class... T>
void print_with(const Str& separator, const Str& end, const T&... values) {
  print_open(joined(separator, end, values...));
}
template <class... T>
void print(const T&... values) {
  print_text(joined(Str(" ", 1, true), Str(), values...));
}

/// `prefix` and a number that no other call has got: for names and ids that tie elements together.
Str unique_id(const Str& prefix);

/// Tuples of items of one type.
template <class X, class... T>
Int tuple_index(const Tuple<T...>& x, const X& item) {
  return list_index(items_of(x), item);
}
template <class X, class... T>
Int tuple_count(const Tuple<T...>& x, const X& item) {
  return list_count(items_of(x), item);
}

}  // namespace gb
