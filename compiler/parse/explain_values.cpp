// Mistakes inside statements: values, names, types and patterns that are missing or out of place.
#include "compiler/parse/problem_view.h"

namespace gblocks::parse {
namespace {

/// What a name at the place would be the name of.
std::string NameWanted(const ProblemView& view) {
  for (size_t rule : view.problem().rules) {
    switch (rule) {
      case Rules::RuleParameter:
      case Rules::RuleParameters:
      case Rules::RuleLambdaParam:
      case Rules::RuleLambdaParams:
        return "a parameter";
      case Rules::RuleTrailer:
        return "an attribute";
      case Rules::RuleStateDecl:
        return "a state";
      case Rules::RuleRecordDecl:
        return "a record";
      case Rules::RuleComponentDecl:
        return view.OpenBracket() ? "a parameter" : "a component";
      case Rules::RuleFunctionDecl:
        return view.OpenBracket() ? "a parameter" : "a function";
      case Rules::RuleEventDecl:
        return view.OpenBracket() ? "a parameter" : "an event";
      case Rules::RuleEmitStatement:
        return "an event";
      case Rules::RuleTypeTerm:
        return "a type";
      case Rules::RuleImportFrom:
        return view.Type(-1) == Token::FROM ? "a file" : "something in that file";
      case Rules::RuleImportModule:
        return "a file";
      case Rules::RuleOnBlock:
        return "the event's data";
      default:
        break;
    }
  }
  return view.Type(-1) == Token::LAMBDA ? "a parameter" : "a value";
}

bool IsDeclarationHead(const ProblemView& view) {
  return view.Inside(Rules::RuleFunctionDecl) || view.Inside(Rules::RuleComponentDecl) ||
         view.Inside(Rules::RuleEventDecl);
}

/// Whether only a name can stand at the place.
bool WantsName(const ProblemView& view) {
  size_t rule = view.Rule(), last = view.Type(-1);
  if (rule == Rules::RuleName || rule == Rules::RuleAnyName || rule == Rules::RuleDottedName ||
      rule == Rules::RuleParameter)
    return true;
  if (rule == Rules::RuleTrailer) return last == Token::DOT;
  if (view.Inside(Rules::RuleImportFrom) || view.Inside(Rules::RuleImportModule)) {
    return last == Token::FROM || last == Token::IMPORT || last == Token::COMMA || last == Token::LPAREN;
  }
  bool parameter = IsDeclarationHead(view) && view.OpenBracket() && (last == Token::LPAREN || last == Token::COMMA);
  return parameter || (last == Token::LAMBDA && view.Type(0) != Token::COLON && !view.IsLineEnd(0));
}

/// What a value always follows.
bool AwaitsValue(size_t type) {
  switch (type) {
    case Token::COMMA:
    case Token::LPAREN:
    case Token::LBRACKET:
    case Token::LBRACE:
    case Token::AND:
    case Token::OR:
    case Token::NOT:
    case Token::IN:
    case Token::IS:
    case Token::IF:
    case Token::ELIF:
    case Token::ELSE:
    case Token::WHILE:
    case Token::FOR:
    case Token::MATCH:
    case Token::ASSERT:
    case Token::DEL:
    case Token::AWAIT:
    case Token::LAMBDA:
      return true;
    default:
      return type >= Token::ASSIGN && type <= Token::GREATER_EQUAL;
  }
}

}  // namespace

Explanation MissingIn(const ProblemView& view) {
  bool loop = view.Inside(Rules::RuleForStatement) || view.Inside(Rules::RuleComprehension);
  bool target_ends = view.Rule() == Rules::RuleForStatement || view.Rule() == Rules::RuleComprehension ||
                     view.Rule() == Rules::RuleTargets || view.Rule() == Rules::RulePrimary;
  if (!loop || !target_ends || !view.Expects(Token::IN) || !EndsValue(view.Type(-1))) return std::nullopt;
  return view.Make(Kind::kMissingIn, 0, {{"target", view.Word(-1)}});
}

Explanation MissingElse(const ProblemView& view) {
  if (view.Rule() != Rules::RuleExpr || !view.Expects(Token::ELSE) || !EndsValue(view.Type(-1))) return std::nullopt;
  return view.Make(Kind::kMissingElse, 0);
}

/// `import = 3`, `f(import)`, `for if in x`, `state for = 1`.
Explanation WordAsName(const ProblemView& view) {
  bool assigned = view.Type(0) == Token::ASSIGN && view.PreviousIsFirst() && IsReservedWord(view.Type(-1));
  bool assigned_first = view.FoundIsFirst() && IsReservedWord(view.Type(0)) && view.Type(1) == Token::ASSIGN;
  // A parameter may have such a name, so the grammar goes on to look for its `=`.
  bool argument = view.Rule() == Rules::RuleArgument && IsReservedWord(view.Type(-1)) && view.Expects(Token::ASSIGN);
  if (assigned || assigned_first || argument) {
    int word = assigned_first ? 0 : -1;
    return view.Make(Kind::kKeywordAsName, word, {{"word", view.Word(word)}, {"what", "a value"}});
  }
  bool loop_variable = view.Type(-1) == Token::FOR && view.Type(1) == Token::IN;
  if (!IsReservedWord(view.Type(0)) || !(WantsName(view) || loop_variable)) return std::nullopt;
  return view.Make(Kind::kKeywordAsName, 0, {{"word", view.Word(0)}, {"what", NameWanted(view)}});
}

Explanation MissingName(const ProblemView& view) {
  bool number_as_attribute =
      view.Type(0) == Token::FLOAT && view.Word(0)[0] == '.' && view.Touch(-1) && view.Type(-1) == Token::NAME;
  if (!number_as_attribute && !WantsName(view)) return std::nullopt;
  std::string what = number_as_attribute ? "an attribute" : NameWanted(view);
  DiagnosticArguments arguments = {{"what", "the name of " + what}, {"found", view.Describe(0)}};
  if (view.Type(0) == Token::STRING) arguments.emplace_back("advice", "A name stands without quotes.");
  return view.Make(Kind::kMissingName, 0, std::move(arguments));
}

Explanation TypeExpected(const ProblemView& view) {
  size_t rule = view.Rule();
  bool annotation = view.Type(-1) == Token::COLON && !view.OpenBracket() && !view.IsLineEnd(0) &&
                    (rule == Rules::RuleExprStatement || rule == Rules::RuleSimpleLine || rule == Rules::RuleSimple ||
                     rule == Rules::RuleStateDecl || rule == Rules::RuleStatement || rule == Rules::RuleBlock) &&
                    !view.HasBetween(nullptr, Token::ASSIGN);
  bool inside = view.Inside(Rules::RuleTypeExpr) && !EndsValue(view.Type(-1));
  if (!annotation && !inside) return std::nullopt;
  DiagnosticArguments arguments = {{"found", view.Describe(0)}};
  if (view.Type(0) == Token::FLOAT)
    arguments.emplace_back("advice", "Write the type `float`, and the number behind `=`.");
  return view.Make(Kind::kTypeSyntax, 0, std::move(arguments));
}

Explanation PatternExpected(const ProblemView& view) {
  bool begins = view.Type(-1) == Token::CASE;
  bool inside = view.Inside(Rules::RuleOpenPattern) && !EndsValue(view.Type(-1));
  if (!begins && !inside) return std::nullopt;
  return view.Make(Kind::kPatternSyntax, 0, {{"found", view.Describe(0)}});
}

Explanation MissingValue(const ProblemView& view) {
  size_t last = view.Type(-1);
  bool wanted = view.Expects(Token::INT) && view.Expects(Token::NAME) && !EndsValue(last);
  bool awaited = !view.FoundIsFirst() && AwaitsValue(last);
  bool misplaced_first = view.FoundIsFirst() && !BeginsValue(view.Type(0));
  bool in_slice = last == Token::COLON && view.OpenBracket() && view.OpenBracket()->type == Token::LBRACKET;
  if (!wanted && !awaited && !misplaced_first && !in_slice) return std::nullopt;
  DiagnosticArguments arguments = {{"found", view.Describe(0)}};
  bool after_something = !view.FoundIsFirst() && last != Token::NEWLINE && last != 0;
  if (after_something) arguments.emplace_back("after", view.Short(-1));
  return view.Make(Kind::kMissingValue, 0, std::move(arguments));
}

Explanation MissingComma(const ProblemView& view) {
  const Lexeme* bracket = view.OpenBracket();
  if (!bracket || !EndsValue(view.Type(-1))) return std::nullopt;
  std::string close = bracket->type == Token::LPAREN ? ")" : bracket->type == Token::LBRACKET ? "]" : "}";
  bool two_values = BeginsValue(view.Type(0));
  return view.Make(
      Kind::kMissingComma, 0,
      {{"close", close}, two_values ? std::pair("after", view.Short(-1)) : std::pair("found", view.Describe(0))});
}

}  // namespace gblocks::parse
