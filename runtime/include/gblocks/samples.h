// Floats that arrays and sounds share: whoever changes them takes a copy first, if there are others.
#pragma once

#include "gblocks/object.h"

namespace gb {

class Samples : public Object {
 public:
  /// Not initialised.
  explicit Samples(Size count)
      : count_(count), data_(static_cast<float*>(allocate_value(count * 1ull * sizeof(float)))) {}
  ~Samples() override { release(data_, count_ * sizeof(float)); }
  Size count() const { return count_; }
  float* data() { return data_; }

 private:
  Size count_;
  float* data_;
};

}  // namespace gb
