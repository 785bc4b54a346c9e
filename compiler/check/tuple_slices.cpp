#include "compiler/check/tuple_slices.h"

#include <algorithm>
#include <variant>

namespace gblocks::check {

namespace {

/// The number that a bound writes out, with its sign.
std::optional<int64_t> Written(const ast::Module& module, ast::ExprId id) {
  const auto& node = module.exprs[id].node;
  if (const auto* literal = std::get_if<ast::IntLiteral>(&node)) return literal->value;
  const auto* unary = std::get_if<ast::Unary>(&node);
  if (unary == nullptr || unary->op != ast::UnaryOp::kNegate) return std::nullopt;
  const auto* literal = std::get_if<ast::IntLiteral>(&module.exprs[unary->operand].node);
  if (literal == nullptr) return std::nullopt;
  return -literal->value;
}

}  // namespace

std::optional<std::vector<size_t>> SlicedPlaces(const ast::Module& module, const ast::Slice& slice, size_t count) {
  std::optional<int64_t> start, stop, step = 1;
  for (auto [part, value] : {std::pair{slice.start, &start}, {slice.stop, &stop}, {slice.step, &step}}) {
    if (!part.valid() || std::holds_alternative<ast::NoneLiteral>(module.exprs[part].node)) continue;
    *value = Written(module, part);
    if (!*value) return std::nullopt;
  }
  if (*step == 0) return std::nullopt;
  int64_t size = static_cast<int64_t>(count);
  bool up = *step > 0;
  auto place = [&](std::optional<int64_t> bound, int64_t otherwise) {
    if (!bound) return otherwise;
    int64_t at = *bound < 0 ? *bound + size : *bound;
    return up ? std::clamp<int64_t>(at, 0, size) : std::clamp<int64_t>(at, -1, size - 1);
  };
  std::vector<size_t> places;
  int64_t end = place(stop, up ? size : -1);
  int64_t stride = std::clamp<int64_t>(*step, -size - 1, size + 1);
  for (int64_t at = place(start, up ? 0 : size - 1); up ? at < end : at > end; at += stride)
    places.push_back(static_cast<size_t>(at));
  return places;
}

}  // namespace gblocks::check
