#include "compiler/check/unions.h"

#include <algorithm>

#include "compiler/check/type_rules.h"

namespace gblocks::check {

std::vector<TypeId> Alternatives(const TypeTable& types, TypeId type) {
  const Type& info = types[type];
  if (info.kind == TypeKind::kUnion) return info.arguments;
  if (info.kind != TypeKind::kOptional) return {type};
  std::vector<TypeId> all = Alternatives(types, info.arguments[0]);
  all.push_back(types.none());
  return all;
}

TypeId UnionOf(TypeTable& types, const std::vector<TypeId>& parts) {
  std::vector<TypeId> members;
  std::vector<std::string> literals;
  bool none = false, text = false;
  for (TypeId part : parts) {
    for (TypeId one : Alternatives(types, part)) {
      const Type& info = types[one];
      if (info.kind == TypeKind::kError) return one;
      if (info.kind == TypeKind::kNone) {
        none = true;
      } else if (info.kind == TypeKind::kLiteral) {
        literals.insert(literals.end(), info.literals.begin(), info.literals.end());
      } else if (info.kind != TypeKind::kNever) {
        members.push_back(one);
        text = text || info.kind == TypeKind::kStr;
      }
    }
  }
  if (!literals.empty() && !text) members.push_back(types.Literals(std::move(literals)));
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  if (members.empty()) return none ? types.none() : types.never();
  TypeId type = members.size() == 1 ? members[0] : types.Union(std::move(members));
  return none ? types.Optional(type) : type;
}

int MemberFor(const TypeTable& types, TypeId from, TypeId to) {
  const std::vector<TypeId>& members = types[to].arguments;
  auto same = std::find(members.begin(), members.end(), from);
  if (same == members.end()) {
    same = std::find_if(members.begin(), members.end(), [&](TypeId member) { return Assignable(types, from, member); });
  }
  return same == members.end() ? -1 : static_cast<int>(same - members.begin());
}

bool IsOfClass(const TypeTable& types, TypeId type, const ClassRef& named) {
  const Type& info = types[type];
  if (named.symbol.valid()) return info.kind == named.kind && info.symbol == named.symbol;
  if (named.kind == TypeKind::kNative) return info.kind == named.kind && info.name == named.name;
  if (named.kind == TypeKind::kInt && info.kind == TypeKind::kBool) return true;
  if (named.kind == TypeKind::kStr && info.kind == TypeKind::kLiteral) return true;
  return info.kind == named.kind;
}

std::vector<TypeId> OfClasses(const TypeTable& types, TypeId type, const std::vector<ClassRef>& classes) {
  std::vector<TypeId> found;
  for (TypeId one : Alternatives(types, type)) {
    bool fits = std::any_of(classes.begin(), classes.end(),
                            [&](const ClassRef& named) { return IsOfClass(types, one, named); });
    if (fits) found.push_back(one);
  }
  return found;
}

std::vector<TypeId> Without(const TypeTable& types, TypeId type, const std::vector<TypeId>& removed) {
  std::vector<TypeId> left;
  for (TypeId one : Alternatives(types, type)) {
    if (std::find(removed.begin(), removed.end(), one) == removed.end()) left.push_back(one);
  }
  return left;
}

TypeId WantedKind(const TypeTable& types, TypeId type, TypeKind kind) {
  if (!type.valid()) return type;
  TypeId inner = WithoutNone(types, type);
  if (types[inner].kind != TypeKind::kUnion) return inner;
  const std::vector<TypeId>& members = types[inner].arguments;
  auto is_kind = [&](TypeId member) { return types[member].kind == kind; };
  bool one = std::count_if(members.begin(), members.end(), is_kind) == 1;
  return one ? *std::find_if(members.begin(), members.end(), is_kind) : inner;
}

TypeId AssignedType(TypeTable& types, TypeId declared, TypeId found) {
  TypeKind kind = types[declared].kind;
  if (types[found].kind == TypeKind::kError || (kind != TypeKind::kOptional && kind != TypeKind::kUnion))
    return declared;
  TypeId inner = WithoutNone(types, declared);
  std::vector<TypeId> parts;
  for (TypeId one : Alternatives(types, found)) {
    if (types[one].kind == TypeKind::kNone) {
      parts.push_back(one);
    } else if (types[inner].kind != TypeKind::kUnion) {
      parts.push_back(inner);
    } else {
      int member = MemberFor(types, one, inner);
      parts.push_back(member < 0 ? inner : types[inner].arguments[static_cast<size_t>(member)]);
    }
  }
  return UnionOf(types, parts);
}

bool IsClosed(const TypeTable& types, TypeId type) {
  const Type& info = types[type];
  switch (info.kind) {
    case TypeKind::kUnion:
    case TypeKind::kOptional:
    case TypeKind::kLiteral:
    case TypeKind::kBool:
    case TypeKind::kNone:
    case TypeKind::kRecord:
      return true;
    case TypeKind::kTuple:
      return std::all_of(info.arguments.begin(), info.arguments.end(),
                         [&](TypeId item) { return IsClosed(types, item); });
    default:
      return false;
  }
}

}  // namespace gblocks::check
