#include "compiler/check/exhaustiveness.h"

#include <algorithm>

#include "compiler/check/unions.h"

namespace gblocks::check {

namespace {

/// The question is NP-hard; a program that needs more than this is asked for a `case _`.
constexpr int kMostSteps = 20000;

using Row = Exhaustiveness::Row;

/// Rows whose first shape is no alternative any more.
std::vector<Row> Spread(const std::vector<Row>& rows) {
  std::vector<Row> spread;
  std::function<void(const Row&)> add = [&](const Row& row) {
    if (row[0].kind != Shape::Kind::kEither) return spread.push_back(row);
    for (const Shape& one : row[0].parts) {
      Row alternative = row;
      alternative[0] = one;
      add(alternative);
    }
  };
  for (const Row& row : rows) add(row);
  return spread;
}

/// What follows the first column, where the first matches anything.
std::vector<Row> Rest(const std::vector<Row>& rows) {
  std::vector<Row> rest;
  for (const Row& row : rows) {
    if (row[0].kind == Shape::Kind::kAny) rest.emplace_back(row.begin() + 1, row.end());
  }
  return rest;
}

}  // namespace

/// All constructors of a type; none where they cannot be listed.
std::optional<std::vector<Constructor>> Exhaustiveness::Signature(TypeId type, const std::vector<Row>& rows) const {
  const Type& info = types_[type];
  std::vector<Constructor> all;
  auto value = [&](std::string text) {
    Constructor one;
    one.kind = Constructor::Kind::kValue;
    one.text = std::move(text);
    all.push_back(std::move(one));
  };
  switch (info.kind) {
    case TypeKind::kUnion:
    case TypeKind::kOptional:
      for (TypeId member : Alternatives(types_, type)) {
        Constructor one;
        one.kind = Constructor::Kind::kMember;
        one.member = member;
        all.push_back(one);
      }
      return all;
    case TypeKind::kBool:
      value("True");
      value("False");
      return all;
    case TypeKind::kLiteral:
      for (const std::string& text : info.literals) value("\"" + text + "\"");
      return all;
    case TypeKind::kRecord:
    case TypeKind::kTuple: {
      Constructor one;
      one.kind = Constructor::Kind::kParts;
      return std::vector<Constructor>{one};
    }
    case TypeKind::kList: {
      size_t longest = 0;
      for (const Row& row : rows) {
        if (row[0].kind == Shape::Kind::kMade) longest = std::max(longest, row[0].constructor.length);
      }
      Constructor one;
      one.kind = Constructor::Kind::kLength;
      for (one.length = 0; one.length <= longest; ++one.length) all.push_back(one);
      one.longer = true;
      all.push_back(one);
      return all;
    }
    default:
      return std::nullopt;
  }
}

std::vector<TypeId> Exhaustiveness::PartTypes(const Constructor& constructor, TypeId type) const {
  const Type& info = types_[type];
  switch (constructor.kind) {
    case Constructor::Kind::kMember:
      return {constructor.member};
    case Constructor::Kind::kLength:
      return std::vector<TypeId>(constructor.length, info.arguments[0]);
    case Constructor::Kind::kParts: {
      if (info.kind == TypeKind::kTuple) return info.arguments;
      std::vector<TypeId> parts;
      for (const auto& field : fields_(type)) parts.push_back(field.second);
      return parts;
    }
    default:
      return {};
  }
}

/// The row for values that the constructor made: its parts in place of the first shape. None if it does not match them.
std::optional<Row> Exhaustiveness::Specialized(const Row& row, const Constructor& constructor, size_t count) const {
  const Shape& first = row[0];
  Row result(count);
  if (first.kind == Shape::Kind::kMade) {
    const Constructor& made = first.constructor;
    if (constructor.kind == Constructor::Kind::kLength && made.kind == Constructor::Kind::kLength) {
      bool fits = made.longer ? constructor.length >= made.length
                              : !constructor.longer && constructor.length == made.length;
      if (!fits) return std::nullopt;
      size_t before = made.length - made.after;
      for (size_t i = 0; i < made.length; ++i) {
        result[i < before ? i : count - (made.length - i)] = first.parts[i];
      }
    } else if (made == constructor) {
      result = first.parts;
      result.resize(count);
    } else {
      return std::nullopt;
    }
  }
  result.insert(result.end(), row.begin() + 1, row.end());
  return result;
}

std::string Exhaustiveness::Text(const Constructor& constructor, TypeId type, const Witness& parts) const {
  auto listed = [&](const std::vector<std::string>& texts) {
    std::string text;
    for (const std::string& one : texts) text += (text.empty() ? "" : ", ") + one;
    return text;
  };
  bool plain = std::all_of(parts.begin(), parts.end(), [](const std::string& part) { return part == "_"; });
  switch (constructor.kind) {
    case Constructor::Kind::kMember: {
      if (parts[0] != "_") return parts[0];
      switch (types_[constructor.member].kind) {
        case TypeKind::kNone:
          return "None";
        case TypeKind::kInt:
        case TypeKind::kFloat:
        case TypeKind::kBool:
        case TypeKind::kStr:
          return types_.Name(constructor.member) + "()";
        case TypeKind::kLiteral:
          return types_.Name(constructor.member);
        case TypeKind::kList:
          return "list()";
        case TypeKind::kDict:
          return "dict()";
        case TypeKind::kSet:
          return "set()";
        case TypeKind::kTuple:
          return "(" + listed(std::vector<std::string>(types_[constructor.member].arguments.size(), "_")) + ")";
        case TypeKind::kRecord:
        case TypeKind::kComponent:
        case TypeKind::kAudioData:
        case TypeKind::kNative:
          return types_.Name(constructor.member) + "()";
        default:
          return "_";
      }
    }
    case Constructor::Kind::kValue:
      return constructor.text;
    case Constructor::Kind::kLength: {
      Witness items = parts;
      if (constructor.longer) items.push_back("*_");
      return "[" + listed(items) + "]";
    }
    case Constructor::Kind::kParts: {
      if (types_[type].kind == TypeKind::kTuple)
        return "(" + listed(parts) + (parts.size() == 1 ? ",)" : ")");
      if (plain) return types_.Name(type) + "()";
      std::vector<std::string> named;
      auto fields = fields_(type);
      for (size_t i = 0; i < parts.size(); ++i) {
        if (parts[i] != "_") named.push_back(fields[i].first + "=" + parts[i]);
      }
      return types_.Name(type) + "(" + listed(named) + ")";
    }
    case Constructor::Kind::kOther:
      break;
  }
  return "_";
}

std::vector<std::string> Exhaustiveness::Missing(const std::vector<Shape>& rows, TypeId type, size_t limit) {
  std::vector<Row> matrix;
  for (const Shape& shape : rows) matrix.push_back({shape});
  steps_ = 0;
  std::vector<std::string> missing;
  for (const Witness& witness : MissingRows(matrix, {type}, true, limit)) missing.push_back(witness[0]);
  return missing;
}

std::vector<Exhaustiveness::Witness> Exhaustiveness::MissingRows(const std::vector<Row>& all,
                                                                  const std::vector<TypeId>& types, bool top,
                                                                  size_t limit) {
  if (types.empty()) return all.empty() ? std::vector<Witness>{{}} : std::vector<Witness>{};
  if (++steps_ > kMostSteps) return {Witness(types.size(), "_")};
  if (all.empty() && !top) return {Witness(types.size(), "_")};
  std::vector<Row> rows = Spread(all);
  std::vector<TypeId> rest(types.begin() + 1, types.end());
  bool asked = std::any_of(rows.begin(), rows.end(), [](const Row& row) { return row[0].kind == Shape::Kind::kMade; });
  std::optional<std::vector<Constructor>> signature = Signature(types[0], rows);
  std::vector<Witness> found;
  bool lists = top && types_[types[0]].kind != TypeKind::kList && types_[types[0]].kind != TypeKind::kRecord &&
               types_[types[0]].kind != TypeKind::kTuple;
  if (signature && (asked || lists)) {
    for (const Constructor& constructor : *signature) {
      std::vector<TypeId> columns = PartTypes(constructor, types[0]);
      size_t parts = columns.size();
      columns.insert(columns.end(), rest.begin(), rest.end());
      std::vector<Row> made;
      for (const Row& row : rows) {
        if (auto special = Specialized(row, constructor, parts)) made.push_back(std::move(*special));
      }
      for (Witness& witness : MissingRows(made, columns, false, limit - found.size())) {
        auto end = witness.begin() + static_cast<std::ptrdiff_t>(parts);
        Witness whole = {Text(constructor, types[0], Witness(witness.begin(), end))};
        whole.insert(whole.end(), end, witness.end());
        found.push_back(std::move(whole));
        if (found.size() >= limit) return found;
      }
    }
    return found;
  }
  // What is none of the values that the patterns name: if that is covered, these are, too.
  for (Witness& witness : MissingRows(Rest(rows), rest, false, limit)) {
    witness.insert(witness.begin(), "_");
    found.push_back(std::move(witness));
  }
  return found;
}

bool Exhaustiveness::Useful(const std::vector<Shape>& rows, TypeId type, const Shape& shape) {
  std::vector<Row> matrix;
  for (const Shape& one : rows) matrix.push_back({one});
  steps_ = 0;
  return UsefulRow(matrix, {type}, {shape});
}

bool Exhaustiveness::UsefulRow(const std::vector<Row>& all, const std::vector<TypeId>& types, const Row& row) {
  if (all.empty()) return true;
  if (types.empty()) return false;
  if (++steps_ > kMostSteps) return true;
  if (row[0].kind == Shape::Kind::kEither) {
    return std::any_of(row[0].parts.begin(), row[0].parts.end(), [&](const Shape& one) {
      Row alternative = row;
      alternative[0] = one;
      return UsefulRow(all, types, alternative);
    });
  }
  if (row[0].kind == Shape::Kind::kMade && row[0].constructor.kind == Constructor::Kind::kOther) {
    Row any = row;
    any[0] = {};
    return UsefulRow(all, types, any);
  }
  std::vector<Row> rows = Spread(all);
  std::vector<TypeId> rest(types.begin() + 1, types.end());
  auto useful_as = [&](const Constructor& constructor) {
    std::vector<TypeId> columns = PartTypes(constructor, types[0]);
    size_t parts = columns.size();
    std::optional<Row> own = Specialized(row, constructor, parts);
    if (!own) return false;
    columns.insert(columns.end(), rest.begin(), rest.end());
    std::vector<Row> made;
    for (const Row& one : rows) {
      if (auto special = Specialized(one, constructor, parts)) made.push_back(std::move(*special));
    }
    return UsefulRow(made, columns, *own);
  };
  std::vector<Row> seen = rows;
  seen.push_back(row);
  // What nobody looks into is not taken apart: a record may hold records of its own kind without end.
  bool asked = std::any_of(seen.begin(), seen.end(), [](const Row& one) { return one[0].kind == Shape::Kind::kMade; });
  std::optional<std::vector<Constructor>> signature = asked ? Signature(types[0], seen) : std::nullopt;
  if (signature) return std::any_of(signature->begin(), signature->end(), useful_as);
  if (row[0].kind == Shape::Kind::kMade) return useful_as(row[0].constructor);
  Row others(row.begin() + 1, row.end());
  return UsefulRow(Rest(rows), rest, others);
}

}  // namespace gblocks::check
