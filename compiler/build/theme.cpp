#include "compiler/build/theme.h"

#include <algorithm>
#include <string_view>

#include "gblocks_theme_files.h"

namespace gblocks::build {
namespace {

/// One file of stdlib/theme and the components it is for; none: every page.
struct ThemeFile {
  std::string_view name;
  std::vector<std::string_view> components;
};

/// In the order of the cascade.
const std::vector<ThemeFile>& ThemeFiles() {
  static const std::vector<ThemeFile> files = {
      {"tokens.css", {}},
      {"base.css", {}},
      {"layout.css", {}},
      {"button.css", {"Button", "Audio"}},
      {"textbox.css", {"Textbox"}},
      {"number.css", {"Number", "Slider"}},
      {"checkbox.css", {"Checkbox"}},
      {"radio.css", {"Radio"}},
      {"range.css", {"Slider", "Audio"}},
      {"slider.css", {"Slider"}},
      {"audio.css", {"Audio"}},
      {"markdown.css", {"Markdown"}},
      {"toast.css", {}},
  };
  return files;
}

}  // namespace

std::string ThemeCss(const std::vector<std::string>& used_components) {
  const auto is_used = [&](std::string_view component) {
    return std::find(used_components.begin(), used_components.end(), component) != used_components.end();
  };
  std::string css;
  for (const ThemeFile& file : ThemeFiles()) {
    if (file.components.empty() || std::any_of(file.components.begin(), file.components.end(), is_used)) {
      css += theme::File(file.name);
    }
  }
  return css;
}

}  // namespace gblocks::build
