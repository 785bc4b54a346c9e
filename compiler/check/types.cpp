#include "compiler/check/types.h"

#include <algorithm>
#include <utility>

namespace gblocks::check {

TypeTable::TypeTable() {
  auto simple = [this](TypeKind kind) {
    Type type;
    type.kind = kind;
    return Intern(std::move(type));
  };
  error_ = simple(TypeKind::kError);
  never_ = simple(TypeKind::kNever);
  none_ = simple(TypeKind::kNone);
  bool_ = simple(TypeKind::kBool);
  int_ = simple(TypeKind::kInt);
  float_ = simple(TypeKind::kFloat);
  str_ = simple(TypeKind::kStr);
  element_ = simple(TypeKind::kElement);
  audio_data_ = simple(TypeKind::kAudioData);
  dom_event_ = simple(TypeKind::kDomEvent);
}

TypeId TypeTable::Intern(Type type) {
  auto [found, added] = ids_.try_emplace(type, TypeId{static_cast<int32_t>(types_.size())});
  if (added) types_.push_back(std::move(type));
  return found->second;
}

namespace {

Type Compound(TypeKind kind, std::vector<TypeId> arguments) {
  Type type;
  type.kind = kind;
  type.arguments = std::move(arguments);
  return type;
}

}  // namespace

TypeId TypeTable::List(TypeId element) {
  return Intern(Compound(TypeKind::kList, {element}));
}
TypeId TypeTable::Set(TypeId element) {
  return Intern(Compound(TypeKind::kSet, {element}));
}
TypeId TypeTable::Dict(TypeId key, TypeId value) {
  return Intern(Compound(TypeKind::kDict, {key, value}));
}
TypeId TypeTable::Tuple(std::vector<TypeId> items) {
  return Intern(Compound(TypeKind::kTuple, std::move(items)));
}

TypeId TypeTable::Native(std::string name) {
  Type type;
  type.kind = TypeKind::kNative;
  type.name = std::move(name);
  return Intern(std::move(type));
}

TypeId TypeTable::Optional(TypeId type) {
  TypeKind kind = (*this)[type].kind;
  if (kind == TypeKind::kOptional || kind == TypeKind::kNone || kind == TypeKind::kError) return type;
  return Intern(Compound(TypeKind::kOptional, {type}));
}

TypeId TypeTable::Union(std::vector<TypeId> members) {
  return Intern(Compound(TypeKind::kUnion, std::move(members)));
}

TypeId TypeTable::Function(std::vector<TypeId> params, TypeId result) {
  params.push_back(result);
  return Intern(Compound(TypeKind::kFunction, std::move(params)));
}

TypeId TypeTable::Literals(std::vector<std::string> literals) {
  std::sort(literals.begin(), literals.end());
  literals.erase(std::unique(literals.begin(), literals.end()), literals.end());
  Type type;
  type.kind = TypeKind::kLiteral;
  type.literals = std::move(literals);
  return Intern(std::move(type));
}

TypeId TypeTable::Variable(std::string name, std::vector<TypeId> arguments) {
  Type type = Compound(TypeKind::kVariable, std::move(arguments));
  type.name = std::move(name);
  return Intern(std::move(type));
}

TypeId TypeTable::Named(TypeKind kind, SymbolId symbol, std::string name) {
  Type type;
  type.kind = kind;
  type.symbol = symbol;
  type.name = std::move(name);
  return Intern(std::move(type));
}

std::string TypeTable::Name(TypeId id) const {
  if (!id.valid()) return "?";
  const Type& type = (*this)[id];
  auto joined = [&](size_t begin, size_t end, const char* separator) {
    std::string text;
    for (size_t i = begin; i < end; ++i) text += (i > begin ? separator : "") + Name(type.arguments[i]);
    return text;
  };
  size_t count = type.arguments.size();
  switch (type.kind) {
    case TypeKind::kError:
      return "?";
    case TypeKind::kNever:
      return "?";
    case TypeKind::kNone:
      return "None";
    case TypeKind::kBool:
      return "bool";
    case TypeKind::kInt:
      return "int";
    case TypeKind::kFloat:
      return "float";
    case TypeKind::kStr:
      return "str";
    case TypeKind::kLiteral: {
      std::string text;
      for (const std::string& literal : type.literals) text += (text.empty() ? "\"" : " | \"") + literal + "\"";
      return text;
    }
    case TypeKind::kList:
      return "list[" + Name(type.arguments[0]) + "]";
    case TypeKind::kSet:
      return "set[" + Name(type.arguments[0]) + "]";
    case TypeKind::kDict:
      return "dict[" + joined(0, 2, ", ") + "]";
    case TypeKind::kTuple:
      return "tuple[" + joined(0, count, ", ") + "]";
    case TypeKind::kOptional:
      return Name(type.arguments[0]) + " | None";
    case TypeKind::kUnion:
      return joined(0, count, " | ");
    case TypeKind::kRecord:
    case TypeKind::kComponent:
    case TypeKind::kNative:
    case TypeKind::kTypeParam:
      return type.name;
    case TypeKind::kElement:
      return "Element";
    case TypeKind::kFunction:
      return "Callable[[" + joined(0, count - 1, ", ") + "], " + Name(type.arguments.back()) + "]";
    case TypeKind::kAudioData:
      return "AudioData";
    case TypeKind::kDomEvent:
      return "an event of the page";
    case TypeKind::kEventData:
      return "data of the event `" + type.name + "`";
    case TypeKind::kTasks:
      return "tasks";
    case TypeKind::kVariable:
      return count == 0 ? type.name : type.name + "[" + joined(0, count, ", ") + "]";
  }
  return "?";
}

}  // namespace gblocks::check
