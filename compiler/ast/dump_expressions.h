// Expressions, types and patterns in one line each, as lists in parentheses: `(call Button "Done" scale=0)`.
#pragma once

#include <string>
#include <vector>

#include "compiler/ast/ast.h"

namespace gblocks::ast {

std::string DumpExpr(const Module& module, ExprId id);
std::string DumpType(const Module& module, TypeExprId id);
std::string DumpPattern(const Module& module, PatternId id);
std::string DumpArguments(const Module& module, const std::vector<Argument>& arguments);
/// `+`, `//` …
const char* BinarySign(BinaryOp op);
/// A text in double quotes, with escapes.
std::string DumpText(const std::string& text);

}  // namespace gblocks::ast
