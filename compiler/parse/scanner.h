// A program's bytes as words and signs.
#pragma once

#include "compiler/parse/lexeme.h"

namespace gblocks::parse {

/// Files with more words and signs than this are refused: the syntax tree of one would fill the memory of a small
/// machine.
inline constexpr size_t kMostLexemes = 500'000;

/// The words, signs and line ends of the bytes [begin, end) of the file, without blanks, comments and empty lines.
/// Reports nothing: what is no word of the language is a lexeme of its own. May be one lexeme longer than kMostLexemes.
Lexemes Scan(const ReadContext& context, uint32_t begin, uint32_t end);

}  // namespace gblocks::parse
