// The program as indented text, for `--emit=ir` and the golden tests. Names instead of ids; where two variables of one
// name meet, the later gets a number. The text is for reading: there is no reader for it.
#pragma once

#include <string>

#include "compiler/ir/ir.h"

namespace gblocks::ir {

struct DumpOptions {
  bool stdlib = true;  // the bodies of the standard library's components, too
};

/// The whole program: what is declared, then the app's body, then the templates.
std::string Dump(const Program& program, const DumpOptions& options = {});

/// One expression, for messages of the verifier and tests.
std::string Dump(const Program& program, const Expr& expr);

}  // namespace gblocks::ir
