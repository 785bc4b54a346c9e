// Types as written.
#include <utility>

#include "compiler/parse/ast_builder.h"

namespace gblocks::parse {

ast::TypeExprId AstBuilder::AddType(SourceRange range, decltype(ast::TypeExpr::node) node) {
  return module_.types.Add({range, std::move(node)});
}

ast::TypeExprId AstBuilder::Type(Tree::TypeExprContext* type) {
  if (type->items.size() == 1) return TypeTerm(type->items[0]);
  ast::UnionType members;
  for (Tree::TypeTermContext* term : type->items) members.members.push_back(TypeTerm(term));
  return AddType(Range(type), std::move(members));
}

ast::TypeExprId AstBuilder::TypeTerm(Tree::TypeTermContext* term) {
  SourceRange range = Range(term);
  if (term->group) return Type(term->group);
  std::vector<ast::TypeExprId> items;
  for (Tree::TypeExprContext* item : term->items) items.push_back(Type(item));
  if (term->path) {
    ast::NamedType named{"", std::move(items)};
    for (Tree::NameContext* part : term->path->parts) {
      named.name += (named.name.empty() ? "" : ".") + std::string(TextOf(part->start));
    }
    return AddType(range, std::move(named));
  }
  switch (term->start->getType()) {
    case Token::NONE:
      return AddType(range, ast::NoneType{});
    case Token::TRUE:
      return AddType(range, ast::LiteralType{true});
    case Token::FALSE:
      return AddType(range, ast::LiteralType{false});
    case Token::STRING:
      return AddType(range, ast::LiteralType{PlainText(term->start)});
    case Token::LBRACKET:
      return AddType(range, ast::TypeList{std::move(items)});
    case Token::INT:
    case Token::MINUS: {
      ast::ExprId number = IntValue(term->stop, range, term->start->getType() == Token::MINUS);
      const ast::Expr& expr = module_.exprs[number];
      if (auto* literal = std::get_if<ast::IntLiteral>(&expr.node))
        return AddType(range, ast::LiteralType{literal->value});
      auto* negation = std::get_if<ast::Unary>(&expr.node);
      if (!negation) return AddType(range, ast::InvalidType{});
      return AddType(range, ast::LiteralType{-std::get<ast::IntLiteral>(module_.exprs[negation->operand].node).value});
    }
    default:
      NotInLanguage(range, "`...` in types", "Write out the types, or use `list[T]` for any number of them.");
      return AddType(range, ast::InvalidType{});
  }
}

}  // namespace gblocks::parse
