#include "gblocks/browser_state.h"

#include "gblocks/platform.h"

namespace gb {

void TextEncoder::open(char bracket) {
  if (++level_ > kMostLevels) fits_ = false;
  out_.add_char(bracket);
}

void TextEncoder::close(char bracket) {
  --level_;
  out_.add_char(bracket);
}

void TextEncoder::put_text(const Str& x) {
  out_.add_char('"');
  for (char c : x) {
    if (static_cast<unsigned char>(c) < 0x20) {
      add("\\u00");
      out_.add_char("01"[c >> 4]);
      out_.add_char("0123456789abcdef"[c & 15]);
      continue;
    }
    if (c == '"' || c == '\\') out_.add_char('\\');
    out_.add_char(c);
  }
  out_.add_char('"');
}

void TextDecoder::get_text(Str& x) {
  StrBuilder out;
  auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  while (*++at_ != '"') {
    if (*at_ == '\\' && *++at_ == 'u') {
      at_ += 4;
      out.add_char(static_cast<char>(digit(at_[-1]) << 4 | digit(*at_)));
    } else {
      out.add_char(*at_);
    }
  }
  ++at_;
  x = out.take();
}

Str TextDecoder::word() {
  const char* from = at_;
  while (at_ < end_ && *at_ != ',' && *at_ != ']' && *at_ != '}') ++at_;
  return Str::copy(from, static_cast<Size>(at_ - from));
}

namespace {

constexpr unsigned kDigits = 8;  // of the number in front of a text

/// What is kept under a key, as the number of its text.
struct Known {
  Known* next;
  Str key;
  unsigned number;
};
Known* known;

/// FNV-1a.
unsigned number_of(Int shape, const char* text, unsigned bytes) {
  unsigned number = 2166136261u ^ static_cast<unsigned>(shape);
  for (unsigned i = 0; i < bytes; ++i) number = (number ^ static_cast<unsigned char>(text[i])) * 16777619u;
  return number;
}

void write(unsigned number, char* digits) {
  for (unsigned i = kDigits; i-- > 0; number >>= 4) digits[i] = "0123456789abcdef"[number & 15];
}

/// Whether this is news.
bool note(const Str& key, unsigned number) {
  Known* found = known;
  while (found && !equal(found->key, key)) found = found->next;
  if (!found) {
    known = new (Place{allocate(sizeof(Known))}) Known{known, key, number};
    return true;
  }
  bool news = found->number != number;
  found->number = number;
  return news;
}

/// The name of the state: the last part of its key.
Str name_of(const Str& key) {
  const char* name = key.end();
  while (name > key.begin() && name[-1] != '/') --name;
  return Str::copy(name, static_cast<Size>(key.end() - name));
}

void say(const Str& text) {
  platform::log(text.data(), text.size());
}

}  // namespace

Opt<Str> kept_text(const Str& key, Int shape) {
  Opt<Str> kept = platform::load(key.data(), key.size());
  if (!kept.has()) return none;
  const Str& all = *kept;
  if (all.size() > kDigits) {
    const char* text = all.data() + kDigits;
    unsigned bytes = all.size() - kDigits, number = number_of(shape, text, bytes);
    char digits[kDigits];
    write(number, digits);
    if (__builtin_memcmp(digits, all.data(), kDigits) == 0) {
      note(key, number);
      return Str::copy(text, bytes);
    }
  }
  say(concat(Str("What an earlier visit kept in `", 31, true), name_of(key),
             Str("` does not fit this program: it begins anew.", 44, true)));
  platform::store(key.data(), key.size(), "", 0);
  return none;
}

void note_text(const Str& key, Int shape, const Str& text) {
  note(key, number_of(shape, text.data(), text.size()));
}

void keep_text(const Str& key, Int shape, const Str& text) {
  unsigned number = number_of(shape, text.data(), text.size());
  if (!note(key, number)) return;
  char digits[kDigits];
  write(number, digits);
  StrBuilder all;
  all.add(digits, kDigits);
  all.add(text);
  platform::store(key.data(), key.size(), all.data(), all.size());
}

void cannot_keep(const Str& key) {
  say(concat(Str("`", 1, true), name_of(key),
             Str("` is nested too deeply to be kept for the next visit.", 53, true)));
}

void forget_kept() {
  while (Known* first = known) {
    known = first->next;
    first->~Known();
    release(first, sizeof(Known));
  }
}

}  // namespace gb
