// The files of a site, in memory: the page, and what it loads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/build/status.h"
#include "compiler/build/target_folder.h"
#include "compiler/compile.h"

namespace gblocks::build {

/// How a site is put together.
struct SiteOptions {
  bool live = false;         // for `gblocks dev`, whose page lets the next version take over (wasm/live)
  bool single_file = false;  // everything in index.html, which opens by a double click
  bool pwa = false;          // can be installed, and works without a network
  std::string base = {};     // before the names of files, "/todo/"; none: they are relative to the page
};

/// The site of a compiled program with its module: index.html is the first, what the page loads at once follows.
Status AssembleSite(const CompileResult& compiled, std::string wasm, const SiteOptions& options,
                    std::vector<SiteContent>& site);

/// A JSON string that may stand in a page.
std::string JsonString(std::string_view text);

}  // namespace gblocks::build
