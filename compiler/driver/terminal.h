// What the commands say: errors on stderr, in colour where a person is looking.
#pragma once

#include <cstdio>
#include <string>

namespace gblocks::driver {

/// Colour is for terminals, and not for those that set NO_COLOR or TERM=dumb.
bool UsesColour(std::FILE* stream);

/// "error: …" on stderr.
void PrintError(const std::string& message);

/// Writes all of `text` at once; where that fails (a full disk), says so on stderr and returns false.
bool Print(const std::string& text, std::FILE* stream = stdout);

}  // namespace gblocks::driver
