#include "tests/fuzz/snippets.h"

#include <algorithm>
#include <cctype>

namespace gblocks::fuzz {
namespace {

constexpr size_t kMostOfASort = 4000, kLongest = 400;

bool IsWordCharacter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || static_cast<signed char>(c) < 0;
}

template <class Store>
std::vector<Piece> Ranges(const Store& store, std::string_view program) {
  std::vector<Piece> pieces;
  for (const auto& node : store)
    if (node.range.begin < node.range.end && node.range.end <= program.size())
      pieces.push_back({node.range.begin, node.range.end});
  return pieces;
}

Piece WholeLines(Piece piece, std::string_view program) {
  while (piece.begin > 0 && program[piece.begin - 1] != '\n') --piece.begin;
  if (program[piece.end - 1] != '\n') piece.end = std::min(program.find('\n', piece.end), program.size() - 1) + 1;
  return piece;
}

}  // namespace

std::vector<Piece> Pieces(Sort sort, std::string_view program, const ast::Module& syntax) {
  switch (sort) {
    case Sort::kExpression:
      return Ranges(syntax.exprs, program);
    case Sort::kStatement: {
      std::vector<Piece> pieces = Ranges(syntax.stmts, program);
      for (Piece& piece : pieces) piece = WholeLines(piece, program);
      return pieces;
    }
    case Sort::kType:
      return Ranges(syntax.types, program);
    case Sort::kPattern:
      return Ranges(syntax.patterns, program);
    case Sort::kWord:
      break;
  }
  return Words(program);
}

std::vector<Piece> Words(std::string_view program) {
  std::vector<Piece> words;
  for (size_t at = 0; at < program.size();) {
    size_t begin = at++;
    char c = program[begin];
    if (std::isspace(static_cast<unsigned char>(c))) continue;
    if (IsWordCharacter(c)) {
      while (at < program.size() && IsWordCharacter(program[at])) ++at;
    } else if (c == '"' || c == '\'') {
      size_t end = program.find_first_of(std::string{c, '\n'}, at);
      at = end == std::string_view::npos ? program.size() : program[end] == c ? end + 1 : end;
    } else if (at < program.size() && std::string_view("=<>*/&|+-.").find(c) != std::string_view::npos &&
               (program[at] == c || program[at] == '=' || program[at] == '>')) {
      ++at;
    }
    words.push_back({begin, at});
  }
  return words;
}

void Snippets::Learn(std::string_view program, const ast::Module& syntax) {
  for (int sort = 0; sort < kSorts; ++sort)
    for (Piece piece : Pieces(static_cast<Sort>(sort), program, syntax))
      Keep(static_cast<Sort>(sort), std::string(program.substr(piece.begin, piece.end - piece.begin)));
}

void Snippets::Keep(Sort sort, std::string text) {
  std::vector<std::string>& texts = texts_[static_cast<size_t>(sort)];
  if (texts.size() < kMostOfASort && text.size() <= kLongest && kept_[static_cast<size_t>(sort)].insert(text).second)
    texts.push_back(std::move(text));
}

std::string Snippets::Any(Sort sort, Random& random) const {
  const std::vector<std::string>& texts = texts_[static_cast<size_t>(sort)];
  return texts.empty() ? "" : texts[random() % texts.size()];
}

}  // namespace gblocks::fuzz
