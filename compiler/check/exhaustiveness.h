// Whether the cases of a `match` cover every value, and which cannot be reached: Maranget, "Warnings for pattern
// matching" (2007), over the types' constructors.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "compiler/check/types.h"

namespace gblocks::check {

/// How a value of some type is made, as far as patterns can tell.
struct Constructor {
  enum class Kind {
    kMember,  // one type of a union or optional: one part, of that type
    kValue,   // True, a text, a number: no parts
    kParts,   // a record or tuple: its fields or items
    kLength,  // a list of `length` items, or more where `longer`
    kOther,   // what no list of values tells: `case Config.limit`, a mapping
  } kind = Kind::kOther;
  TypeId member;
  std::string text;  // kValue: as written in the program
  size_t length = 0, after = 0;  // kLength: least number of items; how many of them stand after the star
  bool longer = false;

  bool operator==(const Constructor&) const = default;
};

/// A pattern as exhaustiveness sees it.
struct Shape {
  enum class Kind { kAny, kMade, kEither } kind = Kind::kAny;
  Constructor constructor;
  std::vector<Shape> parts;  // of the constructor; kEither: the alternatives
};

class Exhaustiveness {
 public:
  using Row = std::vector<Shape>;
  /// What a record's values hold: names and types of the fields.
  using Fields = std::function<std::vector<std::pair<std::string, TypeId>>(TypeId)>;

  Exhaustiveness(const TypeTable& types, Fields fields) : types_(types), fields_(std::move(fields)) {}

  /// Some values, as patterns, that none of the rows matches; at most `limit`. Empty: there is none.
  std::vector<std::string> Missing(const std::vector<Shape>& rows, TypeId type, size_t limit);
  /// True if the shape matches a value that none of the rows does.
  bool Useful(const std::vector<Shape>& rows, TypeId type, const Shape& shape);

 private:
  using Witness = std::vector<std::string>;
  std::vector<Witness> MissingRows(const std::vector<Row>& rows, const std::vector<TypeId>& types, bool top,
                                   size_t limit);
  bool UsefulRow(const std::vector<Row>& rows, const std::vector<TypeId>& types, const Row& row);
  std::optional<std::vector<Constructor>> Signature(TypeId type, const std::vector<Row>& rows) const;
  std::vector<TypeId> PartTypes(const Constructor& constructor, TypeId type) const;
  std::optional<Row> Specialized(const Row& row, const Constructor& constructor, size_t parts) const;
  std::string Text(const Constructor& constructor, TypeId type, const Witness& parts) const;

  const TypeTable& types_;
  Fields fields_;
  int steps_ = 0;
};

}  // namespace gblocks::check
