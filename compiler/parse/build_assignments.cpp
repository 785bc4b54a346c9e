// Statements that begin with an expression: values, assignments, updates.
#include <utility>

#include "compiler/parse/ast_builder.h"

namespace gblocks::parse {
namespace {

ast::BinaryOp AugmentedOp(size_t type) {
  switch (type) {
    case Token::ADD_ASSIGN:
      return ast::BinaryOp::kAdd;
    case Token::SUB_ASSIGN:
      return ast::BinaryOp::kSubtract;
    case Token::MUL_ASSIGN:
      return ast::BinaryOp::kMultiply;
    case Token::DIV_ASSIGN:
      return ast::BinaryOp::kDivide;
    case Token::FLOOR_ASSIGN:
      return ast::BinaryOp::kFloorDivide;
    case Token::MOD_ASSIGN:
      return ast::BinaryOp::kModulo;
    case Token::POWER_ASSIGN:
      return ast::BinaryOp::kPower;
    case Token::AND_ASSIGN:
      return ast::BinaryOp::kBitAnd;
    case Token::OR_ASSIGN:
      return ast::BinaryOp::kBitOr;
    case Token::XOR_ASSIGN:
      return ast::BinaryOp::kBitXor;
    case Token::LEFT_ASSIGN:
      return ast::BinaryOp::kShiftLeft;
    default:
      return ast::BinaryOp::kShiftRight;
  }
}

}  // namespace

ast::StmtId AstBuilder::ExpressionStatement(Tree::ExprStatementContext* statement, std::optional<ast::Body> block) {
  ast::ExprId first = Expressions(statement->first);
  if (statement->op) {
    ast::BinaryOp op = AugmentedOp(statement->op->start->getType());
    bool one = statement->first->commas.empty();
    ast::ExprId target = one ? CheckTarget(first) : first;
    if (!one) {
      context_.Report(DiagnosticKind::kBadTarget, Range(statement->first),
                      {{"what", "several values at once with `" + std::string(TextOf(statement->op->start)) + "`"}});
    }
    return AddStatement(statement, nullptr, ast::AugAssign{target, op, Expressions(statement->amount)});
  }
  if (statement->rest.empty() && !statement->annotation) {
    if (block) CheckBlockOwner(first);
    if (!block) CheckEffect(first);
    return AddStatement(statement, nullptr, ast::ExprStmt{first, std::move(block)});
  }
  ast::Assign assign;
  assign.targets.push_back(CheckTarget(first));
  if (statement->annotation) assign.annotation = Type(statement->annotation);
  for (size_t i = 0; i + 1 < statement->rest.size(); ++i)
    assign.targets.push_back(CheckTarget(Expressions(statement->rest[i])));
  if (!statement->rest.empty()) assign.value = Expressions(statement->rest.back());
  if (block) CheckBlockOwner(assign.value.valid() ? assign.value : first);
  assign.block = std::move(block);
  return AddStatement(statement, nullptr, std::move(assign));
}

/// A line that only makes a value was meant as something else. Calls may do something, wherever in the line they are.
void AstBuilder::CheckEffect(ast::ExprId value) {
  const ast::Expr& expr = module_.exprs[value];
  SourceRange range = expr.range;
  std::string advice;
  if (std::holds_alternative<ast::NameRef>(expr.node) || std::holds_alternative<ast::Attribute>(expr.node)) {
    if (in_record_) return;
    advice = "To call it, write `" + std::string(context_.text.substr(range.begin, range.end - range.begin)) + "()`.";
  } else if (std::holds_alternative<ast::StrLiteral>(expr.node)) {
    advice = "A comment begins with `#`; to show text, place a `Markdown(…)`.";
  } else if (auto* comparison = std::get_if<ast::Comparison>(&expr.node);
             comparison && comparison->rest[0].first == ast::CompareOp::kEqual) {
    advice = "To assign, write `=`.";
  } else {
    // The text tells as much as the tree would: a call has a parenthesis behind a value.
    std::string_view text = context_.text.substr(range.begin, range.end - range.begin);
    bool may_act = std::holds_alternative<ast::InvalidExpr>(expr.node) ||
                   std::holds_alternative<ast::Await>(expr.node) || text.find('(') != std::string_view::npos;
    if (may_act) return;
    advice = "Give it a name: `name = …`.";
  }
  context_.Report(DiagnosticKind::kNoEffect, range, {{"advice", advice}});
}

void AstBuilder::CheckBlockOwner(ast::ExprId value) {
  const ast::Expr& expr = module_.exprs[value];
  bool component = std::holds_alternative<ast::Call>(expr.node) || std::holds_alternative<ast::NameRef>(expr.node) ||
                   std::holds_alternative<ast::Attribute>(expr.node) ||
                   std::holds_alternative<ast::InvalidExpr>(expr.node);
  if (!component)
    context_.Report(DiagnosticKind::kBlockWithoutComponent, expr.range, {{"what", "another kind of value"}});
}

/// The target itself, or an invalid one in its place where nothing can be assigned to it.
ast::ExprId AstBuilder::CheckTarget(ast::ExprId target) {
  const ast::Expr& expr = module_.exprs[target];
  auto refuse = [&](std::string_view what, std::string_view advice) {
    DiagnosticArguments arguments = {{"what", std::string(what)}};
    if (!advice.empty()) arguments.emplace_back("advice", advice);
    context_.Report(DiagnosticKind::kBadTarget, expr.range, std::move(arguments));
    return Invalid(expr.range);
  };
  const auto* index = std::get_if<ast::Index>(&expr.node);
  const auto* word = index == nullptr ? nullptr : std::get_if<ast::NameRef>(&module_.exprs[index->object].node);
  if (word != nullptr && (word->name == "const" || word->name == "let" || word->name == "var")) {  // `const [a, setA] =`
    NotInLanguage(expr.range, "`" + word->name + " […]`", "Write `state name = value`, and assign `name` to change it.");
    return Invalid(expr.range);
  }
  if (std::holds_alternative<ast::Lambda>(expr.node))
    return refuse("a `lambda`", "A `lambda` holds one value. Write a function, `def name():`, with the assignment below it.");
  auto check_all = [&](std::vector<ast::ExprId> items) {
    for (ast::ExprId item : items) CheckTarget(item);
    return target;
  };
  if (auto* tuple = std::get_if<ast::TupleLiteral>(&expr.node)) return check_all(tuple->items);
  if (auto* list = std::get_if<ast::ListLiteral>(&expr.node)) return check_all(list->items);
  if (auto* starred = std::get_if<ast::Starred>(&expr.node)) return check_all({starred->value});
  if (std::holds_alternative<ast::Call>(expr.node)) return refuse("the result of a call", "");
  if (std::holds_alternative<ast::Comparison>(expr.node))
    return refuse("a comparison", "To compare, write `==` in an `if`.");
  bool good = std::holds_alternative<ast::NameRef>(expr.node) || std::holds_alternative<ast::Attribute>(expr.node) ||
              std::holds_alternative<ast::Index>(expr.node) || std::holds_alternative<ast::Slice>(expr.node) ||
              std::holds_alternative<ast::InvalidExpr>(expr.node);
  return good ? target : refuse("this value", "");
}

}  // namespace gblocks::parse
