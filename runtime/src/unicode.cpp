#include "src/unicode.h"

namespace gb::unicode {
namespace {

bool in(unsigned c, unsigned from, unsigned to) {
  return c >= from && c <= to;
}

/// Latin Extended-A pairs large and small letters, the large one first: at even numbers here, at odd ones there.
bool pairs_even(unsigned c) {
  return in(c, 0x100, 0x12F) || in(c, 0x132, 0x137) || in(c, 0x14A, 0x177) || in(c, 0x460, 0x481) ||
         in(c, 0x48A, 0x4BF) || in(c, 0x4D0, 0x52F) || in(c, 0x1E00, 0x1E95) || in(c, 0x1EA0, 0x1EFF);
}
bool pairs_odd(unsigned c) {
  return in(c, 0x139, 0x148) || in(c, 0x179, 0x17E);
}

}  // namespace

unsigned lower(unsigned c) {
  if (c < 0x80) return in(c, 'A', 'Z') ? c + 32 : c;
  if (in(c, 0xC0, 0xDE)) return c == 0xD7 ? c : c + 32;
  if (pairs_even(c)) return c | 1;
  if (pairs_odd(c)) return c & 1 ? c + 1 : c;
  if (c == 0x178) return 0xFF;
  if (c == 0x386) return 0x3AC;
  if (in(c, 0x388, 0x38A)) return c + 37;
  if (c == 0x38C) return 0x3CC;
  if (c == 0x38E || c == 0x38F) return c + 63;
  if (in(c, 0x391, 0x3AB) && c != 0x3A2) return c + 32;
  if (in(c, 0x400, 0x40F)) return c + 80;
  if (in(c, 0x410, 0x42F)) return c + 32;
  if (in(c, 0x10400, 0x10427)) return c + 40;
  return c;
}

unsigned upper(unsigned c) {
  if (c < 0x80) return in(c, 'a', 'z') ? c - 32 : c;
  if (in(c, 0xE0, 0xFE)) return c == 0xF7 ? c : c - 32;
  if (c == 0xFF) return 0x178;
  if (c == 0xB5) return 0x39C;
  if (c == 0x131) return 'I';
  if (c == 0x17F) return 'S';
  if (pairs_even(c)) return c & ~1u;
  if (pairs_odd(c)) return c & 1 ? c : c - 1;
  if (c == 0x3AC) return 0x386;
  if (in(c, 0x3AD, 0x3AF)) return c - 37;
  if (c == 0x3C2) return 0x3A3;
  if (in(c, 0x3B1, 0x3CB)) return c - 32;
  if (c == 0x3CC) return 0x38C;
  if (c == 0x3CD || c == 0x3CE) return c - 63;
  if (in(c, 0x450, 0x45F)) return c - 80;
  if (in(c, 0x430, 0x44F)) return c - 32;
  if (in(c, 0x10428, 0x1044F)) return c - 40;
  return c;
}

bool is_lower(unsigned c) {
  return upper(c) != c || c == 0xDF || c == 0xAA || c == 0xBA || c == 0x138 || c == 0x149;
}

bool is_space(unsigned c) {
  return c == ' ' || in(c, 9, 13) || in(c, 0x1C, 0x1F) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         in(c, 0x2000, 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

int digit_value(unsigned c) {
  static const unsigned short kZeros[] = {0x30, 0x660, 0x6F0, 0x966, 0xFF10};
  for (unsigned zero : kZeros)
    if (in(c, zero, zero + 9)) return static_cast<int>(c - zero);
  return -1;
}

bool is_alpha(unsigned c) {
  if (c < 0x80) return in(c | 0x20, 'a', 'z');
  if (c < 0x100) return c == 0xAA || c == 0xB5 || c == 0xBA || (c >= 0xC0 && c != 0xD7 && c != 0xF7);
  if (is_space(c) || is_digit(c)) return false;
  // Marks, punctuation and symbols by their blocks.
  return !(in(c, 0x2B9, 0x36F) || in(c, 0x2000, 0x206F) || in(c, 0x2070, 0x209C) || in(c, 0x20A0, 0x20FF) ||
           in(c, 0x2190, 0x2BFF) || in(c, 0x2E00, 0x2E7F) || in(c, 0x3000, 0x3004) || in(c, 0x3008, 0x3020) ||
           in(c, 0xD800, 0xF8FF) || in(c, 0xFE00, 0xFE6F) || in(c, 0xFF00, 0xFF20) || c == 0xFFFD ||
           in(c, 0x1F000, 0x1FBFF));
}

bool is_printable(unsigned c) {
  if (c < 0x80) return c >= 0x20 && c != 0x7F;
  return !(c <= 0xA0 || c == 0xAD || in(c, 0x2000, 0x200F) || in(c, 0x2028, 0x202F) || in(c, 0x205F, 0x206F) ||
           c == 0x1680 || c == 0x3000 || c == 0xFEFF || in(c, 0xD800, 0xF8FF) ||
           in(c, 0xFFF0, 0xFFFB) || in(c, 0xFFFE, 0xFFFF) || in(c, 0xE0000, 0xE00FF) || c >= 0xE01F0);
}

}  // namespace gb::unicode
