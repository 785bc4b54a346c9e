// The calendar, local time, and arithmetic with dates.
#include "gblocks/datetime.h"

#include "gblocks/platform.h"
#include "src/calendar.h"

namespace gb {

namespace {

constexpr Int kDaysIn400Years = 146097, kDays = 3652059;   // of the years 1 to 9999
constexpr Int kEpoch = 719162 * kDayTicks;                  // 1970

Date checked_date(Int days) {
  if (days < 0 || days >= kDays) fail(Error::kValue, GB_TEXT("The date is not in the years 1 to 9999."));
  return Date(days);
}

Datetime checked_datetime(Int ticks) {
  if (ticks < 0 || ticks >= kDays * kDayTicks) checked_date(-1);
  return Datetime(ticks);
}

void check_part(const char* name, Int value, Int low, Int high) {
  if (value >= low && value <= high) return;
  fail(Error::kValue, concat(GB_TEXT("There is no "), Str::copy(name, __builtin_strlen(name)), GB_TEXT(" "), to_str(value),
                             GB_TEXT(": it is a number from "), to_str(low), GB_TEXT(" to "), to_str(high), GB_TEXT(".")));
}

/// Local time less UTC at an instant; both in ticks since year 1.
Int local_of(Int utc) {
  double seconds = static_cast<double>(floordiv(utc - kEpoch, kSecondTicks));
  return utc + static_cast<Int>(platform::utc_offset(seconds)) * kSecondTicks;
}

/// The instant of a local time: of two (clocks were set back) the earlier; of none (they were set forward) as if they
/// had not been.
Int utc_of(Int local) {
  Int first = local - (local_of(local) - local);
  Int found = local_of(first), before;
  if (found == local) {
    Int earlier = first - kDayTicks;
    before = local_of(earlier) - earlier;
    if (before == found - first) return first;
  } else {
    before = found - first;
  }
  Int second = local - before;
  if (local_of(second) == local) return second;
  if (found == local) return first;
  return first > second ? first : second;
}

/// Seconds since 1970 as ticks, to the nearest.
Int ticks_of(double seconds) {
  constexpr double kMost = 400e9;
  if (!(seconds > -kMost && seconds < kMost)) checked_date(-1);
  double whole = __builtin_trunc(seconds);
  return kEpoch + static_cast<Int>(whole) * kSecondTicks + round((seconds - whole) * 1e6);
}

/// `start` and `value` together, to the nearest, halves to the even one. `rest`: what the value lacks to be exact.
Int to_nearest(Int start, double value, double rest) {
  if (!(value >= -0x1p63 && value < 0x1p63)) fail_overflow();
  double down = __builtin_floor(value), part = value - down - 0.5;
  Int whole = add(start, static_cast<Int>(down));
  bool up = part > 0 || (part == 0 && (rest > 0 || (rest == 0 && whole % 2 != 0)));
  return up ? add(whole, Int{1}) : whole;
}

/// What a * b lacks to be exact, a * b being the product rounded (Dekker).
double lost_in_product(double a, double b) {
  auto high = [](double x) {
    double large = x * 134217729;
    return large - (large - x);
  };
  double a1 = high(a), a2 = a - a1, b1 = high(b), b2 = b - b1;
  return ((a1 * b1 - a * b) + a1 * b2 + a2 * b1) + a2 * b2;
}

}  // namespace

bool is_leap(Int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

Int days_before_month(Int year, Int month) {
  static const short kBefore[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
  return kBefore[month - 1] + (month > 2 && is_leap(year) ? 1 : 0);
}

Int days_before_year(Int year) {
  Int y = year - 1;
  return y * 365 + y / 4 - y / 100 + y / 400;
}

Day day_of(Date date) {
  Int rest = date.ticks % kDaysIn400Years;
  // The year that the average length says, or the one before it.
  Int year = date.ticks / kDaysIn400Years * 400 + rest * 400 / kDaysIn400Years + 1;
  while (days_before_year(year) > date.ticks) --year;
  while (days_before_year(year + 1) <= date.ticks) ++year;
  rest = date.ticks - days_before_year(year);
  Int month = rest / 31 + 1;
  while (month < 12 && days_before_month(year, month + 1) <= rest) ++month;
  return {year, month, rest - days_before_month(year, month) + 1};
}

Date date(Int year, Int month, Int day) {
  check_part("year", year, 1, 9999);
  check_part("month", month, 1, 12);
  Int length = month == 12 ? 31 : days_before_month(year, month + 1) - days_before_month(year, month);
  if (day >= 1 && day <= 31 && day > length) {
    fail(Error::kValue, concat(GB_TEXT("There is no day "), to_str(day), GB_TEXT(" in month "), to_str(month), GB_TEXT(" of "),
                               to_str(year), GB_TEXT(".")));
  }
  check_part("day", day, 1, length);
  return Date(days_before_year(year) + days_before_month(year, month) + day - 1);
}

Datetime datetime(Int year, Int month, Int day, Opt<Int> hour, Opt<Int> minute, Opt<Int> second, Opt<Int> microsecond) {
  Int ticks = midnight(date(year, month, day)).ticks;
  auto add = [&](const char* name, const Opt<Int>& part, Int limit, Int unit) {
    if (!part.has()) return;
    check_part(name, *part, 0, limit - 1);
    ticks += *part * unit;
  };
  add("hour", hour, 24, 3600 * kSecondTicks);
  add("minute", minute, 60, 60 * kSecondTicks);
  add("second", second, 60, kSecondTicks);
  add("microsecond", microsecond, kSecondTicks, 1);
  return Datetime(ticks);
}

Datetime datetime_utcnow() {
  return Datetime(kEpoch + static_cast<Int>(platform::now() * 1000));
}
Datetime datetime_now() {
  return Datetime(local_of(datetime_utcnow().ticks));
}
Datetime datetime_fromtimestamp(double seconds) {
  return checked_datetime(local_of(checked_datetime(ticks_of(seconds)).ticks));
}
Datetime datetime_utcfromtimestamp(double seconds) {
  return checked_datetime(ticks_of(seconds));
}
double datetime_timestamp(Datetime x) {
  Int since = utc_of(x.ticks) - kEpoch;
  return static_cast<double>(floordiv(since, kSecondTicks)) + static_cast<double>(mod(since, kSecondTicks)) / 1e6;
}

Date date_fromordinal(Int ordinal) {
  return checked_date(ordinal > kDays ? kDays : ordinal < 1 ? -1 : ordinal - 1);
}

Int date_year(Date x) {
  return day_of(x).year;
}
Int date_month(Date x) {
  return day_of(x).month;
}
Int date_day(Date x) {
  return day_of(x).day;
}

/// The Monday of the week that the year begins with: the one with its first Thursday.
static Int first_monday(Int year) {
  Int first = days_before_year(year), weekday = mod(first, Int{7});
  return first - weekday + (weekday > 3 ? 7 : 0);
}

Tuple<Int, Int, Int> date_isocalendar(Date x) {
  Int year = date_year(x);
  if (x.ticks < first_monday(year)) {
    --year;
  } else if (x.ticks >= first_monday(year + 1)) {
    ++year;
  }
  Int days = x.ticks - first_monday(year);
  return {year, days / 7 + 1, days % 7 + 1};
}

Date date_replace(Date x, Opt<Int> year, Opt<Int> month, Opt<Int> day) {
  Day old = day_of(x);
  return date(year.has() ? *year : old.year, month.has() ? *month : old.month, day.has() ? *day : old.day);
}

Datetime datetime_replace(Datetime x, Opt<Int> year, Opt<Int> month, Opt<Int> day, Opt<Int> hour, Opt<Int> minute,
                          Opt<Int> second, Opt<Int> microsecond) {
  Day old = day_of(datetime_date(x));
  return datetime(year.has() ? *year : old.year, month.has() ? *month : old.month, day.has() ? *day : old.day,
                  hour.has() ? *hour : datetime_hour(x), minute.has() ? *minute : datetime_minute(x),
                  second.has() ? *second : datetime_second(x),
                  microsecond.has() ? *microsecond : datetime_microsecond(x));
}

Date add(Date a, Timedelta b) {
  return checked_date(a.ticks + timedelta_days(b));
}
Datetime add(Datetime a, Timedelta b) {
  return checked_datetime(add(a.ticks, b.ticks));
}
Date sub(Date a, Timedelta b) {
  return checked_date(a.ticks - timedelta_days(b));
}
Datetime sub(Datetime a, Timedelta b) {
  return checked_datetime(sub(a.ticks, b.ticks));
}

Amount::Amount(double x) : whole(math_trunc(x)), fraction(x - __builtin_trunc(x)) {}

Timedelta timedelta(Amount days, Amount seconds, Amount microseconds, Amount milliseconds, Amount minutes, Amount hours,
                    Amount weeks) {
  Int ticks = 0;
  double left = 0;  // of a microsecond
  auto put = [&](const Amount& amount, Int unit) {
    double part = amount.fraction * static_cast<double>(unit), whole = __builtin_trunc(part);
    ticks = add(add(ticks, mul(amount.whole, unit)), static_cast<Int>(whole));
    left += part - whole;
  };
  // In CPython's order, in which the fractions are added up.
  put(microseconds, 1);
  put(milliseconds, 1000);
  put(seconds, kSecondTicks);
  put(minutes, 60 * kSecondTicks);
  put(hours, 3600 * kSecondTicks);
  put(days, kDayTicks);
  put(weeks, 7 * kDayTicks);
  return Timedelta(to_nearest(ticks, left, 0));
}

Timedelta mul(Timedelta a, double b) {
  double x = static_cast<double>(a.ticks);
  return Timedelta(to_nearest(0, x * b, lost_in_product(x, b)));
}
Timedelta div(Timedelta a, double b) {
  double x = static_cast<double>(a.ticks), quotient = div(x, b);
  double rest = (x - quotient * b) - lost_in_product(quotient, b);
  return Timedelta(to_nearest(0, quotient, b < 0 ? -rest : rest));
}
Timedelta div(Timedelta a, Int b) {
  Int quotient = floordiv(a.ticks, b), rest = mod(a.ticks, b);
  // Twice the rest against the divisor, without overflow.
  Int other = sub(b, rest);
  bool half = rest == other, more = b > 0 ? rest > other : rest < other;
  return Timedelta(more || (half && mod(quotient, Int{2}) != 0) ? quotient + 1 : quotient);
}

}  // namespace gb
