#include "tests/fuzz/mutate.h"

#include <algorithm>
#include <cctype>

#include "compiler/parse/parse.h"

namespace gblocks::fuzz {
namespace {

constexpr Sort kNodes[] = {Sort::kExpression, Sort::kExpression, Sort::kExpression, Sort::kStatement,
                           Sort::kStatement,  Sort::kType,       Sort::kPattern,    Sort::kWord};

// The first can stand around most statements.
constexpr size_t kSoundHeads = 6;
const char* const kHeads[] = {"render:",
                              "if True:",
                              "for i in range(3):",
                              "Row:",
                              "on load:",
                              "html.div(id=\"x\"):",
                              "while False:",
                              "def f(x: int) -> int:",
                              "component C(x: str):",
                              "else:",
                              "match 1:",
                              "case _:",
                              "record R:",
                              "if x is not None:",
                              "async def g():",
                              "for i, x in enumerate(xs):"};

const char* const kValues[] = {"0",
                               "9223372036854775807",
                               "9223372036854775808",
                               "-1",
                               "1e308",
                               "0.1",
                               "\"\"",
                               "\"\\n\"",
                               "'é'",
                               "f\"{x}\"",
                               "f\"{x:>{y}.2f}\"",
                               "None",
                               "True",
                               "[]",
                               "{}",
                               "()",
                               "set()",
                               "[x for x in xs if x]",
                               "{k: v for k, v in d.items()}",
                               "lambda x: x",
                               "x if y else z",
                               "\"\"\"a\nb\"\"\"",
                               "not x",
                               "a < b < c",
                               "xs[1:-1:2]",
                               "await sleep(1)",
                               "*xs",
                               "**d"};

ast::Module Read(const std::string& program) {
  Sources sources;
  Diagnostics diagnostics;
  return Parse(sources.Add("", program), sources, diagnostics);
}

std::string Text(const std::string& program, Piece piece) {
  return program.substr(piece.begin, piece.end - piece.begin);
}

size_t Indentation(const std::string& lines) {
  return std::min(lines.find_first_not_of(' '), lines.size());
}

/// What a piece looks like: those that look alike can often take each other's place.
char ShapeOf(const std::string& text) {
  if (text.empty()) return ' ';
  if (text == "True" || text == "False") return 'b';
  const char first = text[0];
  if (first >= '0' && first <= '9') return text.find('.') == std::string::npos ? '1' : '.';
  if (first == '\'' || first == '"' || text.rfind("f\"", 0) == 0) return '"';
  if (text.back() == ')' && first != '(') return 'c';
  return std::isalpha(static_cast<unsigned char>(first)) ? 'a' : first;
}

/// The lines with their first at this indentation and the others beside it.
std::string Indented(const std::string& lines, size_t indentation) {
  const size_t old = Indentation(lines);
  std::string result;
  for (size_t at = 0, end; at < lines.size(); at = end + 1) {
    end = std::min(lines.find('\n', at), lines.size());
    const std::string line = lines.substr(at, end - at);
    const size_t blanks = Indentation(line);
    result += std::string(indentation + (blanks > old ? blanks - old : 0), ' ') + line.substr(blanks) + "\n";
  }
  return result;
}

class Mutation {
 public:
  Mutation(std::string program, const Snippets& snippets, Random& random)
      : program_(std::move(program)), snippets_(snippets), random_(random), syntax_(Read(program_)) {}

  std::string Do() {
    switch (Below(10)) {
      case 0:
      case 1:
        Exchange();
        break;
      case 2:
      case 3:
        Replace(snippets_);
        break;
      case 4:
        Delete();
        break;
      case 5:
        Insert();
        break;
      case 6:
        Wrap();
        break;
      case 7:
        Shift();
        break;
      case 8:
        Rename();
        break;
      default:
        Put();
    }
    return std::move(program_);
  }

 private:
  size_t Below(size_t count) { return random_() % count; }
  Sort AnySort() { return kNodes[Below(std::size(kNodes))]; }

  bool Pick(Sort sort, Piece& piece) {
    const std::vector<Piece> pieces = Pieces(sort, program_, syntax_);
    if (pieces.empty()) return false;
    piece = pieces[Below(pieces.size())];
    return true;
  }

