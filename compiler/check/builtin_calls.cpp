// Calls of what is there without an import: choosing the row of builtins.def, and working out its type variables.
#include <algorithm>

#include "compiler/check/checker.h"
#include "compiler/check/unions.h"

namespace gblocks::check {

bool Checker::HasVariables(TypeId type) const {
  const Type& t = T(type);
  if (t.kind == TypeKind::kVariable || (t.kind == TypeKind::kTypeParam && t.symbol == unifying_)) return true;
  return std::any_of(t.arguments.begin(), t.arguments.end(), [&](TypeId one) { return HasVariables(one); });
}

/// Makes a pattern agree with a type by giving its variables types; false where they cannot agree.
bool Checker::Unify(TypeId pattern, TypeId actual, VariableBindings& bindings) {
  const Type& p = T(pattern);
  if (IsError(actual)) {  // all that it should have told is an error, too, and stays quiet
    if (HasVariables(pattern) && p.arguments.empty())
      bindings.try_emplace(p.name, VariableBinding{actual, false});
    for (TypeId argument : p.arguments) Unify(argument, actual, bindings);
    return true;
  }
  const Type& a = T(actual);
  if (p.kind == TypeKind::kVariable || (p.kind == TypeKind::kTypeParam && p.symbol == unifying_)) {
    if (p.name == "any") return true;
    if (p.name == "sized") {
      const std::vector<TypeId> all = Alternatives(types_, actual);
      return std::all_of(all.begin(), all.end(), [&](TypeId one) {
        return Kind(one) == TypeKind::kAudioData || Kind(one) == TypeKind::kTuple || ElementOf(types_, one).valid();
      });
    }
    if (p.name == "iterable") {
      TypeId element = ElementOf(types_, actual);
      return element.valid() && Unify(p.arguments[0], element, bindings);
    }
    if (p.name == "tuple_of") {
      TypeId element = a.kind == TypeKind::kTuple ? ElementOf(types_, actual) : TypeId{};
      return element.valid() && Unify(p.arguments[0], element, bindings);
    }
    if (p.name == "N") {
      if (a.kind == TypeKind::kBool) actual = types_.integer();
      if (a.kind != TypeKind::kNever && !IsNumber(types_, actual)) return false;
    }
    auto [found, added] = bindings.try_emplace(p.name, VariableBinding{actual, false});
    if (added) return true;
    VariableBinding& binding = found->second;
    if (IsOpen(types_, binding.type)) {
      if (!Assignable(types_, binding.type, actual)) return false;
      binding.type = actual;
      return true;
    }
    if (Assignable(types_, actual, binding.type)) return true;
    TypeId joined = binding.fixed ? TypeId{} : check::Join(types_, binding.type, actual);
    if (!joined.valid()) return false;
    binding.type = joined;
    return true;
  }
  if (!HasVariables(pattern)) {
    bool any_tuple = p.kind == TypeKind::kTuple && p.arguments.empty();
    return (any_tuple && a.kind == TypeKind::kTuple) || Assignable(types_, actual, pattern);
  }
  if (p.kind == TypeKind::kOptional)
    return a.kind == TypeKind::kNone || Unify(p.arguments[0], WithoutNone(types_, actual), bindings);
  if (a.kind == TypeKind::kNever) return true;
  if (p.kind != a.kind || p.arguments.size() != a.arguments.size()) return false;
  for (size_t i = 0; i < p.arguments.size(); ++i) {
    if (!Unify(p.arguments[i], a.arguments[i], bindings)) return false;
  }
  return true;
}

TypeId Checker::Substitute(TypeId pattern, const VariableBindings& bindings) {
  if (!HasVariables(pattern)) return pattern;
  Type type = T(pattern);
  if (type.kind == TypeKind::kVariable || type.kind == TypeKind::kTypeParam) {
    if (type.name == "join") {
      TypeId joined =
          check::Join(types_, Substitute(type.arguments[0], bindings), Substitute(type.arguments[1], bindings));
      return joined.valid() ? joined : types_.error();
    }
    if (type.name == "iterable") return types_.List(Substitute(type.arguments[0], bindings));
    auto found = bindings.find(type.name);
    return found == bindings.end() ? types_.never() : found->second.type;
  }
  if (type.kind == TypeKind::kOptional) return types_.Optional(Substitute(type.arguments[0], bindings));
  for (TypeId& argument : type.arguments) argument = Substitute(argument, bindings);
  return types_.Intern(std::move(type));
}

bool Checker::FitsArity(const BuiltinSignature& signature, const std::vector<ast::Argument>& arguments) const {
  std::vector<bool> given(signature.params.size());
  size_t next = 0;
  for (const ast::Argument& argument : arguments) {
    size_t place = signature.params.size();
    if (argument.name) {
      for (size_t i = 0; i < signature.params.size(); ++i) {
        if (signature.params[i].name == argument.name->text && !signature.params[i].variadic) place = i;
      }
    } else if (next < signature.params.size() && !signature.params[next].keyword_only) {
      place = signature.params[next].variadic ? next : next++;
    }
    if (place == signature.params.size()) return false;
    if (given[place] && !signature.params[place].variadic) return false;
    given[place] = true;
  }
  for (size_t i = 0; i < given.size(); ++i) {
    if (!given[i] && signature.params[i].required) return false;
  }
  return true;
}

/// For each argument, in the order of the text, the parameter it belongs to; as pairs flattened into one expression per
/// parameter where none is variadic, else the positional arguments.
std::vector<ast::ExprId> Checker::PlaceArguments(const BuiltinSignature& signature,
                                                 const std::vector<ast::Argument>& arguments) const {
  std::vector<ast::ExprId> placed(signature.params.size());
  size_t next = 0;
  for (const ast::Argument& argument : arguments) {
    if (argument.name) {
      for (size_t i = 0; i < signature.params.size(); ++i) {
        if (signature.params[i].name == argument.name->text) placed[i] = argument.value;
      }
    } else if (next < signature.params.size() && !signature.params[next].variadic) {
      placed[next++] = argument.value;
    }
  }
  return placed;
}

/// Lambdas, and functions named without a call, get their types from the other arguments: they are checked after them.
bool Checker::IsLate(ast::ExprId argument, const BuiltinParam& param) const {
  return Kind(param.type) == TypeKind::kFunction && argument.valid() && As<ast::NoneLiteral>(argument) == nullptr;
}

TypeId Checker::CallBuiltin(ast::ExprId id, const ast::Call& node, const std::string& owner, const std::string& name,
                            TypeId receiver, ast::ExprId receiver_expr, TypeId expected) {
  const std::vector<const BuiltinRow*>& all = FindBuiltins(owner, name);
  bool prints = owner.empty() && name == "print";  // takes any number of values
  for (const ast::Argument& argument : node.arguments) {
    if (argument.stars == 0) continue;
    if (argument.stars == 1 && prints) {
      at_.tables->spread.insert(argument.value);
      continue;
    }
    for (const ast::Argument& other : node.arguments)
      other.stars > 0 ? RefuseSpread(other) : static_cast<void>(Check(other.value, types_.error()));
    return types_.error();
  }
  if (owner.empty() && name == "dict" && !node.arguments.empty() && node.arguments.front().name)
    return CallDictWithNames(id, node, expected);
  std::vector<const BuiltinSignature*> rows;
  for (const BuiltinRow* row : all) {
    const BuiltinSignature& signature = signatures_.Of(row);
    if (FitsArity(signature, node.arguments)) rows.push_back(&signature);
  }
  std::string callee = owner.empty() || receiver.valid() ? name : owner + "." + name;
  if (rows.empty()) {
    ReportArity(callee, Expr(id).range, node.arguments, all);
    return types_.error();
  }
  VariableBindings start;
  if (receiver.valid() && rows[0]->receiver.valid()) {
    Unify(rows[0]->receiver, receiver, start);
    for (auto& entry : start) entry.second.fixed = true;
  }
  // Arguments first, without lambdas; where one row alone is possible, it says what they should be.
  for (const ast::Argument& argument : node.arguments) {
    bool late = false;
    TypeId wanted;
    for (const BuiltinSignature* row : rows) {
      std::vector<ast::ExprId> placed = PlaceArguments(*row, node.arguments);
      for (size_t i = 0; i < placed.size(); ++i) {
        if (placed[i] != argument.value) continue;
        late = late || IsLate(argument.value, row->params[i]);
        if (rows.size() == 1) wanted = Substitute(row->params[i].type, start);
        if (expected.valid() && rows.size() == 1 && Kind(row->result) == Kind(expected) &&
            Kind(row->params[i].type) == TypeKind::kVariable && Kind(expected) == TypeKind::kList && start.empty() &&
            (name == "list" || name == "sorted" || name == "reversed")) {
          wanted = expected;
        }
      }
    }
    if (wanted.valid() && IsOpen(types_, wanted)) wanted = {};
    if (argument.stars > 0) {
      IterateOver(argument.value);
      continue;
    }
    if (!late) Check(argument.value, wanted);
  }
  for (const BuiltinSignature* row : rows) {
    VariableBindings bindings = start;
    if (TryRow(*row, PlaceArguments(*row, node.arguments), bindings)) {
      return FinishBuiltin(id, node, *row, PlaceArguments(*row, node.arguments), std::move(bindings), receiver_expr,
                           expected);
    }
  }
  // The first argument that does not fit the last row: messages name one thing.
  const BuiltinSignature& row = *rows.back();
  std::vector<ast::ExprId> placed = PlaceArguments(row, node.arguments);
  VariableBindings bindings = start;
  for (size_t i = 0; i < placed.size(); ++i) {
    if (!placed[i].valid() || IsLate(placed[i], row.params[i])) continue;
    TypeId found = TypeIn(placed[i]);
    TypeId pattern = row.params[i].type;
    VariableBindings before = bindings;
    if (Unify(pattern, found, bindings)) continue;
    const Type& p = T(pattern);
    if (p.kind == TypeKind::kVariable && (p.name == "iterable" || p.name == "sized") &&
        !ElementOf(types_, found).valid()) {
      if (!ReportNone(placed[i], found, "gone through")) {
        std::string hint = Kind(found) == TypeKind::kComponent
                               ? "Its value may be what you mean: `" + Text(placed[i]) + ".value`."
                               : "";
        if (Kind(found) == TypeKind::kInt && callee != "len")
          hint = "To count up to it, write `range(" + Text(placed[i]) + ")`.";
        Report(DiagnosticKind::kNotIterable, Expr(placed[i]).range).With("type", Named(found)).Hint(hint);
      }
      return types_.error();
    }
    if (ReportNone(placed[i], found, "passed to `" + callee + "`")) return types_.error();
    TypeId wanted = Substitute(pattern, before);
    std::string text = Named(wanted);
    if (p.kind == TypeKind::kVariable && p.name == "N") text = "int` or `float";
    if (p.kind == TypeKind::kVariable && p.name == "iterable" && HasVariables(p.arguments[0]))
      text = "list[int]` or `list[float]";
    Report(DiagnosticKind::kTypeMismatch, Expr(placed[i]).range)
        .With("what", "`" + row.params[i].name + "` of `" + callee + "`")
        .With("expected", text)
        .With("found", Named(found))
        .Hint(ConversionHint(placed[i], found, wanted));
    return types_.error();
  }
  Report(DiagnosticKind::kTypeMismatch, Expr(id).range)
      .With("what", "What `" + callee + "` is given")
      .With("expected", "values of one type")
      .With("found", "several types");
  return types_.error();
}

/// `dict(a=1, b=2)`: the names are the keys.
TypeId Checker::CallDictWithNames(ast::ExprId id, const ast::Call& node, TypeId expected) {
  TypeId wanted = WantedKind(types_, expected, TypeKind::kDict);
  bool known = wanted.valid() && Kind(wanted) == TypeKind::kDict && IsText(types_, T(wanted).arguments[0]);
  CallInfo info;
  info.callee = {RefKind::kBuiltinFunction, {}, "dict", -1};
  std::vector<ast::ExprId> values;
  for (const ast::Argument& argument : node.arguments) {
    info.named.emplace_back(argument.name ? argument.name->text : "", argument.value);
    values.push_back(argument.value);
  }
  at_.tables->calls[id] = std::move(info);
  TypeId value = CheckItems(values, known ? T(wanted).arguments[1] : TypeId{}, "Each value of this dict");
  return types_.Dict(types_.str(), value);
}

bool Checker::TryRow(const BuiltinSignature& signature, const std::vector<ast::ExprId>& placed,
                     VariableBindings& bindings) {
  for (size_t i = 0; i < placed.size(); ++i) {
    if (!placed[i].valid() || IsLate(placed[i], signature.params[i])) continue;
    bool is_function = at_.tables->types.count(placed[i]) == 0;  // a lambda that waits for its types
    if (is_function || !Unify(signature.params[i].type, TypeIn(placed[i]), bindings)) return false;
  }
  return true;
}

TypeId Checker::FinishBuiltin(ast::ExprId id, const ast::Call& node, const BuiltinSignature& signature,
                              const std::vector<ast::ExprId>& placed, VariableBindings bindings,
                              ast::ExprId receiver_expr, TypeId) {
  const std::string name(signature.row->name), owner(signature.row->owner);
  bool variadic = signature.variadic();
  // What `*rest` takes joins the other arguments' type.
  size_t positions = 0;
  for (const BuiltinParam& param : signature.params) positions += !param.keyword_only && !param.variadic ? 1 : 0;
  size_t seen = 0;
  for (const ast::Argument& argument : node.arguments) {
    if (argument.name || seen++ < positions) continue;
    for (const BuiltinParam& param : signature.params) {
      if (!param.variadic || Unify(param.type, TypeIn(argument.value), bindings)) continue;
      Reason why{"Each argument of `" + name + "`", {}, ""};
      Require(argument.value, TypeIn(argument.value), Substitute(param.type, bindings), why);
    }
  }
  bool has_key = false;
  for (size_t i = 0; i < placed.size(); ++i) {
    if (!placed[i].valid() || !IsLate(placed[i], signature.params[i])) continue;
    TypeId pattern = signature.params[i].type;
    std::vector<TypeId> params;
    for (size_t p = 0; p + 1 < T(pattern).arguments.size(); ++p)
      params.push_back(Substitute(T(pattern).arguments[p], bindings));
    TypeId result_pattern = T(pattern).arguments.back();
    TypeId wanted = types_.Function(params, result_pattern);
    TypeId found = Check(placed[i], wanted);
    if (Kind(found) == TypeKind::kFunction) {
      bool fits = T(found).arguments.size() == params.size() + 1;
      for (size_t p = 0; fits && p < params.size(); ++p) fits = Assignable(types_, params[p], T(found).arguments[p]);
      if (fits) {
        Unify(result_pattern, T(found).arguments.back(), bindings);
      } else if (As<ast::Lambda>(placed[i]) == nullptr) {
        Require(placed[i], found, types_.Function(params, T(found).arguments.back()),
                {"`" + signature.params[i].name + "` of `" + name + "`", {}, ""});
      }
    } else {
      Require(placed[i], found, wanted, {"`" + signature.params[i].name + "` of `" + name + "`", {}, ""});
    }
    if (signature.params[i].name == "key" && Kind(found) == TypeKind::kFunction) {
      has_key = true;
      RequireOrdered(placed[i], T(found).arguments.back(), name);
    }
  }
  bool orders = name == "sorted" || name == "sort" || (owner.empty() && (name == "min" || name == "max"));
  if (orders && !has_key && bindings.count("T") > 0) {
    RequireOrdered(placed.empty() || !placed[0].valid() ? receiver_expr : placed[0], bindings["T"].type, name);
  }
  for (size_t i = 0; i < placed.size(); ++i) {  // an empty list: the other arguments say of what
    const Type& pattern = T(signature.params[i].type);
    if (!placed[i].valid() || pattern.name != "iterable" || Kind(TypeIn(placed[i])) != TypeKind::kList) continue;
    TypeId element = Substitute(pattern.arguments[0], bindings);
    if (IsOpen(types_, element) && bindings.count("D") > 0) element = bindings["D"].type;  // min([], default=0)
    if (!IsOpen(types_, element)) Settle(placed[i], types_.List(element));
  }
  CallInfo info;
  info.callee = {signature.receiver.valid() || (!owner.empty() && receiver_expr.valid()) ? RefKind::kBuiltinMethod
                                                                                         : RefKind::kBuiltinFunction,
                 {},
                 owner.empty() ? name : owner + "." + name,
                 -1};
  for (size_t i = 0; i < signature.params.size(); ++i) {
    const Type& pattern = T(signature.params[i].type);
    bool stands_for_any = pattern.kind == TypeKind::kVariable &&
                          (pattern.name == "iterable" || pattern.name == "tuple_of" || pattern.name == "any" || pattern.name == "sized");
    TypeId type = stands_for_any ? (placed[i].valid() ? TypeIn(placed[i]) : types_.never())
                                 : Substitute(signature.params[i].type, bindings);
    if (placed[i].valid() && !stands_for_any && IsOpen(types_, TypeIn(placed[i])) && !IsOpen(types_, type))
      Settle(placed[i], type);
    info.param_types.push_back(type);
  }
  if (variadic) {
    for (const ast::Argument& argument : node.arguments) {
      if (argument.name) {
        info.named.emplace_back(argument.name->text, argument.value);
      } else {
        info.arguments.push_back(argument.value);
      }
    }
  } else {
    info.arguments = placed;
  }
  at_.tables->calls[id] = std::move(info);
  if (receiver_expr.valid() && signature.receiver.valid()) {
    TypeId refined = Substitute(signature.receiver, bindings);
    if (IsOpen(types_, TypeIn(receiver_expr)) && refined != TypeIn(receiver_expr))
      RefineReceiver(receiver_expr, refined);
    if (Kind(refined) == TypeKind::kSet && !placed.empty() && placed[0].valid() && name == "add") {
      RequireHashable(placed[0], T(refined).arguments[0], "an item of a set");
    }
  }
  if (signature.row->mutates) {
    ast::ExprId changed = receiver_expr.valid() ? receiver_expr : placed.empty() ? ast::ExprId{} : placed[0];
    if (changed.valid()) NoteDataWrite(changed, Expr(id).range);
  }
  TypeId result = Substitute(signature.result, bindings);
  bool makes_set = Kind(result) == TypeKind::kSet, makes_dict = Kind(result) == TypeKind::kDict;
  if ((makes_set || makes_dict) && receiver_expr == ast::ExprId{} && !placed.empty() && placed[0].valid()) {
    RequireHashable(placed[0], T(result).arguments[0], makes_set ? "an item of a set" : "a key of a dict");
  }
  bool is_join = Kind(signature.result) == TypeKind::kVariable && T(signature.result).name == "join";
  if (is_join && IsError(result) && bindings.count("D") > 0 && !IsError(bindings["D"].type)) {
    ast::ExprId fallback = placed.back();
    TypeId value = Substitute(T(signature.result).arguments[0], bindings);
    if (!IsError(value)) Require(fallback, TypeIn(fallback), value, {"`default` of `" + name + "`", {}, ""});
  } else if (is_join && !placed.empty() && placed.back().valid() && IsOpen(types_, TypeIn(placed.back()))) {
    Settle(placed.back(), result);
  }
  return result;
}

/// The receiver's item type became known by what it is given: `items = []`, then `items.append(3)`.
void Checker::RefineReceiver(ast::ExprId receiver, TypeId type) {
  if (As<ast::NameRef>(receiver) != nullptr) {
    auto found = at_.tables->references.find(receiver);
    if (found != at_.tables->references.end() && found->second.symbol.valid()) Refine(found->second.symbol, type);
  }
  at_.tables->types[receiver] = type;
}

void Checker::RequireOrdered(ast::ExprId id, TypeId element, const std::string& callee) {
  NoteRequirement(element, true);
  if (Ordered(types_, element)) return;
  std::string hint;
  if (Kind(element) == TypeKind::kOptional) {
    hint = "None has no place in an order; leave it out first.";
  } else if (!MembersOf(element).empty() && T(element).symbol.valid()) {
    hint = "Say what to order by: `key=lambda item: item." + MembersOf(element)[0] + "`.";
  }
  Report(DiagnosticKind::kNotOrdered, Expr(id).range).With("type", Named(element)).With("callee", callee).Hint(hint);
}

void Checker::ReportArity(const std::string& callee, SourceRange range, const std::vector<ast::Argument>& arguments,
                          const std::vector<const BuiltinRow*>& rows) {
  // Against the row that takes most, so that what is reported is wrong for all.
  const BuiltinSignature* best = nullptr;
  size_t given = static_cast<size_t>(
      std::count_if(arguments.begin(), arguments.end(), [](const ast::Argument& one) { return !one.name; }));
  for (const BuiltinRow* row : rows) {
    const BuiltinSignature& signature = signatures_.Of(row);
    auto positions = [](const BuiltinSignature& one) {
      return static_cast<size_t>(std::count_if(one.params.begin(), one.params.end(),
                                               [](const BuiltinParam& param) { return !param.keyword_only; }));
    };
    if (best == nullptr || (positions(*best) < given && positions(signature) > positions(*best)) ||
        (given == 0 && positions(signature) < positions(*best) && positions(signature) > 0) || positions(*best) == 0) {
      best = &signature;
    }
  }
  std::vector<ParamView> params;
  for (const BuiltinParam& param : best->params) {
    if (!param.variadic) params.push_back({param.name, types_.error(), param.required, {}, param.keyword_only});
  }
  std::vector<ast::ExprId> placed = MatchArguments(callee, range, arguments, params);
  for (ast::ExprId argument : placed) {
    if (argument.valid()) Check(argument, types_.error());
  }
}

}  // namespace gblocks::check
