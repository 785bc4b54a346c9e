// From lexemes to ANTLR's parse tree: quick where the program is right, with good messages where it is not.
#pragma once

#include <memory>

#include "compiler/parse/antlr.h"
#include "compiler/parse/lexeme.h"

namespace gblocks::parse {

/// Parses one run of lexemes. Owns the tree that it returns.
class TreeParser {
 public:
  /// `lexemes` end with the end-of-file lexeme and outlive the parser; so does the context.
  TreeParser(const ReadContext& context, const Lexemes& lexemes);
  ~TreeParser();

  /// The tree of a file. Statements that cannot be read were reported; their nodes have an `exception`.
  GBlocksParser::ProgramContext* ParseProgram();

  /// The tree of an expression in an f-string, null where it cannot be read.
  GBlocksParser::FieldContext* ParseField();

 private:
  class LexemeSource;

  /// Runs a rule with the quick method and, where that fails, once more with the one that explains and recovers.
  template <class Tree>
  Tree* Run(Tree* (GBlocksParser::*rule)());

  const ReadContext& context_;
  const Lexemes& lexemes_;
  std::unique_ptr<LexemeSource> source_;
  std::unique_ptr<antlr4::CommonTokenStream> tokens_;
  std::unique_ptr<GBlocksParser> parser_;
};

}  // namespace gblocks::parse
