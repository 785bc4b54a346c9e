// The long form of messages, pinned word by word.
#include <gtest/gtest.h>

#include <algorithm>

#include "compiler/diagnostics/catalogue.h"
#include "compiler/diagnostics/render.h"
#include "tests/harness/diagnostic_tests.h"
#include "tests/harness/golden.h"

namespace gblocks::test {

void RunRenderedDiagnosticFile(const std::filesystem::path& path, const DiagnosticPhase& phase) {
  SectionFile sections(path);
  Sources sources;
  FileId file = sources.Add("program.gblocks", sections.Section("program.gblocks"));
  for (const auto& [name, text] : sections.sections()) {
    if (name.ends_with(".gblocks") && name != "program.gblocks") sources.Add(name, text);
  }
  Diagnostics diagnostics;
  phase(sources, file, diagnostics);
  diagnostics.Sort();

  std::string slug = path.stem().string();
  auto shows = [&](const Diagnostic& diagnostic) { return Slug(diagnostic.kind) == slug; };
  EXPECT_TRUE(std::any_of(diagnostics.all().begin(), diagnostics.all().end(), shows))
      << path << " does not show " << slug;
  std::string text = Render(diagnostics, sources, DiagnosticFormat::kHuman);
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    EXPECT_TRUE(HasMessage(diagnostic)) << path << ": an argument is missing for " << Slug(diagnostic.kind);
  }
  sections.CompareOrUpdateSection("human", text);
}

void RegisterRenderedDiagnosticTests(const std::string& suite, const std::filesystem::path& folder,
                                     DiagnosticPhase phase) {
  RegisterFileTests(suite, folder, ".gbtest",
                    [phase](const std::filesystem::path& path) { RunRenderedDiagnosticFile(path, phase); });
}

}  // namespace gblocks::test
