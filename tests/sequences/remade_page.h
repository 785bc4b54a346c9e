// The page made of new nodes from the state that the program is in.
#pragma once

#include <optional>
#include <string>

#include "oracle/page.h"

namespace gblocks::test {

/// The tree after all `render` blocks have run again: with the nodes that are there and, for comparison, with every
/// node of theirs cloned now, all that is written into them written anew, and put in its place: what patches have left
/// behind is not in it. Components, states and keys stay, and so does the page itself. None where a block fails: it
/// would keep what it had.
std::optional<std::string> RerunHtml(oracle::Page& page);
std::optional<std::string> RemadeHtml(oracle::Page& page);

/// Whether a `render` block states what the node holds: then its next run takes back what people did to it.
bool IsRendered(const oracle::Page& page, const oracle::Node& node);

}  // namespace gblocks::test
