// Where the random numbers come from.
#pragma once

namespace gb {

/// 32 random bits. The host's until `random_seed` puts the Mersenne Twister here: pages that never seed do not carry it.
extern unsigned (*random_bits)();
/// A number that gauss() has left over; NaN: none.
extern double gauss_left;

}  // namespace gb
