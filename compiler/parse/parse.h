// From a program's text to its syntax tree.
#pragma once

#include "compiler/ast/ast.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/source/source_file.h"

namespace gblocks {

/// Parses one file. Always returns a module; what could not be read is reported, and is an Invalid node in it. Never
/// more than one diagnostic for a line. Not for several threads at once: the parser's tables are shared and grow.
ast::Module Parse(FileId file, const Sources& sources, Diagnostics& diagnostics);

}  // namespace gblocks
