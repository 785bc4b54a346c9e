// NEWLINE, INDENT and DEDENT from the shape of the lines.
#pragma once

#include "compiler/parse/lexeme.h"

namespace gblocks::parse {

/// How many blocks may stand inside each other. Later steps recurse into them.
inline constexpr size_t kDeepestBlock = 100;

/// Takes lexemes with a NEWLINE for each line break and with balanced brackets. Afterwards there is one NEWLINE behind
/// each statement's line, none inside brackets or after empty lines, an INDENT before and a DEDENT behind each block,
/// and an end-of-file lexeme. Lines that are indented though the line above does not end with a colon get a
/// STRAY_INDENT; a colon with no indented lines below it gets an INDENT and a DEDENT around nothing. So the grammar can
/// tell at the first token what it would otherwise have to read a whole block for. False where blocks nest too deep;
/// that is reported, and the lexemes are not to be parsed.
bool Indent(const ReadContext& context, Lexemes& lexemes);

/// For a part of a line, as inside f-strings: drops line breaks and adds the end.
void JoinLines(Lexemes& lexemes, uint32_t end);

}  // namespace gblocks::parse
