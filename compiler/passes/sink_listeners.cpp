// sink_listeners: a listener of something that the file declares further down moves below that declaration.
//
//   on merge_btn.click                        scope Button merge_btn
//     output.value = "…"                →     on merge_btn.click
//   scope Button merge_btn                      output.value = "…"
//
// Only the file's own code can name what comes later (its names are the app's); it runs once, so the order in which
// listeners are set up does not matter: which of them hears an event first is said by their `order`. Render blocks need
// no such care: the runtime runs them after the app's body.
#include <iterator>
#include <unordered_set>

#include "compiler/ir/walk.h"
#include "compiler/passes/passes.h"

namespace gblocks::passes {
namespace {

using ir::Body;
using ir::Stmt;
using ir::StmtKind;
using ir::VarId;

class Sinker {
 public:
  explicit Sinker(ir::Program& program) : program_(program) {}

  void Run() {
    Walk(program_.body);
    std::move(later_.begin(), later_.end(), std::back_inserter(program_.body));
  }

 private:
  bool IsKnown(VarId var) const { return program_.vars[var].kind != ir::VarKind::kGlobal || declared_.count(var) > 0; }

  bool NamesLater(const Stmt& listen) const {
    bool later = false;
    for (const ir::EventSource& source : listen.events) {
      if (source.element.valid()) later = later || !IsKnown(source.element);
      for (const ir::Expr& object : source.object) {
        ir::VisitExpr(object, [&](const ir::Expr& expr) {
          later = later || (expr.kind == ir::ExprKind::kVar && !IsKnown(expr.var));
        });
      }
    }
    return later;
  }

  void Walk(Body& body) {
    Body kept;
    for (Stmt& stmt : body) {
      ir::ForEachDeclared(stmt, [&](const VarId& var) { declared_.insert(var); });
      if (stmt.kind == StmtKind::kListen && NamesLater(stmt)) {
        later_.push_back(std::move(stmt));
        continue;
      }
      // What stands in branches and loops belongs to their turn and stays there.
      bool once = stmt.kind == StmtKind::kElement || stmt.kind == StmtKind::kScope || stmt.kind == StmtKind::kChildren;
      if (once) ir::ForEachBody(stmt, [&](Body& inner) { Walk(inner); });
      if (stmt.kind == StmtKind::kIf) NoteDeclared(stmt);
      kept.push_back(std::move(stmt));
    }
    body = std::move(kept);
  }

  void NoteDeclared(const Stmt& stmt) {
    ir::ForEachBody(stmt, [&](const Body& inner) {
      ir::VisitBody(inner, [&](const Stmt& nested) {
        ir::ForEachDeclared(nested, [&](const VarId& var) { declared_.insert(var); });
      });
    });
  }

  ir::Program& program_;
  std::unordered_set<VarId> declared_;
  Body later_;
};

}  // namespace

void SinkListeners(ir::Program& program) {
  Sinker(program).Run();
}

}  // namespace gblocks::passes
