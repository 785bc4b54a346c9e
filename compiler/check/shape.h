// The shapes of values that outlive what made them: a visit, or a version of the program.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "compiler/check/types.h"

namespace gblocks::check {

/// The names and types of a record's fields.
using FieldsOf = std::function<std::vector<std::pair<std::string, TypeId>>(TypeId record)>;

/// A number (FNV-1a) made of all that decides what a kept value means: `list[Task{name:str,complete:bool,}]`. None where values
/// of the type cannot be kept.
std::optional<uint32_t> ShapeNumber(const TypeTable& types, TypeId type, const FieldsOf& fields);

}  // namespace gblocks::check
