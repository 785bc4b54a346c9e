// Failures as C++ exceptions.
#include "gblocks/platform.h"

namespace gb {

struct Unwinding {};

void platform::unwind() {
  throw Unwinding();
}

}  // namespace gb
