// The methods and operators of set.
#pragma once

#include "gblocks/list_methods.h"
#include "gblocks/set.h"

namespace gb {

template <class T>
List<T> set_items(const Set<T>& set) {
  set->track(~0u);
  List<T> items;
  for (unsigned i = 0; i < set->used(); ++i)
    if (auto* entry = set->entry(i)) items->push(entry->key);
  return items;
}
template <class T>
void set_add(const Set<T>& set, Plain<T> item) {
  if (set->find(item)) return;
  set->save_all();
  set->add(gb::move(item), none);
  set->notify(~0u);
}
template <class T>
void set_discard(const Set<T>& set, const Plain<T>& item) {
  if (!set->find(item)) return;
  set->save_all();
  set->erase(set->find(item));
  set->notify(~0u);
}
/// Fails with kNotFound.
template <class T>
void set_remove(const Set<T>& set, const Plain<T>& item) {
  if (!set->find(item)) fail(Error::kNotFound, repr(item));
  set_discard(set, item);
}
/// Removes and returns the first; fails with kEmpty.
template <class T>
T set_pop(const Set<T>& set) {
  for (unsigned i = 0; i < set->used(); ++i)
    if (auto* entry = set->entry(i)) {
      T item = entry->key;
      set_discard(set, item);
      return item;
    }
  fail(Error::kEmpty, Str("pop", 3, true));
}
template <class T>
void set_clear(const Set<T>& set) {
  if (!set->count()) return;
  set->save_all();
  set->clear();
  set->notify(~0u);
}
template <class T>
Set<T> set_copy(const Set<T>& set) {
  Set<T> copy;
  for (const T& item : set_items(set)) copy->add(item, none);
  return copy;
}
template <class T>
void set_add_all(const Set<T>& set, const Set<T>& items) {
  for (const T& item : set_items(items)) set_add(set, item);
}
/// The items of anything that can be iterated, as a set.
template <class T, class X>
Set<T> as_set(const X& items) {
  if constexpr (is_same<X, Set<T>>) {
    return items;
  } else {
    Set<T> set;
    for (const auto& item : items_of(items)) set.put(T(item));
    return set;
  }
}
/// Keeps those items that are (`in`) or are not in `other`.
template <class T>
void set_keep(const Set<T>& set, const Set<T>& other, bool in) {
  for (const T& item : set_items(set))
    if (contains(other, item) != in) set_discard(set, item);
}
template <class T, class... X>
void set_update(const Set<T>& set, const X&... others) {
  (set_add_all(set, as_set<T>(others)), ...);
}
template <class T, class... X>
void set_intersection_update(const Set<T>& set, const X&... others) {
  (set_keep(set, as_set<T>(others), true), ...);
}
template <class T, class... X>
void set_difference_update(const Set<T>& set, const X&... others) {
  (set_keep(set, as_set<T>(others), false), ...);
}
template <class T, class X>
void set_symmetric_difference_update(const Set<T>& set, const X& other) {
  for (const T& item : set_items(as_set<T>(other))) {
    if (contains(set, item)) {
      set_discard(set, item);
    } else {
      set_add(set, item);
    }
  }
}
template <class T, class... X>
Set<T> set_union(const Set<T>& a, const X&... others) {
  Set<T> both = set_copy(a);
  set_update(both, others...);
  return both;
}
/// Those of `a` that are (`in`) or are not in `b`.
template <class T>
Set<T> set_filter(const Set<T>& a, const Set<T>& b, bool in) {
  Set<T> part;
  for (const T& item : set_items(a))
    if (contains(b, item) == in) part->add(item, none);
  return part;
}
template <class T, class... X>
Set<T> set_intersection(const Set<T>& a, const X&... others) {
  Set<T> part = a;
  ((part = set_filter(part, as_set<T>(others), true)), ...);
  return sizeof...(X) ? part : set_copy(a);
}
template <class T, class... X>
Set<T> set_difference(const Set<T>& a, const X&... others) {
  Set<T> part = a;
  ((part = set_filter(part, as_set<T>(others), false)), ...);
  return sizeof...(X) ? part : set_copy(a);
}
template <class T, class X>
Set<T> set_symmetric_difference(const Set<T>& a, const X& other) {
  Set<T> b = as_set<T>(other);
  return set_union(set_difference(a, b), set_difference(b, a));
}
template <class T, class X>
bool set_issubset(const Set<T>& a, const X& b) {
  return set_filter(a, as_set<T>(b), false)->count() == 0;
}
template <class T, class X>
bool set_issuperset(const Set<T>& a, const X& b) {
  return set_filter(as_set<T>(b), a, false)->count() == 0;
}
template <class T, class X>
bool set_isdisjoint(const Set<T>& a, const X& b) {
  return set_filter(a, as_set<T>(b), true)->count() == 0;
}
/// a < b: a true subset.
template <class T>
bool less(const Set<T>& a, const Set<T>& b) {
  return len(a) < len(b) && set_issubset(a, b);
}
template <class T>
Set<T> bit_or(const Set<T>& a, const Set<T>& b) {
  return set_union(a, b);
}
template <class T>
Set<T> bit_and(const Set<T>& a, const Set<T>& b) {
  return set_intersection(a, b);
}
template <class T>
Set<T> bit_xor(const Set<T>& a, const Set<T>& b) {
  return set_symmetric_difference(a, b);
}
template <class T>
Set<T> sub(const Set<T>& a, const Set<T>& b) {
  return set_difference(a, b);
}
template <class T>
Str repr(const Set<T>& set) {
  if (!len(set)) return Str("set()", 5, true);
  ReprBuilder builder('{');
  for (const T& item : set_items(set)) builder.add(repr(item));
  return builder.finish('}');
}

}  // namespace gb
