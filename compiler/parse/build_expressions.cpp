// Operators, conditions, lambdas and tuples.
#include <algorithm>
#include <utility>

#include "compiler/parse/ast_builder.h"
#include "compiler/parse/nesting_limits.h"

namespace gblocks::parse {
namespace {

std::optional<ast::BinaryOp> BinaryOpOf(size_t type) {
  switch (type) {
    case Token::PLUS:
      return ast::BinaryOp::kAdd;
    case Token::MINUS:
      return ast::BinaryOp::kSubtract;
    case Token::STAR:
      return ast::BinaryOp::kMultiply;
    case Token::SLASH:
      return ast::BinaryOp::kDivide;
    case Token::FLOOR:
      return ast::BinaryOp::kFloorDivide;
    case Token::PERCENT:
      return ast::BinaryOp::kModulo;
    case Token::POWER:
      return ast::BinaryOp::kPower;
    case Token::AMPERSAND:
      return ast::BinaryOp::kBitAnd;
    case Token::BAR:
      return ast::BinaryOp::kBitOr;
    case Token::CARET:
      return ast::BinaryOp::kBitXor;
    case Token::LEFT_SHIFT:
      return ast::BinaryOp::kShiftLeft;
    case Token::RIGHT_SHIFT:
      return ast::BinaryOp::kShiftRight;
    default:
      return std::nullopt;
  }
}

bool IsComparison(const GBlocksParser::OperationContext* operation) {
  if (!operation->left || !operation->op) return false;
  switch (operation->op->getType()) {
    case Token::LESS:
    case Token::LESS_EQUAL:
    case Token::GREATER:
    case Token::GREATER_EQUAL:
    case Token::EQUAL:
    case Token::NOT_EQUAL:
    case Token::IN:
    case Token::NOT:
    case Token::IS:
      return true;
    default:
      return false;
  }
}

ast::CompareOp CompareOpOf(const GBlocksParser::OperationContext* operation) {
  switch (operation->op->getType()) {
    case Token::LESS:
      return ast::CompareOp::kLess;
    case Token::LESS_EQUAL:
      return ast::CompareOp::kLessEqual;
    case Token::GREATER:
      return ast::CompareOp::kGreater;
    case Token::GREATER_EQUAL:
      return ast::CompareOp::kGreaterEqual;
    case Token::EQUAL:
      return ast::CompareOp::kEqual;
    case Token::NOT_EQUAL:
      return ast::CompareOp::kNotEqual;
    case Token::IN:
      return ast::CompareOp::kIn;
    case Token::NOT:
      return ast::CompareOp::kNotIn;
    default:
      return operation->negated ? ast::CompareOp::kIsNot : ast::CompareOp::kIs;
  }
}

}  // namespace

ast::ExprId AstBuilder::AddExpr(SourceRange range, decltype(ast::Expr::node) node) {
  return module_.exprs.Add({range, std::move(node)});
}

/// Whether the tree grows deeper here than later steps may recurse. Only reports; the caller puts an invalid node.
bool AstBuilder::TooDeep(antlr4::ParserRuleContext* context) {
  if (depth_ <= kDeepestExpression) return false;
  context_.Report(
      DiagnosticKind::kNestingTooDeep, Range(context->start),
      {{"limit", std::to_string(kDeepestExpression)}, {"what", "operators, calls and brackets in one expression"}});
  return true;
}

ast::ExprId AstBuilder::Expressions(Tree::ExpressionsContext* expressions) {
  if (expressions->commas.empty()) return Item(expressions->items[0]);
  ast::TupleLiteral tuple;
  for (Tree::ItemContext* item : expressions->items) tuple.items.push_back(Item(item));
  return AddExpr(Range(expressions), std::move(tuple));
}

ast::ExprId AstBuilder::Item(Tree::ItemContext* item) {
  ast::ExprId value = Expression(item->value);
  return item->star ? AddExpr(Range(item), ast::Starred{value}) : value;
}

ast::ExprId AstBuilder::Expression(Tree::ExprContext* expr) {
  if (expr->body) return Lambda(expr);
  if (!expr->condition) return Operation(expr->value);
  depth_ += 1;
  ast::ExprId result;
  if (TooDeep(expr)) {
    result = Invalid(Range(expr));
  } else {
    ast::ExprId then_value = Operation(expr->value);
    ast::ExprId condition = Operation(expr->condition);
    result = AddExpr(Range(expr), ast::Conditional{condition, then_value, Expression(expr->otherwise)});
  }
  depth_ -= 1;
  return result;
}

ast::ExprId AstBuilder::Lambda(Tree::ExprContext* expr) {
  ast::Lambda lambda;
  if (expr->params) {
    for (Tree::LambdaParamContext* param : expr->params->items) {
      lambda.params.push_back(NameOf(param->word));
      if (!param->value) continue;
      NotInLanguage(Range(param), "defaults in a `lambda`",
                    "Use the name itself: loop variables are taken as they are at that moment.");
    }
  }
  depth_ += 1;
  lambda.body = TooDeep(expr) ? Invalid(Range(expr->body)) : Expression(expr->body);
  depth_ -= 1;
  return AddExpr(Range(expr), std::move(lambda));
}

ast::ExprId AstBuilder::Operation(Tree::OperationContext* operation) {
  if (!operation->op) return Primary(operation->value);
  depth_ += 1;
  SourceRange range = Range(operation);
  ast::ExprId result;
  size_t type = operation->op->getType();
  if (TooDeep(operation)) {
    result = Invalid(range);
  } else if (!operation->left) {
    result = Negation(operation);
  } else if (IsComparison(operation)) {
    result = Comparison(operation);
  } else {
    ast::ExprId left = Operation(operation->left);
    ast::ExprId right = Operation(operation->right);
    if (std::optional<ast::BinaryOp> op = BinaryOpOf(type)) {
      result = AddExpr(range, ast::Binary{*op, left, right, Range(operation->op)});
    } else {
      result =
          AddExpr(range, ast::Logical{type == Token::AND ? ast::LogicalOp::kAnd : ast::LogicalOp::kOr, left, right});
    }
  }
  depth_ -= 1;
  return result;
}

/// Operators in front: `-x`, `not x` …
ast::ExprId AstBuilder::Negation(Tree::OperationContext* operation) {
  SourceRange range = Range(operation);
  switch (operation->op->getType()) {
    case Token::MINUS: {
      // The smallest int has no positive partner, so its sign belongs to the number.
      Tree::PrimaryContext* number = operation->right->op ? nullptr : operation->right->value;
      bool plain = number && number->trailers.empty() && !number->AWAIT() && number->value->INT();
      if (plain) return IntValue(number->value->start, range, true);
      return AddExpr(range, ast::Unary{ast::UnaryOp::kNegate, Operation(operation->right)});
    }
    case Token::PLUS:
      return AddExpr(range, ast::Unary{ast::UnaryOp::kPlus, Operation(operation->right)});
    case Token::TILDE:
      return AddExpr(range, ast::Unary{ast::UnaryOp::kInvert, Operation(operation->right)});
    default:
      return AddExpr(range, ast::Unary{ast::UnaryOp::kNot, Operation(operation->right)});
  }
}

/// `a < b <= c` is one comparison, though the grammar nests it to the left. Parentheses would be a primary in between.
ast::ExprId AstBuilder::Comparison(Tree::OperationContext* operation) {
  std::vector<Tree::OperationContext*> chain = {operation};
  while (IsComparison(chain.back()->left)) chain.push_back(chain.back()->left);
  ast::Comparison comparison;
  comparison.first = Operation(chain.back()->left);
  for (auto link = chain.rbegin(); link != chain.rend(); ++link) {
    ast::CompareOp op = CompareOpOf(*link);
    comparison.rest.emplace_back(op, Operation((*link)->right));
  }
  return AddExpr(Range(operation), std::move(comparison));
}

/// What a `for` assigns to: a name, or several.
ast::ExprId AstBuilder::Targets(Tree::TargetsContext* targets) {
  auto target = [&](Tree::TargetContext* context) {
    ast::ExprId value = CheckTarget(Primary(context->value));
    return context->STAR() ? AddExpr(Range(context), ast::Starred{value}) : value;
  };
  if (targets->items.size() == 1 && targets->COMMA().empty()) return target(targets->items[0]);
  ast::TupleLiteral tuple;
  for (Tree::TargetContext* item : targets->items) tuple.items.push_back(target(item));
  return AddExpr(Range(targets), std::move(tuple));
}

}  // namespace gblocks::parse
