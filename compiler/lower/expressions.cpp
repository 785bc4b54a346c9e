// Expressions: literals, names, members, displays, comprehensions, lambdas.
#include <algorithm>

#include "compiler/check/builtins.h"
#include "compiler/check/tuple_slices.h"
#include "compiler/check/type_rules.h"
#include "compiler/ir/walk.h"
#include "compiler/lower/lowerer.h"

namespace gblocks::lower {

Expr Lowerer::LowerExprAs(ast::ExprId id, TypeId type) {
  return Coerce(LowerExpr(id), type);
}

Expr Lowerer::LowerExpr(ast::ExprId id) {
  Expr expr = LowerNode(id, Ast(id));
  TypeId known = TypeOf(id);
  bool is_path = expr.kind == ExprKind::kVar || expr.kind == ExprKind::kField || expr.kind == ExprKind::kProperty ||
                 expr.kind == ExprKind::kEventDatum || expr.kind == ExprKind::kMethod;
  return is_path ? Narrow(std::move(expr), known) : expr;
}

Expr Lowerer::LowerNode(ast::ExprId id, const ast::Expr& expr) {
  SourceRange range = expr.range;
  TypeId type = TypeOf(id);
  return std::visit(
      Overloaded{
          [&](const ast::IntLiteral& node) { return ir::IntExpr(program_, node.value, range); },
          [&](const ast::FloatLiteral& node) { return ir::FloatExpr(program_, node.value, range); },
          [&](const ast::StrLiteral& node) { return ir::StrExpr(program_, node.value, range); },
          [&](const ast::BoolLiteral& node) { return ir::BoolExpr(program_, node.value, range); },
          [&](const ast::NoneLiteral&) { return ir::NoneExpr(types_.none(), range); },
          [&](const ast::FString& node) { return LowerFString(node.parts, range); },
          [&](const ast::NameRef&) { return LowerName(id, range); },
          [&](const ast::Attribute& node) { return LowerAttribute(id, node, range); },
          [&](const ast::Index& node) { return LowerIndex(node, type, range); },
          [&](const ast::Slice& node) { return LowerSlice(node, type, range); },
          [&](const ast::Call& node) { return LowerCall(id, node, range); },
          [&](const ast::Unary& node) { return LowerUnary(node, type, range); },
          [&](const ast::Binary& node) { return LowerBinary(node, type, range); },
          [&](const ast::Logical& node) { return LowerLogical(node, type, range); },
          [&](const ast::Comparison& node) { return LowerComparison(node, range); },
          [&](const ast::Conditional& node) {
            if (ContainsUi(node.then_value) || ContainsUi(node.else_value)) return LowerUiConditional(id, node);
            Expr condition = LowerCondition(node.condition);
            return ir::MakeExpr(
                ExprKind::kConditional, type, range,
                {std::move(condition), LowerExprAs(node.then_value, type), LowerExprAs(node.else_value, type)});
          },
          [&](const ast::ListLiteral& node) { return LowerItems(ExprKind::kList, node.items, type, range); },
          [&](const ast::TupleLiteral& node) { return LowerItems(ExprKind::kTuple, node.items, type, range); },
          [&](const ast::SetLiteral& node) { return LowerItems(ExprKind::kSet, node.items, type, range); },
          [&](const ast::DictLiteral& node) { return LowerDict(node, type, range); },
          [&](const ast::Comprehension& node) {
            return ContainsUi(id) ? LowerUiComprehension(id, node, true) : LowerComprehension(node, type, range);
          },
          [&](const ast::Lambda& node) { return LowerLambda(id, node, type, range); },
          // Never come past check/.
          [&](const ast::InvalidExpr&) { return ir::NoneExpr(types_.none(), range); },
          [&](const ast::Starred&) { return ir::NoneExpr(types_.none(), range); },
          [&](const ast::Await& node) { return LowerAwait(node, range); },
      },
      expr.node);
}

Expr Lowerer::LowerName(ast::ExprId id, SourceRange range) {
  Reference ref = RefOf(id);
  if (IsUiCall(id)) return LowerUiCall(id, nullptr, {}, true);
  if (ref.kind != RefKind::kSymbol || Sym(ref.symbol).kind == SymbolKind::kFunction) return FunctionValue(id, range);
  return ir::VarExpr(program_, VarOf(ref.symbol), range);
}

Expr Lowerer::LowerAttribute(ast::ExprId id, const ast::Attribute& node, SourceRange range) {
  Reference ref = RefOf(id);
  TypeId type = TypeOf(id);
  switch (ref.kind) {
    case RefKind::kField: {
      if (!ref.symbol.valid()) return LowerFieldOfAll(LowerExpr(node.object), ref.builtin, type, range);
      Expr object = LowerExpr(node.object);
      TypeId field = Sym(ref.symbol).params[static_cast<size_t>(ref.index)].type;
      Expr expr = ir::MakeExpr(ExprKind::kField, field, range, {std::move(object)});
      expr.record = RecordOf(ref.symbol);
      expr.index = ref.index;
      return expr;
    }
    case RefKind::kProperty: {
      Expr object = LowerExpr(node.object);
      TypeId property = Sym(ref.symbol).params[static_cast<size_t>(ref.index)].type;
      Expr expr = ir::MakeExpr(ExprKind::kProperty, property, range, {std::move(object)});
      expr.component = ComponentOf(ref.symbol);
      expr.index = ref.index;
      return expr;
    }
    case RefKind::kEventDatum: {
      Expr event = LowerExpr(node.object);
      TypeId datum = type;
      if (ref.builtin == "audio") datum = types_.Optional(types_.audio_data());
      if (ref.symbol.valid()) datum = Sym(ref.symbol).params[static_cast<size_t>(ref.index)].type;
      Expr expr = ir::MakeExpr(ExprKind::kEventDatum, datum, range, {std::move(event)});
      expr.text = ref.builtin;
      expr.index = ref.index;
      return expr;
    }
    case RefKind::kMember: {
      std::vector<Expr> operands;
      bool of_module = RefOf(node.object).kind == RefKind::kModule || Tables().types.count(node.object) == 0;
      if (!of_module) operands.push_back(LowerExpr(node.object));
      Expr expr = ir::MakeExpr(of_module ? ExprKind::kBuiltin : ExprKind::kMethod, type, range, std::move(operands));
      expr.text = ref.builtin;
      return expr;
    }
    case RefKind::kTag:
      return LowerUiCall(id, nullptr, {}, true);
    default:
      return FunctionValue(id, range);
  }
}

/// A function of the program or a builtin, named as a value: `sorted(names, key=str.lower)`.
Expr Lowerer::FunctionValue(ast::ExprId id, SourceRange range) {
  Reference ref = RefOf(id);
  if (ref.kind == RefKind::kSymbol && Sym(ref.symbol).place != check::Place::kGlobal) {
    return ir::VarExpr(program_, VarOf(ref.symbol), range);  // a nested def
  }
  TypeId type = TypeOf(id);
  if (Kind(type) != TypeKind::kFunction) return ir::NoneExpr(types_.none(), range);
  const std::vector<TypeId> signature = types_[type].arguments;
  auto lambda = std::make_shared<ir::Lambda>();
  Expr call = ir::MakeExpr(ExprKind::kCall, signature.back(), range);
  for (size_t i = 0; i + 1 < signature.size(); ++i) {
    lambda->params.push_back(Temp("a" + std::to_string(i + 1), signature[i], ir::VarKind::kParam));
    call.operands.push_back(ir::VarExpr(program_, lambda->params.back(), range));
  }
  if (ref.kind == RefKind::kSymbol) {
    call.function = FunctionOf(ref.symbol);
    std::vector<Expr> given = std::move(call.operands);
    call.operands = FillDefaults(ref.symbol, {});
    for (size_t i = 0; i < given.size(); ++i) {
      if (i < call.operands.size()) {
        call.operands[i] = std::move(given[i]);
      } else {
        call.operands.push_back(std::move(given[i]));
      }
    }
  } else if (ref.builtin == "str") {
    call = ToText(std::move(call.operands[0]));
  } else {
    bool of_module = check::IsModule(ref.builtin.substr(0, ref.builtin.find('.')));
    call.kind = ref.kind == RefKind::kBuiltinMethod && !of_module ? ExprKind::kMethod : ExprKind::kBuiltin;
    call.text = ref.builtin;
  }
  lambda->body.push_back(std::move(call));
  Expr value = ir::MakeExpr(ExprKind::kLambda, type, range);
  value.lambda = std::move(lambda);
  return value;
}

Expr Lowerer::LowerIndex(const ast::Index& node, TypeId type, SourceRange range) {
  Expr object = LowerExpr(node.object);
  if (Kind(object.type) == TypeKind::kDict) {
    TypeId key = types_[object.type].arguments[0], value = types_[object.type].arguments[1];
    return ir::MakeExpr(ExprKind::kIndex, value, range, {std::move(object), LowerExprAs(node.index, key)});
  }
  Expr index = LowerExpr(node.index);
  if (Kind(object.type) == TypeKind::kTuple) {
    bool negative = index.kind == ExprKind::kUnary && index.text == "-" && index.operands[0].kind == ExprKind::kInt;
    if (negative || index.kind == ExprKind::kInt) {
      int64_t place = negative ? static_cast<int64_t>(types_[object.type].arguments.size()) - index.operands[0].integer
                               : index.integer;
      Expr item = ir::MakeExpr(ExprKind::kTupleItem, type, range, {std::move(object)});
      item.index = static_cast<int>(place);
      return item;
    }
    // Any of the items: a list of them is what can be indexed by a variable.
    TypeId list = types_.List(type);
    object = Once(std::move(object), [&](const Expr& tuple) {
      std::vector<Expr> items;
      const std::vector<TypeId> parts = types_[tuple.type].arguments;
      for (size_t i = 0; i < parts.size(); ++i) {
        Expr item = ir::MakeExpr(ExprKind::kTupleItem, parts[i], range, {tuple});
        item.index = static_cast<int>(i);
        items.push_back(Coerce(std::move(item), type));
      }
      return ir::MakeExpr(ExprKind::kList, list, range, std::move(items));
    });
  } else if (Kind(object.type) == TypeKind::kList) {
    type = types_[object.type].arguments[0];
  }
  return ir::MakeExpr(ExprKind::kIndex, type, range, {std::move(object), std::move(index)});
}

Expr Lowerer::LowerSlice(const ast::Slice& node, TypeId type, SourceRange range) {
  if (Kind(TypeOf(node.object)) == TypeKind::kTuple) {
    return Once(LowerExpr(node.object), [&](const Expr& tuple) {
      const std::vector<TypeId> parts = types_[tuple.type].arguments;
      std::vector<Expr> items;
      const auto places = check::SlicedPlaces(Module().ast, node, parts.size());
      for (size_t place : *places) {
        Expr item = ir::MakeExpr(ExprKind::kTupleItem, parts[place], range, {tuple});
        item.index = static_cast<int>(place);
        items.push_back(std::move(item));
      }
      return ir::MakeExpr(ExprKind::kTuple, type, range, std::move(items));
    });
  }
  std::vector<Expr> operands = {LowerExpr(node.object)};
  for (ast::ExprId part : {node.start, node.stop, node.step}) {
    TypeId bound = types_.Optional(types_.integer());
    operands.push_back(part.valid() ? LowerExprAs(part, bound) : ir::NoneExpr(bound, range));
  }
  return ir::MakeExpr(ExprKind::kSlice, type, range, std::move(operands));
}

Expr Lowerer::LowerFString(const std::vector<ast::FStringPart>& parts, SourceRange range) {
  std::vector<Expr> texts;
  for (const ast::FStringPart& part : parts) {
    if (!part.value.valid()) {
      texts.push_back(ir::StrExpr(program_, part.text, range));
      continue;
    }
    Expr value = LowerExpr(part.value);
    SourceRange place = value.range;
    if (part.conversion == 'r' || part.conversion == 'a') {
      value = ir::MakeExpr(ExprKind::kBuiltin, types_.str(), place, {std::move(value)});
      value.text = part.conversion == 'r' ? "repr" : "ascii";
    } else if (part.conversion == 's') {
      value = ToText(std::move(value));
    }
    if (part.spec.empty()) {
      texts.push_back(ToText(std::move(value)));
    } else {
      texts.push_back(
          ir::MakeExpr(ExprKind::kFormat, types_.str(), place, {std::move(value), LowerFString(part.spec, place)}));
    }
  }
  return ir::ConcatExpr(program_, std::move(texts), range);
}

Expr Lowerer::LowerItems(ExprKind kind, const std::vector<ast::ExprId>& items, TypeId type, SourceRange range) {
  bool spreads =
      std::any_of(items.begin(), items.end(), [&](ast::ExprId item) { return As<ast::Starred>(item) != nullptr; });
  if (spreads && kind == ExprKind::kTuple) return SpreadTuple(items, 0, {}, type, range);
  if (spreads) {
    Expr list = SpreadItems(items, types_.List(types_[type].arguments[0]), range);
    if (kind == ExprKind::kList) return list;
    Expr set = ir::MakeExpr(ExprKind::kBuiltin, type, range, {std::move(list)});
    set.text = "set";
    return set;
  }
  std::vector<Expr> lowered;
  for (size_t i = 0; i < items.size(); ++i) {
    const std::vector<TypeId>& parts = types_[type].arguments;
    TypeId item = parts.empty() ? TypeId{} : parts[kind == ExprKind::kTuple ? i : 0];
    lowered.push_back(LowerExprAs(items[i], item));
  }
  return ir::MakeExpr(kind, type, range, std::move(lowered));
}

Expr Lowerer::LowerDict(const ast::DictLiteral& node, TypeId type, SourceRange range) {
  bool spreads =
      std::any_of(node.entries.begin(), node.entries.end(), [](const auto& one) { return !one.first.valid(); });
  if (spreads) return SpreadDict(node, type, range);
  std::vector<Expr> entries;
  for (const auto& entry : node.entries) {
    TypeId key = types_[type].arguments[0], value = types_[type].arguments[1];
    entries.push_back(LowerExprAs(entry.first, key));
    entries.push_back(LowerExprAs(entry.second, value));
  }
  return ir::MakeExpr(ExprKind::kDict, type, range, std::move(entries));
}

Expr Lowerer::LowerComprehension(const ast::Comprehension& node, TypeId type, SourceRange range) {
  auto comprehension = std::make_shared<ir::Comprehension>();
  switch (node.kind) {
    case ast::ComprehensionKind::kList:
    case ast::ComprehensionKind::kGenerator:
      comprehension->kind = ir::Comprehension::Kind::kList;
      break;
    case ast::ComprehensionKind::kSet:
      comprehension->kind = ir::Comprehension::Kind::kSet;
      break;
    case ast::ComprehensionKind::kDict:
      comprehension->kind = ir::Comprehension::Kind::kDict;
      break;
  }
  for (const ast::ComprehensionClause& clause : node.clauses) {
    ir::ComprehensionClause lowered;
    lowered.iterable = LowerExpr(clause.iterable);
    lowered.target = BindTarget(clause.target, true);
    for (ast::ExprId condition : clause.conditions) lowered.conditions.push_back(LowerCondition(condition));
    comprehension->clauses.push_back(std::move(lowered));
  }
  const std::vector<TypeId> items = types_[type].arguments;
  comprehension->element.push_back(LowerExprAs(node.element, items[0]));
  if (node.kind == ast::ComprehensionKind::kDict) comprehension->element.push_back(LowerExprAs(node.value, items[1]));
  Expr expr = ir::MakeExpr(ExprKind::kComprehension, type, range);
  expr.comprehension = std::move(comprehension);
  return expr;
}

Expr Lowerer::LowerLambda(ast::ExprId id, const ast::Lambda& node, TypeId type, SourceRange range) {
  auto lambda = std::make_shared<ir::Lambda>();
  auto params = Tables().lambda_params.find(id);
  if (params != Tables().lambda_params.end()) {
    for (SymbolId param : params->second) {
      VarId var = VarOf(param, true);
      program_.vars[var].kind = ir::VarKind::kParam;
      lambda->params.push_back(var);
    }
  }
  TypeId result = types_[type].arguments.back();
  Expr body = LowerExpr(node.body);
  lambda->body.push_back(Kind(result) == TypeKind::kNone ? std::move(body) : Coerce(std::move(body), result));
  Expr expr = ir::MakeExpr(ExprKind::kLambda, type, range);
  expr.lambda = std::move(lambda);
  return expr;
}

}  // namespace gblocks::lower
