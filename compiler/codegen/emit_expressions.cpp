// Expressions, operators and builtins aside.
#include "compiler/check/unions.h"
#include "compiler/codegen/emitter.h"
#include "compiler/codegen/literals.h"

namespace gblocks::codegen {

using ir::Expr;
using ir::ExprKind;

Code Emitter::Emit(const Expr& expr) {
  if (OrderMatters(expr)) return EmitInOrder(expr);
  switch (expr.kind) {
    case ExprKind::kInt:
      return IntLiteral(expr.integer, "LL");
    case ExprKind::kFloat:
      return FloatLiteral(expr.number);
    case ExprKind::kStr:
      return StrLiteral(expr.text);
    case ExprKind::kBool:
      return expr.integer ? "true" : "false";
    case ExprKind::kNone:
      return KindOf(expr.type) == TypeKind::kOptional ? TypeName(expr.type) + "()" : "gb::none";
    case ExprKind::kVar:
      return EmitVariable(expr.var);
    case ExprKind::kField:
      return EmitField(expr);
    case ExprKind::kProperty:
      return EmitProperty(expr) << ".get()";
    case ExprKind::kEventDatum:
      return EmitEventDatum(expr);
    case ExprKind::kUnary:
      return EmitUnary(expr);
    case ExprKind::kBinary:
      return EmitBinary(expr);
    case ExprKind::kCompare:
      return EmitCompare(expr);
    case ExprKind::kAnd:
    case ExprKind::kOr:
      return EmitAndOr(expr);
    case ExprKind::kConditional:
      return EmitConditional(expr);
    case ExprKind::kConcat:
      return EmitConcat(expr);
    case ExprKind::kToStr:
      return Call("gb::to_str", {Emit(expr.operands[0])});
    case ExprKind::kFormat:
      return Call("gb::format", EmitAll(expr.operands));
    case ExprKind::kList:
    case ExprKind::kSet: {
      std::vector<Code> items;
      for (const Expr& item : expr.operands) items.push_back(EmitInto(item, ItemType(expr.type)));
      std::string maker = TypeName(expr.type) + (items.empty() ? "" : "::of");
      return Call(maker, std::move(items));
    }
    case ExprKind::kDict:
      return EmitDict(expr);
    case ExprKind::kTuple: {
      std::vector<Code> items;
      for (size_t i = 0; i < expr.operands.size(); ++i)
        items.push_back(EmitInto(expr.operands[i], ItemType(expr.type, i)));
      return Call(TypeName(expr.type), std::move(items));
    }
    case ExprKind::kTupleItem:
      return Call("gb::get<" + std::to_string(expr.index) + ">", {Emit(expr.operands[0])});
    case ExprKind::kIndex:
      return Call("gb::at", {Emit(expr.operands[0]), EmitInto(expr.operands[1], KeyType(expr.operands[0].type))});
    case ExprKind::kSlice:
      return EmitSlice(expr);
    case ExprKind::kComprehension:
      return EmitComprehension(expr);
    case ExprKind::kLambda:
      return Call(TypeName(expr.type), {EmitLambda(expr)});
    case ExprKind::kMakeRecord:
      return EmitCall(expr);
    case ExprKind::kCall:
    case ExprKind::kCallValue:
    case ExprKind::kBuiltin:
    case ExprKind::kMethod:
      if (!GivesNone(expr)) return EmitAction(expr);
      // The value of what gives none.
      return (Code("(") << EmitAction(expr) << ",").Space() << EmitExact(ir::Expr(), expr.type) << ")";
    case ExprKind::kSome:
      return Call(TypeName(expr.type), {EmitInto(expr.operands[0], ItemType(expr.type))});
    case ExprKind::kUnwrap:
      if (MayChangeMeanwhile(expr.operands[0])) return Member(Emit(expr.operands[0]), ".", "value()");
      return (Code("*") << Parenthesized(Emit(expr.operands[0]), Precedence::kUnary)).Bind(Precedence::kUnary);
    case ExprKind::kToUnion:
      return EmitToUnion(expr);
    case ExprKind::kMember:
      return Call((MayChangeMeanwhile(expr.operands[0]) ? "gb::as_still<" : "gb::as<") + std::to_string(expr.index) + ">",
                  {Emit(expr.operands[0])});
    case ExprKind::kIsMember:
      return Call("gb::is<" + std::to_string(expr.index) + ">", {Emit(expr.operands[0])});
    case ExprKind::kIntToFloat:
      return EmitExact(expr.operands[0], program_.types->floating());
    case ExprKind::kTruthy:
      return EmitCondition(expr.operands[0]);
  }
  return "gb::none";
}

bool Emitter::GivesNone(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kCall:
      return ResultName(program_.functions[expr.function].result) == "void";
    case ExprKind::kCallValue:
      return ResultName(TypeOf(expr.operands[0].type).arguments.back()) == "void";
    default:
      return ResultName(expr.type) == "void";
  }
}

