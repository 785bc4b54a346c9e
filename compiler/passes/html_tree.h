// The static HTML of one template while it is being made.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace gblocks::passes {

/// An element, or, without a tag, a text.
struct HtmlNode {
  std::string tag;
  std::string text;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<int> children;
  bool numbered = false;       // the program addresses it
  bool text_numbered = false;  // the program addresses its first text
  int number = 0;
  int text_number = 0;
};

/// Nodes by index; 0 is the root.
class HtmlTree {
 public:
  /// Adds a child at the end of `parent` (-1: the root itself) and returns its index.
  int Add(int parent, HtmlNode node);
  HtmlNode& operator[](int index) { return nodes_[static_cast<size_t>(index)]; }
  /// Gives the addressed nodes their numbers, in document order, and returns how many there are, the root (0) counted.
  int AssignNumbers();
  /// With the `g` marks of docs/internals/generated_code.md.
  std::string Html() const;

 private:
  void AssignNumbers(int index, int& next);
  void Print(int index, std::string& out) const;

  std::vector<HtmlNode> nodes_;
};

/// `text` with what HTML would take for markup written as entities.
std::string EscapeHtml(const std::string& text);

bool IsVoidTag(const std::string& tag);

}  // namespace gblocks::passes
