// A page of the reference as a test sees it: its blocks of code, and what it says they print.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace gblocks::test {

/// A fenced block: ```python more
struct Block {
  std::string language;         // the first word after the fence
  std::set<std::string> words;  // the others
  size_t line = 0;              // of its first line of text, from 1
  std::string text;
  bool Is(const std::string& word) const { return words.count(word) > 0; }
};

/// A block of code and the block ```text below it, which says what it prints (or what is wrong with it).
struct Example {
  Block code;
  std::optional<Block> output;
};

class Page {
 public:
  explicit Page(std::filesystem::path path);

  /// In order. Blocks of commands and grammar are none.
  const std::vector<Example>& examples() const { return examples_; }
  /// Expects example `number` to print this, or rewrites the page (which has no other place for what is new than below
  /// the code).
  void CompareOrUpdateOutput(size_t number, const std::string& actual);
  /// "docs/reference/lists.md:12", for messages.
  std::string Place(const Block& block) const;

 private:
  void Read();

  std::filesystem::path path_;
  std::vector<Example> examples_;
};

}  // namespace gblocks::test
