#include "compiler/check/builtins.h"

#include <unordered_map>
#include <unordered_set>

namespace gblocks::check {

namespace {

constexpr BuiltinRow kRows[] = {
#define FUNCTION(name, signature, doc) {BuiltinRow::Kind::kFunction, "", #name, signature, doc, false, false},
#define METHOD(owner, name, signature, doc) {BuiltinRow::Kind::kMethod, #owner, #name, signature, doc, false, false},
#define MUTATOR(owner, name, signature, doc) {BuiltinRow::Kind::kMethod, #owner, #name, signature, doc, true, false},
#define STATIC(owner, name, signature, doc) {BuiltinRow::Kind::kMethod, #owner, #name, signature, doc, false, true},
#define CONSTANT(owner, name, type, doc) {BuiltinRow::Kind::kConstant, #owner, #name, type, doc, false, false},
#define TYPE(name, is_value, doc)
#include "compiler/check/builtins.def"
};

constexpr BuiltinType kTypes[] = {
#define FUNCTION(name, signature, doc)
#define METHOD(owner, name, signature, doc)
#define MUTATOR(owner, name, signature, doc)
#define STATIC(owner, name, signature, doc)
#define CONSTANT(owner, name, type, doc)
#define TYPE(name, is_value, doc) {#name, is_value, doc},
#include "compiler/check/builtins.def"
};

const std::vector<std::string> kTags = {
#define TAG(name) #name,
#define VOID_TAG(name) #name,
#define DOM_EVENT(name)
#include "compiler/check/html_names.def"
};

const std::unordered_set<std::string_view> kVoidTags = {
#define TAG(name)
#define VOID_TAG(name) #name,
#define DOM_EVENT(name)
#include "compiler/check/html_names.def"
};

const std::vector<std::string> kDomEvents = {
#define TAG(name)
#define VOID_TAG(name)
#define DOM_EVENT(name) #name,
#include "compiler/check/html_names.def"
};

struct Index {
  std::unordered_map<std::string, std::vector<const BuiltinRow*>> rows;  // "list.append", "len"
  std::unordered_map<std::string, std::vector<std::string>> names;       // "list" -> its methods
  std::unordered_set<std::string_view> tags, events;

  Index() {
    for (const BuiltinRow& row : kRows) {
      std::string owner(row.owner), name(row.name);
      std::vector<const BuiltinRow*>& same = rows[owner.empty() ? name : owner + "." + name];
      bool is_operator = name.rfind("__", 0) == 0;
      if (same.empty() && !is_operator) names[owner].push_back(name);
      same.push_back(&row);
    }
    tags.insert(kTags.begin(), kTags.end());
    events.insert(kDomEvents.begin(), kDomEvents.end());
  }
};

const Index& TheIndex() {
  static const Index index;
  return index;
}

}  // namespace

const std::vector<const BuiltinRow*>& FindBuiltins(std::string_view owner, std::string_view name) {
  static const std::vector<const BuiltinRow*> none;
  std::string key = owner.empty() ? std::string(name) : std::string(owner) + "." + std::string(name);
  auto found = TheIndex().rows.find(key);
  return found == TheIndex().rows.end() ? none : found->second;
}

const std::vector<std::string>& BuiltinNames(std::string_view owner) {
  static const std::vector<std::string> none;
  auto found = TheIndex().names.find(std::string(owner));
  return found == TheIndex().names.end() ? none : found->second;
}

const BuiltinRow* BuiltinDocumentation(std::string_view builtin) {
  auto found = TheIndex().rows.find(std::string(builtin));
  return found == TheIndex().rows.end() ? nullptr : found->second.front();
}

const BuiltinType* FindBuiltinType(std::string_view name) {
  for (const BuiltinType& type : kTypes) {
    if (type.name == name) return &type;
  }
  return nullptr;
}

bool IsModule(std::string_view name) {
  return name == "math" || name == "random" || name == "time";
}

bool BuiltinSignature::variadic() const {
  for (const BuiltinParam& param : params) {
    if (param.variadic) return true;
  }
  return false;
}

bool IsHtmlTag(std::string_view tag) {
  return TheIndex().tags.count(tag) > 0;
}
bool IsVoidTag(std::string_view tag) {
  return kVoidTags.count(tag) > 0;
}
bool IsDomEvent(std::string_view event) {
  return TheIndex().events.count(event) > 0;
}
const std::vector<std::string>& HtmlTags() {
  return kTags;
}
const std::vector<std::string>& DomEvents() {
  return kDomEvents;
}

std::string_view BuiltinOwner(const Type& type) {
  switch (type.kind) {
    case TypeKind::kStr:
    case TypeKind::kLiteral:
      return "str";
    case TypeKind::kList:
      return "list";
    case TypeKind::kDict:
      return "dict";
    case TypeKind::kSet:
      return "set";
    case TypeKind::kTuple:
      return "tuple";
    case TypeKind::kAudioData:
      return "AudioData";
    case TypeKind::kDomEvent:
      return "DomEvent";
    case TypeKind::kBool:
    case TypeKind::kInt:
      return "int";
    case TypeKind::kFloat:
      return "float";
    case TypeKind::kNative:
      return type.name;
    default:
      return "?";
  }
}

}  // namespace gblocks::check
