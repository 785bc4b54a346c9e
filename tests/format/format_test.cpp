// `x.gblocks` becomes `x.formatted.gblocks`, or stays as it is where there is no such file. Every program of the
// repository, and those that random changes make of them, keep their words, comments and blocks; formatting twice changes
// nothing more; and the compiler says the same about them. GBLOCKS_FORMAT_CHANGES=1000 tries more changes.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <string>

#include "compiler/compile.h"
#include "compiler/diagnostics/render.h"
#include "compiler/format/format.h"
#include "tests/harness/golden.h"

namespace {

using namespace gblocks;
using Path = std::filesystem::path;

const Path kSource = GBLOCKS_SOURCE_DIR;

void RunGolden(const Path& path) {
  if (path.string().ends_with(".formatted.gblocks")) return;
  const std::string text = test::ReadFile(path);
  Path partner = path;
  partner.replace_extension(".formatted.gblocks");
  const std::string formatted = format::Format(text);
  if (std::filesystem::exists(partner)) {
    test::CompareOrUpdate(partner, test::ReadFile(partner), formatted);
  } else {
    EXPECT_EQ(formatted, text);
  }
}

std::string WhatTheCompilerSays(const std::string& text) {
  Sources sources;
  const FileId file = sources.Add("program.gblocks", text);
  Diagnostics diagnostics;
  Compile(file, sources, diagnostics, {.last = Phase::kCheck, .files = {}});
  std::string said;
  for (const Diagnostic& diagnostic : diagnostics.all()) said += ShortMessage(diagnostic) + "\n";
  std::erase(said, ' ');  // messages quote the program
  return said;
}

/// What holds for every text. Returns the formatted one.
std::string ExpectInvariants(const std::string& text) {
  std::string formatted = format::Format(text);
  EXPECT_TRUE(format::SameTokens(text, formatted)) << text << "\n--- became\n" << formatted;
  EXPECT_EQ(format::Format(formatted), formatted) << "formatting twice, of\n" << text;
  return formatted;
}

void RunInvariants(const Path& path) {
  const std::string text = test::ReadFile(path);
  const std::string formatted = ExpectInvariants(text);
  EXPECT_EQ(WhatTheCompilerSays(formatted), WhatTheCompilerSays(text));
  const std::string folder = path.parent_path().filename().string();
  if (folder == "examples" || folder == "stdlib") {
    EXPECT_EQ(formatted, text) << "gblocks fmt " << path;
  }
}

/// Changes that leave a program what it is, mostly; some break it.
std::string Changed(std::string text, std::mt19937& random) {
  const auto pick = [&](size_t count) { return static_cast<size_t>(random() % count); };
  static const char* const kPieces[] = {" ",  "  ", "\n",  "\t", " # note\n", "\\\n", "(",  ")",    "[", "]",  ",", ":",
                                        "\"", "'",  "\"\"\"", "{",  "}",  "é",  "x", " if ", "=", "\r\n", "$", "\n    ", "#", ";"};
  for (size_t changes = 1 + pick(4); changes > 0; --changes) {
    if (text.empty()) break;
    const size_t at = pick(text.size());
    switch (pick(4)) {
      case 0:
        text.insert(at, kPieces[pick(std::size(kPieces))]);
        break;
      case 1:
        text.erase(at, 1 + pick(3));
        break;
      case 2:
        if (text[at] == ' ') text.insert(at, pick(5), ' ');
        break;
      default:
        if (const size_t comma = text.find(", ", at); comma != std::string::npos)
          text.replace(comma, 2, pick(3) == 0 ? ",  # why\n        " : ",\n     ");
    }
  }
  return text;
}

bool IsText(const std::string& text) {
  for (size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x80) return false;  // a character may have been cut
  }
  return true;
}

void RunChanges(const Path& path) {
  const std::string text = test::ReadFile(path);
  if (text.size() > 4000) return;
  std::mt19937 random(static_cast<unsigned>(text.size()));
  const char* more = std::getenv("GBLOCKS_FORMAT_CHANGES");
  const int changes = more == nullptr ? 12 : std::atoi(more);
  for (int i = 0; i < changes && !testing::Test::HasFailure(); ++i) {
    const std::string changed = Changed(text, random);
    if (IsText(changed)) ExpectInvariants(changed);
  }
}

TEST(Format, LeavesWhatIsTooDeepAsItIs) {
  const std::string text = "x  =  " + std::string(5000, '(') + "1" + std::string(5000, ')') + "\n";
  EXPECT_EQ(format::Format(text), text);
}

TEST(Format, KeepsTheKindOfLineBreaks) {
  EXPECT_EQ(format::Format("a=1\r\nif a:\r\n  b=2\r\n"), "a = 1\r\nif a:\r\n    b = 2\r\n");
}

TEST(Format, AnswersOnTimeForLongLines) {
  std::string text = "x = [";
  for (int i = 0; i < 20000; ++i) text += "f(1,[2,3])+" + std::to_string(i) + ",";
  ExpectInvariants(text + "]\n");
}

}  // namespace

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  test::RegisterFileTests("FormatGolden", kSource / "tests/format", ".gblocks", RunGolden);
  for (const char* folder : {"examples", "stdlib", "benchmarks", "tests"}) {
    test::RegisterFileTests(std::string("FormatKeeps.") + folder, kSource / folder, ".gblocks", RunInvariants);
    test::RegisterFileTests(std::string("FormatChanged.") + folder, kSource / folder, ".gblocks", RunChanges);
  }
  return RUN_ALL_TESTS();
}
