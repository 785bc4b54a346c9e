// Statements with blocks: branches, loops, match, render and on.
#include <utility>

#include "compiler/parse/ast_builder.h"

namespace gblocks::parse {

ast::StmtId AstBuilder::If(Tree::IfStatementContext* statement) {
  ast::If node;
  for (size_t i = 0; i < statement->conditions.size(); ++i) {
    ast::ExprId condition = Expression(statement->conditions[i]);
    node.branches.push_back({condition, Suite(statement->bodies[i], i == 0 ? "`if`" : "`elif`")});
  }
  node.else_body = ElseBody(statement->otherwise);
  return AddStatement(statement, statement->bodies[0], std::move(node));
}

std::optional<ast::Body> AstBuilder::ElseBody(Tree::ElseClauseContext* clause) {
  if (!clause) return std::nullopt;
  return Suite(clause->body, "`else`");
}

ast::StmtId AstBuilder::For(Tree::ForStatementContext* statement) {
  ast::For node;
  node.target = Targets(statement->variables);
  node.iterable = Expressions(statement->value);
  node.body = Suite(statement->body, "`for`");
  node.else_body = ElseBody(statement->otherwise);
  return AddStatement(statement, statement->body, std::move(node));
}

ast::StmtId AstBuilder::While(Tree::WhileStatementContext* statement) {
  ast::While node;
  node.condition = Expression(statement->condition);
  node.body = Suite(statement->body, "`while`");
  node.else_body = ElseBody(statement->otherwise);
  return AddStatement(statement, statement->body, std::move(node));
}

ast::StmtId AstBuilder::Match(Tree::MatchStatementContext* statement) {
  ast::Match node;
  node.subject = Expressions(statement->subject);
  if (statement->STRAY_INDENT()) ReportMissingColon(statement->NEWLINE()->getSymbol(), "`match`");
  for (Tree::CaseBlockContext* block : statement->cases) {
    if (block->exception) continue;
    ast::MatchCase match_case;
    match_case.pattern = OpenPattern(block->shape, false);
    if (block->guard) match_case.guard = Expression(block->guard);
    match_case.body = Suite(block->body, "`case`");
    node.cases.push_back(std::move(match_case));
  }
  SourceRange range = StatementRange(statement->start, statement->stop->getTokenIndex());
  SourceRange head = StatementRange(statement->start, statement->subject->stop->getTokenIndex());
  return module_.stmts.Add({range, head, std::move(node)});
}

ast::StmtId AstBuilder::RenderBlock(Tree::RenderBlockContext* render) {
  ast::Render node;
  node.has_on = render->events != nullptr;
  if (render->events) node.events = EventRefs(render->events);
  node.body = Suite(render->body, "`render`");
  return AddStatement(render, render->body, std::move(node));
}

ast::StmtId AstBuilder::OnBlock(Tree::OnBlockContext* on) {
  ast::On node;
  node.events = EventRefs(on->events);
  if (on->word) node.event_name = NameOf(on->word);
  node.body = Suite(on->body, "`on`");
  return AddStatement(on, on->body, std::move(node));
}

/// `load`, `a.submit`, `tabs[0].select(mode="latest")`: the last name is the event, what is before it the component.
std::vector<ast::EventRef> AstBuilder::EventRefs(Tree::EventRefsContext* events) {
  std::vector<ast::EventRef> refs;
  for (Tree::PrimaryContext* primary : events->items) {
    ast::EventRef ref;
    ref.range = Range(primary);
    size_t names = primary->trailers.size();
    bool has_options = names > 0 && primary->trailers[names - 1]->LPAREN();
    if (has_options) {
      --names;
      ref.options = Arguments(primary->trailers[names]->args);
    }
    Tree::NameContext* plain_name = names == 0 && !primary->AWAIT() ? primary->value->name() : nullptr;
    if (plain_name) {
      ref.event = NameOf(plain_name);
    } else if (names > 0 && primary->trailers[names - 1]->word) {
      ref.event = NameOf(primary->trailers[names - 1]->word);
      ref.target = PrimaryUpTo(primary, names - 1);
    } else {
      context_.Report(DiagnosticKind::kNotAnEvent, ref.range, {{"what", "This"}});
      continue;
    }
    refs.push_back(std::move(ref));
  }
  return refs;
}

}  // namespace gblocks::parse
