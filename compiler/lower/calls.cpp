// Calls: functions, records, function values, builtins.
#include <algorithm>

#include "compiler/check/builtins.h"
#include "compiler/check/type_rules.h"
#include "compiler/ir/effects.h"
#include "compiler/ir/walk.h"
#include "compiler/lower/lowerer.h"

namespace gblocks::lower {

Expr Lowerer::LowerCall(ast::ExprId id, const ast::Call& node, SourceRange range) {
  if (IsUiCall(id)) return LowerUiCall(id, nullptr, {}, true);
  if (auto test = Tables().type_tests.find(id); test != Tables().type_tests.end())
    return LowerIsinstance(node, test->second, range);
  const check::CallInfo& call = *CallOf(id);
  TypeId type = TypeOf(id);
  if (call.callee.builtin != "print") {
    bool unspread = std::any_of(call.arguments.begin(), call.arguments.end(), [&](ast::ExprId argument) {
      return argument.valid() && Tables().spread.contains(argument) && !spread_.contains(argument);
    });
    if (unspread) return WithSpread(call, [&] { return LowerCall(id, node, range); });
  }
  switch (call.callee.kind) {
    case RefKind::kSymbol:
      return LowerSymbolCall(call, node, type, range);
    case RefKind::kBuiltinFunction:
    case RefKind::kBuiltinMethod:
      return LowerBuiltin(id, call, node, type, range);
    default:
      break;
  }
  // A value of function type.
  Expr callee = LowerExpr(node.callee);
  const std::vector<TypeId> signature = types_[callee.type].arguments;
  std::vector<Expr> operands = {std::move(callee)};
  for (size_t i = 0; i < call.arguments.size(); ++i) {
    operands.push_back(LowerArgument(call.arguments, i, i + 1 < signature.size() ? signature[i] : TypeId{}));
  }
  return ir::MakeExpr(ExprKind::kCallValue, type, range, std::move(operands));
}

Expr Lowerer::LowerSymbolCall(const check::CallInfo& call, const ast::Call& node, TypeId type, SourceRange range) {
  SymbolId symbol = call.callee.symbol;
  const Symbol& info = Sym(symbol);
  if (info.kind == SymbolKind::kRecord) {
    Expr expr = ir::MakeExpr(ExprKind::kMakeRecord, info.type, range, FillDefaults(symbol, call.arguments));
    expr.record = RecordOf(symbol);
    return expr;
  }
  if (info.kind == SymbolKind::kFunction) {
    std::vector<Expr> arguments = FillDefaults(symbol, call.arguments, call.param_types);
    if (!info.type_params.empty()) {
      Expr expr = ir::MakeExpr(ExprKind::kCall, type, range, std::move(arguments));
      expr.function = InstanceOf(call);
      return expr;
    }
    TypeId result = types_[Concrete(info.type)].arguments.back();
    if (info.place == check::Place::kGlobal) {
      Expr expr = ir::MakeExpr(ExprKind::kCall, result, range, std::move(arguments));
      expr.function = FunctionOf(symbol);
      return expr;
    }
    arguments.insert(arguments.begin(), ir::VarExpr(program_, VarOf(symbol), range));
    return ir::MakeExpr(ExprKind::kCallValue, result, range, std::move(arguments));
  }
  Expr callee = LowerExpr(node.callee);
  const std::vector<TypeId> signature = types_[callee.type].arguments;
  std::vector<Expr> operands = {std::move(callee)};
  for (size_t i = 0; i < call.arguments.size(); ++i) {
    operands.push_back(LowerArgument(call.arguments, i, i + 1 < signature.size() ? signature[i] : TypeId{}));
  }
  return ir::MakeExpr(ExprKind::kCallValue, type, range, std::move(operands));
}

std::vector<Expr> Lowerer::FillDefaults(SymbolId callee, const std::vector<ast::ExprId>& arguments,
                                        const std::vector<TypeId>& types) {
  std::vector<Expr> values;
  std::vector<check::ParamInfo> params = Sym(callee).params;
  for (size_t i = 0; i < params.size(); ++i) {
    params[i].type = Concrete(i < types.size() ? types[i] : params[i].type);
    if (i < arguments.size() && arguments[i].valid()) {
      values.push_back(LowerArgument(arguments, i, params[i].type));
    } else if (params[i].default_value.valid()) {
      ModuleId module = std::exchange(at_.module, Sym(callee).module);
      values.push_back(LowerExprAs(params[i].default_value, params[i].type));
      at_.module = module;
    }
  }
  return values;
}

/// Arguments with the types of the parameters; what is left out at the end is left out, in the middle it is None.
std::vector<Expr> Lowerer::LowerArguments(const check::CallInfo& call) {
  std::vector<Expr> arguments;
  bool one_for_each = call.named.empty() && call.arguments.size() == call.param_types.size();
  auto type = [&](size_t i) { return one_for_each ? Concrete(call.param_types[i]) : TypeId{}; };
  size_t count = call.arguments.size();
  while (count > 0 && !call.arguments[count - 1].valid()) --count;
  for (size_t i = 0; i < count; ++i) {
    if (call.arguments[i].valid()) {
      arguments.push_back(LowerExprAs(call.arguments[i], type(i)));
    } else {
      arguments.push_back(ir::NoneExpr(types_.none()));
    }
  }
  return arguments;
}

Expr Lowerer::LowerBuiltin(ast::ExprId id, const check::CallInfo& call, const ast::Call& node, TypeId type, SourceRange range) {
  const std::string& name = call.callee.builtin;
  if (name == "print") return LowerPrint(call, type, range);
  if (name == "cancel") return LowerCancel(id, range);
  if (name == "dict" && !call.named.empty()) {
    std::vector<Expr> entries;
    for (const auto& [key, value] : call.named) {
      entries.push_back(ir::StrExpr(program_, key, range));
      entries.push_back(LowerExprAs(value, types_[type].arguments[1]));
    }
    return ir::MakeExpr(ExprKind::kDict, type, range, std::move(entries));
  }
  std::vector<Expr> operands = LowerArguments(call);
  bool one = operands.size() == 1;
  // What all arguments agree to is the result: `min(1, 2.5)`, `prices.get(name, 0)`.
  bool extremum =
      (name == "min" || name == "max") && (operands.size() > 1 && Kind(operands[1].type) != TypeKind::kFunction);
  if (extremum && Kind(operands[1].type) != TypeKind::kNone) {
    for (Expr& operand : operands) operand = Coerce(std::move(operand), type);
  }
  bool with_default = (name == "min" || name == "max") && operands.size() == 3 && call.named.empty() &&
                      (Kind(operands[1].type) == TypeKind::kNone || Kind(operands[1].type) == TypeKind::kFunction);
  if (with_default) operands[2] = Coerce(std::move(operands[2]), type);
  if ((name == "dict.get" || name == "dict.pop") && operands.size() == 2)
    operands[1] = Coerce(std::move(operands[1]), type);
  bool strict = name == "zip" && operands.size() > 2 && Kind(operands.back().type) == TypeKind::kBool;
  if (strict) std::rotate(operands.begin(), operands.end() - 1, operands.end());
  if (name == "str" && operands.empty()) return ir::StrExpr(program_, "", range);
  if (name == "str" && one) return ToText(std::move(operands[0]));
  if (name == "bool" && one) return Truthy(std::move(operands[0]));
  if (name == "bool") return ir::BoolExpr(program_, false, range);
  if (name == "int" && operands.empty()) return ir::IntExpr(program_, 0, range);
  if (name == "float" && operands.empty()) return ir::FloatExpr(program_, 0, range);
  if (name == "int" && one && Kind(operands[0].type) == TypeKind::kInt) return std::move(operands[0]);
  if (name == "float" && one && check::IsNumber(types_, operands[0].type))
    return Coerce(std::move(operands[0]), types_.floating());
  if (name == "list" && operands.empty()) return ir::MakeExpr(ExprKind::kList, type, range);
  if (name == "dict" && operands.empty()) return ir::MakeExpr(ExprKind::kDict, type, range);
  if (name == "set" && operands.empty()) return ir::MakeExpr(ExprKind::kSet, type, range);
  if (name == "repr" || name == "format") {
    if (name == "format") {
      Expr spec = operands.size() > 1 ? std::move(operands[1]) : ir::StrExpr(program_, "", range);
      return ir::MakeExpr(ExprKind::kFormat, types_.str(), range, {std::move(operands[0]), std::move(spec)});
    }
  } else if (!call.named.empty()) {
    // `min(a, b, key=f)`: as of a list, so that what is named has its place.
    TypeId item = operands.empty() ? types_.never() : type;
    for (Expr& operand : operands) operand = Coerce(std::move(operand), item);
    Expr list = ir::MakeExpr(ExprKind::kList, types_.List(item), range, std::move(operands));
    operands.clear();
    operands.push_back(std::move(list));
    for (const auto& entry : call.named) operands.push_back(LowerExpr(entry.second));
  }
  Expr expr = ir::MakeExpr(ExprKind::kBuiltin, type, range, std::move(operands));
  expr.text = strict ? "zip_strict" : name;
  const auto* callee = As<ast::Attribute>(node.callee);
  if (call.callee.kind != RefKind::kBuiltinMethod || callee == nullptr) return expr;
  if (check::IsModule(name.substr(0, name.find('.')))) return expr;
  expr.kind = ExprKind::kMethod;
  bool type_named = Tables().types.count(callee->object) == 0;  // `str.lower(text)`
  if (!type_named) expr.operands.insert(expr.operands.begin(), LowerExpr(callee->object));
  return expr;
}

namespace {

/// Whether computing this can change what stands beside it.
bool MayChangeOthers(const Expr& expr) {
  bool may = false;
  ir::VisitExpr(expr, [&](const Expr& part) {
    may |= part.kind == ExprKind::kCall || part.kind == ExprKind::kCallValue;
    if (part.kind == ExprKind::kBuiltin || part.kind == ExprKind::kMethod) may |= ir::BuiltinActs(part.text);
  });
  return may;
}

}  // namespace

/// `print(a, b, sep=", ")`: one text.
Expr Lowerer::LowerPrint(const check::CallInfo& call, TypeId type, SourceRange range) {
  Expr separator = ir::StrExpr(program_, " ", range);
  Expr end = ir::StrExpr(program_, "\n", range);
  for (const auto& [name, value] : call.named) {
    if (name == "sep") separator = LowerExpr(value);
    if (name == "end") end = LowerExpr(value);
  }
  bool spreads = std::any_of(call.arguments.begin(), call.arguments.end(),
                             [&](ast::ExprId argument) { return Tables().spread.contains(argument); });
  // The line is open unless the text that ends it is known to end the line.
  auto print = [&](std::vector<Expr> parts) {
    bool ends = end.kind == ExprKind::kStr && end.text.ends_with('\n');
    if (ends) end.text.pop_back();
    parts.push_back(std::move(end));
    Expr expr = ir::MakeExpr(ExprKind::kBuiltin, type, range, {ir::ConcatExpr(program_, std::move(parts), range)});
    expr.text = ends ? "print" : "print_open";
    return expr;
  };
  if (spreads) {
    std::vector<Expr> texts;
    texts.push_back(JoinSpread(call, separator));
    return print(std::move(texts));
  }
  // The texts are made when all arguments are there: `print(xs, xs.pop())` shows the shorter list.
  std::vector<Expr> values;
  bool acts = false, can_change = false;
  for (ast::ExprId argument : call.arguments) {
    values.push_back(LowerExpr(argument));
    acts = acts || (can_change && MayChangeOthers(values.back()));
    can_change = can_change || Kind(values.back().type) == TypeKind::kRecord || ir::HoldsItems(types_, values.back().type);
  }
  if (acts) {
    values.insert(values.begin(), {std::move(separator), std::move(end)});
    Expr expr = ir::MakeExpr(ExprKind::kBuiltin, type, range, std::move(values));
    expr.text = "print_with";
    return expr;
  }
  std::vector<Expr> parts;
  for (Expr& value : values) {
    if (!parts.empty()) parts.push_back(separator);
    parts.push_back(ToText(std::move(value)));
  }
  return print(std::move(parts));
}

}  // namespace gblocks::lower
