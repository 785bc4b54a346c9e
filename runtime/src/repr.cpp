// repr of text, and the brackets around pieces.
#include "gblocks/format.h"

namespace gb {

Str repr(const Str& x) {
  bool single = false, twice = false;
  for (char c : x) {
    single = single || c == '\'';
    twice = twice || c == '"';
  }
  char quote = single && !twice ? '"' : '\'';
  StrBuilder out;
  out.add_char(quote);
  auto hex = [&](unsigned code, char kind, int digits) {
    out.add_char('\\');
    out.add_char(kind);
    while (digits-- > 0) out.add_char("0123456789abcdef"[code >> digits * 4 & 15]);
  };
  for (const char* at = x.begin(); at < x.end();) {
    unsigned c = next_point(&at);
    if (c == static_cast<unsigned char>(quote) || c == '\\') {
      out.add_char('\\');
      out.add_char(static_cast<char>(c));
    } else if (c == '\n' || c == '\r' || c == '\t') {
      out.add_char('\\');
      out.add_char(c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
    } else if (c < 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD) {
      hex(c, 'x', 2);
    } else if ((c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) || c == 0x3000 || c == 0xFEFF) {
      hex(c, 'u', 4);
    } else {
      out.add_point(c);
    }
  }
  out.add_char(quote);
  return out.take();
}

static Str plain(const char* name) {
  return Str::copy(name, __builtin_strlen(name));
}

ReprBuilder::ReprBuilder(const char* name) {
  builder_.add(plain(name));
  builder_.add_char('(');
}

void ReprBuilder::separate() {
  if (!first_) builder_.add(", ", 2);
  first_ = false;
}

void ReprBuilder::add(const char* name, const Str& value) {
  separate();
  builder_.add(plain(name));
  builder_.add_char('=');
  builder_.add(value);
}

void ReprBuilder::add(const Str& key, const Str& value) {
  separate();
  builder_.add(key);
  builder_.add(": ", 2);
  builder_.add(value);
}

}  // namespace gb
