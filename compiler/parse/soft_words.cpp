// Decides for each soft word by what is before and behind it.
#include "compiler/parse/soft_words.h"

#include <algorithm>

#include "compiler/parse/antlr.h"
#include "compiler/parse/describe_lexeme.h"

namespace gblocks::parse {
namespace {

constexpr size_t kFarthestLook = 2000;  // lexemes of a head's line; a longer one is no `match`

bool IsSoft(size_t type) {
  return type >= Token::BROWSER && type <= Token::STATE;
}

class SoftWords {
 public:
  explicit SoftWords(Lexemes& lexemes) : lexemes_(lexemes) {}

  void Run() {
    for (size_t i = 0; i < lexemes_.size(); ++i) {
      if (IsSoft(lexemes_[i].type) && !(MayBegin(i) && Begins(i))) lexemes_[i].type = Token::NAME;
    }
  }

 private:
  size_t Type(size_t i) const {
    if (i >= lexemes_.size()) return Token::NEWLINE;
    return lexemes_[i].type;
  }

  /// Whether a soft word may stand here: on a new line, behind a `:` or `;`, or behind the one it goes with.
  bool MayBegin(size_t i) const {
    if (i == 0) return true;
    size_t before = Type(i - 1);
    return before == Token::NEWLINE || before == Token::COLON || before == Token::SEMICOLON ||
           (before == Token::BROWSER && Type(i) == Token::STATE) || (before == Token::RENDER && Type(i) == Token::ON);
  }

  /// A word that would be an operator behind a name: `event in events`.
  static bool IsOperatorWord(size_t type) {
    return type == Token::AND || type == Token::OR || type == Token::IN || type == Token::IS || type == Token::IF ||
           type == Token::NOT || type == Token::ELSE || type == Token::AS;
  }

  /// What never follows a name, so the name before it must be a word of the language.
  bool FollowsNoName(size_t i) const {
    size_t type = Type(i);
    if (IsReservedWord(type)) return !IsOperatorWord(type);
    if (IsSoft(type)) return true;
    return BeginsValue(type) && type != Token::LPAREN && type != Token::LBRACKET && type != Token::LBRACE;
  }

  bool Begins(size_t i) const {
    size_t next = Type(i + 1);
    switch (Type(i)) {
      case Token::RENDER:
        return next == Token::COLON || next == Token::NEWLINE || FollowsNoName(i + 1);
      case Token::ON:
        return next == Token::COLON || next == Token::NEWLINE || FollowsNoName(i + 1);
      case Token::CHILDREN:
        return next == Token::NEWLINE || next == Token::SEMICOLON;
      case Token::BROWSER:
        return next == Token::STATE && FollowsNoName(i + 2);
      case Token::MATCH:
        return FollowsNoName(i + 1) || (!ContinuesName(next) && CaseFollows(i));
      case Token::CASE:
        return FollowsNoName(i + 1) || (!ContinuesName(next) && LineFrom(i).has_colon);
      default:
        return FollowsNoName(i + 1);
    }
  }

  /// What makes `match` or `case` a variable, whatever the rest of the line says.
  static bool ContinuesName(size_t type) {
    return type == Token::DOT || type == Token::COMMA || (type >= Token::ASSIGN && type <= Token::RIGHT_ASSIGN);
  }

  struct Line {
    size_t end;      // where its NEWLINE is
    bool has_colon;  // outside brackets
  };

  Line LineFrom(size_t i) const {
    Line line{i, false};
    int open = 0;
    size_t limit = std::min(i + kFarthestLook, lexemes_.size());
    for (; line.end < limit; ++line.end) {
      size_t type = lexemes_[line.end].type;
      if (type == Token::LPAREN || type == Token::LBRACKET || type == Token::LBRACE) ++open;
      if (type == Token::RPAREN || type == Token::RBRACKET || type == Token::RBRACE) --open;
      if (type == Token::COLON && open == 0) line.has_colon = true;
      if (type == Token::NEWLINE && open == 0) break;
    }
    return line;
  }

  bool CaseFollows(size_t i) const {
    size_t next = LineFrom(i).end;
    while (next < lexemes_.size() && lexemes_[next].type == Token::NEWLINE) ++next;
    return Type(next) == Token::CASE;
  }

  Lexemes& lexemes_;
};

}  // namespace

void SettleSoftWords(Lexemes& lexemes) {
  SoftWords(lexemes).Run();
}

}  // namespace gblocks::parse
