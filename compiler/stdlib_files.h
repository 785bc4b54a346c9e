// Which files of the standard library a program needs.
#pragma once

#include <string_view>
#include <vector>

namespace gblocks {

/// The embedded files that declare a name occurring in `text`, and those they need in turn, in the library's order.
/// Looks at words alone, so it may name a file too many (a word in a comment), never one too few.
std::vector<std::string_view> StdlibFilesNamedIn(std::vector<std::string_view> texts);

/// Every file of the library.
const std::vector<std::string_view>& AllStdlibFiles();

/// The text of one of them.
std::string_view StdlibText(std::string_view file);

}  // namespace gblocks
