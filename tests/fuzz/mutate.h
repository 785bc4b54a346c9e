// Programs made of programs: their statements, expressions, types and words exchanged, so that most can be read and
// some compile.
#pragma once

#include <string>

#include "tests/fuzz/snippets.h"

namespace gblocks::fuzz {

/// The program with a few changes.
std::string Mutate(std::string program, const Snippets& snippets, Random& random);

/// The first program with a piece of the second.
std::string Cross(const std::string& program, const std::string& other, Random& random);

}  // namespace gblocks::fuzz
