#include <algorithm>

#include "compiler/codegen/emitter.h"

namespace gblocks::codegen {

Emitter::Emitter(const ir::Program& program, const Sources& sources, const Options& options)
    : program_(program),
      sources_(sources),
      options_(options),
      reads_(program),
      effects_(program),
      assigned_fields_(AssignedFields(program)),
      keeps_values_(options.live) {
  PrepareNames();
}

bool Emitter::IsAppMember(ir::VarId var) const {
  ir::VarKind kind = program_.vars[var].kind;
  return kind == ir::VarKind::kGlobal || kind == ir::VarKind::kGlobalState;
}

void Emitter::EnterScope() {
  names_.Enter();
  hidden_.emplace_back();
}

void Emitter::LeaveScope() {
  std::vector<std::pair<ir::VarId, std::string>>& hidden = hidden_.back();
  for (auto entry = hidden.rbegin(); entry != hidden.rend(); ++entry) {
    if (entry->second.empty()) {
      visible_.erase(entry->first);
    } else {
      visible_[entry->first] = entry->second;
    }
  }
  hidden_.pop_back();
  names_.Leave();
}

std::string Emitter::Declare(ir::VarId var) {
  std::string name = names_.Unique(program_.vars[var].name);
  std::string& visible = visible_[var];
  hidden_.back().emplace_back(var, visible);
  visible = name;
  return name;
}

std::string Emitter::CaptureList(const VariableUses& uses, const std::vector<ir::VarId>& except) const {
  std::string list;
  for (ir::VarId var : uses.vars()) {
    auto found = visible_.find(var);
    if (found == visible_.end() || std::find(except.begin(), except.end(), var) != except.end() || IsAppMember(var)) continue;
    ir::VarKind kind = program_.vars[var].kind;
    // Instances and fragments are the runtime's: the variable is a reference, and so is what is captured.
    bool by_reference = kind == ir::VarKind::kInstance || kind == ir::VarKind::kFragment;
    list += (list.empty() ? "" : ", ") + std::string(by_reference ? "&" : "") + found->second;
    if (fields_.count(var)) list += " = " + found->second;  // a field has to be named twice
  }
  return "[" + list + "]";
}

CppProject Generate(const ir::Program& program, const Sources& sources, const Options& options) {
  CppProject project = Emitter(program, sources, options).Generate();
  if (options.live) project.texts = SeparateTexts(project.app_cpp);
  return project;
}

}  // namespace gblocks::codegen
