#pragma once

#include "compiler/ir/ir.h"

namespace gblocks::passes {

/// From the source stage to the placed stage: elements become templates, and statements that place, write, enter and listen.
void FormTemplates(ir::Program& program);

}  // namespace gblocks::passes
