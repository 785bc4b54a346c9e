// The one style of gblocks programs.
//
// Four spaces for a block, one around operators, 100 columns; calls, lists and parameters that do not fit are put into
// lines of their own, as they are where a comma stands behind the last; at most two blank lines, one inside blocks.
// Words, signs, quotes and comments stay as written: what changes is the room between them alone.
#pragma once

#include <string>
#include <string_view>

namespace gblocks::format {

/// The program in that style. What cannot be read stays as it is, as does a text beyond the parser's limits.
/// Formatting twice changes nothing more.
std::string Format(std::string_view text);

/// Whether both are the same program: the same words, signs, comments and blocks.
bool SameTokens(std::string_view a, std::string_view b);

}  // namespace gblocks::format
