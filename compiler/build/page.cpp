#include "compiler/build/page.h"

#include <map>

namespace gblocks::build {
std::string EscapeHtml(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string FillShell(std::string_view shell, const PageParts& parts) {
  const std::map<std::string_view, std::string> values = {
      {"title", EscapeHtml(parts.title)},
      {"description", EscapeHtml(parts.description)},
      {"lang", EscapeHtml(parts.lang)},
      {"icon", EscapeHtml(parts.icon)},
      {"source", EscapeHtml(parts.source)},
      {"policy", EscapeHtml(parts.policy)},
      {"head", parts.head},
      {"templates", parts.templates},
      {"script", parts.script},
  };
  std::string page;
  while (true) {
    const size_t open = shell.find("{{");
    const size_t close = shell.find("}}", open);
    page += shell.substr(0, open);
    if (close == std::string_view::npos) return page;
    const auto value = values.find(shell.substr(open + 2, close - open - 2));
    if (value != values.end()) page += value->second;
    shell.remove_prefix(close + 2);
  }
}

}  // namespace gblocks::build
