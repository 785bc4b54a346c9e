// Methods of str that look for text: find, split, replace, strip.
#include "gblocks/str_methods.h"
#include "src/unicode.h"

namespace gb {
namespace {

struct Window {  // bytes
  unsigned from, to;
};

Window window(const Str& s, const Opt<Int>& start, const Opt<Int>& stop) {
  if (!start.has() && !stop.has()) return {0, s.size()};
  Int length = len(s), from = resolve_slice(start, none, none, length).start,
      to = resolve_slice(none, stop, none, length).count;
  if (from > to || (start.has() && *start > length)) return {1, 0};
  return {byte_offset(s, from), byte_offset(s, to)};
}

constexpr unsigned kNowhere = ~0u;

bool stands_at(const Str& s, unsigned at, const Str& part) {
  return !__builtin_memcmp(s.data() + at, part.data(), part.size());
}

unsigned find_bytes(const Str& s, const Str& part, Window w) {
  for (unsigned i = w.from; i + part.size() <= w.to; ++i)
    if (stands_at(s, i, part)) return i;
  return kNowhere;
}

unsigned rfind_bytes(const Str& s, const Str& part, Window w) {
  if (w.to < w.from || w.to - w.from < part.size()) return kNowhere;
  for (unsigned i = w.to - part.size() + 1; i-- > w.from;)
    if (stands_at(s, i, part)) return i;
  return kNowhere;
}

Str part_of(const Str& s, unsigned from, unsigned to) {
  return from == 0 && to == s.size() ? s : Str::copy(s.data() + from, to - from);
}

Int position(const Str& s, unsigned bytes) {
  if (bytes == kNowhere) return -1;
  return s.ascii() ? static_cast<Int>(bytes) : len(part_of(s, 0, bytes));
}

Int found(Int at, const Str& part) {
  if (at < 0) fail(Error::kNotFound, part);
  return at;
}

void need_separator(const Str& separator) {
  if (!separator.size()) fail(Error::kValue, Str("The separator is empty.", 23, true));
}

/// Offset before the code point that ends at `at`.
unsigned previous(const Str& s, unsigned at) {
  do --at;
  while (at && (s.data()[at] & 0xC0) == 0x80);
  return at;
}

bool strips(const Opt<Str>& chars, const Str& s, unsigned from, unsigned to) {
  if (chars.has()) return contains(*chars, Str::copy(s.data() + from, to - from));
  const char* at = s.data() + from;
  return unicode::is_space(next_point(&at));
}

Str strip(const Str& s, const Opt<Str>& chars, bool left, bool right) {
  unsigned from = 0, to = s.size();
  while (left && from < to) {
    const char* next = s.data() + from;
    next_point(&next);
    unsigned after = static_cast<unsigned>(next - s.data());
    if (!strips(chars, s, from, after)) break;
    from = after;
  }
  while (right && from < to) {
    unsigned before = previous(s, to);
    if (!strips(chars, s, before, to)) break;
    to = before;
  }
  return part_of(s, from, to);
}

List<Str> words(const Str& s, Int limit) {
  List<Str> parts;
  Str rest = str_lstrip(s);
  while (rest.size()) {
    const char *at = rest.begin(), *before = at;
    while (at < rest.end()) {
      before = at;
      if (unicode::is_space(next_point(&at))) break;
      before = at;
    }
    if (limit >= 0 && parts->count() == limit) {
      parts->push(rest);
      break;
    }
    unsigned size = static_cast<unsigned>(before - rest.begin());
    parts->push(part_of(rest, 0, size));
    rest = str_lstrip(part_of(rest, size, rest.size()));
  }
  return parts;
}

List<Str> last_words(const Str& s, Int limit) {
  List<Str> parts;
  Str rest = str_rstrip(s);
  while (rest.size()) {
    if (limit >= 0 && parts->count() == limit) {
      parts->push(rest);
      break;
    }
    unsigned from = rest.size();
    while (from > 0 && !strips(none, rest, previous(rest, from), from)) from = previous(rest, from);
    parts->push(part_of(rest, from, rest.size()));
    rest = str_rstrip(part_of(rest, 0, from));
  }
  parts->reverse();
  return parts;
}

}  // namespace

Int str_find(const Str& s, const Str& part, Opt<Int> start, Opt<Int> stop) {
  return position(s, find_bytes(s, part, window(s, start, stop)));
}
Int str_rfind(const Str& s, const Str& part, Opt<Int> start, Opt<Int> stop) {
  return position(s, rfind_bytes(s, part, window(s, start, stop)));
}
Int str_index(const Str& s, const Str& part, Opt<Int> start, Opt<Int> stop) {
  return found(str_find(s, part, start, stop), part);
}
Int str_rindex(const Str& s, const Str& part, Opt<Int> start, Opt<Int> stop) {
  return found(str_rfind(s, part, start, stop), part);
}
Int str_count(const Str& s, const Str& part, Opt<Int> start, Opt<Int> stop) {
  Window w = window(s, start, stop);
  if (!part.size()) return w.to < w.from ? 0 : len(part_of(s, w.from, w.to)) + 1;
  Int count = 0;
  while ((w.from = find_bytes(s, part, w)) != kNowhere) {
    ++count;
    w.from += part.size();
  }
  return count;
}

bool str_startswith(const Str& s, const Str& prefix) {
  return prefix.size() <= s.size() && stands_at(s, 0, prefix);
}
bool str_endswith(const Str& s, const Str& suffix) {
  return suffix.size() <= s.size() && stands_at(s, s.size() - suffix.size(), suffix);
}
bool str_startswith(const Str& s, const Str& prefix, Opt<Int> start, Opt<Int> stop) {
  Window w = window(s, start, stop);
  return w.from + prefix.size() <= w.to && stands_at(s, w.from, prefix);
}
bool str_endswith(const Str& s, const Str& suffix, Opt<Int> start, Opt<Int> stop) {
  Window w = window(s, start, stop);
  return w.from + suffix.size() <= w.to && stands_at(s, w.to - suffix.size(), suffix);
}
Str str_removeprefix(const Str& s, const Str& prefix) {
  return str_startswith(s, prefix) ? part_of(s, prefix.size(), s.size()) : s;
}
Str str_removesuffix(const Str& s, const Str& suffix) {
  return str_endswith(s, suffix) ? part_of(s, 0, s.size() - suffix.size()) : s;
}

Str str_strip(const Str& s, Opt<Str> chars) {
  return strip(s, chars, true, true);
}
Str str_lstrip(const Str& s, Opt<Str> chars) {
  return strip(s, chars, true, false);
}
Str str_rstrip(const Str& s, Opt<Str> chars) {
  return strip(s, chars, false, true);
}

List<Str> str_split(const Str& s, Opt<Str> sep, Int limit) {
  if (!sep.has()) return words(s, limit);
  need_separator(*sep);
  List<Str> parts;
  unsigned from = 0;
  for (unsigned at; limit != 0 && (at = find_bytes(s, *sep, {from, s.size()})) != kNowhere; --limit) {
    parts->push(part_of(s, from, at));
    from = at + (*sep).size();
  }
  parts->push(part_of(s, from, s.size()));
  return parts;
}

List<Str> str_rsplit(const Str& s, Opt<Str> sep, Int limit) {
  if (!sep.has()) return last_words(s, limit);
  need_separator(*sep);
  List<Str> parts;
  unsigned to = s.size();
  for (unsigned at; limit != 0 && (at = rfind_bytes(s, *sep, {0, to})) != kNowhere; --limit) {
    parts->push(part_of(s, at + (*sep).size(), to));
    to = at;
  }
  parts->push(part_of(s, 0, to));
  parts->reverse();
  return parts;
}

Tuple<Str, Str, Str> str_partition(const Str& s, const Str& sep) {
  need_separator(sep);
  unsigned at = find_bytes(s, sep, {0, s.size()});
  if (at == kNowhere) return {s, Str(), Str()};
  return {part_of(s, 0, at), sep, part_of(s, at + sep.size(), s.size())};
}

Tuple<Str, Str, Str> str_rpartition(const Str& s, const Str& sep) {
  need_separator(sep);
  unsigned at = rfind_bytes(s, sep, {0, s.size()});
  if (at == kNowhere) return {Str(), Str(), s};
  return {part_of(s, 0, at), sep, part_of(s, at + sep.size(), s.size())};
}

Str str_replace(const Str& s, const Str& old, const Str& with, Int count) {
  StrBuilder out;
  unsigned from = 0;
  if (!old.size()) {
    // Between all characters and at both ends.
    for (const char* at = s.begin(); count != 0; --count) {
      out.add(with);
      from = static_cast<unsigned>(at - s.begin());
      if (at == s.end()) break;
      const char* start = at;
      next_point(&at);
      out.add(start, static_cast<Size>(at - start));
      from = static_cast<unsigned>(at - s.begin());
    }
  } else {
    for (unsigned at; count != 0 && (at = find_bytes(s, old, {from, s.size()})) != kNowhere; --count) {
      out.add(s.data() + from, at - from);
      out.add(with);
      from = at + old.size();
    }
    if (!from) return s;
  }
  out.add(s.data() + from, s.size() - from);
  return out.take();
}

}  // namespace gb
