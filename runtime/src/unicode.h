// What the runtime knows about characters beyond ASCII: Latin-1, Latin Extended-A, Greek, Cyrillic, and the digits and
// spaces of all scripts that are in common use. Everything else counts as a letter without case.
#pragma once

namespace gb::unicode {

unsigned upper(unsigned c);
unsigned lower(unsigned c);
inline bool is_upper(unsigned c) {
  return lower(c) != c || c == 0x130;  // its small letter is two
}
bool is_lower(unsigned c);
bool is_space(unsigned c);
/// What a decimal digit stands for; -1 for what is none.
int digit_value(unsigned c);
inline bool is_digit(unsigned c) {
  return digit_value(c) >= 0;
}
bool is_alpha(unsigned c);
/// What repr shows as it is.
bool is_printable(unsigned c);

}  // namespace gb::unicode
