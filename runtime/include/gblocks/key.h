// Keys of items.
#pragma once

#include "gblocks/format.h"

namespace gb {

/// What ties an item to its earlier self: nothing, an int, a string, or the repr of anything else.
class Key {
 public:
  Key() {}
  Key(Int number) : kind_(kInt), number_(number) {}
  Key(Str text) : kind_(kStr), text_(gb::move(text)) {}
  static Key other(Str repr) {
    Key key(gb::move(repr));
    key.kind_ = kOther;
    return key;
  }
  Key(const Key& from) : kind_(from.kind_) {
    if (is_text()) {
      new (Place{&text_}) Str(from.text_);
    } else {
      number_ = from.number_;
    }
  }
  Key(Key&& from) noexcept : kind_(from.kind_) {
    if (is_text()) {
      new (Place{&text_}) Str(gb::move(from.text_));
    } else {
      number_ = from.number_;
    }
  }
  Key& operator=(const Key&) = delete;
  ~Key() {
    if (is_text()) text_.~Str();
  }

  bool none() const { return kind_ == kNone; }
  bool is_int() const { return kind_ == kInt; }
  Int number() const { return number_; }
  unsigned hash() const { return is_text() ? gb::hash(text_) : gb::hash(number_); }
  bool operator==(const Key& other) const {
    return kind_ == other.kind_ && (is_text() ? equal(text_, other.text_) : number_ == other.number_);
  }
  /// As the program would write it.
  Str repr() const { return kind_ == kInt ? to_str(number_) : kind_ == kStr ? gb::repr(text_) : text_; }

 private:
  enum Kind : unsigned char { kNone, kInt, kStr, kOther };
  bool is_text() const { return kind_ >= kStr; }

  Kind kind_ = kNone;
  union {
    Int number_ = 0;
    Str text_;
  };
};

inline Key key(Int number) {
  return Key(number);
}
inline Key key(Str text) {
  return Key(gb::move(text));
}
template <class T>
Key key(const T& value) {
  return Key::other(repr(value));
}

}  // namespace gb
