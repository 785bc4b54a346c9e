// Makes every bracket have its partner, so that the parser never loses the end of a statement to an open bracket.
#pragma once

#include "compiler/parse/lexeme.h"

namespace gblocks::parse {

/// Reports brackets without partner; afterwards those that close nothing are gone, and those that were left open are
/// closed at the end of the last line that can belong to them.
void MatchBrackets(const ReadContext& context, Lexemes& lexemes);

}  // namespace gblocks::parse
