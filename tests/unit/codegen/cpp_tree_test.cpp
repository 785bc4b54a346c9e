#include "compiler/codegen/cpp_tree.h"

#include <gtest/gtest.h>

#include "compiler/codegen/literals.h"

namespace gblocks::codegen {
namespace {

Block Lines(std::vector<Code> lines) {
  Block block;
  for (Code& line : lines) block.Add(std::move(line));
  return block;
}

TEST(CppTree, ParenthesesOnlyWhereTheyAreNeeded) {
  auto infix = [](const char* op, Precedence precedence, Code a, Code b) { return Infix(op, precedence, {a, b}); };
  Code a = "a", b = "b", c = "c";
  Code compared = infix("<", Precedence::kComparison, a, b);
  EXPECT_EQ(infix("&&", Precedence::kAnd, compared, c).Flat(), "a < b && c");
  Code both = infix("&&", Precedence::kAnd, a, b);
  EXPECT_EQ(infix("&&", Precedence::kAnd, both, c).Flat(), "a && b && c");
  EXPECT_EQ(infix("||", Precedence::kOr, both, c).Flat(), "(a && b) || c");
  EXPECT_EQ(infix("==", Precedence::kEquality, compared, c).Flat(), "(a < b) == c");
  EXPECT_EQ(Member(Code("*a", Precedence::kUnary), "->", "x").Flat(), "(*a)->x");
}

TEST(CppTree, LongCallsBreakBetweenArguments) {
  std::vector<Code> arguments;
  for (int i = 0; i < 12; ++i) arguments.push_back("argument_" + std::to_string(i));
  std::string text = Print(Lines({Call("function", arguments) << ";"}));
  EXPECT_EQ(text,
            "function(argument_0, argument_1, argument_2, argument_3, argument_4, argument_5, argument_6, argument_7, "
            "argument_8,\n"
            "    argument_9, argument_10, argument_11);\n");
}

TEST(CppTree, BlocksOfOneStatementMayStayOnTheLine) {
  Code short_lambda = Code("[] ").Braces(Lines({"a();"}), true);
  EXPECT_EQ(Print(Lines({Call("f", {"1", short_lambda}) << ";"})), "f(1, [] { a(); });\n");
  Code long_lambda = Code("[] ").Braces(Lines({"a();", "b();"}), true);
  EXPECT_EQ(Print(Lines({Call("f", {"1", long_lambda}) << ";"})), "f(1, [] {\n  a();\n  b();\n});\n");
}

TEST(Literals, NumbersKeepTheirTypeAndValue) {
  EXPECT_EQ(IntLiteral(5, "").Flat(), "5");
  EXPECT_EQ(IntLiteral(-5, "LL").Flat(), "-5LL");
  EXPECT_EQ(IntLiteral(3000000000, "").Flat(), "3000000000LL");
  EXPECT_EQ(IntLiteral(INT64_MIN, "").Flat(), "(-9223372036854775807LL - 1)");
  EXPECT_EQ(FloatLiteral(1).Flat(), "1.0");
  EXPECT_EQ(FloatLiteral(100).Flat(), "100.0");
  EXPECT_EQ(FloatLiteral(0.1).Flat(), "0.1");
  EXPECT_EQ(FloatLiteral(1e300).Flat(), "1e+300");
  EXPECT_EQ(FloatLiteral(1.0 / 3).Flat(), "0.3333333333333333");
}

TEST(Literals, StringsAreEscaped) {
  EXPECT_EQ(Quoted("a\"b\\c\n"), "\"a\\\"b\\\\c\\n\"");
  EXPECT_EQ(Quoted(std::string("\0"
                               "1",
                               2)),
            "\"\\0001\"");
  EXPECT_EQ(Quoted("é"), "\"é\"");
}

}  // namespace
}  // namespace gblocks::codegen
