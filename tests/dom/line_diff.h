// Two texts side by side, for people who read goldens.
#pragma once

#include <string>

namespace gblocks::test {

/// `after` with marks on its lines: `+ ` is new, `- ` was in `before` alone, two spaces were there already. Of what
/// stayed, only the line before and after a change is told, where `context` asks for it; `…` stands for the rest. Empty
/// where nothing changed.
std::string LineDiff(const std::string& before, const std::string& after, bool context = true);

}  // namespace gblocks::test
