#include "compiler/check/type_rules.h"

#include <algorithm>

#include "compiler/check/builtins.h"
#include "compiler/check/unions.h"

namespace gblocks::check {

namespace {

bool HasItems(TypeKind kind) {
  return kind == TypeKind::kList || kind == TypeKind::kSet || kind == TypeKind::kDict;
}

/// Item types must be the same, as both names may change the value; only unknown ones agree.
bool SameItems(const TypeTable& types, TypeId from, TypeId to) {
  if (from == to) return true;
  const Type& a = types[from];
  const Type& b = types[to];
  if (a.kind == TypeKind::kNever || a.kind == TypeKind::kError || b.kind == TypeKind::kError) return true;
  if (a.kind != b.kind || a.arguments.size() != b.arguments.size() || a.arguments.empty()) return false;
  for (size_t i = 0; i < a.arguments.size(); ++i) {
    if (!SameItems(types, a.arguments[i], b.arguments[i])) return false;
  }
  return true;
}

}  // namespace

bool Assignable(const TypeTable& types, TypeId from, TypeId to) {
  if (from == to || !from.valid() || !to.valid()) return true;
  const Type& a = types[from];
  const Type& b = types[to];
  if (a.kind == TypeKind::kError || b.kind == TypeKind::kError || a.kind == TypeKind::kNever) return true;
  if (b.kind == TypeKind::kOptional) {
    if (a.kind == TypeKind::kNone) return true;
    return Assignable(types, a.kind == TypeKind::kOptional ? a.arguments[0] : from, b.arguments[0]);
  }
  if (a.kind == TypeKind::kUnion) {
    return std::all_of(a.arguments.begin(), a.arguments.end(),
                       [&](TypeId member) { return Assignable(types, member, to); });
  }
  if (b.kind == TypeKind::kUnion) return MemberFor(types, from, to) >= 0;
  if (a.kind == TypeKind::kInt && b.kind == TypeKind::kFloat) return true;
  if (a.kind == TypeKind::kLiteral) {
    return b.kind == TypeKind::kStr ||
           (b.kind == TypeKind::kLiteral &&
            std::includes(b.literals.begin(), b.literals.end(), a.literals.begin(), a.literals.end()));
  }
  if (a.kind != b.kind) return false;
  if (HasItems(a.kind)) return SameItems(types, from, to);
  if (a.kind == TypeKind::kTuple) {
    if (a.arguments.size() != b.arguments.size()) return false;
    for (size_t i = 0; i < a.arguments.size(); ++i) {
      if (!Assignable(types, a.arguments[i], b.arguments[i])) return false;
    }
    return true;
  }
  if (a.kind == TypeKind::kFunction) {
    if (a.arguments.size() != b.arguments.size()) return false;
    for (size_t i = 0; i + 1 < a.arguments.size(); ++i) {
      if (!SameItems(types, b.arguments[i], a.arguments[i])) return false;
    }
    return types[b.arguments.back()].kind == TypeKind::kNone ||
           SameItems(types, a.arguments.back(), b.arguments.back());
  }
  return false;
}

TypeId Join(TypeTable& types, TypeId a, TypeId b) {
  if (!a.valid() || !b.valid()) return a.valid() ? a : b;
  if (types[a].kind == TypeKind::kError || types[b].kind == TypeKind::kError) return types.error();
  if (Assignable(types, a, b)) return b;
  if (Assignable(types, b, a)) return a;
  TypeKind kind_a = types[a].kind, kind_b = types[b].kind;
  if (kind_a == TypeKind::kNone || kind_b == TypeKind::kNone) return types.Optional(kind_a == TypeKind::kNone ? b : a);
  if (kind_a == TypeKind::kOptional || kind_b == TypeKind::kOptional) {
    TypeId inner = Join(types, WithoutNone(types, a), WithoutNone(types, b));
    return inner.valid() ? types.Optional(inner) : inner;
  }
  if (kind_a == TypeKind::kUnion || kind_b == TypeKind::kUnion) return UnionOf(types, {a, b});
  if (kind_a == TypeKind::kLiteral && kind_b == TypeKind::kLiteral) {
    std::vector<std::string> all = types[a].literals;
    all.insert(all.end(), types[b].literals.begin(), types[b].literals.end());
    return types.Literals(std::move(all));
  }
  if (kind_a == TypeKind::kTuple && kind_b == TypeKind::kTuple &&
      types[a].arguments.size() == types[b].arguments.size()) {
    std::vector<TypeId> items;
    for (size_t i = 0; i < types[a].arguments.size(); ++i) {
      items.push_back(Join(types, types[a].arguments[i], types[b].arguments[i]));
      if (!items.back().valid()) return {};
    }
    return types.Tuple(std::move(items));
  }
  return {};
}

bool Comparable(const TypeTable& types, TypeId a, TypeId b) {
  if (a == b) return true;
  const Type& left = types[a];
  const Type& right = types[b];
  auto is = [&](TypeKind kind) { return left.kind == kind || right.kind == kind; };
  if (is(TypeKind::kError) || is(TypeKind::kNever)) return true;
  if (left.kind == TypeKind::kNone) return right.kind == TypeKind::kOptional;
  if (right.kind == TypeKind::kNone) return left.kind == TypeKind::kOptional;
  if (is(TypeKind::kOptional)) return Comparable(types, WithoutNone(types, a), WithoutNone(types, b));
  if (is(TypeKind::kUnion)) {
    bool first = left.kind == TypeKind::kUnion;
    const std::vector<TypeId>& members = first ? left.arguments : right.arguments;
    return std::any_of(members.begin(), members.end(),
                       [&](TypeId member) { return Comparable(types, member, first ? b : a); });
  }
  if (IsNumber(types, a) && IsNumber(types, b)) return true;
  if (left.kind == TypeKind::kLiteral && right.kind == TypeKind::kLiteral) {
    return std::find_first_of(left.literals.begin(), left.literals.end(), right.literals.begin(),
                              right.literals.end()) != left.literals.end();
  }
  if (IsText(types, a) && IsText(types, b)) return true;
  if (left.kind != right.kind) return false;
  if (!HasItems(left.kind) && left.kind != TypeKind::kTuple) return false;
  if (left.arguments.size() != right.arguments.size()) return false;
  for (size_t i = 0; i < left.arguments.size(); ++i) {
    if (!Comparable(types, left.arguments[i], right.arguments[i])) return false;
  }
  return true;
}

bool Ordered(const TypeTable& types, TypeId type) {
  switch (types[type].kind) {
    case TypeKind::kError:
    case TypeKind::kNever:
    case TypeKind::kBool:
    case TypeKind::kInt:
    case TypeKind::kFloat:
    case TypeKind::kStr:
    case TypeKind::kLiteral:
    case TypeKind::kTypeParam:  // each call is asked (generics.cpp)
      return true;
    case TypeKind::kList:
    case TypeKind::kTuple: {
      const std::vector<TypeId>& items = types[type].arguments;
      return std::all_of(items.begin(), items.end(), [&](TypeId item) { return Ordered(types, item); });
    }
    case TypeKind::kNative:
      return FindBuiltinType(types[type].name)->is_value;
    default:
      return false;
  }
}

bool Hashable(const TypeTable& types, TypeId type) {
  switch (types[type].kind) {
    case TypeKind::kList:
    case TypeKind::kSet:
    case TypeKind::kDict:
    case TypeKind::kFunction:
    case TypeKind::kDomEvent:
    case TypeKind::kEventData:
    case TypeKind::kAudioData:
    case TypeKind::kRecord:
      return false;
    case TypeKind::kTuple:
    case TypeKind::kUnion:
    case TypeKind::kOptional: {
      const std::vector<TypeId>& items = types[type].arguments;
      return std::all_of(items.begin(), items.end(), [&](TypeId item) { return Hashable(types, item); });
    }
    case TypeKind::kNative:
      return FindBuiltinType(types[type].name)->is_value;
    default:
      return true;
  }
}

TypeId ElementOf(TypeTable& types, TypeId type) {
  const Type& t = types[type];
  switch (t.kind) {
    case TypeKind::kError:
      return type;
    case TypeKind::kList:
    case TypeKind::kSet:
    case TypeKind::kDict:
      return t.arguments[0];
    case TypeKind::kStr:
    case TypeKind::kLiteral:
      return types.str();
    case TypeKind::kTuple: {
      TypeId element = t.arguments.empty() ? types.never() : t.arguments[0];
      for (TypeId item : t.arguments) element = element.valid() ? Join(types, element, item) : element;
      return element;
    }
    case TypeKind::kNative:
      return t.name == "Array" ? types.floating() : TypeId{};
    default:
      return {};
  }
}

bool IsOpen(const TypeTable& types, TypeId type) {
  if (!type.valid()) return false;
  const Type& t = types[type];
  if (t.kind == TypeKind::kNever) return true;
  return std::any_of(t.arguments.begin(), t.arguments.end(), [&](TypeId item) { return IsOpen(types, item); });
}

TypeId WithoutNone(const TypeTable& types, TypeId type) {
  return types[type].kind == TypeKind::kOptional ? types[type].arguments[0] : type;
}

bool IsNumber(const TypeTable& types, TypeId type) {
  return types[type].kind == TypeKind::kInt || types[type].kind == TypeKind::kFloat;
}

bool AreNumbers(const TypeTable& types, TypeId type) {
  const std::vector<TypeId> all = Alternatives(types, type);
  return std::all_of(all.begin(), all.end(), [&](TypeId one) { return IsNumber(types, one); });
}

bool IsText(const TypeTable& types, TypeId type) {
  return types[type].kind == TypeKind::kStr || types[type].kind == TypeKind::kLiteral;
}

}  // namespace gblocks::check
