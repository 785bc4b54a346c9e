// Cases of what people write, tried in order. A case looks at the words around the place first and at the grammar's
// state last: what was meant shows in the words. The last answer knows nothing, and should hardly ever be given.
#include "compiler/parse/syntax_error_explainer.h"

#include "compiler/parse/problem_view.h"

namespace gblocks::parse {
namespace {

using Case = Explanation (*)(const ProblemView&);

constexpr Case kCases[] = {
    // Habits from elsewhere show in single words.
    ElseIf,
    ForeignStatement,
    LoneBranch,
    ForeignSign,
    BraceBlock,
    // Statements that have a shape of their own.
    MissingCase,
    MissingIn,
    WordAsName,
    AssignInCondition,
    MissingElse,
    MissingEvent,
    MissingWord,
    MissingParentheses,
    ChildrenOnOneLine,
    // What is missing at this place.
    TypeExpected,
    PatternExpected,
    MissingName,
    MissingColon,
    MissingValue,
    MissingComma,
    // What is too much.
    TwoStatements,
};

}  // namespace

Diagnostic ExplainSyntaxError(const ReadContext& context, const SyntaxProblem& problem) {
  ProblemView view(context, problem);
  for (Case attempt : kCases) {
    if (Explanation diagnostic = attempt(view)) return *diagnostic;
  }
  DiagnosticArguments arguments = {{"found", view.Describe(0)}};
  if (std::string construct = view.Construct(); !construct.empty()) arguments.emplace_back("construct", construct);
  return view.Make(Kind::kSyntax, 0, std::move(arguments));
}

}  // namespace gblocks::parse
