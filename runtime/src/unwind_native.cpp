// Failures as C++ exceptions.
#include <cstdlib>

#include "gblocks/platform.h"

namespace gb {

struct Unwinding {};

void platform::unwind() {
  throw Unwinding();
}

void platform::trap() noexcept {
  std::abort();
}

}  // namespace gb
