// The only way to ANTLR: everything in this folder that needs the generated parser includes this header, nothing
// outside it does.
#pragma once

#include <antlr4-runtime.h>

#include "GBlocksLexer.h"
#include "GBlocksParser.h"

namespace gblocks::parse {

/// The names of the tokens.
using Token = GBlocksLexer;

}  // namespace gblocks::parse
