// A site that can be installed like a program and works without a network: `gblocks build --pwa`.
#pragma once

#include <string>
#include <vector>

#include "compiler/build/page.h"
#include "compiler/build/target_folder.h"

namespace gblocks::build {

/// Adds the manifest, the service worker and the script that registers it, and the page's reference to them. The worker
/// keeps `loaded` and what is in `files` already.
void AddPwa(PageParts& parts, const std::string& base, std::vector<std::string> loaded,
            std::vector<SiteContent>& files);

}  // namespace gblocks::build
