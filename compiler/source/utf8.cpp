// Decodes single code points, with a short way for ASCII.
#include "compiler/source/utf8.h"

#include <utf8.h>

namespace gblocks {

CodePoint DecodeUtf8(std::string_view text, size_t at) {
  auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1};
  size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  std::string_view sequence = text.substr(at, length);
  if (!utf8::is_valid(sequence.begin(), sequence.end())) return {0xFFFD, 1};
  return {utf8::unchecked::peek_next(sequence.begin()), length};
}

}  // namespace gblocks
