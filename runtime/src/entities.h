// Character references of HTML.
#pragma once

namespace gb::markdown {

/// The characters that "&name;" or "&#number;" stands for, as UTF-8 into `out` (8 bytes); 0 where it is not known, and
/// stays as it is. Names are those in common use: Latin letters, punctuation, currency, arrows, Greek.
inline unsigned decode_entity(const char* text, unsigned size, char* out);

namespace internal {

struct Entity {
  const char* name;
  unsigned code;
};
inline constexpr Entity kEntities[] = {
    {"amp", '&'},       {"colon", ':'},    {"sol", '/'},       {"Tab", '\t'},      {"NewLine", '\n'},
    {"lpar", '('},      {"rpar", ')'},     {"lt", '<'},        {"gt", '>'},        {"quot", '"'},
    {"apos", '\''},     {"nbsp", 0xA0},    {"copy", 0xA9},     {"reg", 0xAE},      {"trade", 0x2122},
    {"hellip", 0x2026}, {"mdash", 0x2014}, {"ndash", 0x2013},  {"lsquo", 0x2018},  {"rsquo", 0x2019},
    {"ldquo", 0x201C},  {"rdquo", 0x201D}, {"sbquo", 0x201A},  {"bdquo", 0x201E},  {"laquo", 0xAB},
    {"raquo", 0xBB},    {"bull", 0x2022},  {"middot", 0xB7},   {"sect", 0xA7},     {"para", 0xB6},
    {"deg", 0xB0},      {"plusmn", 0xB1},  {"times", 0xD7},    {"divide", 0xF7},   {"frac12", 0xBD},
    {"frac14", 0xBC},   {"frac34", 0xBE},  {"sup1", 0xB9},     {"sup2", 0xB2},     {"sup3", 0xB3},
    {"micro", 0xB5},    {"cent", 0xA2},    {"pound", 0xA3},    {"yen", 0xA5},      {"euro", 0x20AC},
    {"iexcl", 0xA1},    {"iquest", 0xBF},  {"shy", 0xAD},      {"zwj", 0x200D},    {"zwnj", 0x200C},
    {"ensp", 0x2002},   {"emsp", 0x2003},  {"thinsp", 0x2009}, {"dagger", 0x2020}, {"permil", 0x2030},
    {"larr", 0x2190},   {"uarr", 0x2191},  {"rarr", 0x2192},   {"darr", 0x2193},   {"harr", 0x2194},
    {"rArr", 0x21D2},   {"lArr", 0x21D0},  {"hArr", 0x21D4},   {"infin", 0x221E},  {"ne", 0x2260},
    {"le", 0x2264},     {"ge", 0x2265},    {"asymp", 0x2248},  {"equiv", 0x2261},  {"minus", 0x2212},
    {"radic", 0x221A},  {"sum", 0x2211},   {"prod", 0x220F},   {"int", 0x222B},    {"part", 0x2202},
    {"forall", 0x2200}, {"exist", 0x2203}, {"isin", 0x2208},   {"notin", 0x2209},  {"cap", 0x2229},
    {"cup", 0x222A},    {"sub", 0x2282},   {"sup", 0x2283},    {"empty", 0x2205},  {"nabla", 0x2207},
    {"check", 0x2713},  {"star", 0x2606},  {"hearts", 0x2665}, {"Agrave", 0xC0},   {"Aacute", 0xC1},
    {"Acirc", 0xC2},    {"Atilde", 0xC3},  {"Auml", 0xC4},     {"Aring", 0xC5},    {"AElig", 0xC6},
    {"Ccedil", 0xC7},   {"Egrave", 0xC8},  {"Eacute", 0xC9},   {"Ecirc", 0xCA},    {"Euml", 0xCB},
    {"Iacute", 0xCD},   {"Ntilde", 0xD1},  {"Oacute", 0xD3},   {"Ocirc", 0xD4},    {"Otilde", 0xD5},
    {"Ouml", 0xD6},     {"Oslash", 0xD8},  {"Uacute", 0xDA},   {"Uuml", 0xDC},     {"szlig", 0xDF},
    {"agrave", 0xE0},   {"aacute", 0xE1},  {"acirc", 0xE2},    {"atilde", 0xE3},   {"auml", 0xE4},
    {"aring", 0xE5},    {"aelig", 0xE6},   {"ccedil", 0xE7},   {"egrave", 0xE8},   {"eacute", 0xE9},
    {"ecirc", 0xEA},    {"euml", 0xEB},    {"igrave", 0xEC},   {"iacute", 0xED},   {"icirc", 0xEE},
    {"iuml", 0xEF},     {"ntilde", 0xF1},  {"ograve", 0xF2},   {"oacute", 0xF3},   {"ocirc", 0xF4},
    {"otilde", 0xF5},   {"ouml", 0xF6},    {"oslash", 0xF8},   {"ugrave", 0xF9},   {"uacute", 0xFA},
    {"ucirc", 0xFB},    {"uuml", 0xFC},    {"yuml", 0xFF},     {"alpha", 0x3B1},   {"beta", 0x3B2},
    {"gamma", 0x3B3},   {"delta", 0x3B4},  {"epsilon", 0x3B5}, {"theta", 0x3B8},   {"lambda", 0x3BB},
    {"mu", 0x3BC},      {"pi", 0x3C0},     {"rho", 0x3C1},     {"sigma", 0x3C3},   {"tau", 0x3C4},
    {"phi", 0x3C6},     {"omega", 0x3C9},  {"Delta", 0x394},   {"Sigma", 0x3A3},   {"Omega", 0x3A9},
    {"Pi", 0x3A0},      {"Theta", 0x398},  {"Lambda", 0x39B},  {"Phi", 0x3A6}};

inline unsigned put_utf8(unsigned code, char* out) {
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = 0xFFFD;
  if (code < 0x80) {
    out[0] = static_cast<char>(code);
    return 1;
  }
  unsigned size = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  for (unsigned i = size - 1; i > 0; --i, code >>= 6) out[i] = static_cast<char>(0x80 | (code & 0x3F));
  out[0] = static_cast<char>((size == 2 ? 0xC0 : size == 3 ? 0xE0 : 0xF0) | code);
  return size;
}

}  // namespace internal

unsigned decode_entity(const char* text, unsigned size, char* out) {
  if (size < 3) return 0;
  ++text;     // '&'
  size -= 2;  // and ';'
  if (*text == '#') {
    bool hex = size > 1 && (text[1] | 0x20) == 'x';
    unsigned code = 0;
    for (unsigned i = hex ? 2 : 1; i < size; ++i) {
      unsigned digit =
          text[i] <= '9' ? static_cast<unsigned>(text[i] - '0') : static_cast<unsigned>((text[i] | 0x20) - 'a' + 10);
      code = code > 0x110000 ? code : code * (hex ? 16 : 10) + digit;
    }
    return internal::put_utf8(code, out);
  }
  for (const auto& entity : internal::kEntities) {
    if (__builtin_strlen(entity.name) == size && !__builtin_memcmp(entity.name, text, size))
      return internal::put_utf8(entity.code, out);
  }
  return 0;
}

}  // namespace gb::markdown
