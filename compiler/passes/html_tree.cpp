#include "compiler/passes/html_tree.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace gblocks::passes {

int HtmlTree::Add(int parent, HtmlNode node) {
  const int index = static_cast<int>(nodes_.size());
  nodes_.push_back(std::move(node));
  if (parent >= 0) nodes_[static_cast<size_t>(parent)].children.push_back(index);
  return index;
}

int HtmlTree::AssignNumbers() {
  int next = 1;
  AssignNumbers(0, next);
  return next;
}

void HtmlTree::AssignNumbers(int index, int& next) {
  HtmlNode& node = nodes_[static_cast<size_t>(index)];
  if (node.numbered && index != 0) node.number = next++;
  if (node.text_numbered) node.text_number = next++;
  for (const int child : node.children) AssignNumbers(child, next);
}

std::string HtmlTree::Html() const {
  std::string out;
  Print(0, out);
  return out;
}

void HtmlTree::Print(int index, std::string& out) const {
  const HtmlNode& node = nodes_[static_cast<size_t>(index)];
  if (node.tag.empty()) {
    out += EscapeHtml(node.text);
    return;
  }
  out += "<" + node.tag;
  const bool numbered = node.numbered && index != 0;
  if (node.text_numbered) {
    out += numbered ? " g=\"et\"" : " g=\"t\"";
  } else if (numbered) {
    out += " g";
  }
  for (const auto& [name, value] : node.attributes) {
    out += " " + name;
    if (!value.empty()) out += "=\"" + EscapeHtml(value) + "\"";
  }
  out += ">";
  if (IsVoidTag(node.tag)) return;
  // Parsers drop one line break at the beginning of these.
  if (!node.text.empty() && node.text[0] == '\n' && (node.tag == "textarea" || node.tag == "pre")) out += "\n";
  out += EscapeHtml(node.text);
  // The text node that a hole writes has to be there, before the first child.
  if (node.text_numbered && node.text.empty() && !node.children.empty()) out += " ";
  for (const int child : node.children) Print(child, out);
  out += "</" + node.tag + ">";
}

std::string EscapeHtml(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

bool IsVoidTag(const std::string& tag) {
  constexpr std::array<std::string_view, 14> kVoid = {"area", "base", "br",    "col",    "embed", "hr",  "img",
                                                     "input", "link", "meta", "param", "source", "track", "wbr"};
  return std::find(kVoid.begin(), kVoid.end(), tag) != kVoid.end();
}

}  // namespace gblocks::passes
