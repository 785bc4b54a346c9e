// Words that are words of the language only where a statement of theirs begins: `state`, `render`, `on` …
#pragma once

#include "compiler/parse/lexeme.h"

namespace gblocks::parse {

/// Makes names of all soft words that begin no statement of theirs, so that a variable may be called `event`. Looking
/// at the words around is simple here; in the grammar it would make the parser read whole blocks before it can decide.
/// `lexemes` have balanced brackets.
void SettleSoftWords(Lexemes& lexemes);

}  // namespace gblocks::parse
