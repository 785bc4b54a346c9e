// Values as text at compile time: exactly as the running program would print them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gblocks::passes {

/// Python's repr of a float: "1.0", "0.1", "1e-05", "inf".
std::string FloatText(double value);

/// A float as a number in HTML: "1", "0.1".
std::string HtmlNumber(double value);

/// format(value, spec) for the simple specs "", "d", "g" and ".2f"; none for the others, which the runtime formats.
std::optional<std::string> FormatInt(int64_t value, const std::string& spec);
std::optional<std::string> FormatFloat(double value, const std::string& spec);

/// The characters of a UTF-8 text.
std::vector<std::string> CodePoints(const std::string& text);

}  // namespace gblocks::passes
