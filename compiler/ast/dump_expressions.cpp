// Everything of the tree that fits on a line.
#include "compiler/ast/dump_expressions.h"

#include <cstdio>

namespace gblocks::ast {
namespace {

const char* Sign(UnaryOp op) {
  static constexpr const char* kSigns[] = {"neg", "pos", "not", "~"};
  return kSigns[static_cast<int>(op)];
}

const char* Sign(CompareOp op) {
  static constexpr const char* kSigns[] = {"==", "!=", "<", "<=", ">", ">=", "in", "not-in", "is", "is-not"};
  return kSigns[static_cast<int>(op)];
}

std::string Number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.17g", value);
  std::string number = text;
  return number.find_first_of(".en") == std::string::npos ? number + ".0" : number;
}

class ExprDumper {
 public:
  explicit ExprDumper(const Module& module) : module_(module) {}

  std::string Dump(ExprId id) const {
    if (!id.valid()) return "-";
    return std::visit(
        Overloaded{
            [](const InvalidExpr&) -> std::string { return "<invalid>"; },
            [](const IntLiteral& n) { return std::to_string(n.value); },
            [](const FloatLiteral& n) { return Number(n.value); },
            [](const StrLiteral& n) { return DumpText(n.value); },
            [](const BoolLiteral& n) -> std::string { return n.value ? "True" : "False"; },
            [](const NoneLiteral&) -> std::string { return "None"; },
            [&](const FString& n) { return "(f-string" + Parts(n.parts) + ")"; },
            [](const NameRef& n) { return n.name; },
            [&](const Attribute& n) { return "(. " + Dump(n.object) + " " + n.name.text + ")"; },
            [&](const Index& n) { return "(index " + Dump(n.object) + " " + Dump(n.index) + ")"; },
            [&](const Slice& n) {
              return "(slice " + Dump(n.object) + " " + Dump(n.start) + " " + Dump(n.stop) + " " + Dump(n.step) + ")";
            },
            [&](const Call& n) { return "(call " + Dump(n.callee) + DumpArguments(module_, n.arguments) + ")"; },
            [&](const Unary& n) { return std::string("(") + Sign(n.op) + " " + Dump(n.operand) + ")"; },
            [&](const Binary& n) {
              return std::string("(") + BinarySign(n.op) + " " + Dump(n.left) + " " + Dump(n.right) + ")";
            },
            [&](const Logical& n) {
              return std::string(n.op == LogicalOp::kAnd ? "(and " : "(or ") + Dump(n.left) + " " + Dump(n.right) + ")";
            },
            [&](const Comparison& n) {
              std::string text = "(compare " + Dump(n.first);
              for (const auto& [op, value] : n.rest) text += std::string(" ") + Sign(op) + " " + Dump(value);
              return text + ")";
            },
            [&](const Conditional& n) {
              return "(if " + Dump(n.condition) + " " + Dump(n.then_value) + " " + Dump(n.else_value) + ")";
            },
            [&](const ListLiteral& n) { return "(list" + All(n.items) + ")"; },
            [&](const TupleLiteral& n) { return "(tuple" + All(n.items) + ")"; },
            [&](const SetLiteral& n) { return "(set" + All(n.items) + ")"; },
            [&](const DictLiteral& n) {
              std::string text = "(dict";
              for (const auto& [key, value] : n.entries) text += " " + (key.valid() ? Dump(key) + ": " : "**") + Dump(value);
              return text + ")";
            },
            [&](const Starred& n) { return "*" + Dump(n.value); },
            [&](const Comprehension& n) { return DumpComprehension(n); },
            [&](const Lambda& n) {
              std::string text = "(lambda";
              for (const Name& param : n.params) text += " " + param.text;
              return text + ": " + Dump(n.body) + ")";
            },
            [&](const Await& n) { return "(await " + Dump(n.value) + ")"; },
        },
        module_.exprs[id].node);
  }

 private:
  std::string All(const std::vector<ExprId>& ids) const {
    std::string text;
    for (ExprId id : ids) text += " " + Dump(id);
    return text;
  }

  std::string Parts(const std::vector<FStringPart>& parts) const {
    std::string text;
    for (const FStringPart& part : parts) {
      if (!part.value.valid()) {
        text += " " + DumpText(part.text);
        continue;
      }
      text += " {" + Dump(part.value);
      if (part.conversion) text += std::string("!") + part.conversion;
      if (!part.spec.empty()) text += ":" + Parts(part.spec);
      text += "}";
    }
    return text;
  }

