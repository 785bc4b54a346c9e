// The patterns of `case`: what they ask of a value of some type, and the names they give.
#include <algorithm>

#include "compiler/check/checker.h"
#include "compiler/check/pattern_fit.h"
#include "compiler/check/unions.h"

namespace gblocks::check {

void Checker::ReportNeverMatches(ast::PatternId id, TypeId type, const std::string& hint) {
  if (type == subject_left_ && !IsError(FittingType(id, subject_))) {  // the cases above have taken what fits
    Report(DiagnosticKind::kUnreachableCase, PatternOf(id).range);
    return;
  }
  Report(DiagnosticKind::kPatternNeverMatches, PatternOf(id).range)
      .With("pattern", Text(PatternOf(id).range))
      .With("type", Named(type))
      .Hint(hint);
}

/// Notes a name. A pattern that fits several types of a union is looked at once for each: the name holds any of them.
void Checker::Capture(ast::PatternId id, const ast::Name& name, TypeId type, Captures& captures) {
  if (name.text == "_") return;
  auto known = std::find_if(captures.begin(), captures.end(), [&](const Captured& one) { return one.name == name.text; });
  if (known == captures.end()) {
    captures.push_back({name.text, name.range, type, {id}});
    return;
  }
  known->type = UnionOf(types_, {known->type, type});
  if (std::find(known->patterns.begin(), known->patterns.end(), id) != known->patterns.end()) return;
  Report(DiagnosticKind::kNameTwiceInPattern, name.range)
      .With("name", name.text)
      .Label(known->range, "here it stands already");
}

void Checker::CheckPattern(ast::PatternId id, TypeId type, Captures& captures) {
  std::visit(Overloaded{
                 [](const ast::WildcardPattern&) {},
                 [&](const ast::CapturePattern& node) { Capture(id, node.name, type, captures); },
                 [&](const ast::ValuePattern& node) { CheckValuePattern(id, node, type); },
                 [&](const ast::SequencePattern& node) { CheckSequencePattern(id, node, type, captures); },
                 [&](const ast::RecordPattern& node) { CheckRecordPattern(id, node, type, captures); },
                 [&](const ast::OrPattern& node) { CheckOrPattern(node, type, captures); },
                 [&](const ast::AsPattern& node) {
                   CheckPattern(node.pattern, type, captures);
                   Capture(id, node.name, FittingType(node.pattern, type), captures);
                 },
                 [&](const ast::MappingPattern& node) { CheckMappingPattern(id, node, type, captures); },
             },
             PatternOf(id).node);
}

/// The alternatives of a type that a pattern can match, as one type.
TypeId Checker::FittingType(ast::PatternId id, TypeId type) {
  if (IsError(type)) return type;
  TypeId fitting = UnionOf(types_, PatternFit(types_, *at_.ast, *at_.tables).Fitting(id, type));
  return Kind(fitting) == TypeKind::kNever ? types_.error() : fitting;
}

void Checker::CheckValuePattern(ast::PatternId id, const ast::ValuePattern& node, TypeId type) {
  TypeId literal = WantedKind(types_, type, TypeKind::kLiteral);
  TypeId found = Check(node.value, literal);
  if (IsError(found) || IsError(type) || !IsError(FittingType(id, type))) return;
  const auto* text = As<ast::StrLiteral>(node.value);
  if (text == nullptr || Kind(literal) != TypeKind::kLiteral) {
    std::string hint = Kind(found) == TypeKind::kNone ? "It is never `None`." : "";
    return ReportNeverMatches(id, type, hint);
  }
  SourceRange range = PatternOf(id).range;
  Problem problem = Report(DiagnosticKind::kPatternNeverMatches, range);
  problem.With("pattern", Text(range)).With("type", Named(type));
  DidYouMean(problem, text->value, T(literal).literals, {range.file, range.begin + 1, range.end - 1});
}

void Checker::CheckSequencePattern(ast::PatternId id, const ast::SequencePattern& node, TypeId type,
                                   Captures& captures) {
  std::vector<TypeId> fitting = PatternFit(types_, *at_.ast, *at_.tables).Fitting(id, type);
  size_t stars = 0;
  for (ast::PatternId item : node.items) {
    const auto* capture = std::get_if<ast::CapturePattern>(&PatternOf(item).node);
    if (capture == nullptr || !capture->starred) continue;
    if (++stars == 2) Report(DiagnosticKind::kPatternSyntax, PatternOf(item).range).With("found", "a second `*`");
  }
  if (IsError(type) || fitting.empty()) {
    for (ast::PatternId item : node.items) CheckPattern(item, types_.error(), captures);
    if (IsError(type)) return;
    std::string hint;
    if (IsText(types_, type)) hint = "A text is no sequence here, as in Python; compare it with a text.";
    if (Kind(type) == TypeKind::kTuple) hint = "It has " + std::to_string(T(type).arguments.size()) + " items.";
    return ReportNeverMatches(id, type, hint);
  }
  for (TypeId sequence : fitting) {
    bool is_tuple = Kind(sequence) == TypeKind::kTuple;
    const std::vector<TypeId> parts = T(sequence).arguments;
    size_t place = 0;
    for (ast::PatternId item : node.items) {
      const auto* capture = std::get_if<ast::CapturePattern>(&PatternOf(item).node);
      bool starred = capture != nullptr && capture->starred;
      if (!starred) {
        CheckPattern(item, parts[is_tuple ? place++ : 0], captures);
        continue;
      }
      if (!is_tuple) {
        Capture(item, capture->name, sequence, captures);
        continue;
      }
      size_t taken = parts.size() + 1 - std::min(node.items.size(), parts.size() + 1);
      std::vector<TypeId> rest(parts.begin() + static_cast<std::ptrdiff_t>(place),
                               parts.begin() + static_cast<std::ptrdiff_t>(place + taken));
      place += taken;
      bool empty = rest.empty();
      TypeId element = empty ? (parts.empty() ? types_.integer() : UnionOf(types_, parts)) : UnionOf(types_, rest);
      Capture(item, capture->name, types_.List(element), captures);
    }
  }
}

/// The class that a name stands for in patterns and `isinstance`; reports one that is none.
bool Checker::ResolveClass(const std::string& name, SourceRange range, ClassRef& named) {
  SymbolId symbol = Lookup(name);
  if (symbol.valid()) {
    if (IsError(Sym(symbol).type)) return false;
    SymbolKind kind = Sym(symbol).kind;
    if (kind == SymbolKind::kRecord || kind == SymbolKind::kComponent) {
      named = {kind == SymbolKind::kRecord ? TypeKind::kRecord : TypeKind::kComponent, symbol, ""};
      return true;
    }
    Report(DiagnosticKind::kNotAClass, range).With("name", name).Label(Sym(symbol).range, "declared here");
    return false;
  }
  static const std::unordered_map<std::string, TypeKind> classes = {
      {"int", TypeKind::kInt},   {"float", TypeKind::kFloat}, {"str", TypeKind::kStr},
      {"bool", TypeKind::kBool}, {"list", TypeKind::kList},   {"dict", TypeKind::kDict},
      {"set", TypeKind::kSet},   {"tuple", TypeKind::kTuple}, {"AudioData", TypeKind::kAudioData}};
  if (auto found = classes.find(name); found != classes.end()) {
    named = {found->second, {}, ""};
    return true;
  }
  if (FindBuiltinType(name) != nullptr) {
    named = {TypeKind::kNative, {}, name};
    return true;
  }
  std::vector<std::string> names;
  for (const auto& entry : classes) names.push_back(entry.first);
  for (const std::string& visible : VisibleNames()) {
    SymbolId one = Lookup(visible);
    if (one.valid() && (Sym(one).kind == SymbolKind::kRecord || Sym(one).kind == SymbolKind::kComponent))
      names.push_back(visible);
  }
  Problem problem = Report(DiagnosticKind::kUnknownType, range);
  problem.With("name", name);
  DidYouMean(problem, name, names, range);
  return false;
}

void Checker::CheckRecordPattern(ast::PatternId id, const ast::RecordPattern& node, TypeId type, Captures& captures) {
  PatternInfo& info = at_.tables->patterns[id];
  auto check_parts = [&](TypeId part_type) {
    for (ast::PatternId part : node.positional) CheckPattern(part, part_type, captures);
    for (const auto& field : node.fields) CheckPattern(field.second, part_type, captures);
  };
  bool known = info.named.kind != TypeKind::kError || ResolveClass(node.name.text, node.name.range, info.named);
  ClassRef named = info.named;
  if (!known || IsError(type)) return check_parts(types_.error());
  if (named.kind == TypeKind::kRecord) {
    std::vector<ast::PatternId> fields = MatchFields(node, named.symbol, PatternOf(id).range);
    at_.tables->patterns[id].fields = std::move(fields);
  } else if (!node.fields.empty() || node.positional.size() > (named.symbol.valid() ? 0 : 1)) {
    Report(DiagnosticKind::kPatternSyntax, PatternOf(id).range)
        .With("found", "more than `" + node.name.text + (named.symbol.valid() ? "()`" : "(name)`"));
    return check_parts(types_.error());
  } else {
    at_.tables->patterns[id].fields = node.positional;
  }
  std::vector<TypeId> fitting = PatternFit(types_, *at_.ast, *at_.tables).Fitting(id, type);
  if (fitting.empty()) {
    check_parts(types_.error());
    std::string hint;
    if (named.kind == TypeKind::kInt && Kind(type) == TypeKind::kFloat) hint = "An `int` that was stored as `float` is a `float`.";
    return ReportNeverMatches(id, type, hint);
  }
  if (named.kind == TypeKind::kRecord) {
    const std::vector<ast::PatternId> fields = at_.tables->patterns[id].fields;
    for (size_t i = 0; i < fields.size(); ++i) {
      if (fields[i].valid()) CheckPattern(fields[i], Sym(named.symbol).params[i].type, captures);
    }
  } else if (!node.positional.empty()) {
    CheckPattern(node.positional[0], UnionOf(types_, fitting), captures);
  }
}

/// For each field of the record the pattern that asks for it; positions follow the order of the fields.
std::vector<ast::PatternId> Checker::MatchFields(const ast::RecordPattern& node, SymbolId record, SourceRange range) {
  const std::vector<ParamInfo>& params = Sym(record).params;
  std::vector<ast::PatternId> fields(params.size());
  for (size_t i = 0; i < node.positional.size() && i < params.size(); ++i) fields[i] = node.positional[i];
  if (node.positional.size() > params.size()) {
    std::string known;
    for (const ParamInfo& param : params) known += (known.empty() ? "`" : ", `") + param.name + "`";
    Problem problem = Report(DiagnosticKind::kTooManyArguments, range);
    problem.With("callee", node.name.text)
        .With("expected", std::to_string(params.size()) + (params.size() == 1 ? " pattern" : " patterns"))
        .With("found", std::to_string(node.positional.size()));
    if (!known.empty()) problem.With("known", "Its fields are " + known + ".");
  }
  for (const auto& field : node.fields) {
    const ast::Name& name = field.first;  // no binding: clang 14's lambdas cannot capture one
    const ast::PatternId pattern = field.second;
    auto param = std::find_if(params.begin(), params.end(), [&](const ParamInfo& one) { return one.name == name.text; });
    if (param == params.end()) {
      std::vector<std::string> names;
      for (const ParamInfo& one : params) names.push_back(one.name);
      Problem problem = Report(DiagnosticKind::kUnknownAttribute, name.range);
      problem.With("owner", "`" + node.name.text + "`").With("name", name.text);
      DidYouMean(problem, name.text, names, name.range);
      continue;
    }
    ast::PatternId& place = fields[static_cast<size_t>(param - params.begin())];
    if (place.valid()) {
      Report(DiagnosticKind::kDuplicateArgument, name.range)
          .With("name", name.text)
          .With("callee", node.name.text)
          .Label(PatternOf(place).range, "`" + name.text + "` is asked for here, too");
      continue;
    }
    place = pattern;
  }
  return fields;
}

/// Alternatives give the same names, so that what follows can use them whichever fits.
void Checker::CheckOrPattern(const ast::OrPattern& node, TypeId type, Captures& captures) {
  Captures all;
  for (size_t i = 0; i < node.alternatives.size(); ++i) {
    Captures own;
    CheckPattern(node.alternatives[i], type, own);
    auto missing = [&](const Captures& from, const Captures& in, SourceRange range) {
      for (const Captured& one : from) {
        auto same = [&](const Captured& other) { return other.name == one.name; };
        if (std::any_of(in.begin(), in.end(), same)) continue;
        Report(DiagnosticKind::kAlternativeNames, range)
            .With("name", one.name)
            .Label(one.range, "`" + one.name + "` is given here");
        return;
      }
    };
    if (i > 0) {
      missing(all, own, PatternOf(node.alternatives[i]).range);
      missing(own, all, PatternOf(node.alternatives[0]).range);
    }
    for (Captured& one : own) {
      auto same = std::find_if(all.begin(), all.end(), [&](const Captured& other) { return other.name == one.name; });
      if (same == all.end()) {
        all.push_back(std::move(one));
      } else {
        same->type = UnionOf(types_, {same->type, one.type});
        same->patterns.insert(same->patterns.end(), one.patterns.begin(), one.patterns.end());
      }
    }
  }
  for (const Captured& one : all) {
    for (ast::PatternId pattern : one.patterns) {
      auto known = std::find_if(captures.begin(), captures.end(), [&](const Captured& c) { return c.name == one.name; });
      bool again = known != captures.end() &&
                   std::find(known->patterns.begin(), known->patterns.end(), one.patterns[0]) != known->patterns.end();
      if (known == captures.end()) {
        captures.push_back({one.name, one.range, one.type, {pattern}});
      } else if (pattern == one.patterns[0] && !again) {
        Report(DiagnosticKind::kNameTwiceInPattern, one.range)
            .With("name", one.name)
            .Label(known->range, "here it stands already");
      } else {
        known->type = UnionOf(types_, {known->type, one.type});
        if (std::find(known->patterns.begin(), known->patterns.end(), pattern) == known->patterns.end())
          known->patterns.push_back(pattern);
      }
    }
  }
}

void Checker::CheckMappingPattern(ast::PatternId id, const ast::MappingPattern& node, TypeId type,
                                  Captures& captures) {
  std::vector<TypeId> fitting;
  if (!IsError(type)) fitting = PatternFit(types_, *at_.ast, *at_.tables).Fitting(id, type);
  if (!IsError(type) && fitting.empty()) ReportNeverMatches(id, type, "");
  if (fitting.empty()) fitting.push_back(types_.Dict(types_.error(), types_.error()));
  for (TypeId dict : fitting) {
    TypeId key = T(dict).arguments[0], value = T(dict).arguments[1];
    for (const auto& entry : node.entries) {
      CheckAs(entry.first, key, {"A key of the dict", {}, ""});
      CheckPattern(entry.second, value, captures);
    }
    if (node.rest) Capture(id, *node.rest, dict, captures);
  }
}

}  // namespace gblocks::check
