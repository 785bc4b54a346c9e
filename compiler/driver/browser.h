// A browser that runs without a window.
#pragma once

#include <optional>
#include <string>

namespace gblocks::driver {

/// $CHROMIUM, else Chromium or Chrome in PATH.
std::optional<std::string> FindBrowser();

}  // namespace gblocks::driver
