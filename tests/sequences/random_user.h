// Somebody who tries everything that is on a page.
#pragma once

#include <random>
#include <string>

#include "oracle/page.h"

namespace gblocks::test {

/// One event. `at` is the element's number among all of the page, in document order.
struct Action {
  size_t at = 0;
  std::string what;  // click, type (and leave), input (and stay), press, dispatch
  std::string text;  // what is typed; the key; the event's type
};

/// An action that a person could do now.
Action RandomAction(oracle::Page& page, std::mt19937& random);

void Do(oracle::Page& page, const Action& action);

}  // namespace gblocks::test
