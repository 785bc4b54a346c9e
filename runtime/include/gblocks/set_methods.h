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
void set_update(const Set<T>& set, const Set<T>& other) {
  for (const T& item : set_items(other)) set_add(set, item);
}
template <class T>
Set<T> set_union(const Set<T>& a, const Set<T>& b) {
  Set<T> both = set_copy(a);
  for (const T& item : set_items(b)) both.put(item);
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
template <class T>
Set<T> set_intersection(const Set<T>& a, const Set<T>& b) {
  return set_filter(a, b, true);
}
template <class T>
Set<T> set_difference(const Set<T>& a, const Set<T>& b) {
  return set_filter(a, b, false);
}
template <class T>
Set<T> set_symmetric_difference(const Set<T>& a, const Set<T>& b) {
  return set_union(set_difference(a, b), set_difference(b, a));
}
template <class T>
bool set_issubset(const Set<T>& a, const Set<T>& b) {
  return set_filter(a, b, false)->count() == 0;
}
template <class T>
bool set_issuperset(const Set<T>& a, const Set<T>& b) {
  return set_issubset(b, a);
}
template <class T>
bool set_isdisjoint(const Set<T>& a, const Set<T>& b) {
  return set_filter(a, b, true)->count() == 0;
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
