// repr of text, and the brackets around pieces.
#include "gblocks/format.h"
#include "src/unicode.h"

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
    } else if (!unicode::is_printable(c)) {
      hex(c, c < 0x100 ? 'x' : c < 0x10000 ? 'u' : 'U', c < 0x100 ? 2 : c < 0x10000 ? 4 : 8);
    } else {
      out.add_point(c);
    }
  }
  out.add_char(quote);
  return out.take();
}

Str ascii_text(const Str& text) {
  StrBuilder out;
  for (const char* at = text.begin(); at < text.end();) {
    unsigned c = next_point(&at);
    if (c < 0x80) {
      out.add_char(static_cast<char>(c));
      continue;
    }
    int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
    out.add_char('\\');
    out.add_char(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
    while (digits-- > 0) out.add_char("0123456789abcdef"[c >> digits * 4 & 15]);
  }
  return out.take();
}

bool Writing::again() const noexcept {
  for (const Writing* outer = outer_; outer; outer = outer->outer_)
    if (outer->object_ == object_) return true;
  return false;
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
