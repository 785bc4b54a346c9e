// Dates and times out of text: fromisoformat, strptime.
#include "src/calendar.h"

namespace gb {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

struct Parts {
  Int year = 1900, month = 1, day = 1, hour = 0, minute = 0, second = 0, microsecond = 0;
  Datetime datetime() const { return gb::datetime(year, month, day, hour, minute, second, microsecond); }
};

/// Reads from the left; what does not fit is told with the whole text.
class Reader {
 public:
  Reader(const Str& text, const Str& wanted) : text_(text), wanted_(wanted), at_(text.begin()) {}

  bool done() const { return at_ == text_.end(); }
  char peek() const { return done() ? '\0' : *at_; }
  bool accept(char c) {
    if (done() || *at_ != c) return false;
    ++at_;
    return true;
  }
  void skip_point() { next_point(&at_); }
  void require(bool holds) {
    if (!holds) fail(Error::kParse, text_, wanted_);
  }
  /// As many digits as there are, but no more than `most`, and none that makes it greater than `limit`.
  Int number(int most, Int limit, int least = 1) {
    Int value = 0;
    int count = 0;
    for (; count < most && is_digit(peek()) && value * 10 + (peek() - '0') <= limit; ++count) value = value * 10 + (*at_++ - '0');
    require(count >= least);
    return value;
  }
  /// So many digits.
  Int digits(int count) { return number(count, 9999, count); }
  /// Digits behind the point, as millionths; those after the sixth are of no account.
  Int millionths(int most) {
    Int value = 0;
    int count = 0;
    for (; count < most && is_digit(peek()); ++count, ++at_) {
      if (count < 6) value = value * 10 + (*at_ - '0');
    }
    require(count > 0);
    for (; count < 6; ++count) value *= 10;
    return value;
  }
  void spaces() {
    while (!done() && is_space(*at_)) ++at_;
  }
  /// A byte of a pattern, whatever its case.
  void literal(char c) {
    require(!done() && lower(*at_) == lower(c));
    ++at_;
  }
  /// Which of the names stands here, whole or its first three letters; they are parted by spaces.
  Int name(const char* names, bool whole) {
    Int index = 0;
    for (const char* name = names; *name; ++index) {
      Size size = 0;
      while (name[size] && name[size] != ' ') ++size;
      Size wanted = whole ? size : 3, same = 0;
      while (same < wanted && at_ + same != text_.end() && lower(at_[same]) == lower(name[same])) ++same;
      if (same == wanted) {
        at_ += wanted;
        return index;
      }
      name += name[size] ? size + 1 : size;
    }
    require(false);
    return 0;
  }

 private:
  const Str& text_;
  const Str& wanted_;
  const char* at_;
};

/// `2024-03-01` or `20240301`.
void read_date(Reader& reader, Parts& parts) {
  parts.year = reader.digits(4);
  bool parted = reader.accept('-');
  parts.month = reader.digits(2);
  reader.require(!parted || reader.accept('-'));
  parts.day = reader.digits(2);
}

/// `14`, `14:30`, `14:30:15.25`, or the same without colons.
void read_time(Reader& reader, Parts& parts) {
  parts.hour = reader.digits(2);
  if (reader.done()) return;
  bool parted = reader.accept(':');
  parts.minute = reader.digits(2);
  if (reader.done()) return;
  reader.require(!parted || reader.accept(':'));
  parts.second = reader.digits(2);
  if (reader.accept('.') || reader.accept(',')) parts.microsecond = reader.millionths(1 << 30);
}

/// What strptime has read that is no part by itself.
struct Asides {
  bool twelve = false, afternoon = false, half_known = false;
  Int year_day = 0;
};

void read_format(Reader& reader, const char* at, const char* end, Parts& parts, Asides& asides) {
  auto all = [&](const char* format) { read_format(reader, format, format + __builtin_strlen(format), parts, asides); };
  const char* kDays = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday";
  const char* kMonths = "January February March April May June July August September October November December";
  for (; at != end; ++at) {
    if (is_space(*at)) {
      reader.require(!reader.done() && is_space(reader.peek()));
      reader.spaces();
      while (at + 1 != end && is_space(at[1])) ++at;
      continue;
    }
    if (*at != '%' || at + 1 == end) {
      reader.literal(*at);
      continue;
    }
    switch (*++at) {
      case 'Y': parts.year = reader.digits(4); break;
      case 'y': {
        Int year = reader.digits(2);
        parts.year = year + (year < 69 ? 2000 : 1900);
        break;
      }
      case 'm': parts.month = reader.number(2, 12); break;
      case 'd':
        reader.accept(' ');
        parts.day = reader.number(2, 31);
        break;
      case 'j': asides.year_day = reader.number(3, 366); break;
      case 'b': parts.month = reader.name(kMonths, false) + 1; break;
      case 'B': parts.month = reader.name(kMonths, true) + 1; break;
      case 'a': reader.name(kDays, false); break;
      case 'A': reader.name(kDays, true); break;
      case 'w': reader.number(1, 6); break;
      case 'H': parts.hour = reader.number(2, 23); break;
      case 'I':
        parts.hour = reader.number(2, 12);
        reader.require(parts.hour > 0);
        asides.twelve = true;
        break;
      case 'p':
        asides.half_known = true;
        asides.afternoon = lower(reader.peek()) == 'p';
        if (!asides.afternoon) reader.require(lower(reader.peek()) == 'a');
        reader.skip_point();
        reader.literal('m');
        break;
      case 'M': parts.minute = reader.number(2, 59); break;
      case 'S': parts.second = reader.number(2, 61); break;
      case 'f': parts.microsecond = reader.millionths(6); break;
      case 'c': all("%a %b %d %H:%M:%S %Y"); break;
      case 'x': all("%m/%d/%y"); break;
      case 'X': all("%H:%M:%S"); break;
      case '%': reader.literal('%'); break;
      default: {
        char directive[] = {'%', *at};
        fail(Error::kFormat, Str::copy(directive, 2), GB_TEXT("a part of a date or time"));
      }
    }
  }
}

}  // namespace

Date date_fromisoformat(const Str& text) {
  const Str wanted = GB_TEXT("a date of the form YYYY-MM-DD");
  Reader reader(text, wanted);
  Parts parts;
  read_date(reader, parts);
  reader.require(reader.done());
  return date(parts.year, parts.month, parts.day);
}

Datetime datetime_fromisoformat(const Str& text) {
  const Str wanted = GB_TEXT("a time of the form YYYY-MM-DD HH:MM:SS");
  Reader reader(text, wanted);
  Parts parts;
  read_date(reader, parts);
  if (!reader.done()) {
    reader.skip_point();  // any character
    read_time(reader, parts);
  }
  reader.require(reader.done());
  return parts.datetime();
}

Datetime datetime_strptime(const Str& text, const Str& format) {
  const Str wanted = concat(GB_TEXT("a time of the form "), format);
  Reader reader(text, wanted);
  Parts parts;
  Asides asides;
  read_format(reader, format.begin(), format.end(), parts, asides);
  reader.require(reader.done());
  if (asides.half_known && asides.twelve) parts.hour = parts.hour % 12 + (asides.afternoon ? 12 : 0);
  if (asides.year_day) {
    Day day = day_of(Date(days_before_year(parts.year) + asides.year_day - 1));
    parts.year = day.year;
    parts.month = day.month;
    parts.day = day.day;
  }
  return parts.datetime();
}

}  // namespace gb
