// Several at once: `first, *rest = items`, `[*a, *b]`, `{**a, **b}`, `f(*pair)`; and what goes: `del`, `assert`.
#include <algorithm>

#include "compiler/check/type_rules.h"
#include "compiler/lower/lowerer.h"

namespace gblocks::lower {

/// `a, (b, c[0]) = value`: into new variables, and from them to the targets.
void Lowerer::Unpack(const std::vector<ast::ExprId>& items, Expr value, SourceRange range) {
  auto is_starred = [&](ast::ExprId item) { return As<ast::Starred>(item) != nullptr; };
  auto star = std::find_if(items.begin(), items.end(), is_starred);
  if (star != items.end()) {
    const auto place = static_cast<size_t>(star - items.begin());
    return Kind(value.type) == TypeKind::kTuple ? UnpackTupleRest(items, place, std::move(value), range)
                                                : UnpackListRest(items, place, std::move(value), range);
  }
  TypeId type = value.type;
  TypeId element = Kind(type) == TypeKind::kTuple ? TypeId{} : check::ElementOf(types_, type);
  Stmt stmt = ir::MakeStmt(StmtKind::kUnpack, range);
  for (size_t i = 0; i < items.size(); ++i) {
    TypeId part = element.valid() ? element : types_[type].arguments[i];
    ir::Target target;
    target.var = Temp("part", part);
    stmt.unpack.items.push_back(std::move(target));
  }
  stmt.value.push_back(std::move(value));
  std::vector<VarId> parts;
  for (const ir::Target& target : stmt.unpack.items) parts.push_back(target.var);
  Emit(std::move(stmt));
  for (size_t i = 0; i < items.size(); ++i) AssignTo(items[i], ir::VarExpr(program_, parts[i], range), range);
}

/// The place of each item is known.
void Lowerer::UnpackTupleRest(const std::vector<ast::ExprId>& items, size_t star, Expr value, SourceRange range) {
  const std::vector<TypeId> parts = types_[value.type].arguments;
  VarId whole = Temp("whole", value.type);
  Emit(ir::LetStmt(whole, std::move(value), range));
  auto part = [&](size_t place) {
    Expr item = ir::MakeExpr(ExprKind::kTupleItem, parts[place], range, {ir::VarExpr(program_, whole, range)});
    item.index = static_cast<int>(place);
    return item;
  };
  size_t taken = parts.size() + 1 - items.size();
  for (size_t i = 0; i < items.size(); ++i) {
    if (i != star) {
      AssignTo(items[i], part(i < star ? i : i + taken - 1), range);
      continue;
    }
    ast::ExprId rest = As<ast::Starred>(items[i])->value;
    TypeId list = LowerTarget(rest).type;
    std::vector<Expr> rest_items;
    for (size_t p = star; p < star + taken; ++p) rest_items.push_back(Coerce(part(p), types_[list].arguments[0]));
    AssignTo(rest, ir::MakeExpr(ExprKind::kList, list, range, std::move(rest_items)), range);
  }
}

/// What stands before the star, the rest, and what stands behind it are slices; unpacking these sees whether there are
/// enough items.
void Lowerer::UnpackListRest(const std::vector<ast::ExprId>& items, size_t star, Expr value, SourceRange range) {
  TypeId list = types_.List(check::ElementOf(types_, value.type));
  if (value.type != list) {
    value = ir::MakeExpr(ExprKind::kBuiltin, list, range, {std::move(value)});
    value.text = "list";
  }
  VarId whole = Temp("whole", list);
  Emit(ir::LetStmt(whole, std::move(value), range));
  TypeId bound = types_.Optional(types_.integer());
  auto at = [&](int64_t place) {
    return ir::MakeExpr(ExprKind::kSome, bound, range, {ir::IntExpr(program_, place, range)});
  };
  auto none = [&] { return ir::NoneExpr(bound, range); };
  auto slice = [&](VarId of, Expr start, Expr stop) {
    return ir::MakeExpr(ExprKind::kSlice, list, range,
                        {ir::VarExpr(program_, of, range), std::move(start), std::move(stop), none()});
  };
  const auto before = static_cast<int64_t>(star), after = static_cast<int64_t>(items.size() - star - 1);
  VarId others = whole;
  if (before > 0) {
    Unpack({items.begin(), items.begin() + before}, slice(whole, none(), at(before)), range);
    others = Temp("others", list);
    Emit(ir::LetStmt(others, slice(whole, at(before), none()), range));
  }
  AssignTo(As<ast::Starred>(items[star])->value, slice(others, none(), after > 0 ? at(-after) : none()), range);
  if (after > 0) Unpack({items.begin() + before + 1, items.end()}, slice(others, at(-after), none()), range);
}

/// True for what a loop cannot bind by itself: attributes, items, `*rest`.
bool Lowerer::IsPlaceTarget(ast::ExprId target) const {
  const auto* tuple = As<ast::TupleLiteral>(target);
  const auto* list = As<ast::ListLiteral>(target);
  if (tuple == nullptr && list == nullptr) return As<ast::NameRef>(target) == nullptr;
  const std::vector<ast::ExprId>& items = tuple != nullptr ? tuple->items : list->items;
  return std::any_of(items.begin(), items.end(), [&](ast::ExprId item) { return IsPlaceTarget(item); });
}

/// A display with `*values` in it: lists, one behind the other.
Expr Lowerer::SpreadItems(const std::vector<ast::ExprId>& items, TypeId list, SourceRange range) {
  TypeId item_type = types_[list].arguments[0];
  std::vector<Expr> parts;
  for (ast::ExprId item : items) {
    if (const auto* spread = As<ast::Starred>(item)) {
      parts.push_back(ItemsAs(LowerExpr(spread->value), item_type));
      continue;
    }
    bool new_part = parts.empty() || parts.back().kind != ExprKind::kList;
    if (new_part) parts.push_back(ir::MakeExpr(ExprKind::kList, list, range));
    parts.back().operands.push_back(LowerExprAs(item, item_type));
  }
  Expr all = std::move(parts[0]);
  for (size_t i = 1; i < parts.size(); ++i) {
    all = ir::MakeExpr(ExprKind::kBinary, list, range, {std::move(all), std::move(parts[i])});
    all.text = "+";
  }
  return all;
}

/// A new list of the items, each as `type`; as text, where that is `str`.
Expr Lowerer::ItemsAs(Expr iterable, TypeId type) {
  SourceRange range = iterable.range;
  TypeId element = check::ElementOf(types_, iterable.type);
  VarId item = Temp("item", element);
  auto comprehension = std::make_shared<ir::Comprehension>();
  ir::ComprehensionClause clause;
  clause.target.var = item;
  clause.iterable = std::move(iterable);
  comprehension->clauses.push_back(std::move(clause));
  Expr value = ir::VarExpr(program_, item, range);
  bool to_text = Kind(type) == TypeKind::kStr && !check::IsText(types_, element);
  comprehension->element.push_back(to_text ? ToText(std::move(value)) : Coerce(std::move(value), type));
  Expr list = ir::MakeExpr(ExprKind::kComprehension, types_.List(type), range);
  list.comprehension = std::move(comprehension);
  return list;
}

/// `(a, *pair, b)`: the items of the tuple that is spread, each by itself.
Expr Lowerer::SpreadTuple(const std::vector<ast::ExprId>& items, size_t next, std::vector<Expr> values, TypeId type,
                          SourceRange range) {
  for (; next < items.size(); ++next) {
    if (const auto* spread = As<ast::Starred>(items[next])) {
      return Once(LowerExpr(spread->value), [&](const Expr& tuple) {
        const std::vector<TypeId> parts = types_[tuple.type].arguments;
        std::vector<Expr> all = values;
        for (size_t i = 0; i < parts.size(); ++i) {
          all.push_back(ir::MakeExpr(ExprKind::kTupleItem, parts[i], range, {tuple}));
          all.back().index = static_cast<int>(i);
        }
        return SpreadTuple(items, next + 1, std::move(all), type, range);
      });
    }
    values.push_back(LowerExpr(items[next]));
  }
  for (size_t i = 0; i < values.size(); ++i) values[i] = Coerce(std::move(values[i]), types_[type].arguments[i]);
  return ir::MakeExpr(ExprKind::kTuple, type, range, std::move(values));
}

/// `{**a, "key": value, **b}`: dicts, the later over the earlier.
Expr Lowerer::SpreadDict(const ast::DictLiteral& node, TypeId type, SourceRange range) {
  const std::vector<TypeId> parts = types_[type].arguments;
  Expr all = ir::MakeExpr(ExprKind::kDict, type, range);
  for (const auto& [key, value] : node.entries) {
    if (key.valid() && all.kind == ExprKind::kDict) {
      all.operands.push_back(LowerExprAs(key, parts[0]));
      all.operands.push_back(LowerExprAs(value, parts[1]));
      continue;
    }
    Expr more = key.valid() ? ir::MakeExpr(ExprKind::kDict, type, range,
                                           {LowerExprAs(key, parts[0]), LowerExprAs(value, parts[1])})
                            : LowerExprAs(value, type);
    all = ir::MakeExpr(ExprKind::kBinary, type, range, {std::move(all), std::move(more)});
    all.text = "|";
  }
  return all;
}

/// `f(*pair)`: `make` is given the arguments of the call when what is spread has its value.
Expr Lowerer::WithSpread(const check::CallInfo& call, const std::function<Expr()>& make) {
  for (ast::ExprId argument : call.arguments) {
    if (!argument.valid() || !Tables().spread.contains(argument) || spread_.contains(argument)) continue;
    return Once(LowerExpr(argument), [&](const Expr& tuple) {
      spread_[argument] = tuple;
      Expr made = WithSpread(call, make);
      spread_.erase(argument);
      return made;
    });
  }
  return make();
}

/// `print(a, *values)`: the texts of all of them, joined.
Expr Lowerer::JoinSpread(const check::CallInfo& print, const Expr& separator) {
  SourceRange range = separator.range;
  TypeId list = types_.List(types_.str());
  Expr all = ir::MakeExpr(ExprKind::kList, list, range);
  for (ast::ExprId argument : print.arguments) {
    if (!Tables().spread.contains(argument) && all.kind == ExprKind::kList) {
      all.operands.push_back(ToText(LowerExpr(argument)));
      continue;
    }
    Expr more = ir::MakeExpr(ExprKind::kList, list, range);
    if (Tables().spread.contains(argument)) {
      more = ItemsAs(LowerExpr(argument), types_.str());
    } else {
      more.operands.push_back(ToText(LowerExpr(argument)));
    }
    all = ir::MakeExpr(ExprKind::kBinary, list, range, {std::move(all), std::move(more)});
    all.text = "+";
  }
  Expr joined = ir::MakeExpr(ExprKind::kMethod, types_.str(), range, {separator, std::move(all)});
  joined.text = "str.join";
  return joined;
}

/// The argument of a parameter; of a tuple that is spread, the item that belongs to it.
Expr Lowerer::LowerArgument(const std::vector<ast::ExprId>& arguments, size_t place, TypeId type) {
  auto spread = spread_.find(arguments[place]);
  if (spread == spread_.end()) return LowerExprAs(arguments[place], type);
  const Expr tuple = spread->second;
  auto first = std::find(arguments.begin(), arguments.end(), arguments[place]) - arguments.begin();
  int index = static_cast<int>(place) - static_cast<int>(first);
  Expr item = ir::MakeExpr(ExprKind::kTupleItem, types_[tuple.type].arguments[static_cast<size_t>(index)], tuple.range,
                           {tuple});
  item.index = index;
  return type.valid() ? Coerce(std::move(item), type) : item;
}

void Lowerer::LowerDel(ast::ExprId target, SourceRange range) {
  if (const auto* tuple = As<ast::TupleLiteral>(target)) {
    for (ast::ExprId item : tuple->items) LowerDel(item, range);
    return;
  }
  Expr place = LowerTarget(target);
  bool slice = place.kind == ExprKind::kSlice;
  Expr call = ir::MakeExpr(ExprKind::kBuiltin, types_.none(), range, std::move(place.operands));
  call.text = slice ? "del_slice" : "del_at";
  Emit(ir::ExprStmt(std::move(call), range));
}

/// `assert condition, message`: `if not condition: fail`.
void Lowerer::LowerAssert(const ast::Stmt& stmt, const ast::Assert& node) {
  Expr condition = LowerCondition(node.condition);
  condition = ir::MakeExpr(ExprKind::kUnary, types_.boolean(), condition.range, {std::move(condition)});
  condition.text = "not";
  std::string_view source = sources_[stmt.range.file].Text(Ast(node.condition).range);
  Expr message = node.message.valid() ? ToText(LowerExpr(node.message))
                                      : ir::StrExpr(program_, std::string(source) + " is not so.", stmt.range);
  Expr fail = ir::MakeExpr(ExprKind::kBuiltin, types_.none(), stmt.range, {std::move(message)});
  fail.text = "fail_assert";
  Stmt lowered = ir::MakeStmt(StmtKind::kIf, stmt.range);
  ir::Body body;
  body.push_back(ir::ExprStmt(std::move(fail), stmt.range));
  lowered.branches.push_back({std::move(condition), std::move(body)});
  Emit(std::move(lowered));
}

/// `else` after a loop: runs unless a `break` has left it. `loop` lowers the loop.
void Lowerer::LowerLoopElse(const std::optional<ast::Body>& else_body, const ast::Body& body, SourceRange range,
                            const std::function<void()>& loop) {
  VarId outer = std::exchange(at_.broken, VarId{});
  if (!else_body || !Breaks(body)) {
    loop();
    at_.broken = outer;  // a `break` in `else` leaves the loop around
    if (else_body) {
      for (ast::StmtId id : *else_body) LowerStmt(id);
    }
    return;
  }
  VarId broken = Temp("broken", types_.boolean());
  Emit(ir::LetStmt(broken, ir::BoolExpr(program_, false, range), range));
  at_.broken = broken;
  loop();
  at_.broken = outer;
  Stmt otherwise = ir::MakeStmt(StmtKind::kIf, range);
  Expr finished = ir::MakeExpr(ExprKind::kUnary, types_.boolean(), range, {ir::VarExpr(program_, broken, range)});
  finished.text = "not";
  otherwise.branches.push_back({std::move(finished), LowerBody(*else_body)});
  Emit(std::move(otherwise));
}

void Lowerer::LowerBreak(const ast::Stmt& stmt) {
  if (at_.broken.valid()) {
    Emit(ir::AssignStmt(ir::VarExpr(program_, at_.broken, stmt.range), ir::BoolExpr(program_, true, stmt.range),
                        stmt.range));
  }
  Emit(ir::MakeStmt(StmtKind::kBreak, stmt.range));
}

/// Whether a loop's own `break` is in its body.
bool Lowerer::Breaks(const ast::Body& body) const {
  return std::any_of(body.begin(), body.end(), [&](ast::StmtId id) {
    auto in = [&](const std::optional<ast::Body>& inner) { return inner && Breaks(*inner); };
    const auto& node = Ast(id).node;
    if (std::holds_alternative<ast::Break>(node)) return true;
    if (const auto* expr = std::get_if<ast::ExprStmt>(&node)) return in(expr->block);
    if (const auto* assign = std::get_if<ast::Assign>(&node)) return in(assign->block);
    if (const auto* loop = std::get_if<ast::For>(&node)) return in(loop->else_body);
    if (const auto* loop = std::get_if<ast::While>(&node)) return in(loop->else_body);
    if (const auto* match = std::get_if<ast::Match>(&node)) {
      return std::any_of(match->cases.begin(), match->cases.end(),
                         [&](const ast::MatchCase& one) { return Breaks(one.body); });
    }
    const auto* branch = std::get_if<ast::If>(&node);
    if (branch == nullptr) return false;
    return in(branch->else_body) || std::any_of(branch->branches.begin(), branch->branches.end(),
                                                [&](const ast::IfBranch& one) { return Breaks(one.body); });
  });
}

}  // namespace gblocks::lower
