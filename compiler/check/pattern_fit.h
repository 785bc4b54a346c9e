// Which of a value's possible types a pattern can match: asked by check/ for names and missing cases, by lower/ for tests.
#pragma once

#include <vector>

#include "compiler/check/program.h"

namespace gblocks::check {

/// Patterns of one file, their names and classes resolved.
class PatternFit {
 public:
  PatternFit(const TypeTable& types, const ast::Module& ast, const ModuleTables& tables)
      : types_(types), ast_(ast), tables_(tables) {}

  /// True if a value of the type, no union and no optional, can match.
  bool Fits(ast::PatternId pattern, TypeId type) const;
  /// The alternatives of a type that can match.
  std::vector<TypeId> Fitting(ast::PatternId pattern, TypeId type) const;

 private:
  bool ValueFits(ast::ExprId value, TypeId type) const;

  const TypeTable& types_;
  const ast::Module& ast_;
  const ModuleTables& tables_;
};

}  // namespace gblocks::check
