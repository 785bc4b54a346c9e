// Text: immutable, counted UTF-8.
#pragma once

#include "gblocks/base.h"

namespace gb {

/// A string. Literals (`"text"_s`) are neither allocated nor counted. Positions and lengths that the language sees
/// count code points; `size()` counts bytes. ASCII strings know that they are, so that indexing them takes constant
/// time.
class Str {
 public:
  constexpr Str() = default;
  /// A literal; `ascii` false: it may still be.
  constexpr Str(const char* literal, unsigned size, bool ascii)
      : data_(literal), bits_(size << 2 | (ascii ? kAscii : 0)) {}
  Str(const Str& other) : data_(other.data_), bits_(other.bits_) {
    if (bits_ & kCounted) ++*counter();
  }
  Str(Str&& other) noexcept : data_(other.data_), bits_(other.bits_) { other.bits_ = kAscii; }
  constexpr ~Str() {
    if (bits_ & kCounted) drop();
  }
  Str& operator=(Str other) noexcept {
    const char* data = data_;
    unsigned bits = bits_;
    data_ = other.data_;
    bits_ = other.bits_;
    other.data_ = data;
    other.bits_ = bits;
    return *this;
  }

  /// A copy of UTF-8 bytes; ill-formed sequences are the caller's fault.
  static Str copy(const char* bytes, Size size);
  /// One code point.
  static Str point(unsigned code);
  /// All of `parts`, one after another.
  static Str join(const Str* const* parts, unsigned count);

  /// `text += piece`: where nobody else has the text and its block has room, in place. So a text grows piece by piece in linear time.
  void append(const Str& piece);

  const char* data() const { return data_; }
  unsigned size() const { return bits_ >> 2; }
  bool ascii() const { return (bits_ & kAscii) || (!(bits_ & kCounted) && literal_is_ascii()); }
  const char* begin() const { return data_; }
  const char* end() const { return data_ + size(); }
  /// The same bytes in the same place: a quick test before comparing.
  bool identical(const Str& other) const { return data_ == other.data_ && bits_ >> 2 == other.bits_ >> 2; }

 private:
  friend class StrBuilder;
  static constexpr unsigned kCounted = 1, kAscii = 2;
  unsigned* counter() const { return reinterpret_cast<unsigned*>(const_cast<char*>(data_)) - 1; }
  void drop() noexcept;
  bool literal_is_ascii() const noexcept;
  static Str make(unsigned long long size, char** data);
  friend Str repeat(const Str& s, Int n);

  const char* data_ = "";
  unsigned bits_ = kAscii;
};

inline namespace literals {
constexpr Str operator""_s(const char* literal, Size size) {
  return Str(literal, static_cast<unsigned>(size), size == 0);
}
}  // namespace literals

/// Grows a string piece by piece.
class StrBuilder {
 public:
  StrBuilder() = default;
  StrBuilder(const StrBuilder&) = delete;
  StrBuilder& operator=(const StrBuilder&) = delete;
  ~StrBuilder();
  void add(const char* bytes, Size size);
  void add(const Str& text) { add(text.data(), text.size()); }
  void add_char(char c) { add(&c, 1); }
  void add_point(unsigned code);
  void fill(const Str& text, Int times);
  unsigned size() const { return size_; }
  char* data() { return data_; }
  /// What was added; the builder is empty afterwards.
  Str take();

 private:
  char* data_ = nullptr;
  unsigned size_ = 0, capacity_ = 0;
};

bool equal(const Str& a, const Str& b) noexcept;
/// <0, 0, >0, by code points.
int compare(const Str& a, const Str& b) noexcept;
inline bool less(const Str& a, const Str& b) {
  return compare(a, b) < 0;
}
unsigned hash(const Str& s) noexcept;

/// Code points.
Int len(const Str& s) noexcept;
/// The i-th code point; negative from the end; fails with kIndex.
Str at(const Str& s, Int i);
/// Whether `part` occurs in `s`.
bool contains(const Str& s, const Str& part) noexcept;
/// `s * n`.
Str repeat(const Str& s, Int n);

/// All of `parts`, one after another, in one allocation.
template <class... S>
Str concat(const S&... parts) {
  const Str* const all[] = {&parts...};
  return Str::join(all, sizeof...(S));
}

/// Reads the code point at `*at` and moves on. `*at` must be before the end of well-formed text.
unsigned next_point(const char** at) noexcept;
/// Byte offset of the i-th code point (0 <= i <= len).
unsigned byte_offset(const Str& s, Int i) noexcept;

}  // namespace gb
