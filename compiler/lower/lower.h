// Typed program → UI program in its source stage (ir/ir.h): what the program says, with everything said out loud:
// conversions, defaults, each component call a statement of its own, each comparison of two.
#pragma once

#include "compiler/check/program.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/ir/ir.h"
#include "compiler/source/source_file.h"

namespace gblocks::lower {

/// `checked` has no errors. It keeps the types that the result refers to, and must outlive it. Nothing is reported
/// today.
ir::Program Lower(check::Program& checked, const Sources& sources, Diagnostics& diagnostics);

}  // namespace gblocks::lower
