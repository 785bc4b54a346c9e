// One message for a statement that cannot be read, then on with the next statement.
#pragma once

#include <exception>

#include "compiler/parse/antlr.h"
#include "compiler/parse/lexeme.h"

namespace gblocks::parse {

/// ANTLR's default strategy inserts and deletes tokens and goes on in the middle of a sentence, which leads to messages
/// about consequences. This one gives up the whole statement: `recover` passes the exception on up to the rule of a
/// statement (or of a `case`), and skips to the next line there. Brackets are balanced and blocks are marked before, so
/// the end of the line is always where it seems to be.
class StatementRecovery final : public antlr4::DefaultErrorStrategy {
 public:
  StatementRecovery(const ReadContext& context, const Lexemes& lexemes) : context_(context), lexemes_(lexemes) {}

  void reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) override;
  void recover(antlr4::Parser* parser, std::exception_ptr error) override;
  antlr4::Token* recoverInline(antlr4::Parser* parser) override;
  /// At the beginning of each statement: skips lines that cannot begin one.
  void sync(antlr4::Parser* parser) override;

 private:
  void Report(antlr4::Parser* parser, size_t found);
  void SkipLine(antlr4::Parser* parser);
  /// Skips to the end of `depth` open blocks, or of the one that begins here.
  void SkipBlocks(antlr4::Parser* parser, int depth);
  /// How many blocks of the statement at hand the parser is inside of.
  int OpenBlocks(antlr4::Parser* parser) const;

  const ReadContext& context_;
  const Lexemes& lexemes_;
  bool reported_ = false;  // the error on its way up
};

}  // namespace gblocks::parse
