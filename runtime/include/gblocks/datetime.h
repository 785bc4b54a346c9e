// date, datetime and timedelta: Python's, without time zones.
#pragma once

#include "gblocks/builtins.h"

namespace gb {

/// What the three have in common: one number, by which they are told apart and ordered.
struct Ticks {
  Int ticks = 0;
};
/// A day: how many are between it and 1 January of year 1.
struct Date : Ticks {
  Date() = default;
  explicit Date(Int days) : Ticks{days} {}
};
/// A day and a time: microseconds since the beginning of year 1.
struct Datetime : Ticks {
  Datetime() = default;
  explicit Datetime(Int microseconds) : Ticks{microseconds} {}
};
/// A span of time in microseconds.
struct Timedelta : Ticks {
  Timedelta() = default;
  explicit Timedelta(Int microseconds) : Ticks{microseconds} {}
};

constexpr Int kSecondTicks = 1'000'000, kDayTicks = 86'400 * kSecondTicks;

// ---- As any value
inline bool equal(const Ticks& a, const Ticks& b) {
  return a.ticks == b.ticks;
}
inline bool less(const Ticks& a, const Ticks& b) {
  return a.ticks < b.ticks;
}
inline unsigned hash(const Ticks& x) {
  return hash(x.ticks);
}
inline void observe(const Ticks&) {}
inline bool truthy(Date) {
  return true;
}
inline bool truthy(Datetime) {
  return true;
}
inline bool truthy(Timedelta x) {
  return x.ticks != 0;
}
Str to_str(Date x);
Str to_str(Datetime x);
Str to_str(Timedelta x);
Str repr(Date x);
Str repr(Datetime x);
Str repr(Timedelta x);
/// The spec is one of strftime.
Str format(Date x, const Str& spec = Str());
Str format(Datetime x, const Str& spec = Str());

// ---- Making. What is out of range fails.
Date date(Int year, Int month, Int day);
Datetime datetime(Int year, Int month, Int day, Opt<Int> hour = none, Opt<Int> minute = none, Opt<Int> second = none,
                  Opt<Int> microsecond = none);
Datetime datetime_now();
inline Datetime datetime_today() {
  return datetime_now();
}
Datetime datetime_utcnow();
/// Seconds since 1970 as local time.
Datetime datetime_fromtimestamp(double seconds);
Datetime datetime_utcfromtimestamp(double seconds);
Datetime datetime_fromisoformat(const Str& text);
Datetime datetime_strptime(const Str& text, const Str& format);
Date date_fromisoformat(const Str& text);
Date date_fromordinal(Int ordinal);

/// A part of a timedelta: the fraction counts, too.
struct Amount {
  Int whole = 0;
  double fraction = 0;
  Amount(None) {}
  Amount(Int x) : whole(x) {}
  Amount(double x);
};
Timedelta timedelta(Amount days = none, Amount seconds = none, Amount microseconds = none, Amount milliseconds = none,
                    Amount minutes = none, Amount hours = none, Amount weeks = none);

// ---- Parts
inline Date datetime_date(Datetime x) {
  return Date(x.ticks / kDayTicks);
}
inline Datetime midnight(Date x) {
  return Datetime(x.ticks * kDayTicks);
}
inline Date date_today() {
  return datetime_date(datetime_now());
}
inline Date date_fromtimestamp(double seconds) {
  return datetime_date(datetime_fromtimestamp(seconds));
}
Int date_year(Date x);
Int date_month(Date x);
Int date_day(Date x);
inline Int date_toordinal(Date x) {
  return x.ticks + 1;
}
inline Int date_weekday(Date x) {
  return x.ticks % 7;  // year 1 began with a Monday
}
inline Int date_isoweekday(Date x) {
  return date_weekday(x) + 1;
}
/// Year, week and weekday of the calendar of weeks.
Tuple<Int, Int, Int> date_isocalendar(Date x);
Date date_replace(Date x, Opt<Int> year = none, Opt<Int> month = none, Opt<Int> day = none);
inline Str date_isoformat(Date x) {
  return to_str(x);
}

inline Int datetime_hour(Datetime x) {
  return x.ticks / (3600 * kSecondTicks) % 24;
}
inline Int datetime_minute(Datetime x) {
  return x.ticks / (60 * kSecondTicks) % 60;
}
inline Int datetime_second(Datetime x) {
  return x.ticks / kSecondTicks % 60;
}
inline Int datetime_microsecond(Datetime x) {
  return x.ticks % kSecondTicks;
}
Datetime datetime_replace(Datetime x, Opt<Int> year = none, Opt<Int> month = none, Opt<Int> day = none,
                          Opt<Int> hour = none, Opt<Int> minute = none, Opt<Int> second = none,
                          Opt<Int> microsecond = none);
double datetime_timestamp(Datetime x);
Str datetime_isoformat(Datetime x, Opt<Str> separator = none, Opt<Str> timespec = none);
Str datetime_strftime(Datetime x, const Str& format);
Str datetime_ctime(Datetime x);
inline Str date_strftime(Date x, const Str& format) {
  return datetime_strftime(midnight(x), format);
}
inline Str date_ctime(Date x) {
  return datetime_ctime(midnight(x));
}
#define GB_OF_DATE(result, name)                \
  inline result datetime_##name(Datetime x) {   \
    return date_##name(datetime_date(x));       \
  }
