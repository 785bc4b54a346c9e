// Constants as C++ writes them.
#pragma once

#include <cstdint>
#include <string>

#include "compiler/codegen/cpp_tree.h"

namespace gblocks::codegen {

/// `suffix`: "LL" where templates and overloads look at the type.
Code IntLiteral(int64_t value, const char* suffix);
/// The shortest text that gives the same double; with a point or exponent.
Code FloatLiteral(double value);
/// `"text"_s`.
Code StrLiteral(const std::string& text);
/// `"text"`, escaped.
std::string Quoted(const std::string& text);
/// The text that Quoted has escaped, without its quotes.
std::string Unquoted(const std::string& literal);

}  // namespace gblocks::codegen
