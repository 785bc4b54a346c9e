// What happens when memory ends.
#pragma once

#include "gblocks/base.h"

namespace gb {

/// Blocks above this are asked for by `has_room`: whoever can do without fails. What is smaller comes from the reserve.
constexpr Size kLargeBlock = 65536;
constexpr Size kLargestBlock = ~0u / 2;

/// Whether a block above kLargeBlock can be had with the reserve left whole.
bool has_room(Size size) noexcept;

/// Set where the reserve is used or something is missing: all that runs must fail.
extern bool memory_ended;
void end_memory() noexcept;
/// Fails if memory has ended. At the end of each transaction.
void check_memory();
/// The transaction that is in no other was put back: there may be memory again.
void refill_memory() noexcept;

}  // namespace gb
