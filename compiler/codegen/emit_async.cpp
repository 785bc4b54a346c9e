// What waits: a handler or function with `await` is a struct that holds what lives across its awaits, and one function that
// goes on where it stopped. `case` may stand inside loops and branches, as all variables around it are fields:
//
//   struct on_1 : gb::Coroutine {                    void on_1::step() {
//     gb::Ref<Textbox> box;                       switch (at()) {
//     gb::Int i{};                                  case 0:
//     …                                             for (i = 0; i < 3LL; ++i) {
//     void step() override;                           box->value.set(gb::to_str(i));
//   };                                                return sleep(1, 0.5);
//                                                     case 1:;
//                                                   }
//                                                 }
//                                                 end();
//                                               }
#include "compiler/codegen/emitter.h"
#include "compiler/ir/walk.h"

namespace gblocks::codegen {

using ir::Expr;
using ir::ExprKind;
using ir::Stmt;
using ir::StmtKind;

void Emitter::AddField(const std::string& type, const std::string& name) {
  bool number = type == "gb::Int" || type == "double" || type == "bool";
  machine_->fields.Add(type + " " + name + (number ? "{};" : ";"));
}

/// The variables of blocks that a `case` stands in: none of them may be a local.
void Emitter::CollectFields(const ir::Body& body) {
  if (!ir::Awaits(body)) return;
  auto add = [&](ir::VarId var) {
    if (IsAppMember(var) || Visible(var)) return;
    std::string type = DeclaredType(var);
    AddField(type, Declare(var));
    fields_.insert(var);
  };
  for (const Stmt& stmt : body) {
    bool loop = stmt.kind == StmtKind::kFor;
    bool awaits = false;
    ir::ForEachBody(stmt, [&](const ir::Body& inner) { awaits = awaits || ir::Awaits(inner); });
    if (!loop || awaits) ir::ForEachDeclared(stmt, add);
    ir::ForEachBody(stmt, [&](const ir::Body& inner) { CollectFields(inner); });
  }
}

/// The struct `name`, made from what it takes, and its function `step`.
void Emitter::EmitMachine(const std::string& name, const std::vector<Taken>& takes, const ir::Body& body,
                          TypeId result, bool is_function, const std::string& where) {
  auto outer_names = names_.SetAside();
  auto outer_variables = std::exchange(visible_, {});
  auto outer_fields = std::exchange(fields_, {});
  Machine machine;
  machine.gives = is_function && ResultName(result) != "void";
  std::vector<Code> parameters;
  Code initialisers;
  Block steps = ClosureBlock(VariableUses(), [&] {
    machine_ = &machine;
    result_ = result;
    for (std::string_view own : MembersOfCoroutines()) names_.Unique(own);
    for (int i = 1; i < 10; ++i) {
      for (const char* own : {"loop_", "at_", "condition_"}) names_.Unique(own + std::to_string(i));
    }
    for (const auto& [var, type] : takes) {
      std::string field = Declare(var);
      fields_.insert(var);
      machine.fields.Add(type + " " + field + ";");
      parameters.push_back(type + " " + field + "_");
      initialisers << (initialisers.empty() ? " :" : ",");
      initialisers.Space() << field + "(gb::move(" + field + "_))";
    }
    CollectFields(body);
    Block all;
    Block* outside = std::exchange(out_, &all);
    out_->Add("case 0:;");
    EmitSteps(body);
    out_ = outside;
    out_->Add(Code("switch (at()) ").Braces(std::move(all)));
    out_->Add("end();");
  });
  fields_ = std::move(outer_fields);
  visible_ = std::move(outer_variables);
  names_.Restore(std::move(outer_names));

  Block members = std::move(machine.fields);
  if (machine.gives) {
    std::string type = ResultName(result);
    bool number = IsNumber(result);
    members.Add(type + " result" + (number ? "{};" : ";"));
  }
  if (!members.empty()) members.AddBlankLine();
  if (!parameters.empty()) {
    members.Add((Call((parameters.size() == 1 ? "explicit " : "") + name, parameters) << initialisers << " ").Braces({}));
  }
  members.Add("void step() override;");
  if (!where.empty()) machine_structs_.Add("// " + where);
  machine_structs_.Add(Code("struct " + name + " : gb::Coroutine ").Braces(std::move(members)) << ";");
  machine_structs_.AddBlankLine();
  machine_steps_.Add(Code("void " + name + "::step() ").Braces(std::move(steps)));
  machine_steps_.AddBlankLine();
}

/// A closure that starts a run of the handler, or makes it wait for its turn.
Code Emitter::EmitAwaitingHandler(const Stmt& stmt) {
  VariableUses body;
  body.Add(stmt.body);
  std::vector<Taken> takes;
  bool has_event = stmt.event_var.valid() && reads_.Read(stmt.event_var);
  for (ir::VarId var : body.vars()) {
    if (Visible(var) && !IsAppMember(var)) takes.push_back({var, DeclaredType(var)});
  }
  std::string name = "on_" + std::to_string(++machine_count_);
  VariableUses uses;
  for (const Taken& taken : takes) uses.Add(taken.var);
  for (const Expr& tasks : stmt.target) uses.Add(tasks);
  std::string parameter;
  Block block = ClosureBlock(uses, [&] {
    std::vector<Code> taken;
    if (has_event) {
      parameter = EventParameter(stmt);
      taken.push_back(visible_[stmt.event_var]);
    }
    for (const Taken& one : takes) taken.push_back(visible_[one.var]);
    std::string mode = stmt.text;
    mode[0] = static_cast<char>(mode[0] - 'a' + 'A');
    std::vector<Code> arguments = {"gb::k" + mode, Call("gb::make<" + name + ">", std::move(taken))};
    for (size_t i = 1; i < stmt.target.size(); ++i) arguments.push_back(Emit(stmt.target[i]));
    Line(Call(Member(Emit(stmt.target[0]), "->", "start"), std::move(arguments)));
  });
  std::string captured = CaptureList(uses);
  if (has_event) {
    // "const gb::Tuple<…>& ev": what the run keeps is a copy.
    std::string type = parameter.substr(0, parameter.rfind('&'));
    if (type.rfind("const ", 0) == 0) type = type.substr(6);
    takes.insert(takes.begin(), {stmt.event_var, type});
    parameter = "(" + parameter + ")";
  }
  EmitMachine(name, takes, stmt.body, TypeId(), false, Where(stmt.range));
  return Code(captured + parameter + " ").Braces(std::move(block), true);
}

template <class Fill>
void Emitter::Enclosed(Fill fill) {
  bool outer = std::exchange(declares_, false);
  int line = 0;
  Block block = Nested([&] {
    fill();
    line = line_;
  });
  line_ = line;
  if (declares_ && block.lines().size() > 1) {
    out_->Add(Code().Braces(std::move(block)));
  } else {
    out_->Add(std::move(block));
  }
  declares_ = outer;
}

void Emitter::EmitSteps(const ir::Body& body) {
  for (size_t i = 0; i < body.size(); ++i) {
    if (size_t count = RecursiveGroup(body, i); count > 0) {
      Enclosed([&] { EmitRecursive(body, i, count); });
      i += count - 1;
      continue;
    }
    const Stmt& stmt = body[i];
    bool awaits = ir::Awaits(ir::Body{stmt});
    if (!awaits) {
      Enclosed([&] { EmitStatement(stmt); });
      if (stmt.kind == StmtKind::kReturn || stmt.kind == StmtKind::kBreak || stmt.kind == StmtKind::kContinue) return;
      continue;
    }
    switch (stmt.kind) {
      case StmtKind::kAwait:
        EmitAwait(stmt);
        break;
      case StmtKind::kIf:
        EmitAwaitingIf(stmt, 0);
        break;
      case StmtKind::kWhile:
        EmitAwaitingWhile(stmt);
        break;
      case StmtKind::kFor:
        EmitAwaitingFor(stmt);
        break;
      default:
        EmitStatement(stmt);
        break;
    }
  }
}

void Emitter::EmitAwait(const Stmt& stmt) {
  const Expr& call = stmt.value[0];
  std::string point = std::to_string(++machine_->points);
  bool sleeps = call.kind == ExprKind::kBuiltin;
  Enclosed([&] {
    MarkLine(stmt.range);
    if (sleeps) {
      Line(Call("return sleep", {point, EmitInto(call.operands[0], program_.types->floating())}));
      return;
    }
    Expr kept = call;
    if (OrderMatters(call)) {
      for (Expr& operand : kept.operands) operand = KeepInLocal(operand, "argument");
    }
    std::vector<Code> arguments;
    const ir::Function& function = program_.functions[call.function];
    for (size_t i = 0; i < kept.operands.size(); ++i)
      arguments.push_back(EmitInto(kept.operands[i], program_.vars[function.params[i]].type));
    std::string name = function_names_[static_cast<size_t>(call.function.index)];
    Block wait;
    wait.Add("return;");
    Code ended = Call("wait_for", {point, Call("gb::make<" + name + ">", std::move(arguments))});
    out_->Add((Code("if (!") << ended << ") ").Braces(std::move(wait), true));
  });
  if (!sleeps) out_->Add("[[fallthrough]];");
  out_->Add("case " + point + ":;");
  line_ = 0;
  if (!stmt.var.valid() || !reads_.Read(stmt.var)) return;
  std::string name = function_names_[static_cast<size_t>(call.function.index)];
  StoreVariable(stmt.var, "awaited<" + name + ">().result");
}

/// The condition, without locals beside it.
Code Emitter::SteadyCondition(const Expr& condition) {
  MarkLineIfFails(condition);
  Block before;
  Block* outside = std::exchange(out_, &before);
  EnterScope();
  Code code = EmitCondition(condition);
  LeaveScope();
  out_ = outside;
  if (before.empty()) return code;
  std::string field = "condition_" + std::to_string(++machine_->conditions);
  AddField("bool", field);
  before.Add(Code(field + " = ") << code << ";");
  out_->Add(Code().Braces(std::move(before)));
  return field;
}

void Emitter::EmitAwaitingIf(const Stmt& stmt, size_t number) {
  const ir::Branch& branch = stmt.branches[number];
  Code code = Code("if (") << SteadyCondition(branch.condition) << ") ";
  code.Braces(Nested([&] { EmitBody(branch.body); }));
  line_ = 0;
  bool last = number + 1 == stmt.branches.size();
  if (!last || !stmt.else_body.empty()) {
    (code << " else ").Braces(Nested([&] {
      if (last) {
        EmitBody(stmt.else_body);
      } else {
        EmitAwaitingIf(stmt, number + 1);
      }
    }));
  }
  line_ = 0;
  out_->Add(code);
}

void Emitter::EmitAwaitingWhile(const Stmt& stmt) {
  const Expr& condition = stmt.value[0];
  line_ = 0;
  Code loop = Code("while (true) ").Braces(Nested([&] {
    bool endless = condition.kind == ExprKind::kBool && condition.integer;
    if (!endless) {
      Code holds = SteadyCondition(condition);
      Block leave;
      leave.Add("break;");
      Code negated = (Code("!") << Parenthesized(holds, Precedence::kUnary)).Bind(Precedence::kUnary);
      out_->Add((Code("if (") << negated << ") ").Braces(std::move(leave), true));
    }
    EmitBody(stmt.body);
  }));
  line_ = 0;
  out_->Add(loop);
}

/// The list that it goes through, and where it is, are fields.
void Emitter::EmitAwaitingFor(const Stmt& stmt) {
  const Expr& iterable = stmt.value[0];
  // Names for the whole machine, not for the block that the loop stands in.
  std::string number = std::to_string(++machine_->loops);
  std::string items = "loop_" + number, index = "at_" + number;
  TypeId item = ItemType(iterable.type);
  AddField(TypeName(program_.types->List(item)), items);
  AddField("gb::Int", index);
  Enclosed([&] {
    MarkLineIfFails(iterable);
    bool is_list = KindOf(iterable.type) == TypeKind::kList;
    Line(Code(items + " = ") << (is_list ? Emit(iterable) : Call("gb::items_of", {Emit(iterable)})));
  });
  line_ = 0;
  Code loop = Code("for (" + index + " = 0; " + index + " < gb::len(" + items + "); ++" + index + ") ");
  loop.Braces(Nested([&] {
    Enclosed([&] { BindValue(stmt.unpack, Call("gb::at", {items, index}), item); });
    EmitBody(stmt.body);
  }));
  line_ = 0;
  out_->Add(loop);
}

}  // namespace gblocks::codegen
