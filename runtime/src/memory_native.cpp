// The allocator of native builds: the system's, so that sanitizers see every object. Tests can set a limit.
#include <cstdlib>

#include "src/memory.h"
#include "src/platform_native.h"

namespace gb {

static Size live;
unsigned long long native::memory_limit = ~0ull;

void* allocate(Size size) noexcept {
  live += size;
  // Beyond the limit is the reserve.
  if (live > native::memory_limit) end_memory();
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

bool has_room(Size size) noexcept {
  return size + live <= native::memory_limit;
}

Size live_bytes() noexcept {
  return live;
}

}  // namespace gb
