// Deep copies of bodies, with variables renamed and replaced by values.
#pragma once

#include <unordered_map>

#include "compiler/ir/ir.h"

namespace gblocks::ir {

/// What becomes of variables in a copy.
struct Replacements {
  std::unordered_map<VarId, VarId> vars;   // named otherwise
  std::unordered_map<VarId, Expr> values;  // replaced where they are read or assigned
};

/// The same statements, sharing nothing with the original.
Body CloneBody(const Body& body);

/// A copy in which every variable that the body declares is a new one (noted in `replacements.vars`; global ones stay),
/// and the replacements are made.
Body CloneFresh(Program& program, const Body& body, Replacements& replacements);
Expr CloneFresh(Program& program, const Expr& expr, Replacements& replacements);

/// Makes the replacements in place.
void Replace(Body& body, const Replacements& replacements);
void Replace(Expr& expr, const Replacements& replacements);

}  // namespace gblocks::ir
