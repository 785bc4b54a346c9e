// Constant folding of single expressions. Operands are folded already.
#include <algorithm>
#include <cmath>
#include <limits>

#include "compiler/ir/build.h"
#include "compiler/passes/constants.h"
#include "compiler/passes/fold_constants.h"
#include "compiler/passes/python_text.h"

namespace gblocks::passes {
namespace {

using ir::Expr;
using ir::ExprKind;

class NodeFolder {
 public:
  NodeFolder(const ir::Program& program, Expr& expr) : program_(program), expr_(expr) {}

  void Run() {
    switch (expr_.kind) {
      case ExprKind::kUnary:
        return Unary();
      case ExprKind::kBinary:
        return Binary();
      case ExprKind::kCompare:
        return Compare();
      case ExprKind::kAnd:
      case ExprKind::kOr:
        return Logical();
      case ExprKind::kConditional:
        return Conditional();
      case ExprKind::kConcat:
        return Become(ir::ConcatExpr(program_, std::move(expr_.operands), expr_.range));
      case ExprKind::kToStr:
        return ToStr();
      case ExprKind::kFormat:
        return Format();
      case ExprKind::kTupleItem:
        return TupleItem();
      case ExprKind::kIndex:
        return Index();
      case ExprKind::kBuiltin:
        return Builtin();
      case ExprKind::kMethod:
        return Method();
      case ExprKind::kUnwrap:
        if (Operand(0).kind == ExprKind::kSome) BecomeCopy(Operand(0).operands[0]);
        return;
      case ExprKind::kMember:
      case ExprKind::kIsMember:
        return Member();
      case ExprKind::kIntToFloat:
        if (Operand(0).kind == ExprKind::kInt)
          Become(ir::FloatExpr(program_, static_cast<double>(Operand(0).integer), expr_.range));
        return;
      case ExprKind::kTruthy:
        return Truthy();
      default:
        return;
    }
  }

 private:
  const Expr& Operand(size_t i) const { return expr_.operands[i]; }
  void Become(Expr other) { expr_ = std::move(other); }
  void BecomeCopy(const Expr& other) {
    Expr copy = other;
    expr_ = std::move(copy);
  }
  void BecomeBool(bool value) { Become(ir::BoolExpr(program_, value, expr_.range)); }
  void BecomeInt(int64_t value) { Become(ir::IntExpr(program_, value, expr_.range)); }
  void BecomeFloat(double value) { Become(ir::FloatExpr(program_, value, expr_.range)); }
  void BecomeStr(std::string value) { Become(ir::StrExpr(program_, std::move(value), expr_.range)); }

  void Unary() {
    const Expr& operand = Operand(0);
    if (expr_.text == "not") {
      if (auto truth = ConstantTruth(operand); truth && MayDrop(program_, operand)) {
        BecomeBool(!*truth);
      } else if (operand.kind == ExprKind::kUnary && operand.text == "not") {
        BecomeCopy(operand.operands[0]);
      }
    } else if (expr_.text == "-" && operand.kind == ExprKind::kInt &&
               operand.integer != std::numeric_limits<int64_t>::min()) {
      BecomeInt(-operand.integer);
    } else if (expr_.text == "-" && operand.kind == ExprKind::kFloat) {
      BecomeFloat(-operand.number);
    } else if (expr_.text == "~" && operand.kind == ExprKind::kInt) {
      BecomeInt(~operand.integer);
    }
  }

  void Binary() {
    const Expr &left = Operand(0), &right = Operand(1);
    if (left.kind == ExprKind::kInt && right.kind == ExprKind::kInt)
      return Ints(expr_.text, left.integer, right.integer);
    if (left.kind == ExprKind::kFloat && right.kind == ExprKind::kFloat)
      return Floats(expr_.text, left.number, right.number);
    if (expr_.text == "*" && left.kind == ExprKind::kStr && right.kind == ExprKind::kInt && right.integer <= 64) {
      std::string text;
      for (int64_t i = 0; i < right.integer; ++i) text += left.text;
      BecomeStr(std::move(text));
    }
  }

