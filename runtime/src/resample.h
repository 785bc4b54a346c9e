// Samples at another rate.
#pragma once

#include "gblocks/samples.h"

namespace gb {

/// Each channel (they stand one after the other) by a windowed sinc, cut off at the lower of the two rates.
Ref<Samples> resampled(Samples& samples, Int channels, double from_rate, double to_rate);

}  // namespace gb
