// What is there without an import: functions, methods, constants, html tags and events of the page. The tables behind
// it are builtins.def and html_names.def; the editor's hovers read the same rows.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/check/types.h"

namespace gblocks::check {

/// One row of builtins.def as it stands there.
struct BuiltinRow {
  enum class Kind { kFunction, kMethod, kConstant } kind;
  std::string_view owner;  // "list", "math"; empty for functions
  std::string_view name;
  std::string_view signature;  // of a constant: its type
  std::string_view doc;
  bool mutates = false;
  bool is_static = false;  // called on the type: `dict.fromkeys(keys)`
};

/// A type that builtins.def adds to those of the language.
struct BuiltinType {
  std::string_view name;  // "Array", "datetime"
  bool is_value;          // cannot change, can be a key and has an order; else it is a reference
  std::string_view doc;
};
/// Null if there is none of that name.
const BuiltinType* FindBuiltinType(std::string_view name);
/// math, random, time: a dot follows, and they are no values.
bool IsModule(std::string_view name);

/// The rows of one name, first choice first: `FindBuiltins("", "len")`, `FindBuiltins("list", "append")`. Empty if
/// there is none.
const std::vector<const BuiltinRow*>& FindBuiltins(std::string_view owner, std::string_view name);
/// The owner of the methods of a type: "list", "str"; "?" where it has none.
std::string_view BuiltinOwner(const Type& type);
/// All names that an owner has ("" for functions, "str", "math"), for suggestions and completion.
const std::vector<std::string>& BuiltinNames(std::string_view owner);
/// The row of a Reference's `builtin`: "len", "list.append", "math.pi"; null if there is none.
const BuiltinRow* BuiltinDocumentation(std::string_view builtin);

/// One parameter of a builtin.
struct BuiltinParam {
  std::string name;
  TypeId type;  // may hold variables
  bool required = true;
  bool keyword_only = false;
  bool variadic = false;
};

/// A row with its types read.
struct BuiltinSignature {
  const BuiltinRow* row = nullptr;
  TypeId receiver;  // none for functions
  std::vector<BuiltinParam> params;
  TypeId result;
  bool variadic() const;
};

/// Reads rows into signatures, once each.
class BuiltinSignatures {
 public:
  explicit BuiltinSignatures(TypeTable& types) : types_(types) {}
  const BuiltinSignature& Of(const BuiltinRow* row);
  /// The type written in a row of kind kConstant.
  TypeId ConstantType(const BuiltinRow* row);

 private:
  TypeTable& types_;
  std::map<const BuiltinRow*, BuiltinSignature> read_;
};

/// html.TAG.
bool IsHtmlTag(std::string_view tag);
/// Elements that have no content: `br`, `img`, `input`.
bool IsVoidTag(std::string_view tag);
bool IsDomEvent(std::string_view event);
const std::vector<std::string>& HtmlTags();
const std::vector<std::string>& DomEvents();

}  // namespace gblocks::check
