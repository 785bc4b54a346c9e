// The allocator of native builds: the system's, so that sanitizers see every object.
#include <cstdlib>

#include "gblocks/base.h"

namespace gb {

static Size live;

void* allocate(Size size) noexcept {
  live += size;
  void* memory = std::malloc(size ? size : 1);
  if (!memory) std::abort();
  return memory;
}

void release(void* memory, Size size) noexcept {
  if (!memory) return;
  live -= size;
  std::free(memory);
}

Size block_size(Size size) noexcept {
  return size;
}

Size live_bytes() noexcept {
  return live;
}

}  // namespace gb
