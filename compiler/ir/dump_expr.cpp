#include <cstdio>
#include <cstdlib>

#include "compiler/ir/dump.h"
#include "compiler/ir/dump_names.h"

namespace gblocks::ir {

std::string ExprPrinter::Name(VarId var) {
  if (!var.valid()) return "_";
  auto found = names_.find(var);
  if (found != names_.end()) return found->second;
  std::string name = program_.vars[var].name;
  int count = ++used_[name];
  if (count > 1) name += "_" + std::to_string(count);
  return names_[var] = name;
}

std::string ExprPrinter::Quoted(const std::string& text) {
  std::string quoted = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') {
      quoted += std::string("\\") + c;
    } else if (c == '\n') {
      quoted += "\\n";
    } else if (c == '\t') {
      quoted += "\\t";
    } else {
      quoted += c;
    }
  }
  return quoted + "\"";
}

std::string ExprPrinter::Number(double value) {
  char text[40];
  for (int digits = 15; digits <= 17; ++digits) {
    std::snprintf(text, sizeof text, "%.*g", digits, value);
    if (std::strtod(text, nullptr) == value) break;
  }
  std::string number = text;
  if (number.find_first_not_of("-0123456789") == std::string::npos) number += ".0";
  return number;
}

std::string ExprPrinter::Text(const std::vector<Expr>& exprs, const char* separator, size_t from) {
  std::string text;
  for (size_t i = from; i < exprs.size(); ++i) text += (i > from ? separator : "") + Text(exprs[i]);
  return text;
}

std::string ExprPrinter::Text(const Target& target) {
  if (target.items.empty()) return Name(target.var);
  std::string text = "(";
  for (const Target& item : target.items) text += (text.size() > 1 ? ", " : "") + Text(item);
  return text + ")";
}

/// The type of the member that is asked for.
std::string ExprPrinter::MemberName(const Expr& expr) {
  const std::vector<TypeId>& members = (*program_.types)[expr.operands[0].type].arguments;
  size_t index = static_cast<size_t>(expr.index);
  return index < members.size() ? program_.types->Name(members[index]) : "?";
}

std::string ExprPrinter::Operand(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kUnary:
    case ExprKind::kBinary:
    case ExprKind::kCompare:
    case ExprKind::kAnd:
    case ExprKind::kOr:
    case ExprKind::kConditional:
    case ExprKind::kMember:
    case ExprKind::kIsMember:
    case ExprKind::kLambda:
      return "(" + Text(expr) + ")";
    default:
      return Text(expr);
  }
}

std::string ExprPrinter::ComprehensionText(const Comprehension& comprehension) {
  std::string text = Text(comprehension.element, ": ");
  for (const ComprehensionClause& clause : comprehension.clauses) {
    text += " for " + Text(clause.target) + " in " + Text(clause.iterable);
    for (const Expr& condition : clause.conditions) text += " if " + Text(condition);
  }
  return comprehension.kind == Comprehension::Kind::kList ? "[" + text + "]" : "{" + text + "}";
}

std::string ExprPrinter::LambdaText(const Lambda& lambda) {
  std::string text = "lambda";
  for (size_t i = 0; i < lambda.params.size(); ++i) text += (i == 0 ? " " : ", ") + Name(lambda.params[i]);
  return text + ": " + (lambda.body.empty() ? std::string("…") : Text(lambda.body[0]));
}

std::string ExprPrinter::MemberText(const Expr& expr) {
  size_t index = static_cast<size_t>(expr.index);
  std::string object = Operand(expr.operands[0]);
  if (expr.kind == ExprKind::kField) return object + "." + program_.records[expr.record].fields[index].name;
  return object + "." + program_.components[expr.component].properties[index].name;
}

