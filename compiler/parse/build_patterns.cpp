// The patterns of `case`.
#include <algorithm>
#include <utility>

#include "compiler/parse/ast_builder.h"

namespace gblocks::parse {

ast::PatternId AstBuilder::AddPattern(SourceRange range, decltype(ast::Pattern::node) node) {
  return module_.patterns.Add({range, std::move(node)});
}

/// One pattern, or a sequence: with commas, or always in `[…]`.
ast::PatternId AstBuilder::OpenPattern(Tree::OpenPatternContext* pattern, bool is_list) {
  if (!is_list && pattern->commas.empty()) return Pattern(pattern->items[0]);
  ast::SequencePattern sequence{{}, is_list};
  for (Tree::PatternContext* item : pattern->items) sequence.items.push_back(Pattern(item));
  return AddPattern(Range(pattern), std::move(sequence));
}

ast::PatternId AstBuilder::Pattern(Tree::PatternContext* pattern) {
  SourceRange range = Range(pattern);
  if (pattern->STAR()) return AddPattern(range, ast::CapturePattern{NameOf(pattern->word), true});
  ast::PatternId result = ClosedPattern(pattern->items[0]);
  if (pattern->items.size() > 1) {
    ast::OrPattern either{{result}};
    for (size_t i = 1; i < pattern->items.size(); ++i) either.alternatives.push_back(ClosedPattern(pattern->items[i]));
    result = AddPattern(RangeOf(pattern->start, pattern->items.back()->stop), std::move(either));
  }
  return pattern->word ? AddPattern(range, ast::AsPattern{result, NameOf(pattern->word)}) : result;
}

ast::PatternId AstBuilder::ClosedPattern(Tree::ClosedPatternContext* pattern) {
  SourceRange range = Range(pattern);
  if (pattern->path) return NamedPattern(pattern);
  if (pattern->literal) return AddPattern(range, ast::ValuePattern{LiteralValue(pattern->literal)});
  bool is_list = pattern->LBRACKET() != nullptr;
  if (pattern->LBRACE()) return MappingPattern(pattern);
  if (!pattern->content) return AddPattern(range, ast::SequencePattern{{}, is_list});
  ast::PatternId content = OpenPattern(pattern->content, is_list);
  bool is_sequence = is_list || !pattern->content->commas.empty();
  if (is_sequence) module_.patterns[content].range = range;
  return content;
}

/// `_`, `name`, `Color.red`, `Task(name=n)`.
ast::PatternId AstBuilder::NamedPattern(Tree::ClosedPatternContext* pattern) {
  SourceRange range = Range(pattern);
  const auto& parts = pattern->path->parts;
  ast::Name name = NameOf(parts[0]);
  for (size_t i = 1; i < parts.size(); ++i) name.text += "." + std::string(TextOf(parts[i]->start));
  name.range = Range(pattern->path);
  if (pattern->open) {
    ast::RecordPattern record{std::move(name), {}, {}};
    for (Tree::PatternArgumentContext* argument : pattern->args) {
      if (!argument->named) {
        record.positional.push_back(Pattern(argument->value));
        continue;
      }
      bool plain =
          argument->value->start == argument->value->stop && argument->value->start->getType() != Token::STRING;
      if (!plain) {
        context_.Report(DiagnosticKind::kPatternSyntax, Range(argument->value),
                        {{"found", "more than a field's name before `=`"}});
        continue;
      }
      record.fields.emplace_back(NameOf(argument->value), Pattern(argument->named));
    }
    return AddPattern(range, std::move(record));
  }
  if (parts.size() > 1) return AddPattern(range, ast::ValuePattern{DottedValue(pattern->path)});
  if (name.text == "_") return AddPattern(range, ast::WildcardPattern{});
  return AddPattern(range, ast::CapturePattern{std::move(name), false});
}

ast::PatternId AstBuilder::MappingPattern(Tree::ClosedPatternContext* pattern) {
  ast::MappingPattern mapping;
  for (Tree::PatternEntryContext* entry : pattern->entries) {
    if (entry->rest) {
      mapping.rest = NameOf(entry->rest);
      continue;
    }
    ast::ExprId key = entry->key->patternLiteral() ? LiteralValue(entry->key->patternLiteral())
                                                   : DottedValue(entry->key->dottedName());
    mapping.entries.emplace_back(key, Pattern(entry->value));
  }
  return AddPattern(Range(pattern), std::move(mapping));
}

ast::ExprId AstBuilder::DottedValue(Tree::DottedNameContext* path) {
  ast::ExprId value = AddExpr(Range(path->parts[0]), ast::NameRef{std::string(TextOf(path->parts[0]->start))});
  for (size_t i = 1; i < path->parts.size(); ++i) {
    value = AddExpr(RangeOf(path->start, path->parts[i]->stop), ast::Attribute{value, NameOf(path->parts[i])});
  }
  return value;
}

ast::ExprId AstBuilder::LiteralValue(Tree::PatternLiteralContext* literal) {
  SourceRange range = Range(literal);
  if (!literal->texts.empty()) return Texts(literal->texts, range);
  bool negative = literal->MINUS() != nullptr;
  if (literal->INT()) return IntValue(literal->stop, range, negative);
  if (literal->FLOAT()) {
    ast::ExprId value = FloatValue(literal->stop);
    return negative ? AddExpr(range, ast::Unary{ast::UnaryOp::kNegate, value}) : value;
  }
  if (literal->NONE()) return AddExpr(range, ast::NoneLiteral{});
  return AddExpr(range, ast::BoolLiteral{literal->TRUE() != nullptr});
}

}  // namespace gblocks::parse
