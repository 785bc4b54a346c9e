// Values, calls, attributes, subscripts, and what stands in brackets.
#include <algorithm>
#include <utility>

#include "compiler/parse/ast_builder.h"

namespace gblocks::parse {
namespace {

/// The atom that an expression consists of, null where it is more than one.
GBlocksParser::AtomContext* PlainAtom(GBlocksParser::ExprContext* expr) {
  if (expr->body || expr->condition || expr->value->op) return nullptr;
  GBlocksParser::PrimaryContext* primary = expr->value->value;
  return primary->trailers.empty() && !primary->AWAIT() ? primary->value : nullptr;
}

struct ForeignValue {
  std::string_view word;
  std::string_view ours;
};

constexpr ForeignValue kForeignValues[] = {
    {"true", "True"}, {"false", "False"}, {"null", "None"}, {"nil", "None"}, {"undefined", "None"},
};

}  // namespace

ast::ExprId AstBuilder::Primary(Tree::PrimaryContext* primary) {
  ast::ExprId value = PrimaryUpTo(primary, primary->trailers.size());
  return primary->AWAIT() ? AddExpr(Range(primary), ast::Await{value}) : value;
}

/// The value with its first `trailer_count` calls, attributes and subscripts.
ast::ExprId AstBuilder::PrimaryUpTo(Tree::PrimaryContext* primary, size_t trailer_count) {
  int levels = static_cast<int>(trailer_count) +
               (primary->value->LPAREN() || primary->value->LBRACKET() || primary->value->LBRACE());
  depth_ += levels;
  ast::ExprId value;
  if (TooDeep(primary)) {
    value = Invalid(Range(primary));
  } else {
    value = Atom(primary->value);
    for (size_t i = 0; i < trailer_count; ++i) {
      Tree::TrailerContext* trailer = primary->trailers[i];
      value = Trailer(value, trailer, RangeOf(primary->value->start, trailer->stop));
    }
  }
  depth_ -= levels;
  return value;
}

ast::ExprId AstBuilder::Trailer(ast::ExprId object, Tree::TrailerContext* trailer, SourceRange range) {
  if (trailer->word) return AddExpr(range, ast::Attribute{object, NameOf(trailer->word)});
  if (trailer->LPAREN()) return AddExpr(range, ast::Call{object, Arguments(trailer->args)});
  return Subscripts(object, trailer, range);
}

ast::ExprId AstBuilder::Subscripts(ast::ExprId object, Tree::TrailerContext* trailer, SourceRange range) {
  bool several = !trailer->commas.empty();
  ast::TupleLiteral tuple;
  for (Tree::SubscriptContext* subscript : trailer->items) {
    bool slice = !subscript->COLON().empty();
    if (slice && several) {
      NotInLanguage(Range(subscript), "slices in several dimensions", "Take one slice after the other: `rows[1:3]`.");
      return Invalid(range);
    }
    ast::ExprId start = subscript->start_value ? Expression(subscript->start_value) : ast::ExprId{};
    if (slice) {
      ast::ExprId stop = subscript->stop_value ? Expression(subscript->stop_value) : ast::ExprId{};
      ast::ExprId step = subscript->step ? Expression(subscript->step) : ast::ExprId{};
      return AddExpr(range, ast::Slice{object, start, stop, step});
    }
    tuple.items.push_back(start);
  }
  if (!several) return AddExpr(range, ast::Index{object, tuple.items[0]});
  SourceRange items_range = RangeOf(trailer->items.front()->start, trailer->items.back()->stop);
  return AddExpr(range, ast::Index{object, AddExpr(items_range, std::move(tuple))});
}

std::vector<ast::Argument> AstBuilder::Arguments(Tree::ArgumentsContext* arguments) {
  std::vector<ast::Argument> all;
  if (!arguments) return all;
  std::string first_named;
  for (Tree::ArgumentContext* context : arguments->items) {
    ast::Argument argument = Argument(context);
    if (argument.name && first_named.empty()) first_named = argument.name->text;
    if (!argument.name && argument.stars == 0 && !first_named.empty()) {
      context_.Report(DiagnosticKind::kArgumentOrder, Range(context), {{"first_named", first_named}});
    }
    all.push_back(std::move(argument));
  }
  return all;
}

ast::Argument AstBuilder::Argument(Tree::ArgumentContext* argument) {
  if (argument->word) return {NameOf(argument->word), Expression(argument->named), 0};
  if (argument->named) {
    Tree::AtomContext* name = PlainAtom(argument->value);
    bool word = name && (name->name() || name->TRUE() || name->FALSE() || name->NONE());
    if (word && !argument->star) {
      return {ast::Name{std::string(TextOf(name->start)), Range(name)}, Expression(argument->named), 0};
    }
    context_.Report(DiagnosticKind::kBadTarget, Range(argument->value),
                    {{"what", "this inside a call"}, {"advice", "To compare two values, write `==`."}});
    return {std::nullopt, Invalid(Range(argument)), 0};
  }
  ast::ExprId value = Expression(argument->value);
  if (!argument->clauses.empty()) {
    value = AddExpr(Range(argument),
                    ast::Comprehension{ast::ComprehensionKind::kGenerator, value, {}, Clauses(argument->clauses)});
  }
  int stars = !argument->star ? 0 : argument->star->getType() == Token::STAR ? 1 : 2;
  return {std::nullopt, value, stars};
}

ast::ExprId AstBuilder::Atom(Tree::AtomContext* atom) {
  SourceRange range = Range(atom);
  if (!atom->texts.empty()) return Texts(atom->texts, range);
  switch (atom->start->getType()) {
    case Token::INT:
      return IntValue(atom->start, range, false);
    case Token::FLOAT:
      return FloatValue(atom->start);
    case Token::TRUE:
      return AddExpr(range, ast::BoolLiteral{true});
    case Token::FALSE:
      return AddExpr(range, ast::BoolLiteral{false});
    case Token::NONE:
      return AddExpr(range, ast::NoneLiteral{});
    case Token::LPAREN:
      return Parenthesised(atom);
    case Token::LBRACKET:
      return List(atom);
    case Token::LBRACE:
      return SetOrDict(atom);
    default:
      return NameValue(TextOf(atom->start), range);
  }
}

ast::ExprId AstBuilder::NameValue(std::string_view word, SourceRange range) {
  for (const ForeignValue& foreign : kForeignValues) {
    if (word != foreign.word) continue;
    Diagnostic diagnostic{DiagnosticKind::kNotInLanguage, range, {}, {}, {}};
    diagnostic.arguments = {{"what", "`" + std::string(word) + "`"},
                            {"instead", "Write `" + std::string(foreign.ours) + "`."}};
    diagnostic.fixes.push_back({range, std::string(foreign.ours)});
    context_.Report(std::move(diagnostic));
    return Invalid(range);
  }
  return AddExpr(range, ast::NameRef{std::string(word)});
}

ast::ExprId AstBuilder::Parenthesised(Tree::AtomContext* atom) {
  Tree::DisplayItemsContext* content = atom->content;
  if (!content) return AddExpr(Range(atom), ast::TupleLiteral{});
  if (!content->clauses.empty()) {
    ast::ExprId element = Item(content->items[0]);
    return AddExpr(Range(atom),
                   ast::Comprehension{ast::ComprehensionKind::kGenerator, element, {}, Clauses(content->clauses)});
  }
  if (content->commas.empty()) return Item(content->items[0]);
  return AddExpr(Range(atom), ast::TupleLiteral{Items(content)});
}

ast::ExprId AstBuilder::List(Tree::AtomContext* atom) {
  Tree::DisplayItemsContext* content = atom->content;
  if (!content) return AddExpr(Range(atom), ast::ListLiteral{});
  if (!content->clauses.empty()) {
    ast::ExprId element = Item(content->items[0]);
    return AddExpr(Range(atom),
                   ast::Comprehension{ast::ComprehensionKind::kList, element, {}, Clauses(content->clauses)});
  }
  return AddExpr(Range(atom), ast::ListLiteral{Items(content)});
}

std::vector<ast::ExprId> AstBuilder::Items(Tree::DisplayItemsContext* items) {
  std::vector<ast::ExprId> values;
  values.reserve(items->items.size());
  for (Tree::ItemContext* item : items->items) values.push_back(Item(item));
  return values;
}

/// The first entry tells which of the two it is; an entry of the other kind is reported.
ast::ExprId AstBuilder::SetOrDict(Tree::AtomContext* atom) {
  SourceRange range = Range(atom);
  if (!atom->entries) return AddExpr(range, ast::DictLiteral{});
  const auto& entries = atom->entries->items;
  bool is_dict = entries[0]->value != nullptr || (entries[0]->star && entries[0]->star->getType() == Token::POWER);
  ast::DictLiteral dict;
  ast::SetLiteral set;
  for (Tree::DisplayEntryContext* entry : entries) {
    if (entry->star && entry->star->getType() == Token::POWER) {
      if (!is_dict) {
        context_.Report(DiagnosticKind::kMissingValue, Range(entry),
                        {{"found", "a mixture of `key: value` and plain values"}});
        return Invalid(range);
      }
      dict.entries.emplace_back(ast::ExprId{}, Expression(entry->key));
      continue;
    }
    ast::ExprId key = Expression(entry->key);
    if (entry->star) key = AddExpr(Range(entry), ast::Starred{key});
    if (is_dict != (entry->value != nullptr)) {
      context_.Report(DiagnosticKind::kMissingValue, Range(entry),
                      {{"found", "a mixture of `key: value` and plain values"}});
      return Invalid(range);
    }
    if (is_dict) dict.entries.emplace_back(key, Expression(entry->value));
    if (!is_dict) set.items.push_back(key);
  }
  if (!atom->entries->clauses.empty()) {
    if (is_dict && !dict.entries[0].first.valid()) {
      NotInLanguage(Range(entries[0]), "`**` in a comprehension", "Write `key: value for …`.");
      return Invalid(range);
    }
    ast::Comprehension comprehension{
        is_dict ? ast::ComprehensionKind::kDict : ast::ComprehensionKind::kSet, {}, {}, {}};
    comprehension.element = is_dict ? dict.entries[0].first : set.items[0];
    if (is_dict) comprehension.value = dict.entries[0].second;
    comprehension.clauses = Clauses(atom->entries->clauses);
    return AddExpr(range, std::move(comprehension));
  }
  return is_dict ? AddExpr(range, std::move(dict)) : AddExpr(range, std::move(set));
}

std::vector<ast::ComprehensionClause> AstBuilder::Clauses(
    const std::vector<Tree::ComprehensionContext*>& comprehensions) {
  std::vector<ast::ComprehensionClause> clauses;
  for (Tree::ComprehensionContext* comprehension : comprehensions) {
    ast::ComprehensionClause clause{Targets(comprehension->variables), Operation(comprehension->value), {}};
    for (Tree::OperationContext* condition : comprehension->conditions)
      clause.conditions.push_back(Operation(condition));
    clauses.push_back(std::move(clause));
  }
  return clauses;
}

}  // namespace gblocks::parse
