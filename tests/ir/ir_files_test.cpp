// Compiles the program of each .gbtest file below this folder and compares the IR with its sections: `--- ir` (after
// lowering),
// `--- ir after:<pass>`. The program is the section `--- program.gblocks`, or a file of examples/ that `--- example`
// names. Every example goes through all passes without breaking a rule of the IR.
#include <gtest/gtest.h>

#include "compiler/check/check.h"
#include "compiler/diagnostics/render.h"
#include "compiler/ir/dump.h"
#include "compiler/lower/lower.h"
#include "compiler/parse/load_files.h"
#include "compiler/parse/parse.h"
#include "compiler/passes/passes.h"
#include "tests/harness/golden.h"

namespace gblocks {
namespace {

const std::filesystem::path kRoot = GBLOCKS_SOURCE_DIR;
const ir::DumpOptions kOptions = {.stdlib = false};  // whose text has tests of its own

/// The IR of a program as text, after lowering and the passes up to `last` ("": none).
std::string IrOf(const std::string& name, const std::string& text, const std::string& last) {
  Sources sources;
  Diagnostics diagnostics;
  std::vector<ast::Module> stdlib;
  for (const std::filesystem::path& path : test::FilesBelow(kRoot / "stdlib", ".gblocks")) {
    FileId id = sources.Add(path.filename().string(), test::ReadFile(path));
    stdlib.push_back(Parse(id, sources, diagnostics));
  }
  std::vector<ast::ProgramFile> files = LoadFiles(sources.Add(name, text), sources, diagnostics, {});
  check::Program checked = check::Check(std::move(stdlib), std::move(files), sources, diagnostics);
  EXPECT_FALSE(diagnostics.has_errors()) << Render(diagnostics, sources, DiagnosticFormat::kShort);
  if (diagnostics.has_errors()) return "";
  ir::Program program = lower::Lower(checked, sources, diagnostics);
  if (last.empty()) {
    for (const std::string& problem : ir::Verify(program, ir::Stage::kSource)) ADD_FAILURE() << problem;
    return ir::Dump(program, kOptions);
  }
  passes::PassOptions options;
  options.stop_after = last;
  options.verify = true;
  for (const std::string& problem : passes::RunPasses(program, options)) ADD_FAILURE() << problem;
  return ir::Dump(program, kOptions);
}

std::string Trimmed(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text;
}

void RunFile(const std::filesystem::path& path) {
  test::SectionFile file(path);
  std::string name = "program.gblocks", text = file.Section(name);
  if (std::string example = Trimmed(file.Section("example")); !example.empty()) {
    name = example;
    text = test::ReadFile(kRoot / "examples" / example);
  }
  auto compare = [&](const std::string& section, const std::string& last) {
    if (!file.Section(section).empty()) file.CompareOrUpdateSection(section, IrOf(name, text, last));
  };
  compare("ir", "");
  for (const passes::PassInfo& pass : passes::AllPasses())
    compare("ir after:" + std::string(pass.name), std::string(pass.name));
}

void RunExample(const std::filesystem::path& path) {
  EXPECT_FALSE(
      IrOf(path.filename().string(), test::ReadFile(path), std::string(passes::AllPasses().back().name)).empty());
}

}  // namespace
}  // namespace gblocks

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  gblocks::test::RegisterFileTests("ir", gblocks::kRoot / "tests" / "ir", ".gbtest", gblocks::RunFile);
  gblocks::test::RegisterFileTests("examples", gblocks::kRoot / "examples", ".gblocks", gblocks::RunExample);
  return RUN_ALL_TESTS();
}