  void Set(Piece piece, const std::string& text) { program_.replace(piece.begin, piece.end - piece.begin, text); }
  void SetStatement(Piece piece, const std::string& lines) {
    Set(piece, Indented(lines, Indentation(Text(program_, piece))));
  }

  /// A text that `draw` gives; if the mutation is to be gentle, one that looks like `old`, or that itself.
  template <class Draw>
  std::string Like(const std::string& old, Draw draw) {
    for (int tries = 0; tries < 20; ++tries)
      if (std::string text = draw(); !gentle_ || ShapeOf(text) == ShapeOf(old)) return text;
    return old;
  }

  /// Two pieces of one sort change places; or one takes the other's.
  void Exchange() {
    const Sort sort = AnySort();
    Piece a, b;
    if (!Pick(sort, a) || !Pick(sort, b)) return;
    for (int tries = 0; gentle_ && tries < 20 && ShapeOf(Text(program_, a)) != ShapeOf(Text(program_, b)); ++tries)
      Pick(sort, b);
    if (a.begin > b.begin) std::swap(a, b);
    const std::string first = Text(program_, a), second = Text(program_, b);
    const bool apart = a.end <= b.begin;
    if (apart && Below(2)) Put(sort, b, first);
    Put(sort, a, second);
  }

  void Replace(const Snippets& snippets) {
    const Sort sort = AnySort();
    Piece piece;
    if (Pick(sort, piece)) Put(sort, piece, Like(Text(program_, piece), [&] { return snippets.Any(sort, random_); }));
  }

  void Put(Sort sort, Piece piece, const std::string& text) {
    sort == Sort::kStatement ? SetStatement(piece, text) : Set(piece, text);
  }

  void Delete() {
    Piece piece;
    if (Pick(gentle_ ? Sort::kStatement : AnySort(), piece)) Set(piece, "");
  }

  /// A statement, of this program or another, before one of this.
  void Insert() {
    Piece at, piece;
    if (!Pick(Sort::kStatement, at)) return;
    std::string lines = (gentle_ || Below(2)) && Pick(Sort::kStatement, piece)
                            ? Text(program_, piece)
                            : snippets_.Any(Sort::kStatement, random_);
    const size_t indentation = Indentation(Text(program_, at));
    if (Below(4) == 0) at.begin = at.end;
    program_.insert(at.begin, Indented(lines, indentation));
  }

  /// A statement becomes the block of another.
  void Wrap() {
    Piece piece;
    if (!Pick(Sort::kStatement, piece)) return;
    const std::string lines = Text(program_, piece);
    const size_t indentation = Indentation(lines);
    Set(piece, std::string(indentation, ' ') + kHeads[Below(gentle_ ? kSoundHeads : std::size(kHeads))] + "\n" +
                   Indented(lines, indentation + 4));
  }

  /// A line moves to the right or left.
  void Shift() {
    const size_t line_end = program_.empty() ? std::string::npos : program_.rfind('\n', Below(program_.size()));
    const size_t at = line_end == std::string::npos ? 0 : line_end + 1;
    if (Below(2)) {
      program_.insert(at, Below(8) ? "    " : "\t");
    } else {
      program_.erase(at, std::min<size_t>(4, Indentation(program_.substr(at))));
    }
  }

  /// A word takes the place of another.
  void Rename() {
    Piece a, b;
    if (!Pick(Sort::kWord, a)) return;
    Set(a, Like(Text(program_, a), [&] {
          return (gentle_ || Below(3)) && Pick(Sort::kWord, b) ? Text(program_, b)
                                                               : snippets_.Any(Sort::kWord, random_);
        }));
  }

  void Put() {
    Piece piece;
    if (Pick(Sort::kExpression, piece))
      Set(piece, Like(Text(program_, piece), [&] { return std::string(kValues[Below(std::size(kValues))]); }));
  }

  std::string program_;
  const Snippets& snippets_;
  Random& random_;
  ast::Module syntax_;
  const bool gentle_ = Below(3) != 0;  // so that what compiles is likely to go on doing so
};

}  // namespace

std::string Mutate(std::string program, const Snippets& snippets, Random& random) {
  do program = Mutation(std::move(program), snippets, random).Do();
  while (random() % 2);
  return program;
}

std::string Cross(const std::string& program, const std::string& other, Random& random) {
  Snippets pieces;
  pieces.Learn(other, Read(other));
  return Mutate(program, pieces, random);
}

}  // namespace gblocks::fuzz
