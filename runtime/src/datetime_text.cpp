// Dates, times and spans as text: str, repr, ISO 8601, strftime.
#include "src/calendar.h"

namespace gb {

namespace {

const char kDayNames[] = "MondayTuesdayWednesdayThursdayFridaySaturdaySunday";
const unsigned char kDayStarts[] = {0, 6, 13, 22, 30, 36, 44, 50};
const char kMonthNames[] = "JanuaryFebruaryMarchAprilMayJuneJulyAugustSeptemberOctoberNovemberDecember";
const unsigned char kMonthStarts[] = {0, 7, 15, 20, 25, 28, 32, 36, 42, 51, 58, 66, 74};

/// `value` with `width` digits at least; `pad` 0: with none in front.
void put(StrBuilder& out, Int value, unsigned width, char pad = '0') {
  Str digits = to_str(value);
  for (unsigned i = digits.size(); pad && i < width; ++i) out.add_char(pad);
  out.add(digits);
}

void put(StrBuilder& out, const char* before, Int value, unsigned width = 1) {
  out.add(before, __builtin_strlen(before));
  put(out, value, width);
}

void put_date(StrBuilder& out, Date x) {
  Day day = day_of(x);
  put(out, day.year, 4);
  put(out, "-", day.month, 2);
  put(out, "-", day.day, 2);
}

enum class Precision { kAuto, kHours, kMinutes, kSeconds, kMilliseconds, kMicroseconds };

void put_time(StrBuilder& out, Datetime x, Precision precision) {
  Int micro = datetime_microsecond(x);
  if (precision == Precision::kAuto) precision = micro ? Precision::kMicroseconds : Precision::kSeconds;
  put(out, datetime_hour(x), 2);
  if (precision >= Precision::kMinutes) put(out, ":", datetime_minute(x), 2);
  if (precision >= Precision::kSeconds) put(out, ":", datetime_second(x), 2);
  if (precision == Precision::kMilliseconds) put(out, ".", micro / 1000, 3);
  if (precision == Precision::kMicroseconds) put(out, ".", micro, 6);
}

/// One directive of strftime, after its `%` and flags.
class Directives {
 public:
  Directives(StrBuilder& out, Datetime x) : out_(out), x_(x), day_(day_of(datetime_date(x))) {}

  /// False if there is none of that letter.
  bool put(char letter, char flag) {
    flag_ = flag;
    Int weekday = datetime_weekday(x_), hour = datetime_hour(x_);
    Int year_day = days_before_month(day_.year, day_.month) + day_.day;
    switch (letter) {
      case 'a': return name(kDayNames, kDayStarts, weekday, 3);
      case 'A': return name(kDayNames, kDayStarts, weekday, 99);
      case 'b':
      case 'h': return name(kMonthNames, kMonthStarts, day_.month - 1, 3);
      case 'B': return name(kMonthNames, kMonthStarts, day_.month - 1, 99);
      case 'c': return all("%a %b %e %H:%M:%S %Y");
      case 'C': return number(day_.year / 100, 1);
      case 'd': return number(day_.day, 2);
      case 'x':
      case 'D': return all("%m/%d/%y");
      case 'e': return number(day_.day, 2, ' ');
      case 'f': return number(datetime_microsecond(x_), 6);
      case 'F': return all("%Y-%m-%d");
      case 'g': return number(get<0>(datetime_isocalendar(x_)) % 100, 2);
      case 'G': return number(get<0>(datetime_isocalendar(x_)), 1);
      case 'H': return number(hour, 2);
      case 'I': return number((hour + 11) % 12 + 1, 2);
      case 'j': return number(year_day, 3);
      case 'k': return number(hour, 2, ' ');
      case 'l': return number((hour + 11) % 12 + 1, 2, ' ');
      case 'm': return number(day_.month, 2);
      case 'M': return number(datetime_minute(x_), 2);
      case 'n': return text("\n", 1);
      case 'p': return text(hour < 12 ? "AM" : "PM", 2);
      case 'P': return text(hour < 12 ? "am" : "pm", 2);
      case 'r': return all("%I:%M:%S %p");
      case 'R': return all("%H:%M");
      case 's': return number(static_cast<Int>(__builtin_floor(datetime_timestamp(x_))), 1);
      case 'S': return number(datetime_second(x_), 2);
      case 't': return text("\t", 1);
      case 'X':
      case 'T': return all("%H:%M:%S");
      case 'u': return number(weekday + 1, 1);
      case 'U': return number((year_day + 6 - (weekday + 1) % 7) / 7, 2);
      case 'V': return number(get<1>(datetime_isocalendar(x_)), 2);
      case 'w': return number((weekday + 1) % 7, 1);
      case 'W': return number((year_day + 6 - weekday) / 7, 2);
      case 'y': return number(day_.year % 100, 2);
      case 'Y': return number(day_.year, 1);
      case 'z':
      case 'Z': return true;  // there is no time zone
      case '%': return text("%", 1);
      default: return false;
    }
  }

