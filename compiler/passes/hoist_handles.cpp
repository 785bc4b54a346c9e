// hoist_handles: a handle made in a slot, and named after it, is declared before the slot is entered.
//
//   enter row:0 slot 0                     let t
//     place textbox = Textbox1       =>    enter row:0 slot 0
//       object t = component 0 of …          place textbox = Textbox1
//   on t.submit …                              object t = component 0 of …
//                                          on t.submit …
//
// A container's block is no scope in the language, but what enters a slot is one in C++.
#include <unordered_map>
#include <unordered_set>

#include "compiler/ir/build.h"
#include "compiler/ir/walk.h"
#include "compiler/passes/passes.h"

namespace gblocks::passes {
namespace {

using namespace ir;

using UseCounts = std::unordered_map<VarId, int>;

/// How often each variable is named, in expressions and by statements, their own declarations not counted.
UseCounts CountUses(const Body& body) {
  UseCounts uses;
  VisitBody(body, [&](const Stmt& stmt) {
    ForEachVar(stmt, [&](const VarId& var) { ++uses[var]; });
    ForEachDeclared(stmt, [&](const VarId& var) { --uses[var]; });
    ForEachExpr(stmt, [&](const Expr& expr) {
      VisitExpr(expr, [&](const Expr& inner) {
        if (inner.kind == ExprKind::kVar) ++uses[inner.var];
      });
    });
  });
  return uses;
}

class Hoister {
 public:
  Hoister(Program& program, const Body& body) : program_(program), all_(CountUses(body)) {}

  void Walk(Body& body) {
    for (size_t i = 0; i < body.size(); ++i) {
      if (body[i].kind == StmtKind::kEnter) {
        const UseCounts inside = CountUses(body[i].body);
        std::vector<VarId> handles;
        CollectHandles(body[i].body, handles);
        for (const VarId var : handles) {
          const auto found = inside.find(var);
          if (all_[var] == (found == inside.end() ? 0 : found->second) || !hoisted_.insert(var).second) continue;
          Stmt declare = MakeStmt(StmtKind::kLet, body[i].range);
          declare.var = var;
          body.insert(body.begin() + static_cast<std::ptrdiff_t>(i++), std::move(declare));
        }
      }
      ForEachBody(body[i], [&](Body& inner) { Walk(inner); });
    }
  }

 private:
  /// Handles that a slot's block makes each time, not those of branches and loops.
  void CollectHandles(const Body& body, std::vector<VarId>& handles) const {
    for (const Stmt& stmt : body) {
      const bool handle = stmt.kind == StmtKind::kObject || stmt.kind == StmtKind::kBindElement;
      if (handle && program_.vars[stmt.var].kind != VarKind::kGlobal) handles.push_back(stmt.var);
      if (stmt.kind == StmtKind::kPlace || stmt.kind == StmtKind::kEnter) CollectHandles(stmt.body, handles);
    }
  }

  Program& program_;
  UseCounts all_;
  std::unordered_set<VarId> hoisted_;
};

}  // namespace

void HoistHandles(Program& program) {
  ForEachDrawing(program, [&](Body& body, ComponentId) { Hoister(program, body).Walk(body); });
}

}  // namespace gblocks::passes
