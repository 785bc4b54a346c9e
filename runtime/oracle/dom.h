// A DOM in memory, as much of one as pages of gblocks use.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gblocks::oracle {

struct Node;
using NodeRef = std::shared_ptr<Node>;

/// An element, text or comment.
struct Node : std::enable_shared_from_this<Node> {
  enum class Kind { kElement, kText, kComment };

  static NodeRef Element(std::string tag);
  static NodeRef TextNode(std::string text);
  static NodeRef Comment();

  Node* Root();
  bool Contains(const Node* other) const;
  /// The text in it, as `textContent`.
  std::string TextContent() const;
  /// Null: there is no such attribute.
  const std::string* Attribute(std::string_view name) const;
  void SetAttribute(const std::string& name, std::string value);
  void RemoveAttribute(std::string_view name);
  bool HasClass(std::string_view name) const;
  /// The property `value`: what was set or typed; else what the attribute (textarea: the text, select: the option
  /// chosen) says.
  std::string Value() const;
  bool Checked() const;

  void InsertBefore(NodeRef child, const Node* before);
  void Append(NodeRef child) { InsertBefore(std::move(child), nullptr); }
  void Remove();
  void ReplaceWith(NodeRef other);
  size_t IndexInParent() const;
  NodeRef Clone() const;

  Kind kind = Kind::kElement;
  std::string tag;
  std::string text;
  std::vector<std::pair<std::string, std::string>> attributes;  // in the order they were set
  std::map<std::string, std::string> properties;                // that were written; bools are "true", "false"
  std::vector<NodeRef> children;
  Node* parent = nullptr;
};

bool IsVoidElement(std::string_view tag);

/// Parses well-formed HTML (each element closed, void elements known) into children of the result, an element without a
/// tag. Fails with std::runtime_error.
NodeRef ParseHtml(std::string_view html);

/// One element on each line, indented; an element with nothing but text on one line. Properties stand as
/// `.name="value"`.
std::string Serialize(const Node& node);

/// All elements under `root` that match, in document order. `selector` is a list of compounds with spaces between
/// (descendants): tag, .class, #id, [attribute], [attribute=value].
std::vector<NodeRef> Select(Node& root, std::string_view selector);

}  // namespace gblocks::oracle
