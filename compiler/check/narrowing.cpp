// What tests and assignments teach about a value's type: `if audio.value is not None:` and its relatives.
#include <algorithm>

#include "compiler/check/checker.h"

namespace gblocks::check {

void Env::Bind(SymbolId symbol) {
  auto place = std::lower_bound(bound.begin(), bound.end(), symbol);
  if (place == bound.end() || *place != symbol) bound.insert(place, symbol);
}

bool Env::IsBound(SymbolId symbol) const {
  return std::binary_search(bound.begin(), bound.end(), symbol);
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

/// What is known where a condition, already checked, is true and where it is false.
Outcome Checker::Conclude(ast::ExprId condition) {
  if (const auto* comparison = As<ast::Comparison>(condition)) return ConcludeComparison(*comparison);
  if (const auto* unary = As<ast::Unary>(condition)) {
    if (unary->op != ast::UnaryOp::kNot) return {};
    Outcome inner = Conclude(unary->operand);
    return {std::move(inner.when_false), std::move(inner.when_true)};
  }
  if (const auto* logical = As<ast::Logical>(condition)) {
    Outcome left = Conclude(logical->left), right = Conclude(logical->right);
    bool both = logical->op == ast::LogicalOp::kAnd;
    Facts& joined = both ? left.when_true : left.when_false;
    const Facts& more = both ? right.when_true : right.when_false;
    joined.insert(joined.end(), more.begin(), more.end());
    // The other way holds only what both sides say.
    Facts& either = both ? left.when_false : left.when_true;
    const Facts& other = both ? right.when_false : right.when_true;
    Facts common;
    for (const Fact& fact : either) {
      if (std::find(other.begin(), other.end(), fact) != other.end()) common.push_back(fact);
    }
    either = std::move(common);
    return left;
  }
  std::optional<Path> path = PathOf(condition);
  TypeId type = TypeIn(condition);
  if (!path || Kind(type) != TypeKind::kOptional) return {};
  TypeId inner = WithoutNone(types_, type);
  Outcome outcome;
  outcome.when_true.push_back({*path, inner});
  if (AlwaysTrue(inner)) outcome.when_false.push_back({*path, types_.none()});
  return outcome;
}

Outcome Checker::ConcludeComparison(const ast::Comparison& node) {
  if (node.rest.size() != 1) return {};
  ast::CompareOp op = node.rest[0].first;
  bool equal = op == ast::CompareOp::kIs || op == ast::CompareOp::kEqual;
  if (!equal && op != ast::CompareOp::kIsNot && op != ast::CompareOp::kNotEqual) return {};
  ast::ExprId value = node.first, other = node.rest[0].second;
  if (Kind(TypeIn(value)) == TypeKind::kNone) std::swap(value, other);
  std::optional<Path> path = PathOf(value);
  TypeId type = TypeIn(value);
  if (!path || Kind(type) != TypeKind::kOptional) return {};
  Outcome outcome;
  TypeId inner = WithoutNone(types_, type);
  if (Kind(TypeIn(other)) == TypeKind::kNone) {
    outcome.when_true.push_back({*path, equal ? types_.none() : inner});
    outcome.when_false.push_back({*path, equal ? inner : types_.none()});
  } else if (Kind(TypeIn(other)) != TypeKind::kOptional && !IsError(TypeIn(other))) {
    (equal ? outcome.when_true : outcome.when_false).push_back({*path, inner});  // equal to what is not None
  }
  return outcome;
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
    });
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
      CollectAssigned(loop->body, targets, calls);
    } else if (const auto* repeat = std::get_if<ast::While>(&node)) {
      CollectAssigned(repeat->body, targets, calls);
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
