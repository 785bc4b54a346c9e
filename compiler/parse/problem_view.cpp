// Lookups around a place in the program.
#include "compiler/parse/problem_view.h"

#include <algorithm>

namespace gblocks::parse {
namespace {

std::string_view ConstructOf(size_t rule) {
  switch (rule) {
    case Rules::RuleIfStatement:
      return "`if`";
    case Rules::RuleElseClause:
      return "`else`";
    case Rules::RuleForStatement:
      return "`for`";
    case Rules::RuleWhileStatement:
      return "`while`";
    case Rules::RuleMatchStatement:
      return "`match`";
    case Rules::RuleCaseBlock:
      return "`case`";
    case Rules::RuleFunctionDecl:
      return "`def`";
    case Rules::RuleRecordDecl:
      return "`record`";
    case Rules::RuleComponentDecl:
      return "`component`";
    case Rules::RuleRenderBlock:
      return "`render`";
    case Rules::RuleOnBlock:
      return "`on`";
    case Rules::RuleStateDecl:
      return "`state`";
    case Rules::RuleEventDecl:
      return "`event`";
    case Rules::RuleEmitStatement:
      return "`emit`";
    case Rules::RuleReturnStatement:
      return "`return`";
    case Rules::RuleDelStatement:
      return "`del`";
    case Rules::RuleImportFrom:
      return "`from … import …`";
    default:
      return {};
  }
}

bool IsOpening(size_t type) {
  return type == Token::LPAREN || type == Token::LBRACKET || type == Token::LBRACE;
}

bool IsClosing(size_t type) {
  return type == Token::RPAREN || type == Token::RBRACKET || type == Token::RBRACE;
}

bool IsLineMark(size_t type) {
  return type == Token::NEWLINE || type == Token::INDENT || type == Token::STRAY_INDENT || type == Token::DEDENT;
}

}  // namespace

const Lexeme& ProblemView::At(int distance) const {
  static constexpr Lexeme kNothing{};
  auto index = static_cast<std::ptrdiff_t>(problem_.found) + distance;
  bool inside = index >= 0 && index < static_cast<std::ptrdiff_t>(problem_.lexemes.size());
  return inside ? problem_.lexemes[static_cast<size_t>(index)] : kNothing;
}

std::string ProblemView::StatementSoFar() const {
  return ShortText(context_, {0, LineHead().begin, At(-1).end});
}

const Lexeme* ProblemView::OpenBracket() const {
  int closed = 0;
  for (size_t i = problem_.found; i-- > problem_.first;) {
    size_t type = problem_.lexemes[i].type;
    if (IsClosing(type)) ++closed;
    if (IsOpening(type) && closed-- == 0) return &problem_.lexemes[i];
  }
  return nullptr;
}

bool ProblemView::HasBetween(const Lexeme* from, size_t type) const {
  size_t first = from ? static_cast<size_t>(from - problem_.lexemes.data()) : problem_.first;
  for (size_t i = first; i < problem_.found; ++i) {
    if (problem_.lexemes[i].type == type) return true;
  }
  return false;
}

const Lexeme& ProblemView::LineHead() const {
  size_t i = problem_.found;
  while (i > problem_.first && !IsLineMark(problem_.lexemes[i - 1].type)) --i;
  return problem_.lexemes[i];
}

bool ProblemView::Inside(size_t rule) const {
  return std::find(problem_.rules.begin(), problem_.rules.end(), rule) != problem_.rules.end();
}

std::string ProblemView::Construct() const {
  if (LineHead().type == Token::ELIF) return "`elif`";
  for (size_t rule : problem_.rules) {
    if (std::string_view name = ConstructOf(rule); !name.empty()) return std::string(name);
  }
  return {};
}

Diagnostic ProblemView::Make(Kind kind, int distance, DiagnosticArguments arguments) const {
  bool behind = IsLineEnd(distance) && Type(distance - 1) != 0;
  return {kind, behind ? Behind(distance - 1) : context_.Range(At(distance)), std::move(arguments), {}, {}};
}

Diagnostic ProblemView::MakeOver(Kind kind, int from, int to, DiagnosticArguments arguments) const {
  return {kind, {context_.file, At(from).begin, At(to).end}, std::move(arguments), {}, {}};
}

Diagnostic ProblemView::NotInLanguage(int distance, std::string_view what, std::string_view instead) const {
  return Make(Kind::kNotInLanguage, distance, {{"what", std::string(what)}, {"instead", std::string(instead)}});
}

}  // namespace gblocks::parse
