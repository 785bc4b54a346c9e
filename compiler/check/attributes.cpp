// What stands after a dot: fields, properties, events' data, members of modules.
#include <algorithm>

#include "compiler/check/checker.h"
#include "compiler/check/foreign_names.h"
#include "compiler/check/unions.h"
#include "compiler/diagnostics/suggest.h"

namespace gblocks::check {

namespace {

/// Habits from JavaScript, Java and numpy, by the kind of value and the word.
struct Habit {
  const char* name;
  const char* on;       // types it is about: "list", "str", "list str dict set"; "" for all
  const char* instead;  // `…` stands for the object
};

constexpr Habit kHabits[] = {
    {"length", "", "len(…)"},
    {"size", "", "len(…)"},
    {"push", "list", "….append(item)"},
    {"add", "list", "….append(item)"},
    {"append", "set", "….add(item)"},
    {"len", "", "len(…)"},
    {"push", "set", "….add(item)"},
    {"includes", "", "item in …"},
    {"contains", "", "item in …"},
    {"has", "", "item in …"},
    {"has_key", "", "key in …"},
    {"hasOwnProperty", "", "key in …"},
    {"indexOf", "str", "….find(text)"},
    {"indexOf", "list", "….index(item)"},
    {"toString", "", "str(…)"},
    {"to_string", "", "str(…)"},
    {"trim", "str", "….strip()"},
    {"toUpperCase", "str", "….upper()"},
    {"toLowerCase", "str", "….lower()"},
    {"startsWith", "str", "….startswith(text)"},
    {"endsWith", "str", "….endswith(text)"},
    {"replaceAll", "str", "….replace(old, new)"},
    {"substring", "str", "…[start:end]"},
    {"substr", "str", "…[start:end]"},
    {"slice", "list str", "…[start:end]"},
    {"charAt", "str", "…[index]"},
    {"concat", "list str", "… + other"},
    {"forEach", "list", "for item in …:"},
    {"map", "list", "[f(item) for item in …]"},
    {"filter", "list", "[item for item in … if condition]"},
    {"reduce", "list", "sum(…)"},
    {"join", "list", "\", \".join(…)"},
    {"splice", "list", "….insert(index, item)"},
    {"shift", "list", "….pop(0)"},
    {"unshift", "list", "….insert(0, item)"},
    {"get", "list", "…[index]"},
    {"sum", "list", "sum(…)"},
    {"max", "list", "max(…)"},
    {"min", "list", "min(…)"},
    {"mean", "list", "sum(…) / len(…)"},
    {"toFixed", "", "f\"{…:.2f}\""},
    {"isnumeric", "", "….isdigit()"},
    {"format", "str", "f\"{name}\""},
    {"entries", "dict", "….items()"},
    {"iteritems", "dict", "….items()"},
    {"delete", "dict", "….pop(key)"},
    {"set", "dict", "…[key] = value"},
};

}  // namespace

std::string Checker::MethodOwner(TypeId type) const { return std::string(BuiltinOwner(T(type))); }

/// The type as the subject of a sentence.
std::string Checker::OwnerName(TypeId type) const {
  switch (Kind(type)) {
    case TypeKind::kDomEvent:
      return "An event of the page";
    case TypeKind::kEventData:
      return "The event `" + T(type).name + "`";
    case TypeKind::kRecord:
    case TypeKind::kComponent:
      return "`" + T(type).name + "`";
    case TypeKind::kElement:
      return "An element of the page";
    case TypeKind::kFunction:
      return "A function";
    default:
      return "`" + Named(type) + "`";
  }
}

/// html, gr and the modules of builtins.def: unless the program gave the name another meaning.
bool Checker::NamesModule(ast::ExprId id, std::string* module) const {
  const auto* name = As<ast::NameRef>(id);
  if (name == nullptr || Lookup(name->name).valid()) return false;
  *module = name->name;
  return name->name == "html" || name->name == "gr" || IsModule(name->name);
}

TypeId Checker::CheckModuleMember(ast::ExprId id, const std::string& module, const ast::Name& name, TypeId expected) {
  if (module == "gr") {
    SourceRange object = Expr(As<ast::Attribute>(id)->object).range;
    if (const std::string_view instead = InsteadOfGradio(name.text); !instead.empty()) {
      Report(DiagnosticKind::kForeignName, Expr(id).range).With("name", "gr." + name.text).Hint(std::string(instead));
      return types_.error();
    }
    Report(DiagnosticKind::kGradioPrefix, object)
        .With("name", name.text)
        .Fix({object.file, object.begin, name.range.begin}, "");
    return types_.error();
  }
  if (module == "html") {
    at_.tables->references[id] = {RefKind::kTag, {}, name.text, -1};
    if (IsHtmlTag(name.text)) {
      Report(DiagnosticKind::kNotAValue, Expr(id).range)
          .With("what", "`html." + name.text + "`")
          .With("kind", "an element")
          .Hint("To put one on the page, write `html." + name.text + "(…)`.");
      return types_.error();
    }
    Problem problem = Report(DiagnosticKind::kUnknownAttribute, name.range);
    problem.With("owner", "`html`").With("name", name.text);
    DidYouMean(problem, name.text, HtmlTags(), name.range);
    return types_.error();
  }
  const std::vector<const BuiltinRow*>& rows = FindBuiltins(module, name.text);
  if (!rows.empty() && rows[0]->kind == BuiltinRow::Kind::kConstant) {
    at_.tables->references[id] = {RefKind::kMember, {}, module + "." + name.text, -1};
    return signatures_.ConstantType(rows[0]);
  }
  if (!rows.empty()) return BuiltinAsValue(id, module, name.text, expected);
  Problem problem = Report(DiagnosticKind::kUnknownAttribute, name.range);
  problem.With("owner", "The module `" + module + "`").With("name", name.text);
  if (module == "time" && name.text == "sleep") {
    problem.Hint("Write `await sleep(seconds)`.");
    return types_.error();
  }
  DidYouMean(problem, name.text, BuiltinNames(module), name.range);
  return types_.error();
}

/// `datetime.timedelta`, as of Python's module: the types are there by themselves.
bool Checker::ReportModulePrefix(const ast::Attribute& node) {
  const auto* name = As<ast::NameRef>(node.object);
  bool is_type = node.name.text == "date" || node.name.text == "datetime" || node.name.text == "timedelta";
  if (name == nullptr || name->name != "datetime" || !is_type || Lookup(name->name).valid()) return false;
  SourceRange object = Expr(node.object).range;
  Report(DiagnosticKind::kUnknownAttribute, node.name.range)
      .With("owner", "The type `datetime`")
      .With("name", node.name.text)
      .Hint("`" + node.name.text + "` is there by itself: leave the `datetime.` out.")
      .Fix({object.file, object.begin, node.name.range.begin}, "");
  return true;
}

TypeId Checker::CheckAttribute(ast::ExprId id, const ast::Attribute& node, TypeId expected, bool as_target) {
  std::string module;
  if (NamesModule(node.object, &module)) {
    if (!as_target) return CheckModuleMember(id, module, node.name, expected);
    Report(DiagnosticKind::kNotAssignable, Expr(id).range).With("what", "a part of the module `" + module + "`");
    return types_.error();
  }
  if (ReportModulePrefix(node)) return types_.error();
  // `str.lower`, named as a function: the type stands for its methods.
  if (const auto* name = As<ast::NameRef>(node.object); name != nullptr && !Lookup(name->name).valid()) {
    if (!FindBuiltins("", name->name).empty() && !FindBuiltins(name->name, node.name.text).empty()) {
      return BuiltinAsValue(id, name->name, node.name.text, expected);
    }
  }
  TypeId object = CheckObject(node.object);
  if (IsError(object)) return object;
  if (as_target && !IsOpen(types_, object) && Kind(object) != TypeKind::kRecord &&
      Kind(object) != TypeKind::kComponent && Kind(object) != TypeKind::kOptional && Kind(object) != TypeKind::kNone) {
    std::string hint =
        Kind(object) == TypeKind::kElement
            ? "Its attributes are given where it is made; a `render` block runs again and states them anew."
            : "";
    Report(DiagnosticKind::kNotAssignable, Expr(id).range).With("what", "`" + Text(id) + "`").Hint(hint);
    return types_.error();
  }
  switch (Kind(object)) {
    case TypeKind::kRecord: {
      const std::vector<ParamInfo>& fields = Sym(T(object).symbol).params;
      for (size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].name != node.name.text) continue;
        at_.tables->references[id] = {RefKind::kField, T(object).symbol, "", static_cast<int>(i)};
        return as_target ? fields[i].type : Narrowed(id, fields[i].type);
      }
      break;
    }
    case TypeKind::kUnion: {
      TypeId type = as_target ? TypeId{} : FieldOfAll(object, node.name.text);
      if (!type.valid()) break;
      at_.tables->references[id] = {RefKind::kField, {}, node.name.text, -1};
      return type;
    }
    case TypeKind::kComponent: {
      TypeId type = PropertyType(id, node, T(object).symbol, as_target);
      if (type.valid()) return type;
      break;
    }
    case TypeKind::kEventData: {
      const std::vector<ParamInfo>& data = Sym(T(object).symbol).params;
      for (size_t i = 0; i < data.size(); ++i) {
        if (data[i].name != node.name.text) continue;
        at_.tables->references[id] = {RefKind::kEventDatum, T(object).symbol, "", static_cast<int>(i)};
        return Narrowed(id, data[i].type);
      }
      break;
    }
    default: {
      std::string owner = MethodOwner(object);
      const std::vector<const BuiltinRow*>& rows = FindBuiltins(owner, node.name.text);
      if (rows.empty()) break;
      if (rows[0]->kind == BuiltinRow::Kind::kConstant) {
        bool datum = Kind(object) == TypeKind::kDomEvent;
        at_.tables->references[id] = {datum ? RefKind::kEventDatum : RefKind::kMember,
                                      {},
                                      datum ? node.name.text : owner + "." + node.name.text,
                                      -1};
        return Narrowed(id, signatures_.ConstantType(rows[0]));
      }
      Report(DiagnosticKind::kNotAValue, Expr(id).range)
          .With("what", "`" + Text(id) + "`")
          .With("kind", "a method")
          .Hint("To call it, write `" + Text(id) + "(…)`.");
      return types_.error();
    }
  }
  if (ReportNone(node.object, object, "asked for `" + node.name.text + "`")) return types_.error();
  ReportUnknownAttribute(id, node, object);
  return types_.error();
}

