// The page's icon, and what others show of it: app(icon=…, image=…).
#pragma once

#include <vector>

#include "compiler/build/assemble_site.h"
#include "compiler/build/page.h"
#include "compiler/build/status.h"
#include "compiler/ir/ir.h"

namespace gblocks::build {

/// Sets the page's icon and, where app(…) says what others are to show, the elements that tell them. Files that are
/// named are looked for beside the program; they are added to `files`, or stand in the page where it is to be the only
/// one.
Status AddPictures(const ir::Program& program, const SiteOptions& options, PageParts& parts,
                   std::vector<SiteContent>& files);

}  // namespace gblocks::build
