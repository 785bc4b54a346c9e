// `for` loops and comprehensions. What a loop goes through is numbered: lists by their live length, as Python iterates
// a list that changes; range, enumerate, zip and dict.items without making lists of pairs.
#include <cstdlib>

#include "compiler/codegen/emitter.h"

namespace gblocks::codegen {

using ir::Expr;
using ir::ExprKind;

namespace {

bool IsBuiltin(const Expr& expr, const char* name) {
  return (expr.kind == ExprKind::kBuiltin || expr.kind == ExprKind::kMethod) && expr.text == name;
}

bool IsRange(const Expr& expr) {
  if (!IsBuiltin(expr, "range")) return false;
  // The sign of the step decides how to compare: it must be known.
  return expr.operands.size() < 3 || expr.operands[2].kind == ExprKind::kNone ||
         (expr.operands[2].kind == ExprKind::kInt && expr.operands[2].integer != 0);
}

Expr IntConstant(const Expr& like, int64_t value) {
  Expr expr;
  expr.kind = ExprKind::kInt;
  expr.type = like.type;
  expr.range = like.range;
  expr.integer = value;
  return expr;
}

struct RangeParts {
  Expr start, stop;
  int64_t step = 1;
};

RangeParts PartsOfRange(const Expr& range) {
  bool only_stop = range.operands.size() == 1;
  const Expr& first = range.operands[0];
  RangeParts parts{only_stop ? IntConstant(first, 0) : first, only_stop ? first : range.operands[1]};
  if (range.operands.size() > 2 && range.operands[2].kind == ExprKind::kInt) parts.step = range.operands[2].integer;
  return parts;
}

}  // namespace

Emitter::Sequence Emitter::MakeSequence(const Expr& iterable, const std::string& index, const VariableUses& uses) {
  Sequence sequence;
  sequence.type = ItemType(iterable.type);
  if (IsBuiltin(iterable, "enumerate")) {
    Sequence number;
    number.type = program_.types->integer();
    bool from_zero = iterable.operands.size() < 2 || iterable.operands[1].kind == ExprKind::kNone ||
                     (iterable.operands[1].kind == ExprKind::kInt && iterable.operands[1].integer == 0);
    Sequence items = MakeSequence(iterable.operands[0], index, uses);
    number.item = from_zero ? Code(index) : Call("gb::add", {Emit(KeepInLocal(iterable.operands[1], "start")), index});
    sequence.conditions = items.conditions;
    sequence.parts = {std::move(number), std::move(items)};
  } else if (IsBuiltin(iterable, "zip") && iterable.operands.size() > 1) {
    for (const Expr& operand : iterable.operands) {
      sequence.parts.push_back(MakeSequence(operand, index, uses));
      const std::vector<Code>& conditions = sequence.parts.back().conditions;
      sequence.conditions.insert(sequence.conditions.end(), conditions.begin(), conditions.end());
    }
  } else if (IsBuiltin(iterable, "dict.items")) {
    Expr dict = KeepInLocal(iterable.operands[0], "dict");
    for (size_t side = 0; side < 2; ++side) {
      std::string list = Temporary(side == 0 ? "keys" : "values");
      Line(Code("const auto " + list + " = ") << Call(side == 0 ? "gb::dict_keys" : "gb::dict_values", {Emit(dict)}));
      Sequence part;
      part.type = ItemType(dict.type, side);
      part.item = Call("gb::item", {list, index});
      sequence.parts.push_back(std::move(part));
      if (side == 0)
        sequence.conditions.push_back(Code(index + " < gb::count(" + list + ")").Bind(Precedence::kComparison));
    }
  } else {
    bool is_list = KindOf(iterable.type) == TypeKind::kList;
    // A local that the body does not assign again can be asked for its items directly.
    bool direct = is_list && iterable.kind == ExprKind::kVar && iterable.var.valid() && !HasCell(iterable.var) &&
                  !uses.Assigned(iterable.var);
    std::string list;
    if (direct) {
      list = Emit(iterable).Flat();
    } else {
      Code items = is_list ? Emit(iterable) : Call("gb::items_of", {Emit(iterable)});
      list = Temporary("items");
      Line(Code("const auto " + list + " =").Space() << items);
    }
    if (is_list) Line(Call("gb::track", {list}));
    sequence.item = Call("gb::item", {list, index});
    sequence.in_place = true;
    sequence.conditions.push_back(Code(index + " < gb::count(" + list + ")").Bind(Precedence::kComparison));
  }
  return sequence;
}

Emitter::LoopHead Emitter::RangeLoop(const ir::Target& target, const Expr& iterable, const VariableUses& uses) {
  RangeParts range = PartsOfRange(iterable);
  TypeId integer = program_.types->integer();
  bool writes = effects_.Of(range.start) == Effect::kWrites || effects_.Of(range.stop) == Effect::kWrites;
  Expr start = writes ? KeepInLocal(range.start, "start") : range.start;
  Code first = EmitInto(start, integer), stop = EmitInto(range.stop, integer);
  EnterScope();
  LoopHead loop;
  // The program's own variable counts, where nothing else sets it or sees it afterwards.
  loop.binds_target = target.items.empty() && reads_.Read(target.var) && !uses.Assigned(target.var) &&
                      !Visible(target.var) && !IsAppMember(target.var);
  std::string index = loop.binds_target ? Declare(target.var) : Temporary("i");
  loop.code << "for (gb::Int " + index + " = " << first;
  if (range.stop.kind != ExprKind::kInt) {
    std::string end = Temporary("end");
    (loop.code << ",").Space() << end + " = " << stop;
    stop = end;
  }
  (loop.code << ";").Space() << index + (range.step > 0 ? " < " : " > ") << stop;
  (loop.code << ";").Space();
  if (range.step == 1 || range.step == -1) {
    loop.code << (range.step > 0 ? "++" : "--") + index;
  } else {
    loop.code << index + (range.step > 0 ? " += " : " -= ") + std::to_string(std::abs(range.step));
  }
  loop.item.item = index;
  loop.item.type = integer;
  return loop;
}

Emitter::LoopHead Emitter::SequenceLoop(const Expr& iterable, const VariableUses& uses) {
  names_.Enter();
  std::string index = Temporary("i");
  names_.Leave();
  LoopHead loop;
  loop.item = MakeSequence(iterable, index, uses);  // what it declares stands before the loop
  EnterScope();
  Temporary("i");
  loop.code << "for (gb::Int " + index + " = 0; " << Infix("&&", Precedence::kAnd, loop.item.conditions);
  (loop.code << ";").Space() << "++" + index;
  return loop;
}

template <class Fill>
void Emitter::EmitLoop(const ir::Target& target, const Expr& iterable, const VariableUses& uses, bool acts, Fill fill) {
  LoopHead loop = IsRange(iterable) ? RangeLoop(target, iterable, uses) : SequenceLoop(iterable, uses);
  line_ = 0;  // the body may have run before
  Block body = Nested([&] {
    out_->Add("gb::tick();");
    if (!loop.binds_target && !acts && loop.item.in_place && MayName(target, uses)) {
      Line(Code("const auto& " + Declare(target.var) + " = ") << loop.item.item);
    } else if (!loop.binds_target) {
      BindItem(target, loop.item);
    }
    fill();
  });
  line_ = 0;
  LeaveScope();
  out_->Add((loop.code << ") ").Braces(std::move(body)));
}

void Emitter::EmitFor(const ir::Stmt& stmt) {
  const Expr& iterable = stmt.value[0];
  MarkLine(iterable.range);  // each turn can be the last that there is time or memory for
  VariableUses uses;
  uses.Add(stmt.body);
  EmitLoop(stmt.unpack, iterable, uses, effects_.Acts(stmt.body), [&] { EmitBody(stmt.body); });
}

// Whether the variable can be another name of the item: nothing else gives it a value.
bool Emitter::MayName(const ir::Target& target, const VariableUses& uses) {
  ir::VarId var = target.var;
  return target.items.empty() && var.valid() && reads_.Read(var) && !uses.Assigned(var) && !Visible(var) &&
         !IsAppMember(var) && !machine_ && program_.vars[var].kind == ir::VarKind::kLocal;
}

void Emitter::BindItem(const ir::Target& target, const Sequence& item) {
  if (target.items.size() == item.parts.size() && !item.parts.empty()) {
    for (size_t i = 0; i < item.parts.size(); ++i) BindItem(target.items[i], item.parts[i]);
    return;
  }
  if (item.parts.empty()) {
    BindValue(target, item.item, item.type);
    return;
  }
  BindValue(target, Whole(item), item.type);
}

Code Emitter::Whole(const Sequence& item) {
  if (item.parts.empty()) return item.item;
  std::vector<Code> parts;
  for (const Sequence& part : item.parts) parts.push_back(Whole(part));
  return Call(TypeName(item.type), std::move(parts));
}

void Emitter::BindValue(const ir::Target& target, Code value, TypeId type) {
  if (target.items.empty()) {
    if (!target.var.valid() || !reads_.Named(target.var)) return;
    StoreVariable(target.var, std::move(value));
    return;
  }
  std::string whole = Temporary("item");
  Line(Code("const auto " + whole + " =").Space() << value);
  if (KindOf(type) != TypeKind::kTuple) {
    std::string count = std::to_string(target.items.size());
    Block fail;
    fail.Add("gb::fail(gb::Error::kUnpack, gb::len(" + whole + "), " + count + ");");
    out_->Add(Code("if (gb::len(" + whole + ") != " + count + ") ").Braces(std::move(fail)));
  }
  for (size_t i = 0; i < target.items.size(); ++i) {
    std::string number = std::to_string(i);
    bool tuple = KindOf(type) == TypeKind::kTuple;
    Code part = tuple ? Call("gb::get<" + number + ">", {whole}) : Call("gb::at", {whole, number});
    BindValue(target.items[i], std::move(part), ItemType(type, tuple ? i : 0));
  }
}

Code Emitter::EmitComprehension(const Expr& expr) {
  Block block = Nested([&] {
    std::string result = names_.Unique("result");
    out_->Add(TypeName(expr.type) + " " + result + ";");
    EmitClauses(expr, 0, result, effects_.Acts(expr));
    out_->Add("return " + result + ";");
  });
  return Code("[&] ").Braces(std::move(block)) << "()";
}

void Emitter::EmitClauses(const Expr& expr, size_t number, const std::string& result, bool acts) {
  const ir::Comprehension& comprehension = *expr.comprehension;
  TypeId type = expr.type;
  if (number == comprehension.clauses.size()) {
    const std::vector<Expr>& element = comprehension.element;
    for (const Expr& part : element) TellValues({&part});
    switch (comprehension.kind) {
      case ir::Comprehension::Kind::kList:
        Line(Call(result + "->push", {EmitInto(element[0], ItemType(type))}));
        break;
      case ir::Comprehension::Kind::kSet:
        Line(Call("gb::set_add", {result, EmitInto(element[0], ItemType(type))}));
        break;
      case ir::Comprehension::Kind::kDict: {
        Code key = EmitInto(element[0], ItemType(type, 0));
        Line(Call("gb::set_at", {result, key, EmitInto(element[1], ItemType(type, 1))}));
        break;
      }
    }
    return;
  }
  const ir::ComprehensionClause& clause = comprehension.clauses[number];
  VariableUses uses;  // nothing in a comprehension assigns
  EmitLoop(clause.target, clause.iterable, uses, acts, [&] {
    if (clause.conditions.empty()) {
      EmitClauses(expr, number + 1, result, acts);
      return;
    }
    std::vector<Code> conditions;
    for (const Expr& condition : clause.conditions) TellValues({&condition});
    for (const Expr& condition : clause.conditions) conditions.push_back(EmitCondition(condition));
    Code head = Code("if (") << Infix("&&", Precedence::kAnd, std::move(conditions)) << ") ";
    Block body = Nested([&] { EmitClauses(expr, number + 1, result, acts); });
    out_->Add(head.Braces(std::move(body), true));
  });
}

}  // namespace gblocks::codegen
