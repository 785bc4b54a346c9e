// Long forms word by word, the other forms in general, and that no kind is without its golden.
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "compiler/diagnostics/catalogue.h"
#include "compiler/diagnostics/render.h"
#include "compiler/diagnostics/suggest.h"
#include "compiler/parse/load_files.h"
#include "tests/harness/diagnostic_tests.h"
#include "tests/harness/golden.h"

namespace {

using namespace gblocks;

void ParsePhase(Sources& sources, FileId file, Diagnostics& diagnostics) {
  LoadFiles(file, sources, diagnostics, {});
}

/// `kUnknownName` -> `unknown-name`.
std::string SlugOf(const std::string& enumerator) {
  std::string slug;
  for (char c : enumerator.substr(1)) {
    bool upper = c >= 'A' && c <= 'Z';
    if (upper && !slug.empty()) slug += '-';
    slug += upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return slug;
}

TEST(Catalogue, EveryKindThatTheParserReportsHasAGoldenAndAnExplanation) {
  std::set<std::string> slugs;
  static const std::regex kUse(R"((?:DiagnosticKind|\bKind)::(k\w+))");
  for (const auto& path : test::FilesBelow(PARSE_FOLDER, ".cpp")) {
    std::string text = test::ReadFile(path);
    for (std::sregex_iterator use(text.begin(), text.end(), kUse), end; use != end; ++use)
      slugs.insert(SlugOf((*use)[1]));
  }
  for (const std::string& slug : slugs) {
    bool has_golden = std::filesystem::exists(std::filesystem::path(DIAGNOSTICS_FOLDER) / (slug + ".gbtest"));
    // The one needs a program of megabytes; the other is the answer where there is none, and nobody knows when that is.
    EXPECT_TRUE(has_golden || slug == "program-too-large" || slug == "unreadable-import" || slug == "syntax") << slug;
    ASSERT_TRUE(KindOfSlug(slug)) << slug;
    EXPECT_FALSE(Describe(*KindOfSlug(slug)).explanation.empty()) << slug;
  }
}

TEST(Catalogue, TextsFollowTheRules) {
  for (const CatalogueEntry& entry : Catalogue()) {
    EXPECT_EQ(Slug(entry.kind), entry.slug);
    EXPECT_EQ(KindOfSlug(entry.slug), entry.kind);
    for (std::string_view message : entry.messages) {
      EXPECT_TRUE(message.back() == '.') << entry.slug << ": a message ends with a full stop";
      for (std::string_view word : {"illegal", "invalid", "unexpected token", "Invalid", "Illegal"}) {
        EXPECT_EQ(message.find(word), std::string_view::npos) << entry.slug;
      }
    }
  }
}

class RenderTest : public testing::Test {
 protected:
  Diagnostic At(uint32_t begin, uint32_t end) {
    return {DiagnosticKind::kUnknownName,
            {file_, begin, end},
            {{"name", "cuont"}, {"known", "There are `a` and `b`."}},
            {},
            {}};
  }
  FileId Add(std::string text) { return file_ = sources_.Add("app.gblocks", std::move(text)); }

  Sources sources_;
  FileId file_;
};

TEST_F(RenderTest, ShortForm) {
  Add("x = 1\nprint(cuont)\n");
  EXPECT_EQ(RenderShort(At(12, 17), sources_), "app.gblocks:2:7: error[unknown-name]: I cannot find a name `cuont`");
}

TEST_F(RenderTest, LongFormHasNoLineAbove80Columns) {
  Add(std::string(3000, 'a') + " cuont " + std::string(3000, 'b') + "\n");
  std::string text = RenderHuman(At(3001, 3006), sources_);
  for (size_t at = 0; at < text.size();) {
    size_t end = text.find('\n', at);
    std::string line = text.substr(at, end - at);
    size_t columns = 0;
    for (char c : line) columns += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    EXPECT_LE(columns, 80u) << line;
    at = end + 1;
  }
  size_t carets = text.find("^^^^^");
  ASSERT_NE(carets, std::string::npos);
  size_t line_begin = text.rfind('\n', carets) + 1;
  size_t code_begin = text.rfind('\n', line_begin - 2) + 1;
  // The line above is cut with a `…` of three bytes and one column.
  EXPECT_EQ(text.substr(code_begin + (carets - line_begin) + 2, 5), "cuont");
}

TEST_F(RenderTest, TabsAndWideCharactersKeepCaretsInPlace) {
  Add("\tx = \"日本\" + cuont\n");
  std::string text = RenderHuman(At(16, 21), sources_);
  EXPECT_NE(text.find(" 1|     x = \"日本\" + cuont\n                     ^^^^^\n"), std::string::npos) << text;
}

TEST_F(RenderTest, ControlCharactersNeverReachTheTerminal) {
  Add("x = \x1b[31m cuont\n");
  EXPECT_EQ(RenderHuman(At(10, 15), sources_).find('\x1b'), std::string::npos);
}

TEST_F(RenderTest, Json) {
  Add("x = 1\nprint(cuont)\n");
  Diagnostics diagnostics;
  Diagnostic diagnostic = At(12, 17);
  diagnostic.fixes.push_back({diagnostic.range, "count"});
  diagnostics.Add(diagnostic);
  std::string json = RenderJson(diagnostics, sources_);
  EXPECT_NE(json.find("\"kind\": \"unknown-name\""), std::string::npos);
  EXPECT_NE(json.find("\"replacement\": \"count\""), std::string::npos);
  EXPECT_NE(json.find("\"column\": 7"), std::string::npos);
}

TEST(Suggest, NearNamesOnly) {
  std::vector<std::string> names = {"count", "counter", "label", "scale", "on_click", "value"};
  EXPECT_EQ(SuggestNames("cuont", names), std::vector<std::string>{"count"});
  EXPECT_EQ(SuggestNames("Label", names), std::vector<std::string>{"label"});
  EXPECT_EQ(SuggestNames("on_clik", names), std::vector<std::string>{"on_click"});
  EXPECT_TRUE(SuggestNames("x", names).empty());
  EXPECT_TRUE(SuggestNames("zebra", names).empty());
  EXPECT_EQ(JoinSuggestions({"a", "b", "c"}), "`a`, `b` or `c`");
}

}  // namespace

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  test::RegisterRenderedDiagnosticTests("Rendered", DIAGNOSTICS_FOLDER, ParsePhase);
  return RUN_ALL_TESTS();
}
