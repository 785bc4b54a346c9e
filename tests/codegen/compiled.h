// A program's way to C++, for tests.
#pragma once

#include <string>

#include "compiler/codegen/codegen.h"

namespace gblocks::test {

/// The generated project; what is wrong with the program fails the test.
codegen::CppProject Compiled(const std::string& path, const std::string& program);

}  // namespace gblocks::test
