#include "compiler/passes/python_text.h"

#include <gtest/gtest.h>

#include <limits>

namespace gblocks::passes {
namespace {

TEST(PythonText, FloatsPrintAsPythonPrintsThem) {
  EXPECT_EQ(FloatText(1), "1.0");
  EXPECT_EQ(FloatText(-0.0), "-0.0");
  EXPECT_EQ(FloatText(0.1), "0.1");
  EXPECT_EQ(FloatText(0.1 + 0.2), "0.30000000000000004");
  EXPECT_EQ(FloatText(0.0001), "0.0001");
  EXPECT_EQ(FloatText(0.00001), "1e-05");
  EXPECT_EQ(FloatText(1e15), "1000000000000000.0");
  EXPECT_EQ(FloatText(1e16), "1e+16");
  EXPECT_EQ(FloatText(1.5e300), "1.5e+300");
  EXPECT_EQ(FloatText(5e-324), "5e-324");
  EXPECT_EQ(FloatText(std::numeric_limits<double>::infinity()), "inf");
}

TEST(PythonText, NumbersInHtmlHaveNoEmptyFraction) {
  EXPECT_EQ(HtmlNumber(100), "100");
  EXPECT_EQ(HtmlNumber(0.5), "0.5");
}

TEST(PythonText, FormatsTheSimpleSpecsAndLeavesTheOthers) {
  EXPECT_EQ(FormatFloat(2.0, "g"), "2");
  EXPECT_EQ(FormatFloat(2.675, ".2f"), "2.67");  // the double is below 2.675
  EXPECT_EQ(FormatInt(7, ".1f"), "7.0");
  EXPECT_EQ(FormatInt(7, "d"), "7");
  EXPECT_FALSE(FormatFloat(1.0, ">8").has_value());
  EXPECT_FALSE(FormatFloat(1.0, ".f").has_value());
}

TEST(PythonText, CodePointsOfUtf8) {
  std::vector<std::string> points = CodePoints("né€😀");
  ASSERT_EQ(points.size(), 4u);
  EXPECT_EQ(points[1], "é");
  EXPECT_EQ(points[3], "😀");
}

}  // namespace
}  // namespace gblocks::passes
