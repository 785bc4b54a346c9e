// str.translate and its tables.
#include "gblocks/dict_methods.h"
#include "gblocks/str_methods.h"

namespace gb {
namespace {

template <class V, class F>
Str translated(const Str& s, const Dict<Int, V>& table, F add) {
  StrBuilder out;
  for (const char* at = s.begin(); at < s.end();) {
    unsigned c = next_point(&at);
    auto* entry = table->find(Int{c});
    if (entry) {
      add(out, entry->value);
    } else {
      out.add_point(c);
    }
  }
  return out.take();
}

void add_code(StrBuilder& out, Int code) {
  out.add(chr(code));
}

template <class V>
void pair_up(const Dict<Int, V>& table, const Str& x, const Str& y) {
  if (len(x) != len(y)) fail(Error::kValue, Str("Both texts must have the same length.", 37, true));
  for (const char *from = x.begin(), *to = y.begin(); from < x.end();) {
    Int code = next_point(&from);
    set_at(table, code, V(Int{next_point(&to)}));
  }
}

}  // namespace

Str str_translate(const Str& s, const Dict<Int, Str>& table) {
  return translated(s, table, [](StrBuilder& out, const Str& text) { out.add(text); });
}
Str str_translate(const Str& s, const Dict<Int, Int>& table) {
  return translated(s, table, add_code);
}
Str str_translate(const Str& s, const Dict<Int, Opt<Int>>& table) {
  return translated(s, table, [](StrBuilder& out, const Opt<Int>& code) {
    if (code.has()) add_code(out, *code);
  });
}

Dict<Int, Str> str_maketrans(const Dict<Str, Str>& table) {
  Dict<Int, Str> codes;
  for (const auto& entry : dict_items(table)) set_at(codes, ord(entry.first), get<1>(entry));
  return codes;
}
Dict<Int, Int> str_maketrans(const Str& x, const Str& y) {
  Dict<Int, Int> codes;
  pair_up(codes, x, y);
  return codes;
}
Dict<Int, Opt<Int>> str_maketrans(const Str& x, const Str& y, const Str& z) {
  Dict<Int, Opt<Int>> codes;
  pair_up(codes, x, y);
  for (const char* at = z.begin(); at < z.end();) set_at(codes, Int{next_point(&at)}, Opt<Int>());
  return codes;
}

}  // namespace gb
