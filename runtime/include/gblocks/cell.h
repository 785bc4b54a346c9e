// State: cells, live properties, records and their fields.
#pragma once

#include "gblocks/table.h"

namespace gb {

/// Values that are compared by what they are: a cell of such can say which of its readers a change concerns.
template <class T>
inline constexpr bool is_selection = is_same<T, Int> || is_same<T, bool>;
template <class T>
inline constexpr bool is_selection<Ref<T>> = true;
template <class T>
inline constexpr bool is_selection<Opt<T>> = is_selection<T>;

/// A `state`. Counted, so that a state of a render body can be captured.
template <class T>
class Cell : public Tracked {
 public:
  Cell() = default;
  explicit Cell(T value) : value_(gb::move(value)) {}
  const T& get() const {
    track(~0u);
    return value_;
  }
  /// `cell is x`, of ints `cell == x`: only a change from or to that value is told (and, hardly ever, another). So of a thousand rows
  /// that ask whether they are selected two run again.
  template <class X>
  requires is_selection<T>
  bool is(const X& x) const {
    track(number(x) | kOneValue);
    return unchanged(value_, T(x));
  }
  /// Reads without tracking.
  const T& peek() const { return value_; }
  /// Assigns; readers are told where the value differs.
  void set(T value) {
    if (unchanged(value_, value)) return;
    bool told = !equal(value_, value);
    save(*this, ~0u, value_, this);
    swap(value_, value);
    if constexpr (is_selection<T>) {
      notify_values(number(value), number(value_), told);
    } else {
      notify(~0u, told);
    }
  }
  /// The first value.
  void init(T value) { value_ = gb::move(value); }
  /// The value of an earlier version of the page. Readers are told, watches are not; whether it differed.
  bool restore(T value) {
    if (unchanged(value_, value)) return false;
    swap(value_, value);
    notify(~0u, false);
    return true;
  }

 private:
  template <class X>
  static unsigned number(const X& x) {
    return hash(x) >> 2;
  }
  T value_{};
};

/// What a run says about a property (docs/internals/generated_code.md).
enum class Declared : unsigned char { kStated, kDefault, kKept, kStatedKeyed, kDefaultKeyed };
using enum Declared;

/// A live property of a component.
template <class T>
class Prop : public Source {
 public:
  const T& get() const {
    track(~0u);
    return value_;
  }
  const T& peek() const { return value_; }
  /// Assigned by a user or a handler.
  void set(T value) {
    if (!touched_) {
      save(*this, kTouched, touched_);
      touched_ = true;
      notify_touched();
    }
    if (unchanged(value_, value)) return;
    bool told = !equal(value_, value);
    save(*this, kValue, value_);
    swap(value_, value);
    notify(kValue, told);
  }
  /// A user or a handler made it what it is.
  bool touched() const { return touched_; }
  /// What they made of it in an earlier version of the page. Readers are told, watches are not; whether it differed.
  bool restore(T value) {
    touched_ = true;
    if (unchanged(value_, value)) return false;
    swap(value_, value);
    notify(kValue, false);
    return true;
  }
  /// No run has said anything yet.
  bool is_new() const { return !declared_; }
  /// What this run says. Readers are told, watches are not.
  void declare(T value, Declared how) {
    if (declared_ && (how == kKept || (touched_ && how >= kStatedKeyed))) return;
    if (!declared_) {
      save(*this, kDeclared, declared_);
      declared_ = true;
    }
    if (touched_ && how < kStatedKeyed) {
      save(*this, kTouched, touched_);
      touched_ = false;
    }
    // What is stated again takes back what a user made of it: then that run must not be left out.
    if (how < kKept) track(kStates);
    if (unchanged(value_, value)) return;
    save(*this, kValue, value_);
    swap(value_, value);
    notify(kValue, false);
  }

 private:
  // Parts for the journal. What states the value reads a part that no change tells of: it is only asked by notify_touched.
  static constexpr unsigned kValue = 1, kTouched = 2, kDeclared = 4, kStates = 8;
  T value_{};
  bool touched_ = false;
  bool declared_ = false;
};

/// Base of the program's records. A generated record has, besides its fields,
/// `static constexpr const char* kName` and
/// `template <class F> void fields(Task& other, F f) { f("name", name, other.name); … }`.
class Record : public Tracked {};

/// A field of a record; `N` is the bit by which its readers are told apart.
template <class T, int N>
class Field {
 public:
  static constexpr unsigned kMask = 1u << (N < 29 ? N : 29);
  Field() = default;
  Field(T value) : value_(gb::move(value)) {}
  const T& peek() const { return value_; }
  T& place() { return value_; }

 private:
  T value_{};
};

/// `record.field`.
template <class R, class T, int N>
const T& get(const Ref<R>& record, const Field<T, N>& field) {
  record->track(Field<T, N>::kMask);
  return field.peek();
}
/// `record.field = value`.
template <class R, class T, int N>
void set(const Ref<R>& record, Field<T, N>& field, Plain<T> value) {
  if (unchanged(field.peek(), value)) return;
  bool told = !equal(field.peek(), value);
  save(*record, Field<T, N>::kMask, field.place(), record.get());
  swap(field.place(), value);
  record->notify(Field<T, N>::kMask, told);
}

// observe(x) reads x and everything in it: what `on x.change` depends on.
inline void observe(None) {}
inline void observe(bool) {}
inline void observe(Int) {}
inline void observe(double) {}
inline void observe(const Str&) {}
inline void observe(const Tuple<>&) {}
template <class S>
void observe(const Fn<S>&) {}
template <class T>
void observe(const Opt<T>& x);
template <class T, class... R>
void observe(const Tuple<T, R...>& x);
template <class T>
void observe(const List<T>& x);
template <class K, class V>
void observe(const Table<K, V>& x);
template <class T>
void observe(const Ref<T>& x);

template <class T>
void observe(const Cell<T>& x) {
  observe(x.get());
}
template <class T>
void observe(const Prop<T>& x) {
  observe(x.get());
}
template <class T>
void observe(const Opt<T>& x) {
  if (x.has()) observe(*x);
}
template <class T, class... R>
void observe(const Tuple<T, R...>& x) {
  observe(x.first);
  observe(x.rest);
}
template <class T>
void observe(const List<T>& x) {
  if (!x->track_first(~0u)) return;
  for (unsigned i = 0; i < x->count(); ++i) observe(x->items()[i]);
}
template <class K, class V>
void observe(const Table<K, V>& x) {
  if (!x.track_first(~0u)) return;
  for (unsigned i = 0; i < x.used(); ++i)
    if (auto* entry = x.entry(i)) {
      observe(entry->key);
      observe(entry->value);
    }
}
template <class X>
requires requires {
  typename X::Object;
}
void observe(const X& dict_or_set) {
  observe(*dict_or_set.operator->());
}
template <class T>
void observe(const Ref<T>& x) {
  if constexpr (__is_base_of(Record, T)) {
    if (x->track_first(~0u)) x->fields(*x, [](const char*, auto& field, auto&) { observe(field.peek()); });
  }
}

}  // namespace gb
