// What `gblocks dev` keeps from one version of a page to the next: `gb_live` tells the runtime each state and property,
// with its name and the shape of its type.
#include <algorithm>
#include <cctype>

#include "compiler/check/shape.h"
#include "compiler/codegen/emitter.h"
#include "compiler/codegen/literals.h"

namespace gblocks::codegen {

/// The type's shape, written in C++; empty where values of it cannot be kept.
std::string Emitter::ShapeNumber(TypeId id) {
  const auto fields = [&](TypeId type) {
    std::vector<std::pair<std::string, TypeId>> named;
    for (const ir::Record& record : program_.records) {
      if (record.type != type) continue;
      for (const ir::Field& field : record.fields) named.emplace_back(field.name, field.type);
    }
    return named;
  };
  const std::optional<uint32_t> number = check::ShapeNumber(*program_.types, id, fields);
  return number ? std::to_string(*number) + "u" : "";
}

/// Functions that tell a component's properties, and `gb_live`.
Block Emitter::LiveTable() {
  Block visits, body;
  auto statement = [](const std::string& call, std::vector<Code> arguments) {
    return Call(call, std::move(arguments)) << ";";
  };
  Code names;
  for (const std::string& name : program_.type_names) names << (names.empty() ? "" : ", ") + Quoted(name);
  if (!names.empty()) {
    visits.Add((Code("static const char* const kTypeNames[] = {") << names) << "};");
    body.Add(statement("live.types", {"kTypeNames", std::to_string(program_.type_names.size())}));
  }
  for (int id : used_components_) {
    size_t index = static_cast<size_t>(id);
    const ir::Component& component = program_.components[ir::ComponentId{id}];
    const std::string& name = component_names_[index];
    Block properties;
    for (size_t i = 0; i < component.properties.size(); ++i) {
      if (i >= component.live_properties.size() || !component.live_properties[i]) continue;
      std::string shape = ShapeNumber(component.properties[i].type);
      if (shape.empty()) continue;
      const bool is_state = i + component.states.size() >= component.properties.size();
      properties.Add(statement("live.property", {Quoted(component.properties[i].name), shape,
                                                 "it." + property_names_[index][i], is_state ? "true" : "false"}));
    }
    if (properties.empty()) continue;
    visits.Add(Code("static void visit_" + name + "(gb::Live& live, " + name + "& it) ").Braces(std::move(properties)));
    body.Add(statement("live.component<" + name + ", visit_" + name + ">", {Quoted(component.name)}));
  }
  for (const auto& [number, var] : local_states_) {
    std::string shape = ShapeNumber(program_.vars[var].type);
    if (shape.empty()) continue;
    body.Add(statement("live.local<" + TypeName(program_.vars[var].type) + ">",
                       {std::to_string(number), Quoted(program_.vars[var].name), shape}));
  }
  for (size_t i = 0; i < program_.vars.size(); ++i) {
    ir::VarId var{static_cast<int32_t>(i)};
    auto member = app_names_.find(var);
    if (member == app_names_.end()) continue;
    const ir::Variable& variable = program_.vars[var];
    if (variable.kind == ir::VarKind::kGlobalState) {
      std::string shape = ShapeNumber(variable.type);
      if (!shape.empty()) body.Add(statement("live.state", {Quoted(variable.name), shape, "app->" + member->second}));
    } else if (KindOf(variable.type) == TypeKind::kComponent) {
      body.Add(statement("live.handle", {Quoted(variable.name), "app->" + member->second}));
    }
  }
  Block block = std::move(visits);
  block.Add(Code(body.empty() ? "void gb_live(gb::Live&) " : "void gb_live(gb::Live& live) ").Braces(std::move(body)));
  return block;
}

namespace {

bool IsWordCharacter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// Past a comment, or blanks.
size_t SkipBlank(const std::string& cpp, size_t at) {
  while (at < cpp.size()) {
    if (cpp.compare(at, 2, "//") == 0) {
      at = std::min(cpp.find('\n', at), cpp.size());
    } else if (std::isspace(static_cast<unsigned char>(cpp[at])) != 0) {
      ++at;
    } else {
      break;
    }
  }
  return at;
}

/// Past the literal (of a text or a character) or the directive that begins at `at`; otherwise past one character.
size_t SkipToken(const std::string& cpp, size_t at) {
  const char quote = cpp[at];
  if (quote == '#') return cpp.find('\n', at) + 1;
  if (quote != '"' && quote != '\'') return at + 1;
  do {
    at += cpp[at] == '\\' ? 2 : 1;
  } while (cpp[at] != quote);
  return at + 1;
}

}  // namespace

std::vector<std::string> SeparateTexts(std::string& cpp) {
  std::vector<std::string> texts;
  std::string code;
  bool blank = false;  // stands before the token
  for (size_t at = SkipBlank(cpp, 0); at < cpp.size();) {
    size_t end = SkipToken(cpp, at);
    std::string token = cpp.substr(at, end - at);
    if (token[0] == '"' && cpp.compare(end, 2, "_s") == 0) {
      texts.push_back(Unquoted(token.substr(1, token.size() - 2)));
      token = "gb::live_text(" + std::to_string(texts.size() - 1) + ")";
      end += 2;
    }
    // Where lines break depends on the texts. A blank is needed between words, and in `- -x`.
    const bool words = !code.empty() && IsWordCharacter(code.back()) && IsWordCharacter(token[0]);
    if (blank && (words || code.back() == token[0])) code += ' ';
    code += token;
    at = SkipBlank(cpp, end);
    blank = at > end;
  }
  cpp = std::move(code);
  return texts;
}

}  // namespace gblocks::codegen
