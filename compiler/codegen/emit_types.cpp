// Types, and the structs of records, components and the app.
#include <cctype>

#include "compiler/check/builtins.h"
#include "compiler/codegen/emitter.h"
#include "compiler/codegen/literals.h"

namespace gblocks::codegen {

const Type& Emitter::TypeOf(TypeId id) const {
  static const Type kUnknown;
  return id.valid() ? (*program_.types)[id] : kUnknown;
}

std::string Emitter::TypeName(TypeId id) {
  const Type& type = TypeOf(id);
  auto with_arguments = [&](const char* name) {
    std::string text = std::string(name) + "<";
    for (size_t i = 0; i < type.arguments.size(); ++i) text += (i > 0 ? ", " : "") + TypeName(type.arguments[i]);
    return text + ">";
  };
  switch (type.kind) {
    case TypeKind::kError:
    case TypeKind::kNever:
    case TypeKind::kVariable:
    case TypeKind::kTypeParam:  // an instance has a type in its place
    case TypeKind::kNone:
      return "gb::None";
    case TypeKind::kBool:
      return "bool";
    case TypeKind::kInt:
      return "gb::Int";
    case TypeKind::kFloat:
      return "double";
    case TypeKind::kStr:
    case TypeKind::kLiteral:
      return "gb::Str";
    case TypeKind::kList:
      return with_arguments("gb::List");
    case TypeKind::kSet:
      return with_arguments("gb::Set");
    case TypeKind::kDict:
      return with_arguments("gb::Dict");
    case TypeKind::kTuple:
      return with_arguments("gb::Tuple");
    case TypeKind::kOptional:
      return with_arguments("gb::Opt");
    case TypeKind::kUnion:
      return with_arguments("gb::Union");
    case TypeKind::kElement:
      return "gb::Element";
    case TypeKind::kAudioData:
      return "gb::Ref<gb::AudioData>";
    case TypeKind::kNative: {
      std::string name = type.name;
      name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
      return "gb::" + name;
    }
    case TypeKind::kDomEvent:
      return "gb::Event";
    case TypeKind::kTasks:
      return "gb::Ref<gb::Tasks>";
    case TypeKind::kEventData:
      return "auto";
    case TypeKind::kRecord:
      for (size_t i = 0; i < record_names_.size(); ++i) {
        if (program_.records[ir::RecordId{static_cast<int32_t>(i)}].type == id)
          return "gb::Ref<" + record_names_[i] + ">";
      }
      return "gb::None";  // nothing of this type is ever made
    case TypeKind::kComponent: {
      ir::ComponentId component = ComponentOf(id);
      return "gb::Ref<" + (component.valid() ? ComponentName(component) : "gb::Component") + ">";
    }
    case TypeKind::kFunction: {
      std::string text = "gb::Fn<" + ResultName(type.arguments.back()) + "(";
      for (size_t i = 0; i + 1 < type.arguments.size(); ++i) text += (i > 0 ? ", " : "") + TypeName(type.arguments[i]);
      return text + ")>";
    }
  }
  return "gb::None";
}

std::string Emitter::ResultName(TypeId id) {
  std::string name = TypeName(id);
  return name == "gb::None" ? "void" : name;
}

TypeId Emitter::ItemType(TypeId id, size_t argument) const {
  const Type& type = TypeOf(id);
  if (type.kind == TypeKind::kStr || type.kind == TypeKind::kLiteral) return program_.types->str();
  return argument < type.arguments.size() ? type.arguments[argument] : TypeId();
}

TypeId Emitter::KeyType(TypeId id) const {
  if (KindOf(id) == TypeKind::kNative) return {};  // a number, or a pair of them
  return KindOf(id) == TypeKind::kDict ? ItemType(id) : program_.types->integer();
}

bool Emitter::IsReference(TypeId id) const {
  switch (KindOf(id)) {
    case TypeKind::kOptional:
      return IsReference(ItemType(id));
    case TypeKind::kList:
    case TypeKind::kSet:
    case TypeKind::kDict:
    case TypeKind::kRecord:
    case TypeKind::kComponent:
    case TypeKind::kFunction:
    case TypeKind::kAudioData:
      return true;
    case TypeKind::kNative:
      return !check::FindBuiltinType(TypeOf(id).name)->is_value;
    default:
      return false;
  }
}

bool Emitter::IsNumber(TypeId id) const {
  TypeKind kind = KindOf(id);
  return kind == TypeKind::kBool || kind == TypeKind::kInt || kind == TypeKind::kFloat;
}

ir::ComponentId Emitter::ComponentOf(TypeId id) const {
  for (size_t i = 0; i < program_.components.size(); ++i) {
    ir::ComponentId component{static_cast<int32_t>(i)};
    if (program_.components[component].type == id) return component;
  }
  return {};
}

const std::string& Emitter::ComponentName(ir::ComponentId id) {
  used_components_.insert(id.index);
  return component_names_[static_cast<size_t>(id.index)];
}

std::string Emitter::DeclaredType(ir::VarId var) {
  const ir::Variable& variable = program_.vars[var];
  switch (variable.kind) {
    case ir::VarKind::kGlobalState:
      return "gb::Cell<" + TypeName(variable.type) + ">";
    case ir::VarKind::kState:
      return "gb::Ref<gb::Cell<" + TypeName(variable.type) + ">>";
    case ir::VarKind::kShared:
      return "gb::Ref<gb::Shared<" + TypeName(variable.type) + ">>";
    case ir::VarKind::kInstance:
      return "gb::Instance&";
    case ir::VarKind::kFragment:
      return "gb::Fragment&";
    case ir::VarKind::kElement:
      return "gb::Element";
    default:
      return TypeName(variable.type);
  }
}

namespace {

/// `struct Name : Base {` … `};`
Block Struct(const std::string& head, Block members) {
  Block block;
  block.Add(Code("struct " + head + " ").Braces(std::move(members)) << ";");
  return block;
}

}  // namespace

Block Emitter::RecordStruct(const ir::Record& record, const std::string& name) {
  const std::vector<std::string>& fields = field_names_[static_cast<size_t>(&record - &*program_.records.begin())];
  names_.Enter();
  for (const std::string& field : fields) names_.Unique(field);
  const std::string other = names_.Unique("other"), function = names_.Unique("f");
  names_.Leave();
  Block members, pairs;
  std::vector<Code> params;
  Code initialisers;
  for (size_t i = 0; i < fields.size(); ++i) {
    std::string type = TypeName(record.fields[i].type);
    members.Add("gb::Field<" + type + ", " + std::to_string(i) + "> " + fields[i] + ";");
    params.push_back(type + " " + fields[i] + "_");
    initialisers << (i > 0 ? "," : " :");
    initialisers.Space() << fields[i] + "(" + fields[i] + "_)";
    pairs.Add(function + "(" + Quoted(record.fields[i].name) + ", " + fields[i] + ", " + other + "." + fields[i] + ");");
  }
  if (!fields.empty()) members.AddBlankLine();
  if (keeps_values_ && !fields.empty()) members.Add(name + "() = default;");
  members.Add((Call((fields.size() == 1 ? "explicit " : "") + name, params) << initialisers << " ").Braces({}));
  members.Add("static constexpr const char* kName = " + Quoted(record.name) + ";");
  members.Add("template <class F>");
  std::string parameters = fields.empty() ? "&, F) " : "& " + other + ", F " + function + ") ";
  members.Add(Code("void fields(" + name + parameters).Braces(std::move(pairs)));
  return Struct(name + " : gb::Record", std::move(members));
}

Block Emitter::ComponentStruct(ir::ComponentId id) {
  const ir::Component& component = program_.components[id];
  size_t index = static_cast<size_t>(id.index);
  Block members;
  for (size_t i = 0; i < component.properties.size(); ++i) {
    if (i >= component.live_properties.size() || !component.live_properties[i]) continue;
    members.Add("gb::Prop<" + TypeName(component.properties[i].type) + "> " + property_names_[index][i] + ";");
  }
  for (size_t i = 0; i < component.events.size(); ++i) {
    if (i >= component.hubs.size() || !component.hubs[i]) continue;
    std::string data;
    for (const ir::Field& datum : component.events[i].data) data += (data.empty() ? "" : ", ") + TypeName(datum.type);
    members.Add("gb::EventHub<" + data + "> " + event_names_[index][i] + ";");
  }
  return Struct(component_names_[index] + " : gb::Component", std::move(members));
}

Block Emitter::AppStruct() {
  Block members;
  for (size_t i = 0; i < program_.vars.size(); ++i) {
    ir::VarId var{static_cast<int32_t>(i)};
    auto found = app_names_.find(var);
    if (found == app_names_.end()) continue;
    // Numbers have no value of their own before the program gives them one.
    const char* zero = program_.vars[var].kind == ir::VarKind::kGlobal && IsNumber(program_.vars[var].type) ? "{}" : "";
    members.Add(DeclaredType(var) + " " + found->second + zero + ";");
  }
  return Struct("App", std::move(members));
}

}  // namespace gblocks::codegen