 private:
  bool number(Int value, unsigned width, char pad = '0') {
    gb::put(out_, value, width, flag_ == '-' ? '\0' : flag_ == '_' ? ' ' : flag_ == '0' ? '0' : pad);
    return true;
  }
  bool text(const char* bytes, Size size) {
    for (Size i = 0; i < size; ++i) {
      char c = bytes[i];
      out_.add_char(flag_ == '^' && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c);
    }
    return true;
  }
  bool name(const char* names, const unsigned char* starts, Int index, Size longest) {
    Size size = starts[index + 1] - starts[index];
    return text(names + starts[index], size < longest ? size : longest);
  }
  bool all(const char* format) {
    char flag = flag_;
    for (; *format; ++format) {
      if (*format == '%') {
        put(*++format, flag == '^' ? flag : '\0');
      } else {
        out_.add_char(*format);
      }
    }
    return true;
  }

  StrBuilder& out_;
  Datetime x_;
  Day day_;
  char flag_ = 0;
};

}  // namespace

Str datetime_strftime(Datetime x, const Str& format) {
  StrBuilder out;
  Directives directives(out, x);
  for (const char* at = format.begin(); at != format.end(); ++at) {
    const char* begin = at;
    char flag = 0;
    if (*at == '%') {
      ++at;
      while (at != format.end() && (*at == '-' || *at == '_' || *at == '0' || *at == '^')) flag = *at++;
      if (at != format.end() && directives.put(*at, flag)) continue;
    }
    if (at == format.end()) --at;
    out.add(begin, static_cast<Size>(at + 1 - begin));  // itself, and what is no directive
  }
  return out.take();
}

Str datetime_ctime(Datetime x) {
  Str text = datetime_strftime(x, GB_TEXT("%a %b %e %H:%M:%S "));
  StrBuilder out;
  out.add(text);
  put(out, datetime_year(x), 4);
  return out.take();
}

Str datetime_isoformat(Datetime x, Opt<Str> separator, Opt<Str> timespec) {
  static constexpr Str kNames[] = {"auto"_s, "hours"_s, "minutes"_s, "seconds"_s, "milliseconds"_s, "microseconds"_s};
  int precision = 0;
  if (timespec.has()) {
    while (precision < 6 && !equal(kNames[precision], *timespec)) ++precision;
    if (precision == 6) {
      fail(Error::kParse, *timespec, GB_TEXT("auto, hours, minutes, seconds, milliseconds or microseconds"));
    }
  }
  StrBuilder out;
  put_date(out, datetime_date(x));
  if (separator.has()) {
    out.add(*separator);
  } else {
    out.add_char('T');
  }
  put_time(out, x, static_cast<Precision>(precision));
  return out.take();
}

Str to_str(Date x) {
  StrBuilder out;
  put_date(out, x);
  return out.take();
}

Str to_str(Datetime x) {
  return datetime_isoformat(x, GB_TEXT(" "));
}

Str to_str(Timedelta x) {
  StrBuilder out;
  Int days = timedelta_days(x);
  if (days) {
    put(out, "", days);
    Str word = days == 1 || days == -1 ? GB_TEXT(" day, ") : GB_TEXT(" days, ");
    out.add(word);
  }
  Int seconds = timedelta_seconds(x), micro = timedelta_microseconds(x);
  put(out, "", seconds / 3600);
  put(out, ":", seconds / 60 % 60, 2);
  put(out, ":", seconds % 60, 2);
  if (micro) put(out, ".", micro, 6);
  return out.take();
}

Str repr(Date x) {
  StrBuilder out;
  Day day = day_of(x);
  put(out, "datetime.date(", day.year);
  put(out, ", ", day.month);
  put(out, ", ", day.day);
  out.add_char(')');
  return out.take();
}

Str repr(Datetime x) {
  StrBuilder out;
  Day day = day_of(datetime_date(x));
  Int second = datetime_second(x), micro = datetime_microsecond(x);
  put(out, "datetime.datetime(", day.year);
  put(out, ", ", day.month);
  put(out, ", ", day.day);
  put(out, ", ", datetime_hour(x));
  put(out, ", ", datetime_minute(x));
  if (second || micro) put(out, ", ", second);
  if (micro) put(out, ", ", micro);
  out.add_char(')');
  return out.take();
}

Str repr(Timedelta x) {
  StrBuilder out;
  out.add(GB_TEXT("datetime.timedelta("));
  const char* before = "";
  auto part = [&](const char* name, Int value) {
    if (!value) return;
    out.add(before, __builtin_strlen(before));
    put(out, name, value);
    before = ", ";
  };
  part("days=", timedelta_days(x));
  part("seconds=", timedelta_seconds(x));
  part("microseconds=", timedelta_microseconds(x));
  if (!x.ticks) out.add_char('0');
  out.add_char(')');
  return out.take();
}

Str format(Date x, const Str& spec) {
  return spec.size() ? date_strftime(x, spec) : to_str(x);
}
Str format(Datetime x, const Str& spec) {
  return spec.size() ? datetime_strftime(x, spec) : to_str(x);
}

}  // namespace gb
