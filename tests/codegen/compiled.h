// A program's way to C++, for tests.
#pragma once

#include <string>

#include "compiler/codegen/codegen.h"
#include "tests/harness/golden.h"

namespace gblocks::test {

/// Names and texts of files that a program may import; those of a test's sections `….gblocks` but for the first.
using Imports = std::vector<std::pair<std::string, std::string>>;
Imports ImportsIn(const SectionFile& file, const std::string& program);

/// The generated project; what is wrong with the program fails the test.
codegen::CppProject Compiled(const std::string& path, const std::string& program, const Imports& imports = {},
                             codegen::Options options = {});

}  // namespace gblocks::test
