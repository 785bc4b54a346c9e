// HTML as text: reading what the compiler writes, and writing what tests look at.
#include <cstdlib>
#include <set>
#include <stdexcept>

#include "oracle/dom.h"
#include "src/entities.h"

namespace gblocks::oracle {
namespace {

class HtmlParser {
 public:
  explicit HtmlParser(std::string_view html) : html_(html) {}

  void Children(Node& parent) {
    while (at_ < html_.size()) {
      if (html_.substr(at_, 2) == "</") return;
      if (html_.substr(at_, 4) == "<!--") {
        size_t end = html_.find("-->", at_);
        if (end == std::string_view::npos) Fail("a comment is not closed");
        at_ = end + 3;
        parent.Append(Node::Comment());
      } else if (html_.substr(at_, 2) == "<!") {
        SkipTo('>');
      } else if (html_[at_] == '<') {
        ParseElement(parent);
      } else {
        size_t end = html_.find('<', at_);
        if (end == std::string_view::npos) end = html_.size();
        parent.Append(Node::TextNode(Decode(html_.substr(at_, end - at_))));
        at_ = end;
      }
    }
  }
  bool AtEnd() const { return at_ == html_.size(); }
  [[noreturn]] void Fail(const std::string& what) const {
    throw std::runtime_error("HTML: " + what + " at \"" + std::string(html_.substr(at_, 40)) + "\"");
  }

 private:
  void ParseElement(Node& parent) {
    ++at_;
    NodeRef element = Node::Element(Name());
    while (SkipSpaces(), at_ < html_.size() && html_[at_] != '>' && html_[at_] != '/') ParseAttribute(*element);
    bool closed = at_ < html_.size() && html_[at_] == '/';
    SkipTo('>');
    parent.Append(element);
    if (closed || IsVoidElement(element->tag)) return;
    if (element->tag == "script" || element->tag == "style") {
      size_t end = html_.find("</" + element->tag, at_);
      if (end == std::string_view::npos) Fail("<" + element->tag + "> is not closed");
      element->Append(Node::TextNode(std::string(html_.substr(at_, end - at_))));
      at_ = end;
    } else {
      Children(*element);
    }
    if (html_.substr(at_, 2 + element->tag.size()) != "</" + element->tag) Fail("<" + element->tag + "> is not closed");
    SkipTo('>');
  }

  void ParseAttribute(Node& element) {
    std::string name = Name();
    if (name.empty()) Fail("no attribute");
    SkipSpaces();
    if (at_ >= html_.size() || html_[at_] != '=') return element.SetAttribute(name, "");
    ++at_;
    SkipSpaces();
    char quote = at_ < html_.size() ? html_[at_] : ' ';
    size_t end;
    if (quote == '"' || quote == '\'') {
      end = html_.find(quote, ++at_);
    } else {
      end = html_.find_first_of(" \n\t>", at_);
      quote = 0;
    }
    if (end == std::string_view::npos) Fail("an attribute is not closed");
    element.SetAttribute(name, Decode(html_.substr(at_, end - at_)));
    at_ = end + (quote ? 1 : 0);
  }

  std::string Name() {
    size_t end = html_.find_first_of(" \n\t\r/>=", at_);
    if (end == std::string_view::npos) Fail("a tag is not closed");
    std::string name(html_.substr(at_, end - at_));
    at_ = end;
    return name;
  }
  void SkipSpaces() {
    while (at_ < html_.size() && std::string_view(" \n\t\r").find(html_[at_]) != std::string_view::npos) ++at_;
  }
  void SkipTo(char c) {
    size_t end = html_.find(c, at_);
    if (end == std::string_view::npos) Fail("a tag is not closed");
    at_ = end + 1;
  }
  static std::string Decode(std::string_view text) {
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
      size_t end = text[i] == '&' ? text.find(';', i) : std::string_view::npos;
      char utf8[8];
      unsigned size = end == std::string_view::npos
                          ? 0
                          : gb::markdown::decode_entity(text.data() + i, static_cast<unsigned>(end - i + 1), utf8);
      if (size) {
        out.append(utf8, size);
        i = end;
      } else {
        out += text[i];
      }
    }
    return out;
  }

  std::string_view html_;
  size_t at_ = 0;
};

std::string Escape(std::string_view text, bool attribute) {
  std::string out;
  for (char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '"' && attribute) {
      out += "&quot;";
    } else if (c == '\n') {
      out += "&#10;";
    } else {
      out += c;
    }
  }
  return out;
}

void Write(const Node& node, int depth, std::string& out) {
  std::string indent(static_cast<size_t>(depth) * 2, ' ');
  if (node.kind == Node::Kind::kText) {
    if (!node.text.empty()) out += indent + Escape(node.text, false) + "\n";
    return;
  }
  if (node.kind == Node::Kind::kComment) {
    out += indent + "<!---->\n";
    return;
  }
  out += indent + "<" + node.tag;
  for (const auto& [name, value] : node.attributes) {
    out += " " + name;
    if (!value.empty()) out += "=\"" + Escape(value, true) + "\"";
  }
  for (const auto& [name, value] : node.properties) out += " ." + name + "=\"" + Escape(value, true) + "\"";
  out += ">";
  if (IsVoidElement(node.tag)) {
    out += "\n";
    return;
  }
  bool only_text = true;
  for (const NodeRef& child : node.children) only_text = only_text && child->kind == Node::Kind::kText;
  if (only_text) {
    out += Escape(node.TextContent(), false);
  } else {
    out += "\n";
    for (const NodeRef& child : node.children) Write(*child, depth + 1, out);
    out += indent;
  }
  out += "</" + node.tag + ">\n";
}

}  // namespace

bool IsVoidElement(std::string_view tag) {
  static const std::set<std::string_view> tags = {"area",  "base", "br",   "col",    "embed", "hr", "img",
                                                  "input", "link", "meta", "source", "track", "wbr"};
  return tags.count(tag) != 0;
}

NodeRef ParseHtml(std::string_view html) {
  NodeRef root = Node::Element("");
  HtmlParser parser(html);
  parser.Children(*root);
  if (!parser.AtEnd()) parser.Fail("an end tag too many");
  return root;
}

std::string Serialize(const Node& node) {
  std::string out;
  if (node.tag.empty() && node.kind == Node::Kind::kElement) {
    for (const NodeRef& child : node.children) Write(*child, 0, out);
  } else {
    Write(node, 0, out);
  }
  return out;
}

}  // namespace gblocks::oracle
