// set[T], in the order of insertion.
#pragma once

#include "gblocks/table.h"

namespace gb {

/// A set; copies share it. A default-constructed one is new and empty.
template <class T>
class Set {
 public:
  using Item = T;
  using Object = Table<T, None>;
  Set() : object_(new Object()) {}
  explicit Set(Ref<Object> object) : object_(gb::move(object)) {}
  /// `{a, b, c}`.
  template <class... A>
  static Set of(A&&... items) {
    Set set;
    (set.put(T(gb::forward<A>(items))), ...);
    return set;
  }
  Object* operator->() const { return object_.get(); }
  /// Adds without journal and notification: for a set that nobody has read yet.
  void put(T item) const {
    if (!object_->find(item)) object_->add(gb::move(item), none);
  }

 private:
  Ref<Object> object_;
};

/// Python's `is`.
template <class T>
bool same(const Set<T>& a, const Set<T>& b) {
  return a.operator->() == b.operator->();
}
template <class T>
Int len(const Set<T>& set) {
  set->track(~0u);
  return set->count();
}
template <class T>
bool truthy(const Set<T>& set) {
  return len(set) != 0;
}
template <class T>
bool contains(const Set<T>& set, const Plain<T>& item) {
  set->track(~0u);
  return set->find(item) != nullptr;
}
template <class T>
bool equal(const Set<T>& a, const Set<T>& b) {
  if (same(a, b)) return true;
  if (len(a) != len(b)) return false;
  for (unsigned i = 0; i < a->used(); ++i)
    if (auto* entry = a->entry(i); entry && !b->find(entry->key)) return false;
  return true;
}

}  // namespace gb
