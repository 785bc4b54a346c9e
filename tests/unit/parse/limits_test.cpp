// Programs that no person writes: each leads to a message, none to a crash or a long wait.
#include <gtest/gtest.h>

#include <chrono>

#include "compiler/ast/dump.h"
#include "tests/unit/parse/parse_text.h"

namespace gblocks::test {
namespace {

std::string Repeat(std::string_view text, size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (size_t i = 0; i < times; ++i) all += text;
  return all;
}

/// Parses, expects a kind, and expects that the tree is shallow enough to be walked.
void ExpectKind(const std::string& text, DiagnosticKind kind) {
  auto begin = std::chrono::steady_clock::now();
  Parsed parsed(text);
  EXPECT_TRUE(parsed.Has(kind)) << text.substr(0, 60) << "\n" << parsed.Problems().substr(0, 300);
  ast::Dump(parsed.module);
  auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  EXPECT_LT(seconds, 60) << text.substr(0, 60);
}

TEST(Limits, NothingAtAll) {
  for (const char* text : {"", "\n", "   ", "# only a comment", "\t\n \n", "\\\n", ";", "\r"}) {
    Parsed parsed(text);
    EXPECT_TRUE(parsed.module.body.empty() || parsed.diagnostics.has_errors()) << text;
  }
}

TEST(Limits, Brackets) {
  for (const char* open : {"(", "[", "{", "f(", "x[", "{1: ", "lambda: ("}) {
    ExpectKind("a = " + Repeat(open, 100'000) + "\n", DiagnosticKind::kUnclosedBracket);
  }
  ExpectKind("a = " + Repeat("(", 100'000) + "1" + Repeat(")", 100'000) + "\n", DiagnosticKind::kNestingTooDeep);
  ExpectKind("a = " + Repeat("[", 201) + Repeat("]", 201) + "\n", DiagnosticKind::kNestingTooDeep);
  ExpectKind("x: " + Repeat("list[", 100'000) + "int" + Repeat("]", 100'000) + "\n", DiagnosticKind::kNestingTooDeep);
  ExpectKind(Repeat("]", 100'000) + "\n", DiagnosticKind::kStrayBracket);
  ExpectKind(Repeat("(", 100'000) + Repeat("]", 100'000) + "\n", DiagnosticKind::kMismatchedBracket);
  ExpectKind(Repeat("(]", 100'000) + "\n", DiagnosticKind::kMismatchedBracket);
  ExpectKind(Repeat("f(\n", 10'000), DiagnosticKind::kUnclosedBracket);
  EXPECT_EQ(Parsed("a = " + Repeat("(", 190) + "1" + Repeat(")", 190) + "\n").Problems(), "");
}

TEST(Limits, Operators) {
  for (const char* text :
       {"not ", "-", "~", "await ", "lambda: ", "1 + ", "a and ", "2 ** ", "a < ", "x if y else ", "- ~ not "}) {
    ExpectKind("a = " + Repeat(text, 5000) + "1\n", DiagnosticKind::kNestingTooDeep);
  }
  ExpectKind("a = x" + Repeat(".y", 5000) + "\n", DiagnosticKind::kNestingTooDeep);
  ExpectKind("a = x" + Repeat("()", 5000) + "\n", DiagnosticKind::kNestingTooDeep);
  ExpectKind("a = x" + Repeat("[0]", 5000) + "\n", DiagnosticKind::kNestingTooDeep);
  ExpectKind("a = " + Repeat("f(x).y.z(", 150) + Repeat(")", 150) + "\n", DiagnosticKind::kNestingTooDeep);
  EXPECT_EQ(Parsed("a = " + Repeat("1 + ", 390) + "1\n").Problems(), "");
  EXPECT_EQ(Parsed("a = [" + Repeat("-1, ", 5000) + "1]\n").Problems(), "");
  EXPECT_EQ(Parsed(Repeat("a = b = ", 5000) + "1\n").Problems(), "");
}

TEST(Limits, Blocks) {
  std::string text;
  for (size_t depth = 0; depth < 1000; ++depth) text += std::string(depth, ' ') + "if a:\n";
  ExpectKind(text + std::string(1000, ' ') + "pass\n", DiagnosticKind::kNestingTooDeep);
  EXPECT_EQ(Parsed("if a:\n    pass\n" + Repeat("elif a:\n    pass\n", 3000)).Problems(), "");
  EXPECT_EQ(Parsed(Repeat("if a: b = 1\n", 3000)).Problems(), "");
}

TEST(Limits, FormattedTexts) {
  ExpectKind("a = " + Repeat("f\"{", 100'000) + "\n", DiagnosticKind::kUnclosedBracket);
  ExpectKind("a = f\"" + Repeat("{", 100'001) + "\"\n", DiagnosticKind::kFStringBrace);
  ExpectKind("a = f\"{" + Repeat("(", 100'000) + Repeat(")", 100'000) + "}\"\n", DiagnosticKind::kNestingTooDeep);
  ExpectKind("a = f\"{x" + Repeat(":{x", 100'000) + Repeat("}", 100'000) + "}\"\n", DiagnosticKind::kFStringSpecifier);
  EXPECT_EQ(Parsed("a = f\"" + Repeat("{x}", 20'000) + "\"\n").Problems(), "");
  std::string nested = "x";
  for (int i = 0; i < 12; ++i) nested = "f\"{" + nested + "}\"";
  EXPECT_EQ(Parsed("a = " + nested + "\n").Problems(), "");
  for (int i = 0; i < 60; ++i) nested = "f\"{" + nested + "}\"";
  ExpectKind("a = " + nested + "\n", DiagnosticKind::kNestingTooDeep);
}

TEST(Limits, LongLinesAndFiles) {
  EXPECT_EQ(Parsed("a = \"" + std::string(5'000'000, 'x') + "\"\n").Problems(), "");
  EXPECT_EQ(Parsed("a" + std::string(5'000'000, 'b') + " = 1\n").Problems(), "");
  EXPECT_EQ(Parsed("#" + std::string(5'000'000, 'b') + "\n").Problems(), "");
  EXPECT_EQ(Parsed("a = [" + Repeat("1, ", 200'000) + "]\n").Problems(), "");
  EXPECT_EQ(Parsed("a = 1" + std::string(5'000'000, ' ') + "\n").Problems(), "");
  ExpectKind("a = 1" + std::string(5'000'000, '0') + "\n", DiagnosticKind::kNumberTooLarge);
  ExpectKind("a = [" + Repeat("1, ", 300'000) + "]\n", DiagnosticKind::kProgramTooLarge);
  ExpectKind(std::string(5'000'000, '\0'), DiagnosticKind::kProgramTooLarge);
  ExpectKind(std::string(500'000, '$'), DiagnosticKind::kUnknownCharacter);
  ExpectKind(Repeat("\"a\\", 100'000), DiagnosticKind::kUnclosedString);
  ExpectKind(Repeat("match (", 50'000), DiagnosticKind::kUnclosedBracket);
  EXPECT_EQ(Parsed(Repeat("\n", 1'000'000)).Problems(), "");
}

TEST(Limits, BytesThatAreNoText) {
  // Whoever loads a file checks it; should one slip through, it is an unknown character, not a crash.
  for (const char* text :
       {"a = \xFF\n", "\xE2\x82", "a = \"\xF0\x9F\"\n", "\xC0\x80", "\xED\xA0\x80 = 1\n", "f\"{\xFF}\"\n"})
    Parsed parsed(text);
}

}  // namespace
}  // namespace gblocks::test
