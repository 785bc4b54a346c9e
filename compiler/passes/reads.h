// What of an expression or statement may change by itself, while the program waits: questions that form_templates asks.
#pragma once

#include <unordered_set>

#include "compiler/ir/ir.h"

namespace gblocks::passes {

/// True if evaluating it reads something that the runtime tracks: a state, a component's property, a record, list, dict or set.
bool ReadsTracked(const ir::Program& program, const ir::Expr& expr);

/// True if it names one of the variables.
bool UsesAny(const ir::Expr& expr, const std::unordered_set<ir::VarId>& vars);

/// True if running the statement adds something to the page, at any depth.
bool MakesPage(const ir::Stmt& stmt);

/// True if every value of `key` follows from the value of `item`, because both are made from the same one variable or field.
bool FollowsFrom(const ir::Expr& key, const ir::Expr& item);

}  // namespace gblocks::passes
