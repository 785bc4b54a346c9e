// The proleptic Gregorian calendar.
#pragma once

#include "gblocks/datetime.h"

/// A text literal.
#define GB_TEXT(literal) Str(literal, sizeof(literal) - 1, true)

namespace gb {

struct Day {
  Int year, month, day;
};
Day day_of(Date date);
bool is_leap(Int year);
/// Days of the year before a month begins.
Int days_before_month(Int year, Int month);
/// Days between year 1 and `year`.
Int days_before_year(Int year);

}  // namespace gb