/// What a field is that all records of a union have; invalid where one has none of that name.
TypeId Checker::FieldOfAll(TypeId type, const std::string& name) {
  std::vector<TypeId> types;
  for (TypeId member : T(type).arguments) {
    if (Kind(member) != TypeKind::kRecord) return {};
    const std::vector<ParamInfo>& fields = Sym(T(member).symbol).params;
    auto field = std::find_if(fields.begin(), fields.end(), [&](const ParamInfo& one) { return one.name == name; });
    if (field == fields.end()) return {};
    types.push_back(field->type);
  }
  return UnionOf(types_, types);
}

TypeId Checker::PropertyType(ast::ExprId id, const ast::Attribute& node, SymbolId component, bool as_target) {
  const std::vector<ParamInfo>& properties = Sym(component).params;
  for (size_t i = 0; i < properties.size(); ++i) {
    if (properties[i].name != node.name.text) continue;
    at_.tables->references[id] = {RefKind::kProperty, component, "", static_cast<int>(i)};
    TypeId type = properties[i].type;
    NotePropertyUse(node.object, component, node.name.text, as_target);
    return as_target ? type : Narrowed(id, type);
  }
  return {};
}

std::vector<std::string> Checker::MembersOf(TypeId object) const {
  std::vector<std::string> names;
  if (T(object).symbol.valid()) {
    for (const ParamInfo& param : Sym(T(object).symbol).params) names.push_back(param.name);
    return names;
  }
  return BuiltinNames(MethodOwner(object));
}

