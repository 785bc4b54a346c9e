#include "gblocks/union.h"

namespace gb {

void fail_changed() {
  fail(Error::kValue, Str("The value has become one of another type since it was looked at.", 64, true));
}

}  // namespace gb
