// Methods of str that join, cut and pad.
#include "gblocks/arithmetic.h"
#include "gblocks/str_methods.h"

namespace gb {

Str slice(const Str& s, Opt<Int> start, Opt<Int> stop, Opt<Int> step) {
  SliceRange range = resolve_slice(start, stop, step, len(s));
  if (range.count == 0) return Str();
  if (range.step == 1) {
    unsigned from = byte_offset(s, range.start);
    unsigned to = byte_offset(s, range.start + range.count);
    return Str::copy(s.data() + from, to - from);
  }
  StrBuilder out;
  if (s.ascii()) {
    for (Int i = 0; i < range.count; ++i) out.add_char(s.data()[range.start + i * range.step]);
  } else {
    List<Str> all = characters(s);
    for (Int i = 0; i < range.count; ++i) out.add(all->items()[range.start + i * range.step]);
  }
  return out.take();
}

List<Str> characters(const Str& s) {
  List<Str> all;
  for (const char* at = s.begin(); at < s.end();) {
    const char* start = at;
    next_point(&at);
    all->push(Str::copy(start, static_cast<Size>(at - start)));
  }
  return all;
}

Str str_join(const Str& separator, const List<Str>& parts) {
  StrBuilder out;
  bool first = true;
  for (const Str& part : parts) {
    if (!first) out.add(separator);
    first = false;
    out.add(part);
  }
  return out.take();
}

List<Str> str_splitlines(const Str& s, bool keep_ends) {
  List<Str> lines;
  const char* start = s.begin();
  for (const char* at = start; at < s.end();) {
    const char* before = at;
    unsigned c = next_point(&at);
    if (!((c >= 10 && c <= 13) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029)) continue;
    if (c == 13 && at < s.end() && *at == 10) ++at;
    lines->push(Str::copy(start, static_cast<Size>((keep_ends ? at : before) - start)));
    start = at;
  }
  if (start < s.end()) lines->push(Str::copy(start, static_cast<Size>(s.end() - start)));
  return lines;
}

static Str padded(const Str& s, const Str& fill, Int left, Int right) {
  if (len(fill) != 1) fail(Error::kValue, Str("The fill must be one character.", 31, true));
  StrBuilder out;
  out.fill(fill, left);
  out.add(s);
  out.fill(fill, right);
  return out.take();
}

Str str_center(const Str& s, Int width, const Str& fill) {
  Int missing = width - len(s);
  if (missing <= 0) return s;
  Int left = missing / 2 + (missing & width & 1);
  return padded(s, fill, left, missing - left);
}
Str str_ljust(const Str& s, Int width, const Str& fill) {
  return padded(s, fill, 0, width - len(s));
}
Str str_rjust(const Str& s, Int width, const Str& fill) {
  return padded(s, fill, width - len(s), 0);
}

Str str_zfill(const Str& s, Int width) {
  bool sign = s.size() && (*s.data() == '-' || *s.data() == '+');
  StrBuilder out;
  if (sign) out.add_char(*s.data());
  out.fill(Str("0", 1, true), width - len(s));
  out.add(s.data() + sign, s.size() - sign);
  return out.take();
}

Str str_expandtabs(const Str& s, Int width) {
  StrBuilder out;
  Int column = 0;
  for (const char* at = s.begin(); at < s.end();) {
    unsigned c = next_point(&at);
    if (c == '\t') {
      Int spaces = width > 0 ? width - column % width : 0;
      out.fill(Str(" ", 1, true), spaces);
      column += spaces;
    } else {
      out.add_point(c);
      column = c == '\n' || c == '\r' ? 0 : column + 1;
    }
  }
  return out.take();
}

}  // namespace gb
