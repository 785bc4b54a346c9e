#include "src/memory.h"

#include "gblocks/limits.h"
#include "gblocks/track.h"

namespace gb {

bool memory_ended = false;

void end_memory() noexcept {
  memory_ended = true;
  ticks_left = 0;
}

void check_memory() {
  if (memory_ended) fail(Error::kMemory);
}

void refill_memory() noexcept {
  memory_ended = false;
}

void* allocate_value(unsigned long long size) {
  if (size > kLargeBlock && (size > kLargestBlock || !has_room(static_cast<Size>(size)))) {
    end_memory();
    // Outside of transactions nobody catches: the reserve has to do.
    if (current_transaction || size > kLargestBlock) fail(Error::kMemory);
  }
  return allocate(static_cast<Size>(size));
}

}  // namespace gb
