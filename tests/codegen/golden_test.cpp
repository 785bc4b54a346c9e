// Each .gbtest here: a program, and the functions and structs of its C++ that are pinned (`--- cpp: render_1`). With
// GBLOCKS_UPDATE=1 they are rewritten. `--- not-in-cpp` lists texts that must not occur.
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "tests/codegen/compiled.h"
#include "tests/codegen/generated_code.h"
#include "tests/harness/golden.h"

namespace gblocks::test {
namespace {

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

void RunGolden(const std::filesystem::path& path) {
  SectionFile file(path);
  std::string program_name, code;
  const std::string kSymbol = "cpp: ";
  for (const std::string& line : Lines(ReadFile(path))) {
    if (line.rfind("--- ", 0) != 0) continue;
    std::string section = line.substr(4);
    if (section.size() > 8 && section.rfind(".gblocks") == section.size() - 8) {
      code = Compiled(section, file.Section(section), ImportsIn(file, section)).app_cpp;
      ExpectCompiles(code);
    } else if (section.rfind(kSymbol, 0) == 0) {
      std::string definition = FindDefinition(code, section.substr(kSymbol.size()));
      EXPECT_NE(definition, "") << section << " is not in\n" << code;
      file.CompareOrUpdateSection(section, definition);
    } else if (section == "cpp") {
      file.CompareOrUpdateSection(section, code);
    } else if (section == "not-in-cpp") {
      for (const std::string& text : Lines(file.Section(section)))
        EXPECT_EQ(code.find(text), std::string::npos) << text;
    }
  }
}

}  // namespace
}  // namespace gblocks::test

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  gblocks::test::RegisterFileTests("Codegen", GBLOCKS_TEST_FOLDER, ".gbtest", gblocks::test::RunGolden);
  return RUN_ALL_TESTS();
}
