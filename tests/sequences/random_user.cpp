#include "tests/sequences/random_user.h"

#include <cstdlib>
#include <iterator>
#include <stdexcept>
#include <vector>

namespace gblocks::test {
namespace {

const char* const kTexts[] = {"", "a", "b", "milk", "hello world", "7", "<b>x</b> & \"y\"", "é😀", "a,b", "0", "Ab Ab"};
const char* const kNumbers[] = {"", "0", "1", "3", "-2", "2.5", "100"};

std::string TypeOf(const oracle::Node& node) {
  const std::string* type = node.Attribute("type");
  return type ? *type : "text";
}

double NumberIn(const oracle::Node& node, const char* name, double otherwise) {
  const std::string* text = node.Attribute(name);
  return text ? std::strtod(text->c_str(), nullptr) : otherwise;
}

/// As the browser does: the host's own affairs (sound) and what leaves the page are left alone.
bool IsForPeople(const oracle::Node& node) {
  for (const oracle::Node* at = &node; at; at = at->parent) {
    if (at->Attribute("disabled") || at->HasClass("audio")) return false;
    if (at->tag == "a" && at->Attribute("href")) return false;
    if (at != &node && (at->tag == "label" || at->tag == "select" || at->tag == "summary")) {
      if (node.tag != "input" && node.tag != "textarea" && node.tag != "button" && node.tag != "select") return false;
    }
  }
  return node.tag != "label" && node.tag != "summary" && node.tag != "option" && TypeOf(node) != "file";
}

bool IsField(const oracle::Node& node) {
  return node.tag == "input" || node.tag == "textarea" || node.tag == "select";
}
bool IsTicked(const oracle::Node& node) {
  return node.tag == "input" && (TypeOf(node) == "checkbox" || TypeOf(node) == "radio");
}

class User {
 public:
  User(oracle::Page& page, std::mt19937& random) : random_(random), nodes_(oracle::Select(page.root(), "*")) {}

  Action Choose() {
    std::vector<size_t> tools, others;
    for (size_t i = 0; i < nodes_.size(); ++i) {
      const oracle::Node& node = *nodes_[i];
      if (!IsForPeople(node)) continue;
      (IsField(node) || node.tag == "button" || node.tag == "a" ? tools : others).push_back(i);
    }
    if (tools.empty() || (!others.empty() && Below(12) == 0)) std::swap(tools, others);
    if (tools.empty()) return {0, "nothing", ""};
    return With(tools[Below(tools.size())]);
  }

 private:
  size_t Below(size_t count) { return random_() % count; }
  template <size_t n>
  std::string AnyOf(const char* const (&texts)[n]) {
    return texts[Below(n)];
  }

  Action With(size_t at) {
    const oracle::Node& node = *nodes_[at];
    if (!IsField(node) || IsTicked(node)) return {at, "click", ""};
    if (Below(10) == 0) return {at, "dispatch", Below(2) ? "focusin" : "focusout"};
    if (node.tag == "select") return {at, "type", Option(node)};
    if (TypeOf(node) != "range" && Below(4) == 0) return {at, "press", Below(5) ? "Enter" : "a"};
    return {at, Below(3) ? "type" : "input", Text(node)};
  }

  std::string Text(const oracle::Node& node) {
    if (node.tag == "input" && TypeOf(node) == "number") return AnyOf(kNumbers);
    if (node.tag == "input" && TypeOf(node) == "range") return Position(node);
    if (Below(3) == 0) return node.Value() + "x";
    return AnyOf(kTexts);
  }

  std::string Position(const oracle::Node& node) {
    const double low = NumberIn(node, "min", 0), high = NumberIn(node, "max", 100), step = NumberIn(node, "step", 1);
    const auto steps = static_cast<size_t>((high - low) / step + 1e-9);
    char text[40];
    std::snprintf(text, sizeof text, "%.12g", low + static_cast<double>(Below(steps + 1)) * step);
    return text;
  }

  std::string Option(const oracle::Node& node) {
    std::vector<std::string> values;
    for (const oracle::NodeRef& option : node.children)
      if (option->tag == "option") values.push_back(option->Value());
    return values.empty() ? "" : values[Below(values.size())];
  }

  std::mt19937& random_;
  std::vector<oracle::NodeRef> nodes_;
};

}  // namespace

Action RandomAction(oracle::Page& page, std::mt19937& random) {
  return User(page, random).Choose();
}

void Do(oracle::Page& page, const Action& action) {
  if (action.what == "nothing") return;
  oracle::NodeRef node = oracle::Select(page.root(), "*").at(action.at);
  if (action.what == "click") {
    // A radio button that is on is clicked without becoming another.
    IsTicked(*node) && TypeOf(*node) == "radio" && node->Checked() ? void(page.Dispatch(*node, "click", ""))
                                                                   : page.Click(*node);
  } else if (action.what == "type" && node->tag == "select") {
    page.Select(*node, action.text);
  } else if (action.what == "type" || action.what == "input") {
    page.Type(*node, action.text, action.what == "type");
  } else if (action.what == "press") {
    page.Press(*node, action.text);
  } else if (action.what == "dispatch") {
    page.Dispatch(*node, action.text);
  } else {
    throw std::runtime_error("no action " + action.what);
  }
}

}  // namespace gblocks::test
