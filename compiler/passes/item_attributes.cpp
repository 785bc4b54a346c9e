// Attributes and text: what is known goes into the template's HTML, the rest becomes holes.
#include <string_view>

#include "compiler/ir/build.h"
#include "compiler/passes/item_builder.h"
#include "compiler/passes/constants.h"
#include "compiler/passes/python_text.h"

namespace gblocks::passes {

using namespace ir;

namespace {

/// The text of a constant other than a bool or None.
std::string HtmlText(const Expr& constant) {
  switch (constant.kind) {
    case ExprKind::kInt: return std::to_string(constant.integer);
    case ExprKind::kFloat: return HtmlNumber(constant.number);
    default: return constant.text;
  }
}

/// Words with single blanks between them.
std::string Squeezed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// Attributes that say "true" or "false" in so many words.
bool SpellsBool(const std::string& name) { return name.rfind("aria-", 0) == 0 || name.rfind("data-", 0) == 0; }

/// What people can change in the page: the attribute only says what it was at first, the DOM property what it is.
bool IsLive(const Element& element, const std::string& name) {
  const std::string& tag = element.tag;
  const bool field = tag == "input" || tag == "textarea" || tag == "select";
  if (name == "value") return field;
  if (name == "checked" || name == "indeterminate") return tag == "input";
  if (name == "selected") return tag == "option";
  return name == "muted" && (tag == "audio" || tag == "video");
}

bool IsAudio(const Program& program, TypeId id) {
  const check::Type& type = (*program.types)[id];
  return type.kind == check::TypeKind::kAudioData || (type.kind == check::TypeKind::kOptional && IsAudio(program, type.arguments[0]));
}

/// `value` as the text "true" or "false".
Expr Spelled(const Program& program, Expr value) {
  const SourceRange range = value.range;
  return MakeExpr(ExprKind::kConditional, program.types->str(), range,
                  {std::move(value), StrExpr(program, "true", range), StrExpr(program, "false", range)});
}

/// Text that may be None, as text: None is empty.
Expr WithoutNone(const Program& program, Expr text) {
  if ((*program.types)[text.type].kind != check::TypeKind::kOptional) return text;
  const SourceRange range = text.range;
  if (text.kind == ExprKind::kSome) return std::move(text.operands[0]);
  if (text.kind == ExprKind::kNone) return StrExpr(program, "", range);
  if (text.kind == ExprKind::kConditional) {
    Expr then_value = WithoutNone(program, std::move(text.operands[1]));
    Expr else_value = WithoutNone(program, std::move(text.operands[2]));
    return MakeExpr(ExprKind::kConditional, then_value.type, range, {std::move(text.operands[0]), std::move(then_value), std::move(else_value)});
  }
  const TypeId type = text.type;
  Expr empty = MakeExpr(ExprKind::kSome, type, range, {StrExpr(program, "", range)});
  Expr either = MakeExpr(ExprKind::kOr, type, range, {std::move(text), std::move(empty)});
  return MakeExpr(ExprKind::kUnwrap, program.types->str(), range, {std::move(either)});
}

}  // namespace

void ItemBuilder::AddAttribute(Element& element, Attribute& attribute, int node, Time& time) {
  const std::string& name = attribute.name;
  if (name == "visible") {
    if (attribute.value.kind == ExprKind::kBool && attribute.value.integer) return;
    return Write(HoleKind::kShow, node, "", std::move(attribute.value), time);
  }
  if (name == "waveform" || IsAudio(program_, attribute.value.type)) {
    if (attribute.value.kind == ExprKind::kNone) return;
    return Write(HoleKind::kMedia, node, name, std::move(attribute.value), time);
  }
  if (name == "autofocus") {
    // The attribute would only work on the first element with it in the life of the page.
    if (attribute.value.kind == ExprKind::kBool && !attribute.value.integer) return;
    return Write(HoleKind::kFocus, node, "", std::move(attribute.value), time);
  }
  const Expr& constant = Plain(attribute.value);
  if (!IsConstant(constant)) {
    if (name == "style") return Write(HoleKind::kStyle, node, "", WithoutNone(program_, std::move(attribute.value)), time);
    if (name == "markdown") return Write(HoleKind::kMarkdown, node, "", std::move(attribute.value), time);
    if (IsLive(element, name)) return Write(HoleKind::kProperty, node, name, std::move(attribute.value), time);
    if (SpellsBool(name) && (*program_.types)[attribute.value.type].kind == check::TypeKind::kBool) {
      return Write(HoleKind::kAttribute, node, name, Spelled(program_, std::move(attribute.value)), time);
    }
    return Write(HoleKind::kAttribute, node, name, std::move(attribute.value), time);
  }
  if (constant.kind == ExprKind::kNone) return;
  if (constant.kind == ExprKind::kBool) {
    if (SpellsBool(name)) {
      tree_[node].attributes.emplace_back(name, constant.integer ? "true" : "false");
    } else if (constant.integer) {
      tree_[node].attributes.emplace_back(name, "");
    }
    return;
  }
  std::string text = HtmlText(constant);
  if (name == "class") text = Squeezed(text);
  if (name == "class" && text.empty()) return;
  if (name == "value" && element.tag == "textarea") {
    tree_[node].text = text;
  } else if (!(name == "value" && element.tag == "input" && text.empty())) {
    tree_[node].attributes.emplace_back(name, text);
  }
}

void ItemBuilder::AddText(Expr text, int node, Time& time) {
  const Expr& constant = Plain(text);
  if (IsConstant(constant)) {
    if (constant.kind != ExprKind::kNone) tree_[node].text = HtmlText(constant);
    return;
  }
  tree_[node].text_numbered = true;
  Write(HoleKind::kText, node, "", WithoutNone(program_, std::move(text)), time);
}

void ItemBuilder::Write(HoleKind kind, int node, const std::string& name, Expr value, Time& time) {
  if (kind != HoleKind::kText) tree_[node].numbered = true;
  Stmt write = MakeStmt(StmtKind::kWrite, value.range);
  write.var = instance_;
  const bool remembered = kind != HoleKind::kProperty && kind != HoleKind::kFocus;
  write.hole = {kind, node, remembered ? made_.memos++ : -1, name};
  Time* when = TimeOf(value, time);
  write.value.push_back(std::move(value));
  Emit(std::move(write), when);
}

}  // namespace gblocks::passes
