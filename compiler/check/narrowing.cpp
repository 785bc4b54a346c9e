// What tests and assignments teach about a value's type: `if audio.value is not None:` and its relatives.
#include <algorithm>

#include "compiler/check/checker.h"
#include "compiler/check/unions.h"

namespace gblocks::check {

void Env::Bind(SymbolId symbol) {
  auto place = std::lower_bound(bound.begin(), bound.end(), symbol);
  if (place == bound.end() || *place != symbol) bound.insert(place, symbol);
}

bool Env::IsBound(SymbolId symbol) const {
  return std::binary_search(bound.begin(), bound.end(), symbol);
}

bool Env::Knows(const Path& path) const {
  return std::any_of(facts.begin(), facts.end(), [&](const Fact& fact) { return fact.path == path; });
}

void Env::Learn(const Path& path, TypeId type) {
  for (Fact& fact : facts) {
    if (fact.path != path) continue;
    fact.type = type;
    return;
  }
  facts.push_back({path, type});
}

void Env::Learn(const Facts& learned) {
  for (const Fact& fact : learned) Learn(fact.path, fact.type);
}

/// The path that an expression reads, where it is one: names followed by fields, properties and members.
std::optional<Path> Checker::PathOf(ast::ExprId id) const {
  auto found = at_.tables->references.find(id);
  if (found == at_.tables->references.end()) return std::nullopt;
  const Reference& reference = found->second;
  if (As<ast::NameRef>(id) != nullptr) {
    if (reference.kind != RefKind::kSymbol) return std::nullopt;
    return Path{reference.symbol, ""};
  }
  const auto* attribute = As<ast::Attribute>(id);
  if (attribute == nullptr) return std::nullopt;
  bool stable = reference.kind == RefKind::kField || reference.kind == RefKind::kProperty ||
                reference.kind == RefKind::kMember || reference.kind == RefKind::kEventDatum;
  if (!stable) return std::nullopt;
  std::optional<Path> object = PathOf(attribute->object);
  if (object) object->rest += "." + attribute->name.text;
  return object;
}

TypeId Checker::Narrowed(ast::ExprId id, TypeId declared) const {
  if (at_.env.facts.empty()) return declared;
  std::optional<Path> path = PathOf(id);
  if (!path) return declared;
  for (const Fact& fact : at_.env.facts) {
    if (fact.path == *path) return fact.type;
  }
  return declared;
}

/// True if every value of the type counts as true, so that a false one is None.
bool Checker::AlwaysTrue(TypeId type) const {
  TypeKind kind = Kind(type);
  return kind == TypeKind::kRecord || kind == TypeKind::kComponent || kind == TypeKind::kElement ||
         kind == TypeKind::kFunction || kind == TypeKind::kAudioData;
}

/// The alternatives of a type, each text of a literal union by itself.
std::vector<TypeId> Checker::Atoms(TypeId type) {
  std::vector<TypeId> atoms;
  for (TypeId one : Alternatives(types_, type)) {
    if (Kind(one) != TypeKind::kLiteral) {
      atoms.push_back(one);
      continue;
    }
    const std::vector<std::string> texts = T(one).literals;
    for (const std::string& text : texts) atoms.push_back(types_.Literals({text}));
  }
  return atoms;
}

/// What a test teaches about the path: of the type's atoms, those that pass it where it is true, those that fail where it
/// is false; some do both.
Outcome Checker::Learnt(ast::ExprId value, const std::function<bool(TypeId)>& passes,
                        const std::function<bool(TypeId)>& fails) {
  std::optional<Path> path = PathOf(value);
  TypeId type = TypeIn(value);
  std::vector<TypeId> atoms = Atoms(type);
  if (!path || IsError(type)) return {};
  std::vector<TypeId> passed, failed;
  for (TypeId atom : atoms) {
    if (passes(atom)) passed.push_back(atom);
    if (fails(atom)) failed.push_back(atom);
  }
  Outcome outcome;
  outcome.never_true = passed.empty();
  outcome.never_false = failed.empty();
  if (!passed.empty() && passed.size() < atoms.size()) outcome.when_true.push_back({*path, UnionOf(types_, passed)});
  if (!failed.empty() && failed.size() < atoms.size()) outcome.when_false.push_back({*path, UnionOf(types_, failed)});
  return outcome;
}

/// What is known where a condition, already checked, is true and where it is false.
Outcome Checker::Conclude(ast::ExprId condition) {
  if (const auto* comparison = As<ast::Comparison>(condition)) return ConcludeComparison(*comparison);
  if (const auto* unary = As<ast::Unary>(condition)) {
    if (unary->op != ast::UnaryOp::kNot) return {};
    Outcome inner = Conclude(unary->operand);
    return {std::move(inner.when_false), std::move(inner.when_true), inner.never_false, inner.never_true};
  }
  if (const auto* logical = As<ast::Logical>(condition)) return ConcludeLogical(*logical);
  if (auto test = at_.tables->type_tests.find(condition); test != at_.tables->type_tests.end()) {
    auto is = [&](TypeId atom) { return !OfClasses(types_, atom, test->second).empty(); };
    return Learnt(As<ast::Call>(condition)->arguments[0].value, is, [&](TypeId atom) { return !is(atom); });
  }
  Outcome outcome = Learnt(
      condition, [&](TypeId atom) { return Kind(atom) != TypeKind::kNone; },
      [&](TypeId atom) { return !AlwaysTrue(atom); });
  outcome.never_true = outcome.never_false = false;
  return outcome;
}

/// `and` holds where both sides do. Where it does not, the left side failed, or it held and the right side failed.
Outcome Checker::ConcludeLogical(const ast::Logical& node) {
  Outcome left = Conclude(node.left), right = Conclude(node.right);
  bool both = node.op == ast::LogicalOp::kAnd;
  Facts& joined = both ? left.when_true : left.when_false;
  const std::vector<Path>& forgotten = forgotten_in_[&node];  // `s is not None and clear()`
  auto is_forgotten = [&](const Fact& fact) {
    return std::find(forgotten.begin(), forgotten.end(), fact.path) != forgotten.end();
  };
  joined.erase(std::remove_if(joined.begin(), joined.end(), is_forgotten), joined.end());
  const Facts went_on = joined;
  for (const Fact& fact : both ? right.when_true : right.when_false) {
    auto same = std::find_if(joined.begin(), joined.end(), [&](const Fact& one) { return one.path == fact.path; });
    if (same != joined.end()) {
      same->type = fact.type;  // the right side was asked with what the left had taught
    } else {
      joined.push_back(fact);
    }
  }
  Facts& either = both ? left.when_false : left.when_true;
  const Facts& other = both ? right.when_false : right.when_true;
  auto find = [](const Facts& facts, const Path& path) -> const Fact* {
    auto found = std::find_if(facts.begin(), facts.end(), [&](const Fact& one) { return one.path == path; });
    return found == facts.end() ? nullptr : &*found;
  };
  bool right_ends = both ? right.never_false : right.never_true;
  Facts common;
  for (const Fact& fact : either) {
    if (right_ends) {
      common.push_back(fact);
      continue;
    }
    const Fact* second = find(other, fact.path);
    if (second == nullptr) second = find(went_on, fact.path);
    if (second != nullptr) common.push_back({fact.path, UnionOf(types_, {fact.type, second->type})});
  }
  either = std::move(common);
  left.never_true = left.never_false = false;
  return left;
}

/// True if a value of the one type may equal a value of the other. A bool may equal a number once both are in a union.
bool Checker::MayEqual(TypeId a, TypeId b) const {
  auto number = [&](TypeId type) { return IsNumber(types_, type) || Kind(type) == TypeKind::kBool; };
  const std::vector<TypeId> left = Alternatives(types_, a), right = Alternatives(types_, b);
  return std::any_of(left.begin(), left.end(), [&](TypeId x) {
    return std::any_of(right.begin(), right.end(), [&](TypeId y) {
      return Comparable(types_, x, y) || (number(x) && number(y)) || (Kind(x) == Kind(y) && Kind(x) != TypeKind::kLiteral);
    });
  });
}

Outcome Checker::ConcludeComparison(const ast::Comparison& node) {
  using enum ast::CompareOp;
  if (node.rest.size() != 1) return {};
  auto [op, other] = node.rest[0];
  ast::ExprId value = node.first;
  bool negated = op == kIsNot || op == kNotEqual || op == kNotIn;
  auto turned = [&](Outcome outcome) -> Outcome {
    if (!negated) return outcome;
    return {std::move(outcome.when_false), std::move(outcome.when_true), outcome.never_false, outcome.never_true};
  };
  // The texts and None that a value is compared with: these alone are known to be left over where it equals none.
  std::vector<ast::ExprId> constants;
  if (op == kIn || op == kNotIn) {
    if (const auto* list = As<ast::ListLiteral>(other)) constants = list->items;
    if (const auto* tuple = As<ast::TupleLiteral>(other)) constants = tuple->items;
    if (const auto* set = As<ast::SetLiteral>(other)) constants = set->items;
    if (constants.empty()) return {};
  } else if (op == kIs || op == kEqual || op == kIsNot || op == kNotEqual) {
    bool swapped = As<ast::NoneLiteral>(value) != nullptr || As<ast::StrLiteral>(value) != nullptr;
    if (swapped) std::swap(value, other);
    constants = {other};
  } else {
    return {};
  }
  for (ast::ExprId one : constants) {
    if (IsError(TypeIn(one))) return {};
  }
  auto equals = [&](TypeId atom, ast::ExprId constant) {
    if (const auto* text = As<ast::StrLiteral>(constant); text != nullptr && Kind(atom) == TypeKind::kLiteral) {
      return T(atom).literals[0] == text->value;
    }
    return MayEqual(atom, TypeIn(constant));
  };
  auto any = [&](TypeId atom) {
    return std::any_of(constants.begin(), constants.end(), [&](ast::ExprId one) { return equals(atom, one); });
  };
  auto fails = [&](TypeId atom) {
    return std::none_of(constants.begin(), constants.end(), [&](ast::ExprId one) {
      if (Kind(atom) == TypeKind::kNone) return Kind(TypeIn(one)) == TypeKind::kNone;
      const auto* text = As<ast::StrLiteral>(one);
      return text != nullptr && Kind(atom) == TypeKind::kLiteral && T(atom).literals[0] == text->value;
    });
  };
  return turned(Learnt(value, any, fails));
}

/// An assignment to a path ends what is known of it, and of all that is reached through it or may be the same under
/// another name.
void Checker::Forget(const Path& path) {
  std::string last =
      path.rest.substr(path.rest.rfind('.') == std::string::npos ? path.rest.size() : path.rest.rfind('.'));
  Facts& facts = at_.env.facts;
  auto changed = [&](const Fact& fact) {
    if (fact.path.root == path.root && fact.path.rest.compare(0, path.rest.size(), path.rest) == 0) return true;
    return !last.empty() && fact.path.rest.find(last) != std::string::npos;
  };
  facts.erase(std::remove_if(facts.begin(), facts.end(), changed), facts.end());
}

/// A call of a function of the program ends what is known of all that it may write.
void Checker::ForgetCall(SymbolId function) {
  Facts& facts = at_.env.facts;
  if (facts.empty()) return;
  EnsureChecked(function);
  const Frame* frame = Info(function).frame;
  bool unknown = Info(function).body == SymbolInfo::Body::kChecking || frame == nullptr || !frame->calls.empty();
  auto changed = [&](const Fact& fact) {
    bool is_state = Sym(fact.path.root).kind == SymbolKind::kState || Sym(fact.path.root).kind == SymbolKind::kProperty;
    if (unknown) return is_state || !fact.path.rest.empty();
    if (frame->effects.writes.count(fact.path.root) > 0) return true;
    if (fact.path.rest.empty()) return false;
    return frame->effects.mutates_data ||
           std::any_of(frame->effects.property_writes.begin(), frame->effects.property_writes.end(),
                       [&](const auto& write) { return fact.path.rest.find("." + write.second) != std::string::npos; });
  };
  facts.erase(std::remove_if(facts.begin(), facts.end(), changed), facts.end());
}

/// A loop's body runs again: what it assigns is not known at its start.
void Checker::ForgetAssignedIn(const ast::Body& body, const std::vector<ast::ExprId>& more) {
  Facts& facts = at_.env.facts;
  if (facts.empty()) return;
  std::vector<ast::ExprId> targets = more;
  bool calls = false;
  CollectAssigned(body, targets, calls);
  auto changed = [&](const Fact& fact) {
    bool is_state = Sym(fact.path.root).kind == SymbolKind::kState || Sym(fact.path.root).kind == SymbolKind::kProperty;
    if (calls && (is_state || !fact.path.rest.empty())) return true;
    return std::any_of(targets.begin(), targets.end(), [&](ast::ExprId target) {
      if (const auto* attribute = As<ast::Attribute>(target)) {
        return fact.path.rest.find("." + attribute->name.text) != std::string::npos;
      }
      return FindTarget(target, Sym(fact.path.root).name).has_value();
    }) || (fact.path.rest.empty() && FindBinding(body, Sym(fact.path.root).name));
  };
  facts.erase(std::remove_if(facts.begin(), facts.end(), changed), facts.end());
}

/// Targets of all assignments in a body, and whether it calls functions of the program. Calls are looked for where
/// statements begin and in assigned values; deeper ones are caught when they are checked.
void Checker::CollectAssigned(const ast::Body& body, std::vector<ast::ExprId>& targets, bool& calls) const {
  auto in = [&](const std::optional<ast::Body>& inner) {
    if (inner) CollectAssigned(*inner, targets, calls);
  };
  for (ast::StmtId id : body) {
    const auto& node = Stmt(id).node;
    if (const auto* assign = std::get_if<ast::Assign>(&node)) {
      targets.insert(targets.end(), assign->targets.begin(), assign->targets.end());
      calls |= CallsFunctions(assign->value);
      in(assign->block);
    } else if (const auto* augmented = std::get_if<ast::AugAssign>(&node)) {
      targets.push_back(augmented->target);
      calls |= CallsFunctions(augmented->value);
    } else if (const auto* expr = std::get_if<ast::ExprStmt>(&node)) {
      calls |= CallsFunctions(expr->value);
      in(expr->block);
    } else if (const auto* branch = std::get_if<ast::If>(&node)) {
      for (const ast::IfBranch& one : branch->branches) {
        calls |= CallsFunctions(one.condition);
        CollectAssigned(one.body, targets, calls);
      }
      in(branch->else_body);
    } else if (const auto* loop = std::get_if<ast::For>(&node)) {
      targets.push_back(loop->target);
      calls |= CallsFunctions(loop->iterable);
      CollectAssigned(loop->body, targets, calls);
      in(loop->else_body);
    } else if (const auto* repeat = std::get_if<ast::While>(&node)) {
      calls |= CallsFunctions(repeat->condition);
      CollectAssigned(repeat->body, targets, calls);
      in(repeat->else_body);
    } else if (const auto* match = std::get_if<ast::Match>(&node)) {
      calls |= CallsFunctions(match->subject);
      for (const ast::MatchCase& one : match->cases) {
        if (one.guard.valid()) calls |= CallsFunctions(one.guard);
        CollectAssigned(one.body, targets, calls);
      }
    }
  }
}

bool Checker::CallsFunctions(ast::ExprId id) const {
  if (As<ast::Await>(id) != nullptr) return true;  // others run meanwhile
  const auto* call = As<ast::Call>(id);
  if (call == nullptr) return false;
  if (const auto* name = As<ast::NameRef>(call->callee)) {
    SymbolId symbol = Lookup(name->name);
    if (symbol.valid() && Sym(symbol).kind != SymbolKind::kRecord && Sym(symbol).kind != SymbolKind::kComponent)
      return true;
  }
  return std::any_of(call->arguments.begin(), call->arguments.end(),
                     [&](const ast::Argument& argument) { return CallsFunctions(argument.value); });
}

}  // namespace gblocks::check
