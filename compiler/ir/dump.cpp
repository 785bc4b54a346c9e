#include "compiler/ir/dump.h"

#include <algorithm>

#include "compiler/ir/dump_names.h"
#include "compiler/ir/effects.h"
#include "compiler/ir/walk.h"

namespace gblocks::ir {
namespace {

const char* DeclaredName(Declared declared) {
  switch (declared) {
    case Declared::kStated:
      return "stated";
    case Declared::kDefault:
      return "default";
    case Declared::kKept:
      return "kept";
    case Declared::kStatedKeyed:
      return "stated, keyed";
    case Declared::kDefaultKeyed:
      return "default, keyed";
    case Declared::kOnce:
      return "once";
  }
  return "?";
}

class Dumper {
 public:
  Dumper(const Program& program, const DumpOptions& options)
      : program_(program), options_(options), print_(program), effects_(program) {}

  std::string Run() {
    if (!program_.title.empty()) Line("title " + ExprPrinter::Quoted(program_.title));
    if (!program_.theme.empty()) Line("theme " + ExprPrinter::Quoted(program_.theme));
    if (!program_.css.empty()) Line("css " + ExprPrinter::Quoted(program_.css));
    for (const Record& record : program_.records) Line("record " + record.name + "(" + Fields(record.fields) + ")");
    for (const Component& component : program_.components) {
      if (options_.stdlib || !component.is_stdlib) DumpComponent(component);
    }
    for (const Function& function : program_.functions) DumpFunction(function);
    Line("app" + EffectsText(program_.body));
    DumpBody(program_.body);
    for (const Template& one : program_.templates) DumpTemplate(one);
    for (const std::string& rule : program_.style_rules) Line("style " + rule);
    return std::move(text_);
  }

 private:
  struct Indent {
    explicit Indent(Dumper& dumper) : dumper(dumper) { ++dumper.depth_; }
    ~Indent() { --dumper.depth_; }
    Dumper& dumper;
  };

  void Line(const std::string& line) { text_ += std::string(static_cast<size_t>(depth_) * 2, ' ') + line + "\n"; }
  void DumpBody(const Body& body) {
    Indent indent(*this);
    if (body.empty()) Line("pass");
    for (const Stmt& stmt : body) DumpStmt(stmt);
  }
  std::string TypeName(TypeId type) const { return program_.types->Name(type); }
  std::string Fields(const std::vector<Field>& fields) const {
    std::string text;
    for (const Field& field : fields) text += (text.empty() ? "" : ", ") + field.name + ": " + TypeName(field.type);
    return text;
  }
  std::string KeyText(const std::vector<Expr>& key) { return key.empty() ? "" : " key=" + print_.Text(key[0]); }
  static std::string Joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
  }
  static std::string Named(const std::vector<bool>& flags, const std::vector<std::string>& names) {
    std::vector<std::string> set;
    for (size_t i = 0; i < flags.size() && i < names.size(); ++i) {
      if (flags[i]) set.push_back(names[i]);
    }
    return Joined(set);
  }

  /// "  # reads tasks, Task.complete; writes x"
  std::string EffectsText(const Body& body) {
    Effects effects = effects_.Of(body);
    auto names = [&](const std::set<Place>& places) {
      std::vector<std::string> words;
      for (const Place& place : places) words.push_back(PlaceName(program_, place));
      std::sort(words.begin(), words.end());
      words.erase(std::unique(words.begin(), words.end()), words.end());
      return Joined(words);
    };
    std::string text;
    if (!effects.reads.empty()) text = "reads " + names(effects.reads);
    if (!effects.writes.empty()) text += (text.empty() ? "" : "; ") + std::string("writes ") + names(effects.writes);
    return text.empty() ? "" : "  # " + text;
  }

