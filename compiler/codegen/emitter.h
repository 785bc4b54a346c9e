// The generator's state, and everything it emits: one file for each family of constructs (emit_*.cpp).
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "compiler/codegen/captures.h"
#include "compiler/codegen/codegen.h"
#include "compiler/codegen/cpp_tree.h"
#include "compiler/codegen/names.h"
#include "compiler/ir/ir.h"
#include "compiler/source/source_file.h"

namespace gblocks::codegen {

using check::Type;
using check::TypeId;
using check::TypeKind;

class Emitter {
 public:
  Emitter(const ir::Program& program, const Sources& sources, const Options& options);
  CppProject Generate();

 private:
  // ---- The file (emit_program.cpp)
  std::string Parameter(ir::VarId var, const std::string& name);
  Code Declaration(const ir::Function& function, const std::string& name);
  Block FunctionDefinition(const ir::Function& function, const std::string& name, bool deep);
  Block AppFunction();
  Block Structs();
  Block Templates() const;
  Block NameTable() const;
  Block TypeNumbers() const;
  Block ProgramObject() const;
  void PrepareNames();
  /// kNameClick: the number of an attribute, property or event in the name table.
  std::string DomName(const std::string& name);
  std::string DomEvent(const std::string& name);
  /// kTypeRow: what tells the items of a list apart.
  std::string TypeNumber(int number);
  /// "todo_list.gblocks:17", or nothing where there is no such place.
  std::string Where(SourceRange range) const;

  // ---- Types (emit_types.cpp)
  const Type& TypeOf(TypeId id) const;
  TypeKind KindOf(TypeId id) const { return TypeOf(id).kind; }
  std::string TypeName(TypeId id);
  /// The same for what a function gives: void for None.
  std::string ResultName(TypeId id);
  /// T of list[T], set[T], dict[T, …], T | None.
  TypeId ItemType(TypeId id, size_t argument = 0) const;
  /// What a container is indexed by.
  TypeId KeyType(TypeId id) const;
  bool IsReference(TypeId id) const;
  bool IsNumber(TypeId id) const;
  bool MixesNumbers(const ir::Expr& left, const ir::Expr& right) const;
  Block RecordStruct(const ir::Record& record, const std::string& name);
  Block ComponentStruct(ir::ComponentId id);
  Block AppStruct();
  const std::string& ComponentName(ir::ComponentId id);
  std::string DeclaredType(ir::VarId var);
  ir::ComponentId ComponentOf(TypeId type) const;

