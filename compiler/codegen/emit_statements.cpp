// Statements of the language's own; those that make the page are in emit_page.cpp.
#include <algorithm>
#include <map>

#include "compiler/codegen/emitter.h"
#include "compiler/ir/can_fail.h"
#include "compiler/ir/walk.h"

namespace gblocks::codegen {

using ir::Expr;
using ir::ExprKind;
using ir::Stmt;
using ir::StmtKind;

void Emitter::MarkLine(SourceRange range) {
  if (!range.file.valid() || program_.library_files.count(range.file)) return;
  int line = static_cast<int>(sources_[range.file].Position(range.begin).line);
  int file = SourceNumber(range.file);
  if (line == line_ && file == line_file_) return;
  line_ = line;
  line_file_ = file;
  out_->Add("gb::line(" + std::to_string(line) + (file > 0 ? ", " + std::to_string(file) : "") + ");");
}

/// Its place in Program::sources; the program's own file is the first.
int Emitter::SourceNumber(FileId file) {
  bool own = sources_[file].path() == program_.source_path;
  if (source_files_.empty()) {
    for (size_t i = 0; i < sources_.size(); ++i)
      if (FileId id{static_cast<int32_t>(i)}; sources_[id].path() == program_.source_path) source_files_.push_back(id);
  }
  if (own) return 0;
  auto found = std::find(source_files_.begin(), source_files_.end(), file);
  if (found == source_files_.end()) found = source_files_.insert(found, file);
  return static_cast<int>(found - source_files_.begin());
}

void Emitter::MarkLineIfFails(const Expr& expr) {
  if (ir::CanFail(program_, expr)) MarkLine(expr.range);
}

void Emitter::EmitBody(const ir::Body& body) {
  if (machine_ != nullptr && ir::Awaits(body)) return EmitSteps(body);
  for (size_t i = 0; i < body.size(); ++i) {
    if (size_t count = RecursiveGroup(body, i); count > 0) {
      EmitRecursive(body, i, count);
      i += count - 1;
      continue;
    }
    const Stmt& stmt = body[i];
    EmitStatement(stmt);
    // Nothing runs after these.
    if (stmt.kind == StmtKind::kReturn || stmt.kind == StmtKind::kBreak || stmt.kind == StmtKind::kContinue) break;
  }
}

void Emitter::EmitStatement(const Stmt& stmt) {
  TellValues(stmt);
  switch (stmt.kind) {
    case StmtKind::kLet:
      EmitLet(stmt);
      break;
    case StmtKind::kAssign:
      EmitAssign(stmt);
      break;
    case StmtKind::kUnpack:
      EmitUnpack(stmt);
      break;
    case StmtKind::kAugAssign:
      EmitAugAssign(stmt);
      break;
    case StmtKind::kExpr:
      EmitExprStatement(stmt);
      break;
    case StmtKind::kIf:
      MarkLineIfFails(stmt.branches[0].condition);
      out_->Add(IfCode(stmt, 0));
      break;
    case StmtKind::kFor:
      EmitFor(stmt);
      break;
    case StmtKind::kWhile:
      EmitWhile(stmt);
      break;
    case StmtKind::kBreak:
      out_->Add("break;");
      break;
    case StmtKind::kContinue:
      out_->Add("continue;");
      break;
    case StmtKind::kReturn:
      EmitReturn(stmt);
      break;
    default:
      EmitPageStatement(stmt);
      break;
  }
  for (const Expr& expr : stmt.value) {
    if (CallsFunctions(expr)) line_ = 0;
  }
}

void Emitter::DeclareVariable(ir::VarId var, Code value) {
  declares_ = true;
  std::string type = DeclaredType(var);
  if (program_.vars[var].kind == ir::VarKind::kShared) {
    std::vector<Code> first;
    if (!value.empty()) first.push_back(std::move(value));
    Line(Code("const " + type + " " + Declare(var) + " =").Space()
         << Call("gb::make<gb::Shared<" + TypeName(program_.vars[var].type) + ">>", std::move(first)));
    return;
  }
  // Compilers warn about numbers that are never read, not about what has a destructor.
  bool trivial = !HasCell(var) && (IsNumber(program_.vars[var].type) || type == "gb::Element" || type == "gb::None");
  bool warns = trivial && !reads_.Read(var);
  std::string head = (warns ? "[[maybe_unused]] " : "") + type + " " + Declare(var);
  if (value.empty()) {
    out_->Add(head + (IsNumber(program_.vars[var].type) ? "{};" : ";"));
  } else {
    Line(Code(head + " =").Space() << value);
  }
}

void Emitter::StoreVariable(ir::VarId var, Code value) {
  auto app = app_names_.find(var);
  if (app != app_names_.end()) {
    bool state = program_.vars[var].kind == ir::VarKind::kGlobalState;
    if (state) {
      Line(Call("app->" + app->second + ".set", {std::move(value)}));
    } else {
      Line(Code("app->" + app->second + " =").Space() << value);
    }
  } else if (!Visible(var)) {
    DeclareVariable(var, std::move(value));
  } else if (program_.vars[var].kind == ir::VarKind::kState) {
    Line(Call(visible_[var] + "->set", {std::move(value)}));
  } else if (program_.vars[var].kind == ir::VarKind::kShared) {
    Line(Code(visible_[var] + "->value =").Space() << value);
  } else if (value.Flat() != visible_[var]) {  // compilers take `x = x` for a mistake
    Line(Code(visible_[var] + " =").Space() << value);
  }
}

void Emitter::EmitLet(const Stmt& stmt) {
  const ir::Variable& variable = program_.vars[stmt.var];
  if (variable.kind == ir::VarKind::kShared && Visible(stmt.var)) {  // a field of a handler that waits
    std::vector<Code> first;
    if (!stmt.value.empty()) {
      MarkLineIfFails(stmt.value[0]);
      first.push_back(EmitInto(stmt.value[0], variable.type));
    }
    return Line(Code(visible_[stmt.var] + " =").Space()
                << Call("gb::make<gb::Shared<" + TypeName(variable.type) + ">>", std::move(first)));
  }
  if (stmt.value.empty()) {
    if (!IsAppMember(stmt.var) && !Visible(stmt.var)) DeclareVariable(stmt.var, {});
    return;
  }
  MarkLineIfFails(stmt.value[0]);
  StoreVariable(stmt.var, EmitInto(stmt.value[0], variable.type));
}

/// How many functions inside another, from this statement on, call themselves or each other; 0 where this is none.
size_t Emitter::RecursiveGroup(const ir::Body& body, size_t first) const {
  auto is_function = [&](size_t i) {
    return i < body.size() && body[i].kind == StmtKind::kLet && !body[i].value.empty() &&
           body[i].value[0].kind == ExprKind::kLambda && program_.vars[body[i].var].kind == ir::VarKind::kLocal;
  };
  size_t count = 0;
  for (size_t i = first; i < first + std::max<size_t>(count, 1) && is_function(i); ++i) {
    VariableUses uses;
    uses.Add(body[i].value[0]);
    for (size_t other = i; is_function(other); ++other) {
      if (uses.Uses(body[other].var)) count = std::max(count, other - first + 1);
    }
  }
  return count;
}

/// Functions inside another that call themselves or each other get themselves as their first arguments: a closure cannot
/// hold what is not made yet.
///
///   const auto count_1 = [](const auto& count, gb::Int n) -> gb::Int { … count(count, gb::sub(n, 1LL)) … };
///   gb::Fn<gb::Int(gb::Int)> count = [count_1](gb::Int a_1) { return count_1(count_1, a_1); };
void Emitter::EmitRecursive(const ir::Body& body, size_t first, size_t count) {
  std::vector<ir::VarId> group;
  std::vector<std::string> names;
  for (size_t i = first; i < first + count; ++i) {
    group.push_back(body[i].var);
    names.push_back(Temporary(SafeName(program_.vars[body[i].var].name).c_str()));
  }
  for (ir::VarId function : group) recursive_[function] = group;
  std::vector<Code> lambdas;
  for (size_t i = 0; i < count; ++i) lambdas.push_back(EmitLambda(body[first + i].value[0], group));
  for (ir::VarId function : group) recursive_.erase(function);
  for (size_t i = 0; i < count; ++i) Line(Code("const auto " + names[i] + " = ") << lambdas[i]);
  for (size_t i = 0; i < count; ++i) StoreVariable(group[i], RecursionStart(group[i], names[i], names));
}

Code Emitter::RecursionStart(ir::VarId var, const std::string& name, const std::vector<std::string>& group) {
  const Type& type = TypeOf(program_.vars[var].type);
  std::string params, captures, arguments;
  for (const std::string& function : group) {
    captures += (captures.empty() ? "" : ", ") + function;
    arguments += (arguments.empty() ? "" : ", ") + function;
  }
  for (size_t i = 0; i + 1 < type.arguments.size(); ++i) {
    std::string param = "a_" + std::to_string(i + 1);
    params += (i > 0 ? ", " : "") + TypeName(type.arguments[i]) + " " + param;
    arguments += ", " + param;
  }
  Block block;
  block.Add("return " + name + "(" + arguments + ");");
  return Code("[" + captures + "](" + params + ") ").Braces(std::move(block), true);
}

/// `text += piece` of a local, which lower/ has made `text = text + piece`.
bool Emitter::EmitAppend(const Expr& target, const Expr& value) {
  bool local = target.kind == ExprKind::kVar && !HasCell(target.var) &&
               program_.vars[target.var].kind != ir::VarKind::kShared;
  if (!local || value.kind != ExprKind::kConcat || value.operands.size() < 2) return false;
  const Expr& first = value.operands[0];
  if (first.kind != ExprKind::kVar || first.var != target.var) return false;
  Expr piece = value;
  piece.operands.erase(piece.operands.begin());
  if (piece.operands.size() == 1) piece = Expr(piece.operands[0]);
  Line(Call(Emit(target) << ".append", {Emit(piece)}));
  return true;
}

void Emitter::EmitAssign(const Stmt& stmt) {
  const Expr& target = stmt.target[0];
  const Expr& value = stmt.value[0];
  bool stepped = target.kind == ExprKind::kSlice && target.operands[3].kind != ExprKind::kNone;  // lengths may differ
  if (stepped || ir::CanFail(program_, value) || ir::CanFail(program_, target)) MarkLine(stmt.range);
  if (EmitAppend(target, value)) return;
  // Python evaluates the value first; C++ says nothing about the order of arguments.
  bool ordered = effects_.Of(value) == Effect::kWrites || effects_.Of(target) == Effect::kWrites;
  // Of two that fail, the first does.
  ordered = ordered || (ir::CanFail(program_, value) &&
                        std::any_of(target.operands.begin(), target.operands.end(),
                                    [&](const Expr& operand) { return ir::CanFail(program_, operand); }));
  if (!ordered || target.kind == ExprKind::kVar) {
    Store(target, EmitInto(value, target.type));
    return;
  }
  Expr kept = KeepInLocal(value, "value");
  Expr place = target;
  for (Expr& operand : place.operands) operand = KeepInLocal(operand, "place");
  Store(place, EmitInto(kept, target.type));
}

void Emitter::Store(const Expr& target, Code value) {
  switch (target.kind) {
    case ExprKind::kVar:
      StoreVariable(target.var, std::move(value));
      break;
    case ExprKind::kField: {
      Expr object = IsSimple(target.operands[0]) ? target.operands[0] : KeepInLocal(target.operands[0], "object");
      size_t record = static_cast<size_t>(target.record.index);
      Code name = Emit(object);
      Code field = Member(name, "->", field_names_[record][static_cast<size_t>(target.index)]);
      Line(Call("gb::set", {name, field, std::move(value)}));
      break;
    }
    case ExprKind::kProperty:
      Line(Call(EmitProperty(target) << ".set", {std::move(value)}));
      break;
    case ExprKind::kIndex: {
      TypeId container = target.operands[0].type;
      Code key = EmitInto(target.operands[1], KeyType(container));
      Line(Call("gb::set_at", {Emit(target.operands[0]), std::move(key), std::move(value)}));
      break;
    }
    case ExprKind::kSlice: {
      std::vector<Code> arguments = {Emit(target.operands[0])};
      TypeId bound = program_.types->Optional(program_.types->integer());
      size_t bounds = target.operands[3].kind == ExprKind::kNone ? 3 : 4;  // with or without a step
      for (size_t i = 1; i < bounds; ++i) arguments.push_back(EmitInto(target.operands[i], bound));
      arguments.push_back(std::move(value));
      Line(Call("gb::set_slice", std::move(arguments)));
      break;
    }
    default:
      break;
  }
}

void Emitter::EmitAugAssign(const Stmt& stmt) {
  MarkLine(stmt.range);
  if (EmitInPlace(stmt)) return;
  // The place is evaluated once, then read and written.
  Expr place = stmt.target[0];
  if (place.kind != ExprKind::kVar) {
    for (Expr& operand : place.operands) {
      if (!IsSimple(operand)) operand = KeepInLocal(operand, "place");
    }
  }
  Expr result;
  result.kind = ExprKind::kBinary;
  result.text = stmt.text;
  result.type = place.type;
  result.range = stmt.range;
  result.operands = {place, stmt.value[0]};
  Store(place, Emit(result));
}

/// Lists, sets and dicts are changed, not replaced: others who hold them see it.
bool Emitter::EmitInPlace(const Stmt& stmt) {
  const Expr& target = stmt.target[0];
  const Expr& value = stmt.value[0];
  const char* function = nullptr;
  switch (KindOf(target.type)) {
    case TypeKind::kList:
      function = stmt.text == "+" ? "gb::list_extend" : "gb::list_repeat";
      break;
    case TypeKind::kSet:
      function = stmt.text == "|"   ? "gb::set_update"
                 : stmt.text == "&" ? "gb::set_intersection_update"
                 : stmt.text == "-" ? "gb::set_difference_update"
                                    : "gb::set_symmetric_difference_update";
      break;
    case TypeKind::kDict:
      function = "gb::dict_update";
      break;
    case TypeKind::kNative:
      return EmitArrayInPlace(stmt);
    default:
      return false;
  }
  Expr object = effects_.Of(value) == Effect::kWrites ? KeepInLocal(target, "place") : target;
  bool same_kind = KindOf(value.type) == KindOf(target.type);
  Code added = same_kind ? EmitExact(value, target.type) : Emit(value);
  Line(Call(function, {Emit(object), std::move(added)}));
  return true;
}

/// `mixed += 0.5 * track` changes the array.
bool Emitter::EmitArrayInPlace(const Stmt& stmt) {
  static const std::map<std::string, const char*> functions = {
      {"+", "gb::add_to"},       {"-", "gb::sub_to"}, {"*", "gb::mul_to"}, {"/", "gb::div_to"},
      {"//", "gb::floordiv_to"}, {"%", "gb::mod_to"}, {"**", "gb::pow_to"}};
  const Expr& target = stmt.target[0];
  const Expr& value = stmt.value[0];
  auto found = functions.find(stmt.text);
  if (TypeOf(target.type).name != "Array" || found == functions.end()) return false;
  Expr object = effects_.Of(value) == Effect::kWrites ? KeepInLocal(target, "place") : target;
  if (const Expr* scaled = ScaledArray(stmt.text, value)) {
    const Expr& factor = scaled == &value.operands[0] ? value.operands[1] : value.operands[0];
    Line(Call("gb::add_scaled_to", {Emit(object), Emit(*scaled), ArraySide(factor)}));
  } else {
    Line(Call(found->second, {Emit(object), ArraySide(value)}));
  }
  return true;
}

void Emitter::EmitUnpack(const Stmt& stmt) {
  const Expr& value = stmt.value[0];
  MarkLineIfFails(value);
  bool parallel = value.kind == ExprKind::kTuple && value.operands.size() == stmt.unpack.items.size();
  if (!parallel) {
    if (KindOf(value.type) != TypeKind::kTuple) MarkLine(stmt.range);  // the count may be wrong
    bool indexed = KindOf(value.type) == TypeKind::kTuple || KindOf(value.type) == TypeKind::kList;
    BindValue(stmt.unpack, indexed ? Emit(value) : Call("gb::items_of", {Emit(value)}), value.type);
    return;
  }
  // `a, b = b, a`: all values are there before the first variable changes. New variables change nothing.
  bool fresh = true;
  ir::ForEachTargetVar(stmt.unpack, [&](ir::VarId var) {
    // A value that nobody asks for is computed all the same.
    fresh = fresh && reads_.Named(var) && !Visible(var) && !IsAppMember(var);
  });
  for (const ir::Target& target : stmt.unpack.items) fresh = fresh && target.items.empty();  // may fail in its turn
  std::vector<Expr> values;
  for (const Expr& item : value.operands) {
    values.push_back(fresh || IsConstant(item) ? item : CopyToLocal(item, "value"));
  }
  for (size_t i = 0; i < values.size(); ++i) {
    const ir::Target& target = stmt.unpack.items[i];
    TypeId type = values[i].type;
    if (target.items.empty() && target.var.valid()) type = program_.vars[target.var].type;
    BindValue(target, EmitInto(values[i], type), type);
  }
}

void Emitter::EmitExprStatement(const Stmt& stmt) {
  const Expr& value = stmt.value[0];
  MarkLineIfFails(value);
  switch (value.kind) {
    case ExprKind::kCall:
    case ExprKind::kCallValue:
    case ExprKind::kBuiltin:
    case ExprKind::kMethod:
      Line(EmitAction(value));
      break;
    default:
      if (effects_.Of(value) == Effect::kNone) break;
      Line((Code("(void)") << Parenthesized(Emit(value), Precedence::kUnary)));
  }
}

Code Emitter::IfCode(const Stmt& stmt, size_t number) {
  const ir::Branch& branch = stmt.branches[number];
  Code code = Code("if (") << EmitCondition(branch.condition) << ") ";
  code.Braces(Nested([&] { EmitBody(branch.body); }));
  if (number + 1 == stmt.branches.size()) {
    if (!stmt.else_body.empty()) (code << " else ").Braces(Nested([&] { EmitBody(stmt.else_body); }));
    return code;
  }
  code << " else ";
  if (!ir::CanFail(program_, stmt.branches[number + 1].condition)) return code << IfCode(stmt, number + 1);
  // The next condition needs its line said before it.
  return code.Braces(Nested([&] {
    MarkLine(stmt.branches[number + 1].condition.range);
    out_->Add(IfCode(stmt, number + 1));
  }));
}

void Emitter::EmitWhile(const Stmt& stmt) {
  const Expr& condition = stmt.value.empty() ? stmt.branches[0].condition : stmt.value[0];
  const ir::Body& body = stmt.value.empty() ? stmt.branches[0].body : stmt.body;
  bool marked = ir::CanFail(program_, condition);
  bool endless = condition.kind == ExprKind::kBool && condition.integer;
  Code head = Code("while (") << (marked || endless ? Code("true") : EmitCondition(condition)) << ") ";
  if (!marked) MarkLine(condition.range);  // where it is stopped
  line_ = 0;
  head.Braces(Nested([&] {
    if (marked) MarkLine(condition.range);
    out_->Add("gb::tick();");
    if (marked) {
      Block leave;
      leave.Add("break;");
      Code negated =
          (Code("!") << Parenthesized(EmitCondition(condition), Precedence::kUnary)).Bind(Precedence::kUnary);
      out_->Add((Code("if (") << negated << ") ").Braces(std::move(leave), true));
    }
    EmitBody(body);
  }));
  line_ = 0;
  out_->Add(head);
}

void Emitter::EmitReturn(const Stmt& stmt) {
  if (machine_ != nullptr) {
    if (!stmt.value.empty()) {
      MarkLineIfFails(stmt.value[0]);
      if (machine_->gives) {
        Line(Code("result = ") << EmitInto(stmt.value[0], result_));
      } else if (stmt.value[0].kind != ExprKind::kNone && stmt.value[0].kind != ExprKind::kVar) {
        EmitExprStatement(stmt);
      }
    } else if (machine_->gives) {
      out_->Add("result = gb::none;");
    }
    out_->Add("return end();");
    return;
  }
  if (stmt.value.empty()) {
    bool none = ResultName(result_) == "void";
    out_->Add(none ? "return;" : "return gb::none;");
    return;
  }
  const Expr& value = stmt.value[0];
  MarkLineIfFails(value);
  if (ResultName(result_) == "void") {
    if (value.kind != ExprKind::kNone) EmitExprStatement(stmt);
    out_->Add("return;");
  } else {
    Line(Code("return ") << EmitInto(value, result_));
  }
}

namespace {

/// Whether control can reach the end of these statements, as C++ compilers see it.
bool CanFallThrough(const ir::Body& body) {
  if (body.empty()) return true;
  const Stmt& last = body.back();
  switch (last.kind) {
    case StmtKind::kReturn:
      return false;
    case StmtKind::kIf:
      if (last.else_body.empty() || CanFallThrough(last.else_body)) return true;
      for (const ir::Branch& branch : last.branches) {
        if (CanFallThrough(branch.body)) return true;
      }
      return false;
    default:
      return true;
  }
}

}  // namespace

void Emitter::EmitFallThrough(const ir::Body& body) {
  if (ResultName(result_) == "void" || !CanFallThrough(body)) return;
  bool optional = KindOf(result_) == TypeKind::kOptional;
  out_->Add(optional ? "return gb::none;" : "__builtin_unreachable();  // the checker has seen to it");
}

}  // namespace gblocks::codegen
