#include "compiler/check/pattern_shape.h"

#include <algorithm>
#include <cmath>

#include "compiler/check/unions.h"

namespace gblocks::check {

namespace {

Shape Made(Constructor::Kind kind, std::vector<Shape> parts = {}) {
  Shape shape;
  shape.kind = Shape::Kind::kMade;
  shape.constructor.kind = kind;
  shape.parts = std::move(parts);
  return shape;
}

Shape Either(std::vector<Shape> alternatives) {
  if (alternatives.size() == 1) return std::move(alternatives[0]);
  Shape shape;
  shape.kind = Shape::Kind::kEither;
  shape.parts = std::move(alternatives);
  return shape;
}

}  // namespace

Shape PatternShapes::Of(ast::PatternId id, TypeId type) const {
  const auto& node = ast_.patterns[id].node;
  if (std::holds_alternative<ast::WildcardPattern>(node) || std::holds_alternative<ast::CapturePattern>(node)) return {};
  if (const auto* as = std::get_if<ast::AsPattern>(&node)) return Of(as->pattern, type);
  if (const auto* either = std::get_if<ast::OrPattern>(&node)) {
    std::vector<Shape> alternatives;
    for (ast::PatternId one : either->alternatives) alternatives.push_back(Of(one, type));
    return Either(std::move(alternatives));
  }
  if (Alternatives(types_, type).size() > 1) {
    std::vector<Shape> members;
    for (TypeId member : fit_.Fitting(id, type)) {
      members.push_back(Made(Constructor::Kind::kMember, {Of(id, member)}));
      members.back().constructor.member = member;
    }
    return members.empty() ? Made(Constructor::Kind::kOther) : Either(std::move(members));
  }
  if (!fit_.Fits(id, type)) return Made(Constructor::Kind::kOther);
  if (const auto* value = std::get_if<ast::ValuePattern>(&node)) return OfValue(value->value, type);
  if (const auto* sequence = std::get_if<ast::SequencePattern>(&node)) return OfSequence(*sequence, type);
  if (std::holds_alternative<ast::RecordPattern>(node)) return OfRecord(id, type);
  const auto& mapping = std::get<ast::MappingPattern>(node);
  return mapping.entries.empty() ? Shape{} : Made(Constructor::Kind::kOther);
}

Shape PatternShapes::OfValue(ast::ExprId id, TypeId type) const {
  const auto* node = &ast_.exprs[id].node;
  Shape shape = Made(Constructor::Kind::kValue);
  std::string& text = shape.constructor.text;
  if (const auto* unary = std::get_if<ast::Unary>(node)) {
    text = "-";
    node = &ast_.exprs[unary->operand].node;
  }
  if (std::holds_alternative<ast::NoneLiteral>(*node)) return {};  // of the type None it is all there is
  if (const auto* flag = std::get_if<ast::BoolLiteral>(node)) {
    text = flag->value ? "True" : "False";
  } else if (const auto* number = std::get_if<ast::IntLiteral>(node)) {
    bool flag = types_[type].kind == TypeKind::kBool;
    text = flag ? (number->value == 1 ? "True" : "False") : number->value == 0 ? "0" : text + std::to_string(number->value);
  } else if (const auto* real = std::get_if<ast::FloatLiteral>(node)) {
    bool whole = std::floor(real->value) == real->value && std::fabs(real->value) < 1e15;
    std::string digits = whole ? std::to_string(static_cast<int64_t>(real->value)) : std::to_string(real->value);
    if (!whole) return Made(Constructor::Kind::kOther);  // two spellings of one number are not told apart
    text = digits == "0" ? digits : text + digits;
  } else if (const auto* string = std::get_if<ast::StrLiteral>(node)) {
    text = "\"" + string->value + "\"";
  } else {
    return Made(Constructor::Kind::kOther);
  }
  return shape;
}

Shape PatternShapes::OfSequence(const ast::SequencePattern& node, TypeId type) const {
  const Type& info = types_[type];
  bool is_tuple = info.kind == TypeKind::kTuple;
  Shape shape = Made(is_tuple ? Constructor::Kind::kParts : Constructor::Kind::kLength);
  for (ast::PatternId item : node.items) {
    const auto* capture = std::get_if<ast::CapturePattern>(&ast_.patterns[item].node);
    if (capture != nullptr && capture->starred) {
      shape.constructor.longer = !is_tuple;
      shape.constructor.after = 0;
      if (is_tuple) shape.parts.resize(shape.parts.size() + info.arguments.size() + 1 - node.items.size());
      continue;
    }
    size_t place = shape.parts.size();
    shape.parts.push_back(Of(item, info.arguments[is_tuple ? place : 0]));
    if (shape.constructor.longer) ++shape.constructor.after;
  }
  if (!is_tuple) shape.constructor.length = shape.parts.size();
  return shape;
}

Shape PatternShapes::OfRecord(ast::PatternId id, TypeId type) const {
  const PatternInfo& info = tables_.patterns.at(id);
  if (info.named.kind != TypeKind::kRecord) {
    return info.fields.empty() ? Shape{} : Of(info.fields[0], type);
  }
  if (types_[type].kind != TypeKind::kRecord) return {};  // something was reported already
  auto fields = fields_(type);
  Shape shape = Made(Constructor::Kind::kParts);
  for (size_t i = 0; i < fields.size(); ++i) {
    bool asked = i < info.fields.size() && info.fields[i].valid();
    shape.parts.push_back(asked ? Of(info.fields[i], fields[i].second) : Shape{});
  }
  return shape;
}

}  // namespace gblocks::check
