// inline_components: puts each component's body where it is called, as a scope.
//
//   component Counter(label: str, start: int = 0)      let label = title
//     event done()                                     scope Counter counter
//     state count = start                                declare count = 5 (once)
//     button = <button> concat(label, count)      →      button = <button> concat(label, counter.count)
//     on button.click                                    on button.click
//       count += 1                                         counter.count += 1
//       emit done()
//   counter = Counter(label=title, start=5)
//
// A parameter that is a constant in this call is replaced by it, any other by a new local that the caller computes.
// *Live* parameters, those that somebody assigns or reads while the page is open (the component's own body, or the
// program through the handle), become properties of the component's object, and so do its states; events somebody
// listens to become its hubs. Where nothing is live there is no object: `Button("Done")` is its elements and nothing
// else. What each object type holds is noted in ir::Component::live_properties and hubs.
//
// Each body is folded as soon as its arguments are known, before what it calls is inlined in turn: `if link is None` is
// decided here, and with it which elements there are. `children` becomes the caller's block, in the caller's names.
//
// States that are surely there become properties that a new object gets once. Their first values are computed with the
// arguments, in the caller's time; so what they need of the body's names is put in their place. A `state` in an `if` or
// `for` of the body stays one.
//
// A component that places itself (a tree) cannot be put in its own place: its body becomes a function that draws, all of
// its parameters are live, and each call is a scope that calls the function with its object.
//
// Here it is also decided how a run states a property (ir::Declared), as this needs to know what has a key around it.
#include <algorithm>
#include <cctype>
#include <map>
#include <unordered_map>
#include <utility>

#include "compiler/ir/build.h"
#include "compiler/ir/clone.h"
#include "compiler/ir/walk.h"
#include "compiler/passes/constants.h"
#include "compiler/passes/fold_constants.h"
#include "compiler/passes/passes.h"

namespace gblocks::passes {
namespace {

using ir::Body;
using ir::Component;
using ir::ComponentCall;
using ir::Declared;
using ir::Expr;
using ir::ExprKind;
using ir::Stmt;
using ir::StmtKind;
using ir::VarId;

constexpr size_t kMaxCopiedItems = 32;

class Inliner {
 public:
  explicit Inliner(ir::Program& program) : program_(program), folder_(program) {}

  void Run() {
    for (Component& component : program_.components) {
      component.type_number = static_cast<int>(program_.type_names.size());
      program_.type_names.push_back(component.name);
      FindStates(component);
    }
    Inline(program_.body, {false, nullptr});
    NumberStates();
    for (Component& component : program_.components) {
      component.body.clear();
      component.params.clear();
      component.defaults.clear();
    }
  }

 private:
  /// A call being inlined, and where its children come from.
  struct Frame {
    ComponentCall* call;
    Frame* caller;
    bool placed_children = false;
  };
  struct Context {
    bool keyed;  // something around it, up to the render block, has a key
    Frame* frame;
  };

  /// A run meets its earlier cells by this number, and takes them for cells of this type: one number for each `state`
  /// of the text.
  void NumberStates() {
    std::map<std::pair<int32_t, uint32_t>, int> numbers;
    ir::ForEachDrawing(program_, [&](Body& root, ir::ComponentId) {
      ir::VisitBody(root, [&](Stmt& stmt) {
        if (stmt.kind != StmtKind::kStateCell || program_.vars[stmt.var].kind != ir::VarKind::kState) return;
        auto [found, added] = numbers.try_emplace({stmt.range.file.index, stmt.range.begin},
                                                  static_cast<int>(program_.type_names.size()));
        if (added)
          program_.type_names.push_back("state " + program_.vars[stmt.var].name + " " + std::to_string(numbers.size()));
        stmt.type_number = found->second;
      });
    });
  }

