// Lines and blocks: simple statements, assignments, and what may hold children.
#include <algorithm>
#include <utility>

#include "compiler/parse/ast_builder.h"

namespace gblocks::parse {
namespace {

template <class Node>
Node* As(antlr4::tree::ParseTree* tree) {
  return static_cast<Node*>(tree);
}

size_t RuleOf(antlr4::tree::ParseTree* tree) {
  auto* rule = dynamic_cast<antlr4::RuleContext*>(tree);
  return rule ? rule->getRuleIndex() : antlr4::Token::INVALID_TYPE;
}

}  // namespace

void AstBuilder::BuildProgram(GBlocksParser::ProgramContext* program, const Lexemes& lexemes) {
  lexemes_ = &lexemes;
  size_t first = 0;
  if (!program->body.empty()) {
    if (auto docstring = Docstring(program->body[0])) {
      module_.docstring = *docstring;
      first = 1;
    }
  }
  module_.body = Statements(program->body, first);
}

ast::Body AstBuilder::Statements(const StatementContexts& statements, size_t first) {
  ast::Body body;
  for (size_t i = first; i < statements.size(); ++i) {
    auto* stray = statements[i]->exception ? nullptr : statements[i]->strayBlock();
    if (stray) {
      StrayBlock(stray, i > 0 ? statements[i - 1] : nullptr, body);
    } else {
      Statement(statements[i], body);
    }
  }
  return body;
}

void AstBuilder::Statement(Tree::StatementContext* statement, ast::Body& body) {
  if (statement->exception || statement->children.empty()) {
    size_t last = statement->stop ? statement->stop->getTokenIndex() : statement->start->getTokenIndex();
    SourceRange range = StatementRange(statement->start, last);
    body.push_back(module_.stmts.Add({range, range, ast::InvalidStmt{}}));
    return;
  }
  antlr4::tree::ParseTree* child = statement->children[0];
  switch (RuleOf(child)) {
    case Tree::RuleIfStatement:
      return body.push_back(If(As<Tree::IfStatementContext>(child)));
    case Tree::RuleForStatement:
      return body.push_back(For(As<Tree::ForStatementContext>(child)));
    case Tree::RuleWhileStatement:
      return body.push_back(While(As<Tree::WhileStatementContext>(child)));
    case Tree::RuleMatchStatement:
      return body.push_back(Match(As<Tree::MatchStatementContext>(child)));
    case Tree::RuleFunctionDecl:
      return body.push_back(Function(As<Tree::FunctionDeclContext>(child)));
    case Tree::RuleRecordDecl:
      return body.push_back(Record(As<Tree::RecordDeclContext>(child)));
    case Tree::RuleComponentDecl:
      return body.push_back(Component(As<Tree::ComponentDeclContext>(child)));
    case Tree::RuleRenderBlock:
      return body.push_back(RenderBlock(As<Tree::RenderBlockContext>(child)));
    case Tree::RuleOnBlock:
      return body.push_back(OnBlock(As<Tree::OnBlockContext>(child)));
    case Tree::RuleSimpleLine:
      return SimpleLine(As<Tree::SimpleLineContext>(child), body);
    default:
      return;
  }
}

/// Lines that are indented for no reason belong to the block around them, once that is said.
void AstBuilder::StrayBlock(Tree::StrayBlockContext* block, Tree::StatementContext* previous, ast::Body& body) {
  bool after_error = previous && previous->exception;
  if (!after_error && !block->body.empty()) {
    // `Row()` with indented lines below it lacks its colon.
    ast::StmtId last = body.empty() ? ast::StmtId{} : body.back();
    auto* line = last.valid() ? std::get_if<ast::ExprStmt>(&module_.stmts[last].node) : nullptr;
    bool component = line && !line->block && std::holds_alternative<ast::Call>(module_.exprs[line->value].node);
    if (component) {
      ReportMissingColon(previous->stop, "component");
    } else {
      context_.Report(DiagnosticKind::kUnexpectedIndent, Range(block->body[0]->start));
    }
  }
  for (ast::StmtId statement : Statements(block->body)) body.push_back(statement);
}

void AstBuilder::SimpleLine(Tree::SimpleLineContext* line, ast::Body& body) {
  std::optional<ast::Body> block;
  SimpleContexts items = line->items;
  if (line->COLON()) {
    antlr4::Token* colon = line->COLON()->getSymbol();
    bool is_expression = items.back()->exprStatement() != nullptr;
    if (!is_expression)
      context_.Report(DiagnosticKind::kBlockWithoutComponent, Range(items.back()), {{"what", "a statement"}});
    if (line->block()->body.empty())
      ReportMissingBlock(line->block(), RangeOf(items.back()->start, colon), "component");
    // The order of the nodes is that of the text: the line first, then its block.
    Tree::SimpleContext* owner = items.back();
    items.pop_back();
    SimpleStatements(items, body);
    ast::StmtId id = Simple(owner, ast::Body{});
    block = Statements(line->block()->body);
    ast::Stmt& statement = module_.stmts[id];
    if (auto* expression = std::get_if<ast::ExprStmt>(&statement.node))
      expression->block = std::move(block);
    else if (auto* assign = std::get_if<ast::Assign>(&statement.node))
      assign->block = std::move(block);
    statement.range = StatementRange(owner->start, line->stop->getTokenIndex());
    body.push_back(id);
    return;
  }
  SimpleStatements(items, body);
}

void AstBuilder::SimpleStatements(const SimpleContexts& items, ast::Body& body) {
  for (Tree::SimpleContext* item : items) body.push_back(Simple(item, std::nullopt));
}

ast::StmtId AstBuilder::Simple(Tree::SimpleContext* simple, std::optional<ast::Body> block) {
  antlr4::tree::ParseTree* child = simple->children[0];
  switch (RuleOf(child)) {
    case Tree::RuleExprStatement:
      return ExpressionStatement(As<Tree::ExprStatementContext>(child), std::move(block));
    case Tree::RuleStateDecl:
      return State(As<Tree::StateDeclContext>(child));
    case Tree::RuleEventDecl:
      return Event(As<Tree::EventDeclContext>(child));
    case Tree::RuleEmitStatement:
      return Emit(As<Tree::EmitStatementContext>(child));
    case Tree::RuleImportFrom:
      return ImportFrom(As<Tree::ImportFromContext>(child));
    case Tree::RuleImportModule:
      return ImportModule(As<Tree::ImportModuleContext>(child));
    case Tree::RuleChildrenStatement:
      return AddStatement(simple, nullptr, ast::Children{});
    case Tree::RuleReturnStatement: {
      auto* value = As<Tree::ReturnStatementContext>(child)->value;
      return AddStatement(simple, nullptr, ast::Return{value ? Expressions(value) : ast::ExprId{}});
    }
    case Tree::RuleDelStatement: {
      ast::Del del;
      for (Tree::ItemContext* item : As<Tree::DelStatementContext>(child)->value->items)
        del.targets.push_back(CheckTarget(Item(item)));
      return AddStatement(simple, nullptr, std::move(del));
    }
    case Tree::RuleAssertStatement: {
      auto* assertion = As<Tree::AssertStatementContext>(child);
      ast::ExprId condition = Expression(assertion->condition);
      return AddStatement(simple, nullptr,
                          ast::Assert{condition, assertion->message ? Expression(assertion->message) : ast::ExprId{}});
    }
    default:
      break;
  }
  switch (simple->start->getType()) {
    case Token::BREAK:
      return AddStatement(simple, nullptr, ast::Break{});
    case Token::CONTINUE:
      return AddStatement(simple, nullptr, ast::Continue{});
    default:
      return AddStatement(simple, nullptr, ast::Pass{});
  }
}

ast::Body AstBuilder::Suite(Tree::SuiteContext* suite, std::string_view construct, std::string* docstring) {
  ast::Body body;
  if (!suite->items.empty()) {
    SimpleStatements(suite->items, body);
    return body;
  }
  if (suite->block() && suite->block()->body.empty()) {
    auto* owner = As<antlr4::ParserRuleContext>(suite->parent);
    ReportMissingBlock(suite->block(), RangeOf(owner->start, suite->start), construct);
  }
  if (!suite->block()) ReportMissingColon(suite->start, construct);
  const StatementContexts& statements = suite->block() ? suite->block()->body : suite->body;
  size_t first = 0;
  if (docstring && !statements.empty()) {
    if (auto text = Docstring(statements[0])) {
      *docstring = std::move(*text);
      first = 1;
    }
  }
  return Statements(statements, first);
}

/// An empty block is a mistake of its own only where its lines are missing, not where they could not be read.
void AstBuilder::ReportMissingBlock(Tree::BlockContext* block, SourceRange head, std::string_view construct) {
  bool has_lines = block->stop->getTokenIndex() > block->start->getTokenIndex() + 2;
  if (has_lines) return;
  context_.Report(DiagnosticKind::kMissingBlock, head, {{"construct", std::string(construct)}});
}

/// `last` is the end of the line that lacks its colon.
void AstBuilder::ReportMissingColon(antlr4::Token* last, std::string_view construct) {
  const Lexeme& before = (*lexemes_)[last->getTokenIndex() - 1];
  SourceRange behind{context_.file, before.end, before.end};
  Diagnostic diagnostic{DiagnosticKind::kMissingColon, behind, {}, {}, {}};
  diagnostic.arguments = {{"construct", std::string(construct)}, {"after", std::string(context_.Text(before))}};
  diagnostic.fixes.push_back({behind, ":"});
  context_.Report(std::move(diagnostic));
}

/// Adds a statement whose head ends before `suite`, or that has no block where `suite` is null.
ast::StmtId AstBuilder::AddStatement(antlr4::ParserRuleContext* context, antlr4::ParserRuleContext* suite,
                                     decltype(ast::Stmt::node) node) {
  SourceRange range = StatementRange(context->start, context->stop->getTokenIndex());
  SourceRange head = suite ? StatementRange(context->start, suite->start->getTokenIndex() - 1) : range;
  return module_.stmts.Add({range, head, std::move(node)});
}

SourceRange AstBuilder::StatementRange(antlr4::Token* first, size_t last_index) const {
  auto is_mark = [](size_t type) {
    return type == Token::NEWLINE || type == Token::INDENT || type == Token::STRAY_INDENT || type == Token::DEDENT ||
           type == antlr4::Token::EOF;
  };
  size_t first_index = first->getTokenIndex();
  while (last_index > first_index && is_mark((*lexemes_)[last_index].type)) --last_index;
  return {context_.file, (*lexemes_)[first_index].begin, (*lexemes_)[last_index].end};
}

std::string_view AstBuilder::TextOf(antlr4::Token* token) const {
  return context_.text.substr(token->getStartIndex(), token->getStopIndex() + 1 - token->getStartIndex());
}

void AstBuilder::NotInLanguage(SourceRange range, std::string_view what, std::string_view instead) {
  context_.Report(DiagnosticKind::kNotInLanguage, range,
                  {{"what", std::string(what)}, {"instead", std::string(instead)}});
}

}  // namespace gblocks::parse
