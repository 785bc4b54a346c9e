// What to say about a place where the parser could not go on.
#pragma once

#include <vector>

#include "compiler/parse/antlr.h"
#include "compiler/parse/lexeme.h"

namespace gblocks::parse {

/// Everything that is known about the place.
struct SyntaxProblem {
  const Lexemes& lexemes;
  size_t found;               // index of the lexeme that does not fit
  size_t first;               // index of the first lexeme of its statement
  std::vector<size_t> rules;  // the grammar's rules around it, innermost first, up to the statement
  antlr4::misc::IntervalSet expected;
};

/// A message for it. Goes through a table of cases, from the most telling to the most general.
Diagnostic ExplainSyntaxError(const ReadContext& context, const SyntaxProblem& problem);

}  // namespace gblocks::parse
