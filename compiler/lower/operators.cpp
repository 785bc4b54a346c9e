// Operators: arithmetic with its conversions, comparisons taken apart, and, or, not.
#include "compiler/ast/signs.h"
#include "compiler/check/type_rules.h"
#include "compiler/check/unions.h"
#include "compiler/lower/lowerer.h"

namespace gblocks::lower {
Expr Lowerer::LowerUnary(const ast::Unary& node, TypeId type, SourceRange range) {
  if (node.op == ast::UnaryOp::kNot) {
    Expr expr = ir::MakeExpr(ExprKind::kUnary, types_.boolean(), range, {LowerCondition(node.operand)});
    expr.text = "not";
    return expr;
  }
  Expr operand = LowerExpr(node.operand);
  if (node.op == ast::UnaryOp::kPlus) return operand;
  Expr expr = ir::MakeExpr(ExprKind::kUnary, type, range, {std::move(operand)});
  expr.text = node.op == ast::UnaryOp::kNegate ? "-" : "~";
  return expr;
}

Expr Lowerer::LowerBinary(const ast::Binary& node, TypeId type, SourceRange range) {
  Expr left = LowerExpr(node.left);
  return MakeBinary(node.op, std::move(left), LowerExpr(node.right), type, range);
}

Expr Lowerer::MakeBinary(ast::BinaryOp op, Expr left, Expr right, TypeId type, SourceRange range) {
  if (op == ast::BinaryOp::kAdd && check::IsText(types_, left.type)) {
    return ir::ConcatExpr(program_, {std::move(left), std::move(right)}, range);
  }
  bool ints = Kind(left.type) == TypeKind::kInt && Kind(right.type) == TypeKind::kInt;
  bool native = Kind(left.type) == TypeKind::kNative || Kind(right.type) == TypeKind::kNative;
  if (native) {
    // The runtime has a function for each pair of types.
  } else if (Kind(type) == TypeKind::kFloat && !(ints && op == ast::BinaryOp::kDivide)) {
    left = Coerce(std::move(left), types_.floating());
    right = Coerce(std::move(right), types_.floating());
  } else if (left.type != right.type && Kind(left.type) == Kind(right.type) && Kind(type) != TypeKind::kTuple) {
    left = Coerce(std::move(left), type);  // list[?] + list[int]
    right = Coerce(std::move(right), type);
  }
  Expr expr = ir::MakeExpr(ExprKind::kBinary, type, range, {std::move(left), std::move(right)});
  expr.text = ast::Sign(op);
  return expr;
}

/// The value as a bool: `and`, `or` and `not` of bools, where only the truth is asked for.
Expr Lowerer::LowerCondition(ast::ExprId id) {
  const auto* logical = As<ast::Logical>(id);
  if (logical == nullptr) return Truthy(LowerExpr(id));
  Expr left = LowerCondition(logical->left);
  ExprKind kind = logical->op == ast::LogicalOp::kAnd ? ExprKind::kAnd : ExprKind::kOr;
  return ir::MakeExpr(kind, types_.boolean(), Ast(id).range, {std::move(left), LowerCondition(logical->right)});
}

/// `a or b` as a value: one of both.
Expr Lowerer::LowerLogical(const ast::Logical& node, TypeId type, SourceRange range) {
  ExprKind kind = node.op == ast::LogicalOp::kAnd ? ExprKind::kAnd : ExprKind::kOr;
  if (Kind(type) == TypeKind::kBool) {
    Expr left = LowerCondition(node.left);
    return ir::MakeExpr(kind, type, range, {std::move(left), LowerCondition(node.right)});
  }
  Expr left = LowerExpr(node.left), right = LowerExpr(node.right);
  if (node.op == ast::LogicalOp::kOr && IsOptional(left.type) && !IsOptional(type)) {
    // `name or "nobody"`: where the left side counts as true it is not None.
    return Once(std::move(left), [&](const Expr& once) {
      Expr inner = Coerce(ir::MakeExpr(ExprKind::kUnwrap, WithoutNone(once.type), range, {once}), type);
      return ir::MakeExpr(ExprKind::kConditional, type, range, {Truthy(once), std::move(inner), Coerce(right, type)});
    });
  }
  return ir::MakeExpr(kind, type, range, {Coerce(std::move(left), type), Coerce(std::move(right), type)});
}

/// `a < b < c` is `a < b and b < c`, with b computed once.
Expr Lowerer::LowerComparison(const ast::Comparison& node, SourceRange range) {
  std::function<Expr(Expr, size_t)> rest = [&](Expr left, size_t i) {
    Expr right = LowerExpr(node.rest[i].second);
    if (i + 1 == node.rest.size()) return MakeCompare(node.rest[i].first, std::move(left), std::move(right), range);
    return Once(std::move(right), [&](const Expr& middle) {
      Expr first = MakeCompare(node.rest[i].first, left, middle, range);
      return ir::MakeExpr(ExprKind::kAnd, types_.boolean(), range, {std::move(first), rest(middle, i + 1)});
    });
  };
  if (node.rest.size() == 1) return rest(LowerExpr(node.first), 0);
  return Once(LowerExpr(node.first), [&](const Expr& first) { return rest(first, 0); });  // before the second operand
}

/// Whether an int that may be none of a float's values is compared with a float: the runtime knows how.
bool Lowerer::ComparesExactly(const Expr& left, const Expr& right) const {
  auto is_int = [&](const Expr& expr) {
    constexpr int64_t kExact = int64_t{1} << 53;
    bool exact = expr.kind == ExprKind::kInt && expr.integer <= kExact && expr.integer >= -kExact;
    return Kind(expr.type) == TypeKind::kInt && !exact;
  };
  auto is_float = [&](const Expr& expr) { return Kind(expr.type) == TypeKind::kFloat; };
  return (is_int(left) && is_float(right)) || (is_float(left) && is_int(right));
}

/// `x in numbers` of an `x` that may be something else, too: it is one of those that can be in there, and that is.
Expr Lowerer::MemberOf(ast::CompareOp op, Expr value, Expr container, TypeId element, SourceRange range) {
  Expr found = Once(std::move(value), [&](const Expr& once) {
    std::vector<Expr> either;
    for (TypeId one : check::Alternatives(types_, once.type)) {
      bool counts = Kind(one) == TypeKind::kBool && check::IsNumber(types_, element);  // True is 1
      if (!counts && !check::Assignable(types_, one, element)) continue;
      std::vector<Expr> tests = TestMembers(once, once.type, {one});
      Expr item = Narrow(once, one);
      if (counts) {
        item = ir::MakeExpr(ExprKind::kConditional, types_.integer(), range,
                            {std::move(item), ir::IntExpr(program_, 1, range), ir::IntExpr(program_, 0, range)});
      }
      tests.push_back(MakeCompare(ast::CompareOp::kIn, Coerce(std::move(item), element), container, range));
      either.push_back(All(std::move(tests), range));
    }
    return either.empty() ? ir::BoolExpr(program_, false, range) : Any(std::move(either), range);
  });
  if (op == ast::CompareOp::kIn) return found;
  Expr inverted = ir::MakeExpr(ExprKind::kUnary, types_.boolean(), range, {std::move(found)});
  inverted.text = "not";
  return inverted;
}

Expr Lowerer::MakeCompare(ast::CompareOp op, Expr left, Expr right, SourceRange range) {
  bool membership = op == ast::CompareOp::kIn || op == ast::CompareOp::kNotIn;
  bool equality = op == ast::CompareOp::kEqual || op == ast::CompareOp::kNotEqual;
  auto is_array = [&](const Expr& side) { return Kind(side.type) == TypeKind::kNative && types_[side.type].name == "Array"; };
  if (!membership && !equality && (is_array(left) || is_array(right)) && op != ast::CompareOp::kIs &&
      op != ast::CompareOp::kIsNot) {  // item by item
    TypeId array = is_array(left) ? left.type : right.type;
    Expr expr = ir::MakeExpr(ExprKind::kBinary, array, range, {std::move(left), std::move(right)});
    expr.text = ast::Sign(op);
    return expr;
  }
  if (membership) {
    TypeId element = check::ElementOf(types_, right.type);
    if (element.valid() && !check::IsText(types_, right.type)) {
      TypeId both = check::Join(types_, left.type, element);
      if (both == element) {
        left = Coerce(std::move(left), element);
      } else if (check::Alternatives(types_, left.type).size() > 1) {
        return MemberOf(op, std::move(left), std::move(right), element, range);
      }
    }
  } else if (left.kind != ExprKind::kNone && right.kind != ExprKind::kNone && !ComparesExactly(left, right)) {
    TypeId both = check::Join(types_, left.type, right.type);
    bool orders = op != ast::CompareOp::kEqual && op != ast::CompareOp::kNotEqual && op != ast::CompareOp::kIs &&
                  op != ast::CompareOp::kIsNot;
    if (orders && both.valid() && Kind(both) == TypeKind::kUnion) both = types_.floating();  // of `int | float`
    if (both.valid()) {
      left = Coerce(std::move(left), both);
      right = Coerce(std::move(right), both);
    }
  }
  Expr expr = ir::MakeExpr(ExprKind::kCompare, types_.boolean(), range, {std::move(left), std::move(right)});
  expr.text = ast::Sign(op);
  return expr;
}

}  // namespace gblocks::lower