Code Emitter::EmitAction(const Expr& expr) {
  if (OrderMatters(expr)) return EmitInOrder(expr);
  return expr.kind == ExprKind::kBuiltin || expr.kind == ExprKind::kMethod ? EmitBuiltin(expr) : EmitCall(expr);
}

Code Emitter::EmitExact(const Expr& expr, TypeId type) {
  TypeKind from = KindOf(expr.type), to = KindOf(type);
  bool unknown = !type.valid() || to == TypeKind::kError || to == TypeKind::kNever || to == TypeKind::kVariable;
  if (unknown || expr.type == type || TypeName(expr.type) == TypeName(type)) return Emit(expr);
  if (to == TypeKind::kFloat && expr.kind == ExprKind::kInt) return FloatLiteral(static_cast<double>(expr.integer));
  if (to == TypeKind::kFloat || (to == TypeKind::kInt && from == TypeKind::kBool)) {
    return Call("static_cast<" + TypeName(type) + ">", {Emit(expr)});
  }
  if (to == TypeKind::kOptional) {
    bool none = expr.kind == ExprKind::kNone;
    return Call(TypeName(type), none ? std::vector<Code>() : std::vector<Code>{EmitInto(expr, ItemType(type))});
  }
  // What is empty has the type that is asked for: `[]` is a list of anything.
  bool literal = expr.kind == ExprKind::kList || expr.kind == ExprKind::kSet || expr.kind == ExprKind::kDict ||
                 expr.kind == ExprKind::kTuple || expr.kind == ExprKind::kComprehension ||
                 expr.kind == ExprKind::kConditional || (expr.kind == ExprKind::kBuiltin && expr.operands.empty());
  if (!literal) return Emit(expr);
  Expr typed = expr;
  typed.type = type;
  return Emit(typed);
}

Code Emitter::EmitInto(const Expr& expr, TypeId type) {
  switch (expr.kind) {
    case ExprKind::kInt:
      if (KindOf(type) == TypeKind::kFloat) return FloatLiteral(static_cast<double>(expr.integer));
      return IntLiteral(expr.integer, "");
    case ExprKind::kNone:
      return "gb::none";
    case ExprKind::kLambda:
      return EmitLambda(expr);
    case ExprKind::kSome:
      // One implicit conversion is all there may be: from T to T | None.
      if (expr.type == type && expr.operands[0].kind != ExprKind::kLambda) {
        return EmitInto(expr.operands[0], ItemType(expr.type));
      }
      return Emit(expr);
    default:
      return EmitExact(expr, type);
  }
}

std::vector<Code> Emitter::EmitAll(const std::vector<Expr>& exprs) {
  std::vector<Code> codes;
  for (const Expr& expr : exprs) codes.push_back(Emit(expr));
  return codes;
}

Code Emitter::EmitCondition(const Expr& expr) {
  TypeKind kind = KindOf(expr.type);
  if (expr.kind == ExprKind::kTruthy) return EmitCondition(expr.operands[0]);
  if (expr.kind == ExprKind::kAnd || expr.kind == ExprKind::kOr) {
    // Only its truth is asked for: no value needs to be kept.
    bool both = expr.kind == ExprKind::kAnd;
    Code left = EmitCondition(expr.operands[0]);
    return Infix(both ? "&&" : "||", both ? Precedence::kAnd : Precedence::kOr,
                 {left, EmitCondition(expr.operands[1])});
  }
  Code code = Emit(expr);
  if (kind == TypeKind::kBool) return code;
  if (kind == TypeKind::kInt || kind == TypeKind::kFloat) return Infix("!=", Precedence::kEquality, {code, "0"});
  return Call("gb::truthy", {code});
}

