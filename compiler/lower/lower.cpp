#include "compiler/lower/lower.h"

#include <algorithm>

#include "compiler/lower/lowerer.h"

namespace gblocks::lower {

ir::Program Lower(check::Program& checked, const Sources& sources, Diagnostics&) {
  return Lowerer(checked, sources).Run();
}

ir::Program Lowerer::Run() {
  program_.types = &types_;
  const ast::Module& main = checked_.modules[checked_.main].ast;
  if (main.file.valid()) program_.source_path = sources_[main.file].path();
  CollectReferences();
  CollectCancelled();
  for (size_t i = 0; i < checked_.modules.size(); ++i) {
    ModuleId module{static_cast<int32_t>(i)};
    if (!checked_.modules[module].is_stdlib) {
      LowerFile(module);
    } else if (FileId file = checked_.modules[module].ast.file; file.valid()) {
      program_.library_files.insert(file);
    }
  }
  LowerPending();
  LowerNamedTypes();
  HoistDeclarations(program_, program_.body);
  for (const ir::Component& component : program_.components) {
    if (component.is_stdlib) program_.used_components.push_back(component.name);
  }
  std::sort(program_.used_components.begin(), program_.used_components.end());
  return std::move(program_);
}

/// A file's own code: part of the app's body.
void Lowerer::LowerFile(ModuleId module) {
  at_ = Cursor{};
  at_.module = module;
  at_.out = &program_.body;
  for (ast::StmtId id : Ast().body) LowerStmt(id);
}

/// Bodies of what was referred to; they refer to more.
void Lowerer::LowerPending() {
  while (!pending_.empty()) {
    std::vector<std::function<void()>> now = std::move(pending_);
    pending_.clear();
    for (const std::function<void()>& lower : now) lower();
  }
}

/// Records and components that only types speak of: `tasks: list[Task] = []`, and no task anywhere.
void Lowerer::LowerNamedTypes() {
  std::unordered_set<TypeId> seen;
  std::function<void(TypeId)> reach = [&](TypeId type) {
    if (!type.valid() || !seen.insert(type).second) return;
    check::Type info = types_[type];
    if (info.kind == TypeKind::kRecord) {
      RecordOf(info.symbol);
      for (const check::ParamInfo& field : Sym(info.symbol).params) reach(field.type);
    }
    if (info.kind == TypeKind::kComponent) {
      ComponentOf(info.symbol);
      for (const check::ParamInfo& property : Sym(info.symbol).params) reach(property.type);
    }
    for (TypeId argument : info.arguments) reach(argument);
  };
  for (size_t i = 0; i < program_.vars.size(); ++i) {  // lowering a component adds more
    reach(program_.vars[VarId{static_cast<int32_t>(i)}].type);
    LowerPending();
  }
  for (const ir::Function& function : program_.functions) reach(function.result);
  LowerPending();
}

/// Where names are used: one that no other place uses than the loop that makes it belongs to the loop's turn.
void Lowerer::CollectReferences() {
  for (size_t i = 0; i < checked_.modules.size(); ++i) {
    at_.module = ModuleId{static_cast<int32_t>(i)};
    for (const auto& entry : Tables().references) {
      SymbolId symbol = entry.second.symbol;
      if (entry.second.kind == RefKind::kSymbol && symbol.valid())
        references_[symbol].push_back(Ast(entry.first).range);
    }
    for (const ast::Stmt& stmt : Ast().stmts) {
      const auto* loop = std::get_if<ast::For>(&stmt.node);
      if (loop == nullptr) continue;
      std::vector<SymbolId> symbols;
      CollectTargets(loop->target, symbols);
      for (SymbolId symbol : symbols) loops_[symbol].push_back(stmt.range);
    }
  }
}

/// Place in the program text, as a number that later passes can compare: the library's internals first, then each
/// file's lines.
int Lowerer::OrderOf(const ast::Stmt& stmt) const {
  constexpr int kLinesPerFile = 10000;
  int line = static_cast<int>(sources_[stmt.range.file].Position(stmt.range.begin).line);
  if (Module().is_stdlib) return line;
  int files_before = 1;
  for (size_t i = 0; i < checked_.modules.size() && ModuleId{static_cast<int32_t>(i)} != at_.module; ++i) {
    if (!checked_.modules[ModuleId{static_cast<int32_t>(i)}].is_stdlib) ++files_before;
  }
  return files_before * kLinesPerFile + line;
}

/// `app(title=…, css=…, …)`: check/ asks for constant texts.
void Lowerer::LowerApp(const check::CallInfo& call) {
  for (const auto& [name, value] : call.named) {
    const auto* text = As<ast::StrLiteral>(value);
    if (text == nullptr) continue;
    if (name == "title") program_.title = text->value;
    if (name == "theme") program_.theme = text->value;
    if (name == "css") program_.css = text->value;
    if (name == "description") program_.description = text->value;
    if (name == "icon") program_.icon = text->value;
    if (name == "lang") program_.lang = text->value;
    if (name == "image") program_.image = text->value;
  }
}

TypeId Lowerer::TypeOf(ast::ExprId id) const {
  auto found = Tables().types.find(id);
  return found == Tables().types.end() ? types_.error() : Concrete(found->second);
}

TypeId Lowerer::Concrete(TypeId id) const {
  if (at_.type_arguments.empty() || !id.valid()) return id;
  for (const auto& [param, argument] : at_.type_arguments) {
    if (param == id) return argument;
  }
  check::Type type = types_[id];
  if (type.arguments.empty()) return id;
  for (TypeId& part : type.arguments) part = Concrete(part);
  return type.kind == TypeKind::kOptional ? types_.Optional(type.arguments[0]) : types_.Intern(std::move(type));
}

Reference Lowerer::RefOf(ast::ExprId id) const {
  auto found = Tables().references.find(id);
  return found == Tables().references.end() ? Reference{} : found->second;
}

const check::CallInfo* Lowerer::CallOf(ast::ExprId id) const {
  auto found = Tables().calls.find(id);
  return found == Tables().calls.end() ? nullptr : &found->second;
}

}  // namespace gblocks::lower
