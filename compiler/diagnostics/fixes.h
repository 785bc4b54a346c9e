// Fixes made: one diagnostic's, or all of a program's that fit together.
#pragma once

#include <string>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"

namespace gblocks {

/// "put `count` in the place of `cuont`", "add `:`", "leave out `gr.`": what a fix does, as an order.
std::string DescribeFix(const DiagnosticFix& fix, const Sources& sources);

/// The text with these edits of its file, which must not overlap.
std::string ApplyFixes(std::string text, std::vector<DiagnosticFix> fixes);

/// Diagnostics whose fixes leave no choice and do not touch each other, in the order given: what can be mended at once.
std::vector<const Diagnostic*> ClearFixes(const Diagnostics& diagnostics);

}  // namespace gblocks