  /// The states that become properties leave the body; their first values, in terms of the parameters and earlier
  /// states, are kept.
  void FindStates(Component& component) {
    std::vector<VarId> states;
    std::vector<Expr>& values = first_values_[component.type_number];
    ir::Replacements names;
    TakeStates(component.body, names, states, values);
    component.states = std::move(states);
    for (VarId state : component.states)
      component.properties.push_back({program_.vars[state].name, program_.vars[state].type});
    component.live_properties.assign(component.properties.size(), false);
    component.hubs.assign(component.events.size(), false);
  }

  void TakeStates(Body& body, ir::Replacements& names, std::vector<VarId>& states, std::vector<Expr>& values) {
    Body rest;
    for (Stmt& stmt : body) {
      if (stmt.kind == StmtKind::kLet && !stmt.value.empty() && folder_.KeepsValue(stmt.var) &&
          MayRepeat(stmt.value[0])) {
        Expr value = stmt.value[0];
        ir::Replace(value, names);
        names.values[stmt.var] = std::move(value);
      } else if (stmt.kind == StmtKind::kElement) {
        TakeStates(stmt.element->body, names, states, values);
      } else if (stmt.kind == StmtKind::kComponent) {
        TakeStates(stmt.call->children, names, states, values);
      } else if (stmt.kind == StmtKind::kStateCell && !stmt.always) {
        Expr value = stmt.value[0];
        ir::Replace(value, names);
        if (UsesNoLocals(value)) {
          states.push_back(stmt.var);
          values.push_back(std::move(value));
          continue;
        }
      }
      rest.push_back(std::move(stmt));
    }
    body = std::move(rest);
  }

  bool UsesNoLocals(const Expr& value) const {
    bool none = true;
    ir::VisitExpr(value, [&](const Expr& inner) {
      if (inner.comprehension || inner.lambda)
        none = false;  // their own names are no obstacle, but telling them apart is not worth it
      if (inner.kind != ExprKind::kVar) return;
      ir::VarKind kind = program_.vars[inner.var].kind;
      none = none && (kind == ir::VarKind::kParam || kind == ir::VarKind::kState || kind == ir::VarKind::kGlobal ||
                      kind == ir::VarKind::kGlobalState);
    });
    return none;
  }

  void Inline(Body& body, const Context& context) {
    Body out;
    for (Stmt& stmt : body) InlineStmt(stmt, context, out);
    body = std::move(out);
  }

  void InlineStmt(Stmt& stmt, const Context& context, Body& out) {
    switch (stmt.kind) {
      case StmtKind::kComponent:
        return InlineCall(stmt, context, out);
      case StmtKind::kElement:
        Inline(stmt.element->body, {context.keyed || !stmt.element->key.empty(), context.frame});
        break;
      case StmtKind::kChildren:
        return PlaceChildren(stmt, context, out);
      case StmtKind::kRender:
        Inline(stmt.body, {false, context.frame});
        break;
      case StmtKind::kListen:
        break;
      default:
        ir::ForEachBody(stmt, [&](Body& inner) { Inline(inner, context); });
    }
    out.push_back(std::move(stmt));
  }

  /// The caller's block. A component that places it twice (on two ways through an `if`) gets copies.
  void PlaceChildren(Stmt& stmt, const Context& context, Body& out) {
    Frame* frame = context.frame;
    if (frame == nullptr || frame->call->children.empty()) return;
    if (std::exchange(frame->placed_children, true)) {
      ir::Replacements replacements;
      stmt.body = ir::CloneFresh(program_, frame->call->children, replacements);
      folder_.NoteCopies(replacements);
    } else {
      stmt.body = ir::CloneBody(frame->call->children);
    }
    Inline(stmt.body, {context.keyed, frame->caller});
    out.push_back(std::move(stmt));
  }

  static bool Names(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  }

