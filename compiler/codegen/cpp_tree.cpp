#include "compiler/codegen/cpp_tree.h"

namespace gblocks::codegen {

Code& Code::operator<<(std::string text) {
  if (text.empty()) return *this;
  if (!tokens_.empty() && tokens_.back().kind == TokenKind::kText) {
    tokens_.back().text += text;
  } else {
    tokens_.push_back({TokenKind::kText, std::move(text), nullptr});
  }
  return *this;
}

Code& Code::operator<<(const Code& code) {
  for (const Token& token : code.tokens_) {
    if (token.kind == TokenKind::kText) {
      *this << token.text;
    } else {
      tokens_.push_back(token);
    }
  }
  return *this;
}

Code& Code::Space() {
  tokens_.push_back({TokenKind::kSpace, "", nullptr});
  return *this;
}

Code& Code::SoftBreak() {
  tokens_.push_back({TokenKind::kSoftBreak, "", nullptr});
  return *this;
}

Code& Code::Open() {
  tokens_.push_back({TokenKind::kOpen, "", nullptr});
  return *this;
}

Code& Code::Close() {
  tokens_.push_back({TokenKind::kClose, "", nullptr});
  return *this;
}

Code& Code::Braces(Block block, bool one_line) {
  one_line = one_line && block.lines().size() <= 1;
  tokens_.push_back({TokenKind::kBlock, "", std::make_shared<Block>(std::move(block)), one_line});
  return *this;
}

std::string Code::Flat() const {
  std::string text;
  for (const Token& token : tokens_) {
    if (token.kind == TokenKind::kSpace) text += " ";
    text += token.text;
    if (token.kind != TokenKind::kBlock) continue;
    text += "{";
    for (const Code& line : token.block->lines()) text += " " + line.Flat();
    text += token.block->empty() ? "}" : " }";
  }
  return text;
}

/// Lays out lines: breaks where a line would get too long, as far out in the nesting of parentheses as possible.
class Printer {
 public:
  std::string Take() { return std::move(out_); }

  void PrintBlock(const Block& block, size_t indent) {
    for (const Code& line : block.lines()) PrintLine(line, indent);
  }

 private:
  using Token = Code::Token;
  using Kind = Code::TokenKind;
  static constexpr size_t kLimit = 120;

  /// What lies ahead of a possible break: the width up to the next one that is as far out, up to the next of any kind,
  /// and the end.
  struct Ahead {
    size_t part = 0;
    size_t chunk = 0;
  };

  void PrintLine(const Code& line, size_t indent) {
    if (line.empty()) {
      out_ += "\n";
      return;
    }
    const std::vector<Token>& tokens = line.tokens_;
    bool comment = tokens[0].text.rfind("//", 0) == 0;
    StartLine(indent);
    for (size_t i = 0; i < tokens.size(); ++i) {
      const Token& token = tokens[i];
      switch (token.kind) {
        case Kind::kText:
          Write(token.text);
          break;
        case Kind::kSpace:
        case Kind::kSoftBreak: {
          size_t space = token.kind == Kind::kSpace ? 1 : 0;
          if (!comment && MustBreak(tokens, i, space, indent + 4)) {
            out_ += "\n";
            StartLine(indent + 4);
          } else {
            Write(std::string(space, ' '));
          }
          break;
        }
        case Kind::kOpen:
        case Kind::kClose:
          break;
        case Kind::kBlock:
          PrintBraces(tokens, i);
          break;
      }
    }
    out_ += "\n";
  }

  void PrintBraces(const std::vector<Token>& tokens, size_t at) {
    const Token& token = tokens[at];
    if (token.block->empty()) {
      Write("{}");
    } else if (IsOneLine(token) && FitsInOneLine(tokens, at)) {
      Write("{ ");
      Write(token.block->lines()[0].Flat());
      Write(" }");
    } else {
      size_t indent = line_indent_;
      out_ += "{\n";
      PrintBlock(*token.block, indent + 2);
      StartLine(indent);
      Write("}");
    }
  }

  bool FitsInOneLine(const std::vector<Token>& tokens, size_t at) const {
    return column_ + Measure(tokens, at, true).part <= kLimit;
  }

