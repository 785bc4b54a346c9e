// Generic functions: in `def first(xs: list[T]) -> T`, T is any type. The body is checked once, and knows nothing of T;
// a call finds out what it stands for, and lower/ makes an instance of the function for it.
#include <algorithm>
#include <cctype>

#include "compiler/check/checker.h"

namespace gblocks::check {

/// The type parameter of this name: of the function around, or a new one of the signature that is being read. A single
/// capital letter, perhaps with a digit.
TypeId Checker::TypeParam(const std::string& name) {
  auto is = [&](size_t place, int (*kind)(int)) { return kind(static_cast<unsigned char>(name[place])) != 0; };
  bool letter = !name.empty() && is(0, std::isupper) && (name.size() == 1 || (name.size() == 2 && is(1, std::isdigit)));
  if (!letter) return {};
  auto find = [&](SymbolId function) {
    for (TypeId param : Sym(function).type_params) {
      if (T(param).name == name) return param;
    }
    return TypeId{};
  };
  if (resolving_.valid()) {
    TypeId known = find(resolving_);
    if (known.valid()) return known;
    TypeId param = types_.Named(TypeKind::kTypeParam, resolving_, name);
    Sym(resolving_).type_params.push_back(param);
    return param;
  }
  for (const Context* context = at_.context; context != nullptr; context = context->parent) {
    if (context->kind != ContextKind::kFunction) continue;
    auto function = at_.tables->declarations.find(context->frame->stmt);
    TypeId known = function == at_.tables->declarations.end() ? TypeId{} : find(function->second);
    if (known.valid()) return known;
  }
  return {};
}

/// The body puts values of a type in order, or uses them as keys: what type parameters in it stand for has to allow that.
void Checker::NoteRequirement(TypeId type, bool ordered) {
  if (Kind(type) == TypeKind::kTypeParam) {
    Symbol& function = Sym(T(type).symbol);
    (ordered ? function.ordered : function.hashed).insert(type);
    return;
  }
  const std::vector<TypeId> parts = T(type).arguments;
  for (TypeId part : parts) NoteRequirement(part, ordered);
}

void Checker::RequireOf(SymbolId symbol, TypeId param, TypeId argument, SourceRange range) {
  if (Sym(symbol).ordered.contains(param)) {
    NoteRequirement(argument, true);
    if (!Ordered(types_, argument)) {
      Report(DiagnosticKind::kNotOrdered, range)
          .With("type", Named(argument))
          .With("callee", Sym(symbol).name)
          .Label(Sym(symbol).range, "its body compares values of the type `" + Named(param) + "`");
    }
  }
  if (!Sym(symbol).hashed.contains(param)) return;
  NoteRequirement(argument, false);
  if (Hashable(types_, argument)) return;
  Report(DiagnosticKind::kUnhashable, range)
      .With("type", Named(argument))
      .With("what", "an item of a set or a key of a dict, as `" + Sym(symbol).name + "` uses it");
}

TypeId Checker::CallGeneric(ast::ExprId id, const ast::Call& node, SymbolId symbol) {
  const std::string callee = Sym(symbol).name;
  const std::vector<ParamView> params = ViewsOf(symbol);
  const std::vector<TypeId> type_params = Sym(symbol).type_params;
  VariableBindings bindings;
  auto unify = [&](TypeId pattern, TypeId actual) {
    SymbolId outer = std::exchange(unifying_, symbol);
    bool agrees = Unify(pattern, actual, bindings);
    unifying_ = outer;
    return agrees;
  };
  auto concrete = [&](TypeId pattern) {
    SymbolId outer = std::exchange(unifying_, symbol);
    TypeId type = Substitute(pattern, bindings);
    unifying_ = outer;
    return type;
  };
  bool mistaken = false;
  auto refuse = [&](ast::ExprId argument, const ParamView& param, TypeId found) {
    mistaken = true;
    TypeId wanted = concrete(param.type);
    Report(DiagnosticKind::kTypeMismatch, Expr(argument).range)
        .With("what", "`" + param.name + "` of `" + callee + "`")
        .With("expected", IsOpen(types_, wanted) ? Named(param.type) : Named(wanted))
        .With("found", Named(found))
        .Hint(ConversionHint(argument, found, wanted))
        .Label(param.range, "`" + param.name + "` is declared here");
  };
  CallInfo info;
  info.callee = {RefKind::kSymbol, symbol, "", -1};
  info.arguments = MatchArguments(callee, Expr(id).range, node.arguments, params);
  auto of_argument = [&](const ast::Argument& argument) -> const ParamView* {
    auto place = std::find(info.arguments.begin(), info.arguments.end(), argument.value);
    return place == info.arguments.end() || argument.stars > 0
               ? nullptr
               : &params[static_cast<size_t>(place - info.arguments.begin())];
  };
  // Functions get their types from the other arguments.
  auto is_late = [&](const ParamView& param) { return Kind(param.type) == TypeKind::kFunction; };
  for (const ast::Argument& argument : node.arguments) {
    const ParamView* param = of_argument(argument);
    if (argument.stars == 1) {
      for (size_t i = 0; i < info.arguments.size(); ++i) {
        if (info.arguments[i] != argument.value) continue;
        auto first = std::find(info.arguments.begin(), info.arguments.end(), argument.value) - info.arguments.begin();
        const std::vector<TypeId> parts = T(TypeIn(argument.value)).arguments;
        unify(params[i].type, parts[i - static_cast<size_t>(first)]);
      }
    }
    if (param == nullptr || is_late(*param)) continue;
    TypeId wanted = concrete(param->type);
    TypeId found = Check(argument.value, IsOpen(types_, wanted) ? TypeId{} : wanted);
    if (!unify(param->type, found)) refuse(argument.value, *param, found);
  }
  for (const ast::Argument& argument : node.arguments) {
    const ParamView* param = of_argument(argument);
    if (param == nullptr || !is_late(*param)) continue;
    std::vector<TypeId> wanted = T(concrete(param->type)).arguments;
    if (IsOpen(types_, wanted.back())) wanted.back() = types_.Variable("R");
    TypeId result = wanted.back();
    wanted.pop_back();
    TypeId found = Check(argument.value, types_.Function(std::move(wanted), result));
    if (!unify(param->type, found)) refuse(argument.value, *param, found);
  }
  TypeId signature = Sym(symbol).type;
  if (TypeId result = signature.valid() ? TypeId{} : ResultSoFar(symbol, Expr(id).range); result.valid()) {
    std::vector<TypeId> types;
    for (const ParamView& param : params) types.push_back(param.type);
    signature = types_.Function(std::move(types), result);
  }
  if (!signature.valid()) {
    Report(DiagnosticKind::kCannotInfer, Expr(id).range)
        .With("name", callee)
        .With("what", "this call, as `" + callee + "` calls itself")
        .Hint("Write the type of the result: `def " + callee + "(…) -> " + Named(type_params[0]) + ":`.")
        .Label(Sym(symbol).range, "declared here");
    return types_.error();
  }
  for (TypeId param : type_params) {
    auto found = bindings.find(T(param).name);
    TypeId argument = found == bindings.end() ? types_.never() : found->second.type;
    if (IsError(argument)) mistaken = true;
    if (!mistaken && IsOpen(types_, argument)) {
      Report(DiagnosticKind::kCannotInfer, Expr(id).range)
          .With("name", callee)
          .With("what", "what `" + T(param).name + "` of `" + callee + "` stands for")
          .Hint("Give what is passed a name with its type first: `items: list[int] = []`.");
      mistaken = true;
    }
    // An instance that needs an ever larger one would never end.
    bool grows = Info(symbol).body == SymbolInfo::Body::kChecking && Kind(argument) != TypeKind::kTypeParam;
    std::function<bool(TypeId)> has_param = [&](TypeId type) {
      const std::vector<TypeId> parts = T(type).arguments;
      return Kind(type) == TypeKind::kTypeParam || std::any_of(parts.begin(), parts.end(), has_param);
    };
    if (!mistaken && grows && has_param(argument)) {
      Report(DiagnosticKind::kTypeMismatch, Expr(id).range)
          .With("what", "`" + T(param).name + "` of `" + callee + "`, which calls itself here,")
          .With("expected", Named(param))
          .With("found", Named(argument));
      mistaken = true;
    }
    if (!mistaken) RequireOf(symbol, param, argument, Expr(id).range);
    info.type_arguments.push_back(argument);
  }
  if (mistaken) return types_.error();
  for (size_t i = 0; i < params.size(); ++i) {
    TypeId type = concrete(params[i].type);
    info.param_types.push_back(type);
    ast::ExprId argument = info.arguments[i];
    if (!argument.valid() || at_.tables->spread.contains(argument)) continue;
    TypeId found = TypeIn(argument);
    if (!Assignable(types_, found, type)) refuse(argument, params[i], found);
    if (IsOpen(types_, found)) Settle(argument, type);
  }
  at_.tables->calls[id] = std::move(info);
  ForgetCall(symbol);
  TypeId function = concrete(signature);
  at_.tables->types[node.callee] = function;
  return T(function).arguments.back();
}

}  // namespace gblocks::check
