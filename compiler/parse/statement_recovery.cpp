// Where the parser goes on after a mistake.
#include "compiler/parse/statement_recovery.h"

#include "compiler/parse/syntax_error_explainer.h"

namespace gblocks::parse {
namespace {

using Rules = GBlocksParser;

size_t RuleOf(antlr4::Parser* parser) {
  return parser->getContext()->getRuleIndex();
}

bool HoldsStatements(size_t rule) {
  return rule == Rules::RuleProgram || rule == Rules::RuleBlock || rule == Rules::RuleStrayBlock;
}

const antlr4::misc::IntervalSet& StatementBeginnings(antlr4::Parser* parser) {
  static const antlr4::misc::IntervalSet set = [&] {
    const antlr4::atn::ATN& atn = parser->getATN();
    return atn.nextTokens(atn.ruleToStartState[Rules::RuleStatement]);
  }();
  return set;
}

bool OpensBlock(size_t type) {
  return type == Token::INDENT || type == Token::STRAY_INDENT;
}

/// Whether the statement before this place could not be read: what seems to lack its beginning then belongs to it.
bool FollowsBrokenStatement(antlr4::ParserRuleContext* context) {
  for (auto child = context->children.rbegin(); child != context->children.rend(); ++child) {
    auto* rule = dynamic_cast<antlr4::ParserRuleContext*>(*child);
    if (!rule || rule->getRuleIndex() != Rules::RuleStatement) return false;
    if (rule->exception) return true;
    auto* statement = static_cast<GBlocksParser::StatementContext*>(rule);
    if (!statement->strayBlock()) return false;  // the block of a broken head stands between them
  }
  return false;
}

/// The same for the first lines of a block whose head could not be read.
bool BeginsBrokenBlock(antlr4::ParserRuleContext* context) {
  if (context->getRuleIndex() != Rules::RuleStrayBlock || context->children.size() != 1) return false;
  auto* statement = static_cast<antlr4::ParserRuleContext*>(context->parent);
  auto* around = static_cast<antlr4::ParserRuleContext*>(statement->parent);
  size_t count = around->children.size();
  auto* before = count < 2 ? nullptr : dynamic_cast<antlr4::ParserRuleContext*>(around->children[count - 2]);
  return before && before->exception;
}

}  // namespace

void StatementRecovery::Report(antlr4::Parser* parser, size_t found) {
  SyntaxProblem problem{lexemes_, std::min(found, lexemes_.size() - 1), 0, {}, {}};
  for (antlr4::RuleContext* rule = parser->getContext(); rule; rule = static_cast<antlr4::RuleContext*>(rule->parent)) {
    problem.rules.push_back(rule->getRuleIndex());
    auto* context = static_cast<antlr4::ParserRuleContext*>(rule);
    bool is_statement = rule->getRuleIndex() == Rules::RuleStatement || rule->getRuleIndex() == Rules::RuleSimple;
    if (problem.first == 0 && is_statement && context->start) problem.first = context->start->getTokenIndex();
    if (rule->getRuleIndex() == Rules::RuleStatement) break;
    if (HoldsStatements(rule->getRuleIndex())) {
      problem.first = problem.found;
      break;
    }
  }
  problem.expected = parser->getExpectedTokens();
  context_.Report(ExplainSyntaxError(context_, problem));
}

void StatementRecovery::reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) {
  if (reported_) return;
  reported_ = true;
  antlr4::Token* token = error.getOffendingToken();
  Report(parser, token ? token->getTokenIndex() : parser->getTokenStream()->index());
}

void StatementRecovery::recover(antlr4::Parser* parser, std::exception_ptr error) {
  size_t rule = RuleOf(parser);
  if (rule != Rules::RuleStatement && rule != Rules::RuleCaseBlock) std::rethrow_exception(error);
  reported_ = false;
  if (int open_blocks = OpenBlocks(parser); open_blocks > 0) {
    // A `match` has lines in its block that are no `case`: the rest of its block goes with it.
    SkipBlocks(parser, open_blocks);
    return;
  }
  SkipLine(parser);
  // The lines below a broken `case` would seem to be out of place; those below another head are still read.
  if (rule == Rules::RuleCaseBlock && OpensBlock(parser->getTokenStream()->LA(1))) SkipBlocks(parser, 0);
}

antlr4::Token* StatementRecovery::recoverInline(antlr4::Parser* parser) {
  throw antlr4::InputMismatchException(parser);
}

void StatementRecovery::sync(antlr4::Parser* parser) {
  if (!HoldsStatements(RuleOf(parser))) return;
  antlr4::TokenStream* tokens = parser->getTokenStream();
  for (;;) {
    size_t type = tokens->LA(1);
    if (type == antlr4::Token::EOF || type == Token::DEDENT || type == Token::NEWLINE) return;
    if (StatementBeginnings(parser).contains(type)) return;
    auto* context = parser->getContext();
    bool explained = type == Token::CASE
                         ? BeginsBrokenBlock(context)
                         : (type == Token::ELSE || type == Token::ELIF) && FollowsBrokenStatement(context);
    if (!explained) Report(parser, tokens->index());
    SkipLine(parser);
    if (OpensBlock(tokens->LA(1))) SkipBlocks(parser, 0);
  }
}

int StatementRecovery::OpenBlocks(antlr4::Parser* parser) const {
  int open = 0;
  size_t end = parser->getTokenStream()->index();
  for (size_t i = parser->getContext()->start->getTokenIndex(); i < end; ++i) {
    if (OpensBlock(lexemes_[i].type)) ++open;
    if (lexemes_[i].type == Token::DEDENT) --open;
  }
  return open;
}

void StatementRecovery::SkipLine(antlr4::Parser* parser) {
  antlr4::TokenStream* tokens = parser->getTokenStream();
  for (;;) {
    size_t type = tokens->LA(1);
    if (type == antlr4::Token::EOF || type == Token::DEDENT || OpensBlock(type)) return;
    tokens->consume();
    if (type == Token::NEWLINE) return;
  }
}

void StatementRecovery::SkipBlocks(antlr4::Parser* parser, int depth) {
  antlr4::TokenStream* tokens = parser->getTokenStream();
  do {
    size_t type = tokens->LA(1);
    if (type == antlr4::Token::EOF) return;
    if (OpensBlock(type)) ++depth;
    if (type == Token::DEDENT) --depth;
    tokens->consume();
  } while (depth > 0);
}

}  // namespace gblocks::parse
