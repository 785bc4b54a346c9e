// Types as written in the program.
#include "compiler/check/checker.h"
#include "compiler/check/unions.h"

namespace gblocks::check {

namespace {

/// What other languages and the typing module call the types of this one.
std::string OtherSpelling(const std::string& name) {
  static const std::unordered_map<std::string, std::string> spellings = {
      {"string", "str"},        {"String", "str"},  {"number", "float"}, {"integer", "int"}, {"boolean", "bool"},
      {"List", "list"},         {"Dict", "dict"},   {"Set", "set"},      {"Tuple", "tuple"}, {"double", "float"},
      {"Int", "int"},           {"Float", "float"}, {"Bool", "bool"},    {"array", "list"},  {"object", "dict"},
      {"Function", "Callable"}, {"text", "str"}};
  auto found = spellings.find(name);
  return found == spellings.end() ? "" : found->second;
}

}  // namespace

TypeId Checker::ResolveType(ast::TypeExprId id) {
  const ast::TypeExpr& expr = at_.ast->types[id];
  return std::visit(Overloaded{
                        [&](const ast::InvalidType&) { return types_.error(); },
                        [&](const ast::NoneType&) { return types_.none(); },
                        [&](const ast::NamedType& node) { return ResolveNamedType(node, expr.range); },
                        [&](const ast::UnionType& node) { return ResolveUnion(node, expr.range); },
                        [&](const ast::TypeList&) {
                          Report(DiagnosticKind::kUnknownType, expr.range)
                              .With("name", Text(expr.range))
                              .Hint(
                                  "A list type is written `list[str]`; parameters in brackets stand in "
                                  "`Callable[[int], str]` alone.");
                          return types_.error();
                        },
                        [&](const ast::LiteralType& node) {
                          if (const auto* text = std::get_if<std::string>(&node.value)) return types_.Literals({*text});
                          NotBuiltYet(expr.range, "a type of one number or truth value", "Use `int` or `bool`.");
                          return types_.error();
                        },
                    },
                    expr.node);
}

TypeId Checker::ResolveUnion(const ast::UnionType& node, SourceRange) {
  std::vector<TypeId> members;
  for (ast::TypeExprId member : node.members) members.push_back(ResolveType(member));
  return UnionOf(types_, members);
}

TypeId Checker::ResolveNamedType(const ast::NamedType& node, SourceRange range) {
  const std::string& name = node.name;
  auto takes = [&](size_t count) {
    if (node.arguments.size() == count) return true;
    std::string example = name == "dict"       ? "`dict[str, int]`"
                          : name == "Callable" ? "`Callable[[int], str]`"
                                               : "`" + name + "[str]`";
    if (count == 0) example = "`" + name + "`";
    Report(DiagnosticKind::kTypeArguments, range).With("name", name).With("example", example);
    return false;
  };
  auto argument = [&](size_t i) { return ResolveType(node.arguments[i]); };
  auto hashable = [&](TypeId type, size_t i, const char* what) {
    NoteRequirement(type, false);
    if (!Hashable(types_, type)) {
      Report(DiagnosticKind::kUnhashable, at_.ast->types[node.arguments[i]].range)
          .With("type", Named(type))
          .With("what", what);
    }
    return type;
  };
  static const std::unordered_map<std::string, TypeId (TypeTable::*)() const> simple = {
      {"int", &TypeTable::integer},  {"float", &TypeTable::floating},       {"str", &TypeTable::str},
      {"bool", &TypeTable::boolean}, {"AudioData", &TypeTable::audio_data}, {"Element", &TypeTable::element},
      {"None", &TypeTable::none}};
  Scope* where = nullptr;
  SymbolId symbol = Lookup(name, &where);
  if (symbol.valid() && (Sym(symbol).kind == SymbolKind::kRecord || Sym(symbol).kind == SymbolKind::kComponent)) {
    return takes(0) ? Sym(symbol).type : types_.error();
  }
  if (auto found = simple.find(name); found != simple.end())
    return takes(0) ? (types_.*found->second)() : types_.error();
  if (FindBuiltinType(name) != nullptr) return takes(0) ? types_.Native(name) : types_.error();
  if (name == "list" || name == "set") {
    if (!takes(1)) return types_.error();
    TypeId item = argument(0);
    return name == "list" ? types_.List(item) : types_.Set(hashable(item, 0, "an item of a set"));
  }
  if (name == "dict") {
    if (!takes(2)) return types_.error();
    TypeId key = hashable(argument(0), 0, "a key of a dict");
    return types_.Dict(key, argument(1));
  }
  if (name == "tuple") {
    std::vector<TypeId> items;
    for (size_t i = 0; i < node.arguments.size(); ++i) items.push_back(argument(i));
    return types_.Tuple(std::move(items));
  }
  if (name == "Callable") {
    if (!takes(2)) return types_.error();
    const auto* list = std::get_if<ast::TypeList>(&at_.ast->types[node.arguments[0]].node);
    if (list == nullptr) {
      takes(0);
      return types_.error();
    }
    std::vector<TypeId> params;
    for (ast::TypeExprId param : list->items) params.push_back(ResolveType(param));
    return types_.Function(std::move(params), argument(1));
  }
  if (name == "Optional" && node.arguments.size() == 1) return types_.Optional(argument(0));
  if ((name == "Union" || name == "Literal") && !node.arguments.empty()) {
    std::vector<TypeId> members;
    for (size_t i = 0; i < node.arguments.size(); ++i) members.push_back(argument(i));
    return UnionOf(types_, members);
  }
  if (name == "Any") {
    NotBuiltYet(range, "the type `Any`");
    return types_.error();
  }
  if (symbol.valid() && IsError(Sym(symbol).type)) return types_.error();
  if (TypeId param = TypeParam(name); param.valid()) return takes(0) ? param : types_.error();
  Problem problem = Report(DiagnosticKind::kUnknownType, range);
  problem.With("name", name);
  std::string spelling = OtherSpelling(name);
  if (!spelling.empty()) {
    problem.Hint("The type is called `" + spelling + "` here.");
    if (node.arguments.empty()) problem.Fix(range, spelling);
    return types_.error();
  }
  std::vector<std::string> names = {"int", "float", "str",      "bool",      "list",    "dict",
                                    "set", "tuple", "Callable", "AudioData", "Array", "Element", "None"};
  for (const Scope* scope = at_.scope; scope != nullptr; scope = scope->parent) {
    for (const auto& entry : scope->names) {
      SymbolKind kind = Sym(entry.second).kind;
      if (kind == SymbolKind::kRecord || kind == SymbolKind::kComponent) names.push_back(entry.first);
    }
  }
  DidYouMean(problem, name, names,
             SourceRange{range.file, range.begin, range.begin + static_cast<uint32_t>(name.size())});
  return types_.error();
}

}  // namespace gblocks::check
