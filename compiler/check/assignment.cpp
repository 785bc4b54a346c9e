// Assignments: which name is meant, what type it has, what may be written where.
#include <algorithm>

#include "compiler/check/checker.h"
#include "compiler/check/unions.h"

namespace gblocks::check {

/// The symbol that an assignment to `name` changes; none if it makes a new one. `needs_value`: the old value is used,
/// too (`+=`).
SymbolId Checker::FindAssignable(const std::string& name, SourceRange range, bool needs_value) {
  Scope* where = nullptr;
  SymbolId symbol = Lookup(name, &where);
  if (!symbol.valid()) {
    if (needs_value) ReportUnknownName(name, range);
    return {};
  }
  SymbolKind kind = Sym(symbol).kind;
  bool here = where->context == at_.context && Sym(symbol).module == at_.module;
  if (kind == SymbolKind::kState || kind == SymbolKind::kProperty ||
      (here && (kind == SymbolKind::kLocal || kind == SymbolKind::kParam))) {
    return symbol;
  }
  if (kind == SymbolKind::kLocal || kind == SymbolKind::kParam) {
    if (IsError(Sym(symbol).type)) return needs_value ? symbol : SymbolId{};
    bool makes_own = at_.context->IsRenderBody() || Info(symbol).loop_variable || kind == SymbolKind::kParam;
    if (makes_own && !needs_value) return {};
    bool handle = Kind(Sym(symbol).type) == TypeKind::kComponent || Kind(Sym(symbol).type) == TypeKind::kElement;
    Report(DiagnosticKind::kAssignOutsideState, range)
        .With("name", name)
        .Hint(handle ? "Assign one of its properties, as in `" + name + ".value = …`, or choose another name."
                     : "Write `state " + name + " = …` where it is made, or choose another name here.")
        .Label(Sym(symbol).range, "made here, without `state`");
    if (needs_value) return symbol;
    SymbolId own = NewLocal(name, range, types_.error());  // keeps what follows from the mistake quiet
    BodyScope()->names[name] = own;
    return own;
  }
  if ((where->context == at_.context && where != prelude_) || needs_value) {
    Report(DiagnosticKind::kRedeclaredName, range)
        .With("name", name)
        .Hint("Choose another name here.")
        .Label(Sym(symbol).range, "declared here");
  }
  return {};
}

/// `btn = Button(…)` a second time in the same body names another button: from there on the name means the new one.
bool Checker::StartsNewName(SymbolId existing, bool is_component_call) const {
  return is_component_call && Sym(existing).kind == SymbolKind::kLocal && Info(existing).is_call_of_component &&
         !Info(existing).annotated && Info(existing).block == at_.block;
}

/// `x: int`, and its value further down.
void Checker::DeclareWithoutValue(ast::ExprId target, TypeId type, SourceRange type_range) {
  const auto* name = As<ast::NameRef>(target);
  if (name == nullptr) {
    if (As<ast::InvalidExpr>(target) == nullptr)
      Report(DiagnosticKind::kNotAssignable, Expr(target).range).With("what", "`" + Text(target) + "`, with a type,");
    return;
  }
  auto existing = BodyScope()->names.find(name->name);
  if (existing != BodyScope()->names.end()) {
    Report(DiagnosticKind::kRedeclaredName, Expr(target).range)
        .With("name", name->name)
        .Hint("Leave the type out to assign it.")
        .Label(Sym(existing->second).range, "made here");
    return;
  }
  Env before = at_.env;  // without the name
  SymbolId symbol = NewLocal(name->name, Expr(target).range, type);
  at_.env = std::move(before);
  Info(symbol).assignments = 0;
  Info(symbol).annotated = true;
  Info(symbol).type_from = type_range;
  BodyScope()->names[name->name] = symbol;
  at_.tables->bindings[target] = symbol;
  at_.tables->references[target] = {RefKind::kSymbol, symbol, "", -1};
  at_.tables->types[target] = type;
}

void Checker::CheckAssign(const ast::Stmt&, const ast::Assign& node) {
  TypeId expected;
  Reason why;
  ast::ExprId first = node.targets.front();
  if (node.annotation.valid()) {
    expected = ResolveType(node.annotation);
    why = {"`" + Text(first) + "`", at_.ast->types[node.annotation].range, "its type is written here"};
  } else {
    expected = TargetType(first, why);
  }
  if (!node.value.valid()) {
    DeclareWithoutValue(first, expected, why.from);
    return;
  }
  bool component_call = node.block.has_value() || IsComponentCall(node.value);
  if (const auto* name = As<ast::NameRef>(first); name != nullptr && component_call && !node.annotation.valid()) {
    SymbolId existing = Lookup(name->name);
    if (existing.valid() && StartsNewName(existing, true)) expected = {};
  }
  TypeId type;
  if (component_call && As<ast::NameRef>(first) != nullptr && node.targets.size() == 1) {
    type = CheckContainer(node.value, node.block.has_value());
    if (expected.valid()) Require(node.value, type, expected, why);
  } else {
    type = expected.valid() ? CheckAs(node.value, expected, why) : Check(node.value);
  }
  if (node.annotation.valid() && As<ast::NameRef>(first) != nullptr) {
    const std::string& name = As<ast::NameRef>(first)->name;
    SymbolId existing = FindAssignable(name, Expr(first).range, false);
    if (existing.valid()) {
      if (Sym(existing).type != expected && !IsError(Sym(existing).type)) {
        Report(DiagnosticKind::kRedeclaredName, Expr(first).range)
            .With("name", name)
            .Hint("Leave the type out to assign it.")
            .Label(Sym(existing).range, "made here");
      }
      AssignName(first, name, type, node.value);
    } else {
      SymbolId symbol = NewLocal(name, Expr(first).range, expected);
      Info(symbol).annotated = true;
      Info(symbol).is_call_of_component = component_call;
      Info(symbol).type_from = why.from;
      BodyScope()->names[name] = symbol;
      at_.tables->bindings[first] = symbol;
      at_.tables->references[first] = {RefKind::kSymbol, symbol, "", -1};
      at_.tables->types[first] = expected;
      if (TypeId now = AssignedType(types_, expected, type); now != expected) at_.env.Learn({symbol, ""}, now);
    }
  } else {
    AssignTo(first, type, node.value);
  }
  for (size_t i = 1; i < node.targets.size(); ++i) {
    Reason reason;
    TypeId wanted = TargetType(node.targets[i], reason);
    if (wanted.valid()) Require(node.value, type, wanted, reason);
    AssignTo(node.targets[i], type, {});
  }
  if (node.block) CheckBody(*node.block);
  if (node.block) NoteBlock(node.value, *node.block);
}

/// The type that a target asks for, and why; none for a new name. Targets with a dot or brackets are checked here.
TypeId Checker::TargetType(ast::ExprId target, Reason& why) {
  if (const auto* name = As<ast::NameRef>(target)) {
    Scope* where = nullptr;
    SymbolId symbol = Lookup(name->name, &where);
    if (!symbol.valid()) return {};
    SymbolKind kind = Sym(symbol).kind;
    bool own = where->context == at_.context && (kind == SymbolKind::kLocal || kind == SymbolKind::kParam);
    if (!own && kind != SymbolKind::kState && kind != SymbolKind::kProperty) return {};
    why = {"`" + name->name + "`", Info(symbol).type_from,
           Info(symbol).annotated ? "its type is written here" : "it got its type here"};
    return Sym(symbol).type;
  }
  if (const auto* attribute = As<ast::Attribute>(target)) {
    TypeId type = CheckAttribute(target, *attribute, {}, true);
    at_.tables->types[target] = type;
    why.what = "`" + Text(target) + "`";
    auto found = at_.tables->references.find(target);
    TypeId object = TypeIn(attribute->object);
    bool has_params = Kind(object) == TypeKind::kRecord || Kind(object) == TypeKind::kComponent;
    if (found != at_.tables->references.end() && found->second.index >= 0 && has_params) {
      why.from = Sym(T(object).symbol).params[static_cast<size_t>(found->second.index)].range;
      why.from_text = "`" + attribute->name.text + "` is declared here";
    }
    return type;
  }
  if (const auto* index = As<ast::Index>(target)) {
    TypeId type = CheckIndex(target, *index);
    at_.tables->types[target] = type;
    why.what = "`" + Text(target) + "`";
    TypeId object = TypeIn(index->object);
    if (IsOpen(types_, object)) return {};
    bool fixed = Kind(object) == TypeKind::kTuple || IsText(types_, object);
    if (fixed) {
      Report(DiagnosticKind::kNotAssignable, Expr(target).range)
          .With("what", "a part of a `" + std::string(Kind(object) == TypeKind::kTuple ? "tuple" : "str") + "`")
          .Hint("Tuples and texts never change; make a new one, or use a list.");
      return {};
    }
    return type;
  }
  if (const auto* slice = As<ast::Slice>(target)) {
    TypeId type = CheckSlice(*slice);
    at_.tables->types[target] = type;
    why.what = "What `" + Text(target) + "` becomes";
    bool array = Kind(type) == TypeKind::kNative && T(type).name == "Array" && !slice->step.valid();
    if (Kind(type) != TypeKind::kList && !array && !IsError(type)) {
      Report(DiagnosticKind::kNotAssignable, Expr(target).range)
          .With("what", "a part of a `" + Named(type) + "`" + (slice->step.valid() ? " with a step" : ""))
          .Hint(IsText(types_, type) ? "Texts never change; make a new one." : "Lists can be changed in parts.");
      return {};
    }
    return IsOpen(types_, type) || IsError(type) ? TypeId{} : type;
  }
  return {};
}

void Checker::AssignTo(ast::ExprId target, TypeId type, ast::ExprId value) {
  if (const auto* name = As<ast::NameRef>(target)) return AssignName(target, name->name, type, value);
  if (const auto* attribute = As<ast::Attribute>(target)) return AssignAttribute(target, *attribute);
  if (const auto* index = As<ast::Index>(target)) {
    TypeId object = TypeIn(index->object);
    if (IsOpen(types_, object) && !IsOpen(types_, type)) {
      if (Kind(object) == TypeKind::kList) RefineReceiver(index->object, types_.List(type));
      if (Kind(object) == TypeKind::kDict) RefineReceiver(index->object, types_.Dict(TypeIn(index->index), type));
    }
    if (IsOpen(types_, TypeIn(target))) at_.tables->types[target] = type;
    NoteDataWrite(index->object, Expr(target).range);
    return;
  }
  const auto* tuple = As<ast::TupleLiteral>(target);
  const auto* list = As<ast::ListLiteral>(target);
  if (tuple != nullptr || list != nullptr) {
    Unpack(target, tuple != nullptr ? tuple->items : list->items, type, [&](ast::ExprId item, TypeId item_type) {
      Reason why;
      TypeId wanted = TargetType(item, why);
      if (wanted.valid()) Require(item, item_type, wanted, why);
      AssignTo(item, item_type, {});
    });
    return;
  }
  if (const auto* slice = As<ast::Slice>(target)) {
    if (IsOpen(types_, TypeIn(slice->object)) && Kind(type) == TypeKind::kList && !IsOpen(types_, type))
      RefineReceiver(slice->object, type);
    NoteDataWrite(slice->object, Expr(target).range);
    return;
  }
  if (As<ast::InvalidExpr>(target) != nullptr) return;
  Report(DiagnosticKind::kNotAssignable, Expr(target).range).With("what", "`" + Text(target) + "`");
}

void Checker::AssignName(ast::ExprId target, const std::string& name, TypeId type, ast::ExprId value) {
  SourceRange range = Expr(target).range;
  bool component_call = value.valid() && (IsComponentCall(value) || at_.tables->calls.count(value) > 0) &&
                        (Kind(type) == TypeKind::kComponent || Kind(type) == TypeKind::kElement);
  SymbolId symbol = FindAssignable(name, range, false);
  if (symbol.valid() && StartsNewName(symbol, component_call)) symbol = {};
  if (!symbol.valid()) {
    if (Kind(type) == TypeKind::kNone && value.valid()) {
      bool call = As<ast::Call>(value) != nullptr;
      Report(DiagnosticKind::kCannotInfer, range)
          .With("name", name)
          .With("start", "as `None`")
          .Hint(call ? "`" + Text(value) + "` gives no value."
                     : "Say what else it may be: `" + name + ": str | None = None`.");
      type = types_.error();
    }
    symbol = NewLocal(name, range, type);
    if (value.valid()) Info(symbol).type_from = Expr(value).range;
    Info(symbol).is_call_of_component = component_call;
    BodyScope()->names[name] = symbol;
    if (value.valid() && IsOpen(types_, type)) NoteOpen(symbol, value);
  } else {
    ++Info(symbol).assignments;
    if (IsOpen(types_, Sym(symbol).type) && !IsOpen(types_, type)) Refine(symbol, type);
    at_.env.Bind(symbol);
    Path path{symbol, ""};
    Forget(path);
    TypeId declared = Sym(symbol).type;
    if (TypeId now = AssignedType(types_, declared, type); now != declared) at_.env.Learn(path, now);
    NoteWrite(symbol, range);
  }
  at_.tables->bindings[target] = symbol;
  at_.tables->references[target] = {RefKind::kSymbol, symbol, "", -1};
  at_.tables->types[target] = Sym(symbol).type;
  if (IsOpen(types_, Sym(symbol).type)) NoteOpen(symbol, target);
}

void Checker::AssignAttribute(ast::ExprId target, const ast::Attribute& node) {
  TypeId object = TypeIn(node.object);
  if (Kind(object) == TypeKind::kRecord) {
    NoteDataWrite(node.object, Expr(target).range);
  } else if (Kind(object) == TypeKind::kComponent && at_.context->IsRenderBody()) {
    // What this run made itself it may still set up; anything else would make renders run for ever.
    const auto* name = As<ast::NameRef>(node.object);
    SymbolId root = name != nullptr ? Lookup(name->name) : SymbolId{};
    bool own = root.valid() && Sym(root).kind == SymbolKind::kLocal && Info(root).context == at_.context;
    if (!own) {
      Report(DiagnosticKind::kRenderAssignsState, Expr(target).range)
          .With("what", "`" + Text(target) + "`")
          .Hint("Assign it in an `on` block.");
    }
  }
  if (std::optional<Path> path = PathOf(target)) Forget(*path);
}

/// Gives each name of a `for` or comprehension target its type.
void Checker::BindTarget(ast::ExprId target, TypeId type, bool loop_variable) {
  const auto* name = As<ast::NameRef>(target);
  if (name == nullptr) {
    const auto* tuple = As<ast::TupleLiteral>(target);
    const auto* list = As<ast::ListLiteral>(target);
    if (tuple != nullptr || list != nullptr) {
      const std::vector<ast::ExprId>& items = tuple != nullptr ? tuple->items : list->items;
      for (ast::ExprId item : items) {
        if (loop_variable || As<ast::Starred>(item) == nullptr) continue;
        Report(DiagnosticKind::kNotAssignable, Expr(item).range)
            .With("what", "`" + Text(item) + "` in a comprehension")
            .Hint("Name the whole item, and take a slice of it; or write a `for` loop.");
        return;
      }
      Unpack(target, items, type,
             [&](ast::ExprId item, TypeId item_type) { BindTarget(item, item_type, loop_variable); });
    } else if (As<ast::InvalidExpr>(target) == nullptr && loop_variable) {
      Reason why;
      TypeId wanted = TargetType(target, why);
      if (wanted.valid()) Require(target, type, wanted, why);
      AssignTo(target, type, {});
    } else if (As<ast::InvalidExpr>(target) == nullptr) {
      Report(DiagnosticKind::kNotAssignable, Expr(target).range)
          .With("what", "`" + Text(target) + "` in a comprehension")
          .Hint("Its items have names of its own; write a `for` loop to assign something else.");
    }
    return;
  }
  SourceRange range = Expr(target).range;
  Scope* scope = loop_variable ? BodyScope() : at_.scope;
  auto existing = scope->names.find(name->name);
  SymbolId symbol;
  if (loop_variable && existing != scope->names.end()) {
    symbol = existing->second;
    SymbolKind kind = Sym(symbol).kind;
    if (kind != SymbolKind::kLocal && kind != SymbolKind::kParam) {
      Report(DiagnosticKind::kRedeclaredName, range)
          .With("name", name->name)
          .Hint("Choose another name for the item.")
          .Label(Sym(symbol).range, "declared here");
      symbol = {};
    } else if (Sym(symbol).type != type || Info(symbol).annotated || Info(symbol).is_call_of_component ||
               kind == SymbolKind::kParam) {
      symbol = {};
    }
  }
  if (symbol.valid()) {
    ++Info(symbol).assignments;
    at_.env.Bind(symbol);
    Forget({symbol, ""});
  } else {
    symbol = NewLocal(name->name, range, type);
    scope->names[name->name] = symbol;
  }
  Info(symbol).loop_variable = true;
  at_.tables->bindings[target] = symbol;
  at_.tables->references[target] = {RefKind::kSymbol, symbol, "", -1};
  at_.tables->types[target] = type;
}

/// In place, a list takes what can be iterated, and a dict takes pairs: `words += ("a", "b")`.
bool Checker::TakesInPlace(ast::BinaryOp op, TypeId left, TypeId right) {
  TypeId item = ElementOf(types_, right);
  if (!item.valid()) return false;
  if (op == ast::BinaryOp::kAdd && Kind(left) == TypeKind::kList) return Assignable(types_, item, T(left).arguments[0]);
  return op == ast::BinaryOp::kBitOr && Kind(left) == TypeKind::kDict &&
         Assignable(types_, item, types_.Tuple(T(left).arguments));
}

void Checker::CheckAugAssign(const ast::Stmt& stmt, const ast::AugAssign& node) {
  if (const auto* name = As<ast::NameRef>(node.target)) {
    SymbolId symbol = FindAssignable(name->name, Expr(node.target).range, true);
    if (!symbol.valid()) {
      Check(node.value);
      return;
    }
    if (Sym(symbol).kind == SymbolKind::kLocal && Info(symbol).context != at_.context) {  // reported
      Check(node.value);
      return;
    }
  }
  TypeId left = Check(node.target);
  TypeId right = Check(node.value, left);
  TypeId result = types_.error();
  if (!IsError(left) && !IsError(right)) {
    result = BinaryResult(node.op, left, right, node.value);
    if (!result.valid() && TakesInPlace(node.op, left, right)) result = left;
    if (!result.valid()) {
      ReportOperator(node.op, stmt.head, node.target, left, node.value, right);
      result = types_.error();
    }
  }
  Reason why;
  TypeId wanted = TargetType(node.target, why);
  if (wanted.valid()) Require(node.value, result, wanted, why);
  if (IsOpen(types_, right) && !IsOpen(types_, left)) Settle(node.value, left);
  AssignTo(node.target, result, {});
  // What it was known to be when it was read; `AssignTo` has noted what it was declared.
  TypeId declared = TypeIn(node.target);
  if (Kind(declared) == TypeKind::kOptional || Kind(declared) == TypeKind::kUnion)
    at_.tables->types[node.target] = IsOpen(types_, left) ? WithoutNone(types_, declared) : left;
  if (Kind(left) == TypeKind::kList || Kind(left) == TypeKind::kSet || Kind(left) == TypeKind::kDict ||
      (Kind(left) == TypeKind::kNative && !Hashable(types_, left))) {
    NoteDataWrite(node.target, stmt.head);
  }
}

void Checker::CheckState(ast::StmtId id, const ast::Stmt& stmt, const ast::StateDecl& node) {
  if (at_.context->kind != ContextKind::kFile && !at_.context->IsRenderBody()) {
    Misplaced(
        stmt.head, "A `state`", at_.context->kind == ContextKind::kHandler ? "in an `on` block" : "in a function",
        "Declare it at the top level, in a `render` block or in a component; without `state` the name is a local one.");
  }
  if (node.browser && at_.context->kind != ContextKind::kFile) {
    Misplaced(stmt.head, "A `browser state`", "inside another block",
              "Declare it at the top level of the file: there is one for each visitor.");
  }
  TypeId type = node.type.valid() ? ResolveType(node.type) : TypeId{};
  Reason why{"`" + node.name.text + "`", node.type.valid() ? at_.ast->types[node.type].range : SourceRange{},
             "its type is written here"};
  TypeId found = type.valid() ? CheckAs(node.value, type, why) : Check(node.value);
  if (!type.valid()) {
    type = found;
    if (Kind(found) == TypeKind::kNone) {
      Report(DiagnosticKind::kCannotInfer, node.name.range)
          .With("name", node.name.text)
          .With("start", "as `None`")
          .Hint("Say what else it may be: `state " + node.name.text + ": str | None = None`.");
      type = types_.error();
    }
  }
  Scope* scope = BodyScope();
  auto existing = scope->names.find(node.name.text);
  if (existing != scope->names.end()) {
    Report(DiagnosticKind::kRedeclaredName, node.name.range)
        .With("name", node.name.text)
        .Hint("To change it, assign it without `state`.")
        .Label(Sym(existing->second).range, "first here");
  }
  Symbol symbol{};
  symbol.kind = SymbolKind::kState;
  symbol.name = node.name.text;
  symbol.range = node.name.range;
  symbol.declaration = id;
  symbol.type = type;
  SymbolId symbol_id = AddSymbol(std::move(symbol));
  Info(symbol_id).annotated = node.type.valid();
  Info(symbol_id).type_from = node.type.valid() ? at_.ast->types[node.type].range : Expr(node.value).range;
  scope->names[node.name.text] = symbol_id;
  at_.tables->declarations[id] = symbol_id;
  at_.env.Bind(symbol_id);
  locals_.push_back(symbol_id);
  if (node.browser) browser_states_.push_back(symbol_id);
  if (IsOpen(types_, type)) NoteOpen(symbol_id, node.value);
}

}  // namespace gblocks::check
