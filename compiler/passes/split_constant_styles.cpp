// split_constant_styles: a constant `style` becomes classes, one for each declaration.
//
//   html.div(class="block", style="flex-grow:2;min-width:min(200px,100%)")
//   =>  html.div(class="block s1 s2")        .s1{flex-grow:2}  .s2{min-width:min(200px,100%)}
//
// The page's security policy forbids `style` attributes in HTML; and equal declarations, of which a page has few, are written
// once. A style that is computed stays a hole: the host sets it on the element itself.
#include <algorithm>
#include <string_view>

#include "compiler/ir/build.h"
#include "compiler/ir/walk.h"
#include "compiler/passes/passes.h"

namespace gblocks::passes {
namespace {

using namespace ir;

std::string Trimmed(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t\n");
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(" \t\n") - first + 1));
}

/// The declarations of a style, taken apart at semicolons outside parentheses and quotes.
std::vector<std::string> Declarations(std::string_view style) {
  std::vector<std::string> result;
  std::string one;
  int depth = 0;
  char quote = 0;
  for (const char c : style) {
    if (quote) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')') {
      --depth;
    } else if (c == ';' && depth == 0) {
      result.push_back(Trimmed(one));
      one.clear();
      continue;
    }
    one += c;
  }
  result.push_back(Trimmed(one));
  result.erase(std::remove(result.begin(), result.end(), ""), result.end());
  return result;
}

/// The class of a declaration; a new rule where there is none yet. Braces would end the rule: such a declaration is dropped.
std::string ClassFor(Program& program, const std::string& declaration) {
  if (declaration.find_first_of("{}<") != std::string::npos) return "";
  const std::string ending = "{" + declaration + "}";
  for (size_t i = 0; i < program.style_rules.size(); ++i) {
    const std::string& rule = program.style_rules[i];
    const std::string name = "s" + std::to_string(i + 1);
    if (rule == "." + name + ending) return name;
  }
  const std::string name = "s" + std::to_string(program.style_rules.size() + 1);
  program.style_rules.push_back("." + name + ending);
  return name;
}

void AddClasses(Program& program, Element& element, const std::string& classes) {
  for (Attribute& attribute : element.attributes) {
    if (attribute.name != "class") continue;
    attribute.value = ConcatExpr(program, {attribute.value, StrExpr(program, " " + classes)}, attribute.value.range);
    return;
  }
  element.attributes.push_back({"class", StrExpr(program, classes)});
}

}  // namespace

void SplitConstantStyles(Program& program) {
  auto split = [&](Stmt& stmt) {
    if (stmt.kind != StmtKind::kElement) return;
    std::vector<Attribute>& attributes = stmt.element->attributes;
    const auto style = std::find_if(attributes.begin(), attributes.end(), [](const Attribute& attribute) {
      return attribute.name == "style" && attribute.value.kind == ExprKind::kStr;
    });
    if (style == attributes.end()) return;
    std::string classes;
    for (const std::string& declaration : Declarations(style->value.text)) {
      const std::string name = ClassFor(program, declaration);
      if (!name.empty()) classes += (classes.empty() ? "" : " ") + name;
    }
    attributes.erase(style);
    if (!classes.empty()) AddClasses(program, *stmt.element, classes);
  };
  ForEachDrawing(program, [&](Body& body, ComponentId) { VisitBody(body, split); });
}

}  // namespace gblocks::passes