  std::string DumpComprehension(const Comprehension& n) const {
    static constexpr const char* kKinds[] = {"list", "set", "dict", "generator"};
    std::string text = std::string("(") + kKinds[static_cast<int>(n.kind)] + "-of " + Dump(n.element);
    if (n.value.valid()) text += ": " + Dump(n.value);
    for (const ComprehensionClause& clause : n.clauses) {
      text += " for " + Dump(clause.target) + " in " + Dump(clause.iterable);
      for (ExprId condition : clause.conditions) text += " if " + Dump(condition);
    }
    return text + ")";
  }

  const Module& module_;
};

}  // namespace

const char* BinarySign(BinaryOp op) {
  static constexpr const char* kSigns[] = {"+", "-", "*", "/", "//", "%", "**", "&", "|", "^", "<<", ">>"};
  return kSigns[static_cast<int>(op)];
}

std::string DumpText(const std::string& text) {
  std::string quoted = "\"";
  for (char c : text) {
    if (c == '\n') {
      quoted += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\x%02x", static_cast<unsigned>(c));
      quoted += escape;
    } else {
      if (c == '"' || c == '\\') quoted += '\\';
      quoted += c;
    }
  }
  return quoted + "\"";
}

std::string DumpExpr(const Module& module, ExprId id) {
  return ExprDumper(module).Dump(id);
}

std::string DumpArguments(const Module& module, const std::vector<Argument>& arguments) {
  std::string text;
  for (const Argument& argument : arguments) {
    text += " " + std::string(static_cast<size_t>(argument.stars), '*');
    if (argument.name) text += argument.name->text + "=";
    text += DumpExpr(module, argument.value);
  }
  return text;
}

std::string DumpType(const Module& module, TypeExprId id) {
  if (!id.valid()) return "-";
  auto list = [&](const std::vector<TypeExprId>& items, const char* separator) {
    std::string text;
    for (TypeExprId item : items) text += (text.empty() ? "" : separator) + DumpType(module, item);
    return text;
  };
  return std::visit(Overloaded{
                        [](const InvalidType&) -> std::string { return "<invalid>"; },
                        [&](const NamedType& t) {
                          return t.arguments.empty() ? t.name : t.name + "[" + list(t.arguments, ", ") + "]";
                        },
                        [&](const TypeList& t) { return "[" + list(t.items, ", ") + "]"; },
                        [&](const UnionType& t) { return list(t.members, " | "); },
                        [](const LiteralType& t) {
                          return std::visit(Overloaded{[](const std::string& v) { return DumpText(v); },
                                                       [](int64_t v) { return std::to_string(v); },
                                                       [](bool v) { return std::string(v ? "True" : "False"); }},
                                            t.value);
                        },
                        [](const NoneType&) -> std::string { return "None"; },
                    },
                    module.types[id].node);
}

std::string DumpPattern(const Module& module, PatternId id) {
  auto list = [&](const std::vector<PatternId>& items) {
    std::string text;
    for (PatternId item : items) text += " " + DumpPattern(module, item);
    return text;
  };
  return std::visit(
      Overloaded{
          [](const WildcardPattern&) -> std::string { return "_"; },
          [](const CapturePattern& p) { return (p.starred ? "*" : "") + p.name.text; },
          [&](const ValuePattern& p) { return "(value " + DumpExpr(module, p.value) + ")"; },
          [&](const SequencePattern& p) {
            return std::string(p.is_list ? "(list" : "(sequence") + list(p.items) + ")";
          },
          [&](const RecordPattern& p) {
            std::string text = "(record " + p.name.text + list(p.positional);
            for (const auto& [name, pattern] : p.fields) text += " " + name.text + "=" + DumpPattern(module, pattern);
            return text + ")";
          },
          [&](const OrPattern& p) { return "(or" + list(p.alternatives) + ")"; },
          [&](const AsPattern& p) { return "(as " + DumpPattern(module, p.pattern) + " " + p.name.text + ")"; },
          [&](const MappingPattern& p) {
            std::string text = "(mapping";
            for (const auto& [key, value] : p.entries)
              text += " " + DumpExpr(module, key) + ": " + DumpPattern(module, value);
            return text + (p.rest ? " **" + p.rest->text : "") + ")";
          },
      },
      module.patterns[id].node);
}

}  // namespace gblocks::ast
