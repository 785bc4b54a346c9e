// A floating-point number as decimal digits: what formatting and rounding to digits work on.
#pragma once

#include "gblocks/base.h"

namespace gb {

/// ±d.ddd · 10^exponent.
struct Decimal {
  /// `precision` decimals after the first digit (0 … 100), or the fewest that say it exactly: -1. `x` is finite.
  Decimal(double x, int precision);
  /// Rounds to `count` >= 0 significant digits, halves to even, counting what was there as exact; pads with zeros.
  void round_to(int count);
  /// Without zeros at the end; one digit stays.
  void strip();
  double value() const;

  char digits[128];
  int count = 0;
  int exponent = 0;
  bool negative = false;
};

}  // namespace gb
