// list[T]: a counted reference to a tracked sequence. Reading tracks, changing notifies and is journalled.
#pragma once

#include "gblocks/compare.h"
#include "gblocks/track.h"

namespace gb {

/// The part of a list that does not know its items' type. Items of all types may be moved as bytes.
class RawList : public Tracked {
 public:
  /// Items; reading this does not track.
  unsigned count() const { return count_; }

 protected:
  /// Room for `count` items.
  void reserve(unsigned count, unsigned item_size);
  /// Shifts the items from `at` on by `by` (room made, or removed items closed up); changes the count.
  void shift(unsigned at, int by, unsigned item_size);
  void reverse_bytes(unsigned item_size);

  unsigned char* data_ = nullptr;
  unsigned count_ = 0, capacity_ = 0;
};

/// Checks a Python index against a length: negative counts from the end; fails with kIndex.
unsigned checked_index(Int i, Int length);

/// start:stop:step of a Python slice, resolved against a length.
struct SliceRange {
  Int start, step, count;
};
SliceRange resolve_slice(Opt<Int> start, Opt<Int> stop, Opt<Int> step, Int length);

template <class T>
class ListObject : public RawList {
 public:
  ~ListObject() override {
    drop_items(0);
    release(data_, Size{capacity_} * sizeof(T));
  }
  T* items() { return reinterpret_cast<T*>(data_); }

  /// Notes the content before anything but the end changes.
  void save_all() {
    if (needs_undo(kAll)) {
      auto* old = static_cast<T*>(allocate_value(Size{count_} * sizeof(T)));
      auto* undo = static_cast<UndoItems*>(allocate(sizeof(UndoItems)));
      undo->act = UndoItems::run;
      undo->list = this;
      retain();
      undo->count = count_;
      undo->old = old;
      for (unsigned i = 0; i < count_; ++i) new (Place{undo->old + i}) T(items()[i]);
      journal_add(undo);
    }
  }
  /// What happens to one item.
  enum class Step : unsigned char { kSet, kInsert, kErase };
  /// Notes it before it happens: all that needs to be undone, where it is the first in its transaction.
  void save_step(Step step, unsigned at) {
    if (has_undo(kAll)) return;
    if (!needs_undo(kStep)) return save_all();
    auto* undo = static_cast<UndoStep*>(allocate(sizeof(UndoStep)));
    undo->act = UndoStep::run;
    undo->list = this;
    retain();
    undo->step = step;
    undo->at = at;
    new (Place{&undo->old}) Opt<T>();
    if (step != Step::kInsert) undo->old = items()[at];
    journal_add(undo);
  }
  /// Notes the length before items are appended: all that needs to be undone then.
  void save_length() {
    if (!has_undo(kAll) && needs_undo(kLength)) {
      auto* undo = static_cast<UndoLength*>(allocate(sizeof(UndoLength)));
      undo->act = UndoLength::run;
      undo->list = this;
      retain();
      undo->count = count_;
      journal_add(undo);
    }
  }

  // What follows neither journals nor notifies.
  void push(T item) {
    if (count_ == capacity_) reserve(count_ + 1, sizeof(T));
    new (Place{items() + count_}) T(gb::move(item));
    ++count_;
  }
  void insert(unsigned at, T item) {
    shift(at, 1, sizeof(T));
    new (Place{items() + at}) T(gb::move(item));
  }
  void erase(unsigned at) {
    items()[at].~T();
    shift(at + 1, -1, sizeof(T));
  }
  void drop_items(unsigned from) {
    while (count_ > from) items()[--count_].~T();
  }
  void grow_to(unsigned capacity) { reserve(capacity, sizeof(T)); }
  void reverse() { reverse_bytes(sizeof(T)); }