  void DumpComponent(const Component& component) {
    std::string params;
    for (size_t i = 0; i < component.params.size(); ++i) {
      params += (i == 0 ? "" : ", ") + print_.Name(component.params[i]) + ": " + TypeName(component.properties[i].type);
      if (component.defaults[i]) params += " = " + print_.Text(*component.defaults[i]);
    }
    Line("component " + component.name + "(" + params + ")");
    Indent indent(*this);
    for (const Event& event : component.events) Line("event " + event.name + "(" + Fields(event.data) + ")");
    std::vector<std::string> properties, events;
    for (const Field& field : component.properties) properties.push_back(field.name);
    for (const Event& event : component.events) events.push_back(event.name);
    if (std::string live = Named(component.live_properties, properties); !live.empty()) Line("live " + live);
    if (std::string hubs = Named(component.hubs, events); !hubs.empty()) Line("hubs " + hubs);
    for (const Stmt& stmt : component.body) DumpStmt(stmt);
  }

  void DumpFunction(const Function& function) {
    std::string params;
    for (VarId param : function.params) {
      params += (params.empty() ? "" : ", ") + print_.Name(param) + ": " + TypeName(program_.vars[param].type);
    }
    Line("def " + function.name + "(" + params + ") -> " + TypeName(function.result) + EffectsText(function.body));
    DumpBody(function.body);
  }

  void DumpTemplate(const Template& one) {
    std::string line = "template " + one.name + " nodes=" + std::to_string(one.nodes);
    auto count = [&](const char* name, int number) {
      if (number > 0) line += std::string(" ") + name + "=" + std::to_string(number);
    };
    count("memos", one.memos);
    count("slots", one.slots);
    count("components", one.components);
    count("effects", one.effects);
    Line(line);
    Indent indent(*this);
    Line(one.html);
  }

  std::string SourceText(const EventSource& source) {
    switch (source.kind) {
      case EventSource::Kind::kLoad:
        return "load";
      case EventSource::Kind::kElement:
        return print_.Name(source.element) + "." + source.dom_event;
      case EventSource::Kind::kComponent: {
        const Event& event = program_.components[source.component].events[static_cast<size_t>(source.event)];
        return print_.Text(source.object[0]) + "." + event.name;
      }
      case EventSource::Kind::kChange:
        return "change(" + print_.Text(source.object[0]) + ")";
    }
    return "?";
  }
  std::string SourcesText(const std::vector<EventSource>& sources) {
    std::vector<std::string> words;
    for (const EventSource& source : sources) words.push_back(SourceText(source));
    return Joined(words);
  }

  void DumpIf(const Stmt& stmt) {
    const char* word = "if ";
    for (const Branch& branch : stmt.branches) {
      Line(word + print_.Text(branch.condition));
      DumpBody(branch.body);
      word = "elif ";
    }
    if (stmt.else_body.empty()) return;
    Line("else");
    DumpBody(stmt.else_body);
  }

  void DumpElement(const Element& element) {
    std::string line = element.handle.valid() ? print_.Name(element.handle) + " = " : "";
    line += "<" + element.tag + KeyText(element.key);
    for (const Attribute& attribute : element.attributes)
      line += " " + attribute.name + "=" + print_.Text(attribute.value);
    line += ">";
    if (!element.text.empty()) line += " " + print_.Text(element.text[0]);
    Line(line);
    if (!element.body.empty()) DumpBody(element.body);
  }

  void DumpCall(const ComponentCall& call) {
    const Component& component = program_.components[call.component];
    std::string arguments;
    for (size_t i = 0; i < call.arguments.size(); ++i) {
      if (!call.arguments[i]) continue;
      arguments +=
          (arguments.empty() ? "" : ", ") + component.properties[i].name + "=" + print_.Text(*call.arguments[i]);
    }
    if (!call.key.empty())
      arguments += (arguments.empty() ? "" : ", ") + std::string("key=") + print_.Text(call.key[0]);
    std::string line = call.handle.valid() ? print_.Name(call.handle) + " = " : "";
    line += component.name + "(" + arguments + ")";
    if (!call.used_properties.empty()) line += " used " + Joined(call.used_properties);
    if (!call.listened_events.empty()) line += " listened " + Joined(call.listened_events);
    if (call.escapes) line += " escapes";
    if (call.is_output) line += " output";
    Line(line);
    if (!call.children.empty()) DumpBody(call.children);
  }

