// Values that may be of several types: what is known of them, written out.
#include "compiler/check/unions.h"

#include <algorithm>

#include "compiler/check/type_rules.h"
#include "compiler/lower/lowerer.h"

namespace gblocks::lower {

/// The value as what it is known to be here: without None, one member of its union, some of them.
Expr Lowerer::Narrow(Expr value, TypeId known) {
  TypeKind kind = Kind(known), from = Kind(value.type);
  if (value.type == known || kind == TypeKind::kError || kind == TypeKind::kNever) return value;
  SourceRange range = value.range;
  if (from == TypeKind::kOptional) {
    if (kind == TypeKind::kNone) return ir::NoneExpr(known, range);
    if (kind == TypeKind::kOptional) return CoerceOptional(std::move(value), known, true);
    TypeId inner = WithoutNone(value.type);
    return Narrow(ir::MakeExpr(ExprKind::kUnwrap, inner, range, {std::move(value)}), known);
  }
  if (from == TypeKind::kUnion) {
    if (kind == TypeKind::kUnion) return ToUnion(std::move(value), known);
    const std::vector<TypeId> members = types_[value.type].arguments;
    auto member = std::find_if(members.begin(), members.end(), [&](TypeId one) {
      return one == known || (kind == TypeKind::kLiteral && Kind(one) == TypeKind::kLiteral);  // some of its texts
    });
    if (member == members.end()) return value;
    return Narrow(Member(value, static_cast<size_t>(member - members.begin())), known);
  }
  if (from == TypeKind::kLiteral && kind == TypeKind::kLiteral) value.type = known;
  return value;
}

/// A member, or a value of another union, as this union.
Expr Lowerer::ToUnion(Expr value, TypeId type) {
  SourceRange range = value.range;
  if (value.type == type) return value;
  if (Kind(value.type) != TypeKind::kUnion) {
    const std::vector<TypeId>& members = types_[type].arguments;
    int member = check::MemberFor(types_, value.type, type);
    if (member < 0 && check::IsText(types_, value.type)) {  // a text that is written out is a `str` here
      auto texts = std::find_if(members.begin(), members.end(), [&](TypeId one) { return check::IsText(types_, one); });
      if (texts != members.end()) value.type = *texts;
      member = check::MemberFor(types_, value.type, type);
    }
    if (member < 0) return value;
    value = Coerce(std::move(value), types_[type].arguments[static_cast<size_t>(member)]);
  }
  return ir::MakeExpr(ExprKind::kToUnion, type, range, {std::move(value)});
}

/// A union's value, known to be of its member `place`.
Expr Lowerer::Member(const Expr& value, size_t place) {
  TypeId type = types_[value.type].arguments[place];
  Expr member = ir::MakeExpr(ExprKind::kMember, type, value.range, {value});
  member.index = static_cast<int>(place);
  return member;
}

/// A union's value as what all its members may stand for.
Expr Lowerer::FromUnion(Expr value, TypeId type) {
  size_t count = types_[value.type].arguments.size();
  SourceRange range = value.range;
  return Once(std::move(value), [&](const Expr& once) {
    Expr result = Coerce(Member(once, count - 1), type);
    for (size_t i = count - 1; i-- > 0;) {
      Expr test = ir::MakeExpr(ExprKind::kIsMember, types_.boolean(), range, {once});
      test.index = static_cast<int>(i);
      result = ir::MakeExpr(ExprKind::kConditional, type, range,
                            {std::move(test), Coerce(Member(once, i), type), std::move(result)});
    }
    return result;
  });
}

/// `shape.name` of a union of records that all have it: the field of the one that it is.
Expr Lowerer::LowerFieldOfAll(Expr value, const std::string& name, TypeId type, SourceRange range) {
  size_t count = types_[value.type].arguments.size();
  return Once(std::move(value), [&](const Expr& once) {
    auto field_of = [&](size_t member) {
      Expr object = Member(once, member);
      SymbolId record = types_[object.type].symbol;
      const std::vector<check::ParamInfo>& fields = Sym(record).params;
      size_t place = 0;
      while (fields[place].name != name) ++place;
      Expr field = ir::MakeExpr(ExprKind::kField, fields[place].type, range, {std::move(object)});
      field.record = RecordOf(record);
      field.index = static_cast<int>(place);
      return Coerce(std::move(field), type);
    };
    Expr result = field_of(count - 1);
    for (size_t i = count - 1; i-- > 0;) {
      Expr test = ir::MakeExpr(ExprKind::kIsMember, types_.boolean(), range, {once});
      test.index = static_cast<int>(i);
      result = ir::MakeExpr(ExprKind::kConditional, type, range, {std::move(test), field_of(i), std::move(result)});
    }
    return result;
  });
}

Expr Lowerer::All(std::vector<Expr> tests, SourceRange range) {
  if (tests.empty()) return ir::BoolExpr(program_, true, range);
  Expr all = std::move(tests[0]);
  for (size_t i = 1; i < tests.size(); ++i) {
    all = ir::MakeExpr(ExprKind::kAnd, types_.boolean(), range, {std::move(all), std::move(tests[i])});
  }
  return all;
}

Expr Lowerer::Any(std::vector<Expr> tests, SourceRange range) {
  Expr any = std::move(tests[0]);
  for (size_t i = 1; i < tests.size(); ++i) {
    any = ir::MakeExpr(ExprKind::kOr, types_.boolean(), range, {std::move(any), std::move(tests[i])});
  }
  return any;
}

std::vector<Expr> Lowerer::TestMembers(const Expr& value, TypeId known, const std::vector<TypeId>& members) {
  std::vector<TypeId> others = check::Without(types_, known, members);
  if (others.empty()) return {};
  auto is_none = [&](TypeId one) { return Kind(one) == TypeKind::kNone; };
  auto has_none = [&](const std::vector<TypeId>& all) { return std::any_of(all.begin(), all.end(), is_none); };
  SourceRange range = value.range;
  auto none_test = [&](const char* op) {
    Expr test = ir::MakeExpr(ExprKind::kCompare, types_.boolean(), range, {value, ir::NoneExpr(types_.none(), range)});
    test.text = op;
    return test;
  };
  std::vector<Expr> either, all;
  if (has_none(members)) either.push_back(none_test("is"));
  if (has_none(others)) all.push_back(none_test("is not"));
  Expr inner = value;
  if (IsOptional(value.type)) {
    inner = ir::MakeExpr(ExprKind::kUnwrap, WithoutNone(value.type), range, {value});
  }
  bool asks_more = std::any_of(others.begin(), others.end(), [&](TypeId one) { return !is_none(one); });
  if (asks_more && Kind(inner.type) == TypeKind::kUnion) {
    for (TypeId member : members) {
      if (is_none(member)) continue;
      Expr test = ir::MakeExpr(ExprKind::kIsMember, types_.boolean(), range, {inner});
      test.index = check::MemberFor(types_, member, inner.type);
      either.push_back(std::move(test));
    }
  }
  if (!either.empty()) all.push_back(Any(std::move(either), range));
  return all;
}

Expr Lowerer::LowerIsinstance(const ast::Call& node, const std::vector<check::ClassRef>& classes, SourceRange range) {
  Expr value = LowerExpr(node.arguments[0].value);
  std::vector<TypeId> members = check::OfClasses(types_, value.type, classes);
  return Once(std::move(value), [&](const Expr& once) { return All(TestMembers(once, once.type, members), range); });
}

}  // namespace gblocks::lower
