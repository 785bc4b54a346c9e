// The bridge to ANTLR's parser; the only place that lets exceptions fly, and it catches them all.
#include "compiler/parse/tree_parser.h"

#include "compiler/parse/byte_stream.h"
#include "compiler/parse/statement_recovery.h"

namespace gblocks::parse {

/// Hands lexemes out as ANTLR's tokens.
class TreeParser::LexemeSource final : public antlr4::TokenSource {
 public:
  LexemeSource(const ReadContext& context, const Lexemes& lexemes)
      : lexemes_(lexemes), stream_(context.text, 0, context.text.size()) {}

  std::unique_ptr<antlr4::Token> nextToken() override {
    const Lexeme& lexeme = lexemes_[std::min(next_++, lexemes_.size() - 1)];
    std::pair<antlr4::TokenSource*, antlr4::CharStream*> origin{this, &stream_};
    return std::make_unique<antlr4::CommonToken>(origin, lexeme.type, antlr4::Token::DEFAULT_CHANNEL, lexeme.begin,
                                                 static_cast<size_t>(lexeme.end) - 1);
  }
  size_t getLine() const override { return 1; }
  size_t getCharPositionInLine() override { return 0; }
  antlr4::CharStream* getInputStream() override { return &stream_; }
  std::string getSourceName() override { return stream_.getSourceName(); }
  antlr4::TokenFactory<antlr4::CommonToken>* getTokenFactory() override {
    return antlr4::CommonTokenFactory::DEFAULT.get();
  }

 private:
  const Lexemes& lexemes_;
  ByteStream stream_;
  size_t next_ = 0;
};

TreeParser::TreeParser(const ReadContext& context, const Lexemes& lexemes)
    : context_(context),
      lexemes_(lexemes),
      source_(std::make_unique<LexemeSource>(context, lexemes)),
      tokens_(std::make_unique<antlr4::CommonTokenStream>(source_.get())),
      parser_(std::make_unique<GBlocksParser>(tokens_.get())) {
  parser_->removeErrorListeners();  // ANTLR's own text never reaches anybody
}

TreeParser::~TreeParser() = default;

template <class Tree>
Tree* TreeParser::Run(Tree* (GBlocksParser::*rule)()) {
  auto* simulator = parser_->getInterpreter<antlr4::atn::ParserATNSimulator>();
  simulator->setPredictionMode(antlr4::atn::PredictionMode::SLL);
  parser_->setErrorHandler(std::make_shared<antlr4::BailErrorStrategy>());
  try {
    return (parser_.get()->*rule)();
  } catch (const antlr4::ParseCancellationException&) {
    // Either a mistake or a sentence that needs the full method.
  }
  parser_->reset();
  simulator->setPredictionMode(antlr4::atn::PredictionMode::LL);
  parser_->setErrorHandler(std::make_shared<StatementRecovery>(context_, lexemes_));
  try {
    return (parser_.get()->*rule)();
  } catch (const antlr4::RecognitionException&) {
    return nullptr;  // an f-string's field: there is no statement inside it at which to go on
  }
}

GBlocksParser::ProgramContext* TreeParser::ParseProgram() {
  return Run(&GBlocksParser::program);
}

GBlocksParser::FieldContext* TreeParser::ParseField() {
  return Run(&GBlocksParser::field);
}

}  // namespace gblocks::parse
