// Warnings: programs that do what they say, which is hardly what was meant.
#pragma once

#include "compiler/check/program.h"
#include "compiler/diagnostics/diagnostic.h"

namespace gblocks::lint {

/// Looks at the program's own files, in which nothing is wrong.
void Lint(const check::Program& program, Diagnostics& diagnostics);

// ---- The rules ----

/// What has a value that nothing reads, and states that nothing assigns.
void LintNames(const check::Program& program, Diagnostics& diagnostics);
/// What is shown only once, and `render` blocks that have nothing to wait for.
void LintPage(const check::Program& program, const check::CheckedModule& module, Diagnostics& diagnostics);
/// Lines that nothing comes to.
void LintReachability(const ast::Module& module, Diagnostics& diagnostics);

}  // namespace gblocks::lint
