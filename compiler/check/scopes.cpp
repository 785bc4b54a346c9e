// Names: where they live, how they are found, and what to say where there is none.
#include <algorithm>

#include "compiler/check/checker.h"
#include "compiler/check/foreign_names.h"

namespace gblocks::check {

Scope* Checker::NewScope(Context* context, const ast::Body* body, bool comprehension) {
  scopes_.push_back({at_.scope, context, body, comprehension, {}});
  return &scopes_.back();
}

Context* Checker::NewContext(ContextKind kind, ast::StmtId stmt) {
  contexts_.push_back({});
  Context* context = &contexts_.back();
  context->kind = kind;
  context->parent = at_.context;
  if (at_.context != nullptr) {
    context->owner = at_.context->owner;
    context->component = at_.context->component;
  }
  if (kind == ContextKind::kLambda) {
    context->frame = at_.context->frame;
  } else {
    frames_.push_back({});
    context->frame = &frames_.back();
    context->frame->kind = kind;
    context->frame->module = at_.module;
    context->frame->stmt = stmt;
  }
  if (context->IsRenderBody()) context->owner = stmt;
  return context;
}

SymbolId Checker::AddSymbol(Symbol symbol) {
  if (at_.context != nullptr) {
    ContextKind kind = at_.context->kind;
    symbol.place = kind == ContextKind::kFile      ? Place::kGlobal
                   : at_.context->IsRenderBody()   ? Place::kRender
                   : kind == ContextKind::kHandler ? Place::kHandler
                                                   : Place::kFunction;
    symbol.owner = at_.context->owner;
  }
  symbol.module = at_.module;
  infos_.push_back({});
  infos_.back().context = at_.context;
  infos_.back().scope = at_.scope;
  infos_.back().block = at_.block;
  infos_.back().type_from = symbol.range;
  return program_.symbols.Add(std::move(symbol));
}

SymbolId Checker::NewLocal(const std::string& name, SourceRange range, TypeId type) {
  Symbol symbol{};
  symbol.kind = SymbolKind::kLocal;
  symbol.name = name;
  symbol.range = range;
  symbol.type = type;
  SymbolId id = AddSymbol(std::move(symbol));
  Info(id).assignments = 1;
  locals_.push_back(id);
  at_.env.Bind(id);
  return id;
}

/// The scope that an assignment binds names in: comprehensions have only their own loop variables.
Scope* Checker::BodyScope() const {
  Scope* scope = at_.scope;
  while (scope->comprehension) scope = scope->parent;
  return scope;
}

SymbolId Checker::Lookup(const std::string& name, Scope** where) const {
  for (Scope* scope = at_.scope; scope != nullptr; scope = scope->parent) {
    auto found = scope->names.find(name);
    if (found == scope->names.end()) continue;
    if (where != nullptr) *where = scope;
    return found->second;
  }
  return {};
}

std::vector<std::string> Checker::VisibleNames() const {
  std::vector<std::string> names;
  for (const Scope* scope = at_.scope; scope != nullptr; scope = scope->parent) {
    for (const auto& entry : scope->names) names.push_back(entry.first);
  }
  const std::vector<std::string>& builtins = BuiltinNames("");
  names.insert(names.end(), builtins.begin(), builtins.end());
  for (const char* word : {"html", "math", "random", "time", "app", "isinstance", "True", "False", "None"}) names.push_back(word);
  return names;
}

std::optional<SourceRange> Checker::FindTarget(ast::ExprId target, const std::string& name) const {
  if (const auto* ref = As<ast::NameRef>(target))
    return ref->name == name ? std::optional(Expr(target).range) : std::nullopt;
  const std::vector<ast::ExprId>* items = nullptr;
  if (const auto* tuple = As<ast::TupleLiteral>(target)) items = &tuple->items;
  if (const auto* list = As<ast::ListLiteral>(target)) items = &list->items;
  if (items == nullptr) return std::nullopt;
  for (ast::ExprId item : *items) {
    if (auto found = FindTarget(item, name)) return found;
  }
  return std::nullopt;
}

/// Where a body gives a name its value, not looking into bodies that have names of their own.
std::optional<SourceRange> Checker::FindBinding(const ast::Body& body, const std::string& name) const {
  auto in = [&](const std::optional<ast::Body>& inner) { return inner ? FindBinding(*inner, name) : std::nullopt; };
  for (ast::StmtId id : body) {
    const auto& node = Stmt(id).node;
    std::optional<SourceRange> found;
    if (const auto* assign = std::get_if<ast::Assign>(&node)) {
      for (ast::ExprId target : assign->targets) found = found ? found : FindTarget(target, name);
      if (!found) found = in(assign->block);
    } else if (const auto* state = std::get_if<ast::StateDecl>(&node)) {
      if (state->name.text == name) found = state->name.range;
    } else if (const auto* def = std::get_if<ast::Def>(&node)) {
      if (def->name.text == name) found = def->name.range;
    } else if (const auto* expr = std::get_if<ast::ExprStmt>(&node)) {
      found = in(expr->block);
    } else if (const auto* branch = std::get_if<ast::If>(&node)) {
      for (const ast::IfBranch& one : branch->branches) found = found ? found : FindBinding(one.body, name);
      if (!found) found = in(branch->else_body);
    } else if (const auto* loop = std::get_if<ast::For>(&node)) {
      found = FindTarget(loop->target, name);
      if (!found) found = FindBinding(loop->body, name);
    } else if (const auto* repeat = std::get_if<ast::While>(&node)) {
      found = FindBinding(repeat->body, name);
    } else if (const auto* match = std::get_if<ast::Match>(&node)) {
      for (const ast::MatchCase& one : match->cases) {
        if (!found) found = FindCapture(one.pattern, name);
        if (!found) found = FindBinding(one.body, name);
      }
    }
    if (found) return found;
  }
  return std::nullopt;
}

/// Where some render block below makes a name.
std::optional<SourceRange> Checker::FindBindingInRender(const ast::Body& body, const std::string& name,
                                                        bool inside) const {
  auto in = [&](const std::optional<ast::Body>& inner) {
    return inner ? FindBindingInRender(*inner, name, inside) : std::nullopt;
  };
  if (inside) {
    if (auto found = FindBinding(body, name)) return found;
  }
  for (ast::StmtId id : body) {
    const auto& node = Stmt(id).node;
    std::optional<SourceRange> found;
    if (const auto* render = std::get_if<ast::Render>(&node)) {
      found = FindBindingInRender(render->body, name, true);
    } else if (const auto* assign = std::get_if<ast::Assign>(&node)) {
      found = in(assign->block);
    } else if (const auto* expr = std::get_if<ast::ExprStmt>(&node)) {
      found = in(expr->block);
    } else if (const auto* branch = std::get_if<ast::If>(&node)) {
      for (const ast::IfBranch& one : branch->branches)
        found = found ? found : FindBindingInRender(one.body, name, inside);
      if (!found) found = in(branch->else_body);
    } else if (const auto* loop = std::get_if<ast::For>(&node)) {
      found = FindBindingInRender(loop->body, name, inside);
    } else if (const auto* match = std::get_if<ast::Match>(&node)) {
      for (const ast::MatchCase& one : match->cases)
        found = found ? found : FindBindingInRender(one.body, name, inside);
    }
    if (found) return found;
  }
  return std::nullopt;
}

/// Words of other languages and of Python that are spelt otherwise here.
bool Checker::ReportForeignName(const std::string& name, SourceRange range) {
  const ForeignName* foreign = FindForeignName(name);
  std::string instead(foreign == nullptr ? "" : foreign->instead);
  // React's `setCount(3)`.
  const bool sets = name.size() > 3 && name.starts_with("set") && name[3] >= 'A' && name[3] <= 'Z';
  if (sets && foreign == nullptr) {
    const std::string state = static_cast<char>(name[3] - 'A' + 'a') + name.substr(4);
    instead = "Assign the state: `" + state + " = …`.";
  }
  if (instead.empty()) return false;
  Problem problem = Report(DiagnosticKind::kForeignName, range);
  problem.With("name", name).Hint(instead);
  if (foreign != nullptr && !foreign->ours.empty()) problem.Fix(range, std::string(foreign->ours));
  return true;
}

void Checker::ReportUnknownName(const std::string& name, SourceRange range) {
  for (const Scope* scope = at_.scope; scope != nullptr; scope = scope->parent) {
    if (scope->body == nullptr || scope == prelude_) continue;
    if (auto later = FindBinding(*scope->body, name)) {
      Report(DiagnosticKind::kUsedBeforeMade, range)
          .With("name", name)
          .Hint("Move this below the line that makes `" + name + "`.")
          .Label(*later, "made here");
      return;
    }
  }
  if (auto made = FindBindingInRender(at_.ast->body, name, false)) {
    Report(DiagnosticKind::kForeignRenderComponent, range)
        .With("name", name)
        .Hint("Put this into the same `render` block, below the line that makes `" + name + "`.")
        .Label(*made, "made here, again with each run");
    return;
  }
  if (ReportForeignName(name, range)) return;
  Problem problem = Report(DiagnosticKind::kUnknownName, range);
  problem.With("name", name);
  DidYouMean(problem, name, VisibleNames(), range);
}

}  // namespace gblocks::check
