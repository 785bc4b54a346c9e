// Arithmetic, comparisons and text put together.
#include <map>

#include "compiler/codegen/emitter.h"

namespace gblocks::codegen {

using ir::Expr;
using ir::ExprKind;

Code Emitter::EmitUnary(const Expr& expr) {
  const Expr& operand = expr.operands[0];
  if (expr.text == "not") {
    return (Code("!") << Parenthesized(EmitCondition(operand), Precedence::kUnary)).Bind(Precedence::kUnary);
  }
  const char* function = expr.text == "-" ? "gb::neg" : expr.text == "+" ? "gb::pos" : "gb::invert";
  // A constant needs no check, but for the one that has no counterpart.
  if (expr.text == "-" && operand.kind == ExprKind::kInt && operand.integer > 0) {
    Expr negative = operand;
    negative.integer = -operand.integer;
    return Emit(negative);
  }
  if (expr.text == "-" && operand.kind == ExprKind::kFloat) {
    Expr negative = operand;
    negative.number = -operand.number;
    return Emit(negative);
  }
  return Call(function, {EmitExact(operand, expr.type)});
}

/// `track` of `+ volume * track`: adding it needs no array in between.
const Expr* Emitter::ScaledArray(const std::string& op, const Expr& value) const {
  bool scales = op == "+" && value.kind == ExprKind::kBinary && value.text == "*";
  if (!scales || TypeOf(value.type).name != "Array") return nullptr;
  bool first = IsNumber(value.operands[1].type), second = IsNumber(value.operands[0].type);
  return first ? &value.operands[0] : second ? &value.operands[1] : nullptr;
}

/// Numbers beside arrays are floats.
Code Emitter::ArraySide(const Expr& operand) {
  return IsNumber(operand.type) ? EmitExact(operand, program_.types->floating()) : Emit(operand);
}

/// An operand beside one of a type of the runtime.
Code Emitter::NativeSide(const Expr& operand, const Expr& other) {
  return TypeOf(other.type).name == "Array" ? ArraySide(operand) : EmitExact(operand, operand.type);
}

Code Emitter::EmitBinary(const Expr& expr) {
  const Expr& left = expr.operands[0];
  const Expr& right = expr.operands[1];
  if (expr.text == "+" && TypeName(expr.type) == "gb::Str") return EmitConcat(expr);
  if (KindOf(left.type) == TypeKind::kNative || KindOf(right.type) == TypeKind::kNative) {
    if (const Expr* scaled = ScaledArray(expr.text, right)) {
      const Expr& factor = scaled == &right.operands[0] ? right.operands[1] : right.operands[0];
      if (KindOf(left.type) == TypeKind::kNative) return Call("gb::add_scaled", {Emit(left), Emit(*scaled), ArraySide(factor)});
    }
    return Operation(expr.text, expr.type, NativeSide(left, right), NativeSide(right, left));
  }
  // A display takes the type of the other side: `xs + []`.
  auto side = [&](const Expr& operand) {
    bool same = IsReference(expr.type) || KindOf(expr.type) == TypeKind::kFloat;
    bool repeats = expr.text == "*" && KindOf(operand.type) == TypeKind::kInt;
    if (same && !repeats && expr.text != "/") return EmitExact(operand, expr.type);
    bool counts = KindOf(operand.type) == TypeKind::kBool;
    return counts ? EmitExact(operand, program_.types->integer()) : Emit(operand);
  };
  Code first = side(left);
  return Operation(expr.text, expr.type, std::move(first), side(right));
}

Code Emitter::Operation(const std::string& op, TypeId type, Code left, Code right) {
  static const std::map<std::string, const char*> functions = {
      {"+", "gb::add"},       {"-", "gb::sub"},     {"*", "gb::mul"},  {"/", "gb::div"},
      {"//", "gb::floordiv"}, {"%", "gb::mod"},     {"**", "gb::pow"}, {"&", "gb::bit_and"},
      {"|", "gb::bit_or"},    {"^", "gb::bit_xor"}, {"<<", "gb::shl"}, {">>", "gb::shr"},
      {"<", "gb::is_less"},   {"<=", "gb::is_less_equal"}, {">", "gb::is_greater"}, {">=", "gb::is_greater_equal"}};
  auto found = functions.find(op);
  Code code = Call(found == functions.end() ? "gb::add" : found->second, {std::move(left), std::move(right)});
  if (KindOf(type) != TypeKind::kBool) return code;
  return Infix("!=", Precedence::kEquality, {std::move(code), "0"});  // of conditions: & | ^
}

namespace {

/// The operands of `a + b + c` and of concats in them, in order.
void CollectParts(const Expr& expr, std::vector<const Expr*>& parts) {
  bool joins = expr.kind == ExprKind::kConcat || (expr.kind == ExprKind::kBinary && expr.text == "+");
  if (!joins) {
    parts.push_back(&expr);
    return;
  }
  for (const Expr& operand : expr.operands) CollectParts(operand, parts);
}

}  // namespace

Code Emitter::EmitConcat(const Expr& expr) {
  std::vector<const Expr*> parts;
  CollectParts(expr, parts);
  Expr flat = expr;
  flat.kind = ExprKind::kConcat;
  flat.operands.clear();
  for (const Expr* part : parts) flat.operands.push_back(*part);
  if (OrderMatters(flat)) return EmitInOrder(flat);
  return Call("gb::concat", EmitAll(flat.operands));
}

namespace {

/// `T` where `T | None` is compared with it: the runtime knows both.
const Expr& WithoutSome(const Expr& expr, const Expr& other) {
  bool other_varies = other.kind != ExprKind::kSome && other.kind != ExprKind::kNone;
  return expr.kind == ExprKind::kSome && other_varies ? expr.operands[0] : expr;
}

}  // namespace

Code Emitter::EmitCompare(const Expr& expr) {
  const std::string& op = expr.text;
  if (op == "in" || op == "not in") return EmitMembership(expr);
  if (op == "is" || op == "is not") return EmitIs(expr);
  if (op != "==" && op != "!=") return EmitOrder(expr);
  const Expr& left = WithoutSome(expr.operands[0], expr.operands[1]);
  const Expr& right = WithoutSome(expr.operands[1], expr.operands[0]);
  if (left.kind == ExprKind::kNone || right.kind == ExprKind::kNone) return EmitIs(expr);
  TypeId common = CommonType(left.type, right.type);
  if (MixesNumbers(left, right)) {
    Code equal = Call("gb::equal", {EmitExact(left, left.type), EmitExact(right, right.type)});
    return op == "==" ? equal : (Code("!") << equal).Bind(Precedence::kUnary);
  }
  bool ints = KindOf(left.type) == TypeKind::kInt && KindOf(right.type) == TypeKind::kInt;
  if (Code selection = ints ? EmitSelection(left, right) : Code(); !selection.Flat().empty())
    return op == "==" ? selection : (Code("!") << selection).Bind(Precedence::kUnary);
  if (IsNumber(left.type) && IsNumber(right.type)) {
    Code first = EmitInto(left, common), second = EmitInto(right, common);
    // Compilers take a comparison of a variable with itself for a mistake; it tells NaN apart.
    if (first.Flat() != second.Flat()) return Infix(op.c_str(), Precedence::kEquality, {first, second});
  }
  Code first = EmitExact(left, common), second = EmitExact(right, common);
  Code equal = Call("gb::equal", {first, second});
  if (op == "==") return equal;
  return (Code("!") << equal).Bind(Precedence::kUnary);
}

bool Emitter::MixesNumbers(const Expr& left, const Expr& right) const {
  return IsNumber(left.type) && IsNumber(right.type) && KindOf(left.type) != KindOf(right.type) &&
         (KindOf(left.type) == TypeKind::kFloat || KindOf(right.type) == TypeKind::kFloat);
}

TypeId Emitter::CommonType(TypeId a, TypeId b) const {
  TypeKind left = KindOf(a), right = KindOf(b);
  if (left == TypeKind::kOptional && right == TypeKind::kOptional)
    return KindOf(ItemType(a)) == TypeKind::kNever ? b : a;
  // The runtime compares `T | None` with T itself.
  if (left == TypeKind::kOptional || right == TypeKind::kOptional) return {};
  if (!IsNumber(a) || !IsNumber(b)) {
    bool empty = !TypeOf(a).arguments.empty() && KindOf(TypeOf(a).arguments[0]) == TypeKind::kNever;
    return empty ? b : a;
  }
  if (left == TypeKind::kFloat || right == TypeKind::kFloat) return program_.types->floating();
  return left == right ? a : program_.types->integer();
}

Code Emitter::EmitIs(const Expr& expr) {
  bool negated = expr.text == "is not" || expr.text == "!=";
  const Expr* left = &WithoutSome(expr.operands[0], expr.operands[1]);
  const Expr* right = &WithoutSome(expr.operands[1], expr.operands[0]);
  if (left->kind == ExprKind::kNone) std::swap(left, right);
  Code code;
  if (right->kind == ExprKind::kNone && KindOf(left->type) == TypeKind::kOptional) {
    code = Member(Emit(*left), ".", "has()");
    negated = !negated;
  } else {
    bool unions = KindOf(left->type) == TypeKind::kUnion && KindOf(right->type) == TypeKind::kUnion;
    bool identity = unions || (IsReference(left->type) && IsReference(right->type));
    code = identity ? EmitSelection(*left, *right) : Code();
    // Found by the arguments: of some types it is a friend.
    if (code.Flat().empty()) code = Call(identity ? "same" : "gb::equal", {Emit(*left), Emit(*right)});
  }
  return negated ? (Code("!") << code).Bind(Precedence::kUnary) : code;
}

Code Emitter::EmitSelection(const Expr& left, const Expr& right) {
  auto cell = [&](const Expr& expr) {
    if (expr.kind != ExprKind::kVar || !expr.var.valid()) return false;
    ir::VarKind kind = program_.vars[expr.var].kind;
    return kind == ir::VarKind::kGlobalState || kind == ir::VarKind::kState;
  };
  if (cell(left) == cell(right)) return {};
  const Expr& state = cell(left) ? left : right;
  const Expr& value = cell(left) ? right : left;
  auto selects = [&](TypeId type) {
    if (KindOf(type) == TypeKind::kOptional) type = ItemType(type);
    return KindOf(type) == TypeKind::kRecord || KindOf(type) == TypeKind::kInt;
  };
  bool fits = selects(state.type) && selects(value.type) &&
              (KindOf(value.type) != TypeKind::kOptional || KindOf(state.type) == TypeKind::kOptional);
  if (!fits) return {};
  auto app = app_names_.find(state.var);
  std::string name = app == app_names_.end() ? visible_[state.var] + "->" : "app->" + app->second + ".";
  return Call(name + "is", {Emit(value)});
}

Code Emitter::EmitMembership(const Expr& expr) {
  const Expr& item = expr.operands[0];
  const Expr& container = expr.operands[1];
  Code items = Emit(container);
  if (KindOf(container.type) == TypeKind::kTuple) items = Call("gb::items_of", {items});
  Code code = Call("gb::contains", {items, EmitExact(item, ItemType(container.type))});
  return expr.text == "not in" ? (Code("!") << code).Bind(Precedence::kUnary) : code;
}

Code Emitter::EmitOrder(const Expr& expr) {
  const std::string& op = expr.text;
  const Expr& left = expr.operands[0];
  const Expr& right = expr.operands[1];
  TypeId common = CommonType(left.type, right.type);
  if (MixesNumbers(left, right)) {
    Code first = EmitExact(left, left.type), second = EmitExact(right, right.type);
    if (op[0] == '>') std::swap(first, second);
    return Call(op.size() == 1 ? "gb::less" : "gb::less_equal", {first, second});
  }
  if (IsNumber(left.type) && IsNumber(right.type)) {
    Code first = EmitInto(left, common), second = EmitInto(right, common);
    if (first.Flat() != second.Flat()) return Infix(op.c_str(), Precedence::kComparison, {first, second});
  }
  Code first = EmitExact(left, common), second = EmitExact(right, common);
  if (KindOf(left.type) == TypeKind::kSet && op.size() == 2) {
    return Call(op == "<=" ? "gb::set_issubset" : "gb::set_issuperset", {first, second});
  }
  bool swapped = op == ">" || op == "<=";
  if (swapped) std::swap(first, second);
  Code code = Call("gb::less", {first, second});
  if (op == "<" || op == ">") return code;
  // `a <= b` is `not b < a` of all that has an order. NaN has none; a number gets here only where it is compared with
  // itself.
  if (IsNumber(left.type)) return Call("gb::equal", {first, second});
  return (Code("!") << code).Bind(Precedence::kUnary);
}

}  // namespace gblocks::codegen
