// index.html from the shell that the host brings along.
#pragma once

#include <string>
#include <string_view>

namespace gblocks::build {

/// What differs from page to page.
struct PageParts {
  std::string title, description;
  std::string lang = "en";
  std::string icon;       // its URL
  std::string source;     // the program's file name, for messages at run time
  std::string policy;     // what the page may load and do
  std::string head;       // elements: what the page loads
  std::string templates;  // `<template>` elements
  std::string script;     // at the end, where the program stands in the page itself
};

/// Fills each {{name}} of the shell (wasm/shell/index.html) with the part of that name; texts are escaped, elements are
/// not.
std::string FillShell(std::string_view shell, const PageParts& parts);

/// As text and as a quoted attribute's value.
std::string EscapeHtml(std::string_view text);

}  // namespace gblocks::build
