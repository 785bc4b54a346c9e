// Strings: memory, code points, comparison.
#include "gblocks/str.h"

#include "gblocks/fail.h"
#include "gblocks/list.h"

namespace gb {
namespace {

constexpr unsigned kHeader = sizeof(unsigned);
constexpr unsigned kLongest = ~0u >> 2;

bool is_ascii(const char* bytes, Size size) {
  for (Size i = 0; i < size; ++i)
    if (bytes[i] & 0x80) return false;
  return true;
}

}  // namespace

bool Str::literal_is_ascii() const noexcept {
  return is_ascii(data_, size());
}

Str Str::make(unsigned long long size, char** data) {
  if (size > kLongest) fail(Error::kMemory);
  auto* counter = static_cast<unsigned*>(allocate_value(kHeader + size));
  *counter = 1;
  *data = reinterpret_cast<char*>(counter + 1);
  Str s(*data, static_cast<unsigned>(size), false);
  s.bits_ |= kCounted;
  return s;
}

Str Str::copy(const char* bytes, Size size) {
  if (!size) return Str();
  char* data;
  Str s = make(size, &data);
  __builtin_memcpy(data, bytes, size);
  if (is_ascii(data, size)) s.bits_ |= kAscii;
  return s;
}

Str Str::point(unsigned code) {
  StrBuilder builder;
  builder.add_point(code);
  return builder.take();
}

void Str::append(const Str& piece) {
  unsigned old = size(), more = piece.size();
  bool alone = (bits_ & kCounted) && *counter() == 1;
  if (!alone || block_size(kHeader + old + more) != block_size(kHeader + old)) {
    const Str* const parts[] = {this, &piece};
    *this = join(parts, 2);
    return;
  }
  bool both_ascii = ascii() && piece.ascii();
  __builtin_memcpy(const_cast<char*>(data_) + old, piece.data(), more);
  bits_ = (old + more) << 2 | kCounted | (both_ascii ? kAscii : 0);
}

void Str::drop() noexcept {
  if (--*counter() == 0) release(counter(), kHeader + size());
}

StrBuilder::~StrBuilder() {
  if (data_) release(data_ - kHeader, kHeader + capacity_);
}

void StrBuilder::add(const char* bytes, Size size) {
  if (!size) return;
  if (size_ + size > capacity_) {
    unsigned long long wanted = (static_cast<unsigned long long>(size_) + size) * 2 + 16;
    if (wanted > ~0u - kHeader) fail(Error::kMemory);
    auto* memory = static_cast<char*>(allocate_value(kHeader + wanted)) + kHeader;
    if (size_) __builtin_memcpy(memory, data_, size_);
    if (data_) release(data_ - kHeader, kHeader + capacity_);
    data_ = memory;
    capacity_ = static_cast<unsigned>(wanted);
  }
  __builtin_memcpy(data_ + size_, bytes, size);
  size_ += static_cast<unsigned>(size);
}

void StrBuilder::add_point(unsigned code) {
  char bytes[4];
  unsigned size = 1;
  if (code < 0x80) {
    bytes[0] = static_cast<char>(code);
  } else if (code < 0x800) {
    bytes[0] = static_cast<char>(0xC0 | code >> 6);
    size = 2;
  } else if (code < 0x10000) {
    bytes[0] = static_cast<char>(0xE0 | code >> 12);
    size = 3;
  } else {
    bytes[0] = static_cast<char>(0xF0 | code >> 18);
    size = 4;
  }
  for (unsigned i = size - 1; i > 0; --i, code >>= 6) bytes[i] = static_cast<char>(0x80 | (code & 0x3F));
  add(bytes, size);
}

void StrBuilder::fill(const Str& text, Int times) {
  while (times-- > 0) add(text);
}

Str StrBuilder::take() {
  Str text = Str::copy(data_, size_);
  size_ = 0;
  return text;
}

bool equal(const Str& a, const Str& b) noexcept {
  return a.size() == b.size() && (a.data() == b.data() || !__builtin_memcmp(a.data(), b.data(), a.size()));
}

// UTF-8 keeps the order of code points.
int compare(const Str& a, const Str& b) noexcept {
  unsigned shorter = a.size() < b.size() ? a.size() : b.size();
  int order = __builtin_memcmp(a.data(), b.data(), shorter);
  if (order) return order;
  return a.size() < b.size() ? -1 : a.size() > b.size();
}

unsigned hash(const Str& s) noexcept {
  unsigned h = 2166136261u;
  for (char c : s) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
  return h;
}

Int len(const Str& s) noexcept {
  if (s.ascii()) return s.size();
  Int count = 0;
  for (char c : s) count += (c & 0xC0) != 0x80;
  return count;
}

unsigned next_point(const char** at) noexcept {
  auto* p = reinterpret_cast<const unsigned char*>(*at);
  unsigned code = *p++;
  int more = code < 0x80 ? 0 : code < 0xE0 ? 1 : code < 0xF0 ? 2 : 3;
  if (more) code &= 0x3F >> more;
  while (more-- > 0) code = code << 6 | (*p++ & 0x3F);
  *at = reinterpret_cast<const char*>(p);
  return code;
}

unsigned byte_offset(const Str& s, Int i) noexcept {
  if (s.ascii()) return static_cast<unsigned>(i);
  const char* at = s.begin();
  while (i-- > 0) {
    ++at;
    while (at < s.end() && (*at & 0xC0) == 0x80) ++at;
  }
  return static_cast<unsigned>(at - s.begin());
}

Str at(const Str& s, Int i) {
  const char* start = s.begin() + byte_offset(s, checked_index(i, len(s)));
  const char* end = start;
  next_point(&end);
  return Str::copy(start, static_cast<Size>(end - start));
}

bool contains(const Str& s, const Str& part) noexcept {
  for (unsigned i = 0; i + part.size() <= s.size(); ++i)
    if (!__builtin_memcmp(s.data() + i, part.data(), part.size())) return true;
  return false;
}

Str repeat(const Str& s, Int n) {
  unsigned size = s.size();
  if (n <= 0 || !size) return Str();
  if (n > static_cast<Int>(kLongest / size)) fail(Error::kMemory);
  char* data;
  Str all = Str::make(static_cast<Size>(n) * size, &data);
  if (s.ascii()) all.bits_ |= Str::kAscii;
  __builtin_memcpy(data, s.data(), size);
  // What is there, once more, until it is all.
  for (Size done = size, whole = all.size(); done < whole; done += size) {
    size = static_cast<unsigned>(done < whole - done ? done : whole - done);
    __builtin_memcpy(data + done, data, size);
  }
  return all;
}

Str Str::join(const Str* const* parts, unsigned count) {
  unsigned long long size = 0;
  unsigned ascii = kAscii;
  for (unsigned i = 0; i < count; ++i) {
    size += parts[i]->size();
    if (!parts[i]->ascii()) ascii = 0;
  }
  if (!size) return Str();
  char* data;
  Str s = make(size, &data);
  s.bits_ |= ascii;
  for (unsigned i = 0; i < count; ++i) {
    __builtin_memcpy(data, parts[i]->data(), parts[i]->size());
    data += parts[i]->size();
  }
  return s;
}

}  // namespace gb
