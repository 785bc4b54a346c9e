// `gblocks check --fix`.
#pragma once

#include "compiler/driver/check_files.h"

namespace gblocks::driver {

/// Mends what leaves no choice in these programs and what they import, says what was changed, and leaves in `checked` what
/// is wrong then. All files are written or none; one that has changed meanwhile is left alone. False where that failed.
bool FixFiles(const std::vector<std::string>& paths, CheckedFiles& checked);

}  // namespace gblocks::driver
