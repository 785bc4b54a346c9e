// Python's format specifications: [[fill]align][sign][#][0][width][,|_][.precision][type].
#include "gblocks/format.h"

#include "gblocks/math.h"
#include "gblocks/str_methods.h"
#include "src/decimal.h"

namespace gb {
namespace {

struct Spec {
  Str fill{" ", 1, true};
  char align = 0, sign = '-', group = 0, type = 0;
  bool alternate = false;
  Int width = 0, precision = -1;
};

struct Parser {
  const Str& text;
  const char* what;  // "int", "float", "str"
  const char* at = text.begin();
  const char* end = text.end();

  [[noreturn]] void wrong() const { fail(Error::kFormat, text, Str::copy(what, __builtin_strlen(what))); }
  static bool is_align(char c) { return c == '<' || c == '>' || c == '=' || c == '^'; }
  bool take(char c) {
    if (at == end || *at != c) return false;
    ++at;
    return true;
  }
  Int number() {
    Int n = 0;
    for (; at < end && *at >= '0' && *at <= '9'; ++at) {
      n = n * 10 + (*at - '0');
      if (n > 1000000) wrong();
    }
    return n;
  }
  Spec parse() {
    Spec spec;
    bool filled = false;
    if (at < end) {
      const char* next = at;
      next_point(&next);
      if (next < end && is_align(*next)) {
        spec.fill = Str::copy(at, static_cast<Size>(next - at));
        spec.align = *next;
        at = next + 1;
        filled = true;
      } else if (is_align(*at)) {
        spec.align = *at++;
      }
    }
    if (at < end && (*at == '+' || *at == '-' || *at == ' ')) spec.sign = *at++;
    spec.alternate = take('#');
    if (take('0')) {
      if (!filled) spec.fill = Str("0", 1, true);
      if (!spec.align) spec.align = '=';
    }
    spec.width = number();
    if (at < end && (*at == ',' || *at == '_')) spec.group = *at++;
    if (take('.')) {
      if (at == end || *at < '0' || *at > '9') wrong();
      spec.precision = number();
    }
    if (at < end) spec.type = *at++;
    if (at < end) wrong();
    return spec;
  }
};

/// Pads `sign` + `body`; '=' pads between them.
Str pad(const Spec& spec, char align, const Str& sign, const Str& body) {
  Int missing = spec.width - len(sign) - len(body);
  if (missing <= 0) return concat(sign, body);
  StrBuilder out;
  if (align == '=') out.add(sign);
  Int left = align == '<' ? 0 : align == '^' ? missing / 2 : missing;
  out.fill(spec.fill, left);
  if (align != '=') out.add(sign);
  out.add(body);
  out.fill(spec.fill, missing - left);
  return out.take();
}

/// A separator after each `every` digits from the right. Zeros that pad up to the width are grouped as well, as Python
/// does.
Str grouped(const Spec& spec, const Str& digits, unsigned every, Int others) {
  if (!spec.group) return digits;
  Int count = digits.size();
  if (spec.align == '=' && spec.fill.size() == 1 && *spec.fill.data() == '0') {
    while (count + (count - 1) / every + others < spec.width) ++count;
  }
  StrBuilder out;
  for (Int i = 0; i < count; ++i) {
    if (i && (count - i) % every == 0) out.add_char(spec.group);
    Int at = i - (count - digits.size());
    out.add_char(at < 0 ? '0' : digits.data()[at]);
  }
  return out.take();
}

Str sign_text(const Spec& spec, bool negative) {
  if (negative) return Str("-", 1, true);
  if (spec.sign == '+') return Str("+", 1, true);
  return spec.sign == ' ' ? Str(" ", 1, true) : Str();
}

Str in_base(unsigned long long x, unsigned base, bool upper) {
  char text[64];
  char* at = text + sizeof text;
  do {
    char c = "0123456789abcdef"[x % base];
    *--at = upper && c >= 'a' ? static_cast<char>(c - 32) : c;
    x /= base;
  } while (x);
  return Str::copy(at, static_cast<Size>(text + sizeof text - at));
}

void add_exponent(StrBuilder& out, int e, char letter) {
  out.add_char(letter);
  out.add_char(e < 0 ? '-' : '+');
  if (e < 0) e = -e;
  if (e < 10) out.add_char('0');
  out.add(to_str(Int{e}));
}

/// Digits before the point, the point and what is after it, as fixed notation.
void add_fixed(const Decimal& d, int decimals, bool point, StrBuilder& whole, StrBuilder& rest) {
  for (int i = 0; i <= d.exponent; ++i) whole.add_char(i < d.count ? d.digits[i] : '0');
  if (d.exponent < 0) whole.add_char('0');
  if (decimals > 0 || point) rest.add_char('.');
  for (int i = d.exponent + 1; i <= d.exponent + decimals; ++i) {
    rest.add_char(i >= 0 && i < d.count ? d.digits[i] : '0');
  }
}

void add_scientific(const Decimal& d, bool point, char letter, StrBuilder& whole, StrBuilder& rest) {
  whole.add_char(d.digits[0]);
  if (d.count > 1 || point) rest.add_char('.');
  rest.add(d.digits + 1, static_cast<Size>(d.count - 1));
  add_exponent(rest, d.exponent, letter);
}

/// Rounds to `decimals` places after the point.
void round_fixed(Decimal& d, int decimals) {
  int keep = d.exponent + 1 + decimals;
  if (keep < 0) {
    d.count = 0;
  } else {
    d.round_to(keep > 120 ? 120 : keep);
  }
  if (d.count == 0) {
    d.exponent = -1;  // 0.000…
    d.digits[0] = '0';
    d.count = 1;
  }
}

Str format_finite(double x, const Spec& spec, char type) {
  char lower = static_cast<char>(type | 0x20);
  bool upper = type && type < 'a' && type != '%';
  StrBuilder whole, rest;
  bool negative = __builtin_signbit(x);
  int precision = spec.precision < 0 ? 6 : static_cast<int>(spec.precision > 100 ? 100 : spec.precision);
  if (type == '%' || lower == 'f') {
    Decimal d(type == '%' ? x * 100 : x, 100);
    round_fixed(d, precision);
    add_fixed(d, precision, spec.alternate, whole, rest);
    for (Int i = precision; i < spec.precision; ++i) rest.add_char('0');
    if (type == '%') rest.add_char('%');
  } else if (lower == 'e') {
    Decimal d(x, 100);
    d.round_to(precision + 1);
    if (d.count > precision + 1) --d.count;
    add_scientific(d, spec.alternate, upper ? 'E' : 'e', whole, rest);
  } else {
    bool shortest = type == 0 && spec.precision < 0;
    Decimal d(x, shortest ? -1 : 100);
    int significant = shortest ? 17 : precision ? precision : 1;
    if (!shortest) {
      d.round_to(significant);
      if (d.count > significant) --d.count;
    }
    if (!spec.alternate) d.strip();
    int limit = shortest ? 16 : type == 0 ? significant - 1 : significant;
    if (d.exponent < -4 || d.exponent >= limit) {
      add_scientific(d, spec.alternate, upper ? 'E' : 'e', whole, rest);
    } else {
      int decimals = d.count - 1 - d.exponent;
      if (decimals < 0) decimals = 0;
      if (type == 0 && decimals == 0) decimals = 1;  // 1.0
      add_fixed(d, decimals, spec.alternate, whole, rest);
    }
  }
  Str sign = sign_text(spec, negative), tail = rest.take();
  Str digits = grouped(spec, whole.take(), 3, sign.size() + tail.size());
  return pad(spec, spec.align ? spec.align : '>', sign, concat(digits, tail));
}

Str format_float(double x, Spec spec, const Parser& parser) {
  bool known = false;
  for (char type : "eEfFgGn%") known = known || type == spec.type;  // the 0 at the end: none
  if (!known) parser.wrong();
  if (math_isfinite(spec.type == '%' ? x * 100 : x)) return format_finite(x, spec, spec.type);
  if (spec.fill.size() == 1 && *spec.fill.data() == '0' && spec.align == '=') spec.group = 0;
  Str body = x != x ? Str("nan", 3, true) : Str("inf", 3, true);
  if (spec.type == 'E' || spec.type == 'F' || spec.type == 'G') body = str_upper(body);
  if (spec.type == '%') body = concat(body, Str("%", 1, true));
  return pad(spec, spec.align ? spec.align : '>', sign_text(spec, x < 0), body);
}

}  // namespace

Str format(Int x, const Str& text) {
  if (!text.size()) return to_str(x);
  Parser parser{text, "an integer"};
  Spec spec = parser.parse();
  bool negative = x < 0;
  auto size = negative ? 0 - static_cast<unsigned long long>(x) : static_cast<unsigned long long>(x);
  Str prefix, digits;
  unsigned every = 4;
  switch (spec.type) {
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%':
      return format_float(static_cast<double>(x), spec, parser);
    case 'b':
      digits = in_base(size, 2, false);
      prefix = Str("0b", 2, true);
      break;
    case 'o':
      digits = in_base(size, 8, false);
      prefix = Str("0o", 2, true);
      break;
    case 'x':
      digits = in_base(size, 16, false);
      prefix = Str("0x", 2, true);
      break;
    case 'X':
      digits = in_base(size, 16, true);
      prefix = Str("0X", 2, true);
      break;
    case 'c':
      return pad(spec, spec.align ? spec.align : '>', Str(), chr(x));
    case 0:
    case 'd':
    case 'n':
      digits = in_base(size, 10, false);
      every = 3;
      break;
    default:
      parser.wrong();
  }
  if (spec.precision >= 0 || (every == 4 && spec.group == ',')) parser.wrong();
  Str sign = sign_text(spec, negative);
  if (spec.alternate) sign = concat(sign, prefix);
  return pad(spec, spec.align ? spec.align : '>', sign, grouped(spec, digits, every, sign.size()));
}

Str format(double x, const Str& text) {
  if (!text.size()) return to_str(x);
  Parser parser{text, "a float"};
  Spec spec = parser.parse();
  return format_float(x, spec, parser);
}

Str format(const Str& x, const Str& text) {
  if (!text.size()) return x;
  Parser parser{text, "text"};
  Spec spec = parser.parse();
  if ((spec.type && spec.type != 's') || spec.sign != '-' || spec.group || spec.alternate) parser.wrong();
  if (spec.align == '=') {
    // `0` before the width fills on the right for text.
    if (*spec.fill.data() != '0') parser.wrong();
    spec.align = '<';
  }
  Str body = spec.precision >= 0 ? slice(x, none, Opt<Int>(spec.precision)) : x;
  return pad(spec, spec.align ? spec.align : '<', Str(), body);
}

Str format(bool x, const Str& text) {
  if (!text.size()) return to_str(x);
  return format(Int{x}, text);
}

}  // namespace gb