Code Emitter::EmitVariable(ir::VarId var) {
  auto app = app_names_.find(var);
  if (app != app_names_.end()) {
    bool state = program_.vars[var].kind == ir::VarKind::kGlobalState;
    return "app->" + app->second + (state ? ".get()" : "");
  }
  auto local = visible_.find(var);
  if (auto group = recursive_.find(var); group != recursive_.end()) {
    std::vector<std::string> functions;
    for (ir::VarId function : group->second) functions.push_back(visible_[function]);
    return Call(TypeName(program_.vars[var].type), {RecursionStart(var, local->second, functions)});
  }
  if (!var.valid()) return local->second;  // KeepInLocal's
  std::string name = local == visible_.end() ? SafeName(program_.vars[var].name) : local->second;
  if (program_.vars[var].kind == ir::VarKind::kShared) return name + "->value";
  return program_.vars[var].kind == ir::VarKind::kState ? name + "->get()" : name;
}

Code Emitter::EmitField(const Expr& expr) {
  const Expr& object = expr.operands[0];
  const std::string& field = field_names_[static_cast<size_t>(expr.record.index)][static_cast<size_t>(expr.index)];
  Code code = Emit(object);
  if (assigned_fields_.count({expr.record.index, expr.index}) == 0) return Member(code, "->", field + ".peek()");
  if (IsSimple(object)) return Call("gb::get", {code, Member(code, "->", field)});
  // The object is written twice, and must be evaluated once.
  Block block;
  block.Add("return gb::get(object, object->" + field + ");");
  return (Code("[](const auto& object) -> " + TypeName(expr.type) + " ").Braces(std::move(block), true) << "(")
         << code << ")";
}

Code Emitter::EmitProperty(const Expr& expr) {
  size_t component = static_cast<size_t>(expr.component.index);
  return Member(Emit(expr.operands[0]), "->", property_names_[component][static_cast<size_t>(expr.index)]);
}

Code Emitter::EmitEventDatum(const Expr& expr) {
  Code event = Emit(expr.operands[0]);
  if (expr.text.empty()) return Call("gb::get<" + std::to_string(expr.index) + ">", {event});
  return Member(event, ".", expr.text);
}

namespace {

Code Choice(Code condition, Code then_value, Code else_value) {
  Code code = Parenthesized(std::move(condition), Precedence::kOr);
  (code << " ?").Space() << Parenthesized(std::move(then_value), Precedence::kOr);
  (code << " :").Space() << Parenthesized(std::move(else_value), Precedence::kConditional);
  return code.Bind(Precedence::kConditional);
}

}  // namespace

Code Emitter::EmitConditional(const Expr& expr) {
  Code condition = EmitCondition(expr.operands[0]);
  Code then_value = EmitExact(expr.operands[1], expr.type);
  return Choice(std::move(condition), std::move(then_value), EmitExact(expr.operands[2], expr.type));
}

Code Emitter::EmitAndOr(const Expr& expr) {
  if (KindOf(expr.type) == TypeKind::kBool) return EmitCondition(expr);
  const Expr& left = expr.operands[0];
  if (left.kind == ExprKind::kNone) return EmitExact(expr.kind == ExprKind::kOr ? expr.operands[1] : left, expr.type);
  if (IsSimple(left) || IsConstant(left)) {
    Code first = EmitExact(left, expr.type), second = EmitExact(expr.operands[1], expr.type);
    if (expr.kind == ExprKind::kAnd) std::swap(first, second);
    return Choice(EmitCondition(left), std::move(first), std::move(second));
  }
  // The value decides, and may be the result: it is kept in a local.
  Block block = Nested([&] {
    Expr kept = expr;
    kept.operands[0] = KeepInLocal(left, "value");
    Line(Code("return ") << EmitAndOr(kept));
  });
  return (Code("[&]() -> " + TypeName(expr.type) + " ").Braces(std::move(block))) << "()";
}

