// Loads a program's text from disk, or says exactly why it cannot.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

namespace gblocks {

/// Programs above this size are refused before they are read: offsets are 32 bits wide, and nobody writes them.
inline constexpr uint64_t kLargestProgram = 64ull << 20;

enum class ReadProblem { kMissing, kIsDirectory, kUnreadable, kNotUtf8, kTooLarge };

/// Why a file could not be read. `offset` is the first byte that is not UTF-8 where `problem` is kNotUtf8.
struct ReadFailure {
  ReadProblem problem;
  std::string path;
  uint64_t offset = 0;
};

/// The file's text without a leading byte order mark; line breaks are left as they are.
std::variant<std::string, ReadFailure> ReadProgram(const std::string& path);

/// One sentence for users: "I cannot find the file `x.gblocks`."
std::string Describe(const ReadFailure& failure);

}  // namespace gblocks
