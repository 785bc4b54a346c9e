// What is right in Python, Gradio, React or Svelte gets an answer of its own. Each file of habits/ is a family: programs, and what is
// said about each: the messages with their hints. GBLOCKS_UPDATE=1 writes them.
#include <gtest/gtest.h>

#include <set>

#include "compiler/compile.h"
#include "compiler/diagnostics/catalogue.h"
#include "compiler/diagnostics/render.h"
#include "tests/harness/diagnostic_tests.h"
#include "tests/harness/golden.h"

namespace gblocks {
namespace {

void WholeCompiler(Sources& sources, FileId program, Diagnostics& diagnostics) {
  Compile(program, sources, diagnostics);
}

/// Kinds that say what was found, and nothing about what was meant, unless they come with advice.
bool KnowsTheHabit(const Diagnostic& diagnostic) {
  return diagnostic.kind != DiagnosticKind::kSyntax && !HintText(diagnostic).empty();
}

size_t RunFamily(const std::filesystem::path& path) {
  test::SectionFile sections(path);
  size_t count = 0;
  for (size_t i = 0; i < sections.sections().size(); ++i) {
    const auto [name, text] = sections.sections()[i];
    if (name != "program") continue;
    SCOPED_TRACE(path.string() + ":\n" + text);
    ++count;
    Sources sources;
    Diagnostics diagnostics;
    const test::Files files = {{"app.gblocks", text}};
    test::RunPhase(files, WholeCompiler, sources, diagnostics);
    std::string answer;
    bool known = false;
    for (const Diagnostic& diagnostic : diagnostics.all()) {
      answer += RenderShort(diagnostic, sources) + "\n";
      if (const std::string hint = HintText(diagnostic); !hint.empty()) answer += "Hint: " + hint + "\n";
      known = known || KnowsTheHabit(diagnostic);
      test::ExpectFixesMend(files, diagnostic, WholeCompiler);
    }
    EXPECT_TRUE(known) << answer;
    sections.CompareOrUpdateSection(i + 1, answer);
  }
  return count;
}

TEST(Habits, HaveAnswersOfTheirOwn) {
  size_t count = 0;
  for (const auto& path : test::FilesBelow(HABITS_FOLDER, ".gbtest")) count += RunFamily(path);
  EXPECT_GE(count, 60u);
}

}  // namespace
}  // namespace gblocks
