// The command line as others want it told: completions for shells, and the manual page. All of it is read off CLI11's options, so
// what is said is what there is.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace gblocks::driver {

enum class Shell { kBash, kFish, kZsh };

/// A script that completes commands, options, the choices of options, programs and folders.
std::string Completions(const CLI::App& app, Shell shell);

/// gblocks(1), for man.
std::string ManualPage(const CLI::App& app, const std::string& version);

}  // namespace gblocks::driver
