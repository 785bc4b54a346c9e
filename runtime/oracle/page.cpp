#include "oracle/page.h"

#include <stdexcept>

#include "gblocks/run.h"

extern "C" void gb_timer(unsigned id);

namespace gblocks::oracle {

std::string Edits::Summary() const {
  std::string text;
  auto add = [&](int count, const char* name) {
    if (count) text += (text.empty() ? "" : ", ") + std::string(name) + " " + std::to_string(count);
  };
  add(clones, "clones");
  add(inserts, "inserts");
  add(moves, "moves");
  add(removes, "removes");
  add(replaces, "replaces");
  add(texts, "texts");
  add(attributes, "attributes");
  add(properties, "properties");
  add(styles, "styles");
  add(shows, "shows");
  add(fills, "fills");
  add(media, "media");
  return text.empty() ? "nothing" : text;
}

Page::Page(std::string_view html) : root_(Node::Element("")) {
  if (gb::host) throw std::runtime_error("there is a page already");
  gb::host = this;
  nodes_.push_back(root_);
  ids_[root_.get()] = 0;
  // Only the templates are read, so that the page's head may be anything.
  for (size_t at = 0; (at = html.find("<template", at)) != std::string_view::npos;) {
    size_t end = html.find("</template>", at);
    if (end == std::string_view::npos) throw std::runtime_error("a template is not closed");
    end += std::string_view("</template>").size();
    LoadTemplate(*ParseHtml(html.substr(at, end - at))->children[0]);
    at = end;
  }
}

Page::~Page() {
  gb::host = nullptr;
}

// Numbers the nodes by their attributes `g`, as the host does.
void Page::LoadTemplate(const Node& element) {
  NodeRef top;
  for (const NodeRef& child : element.children)
    if (child->kind == Node::Kind::kElement && !top) top = child;
  if (!top) throw std::runtime_error("an empty template");
  if (element.Attribute("g")) top = top->children.at(0);
  PageTemplate made{top->Clone(), {{}}};
  std::vector<size_t> path;
  auto walk = [&](auto& self, Node& node) -> void {
    const std::string* mark = node.Attribute("g");
    bool text = false;
    if (mark) {
      if (*mark != "t" && !path.empty()) made.nodes.push_back({path});
      text = mark->ends_with("t");
      node.RemoveAttribute("g");
    }
    if (text && node.children.empty()) node.Append(Node::TextNode(""));
    for (size_t i = 0; i < node.children.size(); ++i) {
      path.push_back(i);
      if (text && node.children[i]->kind == Node::Kind::kText) {
        made.nodes.push_back({path});
        text = false;
      } else {
        self(self, *node.children[i]);
      }
      path.pop_back();
    }
  };
  walk(walk, *made.top);
  templates_.push_back(std::move(made));
}

Edits Page::TakeEdits() {
  return std::exchange(edits_, {});
}
std::vector<std::string> Page::TakeFailures() {
  return std::exchange(failures_, {});
}
std::vector<std::string> Page::TakeLog() {
  return std::exchange(log_, {});
}

size_t Page::live_nodes() const {
  return ids_.size();
}

void Page::Timer(unsigned id, double milliseconds) {
  timers_.emplace(clock_ + milliseconds, id);
}

void Page::Wait(double seconds) {
  double end = clock_ + seconds * 1000;
  while (!timers_.empty() && timers_.begin()->first <= end) {
    auto [due, id] = *timers_.begin();
    timers_.erase(timers_.begin());
    clock_ = due;
    gb_timer(id);
  }
  clock_ = end;
}

bool Page::Load(std::string_view key, std::string& text) {
  auto found = storage_.find(key);
  if (found == storage_.end()) return false;
  text = found->second;
  return true;
}

void Page::Store(std::string_view key, std::string_view text) {
  if (text.empty()) {
    storage_.erase(std::string(key));
  } else {
    storage_[std::string(key)] = text;
  }
}

void Page::Failed(const gb::FailureReport& failure) {
  static const char* const kTexts[] = {
#define GB_ERROR(name, text) text,
#include <gblocks/errors.def>
#undef GB_ERROR
  };
  std::vector<std::string> arguments(1);
  for (char c : failure.arguments) {
    if (c == '\x1f') {
      arguments.emplace_back();
    } else {
      arguments.back() += c;
    }
  }
  std::string_view text = kTexts[failure.kind];
  std::string message;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}') {
      size_t number = static_cast<size_t>(text[i + 1] - '0');
      if (number < arguments.size()) message += arguments[number];
      i += 2;
    } else {
      message += text[i];
    }
  }
  std::string file = failure.file == gb_program.sources[0] ? "" : failure.file + " ";
  failures_.push_back(file + "line " + std::to_string(failure.line) + ": " + message);
}

void Page::Log(std::string_view text) {
  log_.emplace_back(text);
}

}  // namespace gblocks::oracle
