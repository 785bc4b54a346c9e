// Counts brackets and operators. The parser recurses for each open bracket and, at worst, for each operator since the
// last comma; the tree builder checks the depth of the finished tree once more, exactly.
#include "compiler/parse/nesting_limits.h"

#include <string>

#include "compiler/parse/antlr.h"

namespace gblocks::parse {
namespace {

bool IsOperator(size_t type) {
  switch (type) {
    case Token::NOT:
    case Token::AND:
    case Token::OR:
    case Token::AWAIT:
    case Token::LAMBDA:
    case Token::ELSE:
      return true;
    default:
      return type >= Token::POWER && type <= Token::GREATER_EQUAL;
  }
}

void ReportTooDeep(const ReadContext& context, const Lexeme& at, int limit, const char* what) {
  context.Report(DiagnosticKind::kNestingTooDeep, context.Range(at),
                 {{"limit", std::to_string(limit)}, {"what", what}});
}

}  // namespace

bool CheckNesting(const ReadContext& context, const Lexemes& lexemes) {
  std::vector<int> outer;  // operators before each open bracket, in the bracket around it
  int operators = 0;       // in the innermost bracket, since the last comma or statement
  int total = 0;           // in all open brackets
  for (const Lexeme& lexeme : lexemes) {
    switch (lexeme.type) {
      case Token::LPAREN:
      case Token::LBRACKET:
      case Token::LBRACE:
        outer.push_back(operators);
        operators = 0;
        if (outer.size() > static_cast<size_t>(kDeepestBracket)) {
          ReportTooDeep(context, lexeme, kDeepestBracket, "brackets");
          return false;
        }
        break;
      case Token::RPAREN:
      case Token::RBRACKET:
      case Token::RBRACE:
        total -= operators;
        operators = outer.back();
        outer.pop_back();
        break;
      case Token::COMMA:
      case Token::NEWLINE:
      case Token::SEMICOLON:
        total -= operators;
        operators = 0;
        break;
      default:
        if (!IsOperator(lexeme.type)) break;
        ++operators;
        if (++total > kDeepestExpression) {
          ReportTooDeep(context, lexeme, kDeepestExpression, "operators in one expression");
          return false;
        }
    }
  }
  return true;
}

}  // namespace gblocks::parse