 private:
  static constexpr unsigned kLength = 1, kAll = 2, kStep = 4;
  struct UndoStep : Undo {
    ListObject* list;
    unsigned at;
    Step step;
    Opt<T> old;
    static void run(Undo* undo, bool restore) {
      auto* self = static_cast<UndoStep*>(undo);
      if (restore) {
        ListObject* list = self->list;
        if (self->step == Step::kInsert) {
          list->erase(self->at);
        } else if (self->step == Step::kErase) {
          list->insert(self->at, *self->old);
        } else {
          list->items()[self->at] = *self->old;
        }
        list->notify(~0u, false);
      }
      self->old.~Opt();
      Object::drop(self->list);
      release(self, sizeof(UndoStep));
    }
  };
  struct UndoLength : Undo {
    ListObject* list;
    unsigned count;
    static void run(Undo* undo, bool restore) {
      auto* self = static_cast<UndoLength*>(undo);
      if (restore) {
        self->list->drop_items(self->count);
        self->list->notify(~0u, false);
      }
      Object::drop(self->list);
      release(self, sizeof(UndoLength));
    }
  };
  struct UndoItems : Undo {
    ListObject* list;
    T* old;
    unsigned count;
    static void run(Undo* undo, bool restore) {
      auto* self = static_cast<UndoItems*>(undo);
      if (restore) {
        self->list->drop_items(0);
        for (unsigned i = 0; i < self->count; ++i) self->list->push(self->old[i]);
        self->list->notify(~0u, false);
      }
      for (unsigned i = 0; i < self->count; ++i) self->old[i].~T();
      release(self->old, Size{self->count} * sizeof(T));
      Object::drop(self->list);
      release(self, sizeof(UndoItems));
    }
  };
};

/// A list; copies share it. A default-constructed one is a new empty list.
template <class T>
class List {
 public:
  using Item = T;
  List() : object_(new ListObject<T>()) {}
  explicit List(Ref<ListObject<T>> object) : object_(gb::move(object)) {}
  /// `[a, b, c]`: gb::List<Int>::of(1, 2, 3).
  template <class... A>
  static List of(A&&... items) {
    List list;
    if (sizeof...(A)) list->grow_to(sizeof...(A));
    (list->push(T(gb::forward<A>(items))), ...);
    return list;
  }
  ListObject<T>* operator->() const { return object_.get(); }

  // `for (const T& x : list)`, for code that does not change the list meanwhile.
  const T* begin() const {
    object_->track(~0u);
    return object_->items();
  }
  const T* end() const { return object_->items() + object_->count(); }

 private:
  Ref<ListObject<T>> object_;
};

template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<List<T>> = true;

/// Python's `is`.
template <class T>
bool same(const List<T>& a, const List<T>& b) {
  return a.operator->() == b.operator->();
}
template <class T>
Int len(const List<T>& list) {
  list->track(~0u);
  return list->count();
}
// A loop over a list tracks it once, and knows that there is an i-th item.
template <class T>
void track(const List<T>& list) {
  list->track(~0u);
}
template <class T>
Int count(const List<T>& list) {
  return list->count();
}
template <class T>
const T& item(const List<T>& list, Int i) {
  return list->items()[i];
}
/// The i-th item; negative from the end; fails with kIndex.
template <class T>
T at(const List<T>& list, Int i) {
  list->track(~0u);
  return list->items()[checked_index(i, list->count())];
}
/// `list[i] = value`.
template <class T>
void set_at(const List<T>& list, Int i, Plain<T> value) {
  unsigned index = checked_index(i, list->count());
  T& place = list->items()[index];
  if (unchanged(place, value)) return;
  list->save_step(ListObject<T>::Step::kSet, index);
  [[maybe_unused]] T old = gb::move(list->items()[index]);
  list->items()[index] = gb::move(value);
  list->notify(~0u);
}
template <class T>
bool contains(const List<T>& list, const Plain<T>& x) {
  for (const T& item : list)
    if (equal(item, x)) return true;
  return false;
}
template <class T>
bool equal(const List<T>& a, const List<T>& b) {
  if (same(a, b)) return true;
  if (len(a) != len(b)) return false;
  for (unsigned i = 0; i < a->count(); ++i)
    if (!equal(a->items()[i], b->items()[i])) return false;
  return true;
}
template <class T>
bool less(const List<T>& a, const List<T>& b) {
  Int shorter = len(a) < len(b) ? len(a) : len(b);
  for (Int i = 0; i < shorter; ++i) {
    if (less(a->items()[i], b->items()[i])) return true;
    if (less(b->items()[i], a->items()[i])) return false;
  }
  return a->count() < b->count();
}
template <class T>
bool truthy(const List<T>& list) {
  return len(list) != 0;
}

template <class T>
bool unchanged(const T& a, const T& b) {
  if constexpr (requires { same(a, b); }) {
    return same(a, b);
  } else if constexpr (is_same<T, double>) {
    return (a == b && __builtin_signbit(a) == __builtin_signbit(b)) || (a != a && b != b);
  } else {
    return equal(a, b);
  }
}
template <class T>
bool unchanged(const Opt<T>& a, const Opt<T>& b) {
  return a.has() == b.has() && (!a.has() || unchanged(*a, *b));
}
template <class T, class... R>
bool unchanged(const Tuple<T, R...>& a, const Tuple<T, R...>& b) {
  return unchanged(a.first, b.first) && unchanged(a.rest, b.rest);
}

}  // namespace gb