  void DumpScope(const Scope& scope) {
    const Component& component = program_.components[scope.component];
    Line("scope " + component.name + (scope.object.valid() ? " " + print_.Name(scope.object) : "") +
         KeyText(scope.key));
    Indent indent(*this);
    for (const PropertyInit& init : scope.inits) {
      std::string property = component.properties[static_cast<size_t>(init.property)].name;
      Line("declare " + property + " = " + print_.Text(init.value) + " (" + DeclaredName(init.declared) + ")");
    }
    for (const Stmt& stmt : scope.body) DumpStmt(stmt);
  }

  void DumpWrite(const Stmt& stmt) {
    const Hole& hole = stmt.hole;
    std::string what;
    switch (hole.kind) {
      case HoleKind::kText:
        what = "text";
        break;
      case HoleKind::kAttribute:
        what = "attr " + hole.name;
        break;
      case HoleKind::kProperty:
        what = "prop " + hole.name;
        break;
      case HoleKind::kStyle:
        what = "style";
        break;
      case HoleKind::kShow:
        what = "show";
        break;
      case HoleKind::kMarkdown:
        what = "markdown";
        break;
      case HoleKind::kMedia:
        what = "media " + hole.name;
        break;
      case HoleKind::kFocus:
        what = "focus";
        break;
    }
    std::string memo = hole.memo >= 0 ? " memo " + std::to_string(hole.memo) : "";
    Line(print_.Name(stmt.var) + ":" + std::to_string(hole.node) + " " + what + memo + " = " +
         print_.Text(stmt.value[0]));
  }

  std::string TypeNumber(const Stmt& stmt) const {
    size_t number = static_cast<size_t>(stmt.type_number);
    return number < program_.type_names.size() ? " type " + program_.type_names[number] : "";
  }

  void DumpPlaced(const Stmt& stmt) {
    switch (stmt.kind) {
      case StmtKind::kPlace:
        Line("place " + print_.Name(stmt.var) + " = " + program_.templates[stmt.template_id].name + TypeNumber(stmt) +
             KeyText(stmt.key));
        if (!stmt.body.empty()) DumpBody(stmt.body);
        return;
      case StmtKind::kFragment: {
        Line("fragment " + print_.Name(stmt.var) + TypeNumber(stmt) + KeyText(stmt.key));
        Indent indent(*this);
        for (const Stmt& inner : stmt.prelude) DumpStmt(inner);
        Line("block" + EffectsText(stmt.body));
        DumpBody(stmt.body);
        return;
      }
      case StmtKind::kWrite:
        return DumpWrite(stmt);
      case StmtKind::kEnter:
        Line("enter " + print_.Name(stmt.var) + ":" + std::to_string(stmt.hole.node) + " slot " +
             std::to_string(stmt.index));
        return DumpBody(stmt.body);
      case StmtKind::kBindElement:
        return Line("element " + print_.Name(stmt.var) + " = " + print_.Name(stmt.owner) + ":" +
                    std::to_string(stmt.index));
      case StmtKind::kIteration: {
        std::vector<std::string> inputs;
        for (const Expr& input : stmt.target) inputs.push_back(print_.Text(input));
        Line("iteration (" + Joined(inputs) + ")");
        return DumpBody(stmt.body);
      }
      case StmtKind::kEffect:
        Line("effect " + std::to_string(stmt.index) + (stmt.always ? " always" : "") + EffectsText(stmt.body));
        return DumpBody(stmt.body);
      case StmtKind::kObject:
        return Line("object " + print_.Name(stmt.var) + " = component " + std::to_string(stmt.index) + " of " +
                    print_.Name(stmt.owner) + ": " + program_.components[stmt.component].name);
      case StmtKind::kDeclare: {
        const Component& component = program_.components[stmt.component];
        return Line("declare " + print_.Name(stmt.var) + "." +
                    component.properties[static_cast<size_t>(stmt.index)].name + " = " + print_.Text(stmt.value[0]) +
                    " (" + DeclaredName(stmt.declared) + ")");
      }
      default:
        return;
    }
  }

