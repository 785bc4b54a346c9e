// A place where the parser could not go on, as the explainer looks at it: the words around it, the statement it is in,
// and what the grammar was reading.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "compiler/parse/antlr.h"
#include "compiler/parse/describe_lexeme.h"
#include "compiler/parse/syntax_error_explainer.h"

namespace gblocks::parse {

using Rules = GBlocksParser;
using Kind = DiagnosticKind;

class ProblemView {
 public:
  ProblemView(const ReadContext& context, const SyntaxProblem& problem) : context_(context), problem_(problem) {}

  // ---- Words. 0 is the one that does not fit, negative ones are before it. ----

  const Lexeme& At(int distance) const;
  size_t Type(int distance) const { return At(distance).type; }
  std::string Word(int distance) const { return std::string(context_.Text(At(distance))); }
  std::string Short(int distance) const { return ShortText(context_, At(distance)); }
  std::string Describe(int distance) const { return DescribeLexeme(context_, At(distance)); }
  /// Whether nothing is between a word and the next.
  bool Touch(int distance) const { return At(distance).end == At(distance + 1).begin; }
  bool IsLineEnd(int distance) const {
    return Type(distance) == Token::NEWLINE || Type(distance) == antlr4::Token::EOF;
  }

  // ---- The statement ----

  const Lexeme& First() const { return problem_.lexemes[problem_.first]; }
  bool FoundIsFirst() const { return problem_.found == problem_.first; }
  bool PreviousIsFirst() const { return problem_.found == problem_.first + 1; }
  /// What the program has of the statement up to the place.
  std::string StatementSoFar() const;
  /// The innermost bracket that is open at the place, within the statement; null where there is none.
  const Lexeme* OpenBracket() const;
  /// Whether a lexeme of this type is between `from` (null: the statement's beginning) and the place.
  bool HasBetween(const Lexeme* from, size_t type) const;
  /// The first word of the line: `elif` where the statement is an `if`.
  const Lexeme& LineHead() const;

  // ---- The grammar ----

  size_t Rule() const { return problem_.rules.empty() ? 0 : problem_.rules[0]; }
  bool Inside(size_t rule) const;
  bool Expects(size_t type) const { return problem_.expected.contains(type); }
  /// What messages call the statement around the place: "`if`"; empty for assignments and the like.
  std::string Construct() const;
  const SyntaxProblem& problem() const { return problem_; }

  // ---- Answers ----

  /// A diagnostic about a word; about the place behind the last word where that is a line's end.
  Diagnostic Make(Kind kind, int distance, DiagnosticArguments arguments = {}) const;
  /// The same about several neighbouring words.
  Diagnostic MakeOver(Kind kind, int from, int to, DiagnosticArguments arguments = {}) const;
  Diagnostic NotInLanguage(int distance, std::string_view what, std::string_view instead) const;
  SourceRange Behind(int distance) const { return {context_.file, At(distance).end, At(distance).end}; }

 private:
  const ReadContext& context_;
  const SyntaxProblem& problem_;
};

using Explanation = std::optional<Diagnostic>;

// ---- The cases: explain_habits.cpp ----
Explanation ElseIf(const ProblemView& view);
Explanation ForeignStatement(const ProblemView& view);
Explanation ForeignSign(const ProblemView& view);
Explanation BraceBlock(const ProblemView& view);
Explanation AssignInCondition(const ProblemView& view);

// ---- explain_statements.cpp ----
Explanation LoneBranch(const ProblemView& view);
Explanation MissingCase(const ProblemView& view);
Explanation MissingEvent(const ProblemView& view);
Explanation MissingWord(const ProblemView& view);
Explanation MissingParentheses(const ProblemView& view);
Explanation ChildrenOnOneLine(const ProblemView& view);
Explanation MissingColon(const ProblemView& view);
Explanation TwoStatements(const ProblemView& view);

// ---- explain_values.cpp ----
Explanation MissingIn(const ProblemView& view);
Explanation MissingElse(const ProblemView& view);
Explanation WordAsName(const ProblemView& view);
Explanation MissingName(const ProblemView& view);
Explanation TypeExpected(const ProblemView& view);
Explanation PatternExpected(const ProblemView& view);
Explanation MissingValue(const ProblemView& view);
Explanation MissingComma(const ProblemView& view);

}  // namespace gblocks::parse
