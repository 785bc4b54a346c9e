#include "tests/codegen/compiled.h"

#include <gtest/gtest.h>

#include "compiler/compile.h"
#include "compiler/diagnostics/render.h"

namespace gblocks::test {

codegen::CppProject Compiled(const std::string& path, const std::string& program) {
  Sources sources;
  Diagnostics diagnostics;
  FileId file = sources.Add(path, program);
  CompileResult result = Compile(file, sources, diagnostics);
  if (!result.project) {
    ADD_FAILURE() << Render(diagnostics, sources, DiagnosticFormat::kShort);
    for (const std::string& broken : result.broken_rules) ADD_FAILURE() << broken;
    return {};
  }
  return std::move(*result.project);
}

}  // namespace gblocks::test
