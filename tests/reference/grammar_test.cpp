// docs/reference/grammar.md keeps up with the grammar: it says the words and signs of grammar/GBlocksLexer.g4, no
// others, and explains each name that it uses.
#include <gtest/gtest.h>

#include <regex>
#include <set>
#include <sstream>

#include "tests/harness/golden.h"

namespace gblocks::test {
namespace {

const std::filesystem::path kRoot = GBLOCKS_SOURCE_FOLDER;
const std::string kPage = "docs/reference/grammar.md";

/// What the expression's first group matches.
std::set<std::string> All(const std::string& text, const std::string& expression) {
  std::regex regex(expression);
  std::set<std::string> found;
  for (std::sregex_iterator match(text.begin(), text.end(), regex), end; match != end; ++match)
    found.insert((*match)[1]);
  return found;
}

/// The page's blocks of grammar.
std::string Rules() {
  std::istringstream lines(ReadFile(kRoot / kPage));
  std::string rules;
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("```", 0) == 0) inside = line == "```ebnf";
    if (inside && line.rfind("```", 0) != 0) rules += line + "\n";
  }
  return rules;
}

/// Words and signs of the lexer: `IF : 'if' ;`. Signs of other languages are read for their messages alone.
std::set<std::string> Literals() {
  std::string lexer = ReadFile(kRoot / "grammar/GBlocksLexer.g4");
  std::string foreign = lexer.substr(lexer.find("// Signs of other languages"));
  std::set<std::string> literals =
      All(lexer.substr(0, lexer.find("// ---- Numbers")), R"re(\n[A-Z_]+ : '([^']+)' ;)re");
  literals.merge(All(lexer.substr(lexer.find("// ---- Signs")), R"re(\n[A-Z_]+ : '([^'\\]+)' ;)re"));
  for (const std::string& sign : All(foreign, R"re(\n[A-Z_]+ : '([^'\\]+)' ;)re")) literals.erase(sign);
  return literals;
}

TEST(Grammar, SaysAllWordsAndSigns) {
  std::string page = ReadFile(kRoot / kPage), rules = Rules();
  for (const std::string& literal : Literals()) {
    bool assigns =
        literal.size() > 1 && literal.back() == '=' && std::string("<>=!").find(literal[0]) == std::string::npos;
    bool shift_assigns = literal == "<<=" || literal == ">>=";
    if (assigns || shift_assigns || literal == "...") continue;  // said as `operator "="`; not yet in use
    bool said =
        rules.find("\"" + literal + "\"") != std::string::npos || page.find("`" + literal + "`") != std::string::npos;
    EXPECT_TRUE(said) << kPage << " does not say " << literal;
  }
}

TEST(Grammar, SaysNoOthers) {
  std::set<std::string> literals = Literals();
  for (const std::string& said : All(Rules(), "\"([^\"]+)\""))
    EXPECT_TRUE(literals.count(said)) << kPage << " says " << said;
}

TEST(Grammar, ExplainsItsNames) {
  std::string rules = Rules(), page = ReadFile(kRoot / kPage);
  std::string names = std::regex_replace(rules, std::regex("\"[^\"]*\""), " ");
  std::set<std::string> explained = All("\n" + rules, R"(\n([a-z]+) *=)");
  for (const std::string& name : All(page, "`([A-Z]+)`")) explained.insert(name);
  for (const std::string& name : All(names, "([A-Za-z]+)"))
    EXPECT_TRUE(explained.count(name)) << kPage << ": what is " << name << "?";
}

}  // namespace
}  // namespace gblocks::test
