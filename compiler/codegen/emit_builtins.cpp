// Builtin functions and methods: `xs.append(x)` is gb::list_append(xs, x).
#include <algorithm>
#include <set>

#include "compiler/check/builtins.h"
#include "compiler/codegen/emitter.h"

namespace gblocks::codegen {

using ir::Expr;
using ir::ExprKind;

namespace {

/// "list.append" is gb::list_append; what clashes with C++ or with other functions of the runtime has a trailing `_`.
std::string RuntimeName(const std::string& builtin) {
  static const std::set<std::string> clashing = {"bool", "float", "int", "set", "Array", "AudioData"};
  std::string name = "gb::" + builtin + (clashing.count(builtin) ? "_" : "");
  std::replace(name.begin(), name.end(), '.', '_');
  return name;
}

bool IsConstantName(const std::string& builtin) {
  const check::BuiltinRow* row = check::BuiltinDocumentation(builtin);
  return row && row->kind == check::BuiltinRow::Kind::kConstant;
}

/// An argument that the call leaves out.
bool LeftOut(const Expr& expr) {
  return expr.kind == ExprKind::kNone && !expr.type.valid();
}

}  // namespace

Code Emitter::EmitBuiltin(const Expr& expr) {
  const std::string& name = expr.text;
  if (name.rfind("DomEvent.", 0) == 0) {
    return Member(Emit(expr.operands[0]), ".", name.substr(9) + (IsConstantName(name) ? "" : "()"));
  }
  if (IsConstantName(name) && expr.operands.empty()) return RuntimeName(name);
  bool container = name == "list" || name == "dict" || name == "set";
  if (container && expr.operands.empty()) return TypeName(expr.type) + "()";

  keeps_values_ = keeps_values_ || name == "browser.load";
  std::vector<Code> arguments;
  size_t count = expr.operands.size();
  while (count > 0 && LeftOut(expr.operands[count - 1])) --count;
  for (size_t i = 0; i < count; ++i) {
    const Expr& operand = expr.operands[i];
    if (operand.kind == ExprKind::kLambda) {
      arguments.push_back(EmitLambda(operand));
      continue;
    }
    arguments.push_back(EmitExact(operand, ArgumentType(expr, i)));
  }
  return Call(RuntimeName(name), std::move(arguments));
}

TypeId Emitter::ArgumentType(const Expr& expr, size_t index) const {
  const std::string& name = expr.text;
  if (name == "browser.load" && index == 2) return expr.type;
  bool compares = name == "min" || name == "max";
  bool numbers = compares || name == "abs" || name == "pow" || name == "divmod";
  if (numbers && IsNumber(expr.operands[index].type)) {
    return KindOf(expr.type) == TypeKind::kTuple ? ItemType(expr.type) : expr.type;
  }
  if (index == 0 || expr.kind != ExprKind::kMethod) return {};
  TypeId object = expr.operands[0].type;
  TypeKind kind = KindOf(object);
  TypeId item = ItemType(object);
  bool takes_items = name == "list.append" || name == "list.remove" || name == "list.index" || name == "list.count" ||
                     (kind == TypeKind::kSet && (name == "set.add" || name == "set.remove" || name == "set.discard"));
  if (index == 1 && takes_items) return item;
  if (index == 2 && name == "list.insert") return item;
  if (index == 1 && name == "list.extend" && KindOf(expr.operands[1].type) == TypeKind::kList) return object;
  if (kind != TypeKind::kDict) return {};
  if (name == "dict.update") return KindOf(expr.operands[1].type) == TypeKind::kDict ? object : TypeId();
  bool has_default = name == "dict.get" || name == "dict.pop" || name == "dict.setdefault";
  return index == 1 ? item : has_default ? ItemType(object, 1) : TypeId();
}

}  // namespace gblocks::codegen
