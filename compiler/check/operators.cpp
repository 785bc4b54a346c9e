// Operators: arithmetic, comparison, and, or, not.
#include <algorithm>

#include "compiler/ast/signs.h"
#include "compiler/check/checker.h"

namespace gblocks::check {

namespace {

bool IsBitwise(ast::BinaryOp op) {
  return op == ast::BinaryOp::kBitAnd || op == ast::BinaryOp::kBitOr || op == ast::BinaryOp::kBitXor;
}

/// Python's name for the method behind an operator, without the underscores in front.
const char* MethodOf(ast::BinaryOp op) {
  using enum ast::BinaryOp;
  switch (op) {
    case kAdd:
      return "add__";
    case kSubtract:
      return "sub__";
    case kMultiply:
      return "mul__";
    case kDivide:
      return "truediv__";
    case kFloorDivide:
      return "floordiv__";
    case kModulo:
      return "mod__";
    case kPower:
      return "pow__";
    default:
      return "none__";
  }
}

/// The method behind an order, and the one of the other side.
std::pair<const char*, const char*> MethodsOf(ast::CompareOp op) {
  using enum ast::CompareOp;
  switch (op) {
    case kLess:
      return {"__lt__", "__gt__"};
    case kLessEqual:
      return {"__le__", "__ge__"};
    case kGreater:
      return {"__gt__", "__lt__"};
    case kGreaterEqual:
      return {"__ge__", "__le__"};
    default:
      return {"", ""};
  }
}

}  // namespace

/// What `isinstance` is asked for a type; empty where no class says it.
std::string Checker::ClassText(TypeId type) const {
  std::string name = Named(type);
  switch (Kind(type)) {
    case TypeKind::kLiteral:
      return "str";
    case TypeKind::kList:
    case TypeKind::kSet:
    case TypeKind::kDict:
    case TypeKind::kTuple:
      return name.substr(0, name.find('['));
    case TypeKind::kFunction:
    case TypeKind::kElement:
    case TypeKind::kNone:
      return "";
    default:
      return name;
  }
}

/// Says that a value may be None, or of several types, where something is needed; false if it cannot be.
bool Checker::ReportNone(ast::ExprId id, TypeId type, const std::string& use) {
  if (Kind(type) == TypeKind::kUnion) {
    Problem problem = Report(DiagnosticKind::kUnionNotHandled, Expr(id).range);
    problem.With("what", "`" + Text(id) + "`").With("use", use).With("type", Named(type));
    const std::vector<TypeId>& members = T(type).arguments;
    bool numbers = std::all_of(members.begin(), members.end(), [&](TypeId one) { return IsNumber(types_, one); });
    if (numbers) {
      problem.Hint("An `int` may stand where a `float` is expected: the type `float` is enough for both.");
    } else if (PathOf(id) && !ClassText(members[0]).empty()) {
      problem.With("name", Text(id)).With("class", ClassText(members[0]));
    } else if (PathOf(id)) {
      problem.Hint("Ask first, with `match " + Text(id) + ":`.");
    } else {
      problem.Hint("Give it a name first, then ask with `isinstance` or `match`.");
    }
    return true;
  }
  if (Kind(type) != TypeKind::kOptional && Kind(type) != TypeKind::kNone) return false;
  std::string text = Text(id);
  Problem problem = Report(DiagnosticKind::kNoneNotHandled, Expr(id).range);
  problem.With("what", "`" + text + "`").With("use", use);
  if (Kind(type) == TypeKind::kNone) {
    problem.With("always", " at all");
    if (As<ast::Call>(id) != nullptr) problem.Hint("This call gives no value.");
  } else if (PathOf(id)) {
    problem.With("name", text);
  } else {
    problem.Hint("Give it a name first, then ask: `if name is not None:`.");
  }
  return true;
}

TypeId Checker::CheckUnary(const ast::Unary& node, SourceRange range) {
  TypeId operand = Check(node.operand);
  if (node.op == ast::UnaryOp::kNot) return types_.boolean();
  if (IsError(operand)) return operand;
  if (Kind(operand) == TypeKind::kNative && node.op != ast::UnaryOp::kInvert) {
    TypeId result =
        OperatorResult(operand, node.op == ast::UnaryOp::kNegate ? "__neg__" : "__pos__", types_.error());
    if (result.valid()) return result;
  }
  if (node.op == ast::UnaryOp::kInvert ? Kind(operand) == TypeKind::kInt : IsNumber(types_, operand)) return operand;
  if (ReportNone(node.operand, operand, "used as a number")) return types_.error();
  const char* sign = node.op == ast::UnaryOp::kNegate ? "-" : node.op == ast::UnaryOp::kPlus ? "+" : "~";
  std::string hint;
  if (Kind(operand) == TypeKind::kBool)
    hint = node.op == ast::UnaryOp::kInvert ? "Write `not " + Text(node.operand) + "`."
                                            : "Write `int(" + Text(node.operand) + ")`.";
  Report(DiagnosticKind::kWrongOperands, range).With("operator", sign).With("operand", Named(operand)).Hint(hint);
  return types_.error();
}

/// What a row of builtins.def says of an operator: `METHOD(datetime, __add__, "(other: timedelta) -> datetime", …)`.
TypeId Checker::OperatorResult(TypeId owner, const std::string& method, TypeId other) {
  if (Kind(owner) != TypeKind::kNative) return {};
  for (const BuiltinRow* row : FindBuiltins(T(owner).name, method)) {
    const BuiltinSignature& signature = signatures_.Of(row);
    if (signature.params.empty() || Assignable(types_, other, signature.params[0].type)) return signature.result;
  }
  return {};
}

/// What an operator makes of two types; none if it does not know them.
TypeId Checker::BinaryResult(ast::BinaryOp op, TypeId left, TypeId right, ast::ExprId right_value) {
  using enum ast::BinaryOp;
  TypeKind a = Kind(left), b = Kind(right);
  if (a == TypeKind::kNative || b == TypeKind::kNative) {
    TypeId result = OperatorResult(left, std::string("__") + MethodOf(op), right);
    return result.valid() ? result : OperatorResult(right, std::string("__r") + MethodOf(op), left);
  }
  bool ints = a == TypeKind::kInt && b == TypeKind::kInt;
  bool numbers = IsNumber(types_, left) && IsNumber(types_, right);
  bool sets = a == TypeKind::kSet && b == TypeKind::kSet;
  if (IsBitwise(op) || op == kSubtract) {
    if (sets) return check::Join(types_, left, right);
    if (op == kBitOr && a == TypeKind::kDict && b == TypeKind::kDict) return check::Join(types_, left, right);
    if (IsBitwise(op) && a == TypeKind::kBool && b == TypeKind::kBool) return types_.boolean();
  }
  if (IsBitwise(op) || op == kShiftLeft || op == kShiftRight) return ints ? types_.integer() : TypeId{};
  if (op == kPower && ints) {
    // A negative exponent makes a fraction; only a literal can say so before the program runs.
    const auto* unary = As<ast::Unary>(right_value);
    return unary != nullptr && unary->op == ast::UnaryOp::kNegate ? types_.floating() : types_.integer();
  }
  if (numbers) return op == kDivide || !ints ? types_.floating() : types_.integer();
  if (op == kAdd) {
    if (IsText(types_, left) && IsText(types_, right)) return types_.str();
    if (a == TypeKind::kList && b == TypeKind::kList) return check::Join(types_, left, right);
    if (a == TypeKind::kTuple && b == TypeKind::kTuple) {
      std::vector<TypeId> items = T(left).arguments;
      items.insert(items.end(), T(right).arguments.begin(), T(right).arguments.end());
      return types_.Tuple(std::move(items));
    }
  }
  if (op == kMultiply) {
    if (b == TypeKind::kInt && IsText(types_, left)) return types_.str();
    if (a == TypeKind::kInt && IsText(types_, right)) return types_.str();
    if (b == TypeKind::kInt && a == TypeKind::kList) return left;
    if (a == TypeKind::kInt && b == TypeKind::kList) return right;
  }
  return {};
}

TypeId Checker::CheckBinary(ast::ExprId, const ast::Binary& node, TypeId expected) {
  bool steer =
      expected.valid() && node.op == ast::BinaryOp::kAdd && Kind(WithoutNone(types_, expected)) == TypeKind::kList;
  if (steer) expected = WithoutNone(types_, expected);
  TypeId left = Check(node.left, steer ? expected : TypeId{});
  TypeId right = Check(node.right, steer                                                           ? expected
                                   : Kind(left) == TypeKind::kList || Kind(left) == TypeKind::kSet ? left
                                                                                                   : TypeId{});
  if (IsError(left) || IsError(right)) return types_.error();
  TypeId result = BinaryResult(node.op, left, right, node.right);
  if (!result.valid()) {
    ReportOperator(node.op, node.op_range, node.left, left, node.right, right);
    return types_.error();
  }
  if (!IsOpen(types_, result)) {
    if (IsOpen(types_, left)) Settle(node.left, result);
    if (IsOpen(types_, right)) Settle(node.right, result);
  }
  return result;
}

void Checker::ReportOperator(ast::BinaryOp op, SourceRange range, ast::ExprId left_id, TypeId left,
                             ast::ExprId right_id, TypeId right) {
  if (ReportNone(left_id, left, "used with `" + std::string(ast::Sign(op)) + "`")) return;
  if (ReportNone(right_id, right, "used with `" + std::string(ast::Sign(op)) + "`")) return;
  std::string left_text = Text(left_id), right_text = Text(right_id), hint;
  auto is_number = [&](TypeId type) { return IsNumber(types_, type); };
  Problem problem = Report(DiagnosticKind::kWrongOperands, range);
  problem.With("operator", ast::Sign(op)).With("left", Named(left)).With("right", Named(right));
  problem.Label(Expr(left_id).range, "this is `" + Named(left) + "`")
      .Label(Expr(right_id).range, "this is `" + Named(right) + "`");
  if (op == ast::BinaryOp::kAdd && IsText(types_, left) && (is_number(right) || Kind(right) == TypeKind::kBool)) {
    hint = "To join texts, write `" + left_text + " + str(" + right_text + ")`, or an f-string.";
    problem.Fix(Expr(right_id).range, "str(" + right_text + ")");
  } else if (op == ast::BinaryOp::kAdd && is_number(left) && IsText(types_, right)) {
    hint = "To join texts, write `str(" + left_text + ") + " + right_text + "`; to add numbers, `int(" + right_text +
           ")`.";
  } else if (op == ast::BinaryOp::kModulo && IsText(types_, left)) {
    hint = "To put values into text, write an f-string: `f\"{name}: {value}\"`.";
  } else if (op == ast::BinaryOp::kAdd && Kind(left) == TypeKind::kList) {
    hint = "To put one item at the end, write `" + left_text + ".append(" + right_text + ")`.";
  } else if (op == ast::BinaryOp::kAdd && Kind(left) == Kind(right) &&
             (Kind(left) == TypeKind::kSet || Kind(left) == TypeKind::kDict)) {
    hint = "To have what is in one of both, write `" + left_text + " | " + right_text + "`.";
  } else if (Kind(left) == TypeKind::kBool && (is_number(right) || Kind(right) == TypeKind::kBool)) {
    hint = "A bool is no number here; write `int(" + left_text + ")`.";
  } else if (Kind(right) == TypeKind::kBool && is_number(left)) {
    hint = "A bool is no number here; write `int(" + right_text + ")`.";
  } else if (Kind(left) == TypeKind::kComponent || Kind(right) == TypeKind::kComponent) {
    hint = "Use the component's value: `" + (Kind(left) == TypeKind::kComponent ? left_text : right_text) + ".value`.";
  } else if (is_number(left) && IsText(types_, right)) {
    hint = "Write `int(" + right_text + ")` or `float(" + right_text + ")` to read the text as a number.";
  } else if (IsText(types_, left) && is_number(right)) {
    hint = "Write `int(" + left_text + ")` or `float(" + left_text + ")` to read the text as a number.";
  } else if ((Named(left) == "date" || Named(left) == "datetime") && is_number(right)) {
    hint = "Write `timedelta(days=" + right_text + ")`, or hours, minutes …, to say what is counted.";
  } else if (Kind(left) == TypeKind::kAudioData && op == ast::BinaryOp::kAdd) {
    hint = "To mix two sounds, write `" + left_text + ".mixed_with(" + right_text + ")`.";
  } else if (Kind(left) == TypeKind::kAudioData && (op == ast::BinaryOp::kMultiply || op == ast::BinaryOp::kDivide)) {
    hint = "To change the volume, write `" + left_text + ".scaled(…)`.";
  }
  problem.Hint(hint);
}

TypeId Checker::CheckLogical(const ast::Logical& node, TypeId expected) {
  bool is_and = node.op == ast::LogicalOp::kAnd;
  TypeId left = Check(node.left, expected);
  Outcome outcome = Conclude(node.left);
  Facts saved = at_.env.facts;
  const Facts& learnt = is_and ? outcome.when_true : outcome.when_false;
  at_.env.Learn(learnt);
  TypeId right = Check(node.right, expected);
  std::vector<Path>& forgotten = forgotten_in_[&node];
  forgotten.clear();
  for (const Fact& fact : learnt) {
    if (!at_.env.Knows(fact.path)) forgotten.push_back(fact.path);
  }
  // What a call on the right side may change is not known after it either.
  saved.erase(std::remove_if(saved.begin(), saved.end(), [&](const Fact& fact) { return !at_.env.Knows(fact.path); }),
              saved.end());
  at_.env.facts = std::move(saved);
  if (IsError(left) || IsError(right)) return types_.error();
  // `name or "nobody"`: a None on the left never comes out of `or`.
  if (!is_and && Kind(left) == TypeKind::kOptional) left = WithoutNone(types_, left);
  if (!is_and && Kind(left) == TypeKind::kNone) return right;
  TypeId joined = check::Join(types_, left, right);
  if (!joined.valid() && expected.valid() && Kind(WithoutNone(types_, expected)) == TypeKind::kUnion &&
      Assignable(types_, left, expected) && Assignable(types_, right, expected)) {
    joined = expected;
  }
  if (!joined.valid()) return types_.boolean();  // only its truth can be meant
  if (!IsOpen(types_, joined)) {
    Settle(node.left, joined);
    Settle(node.right, joined);
  }
  return joined;
}

TypeId Checker::CheckComparison(const ast::Comparison& node) {
  ast::ExprId left = node.first;
  Check(left);
  if (node.rest.size() == 1 && *MethodsOf(node.rest[0].first).first) {  // of arrays, item by item
    const auto& [op, right] = node.rest[0];
    TypeId a = TypeIn(left), b = Check(right, TypeIn(left));
    TypeId result = OperatorResult(a, MethodsOf(op).first, b);
    if (!result.valid()) result = OperatorResult(b, MethodsOf(op).second, a);
    if (result.valid()) return result;
    ComparePair(op, left, right, SourceRange{Expr(left).range.file, Expr(left).range.begin, Expr(right).range.end});
    return types_.boolean();
  }
  for (const auto& [op, right] : node.rest) {
    TypeId type = TypeIn(left);
    bool membership = op == ast::CompareOp::kIn || op == ast::CompareOp::kNotIn;
    Check(right, membership || IsError(type) ? TypeId{} : type);
    ComparePair(op, left, right, SourceRange{Expr(left).range.file, Expr(left).range.begin, Expr(right).range.end});
    left = right;
  }
  return types_.boolean();
}

void Checker::ComparePair(ast::CompareOp op, ast::ExprId left_id, ast::ExprId right_id, SourceRange range) {
  using enum ast::CompareOp;
  TypeId left = TypeIn(left_id), right = TypeIn(right_id);
  if (IsError(left) || IsError(right)) return;
  auto refuse = [&](const std::string& hint) {
    Report(DiagnosticKind::kWrongOperands, range)
        .With("operator", ast::Sign(op))
        .With("left", Named(left))
        .With("right", Named(right))
        .Hint(hint);
  };
  auto component_hint = [&]() -> std::string {
    if (Kind(left) == TypeKind::kComponent) return "Use the component's value: `" + Text(left_id) + ".value`.";
    if (Kind(right) == TypeKind::kComponent) return "Use the component's value: `" + Text(right_id) + ".value`.";
    return "";
  };
  if (op == kEqual || op == kNotEqual) {
    const auto* text = As<ast::StrLiteral>(right_id);
    TypeId wanted = WithoutNone(types_, left);
    if (text != nullptr && Kind(wanted) == TypeKind::kLiteral && Kind(right) == TypeKind::kStr) {
      Problem problem = Report(DiagnosticKind::kNeverEqual, Expr(right_id).range);
      problem.With("left", Text(left_id)).With("right", Text(right_id)).With("type", Named(wanted));
      SourceRange inside = Expr(right_id).range;
      DidYouMean(problem, text->value, T(wanted).literals, {inside.file, inside.begin + 1, inside.end - 1});
      return;
    }
    if (Comparable(types_, left, right)) return;
    // Asking a value for None that can never be None says that the question is not needed.
    if (Kind(left) == TypeKind::kNone || Kind(right) == TypeKind::kNone) return;
    std::string hint = component_hint();
    if (hint.empty()) hint = "Two values of these types are never equal.";
    return refuse(hint);
  }
  if (op == kIs || op == kIsNot) {
    bool none = Kind(left) == TypeKind::kNone || Kind(right) == TypeKind::kNone;
    TypeKind kind = Kind(WithoutNone(types_, left));
    bool value = kind == TypeKind::kInt || kind == TypeKind::kFloat || kind == TypeKind::kStr ||
                 kind == TypeKind::kLiteral || kind == TypeKind::kTuple;
    if (none) return;
    if (value) {
      return refuse(
          std::string(
              "`is` asks whether two names mean the same list, record or component; to compare values, write `") +
          (op == kIs ? "==" : "!=") + "`.");
    }
    if (!Comparable(types_, left, right)) refuse("Two values of these types are never the same.");
    return;
  }
  if (op == kIn || op == kNotIn) {
    if (ReportNone(right_id, right, "searched")) return;
    TypeId element = ElementOf(types_, right);
    if (!element.valid()) return refuse(component_hint());
    bool text = IsText(types_, right);
    if (text ? IsText(types_, left) : Comparable(types_, left, element)) return;
    return refuse(text ? "In a text there are only texts." : "It holds `" + Named(element) + "`.");
  }
  if (AreNumbers(types_, left) && AreNumbers(types_, right)) return;
  if (ReportNone(left_id, left, "compared") || ReportNone(right_id, right, "compared")) return;
  bool numbers = IsNumber(types_, left) && IsNumber(types_, right);
  bool sets = Kind(left) == TypeKind::kSet && Kind(right) == TypeKind::kSet && Comparable(types_, left, right);
  NoteRequirement(left, true);
  if (numbers || sets || (Ordered(types_, left) && Ordered(types_, right) && Comparable(types_, left, right))) return;
  std::string hint = component_hint();
  if (hint.empty()) hint = ConversionHint(right_id, right, left);
  refuse(hint);
}

}  // namespace gblocks::check