/// A member as the union it belongs to; a union as another, by the members' new numbers (-1: it is known not to be that).
Code Emitter::EmitToUnion(const Expr& expr) {
  const Expr& value = expr.operands[0];
  if (KindOf(value.type) != TypeKind::kUnion) {
    int member = check::MemberFor(*program_.types, value.type, expr.type);
    Code inside = EmitInto(value, ItemType(expr.type, static_cast<size_t>(member)));
    return Call(TypeName(expr.type) + "::of<" + std::to_string(member) + ">", {std::move(inside)});
  }
  std::string numbers;
  bool changes = TypeName(value.type) != TypeName(expr.type);
  int place = 0;
  for (TypeId member : TypeOf(value.type).arguments) {
    int number = check::MemberFor(*program_.types, member, expr.type);
    // Of several texts some are left: they are the same member still.
    for (size_t i = 0; number < 0 && KindOf(member) == TypeKind::kLiteral && i < TypeOf(expr.type).arguments.size(); ++i)
      if (KindOf(ItemType(expr.type, i)) == TypeKind::kLiteral) number = static_cast<int>(i);
    changes = changes || number != place++;
    numbers += ", " + std::to_string(number);
  }
  if (!changes) return Emit(value);
  return Call("gb::convert<" + TypeName(expr.type) + numbers + ">", {Emit(value)});
}

Code Emitter::EmitDict(const Expr& expr) {
  std::vector<Code> pairs;
  TypeId key = ItemType(expr.type, 0), value = ItemType(expr.type, 1);
  for (size_t i = 0; i + 1 < expr.operands.size(); i += 2) {
    pairs.push_back(Call("gb::tuple", {EmitExact(expr.operands[i], key), EmitExact(expr.operands[i + 1], value)}));
  }
  std::string maker = TypeName(expr.type) + (pairs.empty() ? "" : "::of");
  return Call(maker, std::move(pairs));
}

Code Emitter::EmitSlice(const Expr& expr) {
  std::vector<Code> arguments = {Emit(expr.operands[0])};
  size_t count = expr.operands.size();
  if (count > 3 && expr.operands[3].kind == ExprKind::kNone) count = 3;
  TypeId bound = program_.types->Optional(program_.types->integer());
  for (size_t i = 1; i < count; ++i) arguments.push_back(EmitInto(expr.operands[i], bound));
  return Call("gb::slice", std::move(arguments));
}

Code Emitter::EmitCall(const Expr& expr) {
  std::vector<Code> arguments;
  if (expr.kind == ExprKind::kCallValue) {
    const Expr& callee = expr.operands[0];
    for (size_t i = 1; i < expr.operands.size(); ++i) {
      arguments.push_back(EmitInto(expr.operands[i], ItemType(callee.type, i - 1)));
    }
    // A lambda that is called at once names a value that is needed more than once.
    if (callee.kind == ExprKind::kLambda) return Call(EmitLambda(callee), std::move(arguments));
    if (callee.kind == ExprKind::kVar && recursive_.count(callee.var)) {
      std::vector<Code> functions;
      for (ir::VarId function : recursive_[callee.var]) functions.push_back(visible_[function]);
      arguments.insert(arguments.begin(), functions.begin(), functions.end());
      return Call(visible_[callee.var], std::move(arguments));
    }
    return Call(Emit(callee), std::move(arguments));
  }
  size_t index = static_cast<size_t>(expr.kind == ExprKind::kCall ? expr.function.index : expr.record.index);
  for (size_t i = 0; i < expr.operands.size(); ++i) {
    TypeId type = expr.kind == ExprKind::kCall ? program_.vars[program_.functions[expr.function].params[i]].type
                                               : program_.records[expr.record].fields[i].type;
    arguments.push_back(EmitInto(expr.operands[i], type));
  }
  if (expr.kind == ExprKind::kCall && program_.functions[expr.function].draws.valid()) {
    arguments.insert(arguments.begin(), "run");
    run_used_ = true;
  }
  return Call(expr.kind == ExprKind::kCall ? function_names_[index] : "gb::make<" + record_names_[index] + ">",
              std::move(arguments));
}

Code Emitter::EmitLambda(const Expr& expr, const std::vector<ir::VarId>& itself) {
  VariableUses uses;
  uses.Add(expr);
  std::string params;
  TypeId result = TypeOf(expr.type).arguments.empty() ? TypeId() : TypeOf(expr.type).arguments.back();
  Block block = ClosureBlock(uses, [&] {
    for (ir::VarId function : itself) params += (params.empty() ? "const auto& " : ", const auto& ") + Declare(function);
    for (ir::VarId param : expr.lambda->params) {
      std::string name = Declare(param);
      params += (params.empty() ? "" : ", ") + Parameter(param, name);
    }
    result_ = result;
    if (!itself.empty()) out_->Add("gb::Depth " + names_.Unique("depth") + ";");
    if (expr.lambda->body.empty()) {
      EmitBody(expr.lambda->block);
      EmitFallThrough(expr.lambda->block);
      return;
    }
    TellValues({&expr.lambda->body[0]});
    if (ResultName(result) == "void") {
      Line(Emit(expr.lambda->body[0]));
    } else {
      Line(Code("return ") << EmitInto(expr.lambda->body[0], result));
    }
  });
  // Without it the type of `return` would decide, and differ from one `return` to the next.
  bool states_result = ResultName(result) != "void" && !IsPlainResult(expr);
  std::string head =
      CaptureList(uses, itself) + "(" + params + ") " + (states_result ? "-> " + TypeName(result) + " " : "");
  return Code(head).Braces(std::move(block), true);
}