std::string ExprPrinter::Text(const Expr& expr) {
  auto operand = [&](size_t i) { return Operand(expr.operands[i]); };
  auto part = [&](size_t i) {
    return expr.operands[i].kind == ExprKind::kNone ? std::string() : Text(expr.operands[i]);
  };
  switch (expr.kind) {
    case ExprKind::kInt:
      return std::to_string(expr.integer);
    case ExprKind::kFloat:
      return Number(expr.number);
    case ExprKind::kStr:
      return Quoted(expr.text);
    case ExprKind::kBool:
      return expr.integer != 0 ? "True" : "False";
    case ExprKind::kNone:
      return "None";
    case ExprKind::kVar:
      return Name(expr.var);
    case ExprKind::kField:
    case ExprKind::kProperty:
      return MemberText(expr);
    case ExprKind::kEventDatum:
      return operand(0) + "." + (expr.text.empty() ? std::to_string(expr.index) : expr.text);
    case ExprKind::kUnary:
      return expr.text + (expr.text == "not" ? " " : "") + operand(0);
    case ExprKind::kBinary:
    case ExprKind::kCompare:
      return operand(0) + " " + expr.text + " " + operand(1);
    case ExprKind::kAnd:
      return operand(0) + " and " + operand(1);
    case ExprKind::kOr:
      return operand(0) + " or " + operand(1);
    case ExprKind::kConditional:
      return operand(1) + " if " + operand(0) + " else " + operand(2);
    case ExprKind::kConcat:
      return "concat(" + Text(expr.operands) + ")";
    case ExprKind::kToStr:
      return "str(" + Text(expr.operands) + ")";
    case ExprKind::kFormat:
      return "format(" + Text(expr.operands) + ")";
    case ExprKind::kList:
      return "[" + Text(expr.operands) + "]";
    case ExprKind::kSet:
      return "{" + Text(expr.operands) + "}";
    case ExprKind::kTuple:
      return "(" + Text(expr.operands) + ")";
    case ExprKind::kDict: {
      std::string text = "{";
      for (size_t i = 0; i + 1 < expr.operands.size(); i += 2) {
        text += (i > 0 ? ", " : "") + Text(expr.operands[i]) + ": " + Text(expr.operands[i + 1]);
      }
      return text + "}";
    }
    case ExprKind::kTupleItem:
      return operand(0) + "." + std::to_string(expr.index);
    case ExprKind::kIndex:
      return operand(0) + "[" + Text(expr.operands[1]) + "]";
    case ExprKind::kSlice:
      return operand(0) + "[" + part(1) + ":" + part(2) + ":" + part(3) + "]";
    case ExprKind::kComprehension:
      return ComprehensionText(*expr.comprehension);
    case ExprKind::kLambda:
      return LambdaText(*expr.lambda);
    case ExprKind::kCall:
      return program_.functions[expr.function].name + "(" + Text(expr.operands) + ")";
    case ExprKind::kCallValue:
      return operand(0) + "(" + Text(expr.operands, ", ", 1) + ")";
    case ExprKind::kBuiltin:
      return expr.text + "(" + Text(expr.operands) + ")";
    case ExprKind::kMethod:
      return operand(0) + "." + expr.text.substr(expr.text.find('.') + 1) + "(" + Text(expr.operands, ", ", 1) + ")";
    case ExprKind::kMakeRecord:
      return program_.records[expr.record].name + "(" + Text(expr.operands) + ")";
    case ExprKind::kSome:
      return "some(" + Text(expr.operands) + ")";
    case ExprKind::kUnwrap:
      return operand(0) + "!";
    case ExprKind::kToUnion:
      return "union(" + Text(expr.operands) + ")";
    case ExprKind::kMember:
      return operand(0) + " as " + MemberName(expr);
    case ExprKind::kIsMember:
      return operand(0) + " isa " + MemberName(expr);
    case ExprKind::kIntToFloat:
      return "float(" + Text(expr.operands) + ")";
    case ExprKind::kTruthy:
      return "bool(" + Text(expr.operands) + ")";
  }
  return "?";
}

std::string Dump(const Program& program, const Expr& expr) {
  return ExprPrinter(program).Text(expr);
}

}  // namespace gblocks::ir