  // ---- Expressions (emit_expressions.cpp, emit_operators.cpp, emit_builtins.cpp)
  /// Code of exactly the expression's type, as templates deduce it.
  Code Emit(const ir::Expr& expr);
  /// Code of exactly this type.
  Code EmitExact(const ir::Expr& expr, TypeId type);
  /// Code that converts to this type by itself: for what is initialised, assigned or passed as that type.
  Code EmitInto(const ir::Expr& expr, TypeId type);
  std::vector<Code> EmitAll(const std::vector<ir::Expr>& exprs);
  Code EmitCondition(const ir::Expr& expr);
  Code EmitVariable(ir::VarId var);
  Code EmitField(const ir::Expr& expr);
  Code EmitProperty(const ir::Expr& expr);
  Code EmitEventDatum(const ir::Expr& expr);
  Code EmitConditional(const ir::Expr& expr);
  Code EmitAndOr(const ir::Expr& expr);
  /// `itself`: the variables by which it calls itself and its like.
  Code EmitLambda(const ir::Expr& expr, const std::vector<ir::VarId>& itself = {});
  size_t RecursiveGroup(const ir::Body& body, size_t first) const;
  void EmitRecursive(const ir::Body& body, size_t first, size_t count);
  /// From outside: `[f_1](gb::Int a_1) { return f_1(f_1, a_1); }`.
  Code RecursionStart(ir::VarId var, const std::string& name, const std::vector<std::string>& group);
  Code EmitCall(const ir::Expr& expr);
  Code EmitSlice(const ir::Expr& expr);
  Code EmitToUnion(const ir::Expr& expr);
  Code EmitDict(const ir::Expr& expr);
  Code EmitUnary(const ir::Expr& expr);
  const ir::Expr* ScaledArray(const std::string& op, const ir::Expr& value) const;
  Code ArraySide(const ir::Expr& operand);
  Code NativeSide(const ir::Expr& operand, const ir::Expr& other);
  Code EmitBinary(const ir::Expr& expr);
  Code EmitConcat(const ir::Expr& expr);
  Code EmitCompare(const ir::Expr& expr);
  Code EmitIs(const ir::Expr& expr);
  /// `app->selected.is(x)`, of a state that is compared by what it is; empty where it is not that.
  Code EmitSelection(const ir::Expr& left, const ir::Expr& right);
  Code EmitOrder(const ir::Expr& expr);
  Code EmitMembership(const ir::Expr& expr);
  /// `left op right`, of a binary expression or `op=`.
  Code Operation(const std::string& op, TypeId type, Code left, Code right);
  /// As what values of these types are compared; none: as they are.
  TypeId CommonType(TypeId a, TypeId b) const;
  Code EmitBuiltin(const ir::Expr& expr);
  /// The type that an argument of a builtin is converted to; none: its own.
  TypeId ArgumentType(const ir::Expr& expr, size_t index) const;
  Code EmitComprehension(const ir::Expr& expr);
  /// Whether a call is one of type void, whatever its value stands for.
  bool GivesNone(const ir::Expr& expr);
  /// A call for what it does: of type void where it gives None.
  Code EmitAction(const ir::Expr& expr);
  bool IsPlainResult(const ir::Expr& lambda);
  /// Whether the operands, as arguments of one call, could be evaluated in a wrong order.
  bool OrderMatters(const ir::Expr& expr) const;
  /// `expr` with its operands evaluated one after another, by way of locals: `[&] { … }()`.
  Code EmitInOrder(const ir::Expr& expr);
  /// What can be written twice: the expression if it is but a name, else a local that is declared before the statement.
  ir::Expr KeepInLocal(const ir::Expr& expr, const char* name);
  /// The same where the variable may change before the value is used.
  ir::Expr CopyToLocal(const ir::Expr& expr, const char* name);
  bool MayChangeMeanwhile(const ir::Expr& expr) const;
  static bool IsSimple(const ir::Expr& expr);
  static bool IsConstant(const ir::Expr& expr);

  // ---- Loops (emit_loops.cpp)
  /// What a loop goes through, in step with a running number.
  struct Sequence {
    std::vector<Code> conditions;  // for there to be an item
    Code item;                     // of type `type`; empty where `parts` are known apart
    bool in_place = false;         // it is the list's own, no copy
    std::vector<Sequence> parts;   // of enumerate, zip and dict.items
    TypeId type;
  };
  Sequence MakeSequence(const ir::Expr& iterable, const std::string& index, const VariableUses& uses);
  /// `for (…` and what it binds; the scope of its variables is entered.
  struct LoopHead {
    Code code;
    Sequence item;
    bool binds_target = false;
  };
  LoopHead RangeLoop(const ir::Target& target, const ir::Expr& iterable, const VariableUses& uses);
  LoopHead SequenceLoop(const ir::Expr& iterable, const VariableUses& uses);
  /// A loop over `iterable`; `fill` emits the body, which has these uses, and perhaps changes data.
  template <class Fill>
  void EmitLoop(const ir::Target& target, const ir::Expr& iterable, const VariableUses& uses, bool acts, Fill fill);
  bool MayName(const ir::Target& target, const VariableUses& uses);
  /// The clauses of a comprehension from number `clause` on.
  void EmitClauses(const ir::Expr& expr, size_t clause, const std::string& result, bool acts);
  void BindItem(const ir::Target& target, const Sequence& item);
  void BindValue(const ir::Target& target, Code value, TypeId type);
  void EmitFor(const ir::Stmt& stmt);
  /// A tuple of what is known part by part.
  Code Whole(const Sequence& item);

