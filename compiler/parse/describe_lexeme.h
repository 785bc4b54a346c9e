// What messages call the words and signs of a program.
#pragma once

#include <string>

#include "compiler/parse/lexeme.h"

namespace gblocks::parse {

/// "the word `if`", "`+`", "the end of the line" …
std::string DescribeLexeme(const ReadContext& context, const Lexeme& lexeme);

/// The text of a lexeme, shortened where it is long or spans lines.
std::string ShortText(const ReadContext& context, const Lexeme& lexeme);

/// Reserved words: never a variable's name.
bool IsReservedWord(size_t type);

/// Whether an expression can end, or begin, with this.
bool EndsValue(size_t type);
bool BeginsValue(size_t type);

}  // namespace gblocks::parse
