// Names that mean something in Python, Gradio, React, Svelte or a browser.
#pragma once

#include <string_view>

namespace gblocks::check {

struct ForeignName {
  std::string_view name;
  std::string_view ours;     // what it is spelt here; empty where there is no such name
  std::string_view instead;  // a full sentence
};

/// The entry of a name, or null.
const ForeignName* FindForeignName(std::string_view name);

/// What `gr.NAME` is here, where it is no component of that name: a full sentence, or nothing.
std::string_view InsteadOfGradio(std::string_view name);

}  // namespace gblocks::check
