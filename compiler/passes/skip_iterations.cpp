// skip_iterations: a turn of a loop writes what it has placed only where that could make a difference.
//
//   for task in tasks:                          for task in tasks:
//     place row = Row1                            place row = Row1
//       write text 0 of row: task.name      =>      iteration (task)
//       on button.click: …                            write text 0 of row: task.name
//                                                     on button.click: …
//
// The runtime runs an iteration for a new instance, where one of its inputs (locals from outside) is another, and where
// something it has read has changed; if nothing else has, without the block around it. So a change costs what it changes, not
// what is on the page. Left as they are: turns and blocks for which it matters how often they run, because they do something
// (print, draw random numbers), or because they write DOM properties, which users change behind the program's back.
#include <algorithm>
#include <functional>
#include <unordered_map>
#include <unordered_set>

#include "compiler/ir/build.h"
#include "compiler/ir/effects.h"
#include "compiler/ir/walk.h"
#include "compiler/passes/passes.h"
#include "compiler/passes/reads.h"

namespace gblocks::passes {
namespace {

using namespace ir;

/// The variables of a piece of code, in the order in which they occur, how often, and those that it declares.
class Names {
 public:
  void Add(const Body& body) {
    for (const Stmt& stmt : body) Add(stmt);
  }
  void Add(const Stmt& stmt) {
    ForEachVar(stmt, [&](const VarId& var) { Use(var); });
    ForEachDeclared(stmt, [&](const VarId& var) { declared_.insert(var); });
    ForEachExpr(stmt, [&](const Expr& expr) { Add(expr); });
    ForEachBody(stmt, [&](const Body& body) { Add(body); });
  }
  const std::vector<VarId>& used() const { return used_; }
  const std::unordered_set<VarId>& declared() const { return declared_; }
  int Count(VarId var) const {
    auto found = counts_.find(var);
    return found == counts_.end() ? 0 : found->second;
  }

 private:
  void Use(VarId var) {
    if (counts_[var]++ == 0) used_.push_back(var);
  }
  void Add(const Expr& expr) {
    VisitExpr(expr, [&](const Expr& part) {
      if (part.kind == ExprKind::kVar) Use(part.var);
      if (part.comprehension) {
        for (const ComprehensionClause& clause : part.comprehension->clauses)
          ForEachTargetVar(clause.target, [&](const VarId& var) { declared_.insert(var); });
      }
      if (!part.lambda) return;
      declared_.insert(part.lambda->params.begin(), part.lambda->params.end());
      VisitBody(part.lambda->block, [&](const Stmt& stmt) {
        ForEachVar(stmt, [&](const VarId& var) { Use(var); });
        ForEachDeclared(stmt, [&](const VarId& var) { declared_.insert(var); });
      });
    });
  }

  std::vector<VarId> used_;
  std::unordered_map<VarId, int> counts_;
  std::unordered_set<VarId> declared_;
};

/// Whether a statement adds to the list that it stands for, not to a slot in it.
bool AddsItems(const Stmt& stmt) {
  if (stmt.kind == StmtKind::kPlace || stmt.kind == StmtKind::kFragment || stmt.kind == StmtKind::kRender ||
      stmt.kind == StmtKind::kStateCell)
    return true;
  if (stmt.kind == StmtKind::kExpr) return MakesPage(stmt);
  if (stmt.kind == StmtKind::kEnter || HasOwnTime(stmt.kind)) return false;
  bool adds = false;
  ForEachBody(stmt, [&](const Body& body) { adds = adds || std::any_of(body.begin(), body.end(), AddsItems); });
  return adds;
}

class IterationFinder {
 public:
  IterationFinder(Program& program, const EffectsTable& effects) : program_(program), effects_(effects) {}

  void Run(Body& root) {
    all_ = Names();
    all_.Add(root);
    Walk(root, false, false);  // the app's own body runs once
  }

 private:
  /// `steady`: of a block that may run as often as it likes. `loop`: it is a turn of a loop.
  void Walk(Body& body, bool steady, bool loop) {
    for (size_t i = 0; i < body.size(); ++i) {
      if (body[i].kind == StmtKind::kListen) continue;
      bool block = HasOwnTime(body[i].kind);
      bool inner_loop = !block && (loop || body[i].kind == StmtKind::kFor);
      ForEachBody(body[i], [&](Body& inner) { Walk(inner, block ? IsSteady(inner) : steady, inner_loop); });
      if (steady && loop && body[i].kind == StmtKind::kPlace) Wrap(body, i);
    }
  }

