// Operators as programs write them.
#pragma once

#include "compiler/ast/ast.h"

namespace gblocks::ast {

/// `+`, `//`, `<<` …
const char* Sign(BinaryOp op);
/// `==`, `not in` …
const char* Sign(CompareOp op);

}  // namespace gblocks::ast
