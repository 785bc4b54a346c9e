// A program as lines of words: what the formatter puts back together.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/parse/tokens.h"
#include "compiler/source/source_file.h"

namespace gblocks::format {

inline constexpr size_t kIndentation = 4;
inline constexpr size_t kLineWidth = 100;

/// A word or sign with the comments beside it.
struct Word {
  SyntaxToken token;
  std::string_view text;
  std::vector<std::string_view> comments_before;  // each on a line of its own, inside brackets
  std::string_view comment_behind;                // on the same line
  bool continued = false;                         // a `\` ends the line before, outside brackets
  // From spacing.cpp:
  bool space = false;    // one stands before it, unless it begins a line
  bool unary = false;    // `-x`, `*args`
  bool keyword = false;  // and not an attribute's or parameter's name: `label.for`, `f(class=1)`
};

/// A line of the program: a statement's, which may go over several lines of the file; a comment; or text that stays.
struct Line {
  size_t level = 0;         // blocks around it
  size_t blank_before = 0;  // empty lines
  std::vector<Word> words;  // none: a comment or text
  std::string_view text;    // a comment, or what stays as it is with all its lines
  uint32_t begin = 0;       // in the file
  uint32_t end = 0;
  bool broken = false;      // a statement that could not be read: only its place changes
};

/// The lines of a file, with spacing. Nothing where it is beyond the parser's limits, or where what is wrong with it
/// belongs to no statement. With `careful`, a top-level statement with a mistake in it is one text.
std::optional<std::vector<Line>> ReadLines(const Sources& sources, FileId file, bool careful);

/// Sets `space`, `unary` and `keyword` of a statement's words.
void SetSpacing(std::vector<Word>& words);

/// Whether a value can end with this word, so that `-` behind it stands between two values, and `(` makes a call.
bool EndsValue(const Word& word);

/// How many columns a text takes up to its first line break; its characters, that is.
size_t WidthOf(std::string_view text);

/// A statement's text, first line unindented. Nothing where a comment stands at a place that the style does not know.
std::optional<std::string> Wrap(const std::vector<Word>& words, size_t indentation, std::string_view line_break);

}  // namespace gblocks::format
