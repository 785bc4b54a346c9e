#include "compiler/ir/can_fail.h"

#include <string>
#include <unordered_set>

#include "compiler/ir/walk.h"

namespace gblocks::ir {
namespace {

using check::TypeKind;

TypeKind KindOf(const Program& program, const Expr& expr) {
  return expr.type.valid() ? (*program.types)[expr.type].kind : TypeKind::kError;
}

/// Builtins that succeed whatever they are given.
bool BuiltinIsSafe(const Program& program, const Expr& expr) {
  static const std::unordered_set<std::string> safe = {"len",
                                                       "enumerate",
                                                       "zip",
                                                       "sorted",
                                                       "reversed",
                                                       "any",
                                                       "all",
                                                       "str",
                                                       "bool",
                                                       "list",
                                                       "dict",
                                                       "set",
                                                       "print",
                                                       "print_open",
                                                       "repr",
                                                       "list.append",
                                                       "list.extend",
                                                       "list.insert",
                                                       "list.clear",
                                                       "list.count",
                                                       "list.sort",
                                                       "list.reverse",
                                                       "list.copy",
                                                       "dict.get",
                                                       "dict.items",
                                                       "dict.keys",
                                                       "dict.values",
                                                       "dict.setdefault",
                                                       "dict.update",
                                                       "dict.clear",
                                                       "dict.copy",
                                                       "set.add",
                                                       "set.discard",
                                                       "set.update",
                                                       "set.clear",
                                                       "set.union",
                                                       "set.intersection",
                                                       "set.difference",
                                                       "set.symmetric_difference",
                                                       "set.issubset",
                                                       "set.issuperset",
                                                       "set.isdisjoint",
                                                       "set.copy",
                                                       "tuple.count",
                                                       "str.strip",
                                                       "str.lstrip",
                                                       "str.rstrip",
                                                       "str.splitlines",
                                                       "str.join",
                                                       "str.replace",
                                                       "str.find",
                                                       "str.rfind",
                                                       "str.count",
                                                       "str.startswith",
                                                       "str.endswith",
                                                       "str.upper",
                                                       "str.lower",
                                                       "str.title",
                                                       "str.capitalize",
                                                       "str.swapcase",
                                                       "str.casefold",
                                                       "str.zfill",
                                                       "str.isdigit",
                                                       "str.isdecimal",
                                                       "str.isnumeric",
                                                       "str.isalpha",
                                                       "str.isalnum",
                                                       "str.isspace",
                                                       "str.isupper",
                                                       "str.islower",
                                                       "str.istitle",
                                                       "str.isidentifier",
                                                       "str.isascii",
                                                       "str.removeprefix",
                                                       "str.removesuffix",
                                                       "str.expandtabs",
                                                       "AudioData.scaled",
                                                       "AudioData.mixed_with",
                                                       "AudioData.rate",
                                                       "AudioData.channels",
                                                       "AudioData.frames",
                                                       "AudioData.duration",
                                                       "DomEvent.prevent_default",
                                                       "browser.load",
                                                       "browser.store",
                                                       "math.pi",
                                                       "math.e",
                                                       "math.tau",
                                                       "math.inf",
                                                       "math.nan",
                                                       "math.sin",
                                                       "math.cos",
                                                       "math.tan",
                                                       "math.atan",
                                                       "math.atan2",
                                                       "math.hypot",
                                                       "math.fabs",
                                                       "math.isnan",
                                                       "math.isinf",
                                                       "math.isfinite",
                                                       "math.gcd",
                                                       "math.degrees",
                                                       "math.radians",
                                                       "random.random",
                                                       "random.shuffle",
                                                       "random.uniform",
                                                       "random.seed",
                                                       "time.time"};
  if (expr.text == "abs" || expr.text == "sum") return KindOf(program, expr) == TypeKind::kFloat;
  return safe.count(expr.text) > 0;
}

}  // namespace

bool FailsItself(const Program& program, const Expr& expr) {
  bool on_ints = KindOf(program, expr) == TypeKind::kInt || KindOf(program, expr) == TypeKind::kNative;
  switch (expr.kind) {
    case ExprKind::kUnary:
      return expr.text == "-" && on_ints;
    case ExprKind::kBinary: {
      const std::string& op = expr.text;
      if (op == "/" || op == "//" || op == "%" || op == "**" || op == "<<" || op == ">>") return true;
      // A list or a text that is repeated may want more memory than there is.
      if (op == "*") return KindOf(program, expr) != TypeKind::kFloat;
      return on_ints && (op == "+" || op == "-");
    }
    case ExprKind::kIndex:
      return !expr.cannot_fail;
    case ExprKind::kCall:
    case ExprKind::kCallValue:
      return true;
    case ExprKind::kSlice: {
      if (expr.operands.size() < 4 || expr.operands[3].kind == ExprKind::kNone) return false;
      const Expr& step = expr.operands[3].kind == ExprKind::kSome ? expr.operands[3].operands[0] : expr.operands[3];
      return step.kind != ExprKind::kInt || step.integer == 0;
    }
    case ExprKind::kFormat: {  // a format that is written out was checked, but not whether a number is a character's
      bool known = expr.operands.size() < 2 || expr.operands[1].kind == ExprKind::kStr;
      return !known || (expr.operands.size() > 1 && expr.operands[1].text.ends_with('c'));
    }
    case ExprKind::kBuiltin:
    case ExprKind::kMethod:
      return !BuiltinIsSafe(program, expr);
    default:
      return false;
  }
}

bool CanFail(const Program& program, const Expr& expr) {
  if (expr.kind == ExprKind::kLambda) return false;
  if (FailsItself(program, expr)) return true;
  bool called = expr.kind == ExprKind::kBuiltin || expr.kind == ExprKind::kMethod;
  bool can_fail = false;
  ForEachPart(expr, [&](const Expr& part) {
    bool fails = CanFail(program, part);
    if (called && part.lambda) fails = part.lambda->body.empty() || CanFail(program, part.lambda->body[0]);
    if (called && !part.lambda && KindOf(program, part) == TypeKind::kFunction) fails = true;  // whatever it does
    can_fail = can_fail || fails;
  });
  return can_fail;
}

}  // namespace gblocks::ir
