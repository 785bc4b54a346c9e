// `sequences_native PROGRAM.gblocks OUT`: compiles a program natively to OUT, its templates to OUT.html.
#include <filesystem>
#include <fstream>

#include "tests/codegen/compiled.h"
#include "tests/codegen/generated_code.h"
#include "tests/harness/golden.h"

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::string path = argv[1], out = argv[2];
  const gblocks::codegen::CppProject project = gblocks::test::Compiled(path, gblocks::test::ReadFile(path));
  if (project.app_cpp.empty()) return 1;
  std::ofstream page(out + ".html");
  for (const std::string& html : project.templates_html) page << "<template>" << html << "</template>\n";
  gblocks::test::BuildNatively(project.app_cpp, GBLOCKS_SEQUENCES_LIBRARIES, out);
  return std::filesystem::exists(out) ? 0 : 1;
}
