// The folder a site goes to: whose it is, and how a new site takes an old one's place.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/build/status.h"

namespace gblocks::build {

/// A file of a site before it is on disk.
struct SiteContent {
  std::string name;  // "index.html", "assets/app-4k2vq7ab.wasm"
  std::string bytes;
};

/// In the index.html of every site (wasm/shell); by it a folder is known to be gblocks' own, which the next build may
/// replace.
inline constexpr std::string_view kSiteMark = " data-gblocks=\"";

/// Asked before any work: fails where `folder` is a file, holds anything that gblocks did not write, or cannot be made.
Status CheckTarget(const std::filesystem::path& folder);

/// Writes the site beside `folder` and lets it take its place by renaming.
Status ReplaceTarget(const std::filesystem::path& folder, const std::vector<SiteContent>& site);

}  // namespace gblocks::build
