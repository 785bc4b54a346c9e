// What is known of an expression at compile time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>

#include "compiler/ir/ir.h"

namespace gblocks::passes {

/// A literal, or a tuple or T | None of such.
bool IsConstant(const ir::Expr& expr);
/// A display of a list whose items are constant.
bool IsConstantList(const ir::Expr& expr);
/// The constant without the kSome around it.
const ir::Expr& Plain(const ir::Expr& expr);
/// Whether a constant counts as true; none for what is no constant.
std::optional<bool> ConstantTruth(const ir::Expr& expr);
/// The text of a constant that is a str.
std::optional<std::string> ConstantText(const ir::Expr& expr);
/// str(x) of a constant.
std::optional<std::string> ConstantStr(const ir::Expr& expr);
/// The same constant or the same variables and operators on them.
bool SameExpr(const ir::Expr& a, const ir::Expr& b);
/// Computing it elsewhere, or more than once, makes no difference that matters.
bool MayRepeat(const ir::Expr& expr);
/// Computing it changes nothing and cannot fail: it may be left out.
bool MayDrop(const ir::Program& program, const ir::Expr& expr);

/// Variables that get a value more than once: what is known at their declaration does not hold everywhere.
std::unordered_set<ir::VarId> ReassignedVars(const ir::Program& program);

/// True if statements of the body, or inside it, put something into the page.
bool MakesElements(const ir::Body& body);
bool MakesElements(const ir::Stmt& stmt);

}  // namespace gblocks::passes
