// Patterns as questions about a value: tests that must all hold, and what the names hold then. Each is an expression over
// the value, so that a whole case is one condition.
#include <algorithm>

#include "compiler/check/pattern_fit.h"
#include "compiler/check/type_rules.h"
#include "compiler/check/unions.h"
#include "compiler/lower/lowerer.h"

namespace gblocks::lower {

void Lowerer::Question::Add(Question other) {
  for (Expr& test : other.tests) tests.push_back(std::move(test));
  for (auto& name : other.names) names.push_back(std::move(name));
}

void Lowerer::Name(Question& question, ast::PatternId id, Expr value) {
  auto info = Tables().patterns.find(id);
  if (info == Tables().patterns.end() || !info->second.binding.valid()) return;  // `_`
  SymbolId symbol = info->second.binding;
  question.names.emplace_back(symbol, Coerce(std::move(value), Sym(symbol).type));
}

/// What a pattern asks of a value that is known to be of a type, which may be less than its own.
Lowerer::Question Lowerer::Ask(ast::PatternId id, const Expr& value, TypeId known) {
  const ast::Pattern& pattern = Ast().patterns[id];
  check::PatternFit fit(types_, Ast(), Tables());
  Question question;
  if (std::holds_alternative<ast::WildcardPattern>(pattern.node)) return question;
  if (std::holds_alternative<ast::CapturePattern>(pattern.node)) {
    Name(question, id, Narrow(value, known));
    return question;
  }
  if (const auto* as = std::get_if<ast::AsPattern>(&pattern.node)) {
    question = Ask(as->pattern, value, known);
    Name(question, id, Narrow(value, check::UnionOf(types_, fit.Fitting(as->pattern, known))));
    return question;
  }
  if (const auto* either = std::get_if<ast::OrPattern>(&pattern.node)) {
    std::vector<Question> questions;
    for (ast::PatternId one : either->alternatives) questions.push_back(Ask(one, value, known));
    return AskEither(std::move(questions), pattern.range);
  }
  std::vector<TypeId> fitting = fit.Fitting(id, known);
  auto info = Tables().patterns.find(id);
  bool by_class = info != Tables().patterns.end() && info->second.named.kind != TypeKind::kError &&
                  info->second.named.kind != TypeKind::kRecord;
  if (by_class) {  // `int()`, `int(n)`, `Textbox()`
    question.tests = TestMembers(value, known, fitting);
    if (!info->second.fields.empty()) question.Add(Ask(info->second.fields[0], value, check::UnionOf(types_, fitting)));
    return question;
  }
  std::vector<Question> questions;
  for (TypeId member : fitting) {
    Question one;
    one.tests = TestMembers(value, known, {member});
    one.Add(AskOne(id, Narrow(value, member)));
    questions.push_back(std::move(one));
  }
  return AskEither(std::move(questions), pattern.range);
}

/// Any of several questions: names hold what the first that is answered with yes gives them.
Lowerer::Question Lowerer::AskEither(std::vector<Question> questions, SourceRange range) {
  if (questions.size() == 1) return std::move(questions[0]);
  Question result;
  std::vector<Expr> tests;
  bool certain = false;
  for (const Question& one : questions) {
    certain = certain || one.tests.empty();
    tests.push_back(All(one.tests, range));
  }
  if (!certain) result.tests.push_back(Any(tests, range));
  for (const auto& [symbol, last] : questions.back().names) {
    Expr value = last;
    for (size_t i = questions.size() - 1; i-- > 0;) {
      for (const auto& [other, held] : questions[i].names) {
        if (other != symbol) continue;
        value = ir::MakeExpr(ExprKind::kConditional, value.type, range, {tests[i], held, std::move(value)});
        break;
      }
    }
    result.names.emplace_back(symbol, std::move(value));
  }
  return result;
}

/// The same of a value of one type that fits.
Lowerer::Question Lowerer::AskOne(ast::PatternId id, const Expr& value) {
  const ast::Pattern& pattern = Ast().patterns[id];
  SourceRange range = pattern.range;
  Question question;
  if (const auto* literal = std::get_if<ast::ValuePattern>(&pattern.node)) {
    if (Kind(value.type) != TypeKind::kNone) question.tests.push_back(AskValue(literal->value, value));
  } else if (const auto* sequence = std::get_if<ast::SequencePattern>(&pattern.node)) {
    question = AskSequence(*sequence, value, range);
  } else if (const auto* mapping = std::get_if<ast::MappingPattern>(&pattern.node)) {
    question = AskMapping(*mapping, id, value, range);
  } else {
    const check::PatternInfo& info = Tables().patterns.at(id);
    for (size_t i = 0; i < info.fields.size(); ++i) {
      if (!info.fields[i].valid()) continue;
      TypeId type = Sym(info.named.symbol).params[i].type;
      Expr field = ir::MakeExpr(ExprKind::kField, type, range, {value});
      field.record = RecordOf(info.named.symbol);
      field.index = static_cast<int>(i);
      question.Add(Ask(info.fields[i], field, type));
    }
  }
  return question;
}

/// `value == literal`; True and False are what a bool is, and 0 and 1 are these, too.
Expr Lowerer::AskValue(ast::ExprId id, const Expr& value) {
  SourceRange range = Ast(id).range;
  if (Kind(value.type) == TypeKind::kBool) {
    const auto* flag = As<ast::BoolLiteral>(id);
    const auto* number = As<ast::IntLiteral>(id);
    if (flag != nullptr || number != nullptr) {
      bool wanted = flag != nullptr ? flag->value : number->value == 1;
      if (wanted) return value;
      Expr inverted = ir::MakeExpr(ExprKind::kUnary, types_.boolean(), range, {value});
      inverted.text = "not";
      return inverted;
    }
  }
  return MakeCompare(ast::CompareOp::kEqual, value, LowerExpr(id), range);
}

Lowerer::Question Lowerer::AskSequence(const ast::SequencePattern& node, const Expr& value, SourceRange range) {
  bool is_tuple = Kind(value.type) == TypeKind::kTuple;
  const std::vector<TypeId> parts = types_[value.type].arguments;
  auto star = std::find_if(node.items.begin(), node.items.end(), [&](ast::PatternId item) {
    const auto* capture = std::get_if<ast::CapturePattern>(&Ast().patterns[item].node);
    return capture != nullptr && capture->starred;
  });
  bool starred = star != node.items.end();
  size_t before = static_cast<size_t>(star - node.items.begin());
  size_t after = starred ? node.items.size() - before - 1 : 0;
  auto item = [&](size_t from_start, size_t from_end) {
    if (is_tuple) {
      size_t place = from_end > 0 ? parts.size() - from_end : from_start;
      if (value.kind == ExprKind::kTuple) return value.operands[place];
      Expr part = ir::MakeExpr(ExprKind::kTupleItem, parts[place], range, {value});
      part.index = static_cast<int>(place);
      return part;
    }
    int64_t place = from_end > 0 ? -static_cast<int64_t>(from_end) : static_cast<int64_t>(from_start);
    Expr part = ir::MakeExpr(ExprKind::kIndex, parts[0], range, {value, ir::IntExpr(program_, place, range)});
    part.cannot_fail = true;  // the length was asked before
    return part;
  };
  Question question;
  if (!is_tuple && !(starred && before + after == 0)) {
    Expr length = ir::MakeExpr(ExprKind::kBuiltin, types_.integer(), range, {value});
    length.text = "len";
    Expr count = ir::IntExpr(program_, static_cast<int64_t>(before + after), range);
    Expr test = ir::MakeExpr(ExprKind::kCompare, types_.boolean(), range, {std::move(length), std::move(count)});
    test.text = starred ? ">=" : "==";
    question.tests.push_back(std::move(test));
  }
  for (size_t i = 0; i < node.items.size(); ++i) {
    if (starred && i == before) {
      if (!is_tuple) {
        TypeId bound = types_.Optional(types_.integer());
        auto limit = [&](int64_t at, bool given) {
          return given ? Coerce(ir::IntExpr(program_, at, range), bound) : ir::NoneExpr(bound, range);
        };
        Name(question, node.items[i],
             ir::MakeExpr(ExprKind::kSlice, value.type, range,
                          {value, limit(static_cast<int64_t>(before), true),
                           limit(-static_cast<int64_t>(after), after > 0), ir::NoneExpr(bound, range)}));
        continue;
      }
      auto info = Tables().patterns.find(node.items[i]);
      if (info == Tables().patterns.end() || !info->second.binding.valid()) continue;
      TypeId list = Sym(info->second.binding).type;
      std::vector<Expr> items;
      for (size_t part = before; part + after < parts.size(); ++part)
        items.push_back(Coerce(item(part, 0), types_[list].arguments[0]));
      Name(question, node.items[i], ir::MakeExpr(ExprKind::kList, list, range, std::move(items)));
      continue;
    }
    bool late = starred && i > before;
    Expr part = item(i, late ? node.items.size() - i : 0);
    TypeId type = part.type;
    question.Add(Ask(node.items[i], part, type));
  }
  return question;
}

Lowerer::Question Lowerer::AskMapping(const ast::MappingPattern& node, ast::PatternId id, const Expr& value,
                                      SourceRange range) {
  TypeId key_type = types_[value.type].arguments[0], value_type = types_[value.type].arguments[1];
  Question question;
  std::vector<Expr> keys;
  for (const auto& entry : node.entries) {
    Expr key = LowerExprAs(entry.first, key_type);
    keys.push_back(key);
    Expr test = ir::MakeExpr(ExprKind::kCompare, types_.boolean(), range, {key, value});
    test.text = "in";
    question.tests.push_back(std::move(test));
    Expr part = ir::MakeExpr(ExprKind::kIndex, value_type, range, {value, std::move(key)});
    part.cannot_fail = true;
    question.Add(Ask(entry.second, part, value_type));
  }
  auto info = Tables().patterns.find(id);
  if (!node.rest || info == Tables().patterns.end() || !info->second.binding.valid()) return question;
  // {key: item for key, item in value.items() if key != …}
  auto rest = std::make_shared<ir::Comprehension>();
  rest->kind = ir::Comprehension::Kind::kDict;
  ir::ComprehensionClause clause;
  TypeId pair = types_.Tuple({key_type, value_type});
  clause.iterable = ir::MakeExpr(ExprKind::kMethod, types_.List(pair), range, {value});
  clause.iterable.text = "dict.items";
  VarId key = Temp("key", key_type), item = Temp("item", value_type);
  clause.target.items.resize(2);
  clause.target.items[0].var = key;
  clause.target.items[1].var = item;
  for (Expr& one : keys) {
    clause.conditions.push_back(
        MakeCompare(ast::CompareOp::kNotEqual, ir::VarExpr(program_, key, range), std::move(one), range));
  }
  rest->clauses.push_back(std::move(clause));
  rest->element = {ir::VarExpr(program_, key, range), ir::VarExpr(program_, item, range)};
  Expr others = ir::MakeExpr(ExprKind::kComprehension, value.type, range);
  others.comprehension = std::move(rest);
  Name(question, id, std::move(others));
  return question;
}

}  // namespace gblocks::lower
