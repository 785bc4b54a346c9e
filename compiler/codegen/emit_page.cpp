// What is on the page: each statement is one call of the runtime (docs/internals/generated_code.md, "The page").
#include "compiler/codegen/emitter.h"

namespace gblocks::codegen {

using ir::Expr;
using ir::ExprKind;
using ir::Stmt;
using ir::StmtKind;

void Emitter::EmitPageStatement(const Stmt& stmt) {
  switch (stmt.kind) {
    case StmtKind::kPlace:
      EmitPlace(stmt);
      break;
    case StmtKind::kFragment:
      EmitFragment(stmt);
      break;
    case StmtKind::kWrite:
      EmitWrite(stmt);
      break;
    case StmtKind::kEnter:
      out_->Add(Code().Braces(Entered(stmt)));
      break;
    case StmtKind::kBindElement:
      EmitBindElement(stmt);
      break;
    case StmtKind::kIteration:
      EmitIteration(stmt);
      break;
    case StmtKind::kEffect:
      EmitEffect(stmt);
      break;
    case StmtKind::kObject:
      EmitObject(stmt);
      break;
    case StmtKind::kDeclare:
      EmitDeclare(stmt);
      break;
    case StmtKind::kEmit:
      EmitEmit(stmt);
      break;
    case StmtKind::kStateCell:
      EmitStateCell(stmt);
      break;
    case StmtKind::kRender:
      EmitRender(stmt);
      break;
    case StmtKind::kListen:
      EmitListen(stmt);
      break;
    default:
      break;  // of the source stage: form_templates leaves none
  }
}

Code Emitter::KeyArgument(const std::vector<Expr>& key) {
  return key.empty() ? Code("gb::Key()") : Call("gb::key", {Emit(key[0])});
}

void Emitter::EmitPlace(const Stmt& stmt) {
  // Two equal keys are a failure, which names the line.
  if (!stmt.key.empty()) MarkLine(stmt.range);
  used_templates_.insert(stmt.template_id.index);
  std::vector<Code> arguments = {template_names_[static_cast<size_t>(stmt.template_id.index)],
                                 TypeNumber(stmt.type_number)};
  if (!stmt.key.empty()) arguments.push_back(KeyArgument(stmt.key));
  bool turn = stmt.body.size() == 1 && stmt.body[0].kind == StmtKind::kIteration;
  Code place = Call(turn ? "run.place_turn" : "run.place", std::move(arguments));
  run_used_ = true;
  if (reads_.InstanceUsed(stmt.var)) {
    Line(Code("gb::Instance& " + Declare(stmt.var) + " = ") << place);
  } else {
    Line(place);
  }
  EmitBody(stmt.body);
}

void Emitter::EmitFragment(const Stmt& stmt) {
  if (!stmt.key.empty()) MarkLine(stmt.range);
  int objects = 0;
  for (const Stmt& inner : stmt.prelude) objects += inner.kind == StmtKind::kObject;
  std::vector<Code> arguments = {TypeNumber(stmt.type_number)};
  if (!stmt.key.empty() || objects > 0) arguments.push_back(KeyArgument(stmt.key));
  if (objects > 0) arguments.push_back(std::to_string(objects));
  Code fragment = Call("run.fragment", std::move(arguments));
  run_used_ = true;
  if (stmt.prelude.empty()) {
    Line(Call(fragment << ".run", {EmitBlockLambda(stmt.body)}));
    return;
  }
  std::string name = Declare(stmt.var);
  Line(Code("gb::Fragment& " + name + " = ") << fragment);
  EmitBody(stmt.prelude);
  Line(Call(name + ".run", {EmitBlockLambda(stmt.body)}));
}

Code Emitter::EmitBlockLambda(const ir::Body& body) {
  VariableUses uses;
  uses.Add(body);
  bool run_used = false;
  Block block = ClosureBlock(uses, [&] {
    bool enters = body.size() == 1 && body[0].kind == StmtKind::kEnter;
    if (enters) {
      out_->Add(Entered(body[0]));  // the closure's braces do
    } else {
      EmitBody(body);
    }
    run_used = run_used_;
  });
  line_ = 0;  // the block runs here and now, and says lines of its own
  return Code(CaptureList(uses) + "(gb::Run&" + (run_used ? " run" : "") + ") ").Braces(std::move(block), true);
}

void Emitter::EmitWrite(const Stmt& stmt) {
  const ir::Hole& hole = stmt.hole;
  MarkLineIfFails(stmt.value[0]);
  if (hole.kind == ir::HoleKind::kFocus) {
    Code focus = Call(visible_[stmt.var] + ".focus", {std::to_string(hole.node)});
    if (stmt.value[0].kind != ExprKind::kBool) focus = Code("if (") << Emit(stmt.value[0]) << ") " << focus;
    return Line(std::move(focus));
  }
  std::vector<Code> arguments;
  if (hole.kind != ir::HoleKind::kProperty) arguments.push_back(std::to_string(hole.memo));
  arguments.push_back(std::to_string(hole.node));
  const char* method = "text";
  switch (hole.kind) {
    case ir::HoleKind::kText:
      break;
    case ir::HoleKind::kAttribute:
      method = "attr";
      break;
    case ir::HoleKind::kProperty:
      method = "prop";
      break;
    case ir::HoleKind::kStyle:
      method = "style";
      break;
    case ir::HoleKind::kShow:
      method = "show";
      break;
    case ir::HoleKind::kMarkdown:
      method = "markdown";
      break;
    case ir::HoleKind::kMedia:
      method = "media";
      break;
    case ir::HoleKind::kFocus:
      break;
  }
  bool named = hole.kind == ir::HoleKind::kAttribute || hole.kind == ir::HoleKind::kProperty ||
               hole.kind == ir::HoleKind::kMedia;
  if (named) arguments.push_back(DomName(hole.name));
  const Expr& value = stmt.value[0];
  if (hole.kind == ir::HoleKind::kAttribute && hole.name == "class" && KindOf(value.type) == TypeKind::kStr)
    method = "classes";
  // The runtime compares numbers, and makes text of those that differ.
  bool number = hole.kind == ir::HoleKind::kText && value.kind == ExprKind::kToStr &&
                KindOf(value.operands[0].type) == TypeKind::kInt;
  arguments.push_back(Emit(number ? value.operands[0] : value));
  Line(Call(visible_[stmt.var] + "." + method, std::move(arguments)));
}

Block Emitter::Entered(const Stmt& stmt) {
  run_used_ = true;
  std::string slot = std::to_string(stmt.index) + ", " + std::to_string(stmt.hole.node);
  Block block;
  block.Add("auto in = run.enter(" + visible_[stmt.var] + ", " + slot + ");");
  block.Add(Nested([&] { EmitBody(stmt.body); }));
  return block;
}

void Emitter::EmitBindElement(const Stmt& stmt) {
  bound_elements_[stmt.var] = {stmt.owner, stmt.index, frame_};
  if (!reads_.Read(stmt.var)) return;
  StoreVariable(stmt.var, visible_[stmt.owner] + ".element(" + std::to_string(stmt.index) + ")");
}

void Emitter::EmitIteration(const Stmt& stmt) {
  const std::string instance = visible_[stmt.var];
  std::vector<std::string> inputs;
  for (const Expr& input : stmt.target)
    if (Visible(input.var)) inputs.push_back(visible_[input.var]);
  run_used_ = false;
  line_ = 0;  // it may run by itself
  Block body = Nested([&] { EmitBody(stmt.body); });
  line_ = 0;
  std::string parameters = std::string("gb::Run&") + (run_used_ ? " run" : "") + ", gb::Instance& " + instance;
  for (const std::string& input : inputs) parameters += ", const auto& " + input;
  run_used_ = true;
  std::vector<Code> arguments = {"run", instance, Code("[](" + parameters + ") ").Braces(std::move(body), true)};
  for (const std::string& input : inputs) arguments.push_back(input);
  Line(Call("gb::iterate", std::move(arguments)));
}

void Emitter::EmitEffect(const Stmt& stmt) {
  std::string method = visible_[stmt.var] + (stmt.always ? ".effect_now" : ".effect");
  Code body = EmitBlockLambda(stmt.body);
  Line(Call(method, {std::to_string(stmt.index), std::move(body)}));
}

void Emitter::EmitObject(const Stmt& stmt) {
  const std::string& type = ComponentName(stmt.component);
  Code object = visible_[stmt.owner] + ".component<" + type + ">(" + std::to_string(stmt.index) + ")";
  if (reads_.Read(stmt.var)) {
    StoreVariable(stmt.var, std::move(object));
  } else {
    Line(std::move(object));
  }
}

void Emitter::EmitDeclare(const Stmt& stmt) {
  static const char* const kHow[] = {
      "gb::kStated",      "gb::kDefault",      "gb::kKept",
      "gb::kStatedKeyed", "gb::kDefaultKeyed", "gb::kKept"};  // kOnce: computed for a new object alone
  const Expr& value = stmt.value[0];
  size_t component = static_cast<size_t>(stmt.component.index), property = static_cast<size_t>(stmt.index);
  TypeId type = program_.components[stmt.component].properties[property].type;
  MarkLineIfFails(value);
  Code object = Member(EmitVariable(stmt.var), "->", property_names_[component][property]);
  bool asks = stmt.declared == ir::Declared::kOnce && !IsConstant(value);
  Code before = asks ? Code("if (") << object << ".is_new()) " : Code();
  Line(before << Call(object << ".declare", {EmitInto(value, type), kHow[static_cast<int>(stmt.declared)]}));
}

void Emitter::EmitEmit(const Stmt& stmt) {
  const std::vector<bool>& hubs = program_.components[stmt.component].hubs;
  size_t event = static_cast<size_t>(stmt.index);
  if (event >= hubs.size() || !hubs[event]) return;  // nobody listens
  const std::vector<ir::Field>& data = program_.components[stmt.component].events[event].data;
  std::vector<Code> arguments;
  for (size_t i = 0; i < stmt.target.size(); ++i) {
    MarkLineIfFails(stmt.target[i]);
    arguments.push_back(EmitInto(stmt.target[i], i < data.size() ? data[i].type : stmt.target[i].type));
  }
  const std::string& hub = event_names_[static_cast<size_t>(stmt.component.index)][event];
  Line(Call(Member(EmitVariable(stmt.var), "->", hub + ".emit"), std::move(arguments)));
}

void Emitter::EmitStateCell(const Stmt& stmt) {
  const Expr& value = stmt.value[0];
  TypeId type = program_.vars[stmt.var].type;
  MarkLineIfFails(value);
  auto app = app_names_.find(stmt.var);
  if (app != app_names_.end()) {
    Line(Call("app->" + app->second + ".init", {EmitInto(value, type)}));
    return;
  }
  run_used_ = true;
  local_states_[stmt.type_number] = stmt.var;
  Block init;
  init.Add(Code("return ") << EmitExact(value, type) << ";");
  Code state = Call("run.state<" + TypeName(type) + ">",
                    {TypeNumber(stmt.type_number), Code("[&] ").Braces(std::move(init), true)});
  DeclareVariable(stmt.var, std::move(state));
}

void Emitter::EmitRender(const Stmt& stmt) {
  VariableUses uses;
  uses.Add(stmt.body);
  Code body;
  std::string where = Where(stmt.range);
  bool captures = CaptureList(uses) != "[]";
  if (captures) {
    if (!where.empty()) out_->Add("// " + where);
    body = EmitBlockLambda(stmt.body);
  } else {
    // What needs nothing of the run around it is a function of its own.
    body = EmitRenderFunction(stmt.body, where);
  }
  run_used_ = true;
  if (!stmt.has_on) {
    Line(Call("run.render", {std::move(body)}));
    return;
  }
  VariableUses sources;
  for (const ir::EventSource& event : stmt.events) {
    sources.Add(event.element);
    for (const Expr& object : event.object) sources.Add(object);
  }
  Block listen = ClosureBlock(sources, [&] { EmitEvents(stmt, "run.rerun()", false); });
  Code listener = Code(CaptureList(sources) + "(gb::Run& run) ").Braces(std::move(listen), true);
  Line(Call("run.render_on", {std::move(listener), std::move(body)}));
}

std::string Emitter::EmitRenderFunction(const ir::Body& body, const std::string& where) {
  std::string name = "render_" + std::to_string(++render_count_);
  bool run_used = false;
  auto outer_names = names_.SetAside();
  auto outer_variables = std::exchange(visible_, {});
  Block block = ClosureBlock(VariableUses(), [&] {
    EmitBody(body);
    run_used = run_used_;
  });
  visible_ = std::move(outer_variables);
  names_.Restore(std::move(outer_names));
  line_ = 0;  // it runs here and now
  Code head = "static void " + name + "(gb::Run&" + (run_used ? " run" : "") + ") ";
  Block function;
  if (!where.empty()) function.Add("// " + where);
  function.Add(head.Braces(std::move(block)));
  function.AddBlankLine();
  render_functions_.Add(std::move(function));
  return name;
}

std::string Emitter::EventParameter(const Stmt& stmt) {
  if (!stmt.event_var.valid() || !reads_.Read(stmt.event_var)) return "";
  std::string name = Declare(stmt.event_var);
  for (const ir::EventSource& event : stmt.events) {
    if (event.kind != ir::EventSource::Kind::kComponent) continue;
    std::string data;
    for (const ir::Field& datum : program_.components[event.component].events[static_cast<size_t>(event.event)].data) {
      data += (data.empty() ? "" : ", ") + TypeName(datum.type);
    }
    return "const gb::Tuple<" + data + ">& " + name;
  }
  return "gb::Event& " + name;
}

Code Emitter::EmitHandler(const Stmt& stmt) {
  if (!stmt.target.empty()) return EmitAwaitingHandler(stmt);
  VariableUses uses;
  uses.Add(stmt.body);
  std::string parameter;
  Block block = ClosureBlock(uses, [&] {
    parameter = EventParameter(stmt);
    EmitBody(stmt.body);
  });
  if (!parameter.empty()) parameter = "(" + parameter + ")";
  return Code(CaptureList(uses) + parameter + " ").Braces(std::move(block), true);
}

void Emitter::EmitListen(const Stmt& stmt) {
  int registrations = 0, changes = 0;
  for (const ir::EventSource& event : stmt.events) {
    bool change = event.kind == ir::EventSource::Kind::kChange;
    registrations += !change || changes == 0;
    changes += change;
  }
  Code handler = EmitHandler(stmt);
  if (registrations > 1) {
    std::string name = Temporary("handler");
    Line(Code("const auto " + name + " = ") << handler);
    handler = name;
  }
  EmitEvents(stmt, std::move(handler), true);
}

void Emitter::EmitEvents(const Stmt& stmt, Code handler, bool inside) {
  using Kind = ir::EventSource::Kind;
  std::string order = std::to_string(stmt.order);
  std::vector<const ir::EventSource*> changes;
  for (const ir::EventSource& event : stmt.events) {
    switch (event.kind) {
      case Kind::kChange:
        changes.push_back(&event);
        break;
      case Kind::kLoad:
        run_used_ = true;
        // What waits in a place of its own begins when the place is new, and ends with it.
        if (stmt.text == "place") {
          Line(Call("run.on_load", {order, handler, Emit(stmt.target[0])}));
        } else {
          Line(Call("run.on_load", {order, handler}));
        }
        break;
      case Kind::kElement: {
        std::string name = DomEvent(event.dom_event);
        auto bound = bound_elements_.find(event.element);
        if (inside && bound != bound_elements_.end() && bound->second.frame == frame_) {
          std::string instance = visible_[bound->second.instance];
          Line(Call(instance + ".on", {std::to_string(bound->second.node), name, order, handler}));
        } else {
          run_used_ = true;
          Line(Call("run.listen", {EmitVariable(event.element), name, order, handler}));
        }
        break;
      }
      case Kind::kComponent: {
        run_used_ = true;
        const std::string& hub =
            event_names_[static_cast<size_t>(event.component.index)][static_cast<size_t>(event.event)];
        Line(Call("run.listen", {Member(Emit(event.object[0]), "->", hub), order, handler}));
        break;
      }
    }
  }
  if (changes.empty()) return;
  run_used_ = true;
  Line(Call("run.watch", {order, EmitObserver(changes), handler}));
}

Code Emitter::EmitObserver(const std::vector<const ir::EventSource*>& changes) {
  VariableUses uses;
  for (const ir::EventSource* change : changes) uses.Add(change->object[0]);
  Block block = ClosureBlock(uses, [&] {
    for (const ir::EventSource* change : changes) Line(Call("gb::observe", {Emit(change->object[0])}));
  });
  return Code(CaptureList(uses) + " ").Braces(std::move(block), true);
}

}  // namespace gblocks::codegen