  /// The value of a parameter in this call: as stated, or its default in terms of the parameters before it.
  Expr ArgumentOf(const Component& component, const ComponentCall& call, size_t i, ir::Replacements& replacements) {
    if (call.arguments[i]) return *call.arguments[i];
    const ir::Field& property = component.properties[i];
    if (property.name == "interactive" && (*program_.types)[property.type].kind == check::TypeKind::kOptional) {
      // Left out: what the program only writes to is not for the user to write.
      return ir::MakeExpr(ExprKind::kSome, property.type, {}, {ir::BoolExpr(program_, !call.is_output)});
    }
    if (!component.defaults[i]) return ir::NoneExpr(property.type);
    return ir::CloneFresh(program_, *component.defaults[i], replacements);
  }

  /// True if a parameter that this call leaves out begins with something made of `param`.
  static bool DefaultsUse(const Component& component, const ComponentCall& call, VarId param) {
    bool used = false;
    for (size_t i = 0; i < component.params.size(); ++i) {
      if (call.arguments[i] || !component.defaults[i]) continue;
      ir::VisitExpr(*component.defaults[i], [&](const Expr& inner) {
        used = used || (inner.kind == ExprKind::kVar && inner.var == param);
      });
    }
    return used;
  }

  /// True for what can stand in place of the parameter wherever the body names it.
  bool Replaces(const Expr& value) const {
    if (IsConstant(value)) return true;
    if (IsConstantList(value)) return value.operands.size() <= kMaxCopiedItems;
    if (value.kind != ExprKind::kVar) return false;
    ir::VarKind kind = program_.vars[value.var].kind;
    bool is_state = kind == ir::VarKind::kState || kind == ir::VarKind::kGlobalState;
    return !is_state && folder_.KeepsValue(value.var);
  }

  /// What stands for the value in the body: itself, or a local that the caller computes.
  Expr Share(Expr value, const std::string& name, Body& out) {
    if (Replaces(value)) return value;
    SourceRange range = value.range;
    VarId local = ir::NewVar(program_, name, value.type, ir::VarKind::kLocal);
    out.push_back(ir::LetStmt(local, std::move(value), range));
    return ir::VarExpr(program_, local, range);
  }

  bool IsScalar(const Expr& expr) const {
    check::TypeKind kind = (*program_.types)[expr.type].kind;
    return kind == check::TypeKind::kInt || kind == check::TypeKind::kFloat || kind == check::TypeKind::kBool;
  }

  /// Text made of constants and of numbers: what render_markdown can still look into.
  bool IsNumberText(const Expr& value) const {
    if (value.kind == ExprKind::kStr) return true;
    if (value.kind == ExprKind::kConcat) {
      return std::all_of(value.operands.begin(), value.operands.end(),
                         [&](const Expr& part) { return IsNumberText(part); });
    }
    bool formatted = value.kind == ExprKind::kFormat && value.operands[1].kind == ExprKind::kStr;
    return (value.kind == ExprKind::kToStr || formatted) && IsScalar(value.operands[0]);
  }

  /// The text with its numbers computed by the caller; how it is put together stays to be seen.
  Expr ShareNumbers(Expr value, const std::string& name, Body& out) {
    if (value.kind == ExprKind::kConcat) {
      for (Expr& part : value.operands) part = ShareNumbers(std::move(part), name, out);
    } else if (value.kind != ExprKind::kStr) {
      value.operands[0] = Share(std::move(value.operands[0]), name, out);
    }
    return value;
  }

  /// True if the parameter is the Markdown of an element, here or in a component it is passed on to.
  bool ReachesMarkdown(const Component& component, VarId param) const {
    bool reaches = false;
    auto is_param = [&](const Expr& expr) { return expr.kind == ExprKind::kVar && expr.var == param; };
    ir::VisitBody(component.body, [&](const Stmt& stmt) {
      if (stmt.element) {
        for (const ir::Attribute& attribute : stmt.element->attributes) {
          reaches = reaches || (attribute.name == "markdown" && is_param(attribute.value));
        }
      }
      if (!stmt.call) return;
      const Component& callee = program_.components[stmt.call->component];
      for (size_t i = 0; i < stmt.call->arguments.size() && i < callee.params.size(); ++i) {
        const std::optional<Expr>& argument = stmt.call->arguments[i];
        if (argument && is_param(*argument)) reaches = reaches || ReachesMarkdown(callee, callee.params[i]);
      }
    });
    return reaches;
  }

