// Lists, tuples, sets, dicts and comprehensions.
#include "compiler/check/checker.h"
#include "compiler/check/unions.h"

namespace gblocks::check {

/// The item type of a display: as asked for, or what all items agree to.
TypeId Checker::CheckItems(const std::vector<ast::ExprId>& items, TypeId expected, const char* what) {
  bool known = expected.valid() && !IsOpen(types_, expected) && !HasVariables(expected);
  if (known) {
    for (ast::ExprId item : items) {
      const auto* spread = As<ast::Starred>(item);
      spread != nullptr ? CheckSpread(spread->value, expected) : CheckAs(item, expected, {what, {}, ""});
    }
    return expected;
  }
  TypeId joined;
  for (ast::ExprId item : items) {
    const auto* spread = As<ast::Starred>(item);
    TypeId type = spread != nullptr ? CheckSpread(spread->value, {}) : Check(item, joined);
    if (!joined.valid()) {
      joined = type;
      continue;
    }
    if (IsError(joined) || IsError(type)) {
      joined = types_.error();
      continue;
    }
    TypeId both = check::Join(types_, joined, type);
    if (!both.valid()) {
      Report(DiagnosticKind::kTypeMismatch, Expr(item).range)
          .With("what", what)
          .With("expected", Named(joined))
          .With("found", Named(type))
          .Hint(ConversionHint(item, type, joined))
          .Label(Expr(items.front()).range, "the first is `" + Named(joined) + "`");
      both = types_.error();
    }
    joined = both;
  }
  if (joined.valid() && !IsOpen(types_, joined)) {
    for (ast::ExprId item : items) {
      if (As<ast::Starred>(item) == nullptr) Settle(item, joined);
    }
  }
  return joined.valid() ? joined : types_.never();
}

TypeId Checker::CheckList(const ast::ListLiteral& node, TypeId expected) {
  TypeId wanted = WantedKind(types_, expected, TypeKind::kList);
  TypeId item = wanted.valid() && Kind(wanted) == TypeKind::kList ? T(wanted).arguments[0] : TypeId{};
  TypeId found = CheckItems(node.items, item, "Each item of this list");
  if (Kind(found) == TypeKind::kNever && item.valid() && !HasVariables(item)) found = item;
  return types_.List(found);
}

TypeId Checker::CheckTuple(const ast::TupleLiteral& node, TypeId expected) {
  TypeId wanted = WantedKind(types_, expected, TypeKind::kTuple);
  bool same = wanted.valid() && Kind(wanted) == TypeKind::kTuple && T(wanted).arguments.size() == node.items.size();
  std::vector<TypeId> items;
  for (size_t i = 0; i < node.items.size(); ++i) {
    if (const auto* spread = As<ast::Starred>(node.items[i])) {
      const std::vector<TypeId> parts = SpreadTuple(spread->value);
      items.insert(items.end(), parts.begin(), parts.end());
      same = false;
      continue;
    }
    TypeId item = same ? T(wanted).arguments[i] : TypeId{};
    TypeId found = Check(node.items[i], item);
    if (item.valid() && IsOpen(types_, found) && !IsOpen(types_, item) && Assignable(types_, found, item)) {
      Settle(node.items[i], item);
      found = item;
    }
    items.push_back(found);
  }
  return types_.Tuple(std::move(items));
}

void Checker::RequireHashable(ast::ExprId id, TypeId type, const char* what) {
  NoteRequirement(type, false);
  if (Hashable(types_, type)) return;
  Report(DiagnosticKind::kUnhashable, Expr(id).range).With("type", Named(type)).With("what", what);
}

TypeId Checker::CheckSet(const ast::SetLiteral& node, TypeId expected) {
  TypeId wanted = WantedKind(types_, expected, TypeKind::kSet);
  TypeId item = wanted.valid() && Kind(wanted) == TypeKind::kSet ? T(wanted).arguments[0] : TypeId{};
  TypeId found = CheckItems(node.items, item, "Each item of this set");
  if (!node.items.empty()) RequireHashable(node.items.front(), found, "an item of a set");
  return types_.Set(found);
}

TypeId Checker::CheckDict(const ast::DictLiteral& node, TypeId expected) {
  TypeId wanted = WantedKind(types_, expected, TypeKind::kDict);
  bool is_dict = wanted.valid() && Kind(wanted) == TypeKind::kDict;
  if (node.entries.empty() && wanted.valid() && Kind(wanted) == TypeKind::kSet) {
    // `{}` is an empty dict in Python; the message that follows would not say how an empty set is written.
    return types_.Dict(types_.never(), types_.never());
  }
  std::vector<ast::ExprId> keys, values;
  for (const auto& [key, value] : node.entries) {
    if (!key.valid())
      return SpreadDicts(node, is_dict && !IsOpen(types_, wanted) && !HasVariables(wanted) ? wanted : TypeId{});
    keys.push_back(key);
    values.push_back(value);
  }
  TypeId key = CheckItems(keys, is_dict ? T(wanted).arguments[0] : TypeId{}, "Each key of this dict");
  TypeId value = CheckItems(values, is_dict ? T(wanted).arguments[1] : TypeId{}, "Each value of this dict");
  if (keys.empty() && is_dict && !HasVariables(wanted)) return wanted;
  if (!keys.empty()) RequireHashable(keys.front(), key, "a key of a dict");
  return types_.Dict(key, value);
}

/// Checks what a `for` goes through, and gives the type of its items.
TypeId Checker::IterateOver(ast::ExprId iterable) {
  TypeId type = Check(iterable);
  TypeId element = ElementOf(types_, type);
  if (element.valid()) return Kind(element) == TypeKind::kNever ? RefuseUnknownItem(iterable) : element;
  if (ReportNone(iterable, type, "gone through")) return types_.error();
  std::string text = Text(iterable), hint;
  if (Kind(type) == TypeKind::kInt) hint = "To count up to it, write `range(" + text + ")`.";
  if (Kind(type) == TypeKind::kComponent) hint = "Its value may be what you mean: `" + text + ".value`.";
  if (Kind(type) == TypeKind::kFunction) hint = "It is a function; call it: `" + text + "()`.";
  Report(DiagnosticKind::kNotIterable, Expr(iterable).range).With("type", Named(type)).Hint(hint);
  return types_.error();
}

TypeId Checker::CheckComprehension(const ast::Comprehension& node, TypeId expected) {
  Scope* scope = at_.scope;
  Env env = at_.env;
  int block = std::exchange(at_.block, ++blocks_);
  for (const ast::ComprehensionClause& clause : node.clauses) {
    TypeId element = IterateOver(clause.iterable);
    at_.scope = NewScope(at_.context, nullptr, true);
    BindTarget(clause.target, element, false);
    for (ast::ExprId condition : clause.conditions) {
      Check(condition);
      at_.env.Learn(Conclude(condition).when_true);
    }
  }
  bool is_list = node.kind == ast::ComprehensionKind::kList || node.kind == ast::ComprehensionKind::kGenerator;
  TypeKind kind = is_list                                     ? TypeKind::kList
                  : node.kind == ast::ComprehensionKind::kSet ? TypeKind::kSet
                                                              : TypeKind::kDict;
  TypeId wanted = expected.valid() ? WantedKind(types_, expected, kind) : types_.error();
  const std::vector<TypeId> wanted_items = T(wanted).arguments;
  bool steered = Kind(wanted) == kind;
  auto check_part = [&](ast::ExprId part, size_t place) {
    TypeId item = steered ? wanted_items[place] : TypeId{};
    bool strict = item.valid() && !HasVariables(item) && !IsOpen(types_, item);
    if (!strict) return Check(part);
    CheckAs(part, item, {kind == TypeKind::kDict ? "Each entry of this dict" : "Each item", {}, ""});
    return item;
  };
  TypeId first = check_part(node.element, 0);
  TypeId type;
  if (kind == TypeKind::kDict) {
    TypeId second = check_part(node.value, 1);
    RequireHashable(node.element, first, "a key of a dict");
    type = types_.Dict(first, second);
  } else if (kind == TypeKind::kSet) {
    RequireHashable(node.element, first, "an item of a set");
    type = types_.Set(first);
  } else {
    type = types_.List(first);
  }
  at_.block = block;
  at_.scope = scope;
  at_.env = std::move(env);
  return type;
}

}  // namespace gblocks::check
