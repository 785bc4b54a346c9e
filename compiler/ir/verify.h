// Checks that the IR keeps its own rules. What is listed is a bug of the compiler, never of the program.
#pragma once

#include <string>
#include <vector>

#include "compiler/ir/ir.h"

namespace gblocks::ir {

enum class Stage {
  kSource,  // components, elements, scopes
  kPlaced,  // templates, places, writes
};

/// Problems, empty where there are none: statements of the other stage, variables used before they are declared,
/// numbers out of their template's range, expressions with the wrong number of operands or without a type.
std::vector<std::string> Verify(const Program& program, Stage stage);

}  // namespace gblocks::ir
