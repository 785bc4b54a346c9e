// The steps before the parser: from bytes to words, signs and the shape of the lines.
#pragma once

#include "compiler/parse/lexeme.h"

namespace gblocks::parse {

/// The file's lexemes as the parser takes them: mended, brackets balanced, soft words settled, blocks marked. Nothing
/// where a limit was exceeded, which is reported.
bool ScanLines(const ReadContext& context, Lexemes& lexemes);

}  // namespace gblocks::parse
