// The syntax tree as indented text, for people and for tests.
#pragma once

#include <string>

#include "compiler/ast/ast.h"

namespace gblocks::ast {

/// One line for each statement and each part of it; stable, without ids and places.
std::string Dump(const Module& module);

}  // namespace gblocks::ast
