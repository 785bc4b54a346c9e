// "Did you mean …?": which known names are near to one that is not known.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gblocks {

/// At most three candidates, nearest first, within a third of the name's length and never more than 3 edits away.
/// An exchange of two neighbouring letters counts as one edit, a difference in case alone as none.
std::vector<std::string> SuggestNames(std::string_view name, const std::vector<std::string>& candidates);

/// "`a`", "`a` or `b`", "`a`, `b` or `c`"; empty for none. What the catalogue's {suggestions} wants.
std::string JoinSuggestions(const std::vector<std::string>& names);

}  // namespace gblocks
