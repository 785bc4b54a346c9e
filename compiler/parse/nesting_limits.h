// Refuses programs that nest so deep that recursion, here or in later steps, could exhaust the stack.
#pragma once

#include "compiler/parse/lexeme.h"

namespace gblocks::parse {

inline constexpr int kDeepestBracket = 200;
/// Levels of operators, brackets, calls and attributes in one expression.
inline constexpr int kDeepestExpression = 400;

/// Whether the parser may read these lexemes; if not, that is reported.
bool CheckNesting(const ReadContext& context, const Lexemes& lexemes);

}  // namespace gblocks::parse