GB_OF_DATE(Int, year)
GB_OF_DATE(Int, month)
GB_OF_DATE(Int, day)
GB_OF_DATE(Int, toordinal)
GB_OF_DATE(Int, weekday)
GB_OF_DATE(Int, isoweekday)
#undef GB_OF_DATE
inline Tuple<Int, Int, Int> datetime_isocalendar(Datetime x) {
  return date_isocalendar(datetime_date(x));
}

inline Int timedelta_days(Timedelta x) {
  return floordiv(x.ticks, kDayTicks);
}
inline Int timedelta_seconds(Timedelta x) {
  return mod(x.ticks, kDayTicks) / kSecondTicks;
}
inline Int timedelta_microseconds(Timedelta x) {
  return mod(x.ticks, kSecondTicks);
}
inline double timedelta_total_seconds(Timedelta x) {
  return div(x.ticks, kSecondTicks);
}

// ---- Arithmetic
/// Fail where the result is before year 1 or after 9999.
Date add(Date a, Timedelta b);
Datetime add(Datetime a, Timedelta b);
Date sub(Date a, Timedelta b);
Datetime sub(Datetime a, Timedelta b);
inline Date add(Timedelta a, Date b) {
  return add(b, a);
}
inline Datetime add(Timedelta a, Datetime b) {
  return add(b, a);
}
inline Timedelta sub(Date a, Date b) {
  return Timedelta((a.ticks - b.ticks) * kDayTicks);
}
inline Timedelta sub(Datetime a, Datetime b) {
  return Timedelta(a.ticks - b.ticks);
}
inline Timedelta add(Timedelta a, Timedelta b) {
  return Timedelta(add(a.ticks, b.ticks));
}
inline Timedelta sub(Timedelta a, Timedelta b) {
  return Timedelta(sub(a.ticks, b.ticks));
}
inline Timedelta mul(Timedelta a, Int b) {
  return Timedelta(mul(a.ticks, b));
}
inline Timedelta mul(Int a, Timedelta b) {
  return mul(b, a);
}
// To the nearest microsecond, halves to the even one.
Timedelta mul(Timedelta a, double b);
inline Timedelta mul(double a, Timedelta b) {
  return mul(b, a);
}
Timedelta div(Timedelta a, Int b);
Timedelta div(Timedelta a, double b);
inline double div(Timedelta a, Timedelta b) {
  return div(a.ticks, b.ticks);
}
inline Int floordiv(Timedelta a, Timedelta b) {
  return floordiv(a.ticks, b.ticks);
}
inline Timedelta floordiv(Timedelta a, Int b) {
  return Timedelta(floordiv(a.ticks, b));
}
inline Timedelta mod(Timedelta a, Timedelta b) {
  return Timedelta(mod(a.ticks, b.ticks));
}
inline Tuple<Int, Timedelta> divmod(Timedelta a, Timedelta b) {
  return {floordiv(a, b), mod(a, b)};
}
inline Timedelta neg(Timedelta a) {
  return Timedelta(neg(a.ticks));
}
inline Timedelta pos(Timedelta a) {
  return a;
}
inline Timedelta abs(Timedelta a) {
  return Timedelta(abs(a.ticks));
}

// ---- The module time
inline Str time_strftime(const Str& format) {
  return datetime_strftime(datetime_now(), format);
}
inline Str time_ctime() {
  return datetime_ctime(datetime_now());
}

}  // namespace gb