/// Words that other languages and Gradio have for what is written otherwise here.
bool Checker::ReportHabit(ast::ExprId id, const ast::Attribute& node, TypeId object) {
  std::string owner = MethodOwner(object), text = Text(node.object);
  for (const Habit& habit : kHabits) {
    if (node.name.text != habit.name || owner == "?") continue;
    if (IsNumber(types_, object) && habit.instead[0] != 's' && habit.instead[0] != 'f') continue;
    if (*habit.on != 0 && std::string(habit.on).find(owner) == std::string::npos) continue;
    std::string instead = habit.instead;
    for (size_t at = instead.find("…"); at != std::string::npos; at = instead.find("…", at + text.size())) {
      instead.replace(at, std::string("…").size(), text);
    }
    Problem problem = Report(DiagnosticKind::kForeignAttribute, node.name.range);
    problem.With("owner", OwnerName(object)).With("name", node.name.text).With("instead", instead);
    if (std::string(habit.instead) == "len(…)" || std::string(habit.instead) == "str(…)")
      problem.Fix(Expr(id).range, instead);
    return true;
  }
  return false;
}

void Checker::ReportUnknownAttribute(ast::ExprId id, const ast::Attribute& node, TypeId object) {
  if (ReportHabit(id, node, object)) return;
  Problem problem = Report(DiagnosticKind::kUnknownAttribute, node.name.range);
  problem.With("owner", OwnerName(object)).With("name", node.name.text);
  std::vector<std::string> members = MembersOf(object);
  if (Kind(object) == TypeKind::kComponent) {
    for (SymbolId event : Sym(T(object).symbol).events) {
      if (Sym(event).name != node.name.text) continue;
      problem.Hint("`" + node.name.text + "` is an event: listen to it with `on " + Text(id) + ":`.");
      return;
    }
    if (node.name.text == "update") {
      problem.Hint("Assign the property that should change, as in `" + Text(node.object) + ".value = …`.");
      return;
    }
  }
  if (T(object).symbol.valid() && SuggestNames(node.name.text, members).empty()) {
    std::string known;
    for (const std::string& member : members) known += (known.empty() ? "`" : ", `") + member + "`";
    problem.With("known", known.empty() ? "" : "It has " + known + ".");
  }
  std::string otherwise;
  if (Kind(object) == TypeKind::kElement) {
    otherwise =
        IsDomEvent(node.name.text)
            ? "`" + node.name.text + "` is an event: listen to it with `on " + Text(id) + ":`."
            : "An element has events; what the user typed comes with them: `on box.input as ev:`, then `ev.value`.";
  } else if (Kind(object) == TypeKind::kList && Kind(T(object).arguments[0]) != TypeKind::kNever &&
             !MembersOf(T(object).arguments[0]).empty()) {
    std::vector<std::string> of_items = MembersOf(T(object).arguments[0]);
    if (std::find(of_items.begin(), of_items.end(), node.name.text) != of_items.end()) {
      otherwise = "Each item has it: `[item." + node.name.text + " for item in " + Text(node.object) + "]`.";
    }
  }
  DidYouMean(problem, node.name.text, members, node.name.range, otherwise);
}

}  // namespace gblocks::check
