// The methods of str. Case mapping knows ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic; other letters stay as
// they are.
#pragma once

#include "gblocks/list.h"

namespace gb {

/// s[start:stop:step].
Str slice(const Str& s, Opt<Int> start, Opt<Int> stop, Opt<Int> step = none);

Str str_upper(const Str& s);
Str str_lower(const Str& s);
Str str_casefold(const Str& s);
Str str_capitalize(const Str& s);
Str str_title(const Str& s);
Str str_swapcase(const Str& s);

/// Without the characters of `chars` (default: white space) at the ends.
Str str_strip(const Str& s, Opt<Str> chars = none);
Str str_lstrip(const Str& s, Opt<Str> chars = none);
Str str_rstrip(const Str& s, Opt<Str> chars = none);
Str str_removeprefix(const Str& s, const Str& prefix);
Str str_removesuffix(const Str& s, const Str& suffix);

/// Without `sep`: at runs of white space. `limit` splits at most, from the left (or right).
List<Str> str_split(const Str& s, Opt<Str> sep = none, Int limit = -1);
List<Str> str_rsplit(const Str& s, Opt<Str> sep = none, Int limit = -1);
List<Str> str_splitlines(const Str& s, bool keep_ends = false);
Tuple<Str, Str, Str> str_partition(const Str& s, const Str& sep);
Tuple<Str, Str, Str> str_rpartition(const Str& s, const Str& sep);
Str str_join(const Str& separator, const List<Str>& parts);
Str str_replace(const Str& s, const Str& old, const Str& with, Int count = -1);

bool str_startswith(const Str& s, const Str& prefix);
bool str_startswith(const Str& s, const Str& prefix, Opt<Int> start, Opt<Int> stop = none);
bool str_endswith(const Str& s, const Str& suffix);
bool str_endswith(const Str& s, const Str& suffix, Opt<Int> start, Opt<Int> stop = none);
/// One of several.
inline bool str_startswith(const Str&, const Tuple<>&, Opt<Int> = none, Opt<Int> = none) {
  return false;
}
template <class... R>
bool str_startswith(const Str& s, const Tuple<Str, R...>& prefixes, Opt<Int> start = none, Opt<Int> stop = none) {
  return str_startswith(s, prefixes.first, start, stop) || str_startswith(s, prefixes.rest, start, stop);
}
inline bool str_endswith(const Str&, const Tuple<>&, Opt<Int> = none, Opt<Int> = none) {
  return false;
}
template <class... R>
bool str_endswith(const Str& s, const Tuple<Str, R...>& suffixes, Opt<Int> start = none, Opt<Int> stop = none) {
  return str_endswith(s, suffixes.first, start, stop) || str_endswith(s, suffixes.rest, start, stop);
}
/// Position of the first (last) occurrence in s[start:stop], -1: none. The `index` forms fail with kNotFound.
Int str_find(const Str& s, const Str& part, Opt<Int> start = none, Opt<Int> stop = none);
Int str_rfind(const Str& s, const Str& part, Opt<Int> start = none, Opt<Int> stop = none);
Int str_index(const Str& s, const Str& part, Opt<Int> start = none, Opt<Int> stop = none);
Int str_rindex(const Str& s, const Str& part, Opt<Int> start = none, Opt<Int> stop = none);
/// Occurrences that do not overlap.
Int str_count(const Str& s, const Str& part, Opt<Int> start = none, Opt<Int> stop = none);

bool str_isdigit(const Str& s);
bool str_isdecimal(const Str& s);
bool str_isnumeric(const Str& s);
bool str_isalpha(const Str& s);
bool str_isalnum(const Str& s);
bool str_isspace(const Str& s);
bool str_isupper(const Str& s);
bool str_islower(const Str& s);
bool str_istitle(const Str& s);
bool str_isidentifier(const Str& s);
bool str_isascii(const Str& s);
bool str_isprintable(const Str& s);

Str str_center(const Str& s, Int width, const Str& fill = Str(" ", 1, true));
Str str_ljust(const Str& s, Int width, const Str& fill = Str(" ", 1, true));
Str str_rjust(const Str& s, Int width, const Str& fill = Str(" ", 1, true));
Str str_zfill(const Str& s, Int width);
Str str_expandtabs(const Str& s, Int width = 8);

/// The characters, each as a string.
List<Str> characters(const Str& s);
/// Code point of a string of one; fails with kValue.
Int ord(const Str& s);
/// The string of one code point; fails with kValue.
Str chr(Int code);

}  // namespace gb
