// What a user does, as events for the runtime; and how a user finds things.
#include <cstdlib>
#include <cstring>
#include <stdexcept>

#include "oracle/page.h"

extern "C" {
void gb_start();
int gb_event(unsigned node, int name, unsigned text_bytes, double number, unsigned flags);
int gb_audio(unsigned node, int name, unsigned rate, unsigned channels, unsigned frames);
void gb_flush();
unsigned char* gb_text(unsigned bytes);
}

namespace gblocks::oracle {
namespace {

bool Bubbles(const std::string& type) {
  return type != "focus" && type != "blur" && type != "mouseenter" && type != "mouseleave" && type != "toggle" &&
         type != "audio";
}

double NumberOf(const Node& node) {
  const std::string* type = node.Attribute("type");
  if (node.tag != "input" || !type || (*type != "number" && *type != "range"))
    return std::numeric_limits<double>::quiet_NaN();
  std::string value = node.Value();
  char* end = nullptr;
  double number = std::strtod(value.c_str(), &end);
  return value.empty() || *end ? std::numeric_limits<double>::quiet_NaN() : number;
}

std::string Trimmed(std::string text) {
  const char* spaces = " \n\t";
  text.erase(0, text.find_first_not_of(spaces));
  text.erase(text.find_last_not_of(spaces) + 1);
  return text;
}

bool IsField(const Node& node) {
  return node.tag == "input" || node.tag == "textarea" || node.tag == "select";
}

}  // namespace

void Page::Start() {
  gb_start();
  gb_flush();
}

int Page::IdOf(const Node& node) const {
  auto found = ids_.find(&node);
  return found == ids_.end() ? -1 : static_cast<int>(found->second);
}

bool Page::Dispatch(Node& target, const std::string& type, std::optional<std::string> text, EventFlags keys) {
  if (!listened_.count(type)) return false;
  unsigned name = NameNumber(type);
  std::string value = text ? *text : target.kind == Node::Kind::kElement ? target.Value() : "";
  unsigned flags = (target.Checked() || target.Attribute("open") ? 1u : 0u) | keys.shift << 1 | keys.ctrl << 2 |
                   keys.alt << 3 | keys.meta << 4;
  bool prevented = false, told = false;
  NodeRef keep = target.shared_from_this();
  for (Node* node = &target; node; node = Bubbles(type) ? node->parent : nullptr) {
    int id = IdOf(*node);
    if (id < 0) continue;
    told = true;
    unsigned char* room = gb_text(static_cast<unsigned>(value.size()));
    if (!value.empty()) std::memcpy(room, value.data(), value.size());
    prevented |= gb_event(static_cast<unsigned>(id), static_cast<int>(name), static_cast<unsigned>(value.size()),
                          NumberOf(target), flags) &
                 1;
  }
  if (told) gb_flush();
  return prevented;
}

unsigned Page::NameNumber(const std::string& name) const {
  for (size_t i = 0; i < names_.size(); ++i)
    if (names_[i] == name) return static_cast<unsigned>(i);
  throw std::runtime_error("no name " + name);
}

void Page::Click(Node& node) {
  for (Node* at = &node; at; at = at->parent)
    if (IsField(*at) || at->tag == "button" || at->tag == "a") {
      if (at->Attribute("disabled")) return;
      focused_ = at->shared_from_this();
      break;
    }
  if (node.tag == "input" && node.Attribute("type") &&
      (*node.Attribute("type") == "checkbox" || *node.Attribute("type") == "radio")) {
    return Check(node, *node.Attribute("type") == "radio" || !node.Checked());
  }
  Dispatch(node, "click", "");
}

void Page::Type(Node& field, const std::string& text, bool leave) {
  if (field.Attribute("disabled") || field.Attribute("readonly")) return;
  NodeRef keep = field.shared_from_this();
  focused_ = keep;
  field.properties["value"] = text;
  Dispatch(field, "input");
  if (leave && keep->Root() == root_.get()) Dispatch(field, "change");
}

void Page::Press(Node& field, const std::string& key, EventFlags flags) {
  NodeRef keep = field.shared_from_this();
  focused_ = keep;
  if (!Dispatch(field, "keydown", key, flags) && keep->Root() == root_.get()) Dispatch(field, "keyup", key, flags);
}

void Page::Check(Node& box, bool on) {
  if (box.Attribute("disabled") || box.Checked() == on) return;
  NodeRef keep = box.shared_from_this();
  focused_ = keep;
  const std::string* name = box.Attribute("name");
  if (on && name && box.Attribute("type") && *box.Attribute("type") == "radio") {
    for (const NodeRef& other : oracle::Select(*root_, "input[type=radio][name=" + *name + "]"))
      other->properties["checked"] = "false";
  }
  box.properties["checked"] = on ? "true" : "false";
  Dispatch(box, "click", "");
  if (keep->Root() == root_.get()) Dispatch(box, "input");
  if (keep->Root() == root_.get()) Dispatch(box, "change");
}

void Page::Select(Node& select, const std::string& value) {
  NodeRef keep = select.shared_from_this();
  focused_ = keep;
  select.properties["value"] = value;
  Dispatch(select, "input");
  if (keep->Root() == root_.get()) Dispatch(select, "change");
}

void Page::SendAudio(Node& node, unsigned rate, unsigned channels, const std::vector<float>& samples) {
  Node* told = &node;
  while (told && IdOf(*told) < 0) told = told->parent;
  if (!told) throw std::runtime_error("nobody hears the audio");
  if (!samples.empty()) {
    std::memcpy(gb_text(static_cast<unsigned>(samples.size() * sizeof(float))), samples.data(),
                samples.size() * sizeof(float));
  }
  gb_audio(static_cast<unsigned>(IdOf(*told)), static_cast<int>(NameNumber("audio")), rate, channels,
           static_cast<unsigned>(samples.size()) / channels);
  gb_flush();
}

Node& Page::Find(std::string_view selector, size_t n) {
  std::vector<NodeRef> found = oracle::Select(*root_, selector);
  if (n >= found.size()) throw std::runtime_error("no " + std::string(selector) + " number " + std::to_string(n));
  return *found[n];
}

size_t Page::Count(std::string_view selector) {
  return oracle::Select(*root_, selector).size();
}

Node& Page::Button(std::string_view text, size_t n) {
  for (const NodeRef& node : oracle::Select(*root_, "*")) {
    const std::string* role = node->Attribute("role");
    bool button = node->tag == "button" || node->tag == "a" || (role && (*role == "button" || *role == "tab"));
    const std::string* label = node->Attribute("aria-label");
    if (button && (Trimmed(node->TextContent()) == text || (label && *label == text)) && n-- == 0) return *node;
  }
  throw std::runtime_error("no button " + std::string(text));
}

Node& Page::Labelled(std::string_view label, size_t n) {
  for (const NodeRef& node : oracle::Select(*root_, "*")) {
    if (!IsField(*node)) continue;
    bool matches = false;
    for (const char* name : {"aria-label", "placeholder", "title"})
      matches = matches || (node->Attribute(name) && *node->Attribute(name) == label);
    for (Node* around = node->parent; around; around = around->parent) {
      if (around->tag != "label") continue;
      matches = matches || Trimmed(around->TextContent()) == label;
      for (const NodeRef& part : oracle::Select(*around, "span"))
        matches = matches || Trimmed(part->TextContent()) == label;
    }
    if (const std::string* id = node->Attribute("id")) {
      for (const NodeRef& text : oracle::Select(*root_, "label[for=" + *id + "]"))
        matches = matches || Trimmed(text->TextContent()) == label;
    }
    if (matches && n-- == 0) return *node;
  }
  throw std::runtime_error("no field " + std::string(label));
}

}  // namespace gblocks::oracle