  void Ints(const std::string& op, int64_t a, int64_t b) {
    int64_t result = 0;
    if (op == "+" && !__builtin_add_overflow(a, b, &result)) return BecomeInt(result);
    if (op == "-" && !__builtin_sub_overflow(a, b, &result)) return BecomeInt(result);
    if (op == "*" && !__builtin_mul_overflow(a, b, &result)) return BecomeInt(result);
    bool divides = b != 0 && !(a == std::numeric_limits<int64_t>::min() && b == -1);
    if (op == "/" && b != 0) {
      constexpr int64_t kExact = int64_t{1} << 53;
      bool exact = a <= kExact && a >= -kExact && b <= kExact && b >= -kExact;
      if (exact) return BecomeFloat(static_cast<double>(a) / static_cast<double>(b));
    }
    if (op == "//" && divides) return BecomeInt(a / b - ((a % b != 0 && (a < 0) != (b < 0)) ? 1 : 0));
    if (op == "%" && divides) return BecomeInt(a % b + ((a % b != 0 && (a < 0) != (b < 0)) ? b : 0));
    if (op == "&") return BecomeInt(a & b);
    if (op == "|") return BecomeInt(a | b);
    if (op == "^") return BecomeInt(a ^ b);
    if (op == "**" && b >= 0 && b < 64) {
      int64_t power = 1;
      for (int64_t i = 0; i < b; ++i) {
        if (__builtin_mul_overflow(power, a, &power)) return;
      }
      BecomeInt(power);
    }
  }

  /// Powers stay: the host's `pow` may round otherwise than ours.
  void Floats(const std::string& op, double a, double b) {
    if (op == "+") return BecomeFloat(a + b);
    if (op == "-") return BecomeFloat(a - b);
    if (op == "*") return BecomeFloat(a * b);
    if (op == "/" && b != 0) return BecomeFloat(a / b);
  }

  void Compare() {
    const std::string& op = expr_.text;
    bool equality = op == "==" || op == "!=" || op == "is" || op == "is not";
    bool positive = op == "==" || op == "is";
    if (equality) {
      if (auto equal = Equal(Operand(0), Operand(1))) return BecomeBool(*equal == positive);
      return CompareWithBool(positive);
    }
    if (op == "in" || op == "not in") {
      if (auto found = Contains(Operand(0), Operand(1))) BecomeBool(*found == (op == "in"));
      return;
    }
    std::optional<int> order = Order(Operand(0), Operand(1));
    if (!order) return;
    BecomeBool(op == "<" ? *order < 0 : op == "<=" ? *order <= 0 : op == ">" ? *order > 0 : *order >= 0);
  }

  /// `x == True` is `x`, `x == False` is `not x`, for a bool x.
  void CompareWithBool(bool positive) {
    size_t constant = Operand(0).kind == ExprKind::kBool ? 0 : 1;
    const Expr& other = Operand(1 - constant);
    if (Operand(constant).kind != ExprKind::kBool || (*program_.types)[other.type].kind != check::TypeKind::kBool)
      return;
    bool same = (Operand(constant).integer != 0) == positive;
    Expr value = other;
    if (same) return Become(std::move(value));
    Expr inverted = ir::MakeExpr(ExprKind::kUnary, expr_.type, expr_.range, {std::move(value)});
    inverted.text = "not";
    Become(std::move(inverted));
  }

  /// Whether a value of the type can be None.
  bool CanBeNone(const Expr& expr) const {
    check::TypeKind kind = (*program_.types)[expr.type].kind;
    return kind == check::TypeKind::kOptional || kind == check::TypeKind::kNone || kind == check::TypeKind::kError ||
           kind == check::TypeKind::kNever;
  }

  std::optional<bool> Equal(const Expr& a, const Expr& b) const {
    if (a.kind == ExprKind::kNone && b.kind == ExprKind::kNone) return true;
    if (a.kind == ExprKind::kNone || b.kind == ExprKind::kNone) {
      const Expr& other = a.kind == ExprKind::kNone ? b : a;
      bool some = other.kind == ExprKind::kSome || !CanBeNone(other);
      return some && MayDrop(program_, other) ? std::optional(false) : std::nullopt;
    }
    const Expr &x = Plain(a), &y = Plain(b);
    if (x.kind == ExprKind::kBool && y.kind == ExprKind::kBool) return x.integer == y.integer;
    if (auto order = Order(x, y)) return *order == 0;
    return std::nullopt;
  }

