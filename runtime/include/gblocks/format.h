// Values as text: str(x), repr(x) and format(x, spec) as in Python.
#pragma once

#include "gblocks/list.h"

namespace gb {

Str to_str(Int x) noexcept;
Str to_str(double x) noexcept;
inline Str to_str(bool x) {
  return x ? Str("True", 4, true) : Str("False", 5, true);
}
inline Str to_str(None) {
  return Str("None", 4, true);
}
inline const Str& to_str(const Str& x) {
  return x;
}

inline Str repr(Int x) {
  return to_str(x);
}
inline Str repr(double x) {
  return to_str(x);
}
inline Str repr(bool x) {
  return to_str(x);
}
inline Str repr(None) {
  return to_str(none);
}
Str repr(const Str& x);

template <class T>
Str repr(const Opt<T>& x) {
  return x.has() ? repr(*x) : repr(none);
}
template <class T>
Str to_str(const Opt<T>& x) {
  return x.has() ? Str(to_str(*x)) : to_str(none);
}
template <class S>
Str repr(const Fn<S>&) {
  return Str("<function>", 10, true);
}
template <class T>
Str repr(const Ref<T>& x);
template <class... T>
Str repr(const Tuple<T...>& x);
template <class T>
Str repr(const List<T>& x);

/// str(x) of everything whose str and repr are the same.
template <class T>
Str to_str(const T& x) {
  return repr(x);
}

/// Pieces between brackets, with ", " between them.
class ReprBuilder {
 public:
  explicit ReprBuilder(char open) { builder_.add_char(open); }
  explicit ReprBuilder(const char* name);
  void add(const Str& piece) {
    separate();
    builder_.add(piece);
  }
  void add(const char* name, const Str& value);
  void add(const Str& key, const Str& value);
  Str finish(char close) {
    builder_.add_char(close);
    return builder_.take();
  }
  StrBuilder& builder() { return builder_; }

 private:
  void separate();
  StrBuilder builder_;
  bool first_ = true;
};

/// What is being written, inside what: a record that holds itself in a circle is written once.
class Writing {
 public:
  explicit Writing(const Object* object) noexcept : object_(object), outer_(innermost_) { innermost_ = this; }
  Writing(const Writing&) = delete;
  Writing& operator=(const Writing&) = delete;
  ~Writing() { innermost_ = outer_; }
  /// Whether the same object is being written further out.
  bool again() const noexcept;
  /// After a trap, which leaves frames without a word.
  static void forget() { innermost_ = nullptr; }

 private:
  static inline const Writing* innermost_ = nullptr;
  const Object* object_;
  const Writing* outer_;
};

template <class T>
Str repr(const List<T>& x) {
  Writing writing(x.operator->());
  if (writing.again()) return Str("[...]", 5, true);
  ReprBuilder builder('[');
  for (const T& item : x) builder.add(repr(item));
  return builder.finish(']');
}
inline void repr_rest(ReprBuilder&, const Tuple<>&) {}
template <class T, class... R>
void repr_rest(ReprBuilder& builder, const Tuple<T, R...>& x) {
  builder.add(repr(x.first));
  repr_rest(builder, x.rest);
}
template <class... T>
Str repr(const Tuple<T...>& x) {
  ReprBuilder builder('(');
  repr_rest(builder, x);
  if (sizeof...(T) == 1) builder.builder().add_char(',');
  return builder.finish(')');
}
/// Task(name='x', complete=False); a component: <Textbox>.
template <class T>
Str repr(const Ref<T>& x) {
  if constexpr (__is_base_of(Record, T)) {
    Writing writing(x.get());
    if (writing.again()) return Str("...", 3, true);
    ReprBuilder builder(T::kName);
    x->track(~0u);
    x->fields(*x, [&](const char* name, auto& field, auto&) { builder.add(name, repr(field.peek())); });
    return builder.finish(')');
  } else {
    return Str("<object>", 8, true);
  }
}

/// format(x, spec): Python's mini language; fails with kFormat.
Str format(Int x, const Str& spec = Str());
Str format(double x, const Str& spec = Str());
Str format(const Str& x, const Str& spec = Str());
Str format(bool x, const Str& spec = Str());
inline Str format(None, const Str& spec) {
  return format(to_str(none), spec);
}
template <class T>
Str format(const Opt<T>& x, const Str& spec) {
  return x.has() ? format(*x, spec) : format(none, spec);
}
template <class T>
Str format(const T& x, const Str& spec = Str()) {
  if (spec.size()) fail(Error::kFormat, spec, Str("this type", 9, true));
  return to_str(x);
}

/// int(text): an optional sign, digits, single underscores between them, spaces around; fails with kParse.
Int parse_int(const Str& text, Int base = 10);
/// float(text); fails with kParse.
double parse_float(const Str& text);

}  // namespace gb