  // ---- Statements (emit_statements.cpp)
  void EmitBody(const ir::Body& body);
  void EmitStatement(const ir::Stmt& stmt);
  void EmitLet(const ir::Stmt& stmt);
  void EmitAssign(const ir::Stmt& stmt);
  bool EmitAppend(const ir::Expr& target, const ir::Expr& value);
  void EmitAugAssign(const ir::Stmt& stmt);
  bool EmitArrayInPlace(const ir::Stmt& stmt);
  bool EmitInPlace(const ir::Stmt& stmt);
  void EmitUnpack(const ir::Stmt& stmt);
  void EmitExprStatement(const ir::Stmt& stmt);
  Code IfCode(const ir::Stmt& stmt, size_t branch);
  void EmitWhile(const ir::Stmt& stmt);
  void EmitReturn(const ir::Stmt& stmt);
  /// What a function gives that reaches its end.
  void EmitFallThrough(const ir::Body& body);
  /// `target = value`, by whatever the target is.
  void Store(const ir::Expr& target, Code value);
  void StoreVariable(ir::VarId var, Code value);
  /// Declares a local: `gb::Int x = value;`.
  void DeclareVariable(ir::VarId var, Code value);
  void Line(Code code) { out_->Add(std::move(code << ";")); }
  /// `gb::line(17);` where something can fail and the line is not known already.
  void MarkLine(SourceRange range);
  int SourceNumber(FileId file);
  void MarkLineIfFails(const ir::Expr& expr);
  template <class Fill>
  Block Nested(Fill fill);

  // ---- Values for failures (emit_values.cpp)
  /// Before what can fail, in builds that say so: which variables it reads. `together`: they are operands of
  /// something that fails itself.
  void TellValues(const std::vector<const ir::Expr*>& exprs, bool together = false);
  void TellValues(const ir::Stmt& stmt);
  bool HasTellableValue(TypeId type) const;

  // ---- The page (emit_page.cpp)
  void EmitPageStatement(const ir::Stmt& stmt);
  void EmitPlace(const ir::Stmt& stmt);
  void EmitFragment(const ir::Stmt& stmt);
  void EmitWrite(const ir::Stmt& stmt);
  /// What stands in the braces of a kEnter.
  Block Entered(const ir::Stmt& stmt);
  void EmitBindElement(const ir::Stmt& stmt);
  void EmitIteration(const ir::Stmt& stmt);
  void EmitEffect(const ir::Stmt& stmt);
  void EmitObject(const ir::Stmt& stmt);
  void EmitDeclare(const ir::Stmt& stmt);
  void EmitEmit(const ir::Stmt& stmt);
  void EmitStateCell(const ir::Stmt& stmt);
  void EmitRender(const ir::Stmt& stmt);
  /// A function of the file for a render block that needs nothing of the run around it; its name.
  std::string EmitRenderFunction(const ir::Body& body, const std::string& where);
  void EmitListen(const ir::Stmt& stmt);
  /// Registers `handler` for each of the statement's events. `inside`: by the run that made what it listens to.
  void EmitEvents(const ir::Stmt& stmt, Code handler, bool inside);
  Code EmitHandler(const ir::Stmt& stmt);
  Code EmitObserver(const std::vector<const ir::EventSource*>& changes);
  Code KeyArgument(const std::vector<ir::Expr>& key);
  Code EmitBlockLambda(const ir::Body& body);
  std::string EventParameter(const ir::Stmt& stmt);

  // ---- What waits (emit_async.cpp)
  /// A state machine that is being written.
  struct Machine {
    Block fields;
    int points = 0;  // where it can go on
    int loops = 0, conditions = 0;
    bool gives = false;   // a function's result
  };
  /// What it is given when it is made, with the type of the field.
  struct Taken {
    ir::VarId var;
    std::string type;
  };
  void EmitMachine(const std::string& name, const std::vector<Taken>& takes, const ir::Body& body, TypeId result,
                   bool is_function, const std::string& where);
  Code EmitAwaitingHandler(const ir::Stmt& stmt);
  void AddField(const std::string& type, const std::string& name);
  void CollectFields(const ir::Body& body);
  void EmitSteps(const ir::Body& body);
  /// Emits what `fill` emits; in braces where it declares something, which no `case` may pass by.
  template <class Fill>
  void Enclosed(Fill fill);
  void EmitAwait(const ir::Stmt& stmt);
  void EmitAwaitingIf(const ir::Stmt& stmt, size_t branch);
  void EmitAwaitingWhile(const ir::Stmt& stmt);
  void EmitAwaitingFor(const ir::Stmt& stmt);
  Code SteadyCondition(const ir::Expr& condition);

  // ---- What `gblocks dev` keeps (emit_live.cpp)
  std::string ShapeNumber(TypeId id);
  Block LiveTable();

