// Constant folding, for its pass and for inline_components, which folds each component's body as soon as it knows the
// arguments.
#pragma once

#include <unordered_map>
#include <unordered_set>

#include "compiler/ir/clone.h"
#include "compiler/ir/ir.h"

namespace gblocks::passes {

class Folder {
 public:
  explicit Folder(ir::Program& program);

  /// Folds expressions and branches, and goes on knowing the constants that the body's names stand for.
  void Fold(ir::Body& body);
  void Fold(ir::Expr& expr);
  /// True if the variable has one value, given where it is declared.
  bool KeepsValue(ir::VarId var) const { return reassigned_.count(var) == 0; }
  /// Variables that a copy got instead of others keep what was known of those.
  void NoteCopies(const ir::Replacements& replacements);

 private:
  void FoldInside(ir::Stmt& stmt);
  bool TakeBranch(ir::Stmt& stmt, ir::Body& out);
  bool Unroll(ir::Stmt& stmt, ir::Body& out);

  ir::Program& program_;
  std::unordered_set<ir::VarId> reassigned_;
  std::unordered_map<ir::VarId, ir::Expr> constants_;
};

/// Folds one node whose operands are folded (fold_expr.cpp).
void FoldNode(const ir::Program& program, ir::Expr& expr);

}  // namespace gblocks::passes