  bool MustBreak(const std::vector<Token>& tokens, size_t at, size_t space, size_t indent) const {
    // All of it on this line; or on this line up to the `{` of a block.
    if (column_ + space + Measure(tokens, at + 1, true).part <= kLimit) return false;
    Ahead ahead = Measure(tokens, at + 1, false);
    if (column_ + space + ahead.part <= kLimit || column_ <= indent) return false;
    if (indent + ahead.part <= kLimit) return true;
    return column_ + space + ahead.chunk > kLimit;
  }

  /// Whether a block can be on one line with what is around it.
  static bool IsOneLine(const Token& token) {
    if (token.block->empty()) return true;
    if (!token.one_line) return false;
    for (const Token& inner : token.block->lines()[0].tokens_) {
      if (inner.kind == Kind::kBlock && !IsOneLine(inner)) return false;
    }
    return true;
  }

  /// `blocks_inline`: blocks that can be on one line are; else what counts ends with their `{`.
  static Ahead Measure(const std::vector<Token>& tokens, size_t from, bool blocks_inline) {
    Ahead ahead;
    int depth = 0;
    bool in_chunk = true;
    for (size_t i = from; i < tokens.size(); ++i) {
      const Token& token = tokens[i];
      size_t width = token.text.size();
      if (token.kind == Kind::kOpen) ++depth;
      if (token.kind == Kind::kClose) --depth;
      if (token.kind == Kind::kSpace || token.kind == Kind::kSoftBreak) {
        if (depth <= 0) break;
        in_chunk = false;
        width = token.kind == Kind::kSpace ? 1 : 0;
      }
      bool ends = false;
      if (token.kind == Kind::kBlock) {
        ends = !token.block->empty() && !(blocks_inline && IsOneLine(token));
        width = ends ? 1 : token.block->empty() ? 2 : token.block->lines()[0].Flat().size() + 4;
      }
      ahead.part += width;
      if (in_chunk) ahead.chunk += width;
      if (ends) break;
    }
    return ahead;
  }

  void StartLine(size_t indent) {
    line_indent_ = indent;
    column_ = indent;
    out_.append(indent, ' ');
  }

  void Write(const std::string& text) {
    out_ += text;
    column_ += text.size();
  }

  std::string out_;
  size_t column_ = 0;
  size_t line_indent_ = 0;
};

Code Parenthesized(Code code, Precedence least) {
  if (code.precedence() >= least) return code;
  Code result = "(";
  result.Open();
  result << code;
  result.Close();
  return result << ")";
}

namespace {

void AddJoined(Code& code, std::vector<Code>& items) {
  code.Open();
  if (!items.empty()) code.SoftBreak();
  for (size_t i = 0; i < items.size(); ++i) {
    if (i > 0) (code << ",").Space();
    code << Parenthesized(std::move(items[i]), Precedence::kConditional);
  }
  code.Close();
}

/// More than C++ asks for: compilers warn about `a && b || c` and `a == b == c`, and readers stumble.
bool NeedsParentheses(Precedence operand, Precedence outer, bool first) {
  bool logical = outer == Precedence::kAnd || outer == Precedence::kOr;
  auto compares = [](Precedence p) { return p == Precedence::kEquality || p == Precedence::kComparison; };
  if (operand < outer) return true;
  if (operand == outer) return compares(outer) || (!first && !logical);
  return operand < Precedence::kSum && !(logical && compares(operand));
}

}  // namespace

Code Call(Code callee, std::vector<Code> arguments) {
  Code code = Parenthesized(std::move(callee), Precedence::kPrimary);
  code << "(";
  AddJoined(code, arguments);
  return code << ")";
}

Code BraceList(std::string type, std::vector<Code> items) {
  Code code = std::move(type) + "{";
  AddJoined(code, items);
  return code << "}";
}

Code Infix(const char* op, Precedence precedence, std::vector<Code> operands) {
  Code code;
  for (size_t i = 0; i < operands.size(); ++i) {
    if (i > 0) (code << " " << op).Space();
    bool parentheses = NeedsParentheses(operands[i].precedence(), precedence, i == 0);
    code << Parenthesized(std::move(operands[i]), parentheses ? Precedence::kPrimary : Precedence::kComma);
  }
  return code.Bind(precedence);
}

Code Member(Code object, const char* access, const std::string& member) {
  return Parenthesized(std::move(object), Precedence::kPrimary) << std::string(access) + member;
}

std::string Print(const Block& block) {
  Printer printer;
  printer.PrintBlock(block, 0);
  return printer.Take();
}

}  // namespace gblocks::codegen