  std::optional<int> Order(const Expr& a, const Expr& b) const {
    auto sign = [](auto x, auto y) { return x < y ? -1 : x > y ? 1 : 0; };
    if (a.kind == ExprKind::kInt && b.kind == ExprKind::kInt) return sign(a.integer, b.integer);
    if (a.kind == ExprKind::kFloat && b.kind == ExprKind::kFloat) {
      if (std::isnan(a.number) || std::isnan(b.number)) return std::nullopt;
      return sign(a.number, b.number);
    }
    if (a.kind == ExprKind::kStr && b.kind == ExprKind::kStr)
      return sign(a.text.compare(b.text), 0);  // UTF-8 orders as code points do
    return std::nullopt;
  }

  std::optional<bool> Contains(const Expr& item, const Expr& container) const {
    if (item.kind == ExprKind::kStr && container.kind == ExprKind::kStr) {
      return container.text.find(item.text) != std::string::npos;
    }
    bool display =
        container.kind == ExprKind::kList || container.kind == ExprKind::kSet || container.kind == ExprKind::kTuple;
    if (!display || !IsConstant(item) || !MayDrop(program_, container)) return std::nullopt;
    for (const Expr& one : container.operands) {
      std::optional<bool> equal = IsConstant(one) ? Equal(item, one) : std::nullopt;
      if (!equal) return std::nullopt;
      if (*equal) return true;
    }
    return false;
  }

  void Logical() {
    bool is_and = expr_.kind == ExprKind::kAnd;
    if (auto left = ConstantTruth(Operand(0)); left && MayDrop(program_, Operand(0))) {
      return BecomeCopy(Operand(*left == is_and ? 1 : 0));
    }
    if ((*program_.types)[expr_.type].kind != check::TypeKind::kBool) return;
    auto right = ConstantTruth(Operand(1));
    if (!right || !MayDrop(program_, Operand(1))) return;
    if (*right == is_and) return BecomeCopy(Operand(0));
    if (MayDrop(program_, Operand(0))) BecomeBool(!is_and);
  }

  void Conditional() {
    if (auto truth = ConstantTruth(Operand(0)); truth && MayDrop(program_, Operand(0)))
      return BecomeCopy(Operand(*truth ? 1 : 2));
    if (IsConstant(Operand(1)) && SameExpr(Operand(1), Operand(2)) && MayDrop(program_, Operand(0))) BecomeCopy(Operand(1));
  }

  /// What has just been made a member of the union is known to be that.
  void Member() {
    const Expr& made = Operand(0);
    if (made.kind != ExprKind::kToUnion) return;
    const std::vector<check::TypeId>& members = (*program_.types)[made.type].arguments;
    auto member = std::find(members.begin(), members.end(), made.operands[0].type);
    if (member == members.end()) return;
    bool same = member - members.begin() == expr_.index;
    if (expr_.kind == ExprKind::kMember) {
      if (same) BecomeCopy(made.operands[0]);
    } else if (MayDrop(program_, made.operands[0])) {
      BecomeBool(same);
    }
  }

  void ToStr() {
    if (auto text = ConstantStr(Operand(0))) return BecomeStr(std::move(*text));
    check::TypeKind kind = (*program_.types)[Operand(0).type].kind;
    if (kind == check::TypeKind::kStr || kind == check::TypeKind::kLiteral) return BecomeCopy(Operand(0));
    if (Operand(0).kind == ExprKind::kSome) {
      Expr inner = Operand(0).operands[0];
      expr_.operands[0] = std::move(inner);
      ToStr();
    }
  }

