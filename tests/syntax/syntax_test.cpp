// Each .gblocks file here is a case, as is each example; a .gbtest file has a program and its tree.
#include <gtest/gtest.h>

#include "compiler/ast/dump.h"
#include "compiler/diagnostics/render.h"
#include "compiler/parse/parse.h"
#include "tests/harness/diagnostic_tests.h"
#include "tests/harness/golden.h"

namespace {

using namespace gblocks;

void ParsePhase(Sources& sources, FileId file, Diagnostics& diagnostics) {
  Parse(file, sources, diagnostics);
}

void RunTreeFile(const std::filesystem::path& path) {
  test::SectionFile sections(path);
  Sources sources;
  FileId file = sources.Add("program.gblocks", sections.Section("program.gblocks"));
  Diagnostics diagnostics;
  ast::Module module = Parse(file, sources, diagnostics);
  EXPECT_EQ(Render(diagnostics, sources, DiagnosticFormat::kShort), "");
  sections.CompareOrUpdateSection("ast", ast::Dump(module));
}

}  // namespace

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  test::RegisterInlineDiagnosticTests("Syntax", SYNTAX_FOLDER, ParsePhase);
  test::RegisterInlineDiagnosticTests("Examples", EXAMPLES_FOLDER, ParsePhase);
  test::RegisterFileTests("Tree", SYNTAX_FOLDER, ".gbtest", RunTreeFile);
  return RUN_ALL_TESTS();
}
