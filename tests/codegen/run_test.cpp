// Each .gbrun in run/: a program, and what it prints when the page loads (`--- prints`), failures included; `--- tells`: the
// same with values of variables. With GBLOCKS_UPDATE=1 they are rewritten.
#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "tests/codegen/compiled.h"
#include "tests/codegen/generated_code.h"
#include "tests/harness/golden.h"

namespace gblocks::test {
namespace {

void RunsAsItSays(const std::filesystem::path& path) {
  SectionFile file(path);
  std::string name = path.stem().string() + ".gblocks";
  const auto sections = file.sections();
  for (const auto& [section, text] : sections) {
    if (section != "prints" && section != "tells") continue;
    codegen::Options options{.tells_values = section == "tells"};
    std::string code = Compiled(name, file.Section("app.gblocks"), ImportsIn(file, "app.gblocks"), options).app_cpp;
    if (!code.empty()) file.CompareOrUpdateSection(section, RunNatively(code));
  }
}

}  // namespace
}  // namespace gblocks::test

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  gblocks::test::RegisterFileTests("Run", GBLOCKS_TEST_FOLDER "/run", ".gbrun", gblocks::test::RunsAsItSays);
  return RUN_ALL_TESTS();
}
