// Mistakes in how statements are put together.
#include "compiler/parse/problem_view.h"

namespace gblocks::parse {

Explanation LoneBranch(const ProblemView& view) {
  if (!view.FoundIsFirst()) return std::nullopt;
  const char* partner = nullptr;
  switch (view.Type(0)) {
    case Token::ELSE:
      partner = "`if`, `for` or `while`";
      break;
    case Token::ELIF:
      partner = "`if`";
      break;
    case Token::CASE:
      partner = "`match`";
      break;
    default:
      return std::nullopt;
  }
  return view.Make(Kind::kLoneBranch, 0, {{"keyword", view.Word(0)}, {"partner", partner}});
}

/// Lines in a `match` that are no `case`.
Explanation MissingCase(const ProblemView& view) {
  size_t last = view.Type(-1);
  bool in_block = view.First().type == Token::MATCH &&
                  (last == Token::INDENT || last == Token::STRAY_INDENT || last == Token::DEDENT);
  if (!in_block && !(view.Rule() == Rules::RuleMatchStatement && view.Expects(Token::CASE))) return std::nullopt;
  return view.Make(Kind::kMissingCase, 0, {{"found", view.Describe(0)}});
}

/// `on:`, `render on a.click,, b.click:`.
Explanation MissingEvent(const ProblemView& view) {
  bool list = view.Inside(Rules::RuleOnBlock) || view.Inside(Rules::RuleRenderBlock);
  size_t last = view.Type(-1);
  if (!list || view.OpenBracket()) return std::nullopt;
  if (last == Token::ON || (last == Token::COMMA && view.Type(0) == Token::COMMA)) {
    return view.Make(Kind::kMissingEvent, 0, {{"after", view.Word(-1)}, {"found", view.Describe(0)}});
  }
  bool two_events = BeginsValue(view.Type(0)) && EndsValue(last);
  if (two_events) return view.Make(Kind::kMissingComma, 0, {{"close", ":"}, {"after", view.Short(-1)}});
  return std::nullopt;
}

/// `from x` without `import`, `render a.click:` without `on`.
Explanation MissingWord(const ProblemView& view) {
  auto missing = [&](const char* word) {
    return view.Make(Kind::kMissingWord, 0, {{"word", word}, {"found", view.Describe(0)}});
  };
  if (view.Type(-1) == Token::RENDER && BeginsValue(view.Type(0))) return missing("on");
  bool import = view.Rule() == Rules::RuleImportFrom || view.Rule() == Rules::RuleDottedName;
  if (import && view.Expects(Token::IMPORT) && EndsValue(view.Type(-1))) return missing("import");
  return std::nullopt;
}

Explanation MissingParentheses(const ProblemView& view) {
  bool function = view.Rule() == Rules::RuleFunctionDecl && view.Expects(Token::LPAREN);
  if (!function || view.Type(-1) != Token::NAME) return std::nullopt;
  return view.Make(Kind::kMissingParentheses, 0,
                   {{"construct", "`def`"}, {"found", view.Describe(0)}, {"name", view.Word(-1)}});
}

/// `Row(): Button("x")`: the grammar takes `Button` for a type at first.
Explanation ChildrenOnOneLine(const ProblemView& view) {
  bool behind_colon =
      view.Rule() == Rules::RuleBlock && view.Type(-1) == Token::COLON && view.Type(-2) == Token::RPAREN;
  bool like_type = view.Type(0) == Token::LPAREN && view.Type(-1) == Token::NAME && view.Type(-2) == Token::COLON &&
                   view.Type(-3) == Token::RPAREN && !view.OpenBracket();
  if (!behind_colon && !like_type) return std::nullopt;
  return view.Make(Kind::kChildrenOnOneLine, like_type ? -1 : 0);
}

Explanation MissingColon(const ProblemView& view) {
  bool lambda = view.Expects(Token::COLON) && view.HasBetween(view.OpenBracket(), Token::LAMBDA) &&
                (view.Rule() == Rules::RuleExpr || view.Rule() == Rules::RuleLambdaParams ||
                 view.Rule() == Rules::RuleLambdaParam);
  std::string construct = lambda ? "`lambda`" : view.Construct();
  bool head = view.Rule() == Rules::RuleSuite || (view.Expects(Token::COLON) && !construct.empty());
  bool in_statement = view.Inside(Rules::RuleStatement) && view.Rule() != Rules::RuleSimpleLine && !view.OpenBracket();
  if (!lambda && !(head && in_statement)) return std::nullopt;
  if (!EndsValue(view.Type(-1)) && view.Type(-1) != Token::ELSE && view.Type(-1) != Token::RENDER) return std::nullopt;
  // Where the line has its colon further on, two values met without an operator.
  for (int i = 0; !lambda && !view.IsLineEnd(i); ++i) {
    if (view.Type(i) == Token::COLON) return std::nullopt;
  }
  Diagnostic diagnostic = view.Make(Kind::kMissingColon, 0, {{"construct", construct}, {"after", view.Short(-1)}});
  if (view.IsLineEnd(0) && !lambda) diagnostic.fixes.push_back({view.Behind(-1), ":"});
  return diagnostic;
}

/// Something behind a whole statement, or behind the whole value in a statement's head.
Explanation TwoStatements(const ProblemView& view) {
  if (view.OpenBracket() || view.FoundIsFirst()) return std::nullopt;
  std::string construct = view.Construct();
  bool in_head = view.Rule() == Rules::RuleSuite || view.Expects(Token::COLON);
  DiagnosticArguments arguments = {{"found", view.Describe(0)}};
  if (in_head && !construct.empty()) {
    arguments.emplace_back("construct", construct);
    arguments.emplace_back("value", view.Short(-1));
  } else {
    arguments.emplace_back("after", view.StatementSoFar());
  }
  if (view.Type(0) == Token::ASSIGN) arguments.emplace_back("advice", "To compare two values, write `==`.");
  if (view.HasBetween(nullptr, Token::FLOOR) && view.Type(0) == Token::NAME)
    arguments.emplace_back("advice", "`//` divides; a comment begins with `#`.");
  return view.Make(Kind::kTwoStatements, 0, std::move(arguments));
}

}  // namespace gblocks::parse
