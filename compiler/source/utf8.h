// One code point out of UTF-8 text.
#pragma once

#include <cstddef>
#include <string_view>

namespace gblocks {

struct CodePoint {
  char32_t value;
  size_t length;  // in bytes
};

/// The code point at byte `at`, which is inside the text. A broken sequence is one byte long, and U+FFFD.
CodePoint DecodeUtf8(std::string_view text, size_t at);

}  // namespace gblocks