bool Emitter::IsPlainResult(const Expr& lambda) {
  if (lambda.lambda->body.empty()) return false;
  const Expr& body = lambda.lambda->body[0];
  return TypeName(body.type) == TypeName(TypeOf(lambda.type).arguments.back()) && body.kind != ExprKind::kInt &&
         body.kind != ExprKind::kLambda && body.kind != ExprKind::kSome && body.kind != ExprKind::kNone;
}

/// What has been asked of a local holds until it is assigned; a field, a state or a variable that functions share may be
/// changed by what runs between: what the checker knows of it is asked again, so that no mistake of it reads what is not there.
bool Emitter::MayChangeMeanwhile(const Expr& expr) const {
  switch (expr.kind) {
    case ExprKind::kUnwrap:
    case ExprKind::kMember:
    case ExprKind::kTupleItem:
      return MayChangeMeanwhile(expr.operands[0]);
    case ExprKind::kField:
    case ExprKind::kProperty:
      return true;
    case ExprKind::kVar: {
      ir::VarKind kind = program_.vars[expr.var].kind;
      return kind == ir::VarKind::kShared || kind == ir::VarKind::kState || kind == ir::VarKind::kGlobalState ||
             kind == ir::VarKind::kGlobal;
    }
    default:
      return false;
  }
}

bool Emitter::IsSimple(const Expr& expr) {
  if (expr.kind == ExprKind::kUnwrap || expr.kind == ExprKind::kMember) return IsSimple(expr.operands[0]);
  return expr.kind == ExprKind::kVar;
}

bool Emitter::IsConstant(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kInt:
    case ExprKind::kFloat:
    case ExprKind::kStr:
    case ExprKind::kBool:
    case ExprKind::kNone:
      return true;
    default:
      return false;
  }
}

Expr Emitter::KeepInLocal(const Expr& expr, const char* name) {
  if (IsConstant(expr) || (IsSimple(expr) && effects_.Of(expr) == Effect::kNone)) return expr;
  return CopyToLocal(expr, name);
}

Expr Emitter::CopyToLocal(const Expr& expr, const char* name) {
  Code value = Emit(expr);
  std::string local = Temporary(name);
  Line(Code("const auto " + local + " =").Space() << value);
  Expr kept;
  kept.kind = ExprKind::kVar;
  kept.type = expr.type;
  kept.range = expr.range;
  kept.var = ir::VarId{--last_local_};
  visible_[kept.var] = local;
  return kept;
}

bool Emitter::OrderMatters(const Expr& expr) const {
  switch (expr.kind) {
    // C++ evaluates these from left to right itself.
    case ExprKind::kAnd:
    case ExprKind::kOr:
    case ExprKind::kConditional:
      return false;
    default:
      break;
  }
  int effects = 0;
  bool writes = false;
  for (const Expr& operand : expr.operands) {
    Effect effect = effects_.Of(operand);
    effects += effect != Effect::kNone;
    writes = writes || effect == Effect::kWrites;
  }
  return writes && effects > 1;
}

Code Emitter::EmitInOrder(const Expr& expr) {
  bool gives_none = GivesNone(expr);
  Block block = Nested([&] {
    Expr ordered = expr;
    for (Expr& operand : ordered.operands) {
      if (effects_.Of(operand) != Effect::kNone) operand = KeepInLocal(operand, "operand");
    }
    Line(gives_none ? EmitAction(ordered) : Code("return ") << Emit(ordered));
  });
  return (Code("[&]" + (gives_none ? std::string() : "() -> " + TypeName(expr.type)) + " ").Braces(std::move(block)))
         << "()";
}

}  // namespace gblocks::codegen
