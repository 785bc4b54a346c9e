// What failed, between `gb::fail` and the `catch (...)` of the scheduler that ends its way.
#pragma once

#include "gblocks/fail.h"

namespace gb {

struct Failure {
  Error kind{};
  int line = 0;
  Str arguments{};  // separated by U+001F
  Str values{};     // lines
};

/// In a handler of `catch (...)`: what failed.
Failure take_failure() noexcept;
/// Tells the user.
void report(const Failure& failure) noexcept;
/// Asks the user.
bool ask_to_stop(double seconds) noexcept;

}  // namespace gb
