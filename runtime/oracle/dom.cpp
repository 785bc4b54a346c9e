#include "oracle/dom.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace gblocks::oracle {
namespace {

double NumberIn(const std::string* text, double otherwise) {
  if (!text || text->empty()) return otherwise;
  char* end = nullptr;
  const double number = std::strtod(text->c_str(), &end);
  return *end ? otherwise : number;
}

/// A range always stands somewhere: within its limits, on one of its steps.
std::string RangeValue(const Node& range, const std::string* said) {
  const double low = NumberIn(range.Attribute("min"), 0), high = std::max(low, NumberIn(range.Attribute("max"), 100));
  const double step = NumberIn(range.Attribute("step"), 1), wanted = NumberIn(said, low + (high - low) / 2);
  double steps = std::floor((std::clamp(wanted, low, high) - low) / step + 0.5 + 1e-9);
  if (low + steps * step > high + 1e-9) --steps;
  const double value = low + steps * step;
  if (said && value == wanted) return *said;
  char text[40];
  std::snprintf(text, sizeof text, "%.12g", value);
  return text;
}

}  // namespace

NodeRef Node::Element(std::string tag) {
  auto node = std::make_shared<Node>();
  node->tag = std::move(tag);
  return node;
}

NodeRef Node::TextNode(std::string text) {
  auto node = std::make_shared<Node>();
  node->kind = Kind::kText;
  node->text = std::move(text);
  return node;
}

NodeRef Node::Comment() {
  auto node = std::make_shared<Node>();
  node->kind = Kind::kComment;
  return node;
}

Node* Node::Root() {
  Node* node = this;
  while (node->parent) node = node->parent;
  return node;
}

bool Node::Contains(const Node* other) const {
  while (other && other != this) other = other->parent;
  return other == this;
}

std::string Node::TextContent() const {
  if (kind == Kind::kText) return text;
  std::string all;
  for (const NodeRef& child : children) all += child->TextContent();
  return all;
}

const std::string* Node::Attribute(std::string_view name) const {
  for (const auto& [key, value] : attributes)
    if (key == name) return &value;
  return nullptr;
}

void Node::SetAttribute(const std::string& name, std::string value) {
  for (auto& [key, old] : attributes) {
    if (key != name) continue;
    old = std::move(value);
    return;
  }
  attributes.emplace_back(name, std::move(value));
}

void Node::RemoveAttribute(std::string_view name) {
  std::erase_if(attributes, [&](const auto& attribute) { return attribute.first == name; });
}

bool Node::HasClass(std::string_view name) const {
  const std::string* classes = Attribute("class");
  if (!classes) return false;
  for (size_t at = 0; (at = classes->find(name, at)) != std::string::npos; at += name.size()) {
    bool starts = at == 0 || (*classes)[at - 1] == ' ';
    bool ends = at + name.size() == classes->size() || (*classes)[at + name.size()] == ' ';
    if (starts && ends) return true;
  }
  return false;
}

std::string Node::Value() const {
  auto property = properties.find("value");
  const std::string* type = tag == "input" ? Attribute("type") : nullptr;
  if (type && *type == "range")
    return RangeValue(*this, property != properties.end() ? &property->second : Attribute("value"));
  if (property != properties.end()) return property->second;
  if (tag == "textarea") return TextContent();
  if (tag == "select") {
    const Node* chosen = nullptr;
    for (const NodeRef& child : children) {
      if (child->tag != "option") continue;
      if (!chosen || child->Attribute("selected")) chosen = child.get();
    }
    return chosen ? chosen->Value() : "";
  }
  const std::string* attribute = Attribute("value");
  if (!attribute && tag == "option") return TextContent();
  if (!attribute && Attribute("type") && (*Attribute("type") == "checkbox" || *Attribute("type") == "radio"))
    return "on";
  return attribute ? *attribute : "";
}

bool Node::Checked() const {
  auto property = properties.find("checked");
  return property != properties.end() ? property->second == "true" : Attribute("checked") != nullptr;
}

void Node::InsertBefore(NodeRef child, const Node* before) {
  child->Remove();
  child->parent = this;
  auto at = before ? children.begin() + static_cast<std::ptrdiff_t>(before->IndexInParent()) : children.end();
  children.insert(at, std::move(child));
}

void Node::Remove() {
  if (!parent) return;
  NodeRef self = shared_from_this();  // the parent may have held the last reference
  parent->children.erase(parent->children.begin() + static_cast<std::ptrdiff_t>(IndexInParent()));
  parent = nullptr;
}

void Node::ReplaceWith(NodeRef other) {
  if (!parent) return;
  other->Remove();
  Node* in = parent;
  size_t at = IndexInParent();
  NodeRef self = shared_from_this();
  other->parent = in;
  in->children[at] = std::move(other);
  parent = nullptr;
}

size_t Node::IndexInParent() const {
  auto found =
      std::find_if(parent->children.begin(), parent->children.end(), [&](const NodeRef& n) { return n.get() == this; });
  return static_cast<size_t>(found - parent->children.begin());
}

NodeRef Node::Clone() const {
  auto copy = std::make_shared<Node>();
  copy->kind = kind;
  copy->tag = tag;
  copy->text = text;
  copy->attributes = attributes;
  for (const NodeRef& child : children) copy->Append(child->Clone());
  return copy;
}

}  // namespace gblocks::oracle
