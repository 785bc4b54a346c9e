// Programs with something missing, doubled or out of place: what people have on the screen most of the time. None may
// crash the parser; a broken one gets a message, with a place inside the file; and the answer is never the last resort.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <random>

#include "compiler/ast/dump.h"
#include "compiler/diagnostics/catalogue.h"
#include "tests/harness/golden.h"
#include "tests/unit/parse/parse_text.h"

namespace gblocks::test {
namespace {

std::vector<std::string> Programs() {
  std::vector<std::string> programs;
  for (const char* folder : {EXAMPLES_FOLDER, SYNTAX_FOLDER}) {
    for (const char* extension : {".gblocks", ".gbtest"}) {
      for (const auto& path : FilesBelow(folder, extension)) programs.push_back(ReadFile(path));
    }
  }
  return programs;
}

/// Parses; returns how many answers were the last resort.
int Check(const std::string& text) {
  Parsed parsed(text);
  int last_resorts = 0;
  for (const Diagnostic& diagnostic : parsed.diagnostics.all()) {
    EXPECT_LE(diagnostic.range.begin, diagnostic.range.end);
    EXPECT_LE(diagnostic.range.end, text.size());
    EXPECT_TRUE(HasMessage(diagnostic)) << Slug(diagnostic.kind) << "\n" << text;
    EXPECT_FALSE(RenderHuman(diagnostic, parsed.sources).empty());
    last_resorts += diagnostic.kind == DiagnosticKind::kSyntax;
  }
  if (last_resorts > 0 && std::getenv("GBLOCKS_SHOW_LAST_RESORTS"))
    std::cout << parsed.Problems() << text << "\n----\n";
  ast::Dump(parsed.module);
  return last_resorts;
}

TEST(Mutation, EveryBeginningOfEveryProgram) {
  for (const std::string& program : Programs()) {
    if (program.size() > 1500) continue;
    for (size_t length = 0; length < program.size(); length += 3) Check(program.substr(0, length));
  }
}

TEST(Mutation, PiecesRemovedDoubledAndMoved) {
  std::mt19937 random(20240501);
  auto below = [&](size_t limit) { return static_cast<size_t>(random() % limit); };
  const std::vector<std::string> words = {
      "(",      ")",      "[",      "]",      "{",     "}",    ":",       ",",          "=",       "==",     ".",
      "\n",     "\n    ", "  ",     "\"",     "'",     "f\"{", "if ",     "else",       "for ",    " in ",   "not ",
      "state ", "render", "on ",    "match ", "case ", "def ", "record ", "component ", "lambda ", "await ", "1",
      "x",      "# ",     "\\",     ";",      "*",     "**",   "->",      "None",       "import ", "from ",  "as ",
      "\t",     "emit ",  "event ", "|",      "@",     "!",    "pass",    "return ",    "del ",    "..."};
  int mutants = 0, last_resorts = 0;
  for (const std::string& program : Programs()) {
    if (program.size() < 2) continue;
    for (int round = 0; round < 40; ++round) {
      std::string text = program.substr(0, 3000);
      for (size_t edits = 1 + below(3); edits > 0; --edits) {
        size_t at = below(text.size()), length = 1 + below(8);
        switch (below(4)) {
          case 0:
            text.erase(at, length);
            break;
          case 1:
            text.insert(at, text.substr(below(text.size()), length));
            break;
          default:
            text.insert(at, words[below(words.size())]);
            break;
        }
        if (text.empty()) text = "x";
      }
      ++mutants;
      last_resorts += Check(text);
    }
  }
  EXPECT_LE(last_resorts * 200, mutants) << last_resorts << " of " << mutants
                                         << " mutants got an answer without content";
}

}  // namespace
}  // namespace gblocks::test
