#include "tests/dom/fresh_render.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "gblocks/iteration.h"
#include "src/scheduler.h"

extern "C" void gb_flush();

namespace gblocks::test {
namespace {

// Of `render:`, as in Run.
constexpr int kRenderType = 0xffff;

void Renew(gb::ItemList& list);

void RenewItem(gb::Item& item) {
  if (item.kind == gb::Item::Kind::kFragment) {
    auto& fragment = static_cast<gb::Fragment&>(item);
    if (item.type == kRenderType && fragment.ran) {
      if (unsigned node = gb::first_node(&fragment)) gb::out.remove(node, gb::last_node(&fragment));
      fragment.items.drop_all();
      fragment.run_later();
    } else {
      // A `render on` shows what was true at its event: it stays, but not the blocks in it.
      Renew(fragment.items);
    }
  } else if (item.kind == gb::Item::Kind::kInstance) {
    auto& instance = static_cast<gb::Instance&>(item);
    if (instance.iteration) instance.iteration->note_change();
    for (int i = 0; i < instance.made_from->effects; ++i) {
      if (instance.effects()[i]) instance.effects()[i]->run_later();
    }
    for (int i = 0; i < instance.made_from->slots; ++i) {
      if (instance.slots()[i]) Renew(*instance.slots()[i]);
    }
  }
}

void Renew(gb::ItemList& list) {
  for (unsigned i = 0; i < list.count; ++i) RenewItem(*list.items[i]);
}

/// With properties, which Node::Clone leaves out as browsers do.
oracle::NodeRef Copy(const oracle::Node& node) {
  oracle::NodeRef copy = std::make_shared<oracle::Node>();
  copy->kind = node.kind;
  copy->tag = node.tag;
  copy->text = node.text;
  copy->attributes = node.attributes;
  copy->properties = node.properties;
  for (const oracle::NodeRef& child : node.children) copy->Append(Copy(*child));
  return copy;
}

void Normalize(oracle::Node& node) {
  std::sort(node.attributes.begin(), node.attributes.end());
  const std::string value = node.Value(), checked = node.Checked() ? "true" : "false";
  const bool is_input = node.tag == "input",
             ticks = is_input && node.Attribute("type") &&
                     (*node.Attribute("type") == "checkbox" || *node.Attribute("type") == "radio");
  const bool is_range = is_input && node.Attribute("type") && *node.Attribute("type") == "range";
  const bool has_value = node.properties.erase("value") != 0 || is_range,
             has_checked = node.properties.erase("checked") != 0;
  const std::string* attribute = node.Attribute("value");
  if (has_value && !ticks && value != (!is_input ? node.Value() : attribute ? *attribute : ""))
    node.properties["value"] = value;
  if (has_checked && checked != (node.Checked() ? "true" : "false")) node.properties["checked"] = checked;
  std::erase_if(node.properties, [](const auto& property) {
    return property.second == "false" && property.first != "checked" && property.first != "value";
  });
  for (const oracle::NodeRef& child : node.children) Normalize(*child);
}

}  // namespace

std::string NormalHtml(const oracle::Node& root) {
  oracle::NodeRef copy = Copy(root);
  Normalize(*copy);
  return oracle::Serialize(*copy);
}

// In a process of its own, which dies with all that was made anew.
std::optional<std::string> InAnotherProcess(const std::function<std::optional<std::string>()>& make) {
  std::array<int, 2> ends;
  if (pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
  pid_t child = fork();
  if (child < 0) throw std::runtime_error("no process");
  if (child == 0) {
    close(ends[0]);
    int code = 1;
    try {
      const std::optional<std::string> made = make();
      const std::string sent = made ? "!" + *made : "";
      code = write(ends[1], sent.data(), sent.size()) == static_cast<ssize_t>(sent.size()) ? 0 : 1;
    } catch (const std::exception& error) {
      std::string message = std::string("the fresh render fails: ") + error.what() + "\n";
      code = write(STDERR_FILENO, message.data(), message.size()) < 0 ? 2 : 1;
    }
    _exit(code);
  }
  close(ends[1]);
  std::string got;
  std::array<char, 4096> buffer;
  for (ssize_t count; (count = read(ends[0], buffer.data(), buffer.size())) > 0;)
    got.append(buffer.data(), static_cast<size_t>(count));
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (status != 0) throw std::runtime_error("the fresh render died");
  if (got.empty()) return {};
  return got.substr(1);
}

std::string FreshHtml(oracle::Page& page) {
  return *InAnotherProcess([&] {
    Renew(*gb::scheduler.page());
    gb_flush();
    return std::optional(NormalHtml(page.root()));
  });
}

}  // namespace gblocks::test
