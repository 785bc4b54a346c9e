// Which part of the theme a page needs.
#pragma once

#include <string>
#include <vector>

namespace gblocks::build {

/// The theme's rules for a page with these components, minified, in the theme's order.
std::string ThemeCss(const std::vector<std::string>& used_components);

}  // namespace gblocks::build
