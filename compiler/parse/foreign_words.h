// Words that other languages, or Python, begin statements with, and what gblocks has instead.
#pragma once

#include <string_view>

namespace gblocks::parse {

struct ForeignWord {
  std::string_view word;
  std::string_view what;     // "gblocks has no …"
  std::string_view instead;  // a full sentence
};

/// The entry of a word, or null.
const ForeignWord* FindForeignWord(std::string_view word);

}  // namespace gblocks::parse
