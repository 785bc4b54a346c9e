#pragma once

#include "compiler/ir/ir.h"

namespace gblocks::passes {

/// Gives unkeyed containers the key of the first keyed component in them.
void DeriveKeys(ir::Program& program);

}  // namespace gblocks::passes
