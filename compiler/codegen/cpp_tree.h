// Generated C++ as a tree of lines and blocks, and how it is laid out. The emitters say what the program is; only Print
// knows about columns, indentation and line breaks.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gblocks::codegen {

/// How tightly an expression binds, loosest first.
enum class Precedence {
  kComma,
  kConditional,
  kOr,
  kAnd,
  kBitOr,
  kBitXor,
  kBitAnd,
  kEquality,
  kComparison,
  kSum,
  kProduct,
  kUnary,
  kPrimary,
};

class Block;

/// One expression or statement: texts, places where its line may break, and blocks in braces.
class Code {
 public:
  Code() = default;
  Code(std::string text, Precedence precedence = Precedence::kPrimary) : precedence_(precedence) {
    *this << std::move(text);
  }
  Code(const char* text) : Code(std::string(text)) {}

  Code& operator<<(std::string text);
  Code& operator<<(const char* text) { return *this << std::string(text); }
  Code& operator<<(const Code& code);
  /// A space, or a line break where the line is too long.
  Code& Space();
  /// Nothing, or a line break where the line is too long.
  Code& SoftBreak();
  /// Between Open and Close, breaks are less welcome than outside.
  Code& Open();
  Code& Close();
  /// `{ … }`; what was emitted so far decides nothing about its layout. `one_line`: on the same line where it is one
  /// short statement.
  Code& Braces(Block block, bool one_line = false);

  Code& Bind(Precedence precedence) {
    precedence_ = precedence;
    return *this;
  }
  Precedence precedence() const { return precedence_; }
  bool empty() const { return tokens_.empty(); }
  /// The whole on one line; blocks too.
  std::string Flat() const;

 private:
  friend class Printer;
  enum class TokenKind { kText, kSpace, kSoftBreak, kOpen, kClose, kBlock };
  struct Token {
    TokenKind kind;
    std::string text;
    std::shared_ptr<const Block> block;
    bool one_line = false;
  };
  std::vector<Token> tokens_;
  Precedence precedence_ = Precedence::kPrimary;
};

/// Statements or declarations, one below the other.
class Block {
 public:
  void Add(Code line) { lines_.push_back(std::move(line)); }
  void Add(Block block) { lines_.insert(lines_.end(), block.lines_.begin(), block.lines_.end()); }
  /// At most one blank line, and none at the beginning.
  void AddBlankLine() {
    if (!lines_.empty() && !lines_.back().empty()) lines_.emplace_back();
  }
  const std::vector<Code>& lines() const { return lines_; }
  bool empty() const { return lines_.empty(); }

 private:
  std::vector<Code> lines_;
};

/// `code`, in parentheses where it binds less tightly than `least`.
Code Parenthesized(Code code, Precedence least);
/// `callee(a, b)`.
Code Call(Code callee, std::vector<Code> arguments);
/// `Type{a, b}`.
Code BraceList(std::string type, std::vector<Code> items);
/// `a op b op c`, all operands at least as tight as `precedence` (the later ones tighter).
Code Infix(const char* op, Precedence precedence, std::vector<Code> operands);
/// `object.member` with parentheses where they are needed; `access` is "." or "->".
Code Member(Code object, const char* access, const std::string& member);

/// The text of a block of top-level declarations.
std::string Print(const Block& block);

}  // namespace gblocks::codegen