  /// Whether it makes no difference how often a block runs.
  bool IsSteady(const Body& body) const {
    if (effects_.Of(body).acts) return false;
    bool steady = true;
    std::function<void(const Stmt&)> visit = [&](const Stmt& stmt) {
      steady = steady && !(stmt.kind == StmtKind::kWrite && stmt.hole.kind == HoleKind::kProperty);
      bool with_parent = stmt.kind == StmtKind::kFragment || (stmt.kind == StmtKind::kEffect && stmt.always);
      if (with_parent) steady = steady && IsSteady(stmt.body);
      if (!HasOwnTime(stmt.kind)) {
        ForEachBody(stmt, [&](const Body& inner) { std::for_each(inner.begin(), inner.end(), visit); });
      }
    };
    std::for_each(body.begin(), body.end(), visit);
    return steady;
  }

  void Wrap(Body& body, size_t at) {
    Body content = std::move(body[at].body);
    size_t own = content.size();
    // Listeners and the like may stand behind their element.
    bool takes_rest = std::none_of(body.begin() + static_cast<std::ptrdiff_t>(at) + 1, body.end(), AddsItems);
    if (takes_rest) std::move(body.begin() + static_cast<std::ptrdiff_t>(at) + 1, body.end(), std::back_inserter(content));
    std::vector<Expr> inputs;
    if (!content.empty() && Fits(content, body[at].var, inputs)) {
      if (takes_rest) body.resize(at + 1);
      Stmt iteration = MakeStmt(StmtKind::kIteration, body[at].range);
      iteration.var = body[at].var;
      iteration.target = std::move(inputs);
      iteration.body = std::move(content);
      body[at].body.clear();
      body[at].body.push_back(std::move(iteration));
      return;
    }
    for (size_t i = own; i < content.size(); ++i) body[at + 1 + i - own] = std::move(content[i]);
    content.resize(own);
    body[at].body = std::move(content);
  }

  /// Whether leaving the content out makes no difference where nothing that it uses has changed.
  bool Fits(const Body& content, VarId instance, std::vector<Expr>& inputs) const {
    if (!IsSteady(content) || std::any_of(content.begin(), content.end(), AddsItems) || !OnlyWrites(content)) return false;
    Names names;
    names.Add(content);
    // What stands around does not use what it makes.
    for (VarId var : names.declared()) {
      if (all_.Count(var) != names.Count(var)) return false;
    }
    for (VarId var : names.used()) {
      if (var == instance || names.declared().count(var) > 0) continue;
      switch (program_.vars[var].kind) {
        case VarKind::kGlobal:
        case VarKind::kGlobalState:
          continue;
        case VarKind::kLocal:
        case VarKind::kParam:
        case VarKind::kState:
        case VarKind::kObject:
          break;
        default:
          return false;
      }
      Expr input;
      input.kind = ExprKind::kVar;
      input.type = program_.vars[var].type;
      input.var = var;
      inputs.push_back(std::move(input));
    }
    return true;
  }

  /// Whether statements do nothing but write the instance and what stands in it.
  static bool OnlyWrites(const Body& body) {
    return std::all_of(body.begin(), body.end(), [](const Stmt& stmt) { return OnlyWrites(stmt); });
  }
  static bool OnlyWrites(const Stmt& stmt) {
    switch (stmt.kind) {
      case StmtKind::kAssign:
      case StmtKind::kAugAssign:
      case StmtKind::kBreak:
      case StmtKind::kContinue:
      case StmtKind::kReturn:
      case StmtKind::kAwait:
      case StmtKind::kEmit:
        return false;
      case StmtKind::kListen:
        // What listens elsewhere belongs to the run of the block.
        return std::all_of(stmt.events.begin(), stmt.events.end(), [](const EventSource& event) {
          return event.kind == EventSource::Kind::kElement || event.kind == EventSource::Kind::kLoad;
        });
      default:
        break;
    }
    if (HasOwnTime(stmt.kind)) return true;
    bool fits = true;
    ForEachBody(stmt, [&](const Body& inner) { fits = fits && OnlyWrites(inner); });
    return fits;
  }

  Program& program_;
  const EffectsTable& effects_;
  Names all_;
};

}  // namespace

void SkipIterations(Program& program) {
  const EffectsTable effects(program);
  IterationFinder(program, effects).Run(program.body);
}

}  // namespace gblocks::passes
