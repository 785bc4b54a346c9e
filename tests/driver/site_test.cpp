// The parts of a site that need no em++: the page, the theme, names by content, and which of the library's files a
// program needs.
#include <gtest/gtest.h>

#include <algorithm>

#include "compiler/build/content_hash.h"
#include "compiler/build/page.h"
#include "compiler/build/site.h"
#include "compiler/build/theme.h"
#include "compiler/stdlib_files.h"

namespace gblocks::build {
namespace {

TEST(FillShell, EscapesTextAndKeepsTemplates) {
  PageParts parts;
  parts.title = "<b> & \"c\"";
  parts.templates = "<template><p></p></template>{{title}}";
  EXPECT_EQ(FillShell("<t>{{title}}</t>{{templates}}<html lang={{lang}}>{{", parts),
            "<t>&lt;b&gt; &amp; &quot;c&quot;</t><template><p></p></template>{{title}}<html lang=en>");
}

TEST(ContentHash, DependsOnTheBytesAlone) {
  EXPECT_EQ(ContentHash("").size(), 8u);
  EXPECT_EQ(ContentHash("a"), ContentHash(std::string("a")));
  EXPECT_NE(ContentHash("a"), ContentHash("b"));
}

TEST(Integrity, IsWhatBrowsersCompute) {  // FIPS 180-2, "abc"
  EXPECT_EQ(Integrity("abc"), "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn");
}

TEST(BrotliSize, IsSmallerThanTheText) {
  EXPECT_LT(BrotliSize(std::string(10000, 'x')), 50u);
}

TEST(ThemeCss, HasOnlyWhatThePageNeeds) {
  const std::string bare = ThemeCss({});
  const std::string buttons = ThemeCss({"Button"});
  EXPECT_NE(bare.find("--accent"), std::string::npos);
  EXPECT_EQ(bare.find("slider"), std::string::npos);
  EXPECT_GT(buttons.size(), bare.size());
  EXPECT_EQ(ThemeCss({"SomeonesOwn"}), bare);
  EXPECT_NE(ThemeCss({"Slider"}).find(".range"), std::string::npos);
}

TEST(StdlibFilesNamedIn, FollowsWhatTheFilesName) {
  const auto has = [](const std::vector<std::string_view>& files, std::string_view name) {
    return std::find(files.begin(), files.end(), name) != files.end();
  };
  EXPECT_TRUE(StdlibFilesNamedIn({"html.p('x')"}).empty());
  const auto files = StdlibFilesNamedIn({"render:\n    Textbox(letter)"});
  EXPECT_TRUE(has(files, "textbox.gblocks"));
  EXPECT_TRUE(has(files, "block.gblocks"));
  EXPECT_FALSE(has(files, "audio.gblocks"));
  EXPECT_TRUE(StdlibFilesNamedIn({"Textboxes"}).empty());
  EXPECT_LT(files.size(), AllStdlibFiles().size());
}

TEST(FormatReport, AlignsItsColumns) {
  SiteReport report;
  report.files = {{"index.html", 2000, 900}, {"assets/app-abcdefgh.wasm", 123456, 50000}};
  report.seconds = 1.5;
  report.compiler_seconds = 1.25;
  EXPECT_EQ(FormatReport(report, "dist/"),
            "dist/                             size       brotli\n"
            "  index.html                    2.0 kB       0.9 kB\n"
            "  assets/app-abcdefgh.wasm    123.5 kB      50.0 kB\n"
            "  total, 2 requests           125.5 kB      50.9 kB\n"
            "Built in 1.50 s, of which em++ took 1.25 s.\n");
}

}  // namespace
}  // namespace gblocks::build
