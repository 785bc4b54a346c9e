// Patterns as exhaustiveness.h sees them.
#pragma once

#include "compiler/check/exhaustiveness.h"
#include "compiler/check/pattern_fit.h"

namespace gblocks::check {

class PatternShapes {
 public:
  PatternShapes(const TypeTable& types, const ast::Module& ast, const ModuleTables& tables,
                Exhaustiveness::Fields fields)
      : types_(types), ast_(ast), tables_(tables), fields_(std::move(fields)), fit_(types, ast, tables) {}

  /// What the pattern matches of the values of a type.
  Shape Of(ast::PatternId pattern, TypeId type) const;

 private:
  Shape OfValue(ast::ExprId value, TypeId type) const;
  Shape OfSequence(const ast::SequencePattern& node, TypeId type) const;
  Shape OfRecord(ast::PatternId id, TypeId type) const;

  const TypeTable& types_;
  const ast::Module& ast_;
  const ModuleTables& tables_;
  Exhaustiveness::Fields fields_;
  PatternFit fit_;
};

}  // namespace gblocks::check
