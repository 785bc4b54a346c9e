// Finds fenced blocks in Markdown.
#include "tests/reference/page.h"

#include <gtest/gtest.h>

#include <sstream>

#include "tests/harness/golden.h"

namespace gblocks::test {
namespace {

const std::string kFence = "```";

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::vector<Block> Blocks(const std::vector<std::string>& lines) {
  std::vector<Block> blocks;
  bool inside = false;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].rfind(kFence, 0) != 0) {
      if (inside) blocks.back().text += lines[i] + "\n";
    } else if (inside) {
      inside = false;
    } else {
      inside = true;
      Block block;
      std::istringstream words(lines[i].substr(kFence.size()));
      words >> block.language;
      for (std::string word; words >> word;) block.words.insert(word);
      block.line = i + 2;
      blocks.push_back(block);
    }
  }
  EXPECT_FALSE(inside) << "a block is not closed";
  return blocks;
}

}  // namespace

Page::Page(std::filesystem::path path) : path_(std::move(path)) {
  Read();
}

void Page::Read() {
  static const std::set<std::string> kNoCode = {"sh", "ebnf", "css"};
  static const std::set<std::string> kWords = {"more", "wrong", "differs"};
  examples_.clear();
  for (const Block& block : Blocks(Lines(ReadFile(path_)))) {
    if (block.language == "python") {
      for (const std::string& word : block.words) {
        bool known = kWords.count(word) || std::filesystem::path(word).extension() == ".gblocks";
        EXPECT_TRUE(known) << Place(block) << ": what is " << word << "?";
      }
      examples_.push_back({block, {}});
    } else if (block.language == "text") {
      bool belongs = !examples_.empty() && !examples_.back().output;
      EXPECT_TRUE(belongs) << Place(block) << ": there is no code that could print this";
      if (belongs) examples_.back().output = block;
    } else {
      EXPECT_TRUE(kNoCode.count(block.language)) << Place(block) << ": a block of what? (```" << block.language << ")";
    }
  }
}

void Page::CompareOrUpdateOutput(size_t number, const std::string& actual) {
  const Example& example = examples_.at(number);
  std::string expected = example.output ? example.output->text : "";
  if (expected == actual) return;
  if (!IsUpdating()) {
    EXPECT_EQ(expected, actual) << Place(example.code)
                                << ": the page says something else (GBLOCKS_UPDATE=1 rewrites it)";
    return;
  }
  std::vector<std::string> lines = Lines(ReadFile(path_));
  const Block& last = example.output ? *example.output : example.code;
  size_t begin = last.line - 1, end = begin + Lines(last.text).size();
  std::string text;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (i == begin && example.output) text += actual;
    bool replaced = example.output && i >= begin && i < end;
    if (!replaced) text += lines[i] + "\n";
    if (i == end && !example.output) text += "\n" + kFence + "text\n" + actual + kFence + "\n";
  }
  WriteFile(path_, text);
  Read();
}

std::string Page::Place(const Block& block) const {
  return path_.lexically_relative(GBLOCKS_SOURCE_FOLDER).string() + ":" + std::to_string(block.line);
}

}  // namespace gblocks::test
