// One word, sign or line mark of a program, and the file it comes from: what the steps before the parser pass along.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/source/source_file.h"

namespace gblocks::parse {

/// `type` is a token type of GBlocksLexer; [begin, end) are bytes of the file.
struct Lexeme {
  size_t type = 0;
  uint32_t begin = 0;
  uint32_t end = 0;
};

using Lexemes = std::vector<Lexeme>;

/// The problems of one file, at most one on a line: what comes second is mostly a consequence of the first. The steps
/// report in the order in which they know best what went wrong.
class Problems {
 public:
  Problems(const SourceFile& source, Diagnostics& diagnostics) : source_(source), diagnostics_(diagnostics) {}

  void Add(Diagnostic diagnostic) {
    if (lines_.insert(source_.LineAt(diagnostic.range.begin)).second) diagnostics_.Add(std::move(diagnostic));
  }

 private:
  const SourceFile& source_;
  Diagnostics& diagnostics_;
  std::unordered_set<uint32_t> lines_;
};

/// The file that is being read and where its problems go.
struct ReadContext {
  FileId file;
  std::string_view text;
  Problems* problems;

  SourceRange Range(const Lexeme& lexeme) const { return {file, lexeme.begin, lexeme.end}; }
  std::string_view Text(const Lexeme& lexeme) const { return text.substr(lexeme.begin, lexeme.end - lexeme.begin); }
  void Report(Diagnostic diagnostic) const { problems->Add(std::move(diagnostic)); }
  void Report(DiagnosticKind kind, SourceRange range, DiagnosticArguments arguments = {}) const {
    problems->Add({kind, range, std::move(arguments), {}, {}});
  }
};

}  // namespace gblocks::parse
