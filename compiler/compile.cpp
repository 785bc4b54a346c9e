#include "compiler/compile.h"

#include <string>
#include <utility>
#include <vector>

#include "compiler/check/check.h"
#include "compiler/lint/lint.h"
#include "compiler/lower/lower.h"
#include "compiler/parse/parse.h"
#include "compiler/passes/passes.h"
#include "compiler/stdlib_files.h"

namespace gblocks {
namespace {

std::vector<ast::Module> ParseStdlib(const std::vector<std::string_view>& files, Sources& sources,
                                     Diagnostics& diagnostics) {
  std::vector<ast::Module> modules;
  for (const std::string_view file : files) {
    const FileId id = sources.Add("stdlib/" + std::string(file), std::string(StdlibText(file)));
    modules.push_back(Parse(id, sources, diagnostics));
  }
  return modules;
}

/// Checks a program against the library files it names, which saves parsing the rest. Where something is wrong it is
/// checked once more, against the whole library: suggestions ("did you mean Textbox?") have to know every name.
check::Program CheckProgram(const std::vector<ast::ProgramFile>& program, Sources& sources, Diagnostics& diagnostics) {
  const auto check_against = [&](const std::vector<std::string_view>& files, Diagnostics& found) {
    std::vector<ast::Module> stdlib = ParseStdlib(files, sources, found);
    return check::Check(std::move(stdlib), program, sources, found);
  };
  Diagnostics quick;
  std::vector<std::string_view> texts;
  for (const ast::ProgramFile& file : program) texts.push_back(sources[file.syntax.file].text());
  check::Program checked = check_against(StdlibFilesNamedIn(std::move(texts)), quick);
  if (!quick.has_errors()) return checked;  // and no warnings: these are found afterwards
  return check_against(AllStdlibFiles(), diagnostics);
}

check::Program CheckProgram(std::vector<ast::ProgramFile>& program, Sources& sources, Diagnostics& diagnostics,
                            const CompileOptions& options) {
  if (!options.goes_on) return CheckProgram(program, sources, diagnostics);
  return check::Check(ReadStandardLibrary().modules, std::move(program), sources, diagnostics);
}

}  // namespace

const StandardLibrary& ReadStandardLibrary() {
  static const StandardLibrary* const library = [] {
    auto* read = new StandardLibrary();
    Diagnostics none;
    read->modules = ParseStdlib(AllStdlibFiles(), read->sources, none);
    return read;
  }();
  return *library;
}

CompileResult Compile(FileId main, Sources& sources, Diagnostics& diagnostics, const CompileOptions& options) {
  CompileResult result;
  const auto finished = [&](Phase phase) { return diagnostics.has_errors() || options.last == phase; };

  result.files = LoadFiles(main, sources, diagnostics, options.files);
  Diagnostics consequences;
  const bool goes_on = options.goes_on && diagnostics.has_errors();
  if (!goes_on && finished(Phase::kParse)) return result;

  Diagnostics& found = goes_on ? consequences : diagnostics;
  result.program = std::make_unique<check::Program>(CheckProgram(result.files, sources, found, options));
  if (!diagnostics.has_errors()) lint::Lint(*result.program, diagnostics);
  if (finished(Phase::kCheck)) return result;

  result.ir = std::make_unique<ir::Program>(lower::Lower(*result.program, sources, diagnostics));
  if (finished(Phase::kLower)) return result;

  result.broken_rules = passes::RunPasses(*result.ir);
  if (finished(Phase::kPasses) || !result.broken_rules.empty()) return result;

  result.project = codegen::Generate(*result.ir, sources, options.code);
  return result;
}

}  // namespace gblocks
