// Methods of str that map or ask about the kind of characters.
#include "gblocks/str_methods.h"
#include "src/unicode.h"

namespace gb {
namespace {

template <class F>
Str mapped(const Str& s, F map) {
  StrBuilder out;
  for (const char* at = s.begin(); at < s.end();) map(out, next_point(&at));
  return out.take();
}

/// Python knows "SS" as the capital of "ß".
void add_upper(StrBuilder& out, unsigned c) {
  if (c == 0xDF) {
    out.add("SS", 2);
  } else {
    out.add_point(unicode::upper(c));
  }
}

void add_title(StrBuilder& out, unsigned c) {
  if (c == 0xDF) {
    out.add("Ss", 2);
  } else {
    out.add_point(unicode::upper(c));
  }
}

template <class F>
bool all_of(const Str& s, F holds) {
  for (const char* at = s.begin(); at < s.end();)
    if (!holds(next_point(&at))) return false;
  return s.size() != 0;
}

bool cased(unsigned c) {
  return unicode::is_upper(c) || unicode::is_lower(c);
}

/// Whether there is a letter of one case and none of the other.
bool one_case(const Str& s, bool (*is_wanted)(unsigned), bool (*is_other)(unsigned)) {
  bool found = false;
  for (const char* at = s.begin(); at < s.end();) {
    unsigned c = next_point(&at);
    if (is_other(c)) return false;
    found = found || is_wanted(c);
  }
  return found;
}

}  // namespace

Str str_upper(const Str& s) {
  return mapped(s, add_upper);
}
Str str_lower(const Str& s) {
  return mapped(s, [](StrBuilder& out, unsigned c) { out.add_point(unicode::lower(c)); });
}
Str str_casefold(const Str& s) {
  return mapped(s, [](StrBuilder& out, unsigned c) {
    if (c == 0xDF) {
      out.add("ss", 2);
    } else {
      out.add_point(c == 0x3C2 ? 0x3C3 : c == 0xB5 ? 0x3BC : c == 0x17F ? 's' : unicode::lower(c));
    }
  });
}
Str str_swapcase(const Str& s) {
  return mapped(s, [](StrBuilder& out, unsigned c) {
    if (unicode::is_upper(c)) {
      out.add_point(unicode::lower(c));
    } else {
      add_upper(out, c);
    }
  });
}
Str str_capitalize(const Str& s) {
  bool first = true;
  return mapped(s, [&](StrBuilder& out, unsigned c) {
    if (first) {
      add_title(out, c);
    } else {
      out.add_point(unicode::lower(c));
    }
    first = false;
  });
}
Str str_title(const Str& s) {
  bool inside = false;
  return mapped(s, [&](StrBuilder& out, unsigned c) {
    if (inside) {
      out.add_point(unicode::lower(c));
    } else {
      add_title(out, c);
    }
    inside = cased(c);
  });
}

bool str_isdigit(const Str& s) {
  return all_of(s, unicode::is_digit);
}
bool str_isdecimal(const Str& s) {
  return all_of(s, unicode::is_digit);
}
bool str_isnumeric(const Str& s) {
  return all_of(s, unicode::is_digit);
}
bool str_isalpha(const Str& s) {
  return all_of(s, unicode::is_alpha);
}
bool str_isalnum(const Str& s) {
  return all_of(s, [](unsigned c) { return unicode::is_alpha(c) || unicode::is_digit(c); });
}
bool str_isspace(const Str& s) {
  return all_of(s, unicode::is_space);
}
bool str_isupper(const Str& s) {
  return one_case(s, unicode::is_upper, unicode::is_lower);
}
bool str_islower(const Str& s) {
  return one_case(s, unicode::is_lower, unicode::is_upper);
}
bool str_istitle(const Str& s) {
  bool inside = false, found = false;
  for (const char* at = s.begin(); at < s.end();) {
    unsigned c = next_point(&at);
    if (unicode::is_upper(c) ? inside : unicode::is_lower(c) && !inside) return false;
    inside = cased(c);
    found = found || inside;
  }
  return found;
}
bool str_isidentifier(const Str& s) {
  bool first = true;
  return all_of(s, [&](unsigned c) {
    bool ok = c == '_' || unicode::is_alpha(c) || (!first && unicode::is_digit(c));
    first = false;
    return ok;
  });
}
bool str_isprintable(const Str& s) {
  return !s.size() || all_of(s, unicode::is_printable);
}
bool str_isascii(const Str& s) {
  return s.ascii();
}

Int ord(const Str& s) {
  if (len(s) != 1) fail(Error::kValue, Str("ord() takes one character.", 26, true));
  const char* at = s.begin();
  return next_point(&at);
}

Str chr(Int code) {
  if (code < 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
    fail(Error::kValue, Str("There is no such character.", 27, true));
  }
  return Str::point(static_cast<unsigned>(code));
}

}  // namespace gb