  // ---- Names and closures (emitter.cpp)
  bool Visible(ir::VarId var) const { return visible_.count(var) > 0; }
  bool IsAppMember(ir::VarId var) const;
  /// Whether it lives outside the function, so that closures share it.
  bool HasCell(ir::VarId var) const { return IsAppMember(var) || program_.vars[var].kind == ir::VarKind::kState; }
  std::string Declare(ir::VarId var);
  std::string Temporary(const char* name) {
    declares_ = true;
    return names_.Numbered(name);
  }
  void EnterScope();
  void LeaveScope();
  /// `[a, &b]`: what a closure with these uses takes from where it is made.
  std::string CaptureList(const VariableUses& uses, const std::vector<ir::VarId>& except = {}) const;
  /// Emits what a closure does; `fill` fills its block. Captured variables that it assigns become locals of its own.
  template <class Fill>
  Block ClosureBlock(const VariableUses& uses, Fill fill);

  const ir::Program& program_;
  const Sources& sources_;
  const Options options_;
  ReadVariables reads_;
  EffectFinder effects_;

  // Names that do not change while functions are emitted.
  std::vector<std::string> record_names_, component_names_, function_names_, template_names_;
  std::vector<std::vector<std::string>> field_names_, property_names_, event_names_;
  std::unordered_map<ir::VarId, std::string> app_names_;
  std::set<std::pair<int, int>> assigned_fields_;  // record and number of fields that change after their record was made
  std::map<std::string, std::string> dom_names_;  // "click" -> "kNameClick"
  std::set<std::string> dom_events_;
  std::map<int, std::string> type_numbers_;
  NameScopes names_;

  // What the function that is being emitted sees.
  Block* out_ = nullptr;
  std::unordered_map<ir::VarId, std::string> visible_;
  std::vector<std::vector<std::pair<ir::VarId, std::string>>> hidden_;  // by scope: what `visible_` said before
  int last_local_ = -1;                                                 // variables below are KeepInLocal's
  int line_ = 0;                      // the line that the running program knows; 0: none for sure
  int line_file_ = 0;                 // its file
  std::vector<FileId> source_files_;  // by number
  bool run_used_ = false;
  TypeId result_;  // of the function
  int frame_ = 0;  // tells closures apart
  int frame_count_ = 0;
  struct BoundElement {
    ir::VarId instance;
    int node;
    int frame;
  };
  std::unordered_map<ir::VarId, BoundElement> bound_elements_;
  std::map<ir::VarId, std::vector<ir::VarId>> recursive_;  // functions that are being emitted, and those they may call so
  std::set<int> used_templates_, used_components_;
  int render_count_ = 0;
  Machine* machine_ = nullptr;  // what is being emitted is a step of it
  int machine_count_ = 0;
  std::set<ir::VarId> fields_;  // variables that are fields of the machine
  bool declares_ = false;       // since this was cleared, a local was declared
  Block machine_structs_, machine_steps_;
  bool keeps_values_ = false;  // records are made before their fields are read: by `browser state`, and for `gblocks dev`
  std::map<int, ir::VarId> local_states_;  // of bodies of blocks, by type number
  Block render_functions_;
};

template <class Fill>
Block Emitter::Nested(Fill fill) {
  Block block;
  Block* outer = std::exchange(out_, &block);
  int line = line_;
  EnterScope();
  fill();
  LeaveScope();
  if (line_ != line) line_ = 0;
  out_ = outer;
  return block;
}

template <class Fill>
Block Emitter::ClosureBlock(const VariableUses& uses, Fill fill) {
  int line = std::exchange(line_, 0);
  int frame = std::exchange(frame_, ++frame_count_);
  bool run_used = std::exchange(run_used_, false);
  TypeId result = std::exchange(result_, TypeId());
  Machine* machine = std::exchange(machine_, nullptr);
  Block block = Nested([&] {
    for (ir::VarId var : uses.vars()) {
      if (!Visible(var) || !uses.Assigned(var) || HasCell(var)) continue;
      std::string outside = visible_[var];
      out_->Add(Code("auto ") << Declare(var) << " = " << outside << ";");
    }
    fill();
  });
  line_ = line;
  frame_ = frame;
  run_used_ = run_used;
  result_ = result;
  machine_ = machine;
  return block;
}

}  // namespace gblocks::codegen
