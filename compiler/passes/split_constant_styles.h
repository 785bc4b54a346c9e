#pragma once

#include "compiler/ir/ir.h"

namespace gblocks::passes {

/// Turns constant `style` attributes into atomic classes and Program::style_rules.
void SplitConstantStyles(ir::Program& program);

}  // namespace gblocks::passes