  Declared HowDeclared(const ComponentCall& call, const std::string& property, bool stated, bool keyed) const {
    bool preserved = Names(call.preserved_by_key, property);
    if (keyed && preserved) return stated ? Declared::kStatedKeyed : Declared::kDefaultKeyed;
    if (stated) return Declared::kStated;
    return property == "value" && (!keyed || preserved) ? Declared::kKept : Declared::kDefault;
  }

  void InlineCall(Stmt& stmt, const Context& context, Body& out) {
    ComponentCall& call = *stmt.call;
    Component& component = program_.components[call.component];
    bool keyed = context.keyed || !call.key.empty();
    Stmt result = ir::MakeStmt(StmtKind::kScope, stmt.range);
    result.scope = std::make_shared<ir::Scope>();
    ir::Scope& scope = *result.scope;
    scope.component = call.component;
    scope.key = std::move(call.key);
    scope.escapes = call.escapes;

    size_t params = component.params.size();
    std::vector<bool> live(params);
    for (size_t i = 0; i < params; ++i)
      live[i] = component.recursive || component.assigned[i] || Names(call.used_properties, component.properties[i].name);
    for (const ir::Event& event : component.events) scope.hubs.push_back(component.recursive || Names(call.listened_events, event.name));
    auto any = [](const std::vector<bool>& flags) {
      return std::find(flags.begin(), flags.end(), true) != flags.end();
    };
    bool needs_object = component.recursive || any(live) || any(scope.hubs) || !component.states.empty() || call.escapes;
    if (needs_object) {
      scope.object = call.handle.valid()
                         ? call.handle
                         : ir::NewVar(program_, ObjectName(component), component.type, ir::VarKind::kObject);
    }

    // In the body a name means the live property; in a default and in a state's first value, what the property begins
    // with.
    ir::Replacements replacements, beginnings;
    for (size_t i = 0; i < params; ++i) {
      Expr value = ArgumentOf(component, call, i, beginnings);
      folder_.Fold(value);
      const ir::Field& property = component.properties[i];
      if (live[i]) {
        Declared declared = HowDeclared(call, property.name, call.arguments[i].has_value(), keyed);
        if (!MayRepeat(value) && DefaultsUse(component, call, component.params[i]))
          value = Share(std::move(value), property.name, out);
        replacements.values[component.params[i]] = Property(scope, i);
        beginnings.values[component.params[i]] = MayRepeat(value) ? value : Property(scope, i);
        scope.inits.push_back({static_cast<int>(i), std::move(value), declared});
        component.live_properties[i] = true;
      } else {
        bool numbers = IsNumberText(value) && ReachesMarkdown(component, component.params[i]);
        value = numbers ? ShareNumbers(std::move(value), property.name, out) : Share(std::move(value), property.name, out);
        replacements.values[component.params[i]] = value;
        beginnings.values[component.params[i]] = std::move(value);
      }
    }
    for (size_t i = 0; i < component.states.size(); ++i) {
      replacements.values[component.states[i]] = Property(scope, params + i);
      component.live_properties[params + i] = true;
    }
    for (const auto& entry : replacements.values) beginnings.values.emplace(entry.first, entry.second);
    for (size_t i = 0; i < component.states.size(); ++i) {
      Expr value = ir::CloneFresh(program_, first_values_[component.type_number][i], beginnings);
      folder_.Fold(value);
      scope.inits.push_back({static_cast<int>(params + i), std::move(value), Declared::kOnce});
    }
    for (size_t i = 0; i < scope.hubs.size(); ++i) component.hubs[i] = component.hubs[i] || scope.hubs[i];

    if (component.recursive) {
      Expr draw = ir::MakeExpr(ExprKind::kCall, program_.types->none(), stmt.range,
                               {ir::VarExpr(program_, scope.object, stmt.range)});
      draw.function = DrawingFunction(call.component);
      Stmt drawn = ir::ExprStmt(std::move(draw), stmt.range);
      drawn.component = call.component;
      scope.body.push_back(std::move(drawn));
      out.push_back(std::move(result));
      return;
    }
    scope.body = ir::CloneFresh(program_, component.body, replacements);
    if (component.is_stdlib) TellAt(stmt.range, scope.body);
    folder_.NoteCopies(replacements);
    folder_.NoteCopies(beginnings);
    BindEmits(scope.body, scope);
    folder_.Fold(scope.body);
    Frame frame{&call, context.frame};
    Inline(scope.body, {keyed, &frame});
    out.push_back(std::move(result));
  }

