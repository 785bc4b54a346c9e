// Slices of tuples: their bounds are written out, so that the type of what they give is known.
#pragma once

#include <optional>
#include <vector>

#include "compiler/ast/ast.h"

namespace gblocks::check {

/// The places of the items that `pair[1:]` takes of a tuple of `count`, in their order; none if a bound is no whole
/// number that is written out, or the step is 0.
std::optional<std::vector<size_t>> SlicedPlaces(const ast::Module& module, const ast::Slice& slice, size_t count);

}  // namespace gblocks::check
