// Numbers as text, without format specifications, and text as numbers.
#include "gblocks/arithmetic.h"
#include "gblocks/format.h"
#include "gblocks/math.h"
#include "gblocks/platform.h"
#include "src/decimal.h"
#include "src/unicode.h"

namespace gb {

Str to_str(Int x) noexcept {
  char text[20];
  char* at = text + sizeof text;
  auto rest = x < 0 ? 0 - static_cast<unsigned long long>(x) : static_cast<unsigned long long>(x);
  do {
    *--at = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest);
  if (x < 0) *--at = '-';
  return Str::copy(at, static_cast<Size>(text + sizeof text - at));
}

Str to_str(double x) noexcept {
  if (x != x) return Str("nan", 3, true);
  if (math_isinf(x)) return x < 0 ? Str("-inf", 4, true) : Str("inf", 3, true);
  Decimal d(x, -1);
  StrBuilder out;
  if (d.negative) out.add_char('-');
  int e = d.exponent;
  if (e < -4 || e >= 16) {
    out.add_char(d.digits[0]);
    if (d.count > 1) out.add_char('.');
    out.add(d.digits + 1, static_cast<Size>(d.count - 1));
    out.add_char('e');
    out.add_char(e < 0 ? '-' : '+');
    if (e < 0) e = -e;
    if (e < 10) out.add_char('0');
    out.add(to_str(Int{e}));
  } else {
    if (e < 0) out.add_char('0');
    for (int i = 0; i <= e; ++i) out.add_char(i < d.count ? d.digits[i] : '0');
    out.add_char('.');
    for (int i = e + 1; i < 0; ++i) out.add_char('0');
    int from = e < 0 ? 0 : e + 1;
    if (from < d.count) {
      out.add(d.digits + from, static_cast<Size>(d.count - from));
    } else {
      out.add_char('0');
    }
  }
  return out.take();
}

namespace {

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

void trim(const char** begin, const char** end) {
  while (*begin < *end && is_space(**begin)) ++*begin;
  while (*begin < *end && is_space((*end)[-1])) --*end;
}

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = static_cast<char>(c | 0x20);
  return c >= 'a' && c <= 'z' ? c - 'a' + 10 : 99;
}

[[noreturn]] void fail_parse(const Str& text, const char* what, unsigned size) {
  fail(Error::kParse, text, Str(what, size, true));
}

bool same_word(const char* at, const char* end, const char* word) {
  while (at < end && *word && (*at | 0x20) == *word) {
    ++at;
    ++word;
  }
  return at == end && !*word;
}

/// With the digits and spaces of all scripts as those of ASCII.
Str in_ascii(const Str& text) {
  bool ascii = true;
  for (char c : text) ascii = ascii && static_cast<signed char>(c) >= 0;
  if (ascii) return text;
  StrBuilder out;
  for (const char* at = text.begin(); at < text.end();) {
    unsigned c = next_point(&at);
    int value = unicode::digit_value(c);
    if (value >= 0) {
      out.add_char(static_cast<char>('0' + value));
    } else {
      out.add_point(unicode::is_space(c) ? ' ' : c);
    }
  }
  return out.take();
}

}  // namespace

Int parse_int(const Str& text, Int base) {
  Str ascii = in_ascii(text);
  const char *at = ascii.begin(), *end = ascii.end();
  trim(&at, &end);
  bool negative = at < end && *at == '-';
  if (at < end && (*at == '-' || *at == '+')) ++at;
  if (end - at > 2 && *at == '0') {
    char c = static_cast<char>(at[1] | 0x20);
    Int prefix = c == 'x' ? 16 : c == 'o' ? 8 : c == 'b' ? 2 : 0;
    if (prefix && (base == prefix || base == 0)) {
      base = prefix;
      at += 2;
      if (*at == '_') ++at;
    }
  }
  if (base == 0) {
    base = 10;
    if (end - at > 1 && *at == '0') fail_parse(text, "a whole number", 14);
  }
  if (base < 2 || base > 36) fail(Error::kValue, Str("The base must be 0 or 2 to 36.", 30, true));
  if (at == end || *at == '_' || end[-1] == '_') fail_parse(text, "a whole number", 14);
  Int value = 0;
  for (; at < end; ++at) {
    if (*at == '_' && at[1] != '_') continue;
    Int d = digit(*at);
    if (d >= base) fail_parse(text, "a whole number", 14);
    value = negative ? sub(mul(value, base), d) : add(mul(value, base), d);
  }
  return value;
}

double parse_float(const Str& text) {
  Str ascii = in_ascii(text);
  const char *at = ascii.begin(), *end = ascii.end();
  trim(&at, &end);
  const char* word = at;
  if (word < end && (*word == '-' || *word == '+')) ++word;
  bool negative = at < end && *at == '-';
  if (same_word(word, end, "inf") || same_word(word, end, "infinity")) return negative ? -math_inf : math_inf;
  if (same_word(word, end, "nan")) return math_nan;
  StrBuilder clean;
  if (negative) clean.add_char('-');
  at = word;
  // digits [. digits] [e [sign] digits], with single underscores between digits.
  int digits = 0;
  auto run = [&] {
    int n = 0;
    for (; at < end; ++at) {
      if (*at == '_' && n && at + 1 < end && digit(at[1]) < 10 && digit(at[-1]) < 10) continue;
      if (digit(*at) >= 10) break;
      clean.add_char(*at);
      ++n;
    }
    return n;
  };
  digits = run();
  if (at < end && *at == '.') {
    if (!digits) clean.add_char('0');
    clean.add_char(*at++);
    int decimals = run();
    if (!decimals) clean.add_char('0');
    digits += decimals;
  }
  bool ok = digits > 0;
  if (ok && at < end && (*at | 0x20) == 'e') {
    ++at;
    clean.add_char('e');
    if (at < end && (*at == '-' || *at == '+')) clean.add_char(*at++);
    ok = run() > 0;
  }
  if (!ok || at != end) fail_parse(text, "a number", 8);
  return platform::text_number(clean.data(), clean.size());
}

}  // namespace gb