  /// The body of a component that places itself, in terms of its object.
  ir::FunctionId DrawingFunction(ir::ComponentId id) {
    auto found = drawing_.find(id);
    if (found != drawing_.end()) return found->second;
    const Component& component = program_.components[id];
    ir::Scope scope;
    scope.component = id;
    scope.object = ir::NewVar(program_, ObjectName(component), component.type, ir::VarKind::kParam);
    scope.hubs.assign(component.events.size(), true);
    ir::Function function;
    function.name = ObjectName(component);
    function.params = {scope.object};
    function.result = program_.types->none();
    function.draws = id;
    ir::FunctionId drawing = program_.functions.Add(std::move(function));
    drawing_[id] = drawing;
    ir::Replacements replacements;
    for (size_t i = 0; i < component.params.size(); ++i)
      replacements.values[component.params[i]] = Property(scope, i);
    for (size_t i = 0; i < component.states.size(); ++i)
      replacements.values[component.states[i]] = Property(scope, component.params.size() + i);
    Body body = ir::CloneFresh(program_, component.body, replacements);
    folder_.NoteCopies(replacements);
    BindEmits(body, scope);
    folder_.Fold(body);
    Inline(body, {false, nullptr});
    program_.functions[drawing].body = std::move(body);
    return drawing;
  }

  /// What fails in the library is told at the program's line that used it.
  void TellAt(SourceRange place, Body& body) const {
    auto move = [&](SourceRange& range) {
      if (program_.library_files.count(range.file)) range = place;
    };
    ir::VisitBody(body, [&](Stmt& stmt) {
      if (stmt.kind != StmtKind::kStateCell) move(stmt.range);  // its number comes from its own place
    });
    ir::RewriteExprs(body, [&](Expr& expr) { move(expr.range); });
  }

  static std::string ObjectName(const Component& component) {
    std::string name = component.name;
    if (!name.empty()) name[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[0])));
    return name;
  }

  Expr Property(const ir::Scope& scope, size_t i) const {
    return ir::PropertyExpr(program_, scope.object, scope.component, static_cast<int>(i));
  }

  /// `emit` speaks of this object; where nobody listens it goes.
  void BindEmits(Body& body, const ir::Scope& scope) {
    auto unheard = [&](const Stmt& stmt) {
      return stmt.kind == StmtKind::kEmit && !stmt.var.valid() && !scope.hubs[static_cast<size_t>(stmt.index)];
    };
    body.erase(std::remove_if(body.begin(), body.end(), unheard), body.end());
    for (Stmt& stmt : body) {
      if (stmt.kind == StmtKind::kEmit && !stmt.var.valid()) stmt.var = scope.object;
      ir::ForEachBody(stmt, [&](Body& inner) { BindEmits(inner, scope); });
    }
  }

  ir::Program& program_;
  Folder folder_;
  std::map<ir::ComponentId, ir::FunctionId> drawing_;
  std::unordered_map<int, std::vector<Expr>> first_values_;  // by type number: of the states, in order
};

}  // namespace

void InlineComponents(ir::Program& program) {
  Inliner(program).Run();
}

}  // namespace gblocks::passes
