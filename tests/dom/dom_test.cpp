// Each .gbtest here: a program (`--- program.gblocks`, or `--- file: PATH` of one in the repository) and what a person
// does with it (`--- step: …`, see steps.h), with what comes of it: the tree (of a long page: the lines that changed),
// the operations that led to it, where the focus has gone, failures, prints. After each step the page is also made anew
// from the program's state; `a fresh render differs` says where that is not the same, which has to have a reason: what
// people typed into fields of a render block. GBLOCKS_UPDATE=1 rewrites all but the programs and the steps.
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "tests/codegen/compiled.h"
#include "tests/codegen/generated_code.h"
#include "tests/harness/golden.h"

namespace gblocks::test {
namespace {

const std::string kFile = "file: ", kStep = "step: ";

codegen::CppProject Project(const SectionFile& file) {
  const auto& [name, text] = file.sections().at(0);
  if (name.rfind(kFile, 0) != 0) return Compiled(name, text, ImportsIn(file, name));
  std::string path = name.substr(kFile.size());
  return Compiled(path, ReadFile(std::filesystem::path(GBLOCKS_SOURCE_FOLDER) / path));
}

/// What each step did.
std::vector<std::string> Reports(const codegen::CppProject& project, const std::string& steps) {
  ScratchFolder folder;
  std::string program = folder.File("app"), templates = folder.File("templates.html"), script = folder.File("steps");
  BuildNatively(project.app_cpp, GBLOCKS_DOM_LIBRARIES, program);
  std::ofstream page(templates);
  for (const std::string& html : project.templates_html) page << "<template>" << html << "</template>\n";
  page.close();
  WriteFile(script, steps);
  std::string output = OutputOf(program + " " + templates + " " + script + " 2>&1");

  std::vector<std::string> reports;
  const std::string kEnd = "\x1e\n";
  for (size_t at = 0, end; (end = output.find(kEnd, at)) != std::string::npos; at = end + kEnd.size())
    reports.push_back(output.substr(at, end - at));
  return reports;
}

void RunsAsItSays(const std::filesystem::path& path) {
  SectionFile file(path);
  ASSERT_FALSE(file.sections().empty());
  codegen::CppProject project = Project(file);
  if (project.app_cpp.empty()) return;
  std::string steps;
  size_t count = 0;
  for (const auto& [name, text] : file.sections()) {
    if (name.rfind(kStep, 0) != 0) continue;
    steps += name.substr(kStep.size()) + "\n";
    ++count;
  }
  std::vector<std::string> reports = Reports(project, steps);
  ASSERT_EQ(reports.size(), count) << "not all steps were made";
  size_t next = 0;
  for (size_t i = 0; i < file.sections().size(); ++i) {
    if (file.sections()[i].first.rfind(kStep, 0) == 0) file.CompareOrUpdateSection(i, reports[next++]);
  }
}

}  // namespace
}  // namespace gblocks::test

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  gblocks::test::RegisterFileTests("Dom", GBLOCKS_TEST_FOLDER, ".gbtest", gblocks::test::RunsAsItSays);
  return RUN_ALL_TESTS();
}
