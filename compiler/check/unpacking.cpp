// Several at once: `a, b = pair`, `first, *rest = items`, `[*a, *b]`, `f(*pair)`; and `del`, `assert`.
#include <algorithm>

#include "compiler/check/checker.h"

namespace gblocks::check {

void Checker::Unpack(ast::ExprId target, const std::vector<ast::ExprId>& items, TypeId type,
                     const std::function<void(ast::ExprId, TypeId)>& bind) {
  at_.tables->types[target] = type;
  auto is_starred = [&](ast::ExprId item) { return As<ast::Starred>(item) != nullptr; };
  auto star = std::find_if(items.begin(), items.end(), is_starred);
  if (star != items.end()) return UnpackRest(target, items, static_cast<size_t>(star - items.begin()), type, bind);
  auto all = [&](TypeId item_type) {
    for (ast::ExprId item : items) bind(item, item_type);
  };
  if (Kind(type) == TypeKind::kTuple) {
    const std::vector<TypeId> parts = T(type).arguments;
    if (parts.size() != items.size()) {
      Report(DiagnosticKind::kUnpackCount, Expr(target).range)
          .With("names", std::to_string(items.size()))
          .With("values", std::to_string(parts.size()))
          .With("type", Named(type));
      return all(types_.error());
    }
    for (size_t i = 0; i < items.size(); ++i) bind(items[i], parts[i]);
    return;
  }
  TypeId element = Kind(type) == TypeKind::kDict || Kind(type) == TypeKind::kSet ? TypeId{} : ElementOf(types_, type);
  if (!element.valid()) {
    Report(DiagnosticKind::kCannotUnpack, Expr(target).range).With("type", Named(type));
    element = types_.error();
  }
  all(element);
}

/// `first, *rest, last = …`: `rest` is a list of what the others leave.
void Checker::UnpackRest(ast::ExprId target, const std::vector<ast::ExprId>& items, size_t star, TypeId type,
                         const std::function<void(ast::ExprId, TypeId)>& bind) {
  auto rest_of = [&](ast::ExprId item) { return As<ast::Starred>(item)->value; };
  auto all = [&](TypeId one, TypeId rest) {
    for (size_t i = 0; i < items.size(); ++i) bind(i == star ? rest_of(items[i]) : items[i], i == star ? rest : one);
  };
  for (size_t i = star + 1; i < items.size(); ++i) {
    if (As<ast::Starred>(items[i]) == nullptr) continue;
    Report(DiagnosticKind::kNotAssignable, Expr(items[i]).range)
        .With("what", "a second `*`")
        .Hint("One name with `*` takes all that the others leave.");
    return;
  }
  if (Kind(type) == TypeKind::kTuple) {
    const std::vector<TypeId> parts = T(type).arguments;
    if (parts.size() + 1 < items.size()) {
      Report(DiagnosticKind::kUnpackCount, Expr(target).range)
          .With("names", std::to_string(items.size() - 1))
          .With("values", std::to_string(parts.size()))
          .With("type", Named(type));
      return all(types_.error(), types_.error());
    }
    size_t taken = parts.size() + 1 - items.size();
    TypeId element = taken == 0 ? ElementOf(types_, type) : parts[star];
    for (size_t i = star + 1; i < star + taken && element.valid(); ++i)
      element = check::Join(types_, element, parts[i]);
    if (!element.valid()) {
      Report(DiagnosticKind::kCannotUnpack, Expr(items[star]).range).With("type", Named(type));
      element = types_.error();
    }
    for (size_t i = 0; i < items.size(); ++i) {
      if (i == star) {
        bind(rest_of(items[i]), types_.List(element));
      } else {
        bind(items[i], parts[i < star ? i : i + taken - 1]);
      }
    }
    return;
  }
  TypeId element = Kind(type) == TypeKind::kDict || Kind(type) == TypeKind::kSet ? TypeId{} : ElementOf(types_, type);
  if (!element.valid()) {
    Report(DiagnosticKind::kCannotUnpack, Expr(target).range).With("type", Named(type));
    return all(types_.error(), types_.error());
  }
  all(element, types_.List(element));
}

/// `*value` in a list or set: the type of what it adds.
TypeId Checker::CheckSpread(ast::ExprId value, TypeId expected) {
  TypeId element = IterateOver(value);
  if (expected.valid() && !IsError(element) && !Assignable(types_, element, expected)) {
    Report(DiagnosticKind::kTypeMismatch, Expr(value).range)
        .With("what", "Each item of `" + Text(value) + "`")
        .With("expected", Named(expected))
        .With("found", Named(element));
  }
  return element;
}

/// `{**a, "key": value}`: all of one type.
TypeId Checker::SpreadDicts(const ast::DictLiteral& node, TypeId expected) {
  TypeId dict = expected;
  for (const auto& [key, value] : node.entries) {
    if (key.valid()) continue;
    TypeId found = Check(value, dict);
    if (IsError(found)) return found;
    if (Kind(found) != TypeKind::kDict) {
      Report(DiagnosticKind::kTypeMismatch, Expr(value).range)
          .With("what", "What `**` adds to a dict")
          .With("expected", dict.valid() ? Named(dict) : "dict")
          .With("found", Named(found));
      return types_.error();
    }
    if (!dict.valid() && !IsOpen(types_, found)) dict = found;
    if (dict.valid()) Require(value, found, dict, {"What `**` adds", {}, ""});
  }
  if (!dict.valid()) dict = types_.Dict(types_.never(), types_.never());
  for (const auto& [key, value] : node.entries) {
    if (!key.valid()) continue;
    CheckAs(key, T(dict).arguments[0], {"Each key of this dict", {}, ""});
    CheckAs(value, T(dict).arguments[1], {"Each value of this dict", {}, ""});
  }
  return dict;
}

/// `*value` where the number of values has to be known: the items of a tuple.
std::vector<TypeId> Checker::SpreadTuple(ast::ExprId value) {
  TypeId type = Check(value);
  if (Kind(type) == TypeKind::kTuple) return T(type).arguments;
  if (!IsError(type)) {
    Report(DiagnosticKind::kCannotSpread, Expr(value).range)
        .With("value", "*" + Text(value))
        .With("type", Named(type))
        .Hint("A tuple says in its type how many values it has. Of a list, take the items one by one.");
  }
  return {};
}

void Checker::RefuseSpread(const ast::Argument& argument) {
  Check(argument.value, types_.error());
  bool named = argument.stars == 2;
  Report(DiagnosticKind::kCannotSpread, Expr(argument.value).range)
      .With("value", (named ? "**" : "*") + Text(argument.value))
      .Hint(named ? "Which names a dict has, only shows when the program runs: write the arguments as `name=value`."
                  : "Write the arguments one by one.");
}

void Checker::CheckDel(const ast::Del& node) {
  std::function<void(ast::ExprId)> check_target = [&](ast::ExprId target) {
    if (const auto* tuple = As<ast::TupleLiteral>(target)) {
      for (ast::ExprId item : tuple->items) check_target(item);
      return;
    }
    if (As<ast::InvalidExpr>(target) != nullptr) return;
    const auto* index = As<ast::Index>(target);
    const auto* slice = As<ast::Slice>(target);
    if (index == nullptr && slice == nullptr) {
      Report(DiagnosticKind::kNotInLanguage, Expr(target).range)
          .With("what", "`del` of " + std::string(As<ast::NameRef>(target) != nullptr ? "a name" : "an attribute"))
          .With("instead", "Leave it out: names go with their block, and fields stay. To empty a list, write `" +
                               Text(target) + ".clear()`.");
      return;
    }
    ast::ExprId object = index != nullptr ? index->object : slice->object;
    at_.tables->types[target] = index != nullptr ? CheckIndex(target, *index) : CheckSlice(*slice);
    TypeKind kind = Kind(TypeIn(object));
    bool can = kind == TypeKind::kError || kind == TypeKind::kList || (index != nullptr && kind == TypeKind::kDict);
    if (!can && !IsError(TypeIn(target))) {
      Report(DiagnosticKind::kNotAssignable, Expr(target).range)
          .With("what", "a part of a `" + Named(TypeIn(object)) + "`")
          .Hint("Items can be deleted from lists and dicts.");
    }
    NoteDataWrite(object, Expr(target).range);
  };
  for (ast::ExprId target : node.targets) check_target(target);
}

void Checker::CheckAssert(const ast::Assert& node) {
  Check(node.condition);
  Outcome outcome = Conclude(node.condition);
  if (node.message.valid()) {
    Facts saved = at_.env.facts;
    at_.env.Learn(outcome.when_false);
    Check(node.message);
    at_.env.facts = std::move(saved);
  }
  at_.env.Learn(outcome.when_true);
  const auto* literal = As<ast::BoolLiteral>(node.condition);
  if (literal != nullptr && !literal->value) at_.env.reachable = false;
}

}  // namespace gblocks::check
