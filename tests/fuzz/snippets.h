// The pieces of programs: what the mutations take out, exchange and put in.
#pragma once

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "compiler/ast/ast.h"

namespace gblocks::fuzz {

using Random = std::minstd_rand;

enum class Sort { kExpression, kStatement, kType, kPattern, kWord };
constexpr int kSorts = 5;

/// Where in a text a piece is.
struct Piece {
  size_t begin = 0, end = 0;
};

/// The pieces of one sort in a program. Statements are whole lines.
std::vector<Piece> Pieces(Sort sort, std::string_view program, const ast::Module& syntax);

/// Words, numbers, texts and signs, as they stand.
std::vector<Piece> Words(std::string_view program);

/// Pieces of the programs seen, the first so many of each sort: a dictionary that nobody has to write.
class Snippets {
 public:
  void Learn(std::string_view program, const ast::Module& syntax);
  /// Empty: nothing of this sort was seen.
  std::string Any(Sort sort, Random& random) const;

 private:
  void Keep(Sort sort, std::string text);

  std::array<std::vector<std::string>, kSorts> texts_;
  std::array<std::unordered_set<std::string>, kSorts> kept_;
};

}  // namespace gblocks::fuzz
