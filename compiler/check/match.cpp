// `match`: its cases, in order; what is left for each; whether they cover all there is. `isinstance`, which asks the same.
#include <algorithm>

#include "compiler/check/checker.h"
#include "compiler/check/pattern_shape.h"
#include "compiler/check/unions.h"

namespace gblocks::check {

/// Gives the names of a pattern their symbols: a local of this body with the same type, or a new one.
void Checker::BindCaptures(const Captures& captures) {
  Scope* scope = BodyScope();
  for (const Captured& one : captures) {
    Scope* where = nullptr;
    SymbolId known = Lookup(one.name, &where);
    SymbolId symbol;
    if (known.valid()) {
      const Symbol& info = Sym(known);
      if (info.kind == SymbolKind::kState || info.kind == SymbolKind::kProperty || info.kind == SymbolKind::kRecord ||
          info.kind == SymbolKind::kComponent) {
        bool is_class = info.kind == SymbolKind::kRecord || info.kind == SymbolKind::kComponent;
        Report(DiagnosticKind::kCaptureTakesName, one.range)
            .With("name", one.name)
            .With("what", is_class ? "a type" : "a state")
            .Hint(is_class ? "To ask for the type, write `" + one.name + "()`."
                           : "To compare with its value, write `case value if value == " + one.name + ":`.")
            .Label(info.range, "declared here");
        continue;
      } else if (info.kind == SymbolKind::kLocal && where->context == at_.context && info.type == one.type &&
                 !Info(known).is_call_of_component) {
        symbol = known;
        ++Info(symbol).assignments;
        at_.env.Bind(symbol);
        Forget({symbol, ""});
      }
    }
    if (!symbol.valid()) {
      symbol = NewLocal(one.name, one.range, one.type);
      Info(symbol).loop_variable = true;
      scope->names[one.name] = symbol;
    }
    for (ast::PatternId pattern : one.patterns) at_.tables->patterns[pattern].binding = symbol;
  }
}

namespace {

/// The values of one atom of `type` (Checker::Atoms).
Shape ShapeOfAtom(const TypeTable& types, TypeId type, TypeId atom) {
  Shape shape;
  if (types[atom].kind == TypeKind::kLiteral) {
    shape.kind = Shape::Kind::kMade;
    shape.constructor.kind = Constructor::Kind::kValue;
    shape.constructor.text = "\"" + types[atom].literals[0] + "\"";
  }
  const std::vector<TypeId> members = Alternatives(types, type);
  if (members.size() < 2) return shape;
  Shape member;
  member.kind = Shape::Kind::kMade;
  member.constructor.kind = Constructor::Kind::kMember;
  for (TypeId one : members) {
    bool holds = one == atom || (types[atom].kind == TypeKind::kLiteral && types[one].kind == TypeKind::kLiteral);
    if (holds) member.constructor.member = one;
  }
  member.parts.push_back(std::move(shape));
  return member;
}

}  // namespace

void Checker::CheckMatch(ast::StmtId id, const ast::Stmt& stmt, const ast::Match& node) {
  TypeId type = Check(node.subject);
  if (Kind(type) == TypeKind::kNone) {
    ReportNone(node.subject, type, "looked into");
    type = types_.error();
  }
  if (IsOpen(types_, type)) type = RefuseUnknownItem(node.subject);
  std::optional<Path> path = PathOf(node.subject);
  auto fields = [this](TypeId record) {
    std::vector<std::pair<std::string, TypeId>> list;
    for (const ParamInfo& field : Sym(T(record).symbol).params) list.emplace_back(field.name, field.type);
    return list;
  };
  PatternShapes shapes(types_, *at_.ast, *at_.tables, fields);
  Exhaustiveness exhaustiveness(types_, fields);
  std::vector<Shape> rows;  // of the cases that are taken for certain where they match
  std::vector<TypeId> subjects;
  const std::vector<TypeId> atoms = Atoms(type);
  auto remaining_type = [&] {
    std::vector<TypeId> left;
    for (TypeId atom : atoms) {
      if (exhaustiveness.Useful(rows, type, ShapeOfAtom(types_, type, atom))) left.push_back(atom);
    }
    return left.size() == atoms.size() || left.empty() ? type : UnionOf(types_, left);
  };
  bool all_sound = !IsError(type);
  Env joined;
  joined.reachable = false;
  for (const ast::MatchCase& one : node.cases) {
    TypeId remaining = remaining_type();
    subjects.push_back(remaining);
    Env next = at_.env;
    if (path && remaining != type) at_.env.Learn(*path, remaining);
    Captures captures;
    size_t reported = diagnostics_.all().size();
    // What can still come decides what names hold; a pattern that only fits what was there before is told so below.
    Shape shape;
    subject_ = type;
    subject_left_ = remaining;
    CheckPattern(one.pattern, remaining, captures);
    bool sound = !IsError(type) && diagnostics_.all().size() == reported;
    all_sound = all_sound && sound;
    if (sound) shape = shapes.Of(one.pattern, type);
    if (sound && !exhaustiveness.Useful(rows, type, shape)) {
      Report(DiagnosticKind::kUnreachableCase, PatternOf(one.pattern).range);
    }
    if (path && sound) {
      TypeId matched = FittingType(one.pattern, remaining);
      if (!IsError(matched) && matched != type) at_.env.Learn(*path, matched);
    }
    BindCaptures(captures);
    bool certain = sound;
    if (one.guard.valid()) {
      Check(one.guard);
      // What the guard may have changed is not known in the next case either.
      Facts& facts = next.facts;
      facts.erase(std::remove_if(facts.begin(), facts.end(),
                                 [&](const Fact& fact) {
                                   return std::none_of(at_.env.facts.begin(), at_.env.facts.end(),
                                                       [&](const Fact& kept) { return kept.path == fact.path; });
                                 }),
                  facts.end());
      at_.env.Learn(Conclude(one.guard).when_true);
      const auto* always = As<ast::BoolLiteral>(one.guard);
      certain = certain && always != nullptr && always->value;
    }
    if (certain) rows.push_back(shape);
    CheckBranch(one.body);
    joined = Join(std::move(joined), std::move(at_.env));
    at_.env = std::move(next);
  }
  std::vector<std::string> missing;
  constexpr size_t kShown = 6;
  if (all_sound) missing = exhaustiveness.Missing(rows, type, kShown + 1);
  bool must_cover = IsClosed(types_, type);
  if (!missing.empty() && must_cover) {
    std::string cases;
    for (size_t i = 0; i < missing.size() && i < kShown; ++i) cases += "\n    case " + missing[i] + ":\n        …";
    if (missing.size() > kShown) cases = "\n    case _:\n        …";
    Report(DiagnosticKind::kMissingCases, stmt.head)
        .With("subject", Text(node.subject))
        .With("missing", missing.size() > kShown ? "" : "`" + missing[0] + "`")
        .Hint("Add what is missing, or `case _:` for all the rest:\n" + cases);
  }
  at_.tables->case_subjects[id] = std::move(subjects);
  at_.tables->exhaustive[id] = missing.empty();
  if ((!missing.empty() && !must_cover) || !all_sound) {
    if (TypeId remaining = remaining_type(); path && remaining != type) at_.env.Learn(*path, remaining);
    joined = Join(std::move(joined), std::move(at_.env));
  } else if (!missing.empty() && path) {
    joined.Learn(*path, type);
  }
  at_.env = std::move(joined);
}

/// Where a pattern gives a name.
std::optional<SourceRange> Checker::FindCapture(ast::PatternId id, const std::string& name) const {
  const ast::Pattern& pattern = PatternOf(id);
  auto named = [&](const ast::Name& one) { return one.text == name ? std::optional(one.range) : std::nullopt; };
  auto in = [&](const std::vector<ast::PatternId>& parts) -> std::optional<SourceRange> {
    for (ast::PatternId part : parts) {
      if (auto found = FindCapture(part, name)) return found;
    }
    return std::nullopt;
  };
  if (const auto* capture = std::get_if<ast::CapturePattern>(&pattern.node)) return named(capture->name);
  if (const auto* sequence = std::get_if<ast::SequencePattern>(&pattern.node)) return in(sequence->items);
  if (const auto* either = std::get_if<ast::OrPattern>(&pattern.node)) return in(either->alternatives);
  if (const auto* as = std::get_if<ast::AsPattern>(&pattern.node)) {
    auto found = named(as->name);
    return found ? found : FindCapture(as->pattern, name);
  }
  std::vector<ast::PatternId> parts;
  if (const auto* record = std::get_if<ast::RecordPattern>(&pattern.node)) {
    parts = record->positional;
    for (const auto& field : record->fields) parts.push_back(field.second);
  }
  if (const auto* mapping = std::get_if<ast::MappingPattern>(&pattern.node)) {
    if (mapping->rest && mapping->rest->text == name) return mapping->rest->range;
    for (const auto& entry : mapping->entries) parts.push_back(entry.second);
  }
  return in(parts);
}

/// `isinstance(value, Circle)`, `isinstance(value, (Circle, Square))`, `isinstance(value, int | str)`.
TypeId Checker::CheckIsinstance(ast::ExprId id, const ast::Call& node) {
  bool plain = std::all_of(node.arguments.begin(), node.arguments.end(),
                           [](const ast::Argument& one) { return !one.name && one.stars == 0; });
  if (!plain || node.arguments.size() != 2) {
    CheckArguments(node.arguments);
    Report(DiagnosticKind::kMissingArgument, Expr(id).range)
        .With("callee", "isinstance")
        .With("missing", "a value and a type")
        .Hint("Write `isinstance(value, int)`.");
    return types_.error();
  }
  TypeId type = Check(node.arguments[0].value);
  std::vector<ClassRef> classes;
  bool known = true;
  std::function<void(ast::ExprId)> add = [&](ast::ExprId one) {
    if (const auto* tuple = As<ast::TupleLiteral>(one)) {
      for (ast::ExprId item : tuple->items) add(item);
    } else if (const auto* either = As<ast::Binary>(one); either != nullptr && either->op == ast::BinaryOp::kBitOr) {
      add(either->left);
      add(either->right);
    } else if (As<ast::NoneLiteral>(one) != nullptr) {
      classes.push_back({TypeKind::kNone, {}, ""});
    } else if (const auto* name = As<ast::NameRef>(one)) {
      ClassRef named;
      known = ResolveClass(name->name, Expr(one).range, named) && known;
      if (named.symbol.valid()) at_.tables->references[one] = {RefKind::kSymbol, named.symbol, "", -1};
      classes.push_back(named);
    } else {
      Report(DiagnosticKind::kNotAClass, Expr(one).range).With("name", Text(one));
      known = false;
    }
  };
  add(node.arguments[1].value);
  if (!known || IsError(type)) return types_.error();
  if (OfClasses(types_, type, classes).empty()) {
    Report(DiagnosticKind::kPatternNeverMatches, Expr(id).range)
        .With("pattern", Text(node.arguments[1].value))
        .With("type", Named(type));
    return types_.error();
  }
  at_.tables->type_tests[id] = std::move(classes);
  return types_.boolean();
}

}  // namespace gblocks::check
