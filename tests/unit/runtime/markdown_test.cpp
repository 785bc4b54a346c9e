// Markdown made at run time, as DOM nodes.
#include <gtest/gtest.h>

#include "gblocks/platform.h"
#include "support.h"

namespace {

constexpr gb::Template kMarkdown{.id = 0, .nodes = 2, .memos = 1};

/// The DOM that a text becomes.
std::string Html(const std::string& text) {
  TestPage page("<template><div><p g></p></div></template>",
                [&](gb::Run& run) { run.place(kMarkdown, 1).markdown(0, 1, Make(text)); });
  std::string html;
  for (const auto& node : page.Find("p").children) html += gblocks::oracle::Serialize(*node);
  return html;
}

TEST(Markdown, BlocksAndSpans) {
  EXPECT_EQ(Html("# Title\n\nA *b* **c** `d < e` ~~f~~\nnext  \nline"),
            "<h1>Title</h1>\n<p>\n  A \n  <em>b</em>\n   \n  <strong>c</strong>\n   \n  <code>d &lt; e</code>\n   \n  "
            "<del>f</del>\n"
            "  &#10;next\n  <br>\n  line\n</p>\n");
  EXPECT_EQ(Html("3. x\n4. y\n"), "<ol start=\"3\">\n  <li>x</li>\n  <li>y</li>\n</ol>\n");
  EXPECT_EQ(Html("- [x] done\n- [ ] open\n"),
            "<ul>\n  <li>\n    <input type=\"checkbox\" disabled checked>\n    done\n  </li>\n"
            "  <li>\n    <input type=\"checkbox\" disabled>\n    open\n  </li>\n</ul>\n");
  EXPECT_EQ(Html("```python\nx = 1\n```"), "<pre>\n  <code class=\"language-python\">x = 1&#10;</code>\n</pre>\n");
  EXPECT_EQ(
      Html("| a | b |\n|---|:-:|\n| 1 | 2 |"),
      "<table>\n  <thead>\n    <tr>\n      <th>a</th>\n      <th align=\"center\">b</th>\n    </tr>\n  </thead>\n"
      "  <tbody>\n    <tr>\n      <td>1</td>\n      <td align=\"center\">2</td>\n    </tr>\n  </tbody>\n</table>\n");
  EXPECT_EQ(Html("&amp; &copy; &#x41; &#0; &unknown; ü"), "<p>&amp; © A \xEF\xBF\xBD &amp;unknown; ü</p>\n");
}

TEST(Markdown, RawHtmlIsText) {
  EXPECT_EQ(Html("<script>alert(1)</script> <b>x</b>"), "<p>&lt;script>alert(1)&lt;/script> &lt;b>x&lt;/b></p>\n");
}

TEST(Markdown, LinksOfHarmlessSchemesOnly) {
  EXPECT_EQ(Html("[a](https://x.org/?a=1&amp;b \"t\")"),
            "<p>\n  <a href=\"https://x.org/?a=1&amp;b\" title=\"t\" target=\"_blank\" rel=\"noopener "
            "noreferrer\">a</a>\n</p>\n");
  EXPECT_EQ(Html("[a](page.html#x:y)"), "<p>\n  <a href=\"page.html#x:y\">a</a>\n</p>\n");
  EXPECT_EQ(Html("[a](mailto:a@b.c)"), "<p>\n  <a href=\"mailto:a@b.c\">a</a>\n</p>\n");
  for (const char* url :
       {"javascript:alert(1)", "JAVASCRIPT:alert(1)", "java&#x0A;script:alert(1)", "&#1;javascript:alert(1)",
        "jav&#x61;script&colon;alert(1)", "vbscript:x", "data:text/html,x", "javascript&#58;alert(1)"}) {
    std::string html = Html("[a](" + std::string(url) + ")");
    EXPECT_TRUE(html == "<p>\n  <a>a</a>\n</p>\n" || html.find("script:") == std::string::npos) << html;
  }
  EXPECT_EQ(Html("![a *b*](data:image/png;base64,AA)"),
            "<p>\n  <img src=\"data:image/png;base64,AA\" alt=\"a b\">\n</p>\n");
  EXPECT_EQ(Html("![x](javascript:alert(1))"), "<p>\n  <img alt=\"x\">\n</p>\n");
}

TEST(Markdown, IsWrittenAgainWhereItDiffers) {
  gb::Cell<gb::Str> text("*a*"_s);
  gb::Cell<gb::Int> other(0);
  TestPage page("<template><div><p g></p></div></template>", [&](gb::Run& run) {
    run.render([&](gb::Run& run) {
      other.get();
      run.place(kMarkdown, 1).markdown(0, 1, text.get());
    });
  });
  auto flush = [] {
    gb::scheduler.flush();
    gb::scheduler.resume();
  };
  page.TakeEdits();
  other.set(1);
  flush();
  EXPECT_EQ(page.TakeEdits().Summary(), "nothing");
  text.set("**b**"_s);
  flush();
  EXPECT_EQ(page.TakeEdits().Summary(), "fills 1");
  EXPECT_EQ(page.Find("p").TextContent(), "b");
}

}  // namespace
