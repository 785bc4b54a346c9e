// What hosts of static files look for beside the site itself.
#pragma once

#include <string>
#include <vector>

#include "compiler/build/target_folder.h"

namespace gblocks::build {

/// 404.html, `.nojekyll` (GitHub Pages: files are served as they are) and `_headers` (Netlify, Cloudflare Pages: what
/// has its content in its name may be kept for ever). `base`: where the site will stand, if that is known.
std::vector<SiteContent> HostFiles(const std::string& title, const std::string& lang, const std::string& base);

/// For a static Space of Hugging Face: README.md with the front matter that makes it one, and `.gitattributes`, as its
/// Hub takes binary files by LFS alone.
std::vector<SiteContent> HuggingFaceFiles(const std::string& title, const std::string& description);

/// A line of each of the two: by it they are known to be gblocks' own.
inline constexpr std::string_view kMadeByBuild = "made by gblocks build";

/// `name.br` and `name.gz` for each file that gets smaller by it: some hosts send them as they are.
std::vector<SiteContent> CompressedFiles(const std::vector<SiteContent>& site);

}  // namespace gblocks::build
