// Reports what is no word of the language and puts in its place what the program most likely means, so that the parser
// can go on and find the next mistake.
#pragma once

#include "compiler/parse/lexeme.h"

namespace gblocks::parse {

/// Handles unknown characters, unclosed texts, misshapen numbers, and signs of other languages (`&&`, `:=`, `@` …).
void MendLexemes(const ReadContext& context, Lexemes& lexemes);

}  // namespace gblocks::parse
