// In Python a name belongs to the whole function, wherever it gets its first value; in C++ it belongs to a block.
//
//   if done:                         let mark
//     let mark = "x"                 if done:
//   else:                              mark = "x"
//     mark = "-"             →       else:
//   print(mark)                        mark = "-"
//                                    print(mark)
//
// Containers (`Row:`) open no block. What is declared and used in one block stays as it is.
#include <unordered_map>

#include "compiler/ir/walk.h"
#include "compiler/lower/lowerer.h"

namespace gblocks::lower {
namespace {

using Counts = std::unordered_map<VarId, int>;

void CountUses(const ir::Body& body, Counts& counts) {
  ir::VisitBody(body, [&](const Stmt& stmt) {
    ir::ForEachVar(stmt, [&](const VarId& var) { ++counts[var]; });
    ir::ForEachExpr(stmt, [&](const Expr& expr) {
      ir::VisitExpr(expr, [&](const Expr& inner) {
        if (inner.var.valid()) ++counts[inner.var];
        if (inner.lambda) {
          ir::VisitBody(inner.lambda->block,
                        [&](const Stmt& nested) { ir::ForEachVar(nested, [&](const VarId& var) { ++counts[var]; }); });
        }
      });
    });
  });
}

bool IsContainer(StmtKind kind) {
  return kind == StmtKind::kElement || kind == StmtKind::kComponent;
}

class Hoister {
 public:
  Hoister(ir::Program& program, ir::Body& region) : program_(program) { CountUses(region, total_); }

  /// Goes through one block; `lost` gets what it declares though others use it.
  void Block(ir::Body& body, std::vector<VarId>& lost) {
    Walk(body, lost);
    Counts inside;
    CountUses(body, inside);
    TakeApart(body, inside, lost);
  }

 private:
  /// Blocks within this one first; what they lose is declared here, before the statement that holds them.
  void Walk(ir::Body& body, std::vector<VarId>& lost) {
    for (size_t i = 0; i < body.size(); ++i) {
      StmtKind kind = body[i].kind;
      if (kind == StmtKind::kListen || kind == StmtKind::kRender) continue;  // regions of their own
      std::vector<VarId> lost_inside;
      ir::ForEachBody(body[i], [&](ir::Body& inner) {
        if (IsContainer(kind)) {
          Walk(inner, lost);
        } else {
          Block(inner, lost_inside);
        }
      });
      for (VarId var : lost_inside) {
        Stmt declared = ir::MakeStmt(StmtKind::kLet, body[i].range);
        declared.var = var;
        body.insert(body.begin() + static_cast<std::ptrdiff_t>(i), std::move(declared));
        ++i;
      }
    }
  }

  void TakeApart(ir::Body& body, const Counts& inside, std::vector<VarId>& lost) {
    for (size_t i = 0; i < body.size(); ++i) {
      Stmt& stmt = body[i];
      if (IsContainer(stmt.kind)) {
        ir::ForEachBody(stmt, [&](ir::Body& inner) { TakeApart(inner, inside, lost); });
        continue;
      }
      if (stmt.kind != StmtKind::kLet || inside.at(stmt.var) == total_.at(stmt.var)) continue;
      ir::VarKind kind = program_.vars[stmt.var].kind;
      if (kind == ir::VarKind::kGlobal || kind == ir::VarKind::kGlobalState) continue;
      lost.push_back(stmt.var);
      ++total_[stmt.var];  // its declaration, further out
      if (stmt.value.empty()) {
        --total_[stmt.var];
        body.erase(body.begin() + static_cast<std::ptrdiff_t>(i));
        --i;
        continue;
      }
      Stmt assigned = ir::AssignStmt(ir::VarExpr(program_, stmt.var, stmt.range), std::move(stmt.value[0]), stmt.range);
      stmt = std::move(assigned);
    }
  }

  ir::Program& program_;
  Counts total_;
};

}  // namespace

void HoistDeclarations(ir::Program& program, ir::Body& region) {
  std::vector<VarId> lost;
  Hoister(program, region).Block(region, lost);
}

}  // namespace gblocks::lower
