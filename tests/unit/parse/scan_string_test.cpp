// Where texts end.
#include <gtest/gtest.h>

#include "compiler/parse/scan_string.h"

namespace gblocks::parse {
namespace {

/// The text at the beginning of `program`, as far as it goes; with a `…` where it is not closed.
std::string First(std::string_view program) {
  size_t prefix = StringPrefixLength(program);
  std::string_view quote = OpeningQuote(program);
  bool formatted = program.substr(0, prefix).find_first_of("fF") != std::string_view::npos;
  StringScanner scanner(program);
  auto end = scanner.FindEnd(prefix + quote.size(), quote, formatted, program.size());
  return std::string(program.substr(0, end.end)) + (end.closed ? "" : "…");
}

TEST(ScanString, Plain) {
  EXPECT_EQ(First(R"("a" + "b")"), R"("a")");
  EXPECT_EQ(First(R"('a"b' x)"), R"('a"b')");
  EXPECT_EQ(First(R"("" x)"), R"("")");
  EXPECT_EQ(First(R"("\"" x)"), R"("\"")");
  EXPECT_EQ(First(R"(r"\" x)"), R"(r"\" x…)");
  EXPECT_EQ(First("\"abc\ndef\""), "\"abc…");
  EXPECT_EQ(First("\"abc\\\ndef\" x"), "\"abc\\\ndef\"");
  EXPECT_EQ(First("\"abc\\\r\ndef\" x"), "\"abc\\\r\ndef\"");
  EXPECT_EQ(First("\"abc\\"), "\"abc\\…");
}

TEST(ScanString, SeveralLines) {
  EXPECT_EQ(First("\"\"\"a\n\"b\" \"\"c\"\"\" x"), "\"\"\"a\n\"b\" \"\"c\"\"\"");
  EXPECT_EQ(First("'''a'' ''' x"), "'''a'' '''");
  EXPECT_EQ(First("\"\"\"a\n"), "\"\"\"a\n…");
  EXPECT_EQ(First("\"\"\"\"\"\" x"), "\"\"\"\"\"\"");
}

TEST(ScanString, Formatted) {
  EXPECT_EQ(First(R"(f"{d["k"]}" x)"), R"(f"{d["k"]}")");
  EXPECT_EQ(First(R"(f"{f"{f"{x}"}"}" x)"), R"(f"{f"{f"{x}"}"}")");
  EXPECT_EQ(First(R"(f"{{" x "}")"), R"(f"{{")");
  EXPECT_EQ(First(R"(f"{'}'}" x)"), R"(f"{'}'}")");
  EXPECT_EQ(First(R"(f"{x:{w}}" x)"), R"(f"{x:{w}}")");
  EXPECT_EQ(First("f\"\"\"{\nx\n}\"\"\" y"), "f\"\"\"{\nx\n}\"\"\"");
}

TEST(ScanString, BracesWithoutPartnerEndWithTheQuotes) {
  EXPECT_EQ(First(R"(f"{name" + "x")"), R"(f"{name")");
  EXPECT_EQ(First("f\"{(a}\"\nb"), "f\"{(a}\"");
  EXPECT_EQ(First("f\"name}\" x"), "f\"name}\"");
}

}  // namespace
}  // namespace gblocks::parse
