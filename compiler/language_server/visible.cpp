// Which names can be used at a place: those of the bodies around it, the library's, and what comprehensions and lambdas
// around it bind.
#include <algorithm>
#include <unordered_set>

#include "compiler/language_server/analysis.h"

namespace gblocks::lsp {
namespace {

using check::SymbolId;

class Collector {
 public:
  Collector(const Analysis& analysis, uint32_t offset)
      : analysis_(analysis), ast_(analysis.ast()), tables_(analysis.tables()), offset_(offset) {}

  std::vector<SymbolId> Run() {
    Expressions();
    Body(ast_.body);
    const check::Program& program = analysis_.program();
    for (size_t i = 0; i < program.modules.size(); ++i) {
      const check::ModuleId module{static_cast<int32_t>(i)};
      if (!program.modules[module].is_stdlib) continue;
      for (SymbolId id : TopLevelSymbols(analysis_, module)) {
        const check::SymbolKind kind = analysis_.Sym(id).kind;
        if (kind == check::SymbolKind::kComponent || kind == check::SymbolKind::kRecord) Add(id);
      }
    }
    return std::move(found_);
  }

 private:
  void Add(SymbolId id) {
    if (id.valid() && names_.insert(analysis_.Sym(id).name).second) found_.push_back(id);
  }

  bool Contains(SourceRange range) const { return range.begin <= offset_ && offset_ <= range.end; }

  void Expressions() {
    for (size_t i = 0; i < ast_.exprs.size(); ++i) {
      const ast::ExprId id{static_cast<int32_t>(i)};
      const ast::Expr& expr = ast_.exprs[id];
      if (!Contains(expr.range)) continue;
      if (const auto* comprehension = std::get_if<ast::Comprehension>(&expr.node)) {
        for (const ast::ComprehensionClause& clause : comprehension->clauses) Targets(clause.target);
      } else if (std::holds_alternative<ast::Lambda>(expr.node)) {
        const auto params = tables_.lambda_params.find(id);
        if (params == tables_.lambda_params.end()) continue;
        for (SymbolId param : params->second) Add(param);
      }
    }
  }

  void Targets(ast::ExprId target) {
    if (!target.valid()) return;
    const auto bound = tables_.bindings.find(target);
    if (bound != tables_.bindings.end()) Add(bound->second);
    const auto& node = ast_.exprs[target].node;
    const std::vector<ast::ExprId>* items = nullptr;
    if (const auto* tuple = std::get_if<ast::TupleLiteral>(&node)) items = &tuple->items;
    if (const auto* list = std::get_if<ast::ListLiteral>(&node)) items = &list->items;
    if (const auto* starred = std::get_if<ast::Starred>(&node)) Targets(starred->value);
    if (items == nullptr) return;
    for (ast::ExprId item : *items) Targets(item);
  }

  void Captures(ast::PatternId whole) {
    if (!whole.valid()) return;
    const SourceRange range = ast_.patterns[whole].range;
    for (const auto& [pattern, info] : tables_.patterns) {
      const SourceRange inner = ast_.patterns[pattern].range;
      if (range.begin <= inner.begin && inner.end <= range.end) Add(info.binding);
    }
  }

  SymbolId DeclaredBy(ast::StmtId id) const {
    const auto found = tables_.declarations.find(id);
    return found == tables_.declarations.end() ? SymbolId{} : found->second;
  }

  void Params(SymbolId owner) {
    if (!owner.valid()) return;
    for (SymbolId param : analysis_.Sym(owner).param_symbols) Add(param);
  }

  void Body(const std::optional<ast::Body>& body) {
    if (body) Body(*body);
  }

  /// Bodies inside come first: their names hide those around them.
  void Body(const ast::Body& body) {
    for (ast::StmtId id : body) Inner(id);
    for (ast::StmtId id : body) Stmt(id);
  }

  void Inner(ast::StmtId id) {
    const ast::Stmt& stmt = ast_.stmts[id];
    if (!Contains(stmt.range)) return;
    if (const auto* def = std::get_if<ast::Def>(&stmt.node)) {
      Body(def->body);
      Params(DeclaredBy(id));
    } else if (const auto* component = std::get_if<ast::ComponentDecl>(&stmt.node)) {
      Body(component->body);
      Params(DeclaredBy(id));
    } else if (const auto* render = std::get_if<ast::Render>(&stmt.node)) {
      Body(render->body);
    } else if (const auto* on = std::get_if<ast::On>(&stmt.node)) {
      Body(on->body);
      Add(DeclaredBy(id));
    } else {
      EachBlock(stmt, [&](const ast::Body& block) {
        for (ast::StmtId inner : block) Inner(inner);
      });
    }
  }

  /// The blocks that are no scope of their own.
  template <class Visit>
  void EachBlock(const ast::Stmt& stmt, Visit visit) {
    if (const auto* value = std::get_if<ast::ExprStmt>(&stmt.node)) {
      if (value->block) visit(*value->block);
    } else if (const auto* assign = std::get_if<ast::Assign>(&stmt.node)) {
      if (assign->block) visit(*assign->block);
    } else if (const auto* branches = std::get_if<ast::If>(&stmt.node)) {
      for (const ast::IfBranch& branch : branches->branches) visit(branch.body);
      if (branches->else_body) visit(*branches->else_body);
    } else if (const auto* loop = std::get_if<ast::For>(&stmt.node)) {
      visit(loop->body);
      if (loop->else_body) visit(*loop->else_body);
    } else if (const auto* repeat = std::get_if<ast::While>(&stmt.node)) {
      visit(repeat->body);
      if (repeat->else_body) visit(*repeat->else_body);
    } else if (const auto* match = std::get_if<ast::Match>(&stmt.node)) {
      for (const ast::MatchCase& one : match->cases) visit(one.body);
    }
  }

  void Stmt(ast::StmtId id) {
    const ast::Stmt& stmt = ast_.stmts[id];
    if (!std::holds_alternative<ast::On>(stmt.node) && !std::holds_alternative<ast::EventDecl>(stmt.node)) Add(DeclaredBy(id));
    if (const auto* assign = std::get_if<ast::Assign>(&stmt.node)) {
      for (ast::ExprId target : assign->targets) Targets(target);
    } else if (const auto* loop = std::get_if<ast::For>(&stmt.node)) {
      Targets(loop->target);
    } else if (const auto* match = std::get_if<ast::Match>(&stmt.node)) {
      for (const ast::MatchCase& one : match->cases) Captures(one.pattern);
    } else if (const auto* import = std::get_if<ast::ImportFrom>(&stmt.node)) {
      const auto from = analysis_.module().imports.find(id);
      if (from == analysis_.module().imports.end()) return;
      for (SymbolId symbol : TopLevelSymbols(analysis_, from->second)) {
        for (const ast::ImportedName& name : import->names) {
          if (name.name.text == analysis_.Sym(symbol).name && !name.alias) Add(symbol);
        }
      }
    }
    EachBlock(stmt, [&](const ast::Body& block) {
      for (ast::StmtId inner : block) Stmt(inner);
    });
  }

  const Analysis& analysis_;
  const ast::Module& ast_;
  const check::ModuleTables& tables_;
  uint32_t offset_;
  std::vector<SymbolId> found_;
  std::unordered_set<std::string> names_;
};

}  // namespace

std::vector<SymbolId> VisibleSymbols(const Analysis& analysis, uint32_t offset) {
  return Collector(analysis, offset).Run();
}

}  // namespace gblocks::lsp
