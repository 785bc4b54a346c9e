// The page made anew from the state that the program is in.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "oracle/page.h"

namespace gblocks::test {

/// The tree as it would be if everything in `render` blocks were made now, and every effect ran now. The page itself
/// stays as it is. What people or handlers put into components of these blocks is not in it.
std::string FreshHtml(oracle::Page& page);

/// What `make` makes in a copy of this process: the page, with what is done to it there, is gone afterwards.
std::optional<std::string> InAnotherProcess(const std::function<std::optional<std::string>()>& make);

/// The tree with the attributes of each element sorted, and without properties that say what attributes and defaults
/// say: a node that was patched is to equal one that was made.
std::string NormalHtml(const oracle::Node& root);

}  // namespace gblocks::test
