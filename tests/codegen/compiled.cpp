#include "tests/codegen/compiled.h"

#include <gtest/gtest.h>

#include "compiler/compile.h"
#include "compiler/diagnostics/render.h"

namespace gblocks::test {

Imports ImportsIn(const SectionFile& file, const std::string& program) {
  Imports imports;
  for (const auto& section : file.sections()) {
    if (section.first.ends_with(".gblocks") && section.first != program) imports.push_back(section);
  }
  return imports;
}

codegen::CppProject Compiled(const std::string& path, const std::string& program, const Imports& imports,
                             codegen::Options options) {
  Sources sources;
  Diagnostics diagnostics;
  FileId file = sources.Add(path, program);
  for (const auto& [name, text] : imports) sources.Add(name, text);
  CompileResult result = Compile(file, sources, diagnostics, {.files = FilesOnDisk(), .code = options});
  if (!result.project) {
    ADD_FAILURE() << Render(diagnostics, sources, DiagnosticFormat::kShort);
    for (const std::string& broken : result.broken_rules) ADD_FAILURE() << broken;
    return {};
  }
  return std::move(*result.project);
}

}  // namespace gblocks::test
