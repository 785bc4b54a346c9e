// Statements other than assignments and the blocks of the language: a file's own code, branches, loops, return.
#include <algorithm>

#include "compiler/check/checker.h"
#include "compiler/check/unions.h"

namespace gblocks::check {

void Checker::NotBuiltYet(SourceRange range, const std::string& what, const std::string& hint) {
  Report(DiagnosticKind::kNotBuiltYet, range).With("what", what).Hint(hint);
}

void Checker::Misplaced(SourceRange range, const std::string& what, const std::string& where, const std::string& hint) {
  Report(DiagnosticKind::kMisplacedStatement, range).With("what", what).With("where", where).Hint(hint);
}

/// A file's own code runs from top to bottom, once. What runs later (render, on, def, component) is kept for
/// RunDeferred, when every name of the file is known: `merge_btn` can be used in a render block above the line that
/// makes it.
void Checker::CheckFile(ModuleId module) {
  Enter(module);
  CheckBody(at_.ast->body);
  // What is bound at the end of the file is bound for all that runs later.
  bound_at_end_[static_cast<size_t>(module.index)] = at_.env.bound;
  for (auto& entry : deferred_) {
    if (entry.first.module != module) continue;
    for (SymbolId symbol : at_.env.bound) entry.first.env.Bind(symbol);
  }
}

void Checker::RunDeferred(ModuleId module) {
  std::vector<std::pair<Cursor, ast::StmtId>> mine;
  for (auto& entry : deferred_) {
    if (entry.first.module == module) mine.push_back(entry);
  }
  for (auto& entry : mine) {
    at_ = std::move(entry.first);
    at_.env.reachable = true;
    Facts kept;
    for (const Fact& fact : at_.env.facts) {
      if (fact.path.rest.empty() && Sym(fact.path.root).kind == SymbolKind::kLocal &&
          Info(fact.path.root).assignments == 1) {
        kept.push_back(fact);
      }
    }
    at_.env.facts = std::move(kept);
    CheckNested(entry.second, Stmt(entry.second));
  }
}

/// A statement with a body of its own time, now that it may be looked into.
void Checker::CheckNested(ast::StmtId id, const ast::Stmt& stmt) {
  if (const auto* render = std::get_if<ast::Render>(&stmt.node)) return CheckRender(id, *render);
  if (const auto* on = std::get_if<ast::On>(&stmt.node)) return CheckOn(id, *on);
  SymbolId symbol = at_.tables->declarations[id];
  if (std::holds_alternative<ast::Def>(stmt.node)) return EnsureChecked(symbol);
  if (std::holds_alternative<ast::RecordDecl>(stmt.node)) return CheckDefaults(symbol);
  if (std::holds_alternative<ast::ComponentDecl>(stmt.node)) CheckComponentBody(symbol);
}

void Checker::CheckBody(const ast::Body& body) {
  for (size_t i = 0; i < body.size(); ++i) {
    // Functions inside another that stand one after the other can call each other.
    for (size_t next = i; next < body.size() && at_.context->kind != ContextKind::kFile; ++next) {
      const auto* def = std::get_if<ast::Def>(&Stmt(body[next]).node);
      if (def == nullptr || at_.tables->declarations.contains(body[next])) break;
      Declare(SymbolKind::kFunction, def->name, body[next]);
      ResolveSignature(body[next]);
    }
    CheckStmt(body[i]);
  }
}

void Checker::CheckBranch(const ast::Body& body) {
  int saved = std::exchange(at_.block, ++blocks_);
  CheckBody(body);
  at_.block = saved;
}

void Checker::CheckStmt(ast::StmtId id) {
  const ast::Stmt& stmt = Stmt(id);
  whole_await_ = AwaitOf(stmt);
  bool file_level = at_.context->kind == ContextKind::kFile;
  auto defer_or_check = [&] {
    if (file_level) {
      deferred_.emplace_back(at_, id);
    } else {
      CheckNested(id, stmt);
    }
  };
  auto declared_at_top = [&](const ast::Name& name, const char* what) {
    if (at_.tables->declarations.count(id) > 0) return true;
    Misplaced(name.range, std::string("A `") + what + "`", "inside another block",
              "Declare it at the top level of the file.");
    return false;
  };
  std::visit(Overloaded{
                 [](const ast::InvalidStmt&) {},
                 [](const ast::Pass&) {},
                 [&](const ast::ExprStmt& node) { CheckExprStmt(stmt, node); },
                 [&](const ast::Assign& node) { CheckAssign(stmt, node); },
                 [&](const ast::AugAssign& node) { CheckAugAssign(stmt, node); },
                 [&](const ast::StateDecl& node) { CheckState(id, stmt, node); },
                 [&](const ast::If& node) { CheckIf(node); },
                 [&](const ast::For& node) { CheckFor(node); },
                 [&](const ast::While& node) { CheckWhile(node); },
                 [&](const ast::Break&) { CheckLoopJump(stmt, "break"); },
                 [&](const ast::Continue&) { CheckLoopJump(stmt, "continue"); },
                 [&](const ast::Return& node) { CheckReturn(stmt, node); },
                 [&](const ast::Del& node) { CheckDel(node); },
                 [&](const ast::Assert& node) { CheckAssert(node); },
                 [&](const ast::Match& node) { CheckMatch(id, stmt, node); },
                 [&](const ast::Def& node) {
                   if (at_.tables->declarations.count(id) == 0) {
                     Declare(SymbolKind::kFunction, node.name, id);
                     ResolveSignature(id);
                   }
                   defer_or_check();
                 },
                 [&](const ast::RecordDecl& node) {
                   if (declared_at_top(node.name, "record")) defer_or_check();
                 },
                 [&](const ast::ComponentDecl& node) {
                   if (declared_at_top(node.name, "component")) defer_or_check();
                 },
                 [&](const ast::EventDecl& node) {
                   if (at_.tables->declarations.count(id) == 0) {
                     Misplaced(stmt.head, "The event `" + node.name.text + "`", "here",
                               "An event is declared directly in the body of a `component`.");
                   }
                 },
                 [&](const ast::Emit& node) { CheckEmit(id, stmt, node); },
                 [&](const ast::Children&) {
                   if (!at_.context->component.valid() || !at_.context->IsRenderBody()) {
                     Misplaced(stmt.head, "`children`", "here",
                               "It stands in the body of a `component`, where the caller's block belongs.");
                   }
                 },
                 [&](const ast::Render&) {
                   NotePage(stmt.head, "a `render` block");
                   if (CanHoldBlocks(stmt, "A `render` block")) defer_or_check();
                 },
                 [&](const ast::On&) {
                   if (CanHoldBlocks(stmt, "An `on` block")) defer_or_check();
                 },
                 [&](const ast::ImportFrom& node) { CheckImport(id, stmt, node); },
             },
             stmt.node);
}

void Checker::CheckExprStmt(const ast::Stmt& stmt, const ast::ExprStmt& node) {
  if (As<ast::StrLiteral>(node.value) != nullptr && !node.block) return;  // a comment in quotes
  if (node.block || IsComponentCall(node.value)) {
    bool is_call = As<ast::Call>(node.value) != nullptr;
    if (node.block || is_call) {
      CheckContainer(node.value, node.block.has_value());
      if (node.block) CheckBody(*node.block);
      if (node.block) NoteBlock(node.value, *node.block);
      return;
    }
  }
  // The parser reports what can be seen to do nothing without knowing names: a lone name, a sum. What is named is
  // looked at all the same.
  bool seen_by_parser = Text(node.value).find('(') == std::string::npos;
  if (const auto* name = As<ast::NameRef>(node.value)) {
    SymbolId symbol = Lookup(name->name);
    bool value = symbol.valid() && (Sym(symbol).kind == SymbolKind::kState || Sym(symbol).kind == SymbolKind::kLocal);
    if (!value && (symbol.valid() || !FindBuiltins("", name->name).empty())) return;
  }
  TypeId type = Check(node.value);
  bool works = seen_by_parser || As<ast::Call>(node.value) != nullptr || As<ast::Await>(node.value) != nullptr ||
               As<ast::InvalidExpr>(node.value) != nullptr || As<ast::Comprehension>(node.value) != nullptr ||
               As<ast::Conditional>(node.value) != nullptr || As<ast::ListLiteral>(node.value) != nullptr ||
               IsError(type);
  if (works) return;
  std::string hint;
  if (const auto* comparison = As<ast::Comparison>(node.value);
      comparison != nullptr && comparison->rest.size() == 1 && comparison->rest[0].first == ast::CompareOp::kEqual) {
    hint = "To assign, write one `=`: `" + Text(comparison->first) + " = " + Text(comparison->rest[0].second) + "`.";
  } else if (Kind(type) == TypeKind::kFunction) {
    hint = "To call it, write `" + Text(node.value) + "()`.";
  }
  Report(DiagnosticKind::kNoEffect, stmt.range).Hint(hint);
}

/// What holds after two ways have met: names bound on both, facts that agree.
Env Checker::Join(Env a, Env b) {
  if (!a.reachable) return b;
  if (!b.reachable) return a;
  Env joined;
  std::set_intersection(a.bound.begin(), a.bound.end(), b.bound.begin(), b.bound.end(),
                        std::back_inserter(joined.bound));
  for (const Fact& fact : a.facts) {
    auto other = std::find_if(b.facts.begin(), b.facts.end(), [&](const Fact& one) { return one.path == fact.path; });
    if (other == b.facts.end()) continue;
    joined.facts.push_back({fact.path, UnionOf(types_, {fact.type, other->type})});
  }
  return joined;
}

void Checker::CheckIf(const ast::If& node) {
  Env joined;
  joined.reachable = false;
  for (const ast::IfBranch& branch : node.branches) {
    Check(branch.condition);
    Outcome outcome = Conclude(branch.condition);
    Env otherwise = at_.env;
    otherwise.Learn(outcome.when_false);
    if (outcome.never_false) otherwise.reachable = false;
    at_.env.Learn(outcome.when_true);
    CheckBranch(branch.body);
    joined = Join(std::move(joined), std::move(at_.env));
    at_.env = std::move(otherwise);
  }
  if (node.else_body) CheckBranch(*node.else_body);
  at_.env = Join(std::move(joined), std::move(at_.env));
}

void Checker::CheckFor(const ast::For& node) {
  TypeId element = IterateOver(node.iterable);
  ForgetAssignedIn(node.body, {node.target});
  Env before = at_.env;
  int saved = std::exchange(at_.block, ++blocks_);
  BindTarget(node.target, element, true);
  ++at_.context->loops;
  Env broken = CheckLoopBody(node.body);
  --at_.context->loops;
  at_.block = saved;
  at_.env = std::move(before);
  if (!node.else_body) return;
  CheckBranch(*node.else_body);
  at_.env = Join(std::move(at_.env), std::move(broken));
}

/// Checks the body and gives what holds where a `break` leaves it.
Env Checker::CheckLoopBody(const ast::Body& body) {
  Env broken;
  broken.reachable = false;
  Env* outer = std::exchange(at_.context->broken, &broken);
  CheckBody(body);
  at_.context->broken = outer;
  return broken;
}

void Checker::CheckWhile(const ast::While& node) {
  ForgetAssignedIn(node.body, {});
  Check(node.condition);
  Outcome outcome = Conclude(node.condition);
  Env before = at_.env;
  at_.env.Learn(outcome.when_true);
  ++at_.context->loops;
  int saved = std::exchange(at_.block, ++blocks_);
  Env broken = CheckLoopBody(node.body);
  at_.block = saved;
  --at_.context->loops;
  at_.env = std::move(before);
  // A `break` may leave while the condition still holds, so its opposite is only known without one.
  const auto* literal = As<ast::BoolLiteral>(node.condition);
  std::function<bool(const ast::Body&)> breaks = [&](const ast::Body& body) {
    return std::any_of(body.begin(), body.end(), [&](ast::StmtId id) {
      const auto& inner = Stmt(id).node;
      if (std::holds_alternative<ast::Break>(inner)) return true;
      if (const auto* match = std::get_if<ast::Match>(&inner)) {
        return std::any_of(match->cases.begin(), match->cases.end(),
                           [&](const ast::MatchCase& one) { return breaks(one.body); });
      }
      const auto* branch = std::get_if<ast::If>(&inner);
      if (branch == nullptr) return false;
      return (branch->else_body && breaks(*branch->else_body)) ||
             std::any_of(branch->branches.begin(), branch->branches.end(),
                         [&](const ast::IfBranch& one) { return breaks(one.body); });
    });
  };
  if (!breaks(node.body)) {
    at_.env.Learn(outcome.when_false);
    if (literal != nullptr && literal->value) at_.env.reachable = false;
  }
  bool endless = literal != nullptr && literal->value;
  if (!node.else_body && !endless) return;
  if (node.else_body) {
    if (endless) at_.env.reachable = false;
    at_.env.Learn(outcome.when_false);
    CheckBranch(*node.else_body);
  }
  at_.env = endless ? std::move(broken) : Join(std::move(at_.env), std::move(broken));
}

void Checker::CheckLoopJump(const ast::Stmt& stmt, const char* word) {
  if (at_.context->loops == 0)
    Misplaced(stmt.head, std::string("`") + word + "`", "outside a loop", "It ends a `for` or `while` loop.");
  if (word[0] == 'b' && at_.context->broken != nullptr)
    *at_.context->broken = Join(std::move(*at_.context->broken), at_.env);
  at_.env.reachable = false;
}

void Checker::CheckReturn(const ast::Stmt& stmt, const ast::Return& node) {
  Context* context = at_.context;
  if (context->kind == ContextKind::kFunction) {
    TypeId found = types_.none();
    if (context->result.valid()) {
      Reason why{"The result", context->result_range, "the result is written here"};
      if (node.value.valid()) {
        CheckAs(node.value, context->result, why);
      } else if (!Assignable(types_, found, context->result)) {
        Report(DiagnosticKind::kTypeMismatch, stmt.head)
            .With("what", "The result")
            .With("expected", Named(context->result))
            .With("found", "None")
            .Hint("Write the value after `return`.")
            .Label(context->result_range, "the result is written here");
      }
    } else {
      if (node.value.valid()) found = Check(node.value, context->found_result);
      TypeId joined = context->found_result.valid() ? check::Join(types_, context->found_result, found) : found;
      if (!joined.valid()) {
        Report(DiagnosticKind::kTypeMismatch, Expr(node.value).range)
            .With("what", "This result")
            .With("expected", Named(context->found_result))
            .With("found", Named(found))
            .Hint("All results of one function have one type.")
            .Label(context->result_range, "this `return` gives the other type");
      } else {
        context->found_result = joined;
        if (!context->result_range.file.valid()) context->result_range = stmt.head;
      }
    }
  } else if (context->kind == ContextKind::kHandler) {
    if (node.value.valid()) {
      Check(node.value);
      Misplaced(Expr(node.value).range, "A result", "in an `on` block",
                "Assign the component or state that should change, as in `output.value = …`; `return` alone ends the "
                "handler.");
    }
  } else {
    if (node.value.valid()) Check(node.value);
    Misplaced(stmt.head, "`return`", "outside a function", "It ends a `def` or an `on` block.");
  }
  at_.env.reachable = false;
}

}  // namespace gblocks::check
