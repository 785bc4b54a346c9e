// Expressions: literals, names, indices, lambdas; and how a type is asked for.
#include <algorithm>

#include "compiler/check/checker.h"
#include "compiler/check/tuple_slices.h"
#include "compiler/check/unions.h"

namespace gblocks::check {

TypeId Checker::TypeIn(ast::ExprId id) const {
  auto found = at_.tables->types.find(id);
  return found == at_.tables->types.end() ? types_.error() : found->second;
}

TypeId Checker::Check(ast::ExprId id, TypeId expected) {
  if (!id.valid()) return types_.error();
  TypeId type = CheckNode(id, Expr(id), expected);
  if (Kind(type) == TypeKind::kNever) {
    const auto* index = As<ast::Index>(id);
    type = RefuseUnknownItem(index != nullptr ? index->object : id);
  }
  at_.tables->types[id] = type;
  return type;
}

TypeId Checker::CheckAs(ast::ExprId id, TypeId expected, const Reason& why) {
  TypeId found = Check(id, expected);
  Require(id, found, expected, why);
  return found;
}

TypeId Checker::CheckObject(ast::ExprId id) {
  const auto* name = As<ast::NameRef>(id);
  if (name == nullptr) return Check(id);
  TypeId type = CheckName(id, name->name, {}, true);
  at_.tables->types[id] = type;
  return type;
}

/// Reports a type that does not fit, saying what was expected and where that is written.
void Checker::Require(ast::ExprId id, TypeId found, TypeId expected, const Reason& why) {
  if (!expected.valid() || IsError(found) || IsError(expected)) return;
  if (Assignable(types_, found, expected)) {
    if (IsOpen(types_, found) && !IsOpen(types_, expected))
      Settle(id, WantedKind(types_, expected, Kind(found)));
    return;
  }
  SourceRange range = Expr(id).range;
  Problem problem = Report(DiagnosticKind::kTypeMismatch, range);
  const auto* text = As<ast::StrLiteral>(id);
  TypeId wanted = WithoutNone(types_, expected);
  bool other_text = text != nullptr && Kind(wanted) == TypeKind::kLiteral;
  problem.With("what", why.what)
      .With("expected", Named(expected))
      .With("found", other_text ? "\"" + text->value + "\"" : Named(found));
  problem.Label(why.from, why.from_text);
  if (other_text) {
    DidYouMean(problem, text->value, T(wanted).literals, SourceRange{range.file, range.begin + 1, range.end - 1},
               "Write one of these texts.");
    return;
  }
  if (Kind(wanted) == TypeKind::kLiteral && IsText(types_, found)) {
    problem.Hint("Any text could be in it; give it the type " + std::string("`") + Named(wanted) +
                 "` where it is made.");
    return;
  }
  problem.Hint(ConversionHint(id, found, expected));
}

/// Tells an expression whose item type was open (`[]`) what it is.
void Checker::Settle(ast::ExprId id, TypeId type) {
  if (!IsOpen(types_, TypeIn(id))) return;
  if (As<ast::NameRef>(id) != nullptr) {
    auto found = at_.tables->references.find(id);
    if (found != at_.tables->references.end() && found->second.symbol.valid() &&
        IsOpen(types_, Sym(found->second.symbol).type)) {
      Refine(found->second.symbol, type);
    }
  }
  if (const auto* conditional = As<ast::Conditional>(id)) {
    Settle(conditional->then_value, type);
    Settle(conditional->else_value, type);
  }
  if (const auto* logical = As<ast::Logical>(id)) {
    Settle(logical->left, type);
    Settle(logical->right, type);
  }
  TypeKind kind = Kind(type);
  if (const auto* list = As<ast::ListLiteral>(id); list != nullptr && kind == TypeKind::kList) {
    for (ast::ExprId item : list->items) Settle(item, T(type).arguments[0]);
  }
  at_.tables->types[id] = type;
}

TypeId Checker::CheckNode(ast::ExprId id, const ast::Expr& expr, TypeId expected) {
  SourceRange range = expr.range;
  return std::visit(Overloaded{
                        [&](const ast::InvalidExpr&) { return types_.error(); },
                        [&](const ast::IntLiteral&) { return types_.integer(); },
                        [&](const ast::FloatLiteral&) { return types_.floating(); },
                        [&](const ast::StrLiteral& node) {
                          TypeId wanted =
                              expected.valid() ? WantedKind(types_, expected, TypeKind::kLiteral) : types_.str();
                          bool listed =
                              Kind(wanted) == TypeKind::kLiteral &&
                              std::binary_search(T(wanted).literals.begin(), T(wanted).literals.end(), node.value);
                          return listed ? wanted : types_.str();
                        },
                        [&](const ast::BoolLiteral&) { return types_.boolean(); },
                        [&](const ast::NoneLiteral&) { return types_.none(); },
                        [&](const ast::FString& node) { return CheckFString(node); },
                        [&](const ast::NameRef& node) { return CheckName(id, node.name, expected, false); },
                        [&](const ast::Attribute& node) { return CheckAttribute(id, node, expected, false); },
                        [&](const ast::Index& node) { return CheckIndex(id, node); },
                        [&](const ast::Slice& node) { return CheckSlice(node); },
                        [&](const ast::Call& node) { return CheckCall(id, node, expected); },
                        [&](const ast::Unary& node) { return CheckUnary(node, range); },
                        [&](const ast::Binary& node) { return CheckBinary(id, node, expected); },
                        [&](const ast::Logical& node) { return CheckLogical(node, expected); },
                        [&](const ast::Comparison& node) { return CheckComparison(node); },
                        [&](const ast::Conditional& node) { return CheckConditional(node, expected); },
                        [&](const ast::ListLiteral& node) { return CheckList(node, expected); },
                        [&](const ast::TupleLiteral& node) { return CheckTuple(node, expected); },
                        [&](const ast::SetLiteral& node) { return CheckSet(node, expected); },
                        [&](const ast::DictLiteral& node) { return CheckDict(node, expected); },
                        [&](const ast::Starred& node) {
                          // In displays, calls and targets it is not looked at by itself.
                          Check(node.value);
                          Misplaced(range, "`*`", "here", "It stands in a list, a tuple, a call or a target.");
                          return types_.error();
                        },
                        [&](const ast::Comprehension& node) { return CheckComprehension(node, expected); },
                        [&](const ast::Lambda& node) { return CheckLambda(id, node, expected); },
                        [&](const ast::Await& node) { return CheckAwait(id, node, expected); },
                    },
                    expr.node);
}

TypeId Checker::CheckName(ast::ExprId id, const std::string& name, TypeId expected, bool as_object) {
  SymbolId symbol = Lookup(name);
  if (symbol.valid()) {
    at_.tables->references[id] = {RefKind::kSymbol, symbol, "", -1};
    return CheckSymbolValue(id, symbol, as_object);
  }
  if (!FindBuiltins("", name).empty()) return BuiltinAsValue(id, "", name, expected);
  SourceRange range = Expr(id).range;
  if (name == "html" || IsModule(name)) {
    Report(DiagnosticKind::kNotAValue, range)
        .With("what", "`" + name + "`")
        .With("kind", "a module")
        .Hint(name == "html" ? "Name an element of it, as in `html.div(…)`."
                             : "Name a part of it, as in `" + name + "." + BuiltinNames(name)[0] + "`.");
    return types_.error();
  }
  if (name == "app") {
    Report(DiagnosticKind::kNotAValue, range)
        .With("what", "`app`")
        .With("kind", "what says how the page is")
        .Hint("Write `app(title=…)`.");
    return types_.error();
  }
  ReportUnknownName(name, range);
  return types_.error();
}

TypeId Checker::CheckSymbolValue(ast::ExprId id, SymbolId symbol, bool as_object) {
  SourceRange range = Expr(id).range;
  SymbolKind kind = Sym(symbol).kind;
  const std::string name = Sym(symbol).name;
  switch (kind) {
    case SymbolKind::kFunction:
      EnsureChecked(symbol);
      NoteCall(symbol, range);
      if (Sym(symbol).is_async) Report(DiagnosticKind::kMissingAwait, range).With("value", name);
      if (!Sym(symbol).type.valid()) return types_.error();
      if (!Sym(symbol).type_params.empty()) {
        Report(DiagnosticKind::kNotAValue, range)
            .With("what", "`" + name + "`")
            .With("kind", "a function of any type `" + Named(Sym(symbol).type_params[0]) + "`")
            .Hint("Write a `lambda` that calls it, so that the types are known: `lambda x: " + name + "(x)`.");
        return types_.error();
      }
      return Sym(symbol).type;
    case SymbolKind::kRecord:
      Report(DiagnosticKind::kNotAValue, range)
          .With("what", "`" + name + "`")
          .With("kind", "a record")
          .Hint("To make one, write `" + name + "(…)`.");
      return types_.error();
    case SymbolKind::kComponent: {
      Report(DiagnosticKind::kNotAValue, range)
          .With("what", "`" + name + "`")
          .With("kind", "a component")
          .Hint("To put one on the page, write `" + name + "(…)`.")
          .Fix(range, name + "()");
      return types_.error();
    }
    case SymbolKind::kEvent:
      return types_.error();
    case SymbolKind::kState:
    case SymbolKind::kLocal:
    case SymbolKind::kParam:
    case SymbolKind::kProperty:
      break;
  }
  bool tracked = kind == SymbolKind::kLocal || kind == SymbolKind::kState;
  if (tracked && at_.env.reachable && !at_.env.IsBound(symbol)) {
    Report(DiagnosticKind::kUsedBeforeMade, range)
        .With("name", name)
        .Hint("Give `" + name + "` a value on every way that leads here, for example before the `if` or `for`.")
        .Label(Sym(symbol).range, "it has a value only if this line runs");
    at_.env.Bind(symbol);  // once is enough
  }
  NoteRead(symbol);
  NoteCapture(symbol);
  TypeId type = Narrowed(id, Sym(symbol).type);
  if (IsOpen(types_, type)) NoteOpen(symbol, id);
  if (!as_object && (Kind(type) == TypeKind::kComponent || Kind(type) == TypeKind::kElement)) Escape(symbol);
  return type;
}

TypeId Checker::CheckIndex(ast::ExprId, const ast::Index& node) {
  TypeId object = CheckObject(node.object);
  TypeKind kind = Kind(object);
  auto check_int = [&] { CheckAs(node.index, types_.integer(), {"The index", {}, ""}); };
  switch (kind) {
    case TypeKind::kError:
      Check(node.index);
      return object;
    case TypeKind::kList:
      check_int();
      return T(object).arguments[0];
    case TypeKind::kStr:
    case TypeKind::kLiteral:
      check_int();
      return types_.str();
    case TypeKind::kDict: {
      TypeId key = T(object).arguments[0];
      if (Kind(key) == TypeKind::kNever) {
        Check(node.index);
      } else {
        CheckAs(node.index, key, {"The key", {}, ""});
      }
      return T(object).arguments[1];
    }
    case TypeKind::kTuple: {
      TypeId found = Check(node.index);
      const std::vector<TypeId>& items = T(object).arguments;
      const auto* literal = As<ast::IntLiteral>(node.index);
      const auto* unary = As<ast::Unary>(node.index);
      int64_t place = literal != nullptr ? literal->value : 0;
      if (unary != nullptr && unary->op == ast::UnaryOp::kNegate) {
        literal = As<ast::IntLiteral>(unary->operand);
        place = literal != nullptr ? static_cast<int64_t>(items.size()) - literal->value : 0;
      }
      if (literal == nullptr) {
        if (!IsError(found)) {
          TypeId element = ElementOf(types_, object);
          if (element.valid() && Kind(found) == TypeKind::kInt) return element;
          Report(DiagnosticKind::kTupleIndex, Expr(node.index).range).With("type", Named(object));
        }
        return types_.error();
      }
      if (place < 0 || place >= static_cast<int64_t>(items.size())) {
        Report(DiagnosticKind::kTupleRange, Expr(node.index).range)
            .With("type", Named(object))
            .With("count", std::to_string(items.size()));
        return types_.error();
      }
      return items[static_cast<size_t>(place)];
    }
    case TypeKind::kNative: {
      if (T(object).name != "Array") break;
      if (As<ast::TupleLiteral>(node.index) == nullptr) {
        check_int();
      } else {
        CheckAs(node.index, types_.Tuple({types_.integer(), types_.integer()}), {"The place in an array", {}, ""});
      }
      return types_.floating();
    }
    default:
      break;
  }
  Check(node.index);
  if (ReportNone(node.object, object, "indexed")) return types_.error();
  std::string hint;
  if (kind == TypeKind::kRecord) hint = "A field is read with a dot: `" + Text(node.object) + ".name`.";
  if (kind == TypeKind::kSet) hint = "A set has no order; make a list: `sorted(" + Text(node.object) + ")`.";
  if (kind == TypeKind::kComponent) hint = "Its value may be what you mean: `" + Text(node.object) + ".value`.";
  Report(DiagnosticKind::kNotIndexable, Expr(node.object).range).With("type", Named(object)).Hint(hint);
  return types_.error();
}

TypeId Checker::CheckSlice(const ast::Slice& node) {
  TypeId object = CheckObject(node.object);
  for (ast::ExprId part : {node.start, node.stop, node.step}) {
    if (part.valid()) CheckAs(part, types_.Optional(types_.integer()), {"A bound of a slice", {}, ""});
  }
  bool is_array = Kind(object) == TypeKind::kNative && T(object).name == "Array";
  if (IsError(object) || Kind(object) == TypeKind::kList || is_array) return object;
  if (IsText(types_, object)) return types_.str();
  if (Kind(object) == TypeKind::kTuple) {
    const std::vector<TypeId> items = T(object).arguments;
    if (auto places = SlicedPlaces(*at_.ast, node, items.size())) {
      std::vector<TypeId> parts;
      for (size_t place : *places) parts.push_back(items[place]);
      return types_.Tuple(std::move(parts));
    }
    Report(DiagnosticKind::kNotIndexable, Expr(node.object).range)
        .With("type", Named(object))
        .Hint("The bounds of a tuple's slice are numbers that are written out, as in `[1:]`; a list can be sliced by any.");
    return types_.error();
  }
  if (ReportNone(node.object, object, "sliced")) return types_.error();
  Report(DiagnosticKind::kNotIndexable, Expr(node.object).range)
      .With("type", Named(object))
      .Hint("Slices are parts of lists, texts and arrays.");
  return types_.error();
}

TypeId Checker::CheckConditional(const ast::Conditional& node, TypeId expected) {
  Check(node.condition);
  Outcome outcome = Conclude(node.condition);
  Facts saved = at_.env.facts;
  at_.env.Learn(outcome.when_true);
  TypeId then_type = Check(node.then_value, expected);
  at_.env.facts = saved;
  at_.env.Learn(outcome.when_false);
  TypeId else_type = Check(node.else_value, expected.valid() ? expected : then_type);
  at_.env.facts = std::move(saved);
  if (IsError(then_type) || IsError(else_type)) return types_.error();
  TypeId joined = check::Join(types_, then_type, else_type);
  if (expected.valid() && Assignable(types_, then_type, expected) &&
      Assignable(types_, else_type, expected) && Kind(expected) != TypeKind::kVariable && !IsOpen(types_, expected)) {
    joined = expected;
  }
  if (joined.valid()) {
    if (!IsOpen(types_, joined)) {
      if (IsOpen(types_, then_type)) Settle(node.then_value, joined);
      if (IsOpen(types_, else_type)) Settle(node.else_value, joined);
    }
    return joined;
  }
  Report(DiagnosticKind::kTypeMismatch, Expr(node.else_value).range)
      .With("what", "This value")
      .With("expected", Named(then_type))
      .With("found", Named(else_type))
      .Hint(ConversionHint(node.else_value, else_type, then_type))
      .Label(Expr(node.then_value).range, "the other value is `" + Named(then_type) + "`");
  return types_.error();
}

TypeId Checker::CheckLambda(ast::ExprId id, const ast::Lambda& node, TypeId expected) {
  TypeId wanted = expected.valid() ? WantedKind(types_, expected, TypeKind::kFunction) : types_.error();
  std::vector<TypeId> params(node.params.size(), types_.error());
  TypeId result;
  if (Kind(wanted) == TypeKind::kFunction) {
    const std::vector<TypeId>& given = T(wanted).arguments;
    if (given.size() - 1 != params.size()) {
      Report(DiagnosticKind::kLambdaCount, Expr(id).range)
          .With("expected", Counted(given.size() - 1, "argument"))
          .With("found", Counted(params.size(), "parameter"));
    } else {
      params.assign(given.begin(), given.end() - 1);
      result = given.back();
      if (HasVariables(result)) result = {};
    }
  } else if (!node.params.empty() && !(expected.valid() && IsError(expected))) {
    Report(DiagnosticKind::kCannotInfer, node.params[0].range)
        .With("name", node.params[0].text)
        .With("what", "`" + node.params[0].text + "`")
        .Hint(
            "A `lambda` gets its types from where it is used. Write a `def`, whose parameters have types, or declare "
            "the name as "
            "`Callable[[int], int]`.");
  }
  Context* context = at_.context;
  Scope* scope = at_.scope;
  Env env = at_.env;
  at_.context = NewContext(ContextKind::kLambda, {});
  at_.scope = NewScope(at_.context, nullptr);
  std::vector<SymbolId>& symbols = at_.tables->lambda_params[id];
  symbols.clear();  // what an augmented assignment changes is checked twice
  for (size_t i = 0; i < node.params.size(); ++i) {
    SymbolId symbol = NewLocal(node.params[i].text, node.params[i].range, params[i]);
    Info(symbol).loop_variable = true;
    at_.scope->names[node.params[i].text] = symbol;
    symbols.push_back(symbol);
  }
  TypeId body = result.valid() && Kind(result) != TypeKind::kNone
                    ? CheckAs(node.body, result, {"The result of this `lambda`", {}, ""})
                    : Check(node.body);
  at_.context = context;
  at_.scope = scope;
  at_.env = std::move(env);
  return types_.Function(std::move(params), result.valid() && !IsError(body) ? result : body);
}

/// The type that a method is called on.
TypeId Checker::ReceiverType(const BuiltinSignature& signature) {
  if (signature.receiver.valid()) return signature.receiver;
  if (signature.row->owner == "int") return types_.integer();
  return signature.row->owner == "float" ? types_.floating() : types_.str();
}

/// A builtin function or method that is named without being called: `map(str, values)`, `sorted(names, key=str.lower)`.
TypeId Checker::BuiltinAsValue(ast::ExprId id, const std::string& owner, const std::string& name, TypeId expected) {
  at_.tables->references[id] = {owner.empty() ? RefKind::kBuiltinFunction : RefKind::kBuiltinMethod,
                                {},
                                owner.empty() ? name : owner + "." + name,
                                -1};
  if (expected.valid() && IsError(expected)) return expected;  // what it is for was reported already
  TypeId wanted = WantedKind(types_, expected, TypeKind::kFunction);
  if (wanted.valid() && Kind(wanted) == TypeKind::kFunction) {
    const std::vector<TypeId> given(T(wanted).arguments.begin(), T(wanted).arguments.end() - 1);
    for (const BuiltinRow* row : FindBuiltins(owner, name)) {
      if (row->kind == BuiltinRow::Kind::kConstant) continue;
      const BuiltinSignature& signature = signatures_.Of(row);
      VariableBindings bindings;
      std::vector<TypeId> patterns;
      if (!owner.empty() && !IsModule(owner) && !row->is_static) patterns.push_back(ReceiverType(signature));
      size_t required = patterns.size();
      for (const BuiltinParam& param : signature.params) {
        if (param.keyword_only || param.variadic) continue;
        patterns.push_back(param.type);
        required += param.required ? 1 : 0;
      }
      if (given.size() < required || given.size() > patterns.size()) continue;
      bool fits = true;
      for (size_t i = 0; i < given.size(); ++i)
        fits = fits && (IsError(given[i]) || Unify(patterns[i], given[i], bindings));
      if (fits) return types_.Function(given, Substitute(signature.result, bindings));
    }
  }
  Report(DiagnosticKind::kNotAValue, Expr(id).range)
      .With("what", "`" + Text(id) + "`")
      .With("kind", "a function")
      .Hint("To call it, write `" + Text(id) + "(…)`.");
  return types_.error();
}

}  // namespace gblocks::check
