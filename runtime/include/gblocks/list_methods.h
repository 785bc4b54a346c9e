// The methods and operators of list.
#pragma once

#include "gblocks/format.h"

namespace gb {

template <class T>
void list_append(const List<T>& list, Plain<T> item) {
  list->save_length();
  list->push(gb::move(item));
  list->notify(~0u);
}
template <class T>
void list_extend(const List<T>& list, const List<T>& other) {
  unsigned count = static_cast<unsigned>(len(other));
  if (!count) return;
  list->save_length();
  list->grow_to(list->count() + count);
  for (unsigned i = 0; i < count; ++i) list->push(other->items()[i]);
  list->notify(~0u);
}
/// Anything else that can be iterated.
template <class T, class X>
auto list_extend(const List<T>& list, const X& other) -> decltype(void(items_of(other))) {
  list_extend(list, List<T>(items_of(other)));
}
template <class T>
void list_insert(const List<T>& list, Int at, Plain<T> item) {
  Int n = list->count();
  if (at < 0) at += n;
  at = at < 0 ? 0 : at > n ? n : at;
  list->save_step(ListObject<T>::Step::kInsert, static_cast<unsigned>(at));
  list->insert(static_cast<unsigned>(at), gb::move(item));
  list->notify(~0u);
}
/// Position of the first equal item in list[start:stop]; fails with kNoItem.
template <class T>
Int list_index(const List<T>& list, const Plain<T>& item, Opt<Int> start = none, Opt<Int> stop = none) {
  SliceRange range = resolve_slice(start, stop, none, len(list));
  for (Int i = range.start; i < range.start + range.count; ++i)
    if (equal(list->items()[i], item)) return i;
  fail(Error::kNoItem);
}
template <class T>
Int list_count(const List<T>& list, const Plain<T>& item) {
  Int count = 0;
  for (const T& x : list) count += equal(x, item);
  return count;
}
/// `del list[i]`.
template <class T>
void del_at(const List<T>& list, Int i) {
  unsigned index = checked_index(i, list->count());
  list->save_step(ListObject<T>::Step::kErase, index);
  [[maybe_unused]] T old = list->items()[index];  // dies after the list is whole again
  list->erase(index);
  list->notify(~0u);
}
/// Removes the first equal item, preferring the very object; fails with kNoItem.
template <class T>
void list_remove(const List<T>& list, const Plain<T>& item) {
  T wanted = item;  // `item` may be the list's own
  for (unsigned i = 0; i < list->count(); ++i) {
    if (!equal(list->items()[i], wanted)) continue;
    del_at(list, i);
    return;
  }
  fail(Error::kNoItem);
}
template <class T>
T list_pop(const List<T>& list, Int i = -1) {
  if (!list->count()) fail(Error::kEmpty, Str("pop", 3, true));
  T item = list->items()[checked_index(i, list->count())];
  del_at(list, i);
  return item;
}
template <class T>
void list_clear(const List<T>& list) {
  if (!list->count()) return;
  list->save_all();
  list->drop_items(0);
  list->notify(~0u);
}
template <class T>
void list_reverse(const List<T>& list) {
  list->save_all();
  list->reverse();
  list->notify(~0u);
}
template <class T>
List<T> list_copy(const List<T>& list) {
  List<T> copy;
  copy->grow_to(static_cast<unsigned>(len(list)));
  for (unsigned i = 0; i < list->count(); ++i) copy->push(list->items()[i]);
  return copy;
}
template <class T>
List<T> slice(const List<T>& list, Opt<Int> start, Opt<Int> stop, Opt<Int> step = none) {
  SliceRange range = resolve_slice(start, stop, step, len(list));
  List<T> part;
  for (Int i = 0; i < range.count; ++i) part->push(list->items()[range.start + i * range.step]);
  return part;
}
/// `list[start:stop] = items`.
template <class T>
void set_slice(const List<T>& list, Opt<Int> start, Opt<Int> stop, const List<T>& items) {
  SliceRange range = resolve_slice(start, stop, none, list->count());
  List<T> old = list_copy(list), with = list_copy(items);
  list->save_all();
  list->drop_items(static_cast<unsigned>(range.start));
  for (const T& item : with) list->push(item);
  for (unsigned i = static_cast<unsigned>(range.start + range.count); i < old->count(); ++i)
    list->push(old->items()[i]);
  list->notify(~0u);
}
/// `list *= times`.
template <class T>
void list_repeat(const List<T>& list, Int times) {
  set_slice(list, none, none, mul(list, times));
}
/// `list[start:stop:step] = items`: with a step, as many items as there are places.
template <class T>
void set_slice(const List<T>& list, Opt<Int> start, Opt<Int> stop, Opt<Int> step, const List<T>& items) {
  if (!step.has() || *step == 1) return set_slice(list, start, stop, items);
  SliceRange range = resolve_slice(start, stop, step, list->count());
  List<T> with = list_copy(items);
  if (len(with) != range.count) fail(Error::kUnpack, len(with), range.count);
  for (Int i = 0; i < range.count; ++i) set_at(list, range.start + i * range.step, with->items()[i]);
}
/// `del list[start:stop:step]`.
template <class T>
void del_slice(const List<T>& list, Opt<Int> start, Opt<Int> stop, Opt<Int> step = none) {
  SliceRange range = resolve_slice(start, stop, step, list->count());
  if (range.step == 1) return set_slice(list, start, stop, List<T>());
  Int first = range.step > 0 ? range.start : range.start + (range.count - 1) * range.step;
  Int stride = range.step > 0 ? range.step : -range.step;
  List<T> kept;
  for (Int i = 0; i < list->count(); ++i) {
    bool goes = range.count && i >= first && (i - first) % stride == 0 && (i - first) / stride < range.count;
    if (!goes) kept->push(list->items()[i]);
  }
  set_slice(list, none, none, kept);
}
/// list + list.
template <class T>
List<T> add(const List<T>& a, const List<T>& b) {
  List<T> sum = list_copy(a);
  for (const T& item : b) sum->push(item);
  return sum;
}
/// list * n.
template <class T>
List<T> mul(const List<T>& list, Int n) {
  List<T> product;
  if (!len(list)) return product;
  for (Int i = 0; i < n; ++i)
    for (const T& item : list) product->push(item);
  return product;
}

/// Sorts `count` items of `size` bytes in place, stably. `less(context, a, b)`: whether a comes before b.
void sort_bytes(void* items, unsigned count, unsigned size, bool (*less)(void*, const void*, const void*),
                void* context);

template <class T>
void sort_items(ListObject<T>* list, bool reverse) {
  sort_bytes(
      list->items(), list->count(), sizeof(T),
      [](void* reverse, const void* a, const void* b) {
        auto& x = *static_cast<const T*>(a);
        auto& y = *static_cast<const T*>(b);
        return reverse ? less(y, x) : less(x, y);
      },
      reverse ? list : nullptr);
}
template <class T, class F>
void sort_items_by(ListObject<T>* list, const F& key, bool reverse) {
  using K = Plain<decltype(key(*list->items()))>;
  struct Pair {
    K key;
    T item;
  };
  unsigned count = list->count();
  auto sorting = make<ListObject<Pair>>();
  sorting->grow_to(count);
  for (unsigned i = 0; i < count; ++i) sorting->push(Pair{key(list->items()[i]), list->items()[i]});
  Pair* pairs = sorting->items();
  sort_bytes(
      pairs, count, sizeof(Pair),
      [](void* reverse, const void* a, const void* b) {
        auto& x = static_cast<const Pair*>(a)->key;
        auto& y = static_cast<const Pair*>(b)->key;
        return reverse ? less(y, x) : less(x, y);
      },
      reverse ? list : nullptr);
  for (unsigned i = 0; i < count; ++i) list->items()[i] = gb::move(pairs[i].item);
}
/// Stable; `reverse` keeps the order of equal items, too.
template <class T>
void list_sort(const List<T>& list, None = none, bool reverse = false) {
  list->save_all();
  sort_items(list.operator->(), reverse);
  list->notify(~0u);
}
template <class T, class F>
requires(!is_same<F, None>) void list_sort(const List<T>& list, const F& key, bool reverse = false) {
  list->save_all();
  sort_items_by(list.operator->(), key, reverse);
  list->notify(~0u);
}

}  // namespace gb
