// Which expressions can fail at run time: they are not dropped where their value is not needed, and their line is told.
#pragma once

#include "compiler/ir/ir.h"

namespace gblocks::ir {

/// What the expression does by itself, its parts left aside.
bool FailsItself(const Program& program, const Expr& expr);

/// Whether evaluating the expression, with all its parts, can fail.
bool CanFail(const Program& program, const Expr& expr);

}  // namespace gblocks::ir
