#include "compiler/check/pattern_fit.h"

#include <algorithm>

#include "compiler/check/type_rules.h"
#include "compiler/check/unions.h"

namespace gblocks::check {

bool PatternFit::Fits(ast::PatternId id, TypeId type) const {
  const auto& node = ast_.patterns[id].node;
  TypeKind kind = types_[type].kind;
  if (kind == TypeKind::kError) return true;
  if (const auto* value = std::get_if<ast::ValuePattern>(&node)) return ValueFits(value->value, type);
  if (const auto* sequence = std::get_if<ast::SequencePattern>(&node)) {
    if (kind == TypeKind::kList) return true;
    if (kind != TypeKind::kTuple) return false;
    size_t count = types_[type].arguments.size(), items = sequence->items.size();
    bool starred = std::any_of(sequence->items.begin(), sequence->items.end(), [&](ast::PatternId item) {
      const auto* capture = std::get_if<ast::CapturePattern>(&ast_.patterns[item].node);
      return capture != nullptr && capture->starred;
    });
    return starred ? count + 1 >= items : count == items;
  }
  if (std::holds_alternative<ast::RecordPattern>(node)) {
    auto info = tables_.patterns.find(id);
    return info != tables_.patterns.end() && IsOfClass(types_, type, info->second.named);
  }
  if (const auto* either = std::get_if<ast::OrPattern>(&node)) {
    return std::any_of(either->alternatives.begin(), either->alternatives.end(),
                       [&](ast::PatternId one) { return Fits(one, type); });
  }
  if (const auto* as = std::get_if<ast::AsPattern>(&node)) return Fits(as->pattern, type);
  if (std::holds_alternative<ast::MappingPattern>(node)) return kind == TypeKind::kDict;
  return true;  // `_`, a name
}

/// As `==`; but True and False are compared by `is`, and a bool equals 0 or 1, which only `match` asks.
bool PatternFit::ValueFits(ast::ExprId id, TypeId type) const {
  const auto& node = ast_.exprs[id].node;
  TypeKind kind = types_[type].kind;
  auto found = tables_.types.find(id);
  TypeId value = found == tables_.types.end() ? types_.error() : found->second;
  if (std::holds_alternative<ast::NoneLiteral>(node)) return kind == TypeKind::kNone;
  if (std::holds_alternative<ast::BoolLiteral>(node)) return kind == TypeKind::kBool;
  if (kind == TypeKind::kNone) {
    TypeKind other = types_[value].kind;
    return other == TypeKind::kOptional || other == TypeKind::kNone || other == TypeKind::kError;
  }
  const auto* text = std::get_if<ast::StrLiteral>(&node);
  if (text != nullptr && kind == TypeKind::kLiteral) {
    const std::vector<std::string>& literals = types_[type].literals;
    return std::binary_search(literals.begin(), literals.end(), text->value);
  }
  if (kind == TypeKind::kBool) {
    const auto* number = std::get_if<ast::IntLiteral>(&node);
    if (number != nullptr) return number->value == 0 || number->value == 1;
  }
  return Comparable(types_, value, type);
}

std::vector<TypeId> PatternFit::Fitting(ast::PatternId id, TypeId type) const {
  std::vector<TypeId> fitting;
  for (TypeId one : Alternatives(types_, type)) {
    if (Fits(id, one)) fitting.push_back(one);
  }
  return fitting;
}

}  // namespace gblocks::check