  void DumpStmt(const Stmt& stmt) {
    switch (stmt.kind) {
      case StmtKind::kLet: {
        std::string declared = "let " + print_.Name(stmt.var) + ": " + TypeName(program_.vars[stmt.var].type);
        Line(stmt.value.empty() ? declared : declared + " = " + print_.Text(stmt.value[0]));
        if (!stmt.value.empty() && stmt.value[0].lambda && !stmt.value[0].lambda->block.empty())
          DumpBody(stmt.value[0].lambda->block);
        return;
      }
      case StmtKind::kAssign:
        return Line(print_.Text(stmt.target[0]) + " = " + print_.Text(stmt.value[0]));
      case StmtKind::kUnpack:
        return Line("let " + print_.Text(stmt.unpack) + " = " + print_.Text(stmt.value[0]));
      case StmtKind::kAugAssign:
        return Line(print_.Text(stmt.target[0]) + " " + stmt.text + "= " + print_.Text(stmt.value[0]));
      case StmtKind::kExpr:
        return Line(print_.Text(stmt.value[0]));
      case StmtKind::kIf:
        return DumpIf(stmt);
      case StmtKind::kFor:
        Line("for " + print_.Text(stmt.unpack) + " in " + print_.Text(stmt.value[0]));
        return DumpBody(stmt.body);
      case StmtKind::kWhile:
        Line("while " + print_.Text(stmt.value[0]));
        return DumpBody(stmt.body);
      case StmtKind::kBreak:
        return Line("break");
      case StmtKind::kContinue:
        return Line("continue");
      case StmtKind::kReturn:
        return Line(stmt.value.empty() ? "return" : "return " + print_.Text(stmt.value[0]));
      case StmtKind::kAwait:
        return Line((stmt.var.valid() ? "let " + print_.Name(stmt.var) + " = " : std::string()) + "await " +
                    print_.Text(stmt.value[0]));
      case StmtKind::kEmit: {
        std::string event = stmt.component.valid()
                                ? program_.components[stmt.component].events[static_cast<size_t>(stmt.index)].name
                                : std::to_string(stmt.index);
        return Line("emit " + (stmt.var.valid() ? print_.Name(stmt.var) + "." : "") + event + "(" +
                    print_.Text(stmt.target) + ")");
      }
      case StmtKind::kStateCell:
        return Line("state " + print_.Name(stmt.var) + ": " + TypeName(program_.vars[stmt.var].type) + " = " +
                    print_.Text(stmt.value[0]));
      case StmtKind::kRender:
        Line("render" + (stmt.has_on ? " on " + SourcesText(stmt.events) : "") + EffectsText(stmt.body));
        return DumpBody(stmt.body);
      case StmtKind::kListen:
        Line("on " + SourcesText(stmt.events) + (stmt.event_var.valid() ? " as " + print_.Name(stmt.event_var) : "") +
             " order " + std::to_string(stmt.order) +
             (stmt.target.empty() ? "" : " " + stmt.text + " in " + print_.Text(stmt.target)) + EffectsText(stmt.body));
        return DumpBody(stmt.body);
      case StmtKind::kElement:
        return DumpElement(*stmt.element);
      case StmtKind::kComponent:
        return DumpCall(*stmt.call);
      case StmtKind::kChildren:
        Line("children");
        if (!stmt.body.empty()) DumpBody(stmt.body);
        return;
      case StmtKind::kScope:
        return DumpScope(*stmt.scope);
      default:
        return DumpPlaced(stmt);
    }
  }

  const Program& program_;
  const DumpOptions& options_;
  ExprPrinter print_;
  EffectsTable effects_;
  std::string text_;
  int depth_ = 0;
};

}  // namespace

std::string Dump(const Program& program, const DumpOptions& options) {
  return Dumper(program, options).Run();
}

}  // namespace gblocks::ir
