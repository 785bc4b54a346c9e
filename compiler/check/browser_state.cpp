// `browser state`: what can be written down for the next visit.
#include <set>

#include "compiler/check/checker.h"

namespace gblocks::check {

/// The part of a type that cannot be kept, as a message names it; empty: all of it can.
std::string Checker::NotKept(TypeId type, std::set<TypeId>& seen) const {
  if (!seen.insert(type).second) return "";
  switch (Kind(type)) {
    case TypeKind::kComponent:
    case TypeKind::kElement:
      return "a component";
    case TypeKind::kFunction:
      return "a function";
    case TypeKind::kAudioData:
      return "`AudioData`";
    case TypeKind::kDomEvent:
    case TypeKind::kEventData:
      return "an event";
    case TypeKind::kRecord:
      for (const ParamInfo& field : Sym(T(type).symbol).params) {
        std::string inner = NotKept(field.type, seen);
        if (!inner.empty()) return inner + " in `" + T(type).name + "." + field.name + "`";
      }
      return "";
    default:
      for (TypeId argument : T(type).arguments) {
        std::string inner = NotKept(argument, seen);
        if (!inner.empty()) return inner;
      }
      return "";
  }
}

/// Once all types are known.
void Checker::CheckBrowserStates() {
  for (SymbolId state : browser_states_) {
    std::set<TypeId> seen;
    std::string what = NotKept(Sym(state).type, seen);
    if (what.empty()) continue;
    Report(DiagnosticKind::kCannotKeep, Sym(state).range)
        .With("name", Sym(state).name)
        .With("type", Named(Sym(state).type))
        .With("what", what);
  }
}

}  // namespace gblocks::check
