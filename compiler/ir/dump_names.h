// Names of variables in dumps, and expressions in terms of them.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "compiler/ir/ir.h"

namespace gblocks::ir {

class ExprPrinter {
 public:
  explicit ExprPrinter(const Program& program) : program_(program) {}

  /// The variable's name; the second of one name is `task_2`.
  std::string Name(VarId var);
  std::string Text(const Expr& expr);
  std::string Text(const std::vector<Expr>& exprs, const char* separator = ", ", size_t from = 0);
  std::string Text(const Target& target);
  static std::string Quoted(const std::string& text);
  static std::string Number(double value);

 private:
  /// An operand in parentheses where it is an operation itself.
  std::string Operand(const Expr& expr);
  std::string ComprehensionText(const Comprehension& comprehension);
  std::string LambdaText(const Lambda& lambda);
  std::string MemberText(const Expr& expr);
  std::string MemberName(const Expr& expr);

  const Program& program_;
  std::unordered_map<VarId, std::string> names_;
  std::map<std::string, int> used_;
};

}  // namespace gblocks::ir
