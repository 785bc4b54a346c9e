// Checks every .gblocks file below this folder, and every example, with the standard library, against the expectations
// written into it.
#include <gtest/gtest.h>

#include "compiler/check/check.h"
#include "compiler/parse/load_files.h"
#include "compiler/parse/parse.h"
#include "tests/harness/diagnostic_tests.h"
#include "tests/harness/golden.h"

namespace gblocks {
namespace {

void ParseAndCheck(Sources& sources, FileId file, Diagnostics& diagnostics) {
  std::vector<ast::Module> stdlib;
  for (const std::filesystem::path& path : test::FilesBelow(GBLOCKS_SOURCE_DIR "/stdlib", ".gblocks")) {
    FileId id = sources.Add(path.filename().string(), test::ReadFile(path));
    stdlib.push_back(Parse(id, sources, diagnostics));
  }
  check::Check(std::move(stdlib), LoadFiles(file, sources, diagnostics, FilesOnDisk()), sources, diagnostics);
}

}  // namespace
}  // namespace gblocks

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  gblocks::test::RegisterInlineDiagnosticTests("check", GBLOCKS_SOURCE_DIR "/tests/check", gblocks::ParseAndCheck);
  gblocks::test::RegisterInlineDiagnosticTests("examples", GBLOCKS_SOURCE_DIR "/examples", gblocks::ParseAndCheck);
  return RUN_ALL_TESTS();
}
