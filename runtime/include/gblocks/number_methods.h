// The methods of int and float, and numbers as text in other bases.
#pragma once

#include "gblocks/arithmetic.h"
#include "gblocks/str.h"

namespace gb {

Str bin(Int x);
Str oct(Int x);
Str hex(Int x);

Int int_bit_length(Int x);
Int int_bit_count(Int x);
inline Tuple<Int, Int> int_as_integer_ratio(Int x) {
  return {x, 1};
}
bool float_is_integer(double x);
/// Fails with kOverflow where numerator or denominator do not fit.
Tuple<Int, Int> float_as_integer_ratio(double x);

}  // namespace gb
