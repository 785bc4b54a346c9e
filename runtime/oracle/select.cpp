// A little of CSS's selectors.
#include <optional>
#include <stdexcept>

#include "oracle/dom.h"

namespace gblocks::oracle {
namespace {

/// tag.class#id[attribute=value]
struct Compound {
  std::string tag, id;
  std::vector<std::string> classes;
  std::vector<std::pair<std::string, std::optional<std::string>>> attributes;

  bool Matches(const Node& node) const {
    if (node.kind != Node::Kind::kElement || (!tag.empty() && tag != "*" && node.tag != tag)) return false;
    if (!id.empty() && (!node.Attribute("id") || *node.Attribute("id") != id)) return false;
    for (const std::string& name : classes)
      if (!node.HasClass(name)) return false;
    for (const auto& [name, value] : attributes) {
      const std::string* has = node.Attribute(name);
      if (!has || (value && *has != *value)) return false;
    }
    return true;
  }
};

Compound ParseCompound(std::string_view text) {
  Compound compound;
  size_t at = 0;
  auto word = [&] {
    size_t end = text.find_first_of(".#[", at);
    if (end == std::string_view::npos) end = text.size();
    std::string result(text.substr(at, end - at));
    at = end;
    return result;
  };
  compound.tag = word();
  while (at < text.size()) {
    char kind = text[at++];
    if (kind == '.') {
      compound.classes.push_back(word());
    } else if (kind == '#') {
      compound.id = word();
    } else {
      size_t end = text.find(']', at);
      if (end == std::string_view::npos) throw std::runtime_error("selector: ] is missing");
      std::string_view inside = text.substr(at, end - at);
      size_t equals = inside.find('=');
      std::optional<std::string> value;
      if (equals != std::string_view::npos) {
        value = std::string(inside.substr(equals + 1));
        if (value->size() > 1 && value->front() == '"') value = value->substr(1, value->size() - 2);
      }
      compound.attributes.emplace_back(inside.substr(0, equals), value);
      at = end + 1;
    }
  }
  return compound;
}

bool Matches(const Node& node, const std::vector<Compound>& path) {
  if (!path.back().Matches(node)) return false;
  size_t wanted = path.size() - 1;
  for (const Node* above = node.parent; above && wanted; above = above->parent)
    if (path[wanted - 1].Matches(*above)) --wanted;
  return wanted == 0;
}

void Collect(Node& node, const std::vector<Compound>& path, std::vector<NodeRef>& found) {
  for (const NodeRef& child : node.children) {
    if (Matches(*child, path)) found.push_back(child);
    Collect(*child, path, found);
  }
}

}  // namespace

std::vector<NodeRef> Select(Node& root, std::string_view selector) {
  std::vector<Compound> path;
  for (size_t at = 0; at < selector.size();) {
    size_t end = at;
    for (bool inside = false; end < selector.size() && (inside || selector[end] != ' '); ++end) {
      if (selector[end] == '[') inside = true;
      if (selector[end] == ']') inside = false;
    }
    if (end > at) path.push_back(ParseCompound(selector.substr(at, end - at)));
    at = end + 1;
  }
  if (path.empty()) throw std::runtime_error("selector: empty");
  std::vector<NodeRef> found;
  Collect(root, path, found);
  return found;
}

}  // namespace gblocks::oracle
