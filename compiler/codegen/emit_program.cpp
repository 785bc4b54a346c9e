// The file as a whole: names, declarations in an order that C++ accepts, tables, and what the runtime starts from.
#include <algorithm>

#include "compiler/codegen/emitter.h"
#include "compiler/codegen/literals.h"

namespace gblocks::codegen {

namespace {

std::string FileName(const std::string& path) {
  return path.substr(path.find_last_of('/') + 1);
}

std::string InComment(const std::string& html) {
  constexpr size_t kLimit = 110;
  std::string text;
  for (char c : html) text += c == '\n' || c == '\r' ? ' ' : c;
  if (text.size() <= kLimit) return text.empty() || text.back() != '\\' ? text : text + " ";
  size_t end = kLimit;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;  // not inside a character
  return text.substr(0, end) + "…";
}

}  // namespace

void Emitter::PrepareNames() {
  // Members of base classes are found before names of the file.
  auto outside = [this](const std::string& name) {
    const std::string safe = SafeName(name);
    return names_.Unique(IsMember(safe) ? safe + "_own" : name);
  };
  for (const ir::Record& record : program_.records) record_names_.push_back(outside(record.name));
  for (const ir::Component& component : program_.components) component_names_.push_back(outside(component.name));
  for (const ir::Function& function : program_.functions) function_names_.push_back(outside(function.name));
  for (const ir::Template& html : program_.templates)
    template_names_.push_back(names_.Unique("k" + UpperCamel(html.name)));

  // Members share a scope of their own inside that of the file, so that no member hides a type.
  auto members = [this](auto fill) {
    names_.Enter();
    for (std::string_view name : MembersOfObjects()) names_.Unique(name);
    fill();
    names_.Leave();
  };
  for (const ir::Record& record : program_.records) {
    std::vector<std::string>& names = field_names_.emplace_back();
    members([&] {
      for (const ir::Field& field : record.fields) names.push_back(names_.Unique(field.name));
    });
  }
  for (const ir::Component& component : program_.components) {
    std::vector<std::string>& properties = property_names_.emplace_back();
    std::vector<std::string>& events = event_names_.emplace_back();
    members([&] {
      for (const ir::Field& property : component.properties) properties.push_back(names_.Unique(property.name));
      for (const ir::Event& event : component.events) events.push_back(names_.Unique(event.name));
    });
  }
  VariableUses uses;
  uses.Add(program_.body);
  for (const ir::Function& function : program_.functions) uses.Add(function.body);
  members([&] {
    for (size_t i = 0; i < program_.vars.size(); ++i) {
      ir::VarId var{static_cast<int32_t>(i)};
      bool unused_element = KindOf(program_.vars[var].type) == TypeKind::kElement && !reads_.Read(var);
      bool member = IsAppMember(var) && uses.Uses(var) && !unused_element;
      if (member) app_names_[var] = names_.Unique(program_.vars[var].name);
    }
  });
}

std::string Emitter::Where(SourceRange range) const {
  if (!range.file.valid()) return "";
  const SourceFile& file = sources_[range.file];
  return FileName(file.path()) + ":" + std::to_string(file.Position(range.begin).line);
}

std::string Emitter::DomName(const std::string& name) {
  auto [entry, added] = dom_names_.try_emplace(name);
  if (added) {
    // "aria-hidden" and "ariaHidden" are two names.
    auto taken = [&](const std::string& constant) {
      return std::any_of(dom_names_.begin(), dom_names_.end(),
                         [&](const auto& other) { return other.second == constant; });
    };
    std::string constant = "kName" + UpperCamel(name);
    while (taken(constant)) constant += "_";
    entry->second = constant;
  }
  return entry->second;
}

std::string Emitter::DomEvent(const std::string& name) {
  dom_events_.insert(name);
  return DomName(name);
}

std::string Emitter::TypeNumber(int number) {
  auto [entry, added] = type_numbers_.try_emplace(number);
  if (added) {
    size_t index = static_cast<size_t>(number);
    std::string name = number >= 0 && index < program_.type_names.size() ? UpperCamel(program_.type_names[index]) : "";
    std::string constant = "kType" + (name.empty() ? std::to_string(number) : name);
    for (const auto& [other, taken] : type_numbers_) {
      if (other != number && taken == constant) constant += "_" + std::to_string(number);
    }
    entry->second = constant;
  }
  return entry->second;
}

Block Emitter::Templates() const {
  Block block;
  for (size_t i = 0; i < program_.templates.size(); ++i) {
    const ir::Template& html = program_.templates[ir::TemplateId{static_cast<int32_t>(i)}];
    std::string fields = ".id = " + std::to_string(i);
    auto field = [&](const char* name, int value, int otherwise) {
      if (value != otherwise) fields += ", ." + std::string(name) + " = " + std::to_string(value);
    };
    field("nodes", html.nodes, 1);
    field("memos", html.memos, 0);
    field("slots", html.slots, 0);
    field("components", html.components, 0);
    field("effects", html.effects, 0);
    block.Add("// " + InComment(html.html));
    bool used = used_templates_.count(static_cast<int>(i)) > 0;
    block.Add((used ? "static" : "[[maybe_unused]] static") + (" constexpr gb::Template " + template_names_[i]) + "{" +
              fields + "};");
  }
  return block;
}

Block Emitter::TypeNumbers() const {
  Code list;
  for (const auto& [number, name] : type_numbers_) {
    if (!list.empty()) (list << ",").Space();
    list << name + " = " + std::to_string(number);
  }
  Block block;
  if (!list.empty()) block.Add((Code("enum : int { ") << list) << " };");
  return block;
}

Block Emitter::NameTable() const {
  Block block;
  if (dom_names_.empty()) return block;
  Code constants, texts, events;
  int number = 0;
  auto add = [](Code& list, const std::string& item) {
    if (!list.empty()) (list << ",").Space();
    list << item;
  };
  for (const auto& [text, constant] : dom_names_) {
    add(constants, number++ == 0 ? constant + " = 0" : constant);
    add(texts, Quoted(text));
    if (dom_events_.count(text)) add(events, constant);
  }
  block.Add((Code("enum : int { ") << constants) << " };");
  block.Add((Code("static const char* const kNames[] = {") << texts) << "};");
  if (!events.empty()) block.Add((Code("static const unsigned short kEvents[] = {") << events) << "};");
  return block;
}

Block Emitter::ProgramObject() const {
  std::string names = dom_names_.empty() ? "nullptr" : "kNames", events = dom_events_.empty() ? "nullptr" : "kEvents";
  Code code = "const gb::Program gb_program = {";
  code << ".names = " + names + ",";
  code.Space() << ".name_count = " + std::to_string(dom_names_.size()) + ",";
  code.Space() << ".events = " + events + ",";
  code.Space() << ".event_count = " + std::to_string(dom_events_.size()) + ",";
  code.Space() << ".sources = kSources};";
  Block block;
  Code sources;
  for (FileId file : source_files_) sources << (sources.empty() ? "" : ", ") + Quoted(FileName(sources_[file].path()));
  if (source_files_.empty()) sources << Quoted(FileName(program_.source_path));
  block.Add((Code("static const char* const kSources[] = {") << sources) << "};");
  block.Add(std::move(code));
  return block;
}

/// A parameter with its name, where code speaks of it.
std::string Emitter::Parameter(ir::VarId var, const std::string& name) {
  std::string type = TypeName(program_.vars[var].type);
  if (name.empty() || !reads_.Named(var)) return type;
  return (reads_.Read(var) ? "" : "[[maybe_unused]] ") + type + " " + name;
}

Code Emitter::Declaration(const ir::Function& function, const std::string& name) {
  std::vector<Code> params;
  if (function.draws.valid()) params.push_back("gb::Run& run");
  for (ir::VarId param : function.params) {
    params.push_back(Parameter(param, Visible(param) ? visible_[param] : ""));
  }
  return Call("static " + ResultName(function.result) + " " + name, std::move(params));
}

Block Emitter::FunctionDefinition(const ir::Function& function, const std::string& name, bool deep) {
  Code head;
  VariableUses uses;
  Block body = ClosureBlock(uses, [&] {
    for (ir::VarId param : function.params) Declare(param);
    head = Declaration(function, name);
    result_ = function.result;
    if (deep) out_->Add("gb::Depth " + names_.Unique("depth") + ";");
    EmitBody(function.body);
    EmitFallThrough(function.body);
  });
  Block block;
  block.Add((head << " ").Braces(std::move(body)));
  return block;
}

Block Emitter::AppFunction() {
  Block body;
  bool run_used = false;
  VariableUses uses;
  body = ClosureBlock(uses, [&] {
    if (!app_names_.empty()) out_->Add("app = gb::create<App>();");
    EmitBody(program_.body);
    run_used = run_used_;
  });
  Block block;
  block.Add(Code("void gb_app(gb::Run&" + std::string(run_used ? " run" : "") + ") ").Braces(std::move(body)));
  return block;
}

Block Emitter::Structs() {
  Block forward, structs;
  auto add = [](Block& block, Block item) {
    block.AddBlankLine();
    block.Add(std::move(item));
  };
  for (size_t i = 0; i < record_names_.size(); ++i) {
    forward.Add("struct " + record_names_[i] + ";");
    add(structs, RecordStruct(program_.records[ir::RecordId{static_cast<int32_t>(i)}], record_names_[i]));
  }
  Block app = app_names_.empty() ? Block() : AppStruct();
  // A component's properties may hold others: more are used with each that is printed.
  std::map<int, Block> components;
  while (components.size() < used_components_.size()) {
    for (int id : std::set<int>(used_components_)) {
      if (!components.count(id)) components[id] = ComponentStruct(ir::ComponentId{id});
    }
  }
  for (auto& [id, block] : components) {
    forward.Add("struct " + component_names_[static_cast<size_t>(id)] + ";");
    add(structs, std::move(block));
  }
  Block all;
  if (forward.lines().size() > 1) all = std::move(forward);
  if (!structs.empty()) add(all, std::move(structs));
  if (app.empty()) return all;
  app.Add("static App* app;");
  add(all, std::move(app));
  return all;
}

CppProject Emitter::Generate() {
  // Functions first: what they and the page use decides what is declared above them.
  Block functions, declarations;
  std::set<ir::FunctionId> recursive = RecursiveFunctions(program_);
  for (size_t i = 0; i < program_.functions.size(); ++i) {
    const ir::Function& function = program_.functions[ir::FunctionId{static_cast<int32_t>(i)}];
    if (function.is_async) {
      std::vector<Taken> params;
      for (ir::VarId param : function.params) params.push_back({param, TypeName(program_.vars[param].type)});
      EmitMachine(function_names_[i], params, function.body, function.result, true, "");
      continue;
    }
    Code declaration = "[[maybe_unused]] ";
    declarations.Add((declaration << Declaration(function, function_names_[i])) << ";");
    bool deep = recursive.count(ir::FunctionId{static_cast<int32_t>(i)}) > 0;
    functions.Add(FunctionDefinition(function, function_names_[i], deep));
    functions.AddBlankLine();
  }
  Block app = AppFunction();

  Block file;
  auto section = [&](Block block) {
    if (block.empty()) return;
    file.AddBlankLine();
    file.Add(std::move(block));
  };
  file.Add("// " + FileName(program_.source_path) + " as C++. Made by gblocks: changes here are lost.");
  file.Add("#include <gblocks/gblocks.h>");
  if (options_.live) file.Add("#include <gblocks/live.h>");
  if (options_.tells_values) file.Add("#include <gblocks/values.h>");
  section(Structs());
  section(NameTable());
  section(TypeNumbers());
  section(Templates());
  section(std::move(declarations));
  section(std::move(machine_structs_));
  const bool draws = std::any_of(program_.functions.begin(), program_.functions.end(),
                                 [](const ir::Function& function) { return function.draws.valid(); });
  if (draws) section(std::exchange(render_functions_, Block()));  // such functions name them
  section(std::move(functions));
  section(std::move(machine_steps_));
  section(std::move(render_functions_));
  section(std::move(app));
  if (options_.live) section(LiveTable());
  section(ProgramObject());

  CppProject project;
  project.app_cpp = Print(file);
  for (const ir::Template& html : program_.templates) project.templates_html.push_back(html.html);
  for (const std::string& rule : program_.style_rules) project.css += rule + "\n";
  project.css += program_.css;
  return project;
}

}  // namespace gblocks::codegen
