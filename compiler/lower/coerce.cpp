// Conversions that the program leaves to the compiler, written out.
#include "compiler/check/type_rules.h"
#include "compiler/ir/effects.h"
#include "compiler/ir/walk.h"
#include "compiler/lower/lowerer.h"

namespace gblocks::lower {

/// The value as a value of `type`, which check/ found it can stand for.
Expr Lowerer::Coerce(Expr value, TypeId type) {
  if (!type.valid() || value.type == type || Kind(type) == TypeKind::kError) return value;
  // Builtins that take a bool for a number are given it as it is.
  if (Kind(value.type) == TypeKind::kBool && Kind(type) == TypeKind::kInt) return value;
  SourceRange range = value.range;
  switch (value.kind) {  // conversions go to where the values are made
    case ExprKind::kConditional:
      value.operands[1] = Coerce(std::move(value.operands[1]), type);
      value.operands[2] = Coerce(std::move(value.operands[2]), type);
      value.type = type;
      return value;
    case ExprKind::kAnd:
    case ExprKind::kOr:
      value.operands[0] = Coerce(std::move(value.operands[0]), type);
      value.operands[1] = Coerce(std::move(value.operands[1]), type);
      value.type = type;
      return value;
    case ExprKind::kNone:
      if (IsOptional(type)) value.type = type;
      return value;
    default:
      break;
  }
  if (IsOptional(type) && !IsOptional(value.type)) {
    if (Kind(value.type) == TypeKind::kNone) {  // a call or name that can only be None
      value.type = type;
      return value;
    }
    return ir::MakeExpr(ExprKind::kSome, type, range, {Coerce(std::move(value), WithoutNone(type))});
  }
  TypeKind wanted = Kind(type);
  if (wanted == TypeKind::kUnion) return ToUnion(std::move(value), type);
  if (Kind(value.type) == TypeKind::kUnion) return FromUnion(std::move(value), type);
  if (wanted == TypeKind::kFloat && Kind(value.type) == TypeKind::kInt) {
    return ir::MakeExpr(ExprKind::kIntToFloat, type, range, {std::move(value)});
  }
  bool display = value.kind == ExprKind::kList || value.kind == ExprKind::kSet || value.kind == ExprKind::kDict ||
                 value.kind == ExprKind::kTuple;
  if (display && wanted == Kind(value.type)) {
    const std::vector<TypeId> parts = types_[type].arguments;
    for (size_t i = 0; i < value.operands.size(); ++i) {
      size_t part = value.kind == ExprKind::kTuple ? i : value.kind == ExprKind::kDict ? i % 2 : 0;
      value.operands[i] = Coerce(std::move(value.operands[i]), parts[part]);
    }
    value.type = type;
    return value;
  }
  if (wanted == TypeKind::kOptional && IsOptional(value.type)) return CoerceOptional(std::move(value), type);
  if (wanted == TypeKind::kTuple && Kind(value.type) == TypeKind::kTuple) return CoerceTuple(std::move(value), type);
  if (check::IsOpen(types_, value.type)) value.type = type;  // an empty display inside something else
  return value;
}

/// int | None as float | None.
Expr Lowerer::CoerceOptional(Expr value, TypeId type, bool narrows) {
  TypeId from = WithoutNone(value.type), to = WithoutNone(type);
  if (from == to || (Kind(from) == Kind(to) && Kind(to) != TypeKind::kTuple && Kind(to) != TypeKind::kUnion))
    return value;
  SourceRange range = value.range;
  return Once(std::move(value), [&](const Expr& once) {
    Expr is_none =
        ir::MakeExpr(ExprKind::kCompare, types_.boolean(), range, {once, ir::NoneExpr(types_.none(), range)});
    is_none.text = "is";
    Expr inner = ir::MakeExpr(ExprKind::kUnwrap, from, range, {once});
    inner = narrows ? Narrow(std::move(inner), to) : Coerce(std::move(inner), to);
    Expr some = ir::MakeExpr(ExprKind::kSome, type, range, {std::move(inner)});
    return ir::MakeExpr(ExprKind::kConditional, type, range,
                        {std::move(is_none), ir::NoneExpr(type, range), std::move(some)});
  });
}

/// tuple[int, int] as tuple[float, float].
Expr Lowerer::CoerceTuple(Expr value, TypeId type) {
  SourceRange range = value.range;
  const std::vector<TypeId> from = types_[value.type].arguments, to = types_[type].arguments;
  return Once(std::move(value), [&](const Expr& once) {
    std::vector<Expr> items;
    for (size_t i = 0; i < to.size(); ++i) {
      Expr item = ir::MakeExpr(ExprKind::kTupleItem, from[i], range, {once});
      item.index = static_cast<int>(i);
      items.push_back(Coerce(std::move(item), to[i]));
    }
    return ir::MakeExpr(ExprKind::kTuple, type, range, std::move(items));
  });
}

/// An expression that needs a value more than once: names it, where computing it again would not be the same.
Expr Lowerer::Once(Expr value, const std::function<Expr(const Expr&)>& use) {
  bool plain = true;
  ir::VisitExpr(value, [&](const Expr& inner) {
    plain &= inner.kind != ExprKind::kCall && inner.kind != ExprKind::kCallValue &&
             inner.kind != ExprKind::kMakeRecord && inner.kind != ExprKind::kComprehension &&
             inner.kind != ExprKind::kList && inner.kind != ExprKind::kDict && inner.kind != ExprKind::kSet;
    if (inner.kind == ExprKind::kBuiltin || inner.kind == ExprKind::kMethod) plain &= !ir::BuiltinActs(inner.text);
  });
  if (plain) return use(value);
  SourceRange range = value.range;
  auto lambda = std::make_shared<ir::Lambda>();
  lambda->params.push_back(Temp("once", value.type, ir::VarKind::kParam));
  lambda->body.push_back(use(ir::VarExpr(program_, lambda->params[0], range)));
  TypeId result = lambda->body[0].type;
  Expr function = ir::MakeExpr(ExprKind::kLambda, types_.Function({value.type}, result), range);
  function.lambda = std::move(lambda);
  return ir::MakeExpr(ExprKind::kCallValue, result, range, {std::move(function), std::move(value)});
}

Expr Lowerer::Truthy(Expr value) {
  if (Kind(value.type) == TypeKind::kBool) return value;
  SourceRange range = value.range;
  return ir::MakeExpr(ExprKind::kTruthy, types_.boolean(), range, {std::move(value)});
}

Expr Lowerer::ToText(Expr value) {
  if (check::IsText(types_, value.type)) return value;
  SourceRange range = value.range;
  return ir::MakeExpr(ExprKind::kToStr, types_.str(), range, {std::move(value)});
}

}  // namespace gblocks::lower
