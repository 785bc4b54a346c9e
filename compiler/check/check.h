// The checker: names, types, effects. Fills side tables next to the syntax trees; nothing is rewritten.
#pragma once

#include <vector>

#include "compiler/ast/ast.h"
#include "compiler/check/program.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/source/source_file.h"

namespace gblocks::check {

/// Checks one program, whose files stand in the order they are made in, the one that was named last. Components and records of the `stdlib` modules are visible in them without import; their
/// functions are visible among themselves. What is wrong goes to `diagnostics`; a program without any is ready for
/// lower/.
Program Check(std::vector<ast::Module> stdlib, std::vector<ast::ProgramFile> files, const Sources& sources,
              Diagnostics& diagnostics);

}  // namespace gblocks::check
