// index.html from the shell that the host brings along.
#pragma once

#include <string>
#include <string_view>

namespace gblocks::build {

/// One file that the page loads: its URL, relative to index.html, and the hash that browsers check it by.
struct PageAsset {
  std::string url, integrity;
};

/// What differs from page to page.
struct PageParts {
  std::string title, description;
  std::string source;     // the program's file name, for messages at run time
  std::string templates;  // `<template>` elements
  PageAsset css, js, wasm;
};

/// Fills each {{name}} of the shell (wasm/shell/index.html) with the part of that name; text is escaped, templates are
/// not.
std::string FillShell(std::string_view shell, const PageParts& parts);

}  // namespace gblocks::build
