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
  Files files = {{"program.gblocks", sections.Section("program.gblocks")}};
  for (const auto& [name, text] : sections.sections()) {
    if (name.ends_with(".gblocks") && name != "program.gblocks") files.emplace_back(name, text);
  }
  Sources sources;
  Diagnostics diagnostics;
  RunPhase(files, phase, sources, diagnostics);

  std::string slug = path.stem().string();
  auto shows = [&](const Diagnostic& diagnostic) { return Slug(diagnostic.kind) == slug; };
  EXPECT_TRUE(std::any_of(diagnostics.all().begin(), diagnostics.all().end(), shows))
      << path << " does not show " << slug;
  std::string text = Render(diagnostics, sources, DiagnosticFormat::kHuman);
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    EXPECT_TRUE(HasMessage(diagnostic)) << path << ": an argument is missing for " << Slug(diagnostic.kind);
    ExpectFixesMend(files, diagnostic, phase);
  }
  sections.CompareOrUpdateSection("human", text);
}

void RegisterRenderedDiagnosticTests(const std::string& suite, const std::filesystem::path& folder,
                                     DiagnosticPhase phase) {
  RegisterFileTests(suite, folder, ".gbtest",
                    [phase](const std::filesystem::path& path) { RunRenderedDiagnosticFile(path, phase); });
}

}  // namespace gblocks::test
