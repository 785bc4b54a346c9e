#include "compiler/lint/lint.h"

#include <functional>

namespace gblocks::lint {
namespace {

using BodyVisitor = std::function<void(const ast::Body&)>;

void VisitOptional(const std::optional<ast::Body>& body, const BodyVisitor& visit) {
  if (body) visit(*body);
}

/// The blocks of one statement.
void VisitBodies(const ast::Stmt& stmt, const BodyVisitor& visit) {
  if (const auto* expr = std::get_if<ast::ExprStmt>(&stmt.node)) VisitOptional(expr->block, visit);
  if (const auto* assign = std::get_if<ast::Assign>(&stmt.node)) VisitOptional(assign->block, visit);
  if (const auto* branch = std::get_if<ast::If>(&stmt.node)) {
    for (const ast::IfBranch& one : branch->branches) visit(one.body);
    VisitOptional(branch->else_body, visit);
  }
  if (const auto* loop = std::get_if<ast::For>(&stmt.node)) {
    visit(loop->body);
    VisitOptional(loop->else_body, visit);
  }
  if (const auto* loop = std::get_if<ast::While>(&stmt.node)) {
    visit(loop->body);
    VisitOptional(loop->else_body, visit);
  }
  if (const auto* match = std::get_if<ast::Match>(&stmt.node)) {
    for (const ast::MatchCase& one : match->cases) visit(one.body);
  }
  if (const auto* def = std::get_if<ast::Def>(&stmt.node)) visit(def->body);
  if (const auto* on = std::get_if<ast::On>(&stmt.node)) visit(on->body);
}

const char* JumpWord(const ast::Stmt& stmt) {
  if (std::holds_alternative<ast::Return>(stmt.node)) return "return";
  if (std::holds_alternative<ast::Break>(stmt.node)) return "break";
  if (std::holds_alternative<ast::Continue>(stmt.node)) return "continue";
  return nullptr;
}

}  // namespace

void LintReachability(const ast::Module& module, Diagnostics& diagnostics) {
  const auto look = [&](const ast::Body& body) {
    for (size_t i = 0; i + 1 < body.size(); ++i) {
      const ast::Stmt& jump = module.stmts[body[i]];
      const char* word = JumpWord(jump);
      if (word == nullptr) continue;
      Diagnostic diagnostic{
          DiagnosticKind::kUnreachableCode, module.stmts[body[i + 1]].head, {{"word", word}}, {}, {}};
      diagnostic.labels.push_back({jump.head, "it goes on elsewhere from here"});
      diagnostics.Add(std::move(diagnostic));
      return;
    }
  };
  for (const ast::Stmt& stmt : module.stmts) VisitBodies(stmt, look);
}

void Lint(const check::Program& program, Diagnostics& diagnostics) {
  LintNames(program, diagnostics);
  for (const check::CheckedModule& module : program.modules) {
    if (module.is_stdlib) continue;
    LintReachability(module.ast, diagnostics);
    LintPage(program, module, diagnostics);
  }
}

}  // namespace gblocks::lint
