// Reads a program's file and checks that it is UTF-8 text of a sensible size.
#include "compiler/source/read_file.h"

#include <utf8.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>

namespace gblocks {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

std::variant<std::string, ReadFailure> ReadProgram(const std::string& path) {
  std::error_code error;
  auto status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) return ReadFailure{ReadProblem::kMissing, path};
  if (status.type() == std::filesystem::file_type::directory) return ReadFailure{ReadProblem::kIsDirectory, path};
  if (error) return ReadFailure{ReadProblem::kUnreadable, path};

  auto size = std::filesystem::file_size(path, error);
  if (!error && size > kLargestProgram) return ReadFailure{ReadProblem::kTooLarge, path};

  std::ifstream stream(path, std::ios::binary);
  if (!stream) return ReadFailure{ReadProblem::kUnreadable, path};
  // A pipe or a device has no size beforehand: read in pieces and stop at the limit.
  std::string text;
  char piece[1 << 16];
  while (stream.read(piece, sizeof piece), stream.gcount() > 0) {
    text.append(piece, static_cast<size_t>(stream.gcount()));
    if (text.size() > kLargestProgram) return ReadFailure{ReadProblem::kTooLarge, path};
  }
  if (stream.bad()) return ReadFailure{ReadProblem::kUnreadable, path};

  auto bad_byte = utf8::find_invalid(text.begin(), text.end());
  if (bad_byte != text.end()) {
    return ReadFailure{ReadProblem::kNotUtf8, path, static_cast<uint64_t>(bad_byte - text.begin())};
  }
  if (std::string_view(text).substr(0, kByteOrderMark.size()) == kByteOrderMark) text.erase(0, kByteOrderMark.size());
  return text;
}

std::string Describe(const ReadFailure& failure) {
  switch (failure.problem) {
    case ReadProblem::kMissing:
      return "I cannot find the file `" + failure.path + "`.";
    case ReadProblem::kIsDirectory:
      return "`" + failure.path + "` is a folder, and I need a `.gblocks` file.";
    case ReadProblem::kUnreadable:
      return "I am not allowed to read `" + failure.path + "`, or the disk failed.";
    case ReadProblem::kNotUtf8:
      return "`" + failure.path + "` is not UTF-8 text: the byte at offset " + std::to_string(failure.offset) +
             " does not fit. Save the file as UTF-8.";
    case ReadProblem::kTooLarge:
      return "`" + failure.path + "` is larger than 64 MB, which is more than I read.";
  }
  return {};
}

}  // namespace gblocks
