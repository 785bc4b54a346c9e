// Where texts end. Done by hand because formatted texts nest: f"{names["a"]}" holds a text with the same quotes.
#pragma once

#include <cstddef>
#include <string_view>

namespace gblocks::parse {

/// Texts in formatted texts in formatted texts …: how many.
inline constexpr int kDeepestText = 20;

/// Finds the ends of texts in one file.
class StringScanner {
 public:
  explicit StringScanner(std::string_view text) : text_(text) {}

  struct End {
    size_t end;  // behind the closing quotes, or where an unclosed text stops: its line's end, or `limit`
    bool closed;
  };

  /// `body` is the byte behind the opening quotes; `quote` is `"`, `'`, `"""` or `'''`.
  End FindEnd(size_t body, std::string_view quote, bool formatted, size_t limit);

 private:
  End FindPlainEnd(size_t body, std::string_view quote, size_t limit) const;
  End FindFormattedEnd(size_t body, std::string_view quote, size_t limit, int depth);
  /// The end of a `{…}` in a formatted text, `at` being behind the `{`; npos where it has none.
  size_t FindFieldEnd(size_t at, bool several_lines, size_t limit, int depth);

  std::string_view text_;
  /// Reading on for the partner of a brace that has none costs the rest of the line; a file full of such braces must
  /// not take quadratic time, so after this many wasted bytes quotes simply end texts.
  size_t wasted_ = 0;
};

/// Length of the prefix (`r`, `f`, `Rb` …) of a text as written.
size_t StringPrefixLength(std::string_view written);

/// The opening quotes of a text as written, behind its prefix: one or three characters.
std::string_view OpeningQuote(std::string_view written);

}  // namespace gblocks::parse
