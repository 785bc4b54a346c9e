#include "compiler/check/shape.h"

#include <set>

#include "compiler/check/builtins.h"

namespace gblocks::check {
namespace {

/// Empty where values of the type cannot be kept. `seen`: the records that were written out.
std::string ShapeOf(const TypeTable& types, TypeId id, const FieldsOf& fields, std::set<TypeId>& seen) {
  const Type& type = types[id];
  switch (type.kind) {
    case TypeKind::kBool:
    case TypeKind::kInt:
    case TypeKind::kFloat:
    case TypeKind::kStr:
    case TypeKind::kNone:
    case TypeKind::kAudioData:
    case TypeKind::kLiteral:
      return types.Name(id);
    case TypeKind::kNative:
      return FindBuiltinType(type.name)->is_value ? types.Name(id) : "";
    case TypeKind::kList:
    case TypeKind::kSet:
    case TypeKind::kDict:
    case TypeKind::kTuple:
    case TypeKind::kOptional:
    case TypeKind::kUnion: {
      std::string shape = std::to_string(static_cast<int>(type.kind)) + "[";
      for (TypeId argument : type.arguments) {
        const std::string inner = ShapeOf(types, argument, fields, seen);
        if (inner.empty()) return "";
        shape += inner + ",";
      }
      return shape + "]";
    }
    case TypeKind::kRecord: {
      if (!seen.insert(id).second) return type.name;
      std::string shape = type.name + "{";
      for (const auto& [name, field] : fields(id)) {
        const std::string inner = ShapeOf(types, field, fields, seen);
        if (inner.empty()) return "";
        shape += name + ":" + inner + ",";
      }
      return shape + "}";
    }
    default:
      return "";
  }
}

}  // namespace

std::optional<uint32_t> ShapeNumber(const TypeTable& types, TypeId type, const FieldsOf& fields) {
  std::set<TypeId> seen;
  const std::string shape = ShapeOf(types, type, fields, seen);
  if (shape.empty()) return std::nullopt;
  uint32_t hash = 2166136261u;
  for (char c : shape) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

}  // namespace gblocks::check