  void Format() {
    if (Operand(1).kind != ExprKind::kStr) return;
    const Expr& value = Plain(Operand(0));
    const std::string& spec = Operand(1).text;
    std::optional<std::string> text;
    if (value.kind == ExprKind::kInt) text = FormatInt(value.integer, spec);
    if (value.kind == ExprKind::kFloat) text = FormatFloat(value.number, spec);
    if (value.kind == ExprKind::kStr && (spec.empty() || spec == "s")) text = value.text;
    if (text) BecomeStr(std::move(*text));
  }

  void TupleItem() {
    if (Operand(0).kind != ExprKind::kTuple) return;
    const Expr& item = Operand(0).operands[static_cast<size_t>(expr_.index)];
    for (const Expr& one : Operand(0).operands) {
      if (&one != &item && !MayDrop(program_, one)) return;
    }
    BecomeCopy(item);
  }

  void Index() {
    if (Operand(1).kind != ExprKind::kInt) return;
    int64_t place = Operand(1).integer;
    auto in_range = [&](size_t size) {
      if (place < 0) place += static_cast<int64_t>(size);
      return place >= 0 && place < static_cast<int64_t>(size);
    };
    if (IsConstantList(Operand(0)) && in_range(Operand(0).operands.size())) {
      return BecomeCopy(Operand(0).operands[static_cast<size_t>(place)]);
    }
    if (Operand(0).kind != ExprKind::kStr) return;
    std::vector<std::string> points = CodePoints(Operand(0).text);
    if (in_range(points.size())) BecomeStr(points[static_cast<size_t>(place)]);
  }

  void Builtin() {
    const std::string& name = expr_.text;
    if (name == "len") {
      const Expr& operand = Operand(0);
      if (operand.kind == ExprKind::kStr) return BecomeInt(static_cast<int64_t>(CodePoints(operand.text).size()));
      bool display = operand.kind == ExprKind::kList || operand.kind == ExprKind::kTuple;
      if (display && MayDrop(program_, operand)) return BecomeInt(static_cast<int64_t>(operand.operands.size()));
    } else if ((name == "min" || name == "max") && expr_.operands.size() == 2) {
      if (auto order = Order(Operand(0), Operand(1)))
        return BecomeCopy(Operand((*order <= 0) == (name == "min") || *order == 0 ? 0 : 1));
    } else if (name == "abs" && Operand(0).kind == ExprKind::kFloat) {
      BecomeFloat(std::fabs(Operand(0).number));
    } else if (name == "abs" && Operand(0).kind == ExprKind::kInt &&
               Operand(0).integer != std::numeric_limits<int64_t>::min()) {
      BecomeInt(std::abs(Operand(0).integer));
    } else if (name == "repr" && (Operand(0).kind == ExprKind::kInt || Operand(0).kind == ExprKind::kFloat)) {
      BecomeStr(*ConstantStr(Operand(0)));
    } else if (name == "math.pi") {
      BecomeFloat(3.141592653589793);
    } else if (name == "math.e") {
      BecomeFloat(2.718281828459045);
    } else if (name == "math.tau") {
      BecomeFloat(6.283185307179586);
    }
  }

  void Method() {
    if (expr_.text != "str.join" || Operand(0).kind != ExprKind::kStr || Operand(1).kind != ExprKind::kList) return;
    std::vector<Expr> parts;
    for (const Expr& item : Operand(1).operands) {
      if (!parts.empty()) parts.push_back(Operand(0));
      parts.push_back(item);
    }
    Become(ir::ConcatExpr(program_, std::move(parts), expr_.range));
  }

  void Truthy() {
    if (auto truth = ConstantTruth(Operand(0)); truth && MayDrop(program_, Operand(0))) return BecomeBool(*truth);
    if (Operand(0).kind != ExprKind::kSome) return;
    Expr inner = Operand(0).operands[0];
    if ((*program_.types)[inner.type].kind == check::TypeKind::kBool) return Become(std::move(inner));
    expr_.operands[0] = std::move(inner);
    Truthy();
  }

  const ir::Program& program_;
  Expr& expr_;
};

}  // namespace

void FoldNode(const ir::Program& program, Expr& expr) {
  NodeFolder(program, expr).Run();
}

}  // namespace gblocks::passes
