// The words, signs, comments and lines of a file, for tools: what stands where, without ANTLR's names.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "compiler/source/source_file.h"

namespace gblocks {

enum class TokenClass : uint8_t {
  kName,
  kKeyword,  // `if`; `state` where it begins a statement
  kNumber,
  kText,  // a string with its prefix and quotes; of an f-string, all of it
  kSign,
  kComment,
  kNewline,  // the end of a statement's line, not of every line
  kIndent,
  kDedent,
  kOther,  // what is no word of the language
};

/// [begin, end) are bytes of the file; the marks of lines may be empty.
struct SyntaxToken {
  TokenClass token_class;
  uint32_t begin = 0;
  uint32_t end = 0;

  std::string_view Text(std::string_view file) const { return file.substr(begin, end - begin); }
};

/// All tokens in order. Where something is wrong they are what the parser makes of it: brackets without partner are left
/// out, and so on. Nothing where the file is beyond a limit of the parser.
std::vector<SyntaxToken> Tokens(const SourceFile& source);

/// The words and signs exactly as they stand, with comments, without the marks of lines; whatever is wrong with them.
std::vector<SyntaxToken> RawTokens(const SourceFile& source);

}  // namespace gblocks
