// What is wrong with some programs, and which files that depends on.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/source/source_file.h"

namespace gblocks::driver {

/// Texts by path that stand for what is on the disk: a program as it would be.
using Edited = std::map<std::string, std::string>;

struct CheckedFiles {
  Sources sources;
  Diagnostics diagnostics;      // in the order of the programs
  std::set<std::string> files;  // read, or looked for in vain
  bool all_read = true;         // the programs themselves
};

/// Checks each of the programs, with what it imports. Prints which of them cannot be read.
void CheckFiles(const std::vector<std::string>& paths, const Edited& edited, CheckedFiles& checked);

}  // namespace gblocks::driver
