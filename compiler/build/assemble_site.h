// The files of a site, in memory: the page, and what it loads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/build/target_folder.h"
#include "compiler/compile.h"

namespace gblocks::build {

/// The site of a compiled program with its module; index.html is the first. `live`: for `gblocks dev`, whose page lets
/// the next version take over (wasm/live).
std::vector<SiteContent> AssembleSite(const CompileResult& compiled, std::string wasm, bool live);

/// A JSON string that may stand in a page.
std::string JsonString(std::string_view text);

}  // namespace gblocks::build
