// Small helpers that messages share.
#include "compiler/check/checker.h"
#include "compiler/diagnostics/suggest.h"

namespace gblocks::check {

/// Adds the nearest names, and the nearest as a fix.
void Checker::DidYouMean(Problem& problem, const std::string& name, const std::vector<std::string>& candidates,
                         SourceRange range, const std::string& otherwise) {
  std::vector<std::string> near = SuggestNames(name, candidates);
  if (near.empty()) {
    problem.Hint(otherwise);
    return;
  }
  problem.With("suggestions", JoinSuggestions(near));
  near.size() == 1 ? problem.Fix(range, near[0]) : problem.Guess(range, near[0]);
}

/// How to make a value of one type from one of another.
std::string Checker::ConversionHint(ast::ExprId id, TypeId found, TypeId expected) const {
  std::string text = Text(id);
  if (text.size() > 40 || text.find('\n') != std::string::npos) text = "…";
  TypeKind to = Kind(expected), from = Kind(found);
  if (from == TypeKind::kOptional && Assignable(types_, WithoutNone(types_, found), expected)) {
    return "It may be None here. Ask first: `if " + text + " is not None:`.";
  }
  if (to == TypeKind::kOptional) return ConversionHint(id, found, WithoutNone(types_, expected));
  if (to == TypeKind::kStr && (from == TypeKind::kInt || from == TypeKind::kFloat || from == TypeKind::kBool ||
                               (from == TypeKind::kNative && Hashable(types_, found)))) {
    return "Write `str(" + text + ")`.";
  }
  if (Named(expected) == "date" && Named(found) == "datetime") return "Write `" + text + ".date()` for its day.";
  if (to == TypeKind::kInt && from == TypeKind::kStr) return "Write `int(" + text + ")` to read the text as a number.";
  if (to == TypeKind::kInt && from == TypeKind::kFloat) return "Write `round(" + text + ")` or `int(" + text + ")`.";
  if ((to == TypeKind::kInt || to == TypeKind::kFloat) && from == TypeKind::kBool) return "Write `int(" + text + ")`.";
  if (to == TypeKind::kFloat && from == TypeKind::kStr)
    return "Write `float(" + text + ")` to read the text as a number.";
  if (from == TypeKind::kComponent) {
    for (const ParamInfo& param : Sym(T(found).symbol).params) {
      if (param.name == "value" && Assignable(types_, param.type, expected)) return "Write `" + text + ".value`.";
    }
  }
  if (to == TypeKind::kList && Assignable(types_, found, T(expected).arguments[0]))
    return "Write `[" + text + "]` for a list of one.";
  if (from == TypeKind::kFunction && Assignable(types_, T(found).arguments.back(), expected)) {
    return "It is a function; call it: `" + text + "(…)`.";
  }
  return "";
}

}  // namespace gblocks::check
