#include "compiler/check/check.h"

#include <utility>

#include "compiler/check/checker.h"

namespace gblocks::check {

Checker::Checker(Program& program, const Sources& sources, Diagnostics& diagnostics)
    : program_(program), types_(program.types), sources_(sources), diagnostics_(diagnostics), signatures_(types_) {}

/// Goes to the top level of a file.
void Checker::Enter(ModuleId module) {
  CheckedModule& checked = program_.modules[module];
  auto [scope, context] = files_[static_cast<size_t>(module.index)];
  at_ = Cursor{module, &checked.ast, &checked.tables, scope, context, {}, 0};
}

/// First all names, then all signatures, then each file's own code, then what runs later; so that every body knows
/// every name.
void Checker::Run(size_t stdlib_count) {
  prelude_ = NewScope(nullptr, nullptr);
  at_.scope = prelude_;
  stdlib_names_ = NewScope(nullptr, nullptr);
  size_t count = program_.modules.size();
  bound_at_end_.resize(count);
  for (size_t i = 0; i < count; ++i) {
    ModuleId module{static_cast<int32_t>(i)};
    CheckedModule& checked = program_.modules[module];
    checked.is_stdlib = i < stdlib_count;
    size_t exprs = checked.ast.exprs.size();
    checked.tables.types.reserve(exprs);
    checked.tables.references.reserve(exprs / 2);
    at_ = {};
    at_.module = module;
    at_.scope = checked.is_stdlib ? stdlib_names_ : prelude_;
    Context* context = NewContext(ContextKind::kFile, {});
    files_.emplace_back(NewScope(context, &checked.ast.body), context);
  }
  auto each_module = [&](auto&& action) {
    for (size_t i = 0; i < count; ++i) action(ModuleId{static_cast<int32_t>(i)});
  };
  each_module([&](ModuleId module) { DeclareFile(module); });
  each_module([&](ModuleId module) {
    Enter(module);
    for (ast::StmtId stmt : at_.ast->body) ResolveSignature(stmt);
  });
  each_module([&](ModuleId module) { CheckFile(module); });
  each_module([&](ModuleId module) { RunDeferred(module); });
  ReportOpen();
  CheckBrowserStates();
  FinishHandles();
  RefuseLooseHandles();
  CloseEffects();
  MarkRecursion();
  RefuseCallsInRender();
}

Program Check(std::vector<ast::Module> stdlib, std::vector<ast::ProgramFile> files, const Sources& sources,
              Diagnostics& diagnostics) {
  Program program;
  size_t stdlib_count = stdlib.size();
  for (ast::Module& module : stdlib) program.modules.Add({std::move(module), {}, true, {}});
  for (ast::ProgramFile& file : files) {
    CheckedModule module{std::move(file.syntax), {}, false, {}};
    for (const auto& [stmt, place] : file.imports)
      module.imports[stmt] = ModuleId{static_cast<int32_t>(stdlib_count + place)};
    program.main = program.modules.Add(std::move(module));
  }
  Checker(program, sources, diagnostics).Run(stdlib_count);
  return program;
}

TypeId Program::TypeOf(ModuleId module, ast::ExprId expr) const {
  const auto& known = modules[module].tables.types;
  auto found = known.find(expr);
  return found == known.end() ? types.error() : found->second;
}

}  // namespace gblocks::check
