// Types of the language, interned: two types are equal when their ids are.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "compiler/base/id.h"

namespace gblocks::check {

using TypeId = Id<struct TypeTag>;
using SymbolId = Id<struct SymbolTag>;

enum class TypeKind {
  kError,      // something was reported already; agrees with everything
  kNever,      // element type of `[]` before it is known; agrees with everything, is a supertype of nothing
  kNone, kBool, kInt, kFloat, kStr,
  kLiteral,    // union of string literals: "primary" | "secondary"
  kList, kSet, kDict, kTuple,
  kOptional,   // T | None
  kUnion,      // A | B, members sorted, without None: `A | B | None` is an optional union (unions.h)
  kRecord, kComponent,  // named by `symbol`
  kElement,    // handle of an html element
  kFunction,   // arguments = parameters…, result
  kAudioData,  // sample rate and samples
  kNative,     // another type of the runtime, by `name`: Array, datetime; its operations are rows of builtins.def
  kDomEvent,   // `ev` of an element's event: value, checked, key, number, shift, ctrl, alt, meta, audio
  kEventData,  // `ev` of a component's event; `symbol` is the event
  kTasks,      // the runs of one listener that wait; in no program's text
  kVariable,   // T, K, V of a builtin's signature; never the type of an expression
  kTypeParam,  // T of a generic function, which is `symbol`: opaque in its body, a type for each instance
};

struct Type {
  TypeKind kind = TypeKind::kError;
  std::vector<TypeId> arguments;      // list[T], dict[K, V], tuple[…], T | None, A | B, function
  std::vector<std::string> literals;  // kLiteral: sorted, no repetition
  SymbolId symbol;                    // kRecord, kComponent, kEventData, kTypeParam
  std::string name;                   // record, component, variable: for messages; of kNative, what it is

  bool operator==(const Type&) const = default;
  auto operator<=>(const Type&) const = default;
};

/// Owns every type of one compilation.
class TypeTable {
 public:
  TypeTable();
  TypeId Intern(Type type);
  const Type& operator[](TypeId id) const { return types_[static_cast<size_t>(id.index)]; }

  TypeId error() const { return error_; }
  TypeId never() const { return never_; }
  TypeId none() const { return none_; }
  TypeId boolean() const { return bool_; }
  TypeId integer() const { return int_; }
  TypeId floating() const { return float_; }
  TypeId str() const { return str_; }
  TypeId element() const { return element_; }
  TypeId audio_data() const { return audio_data_; }
  TypeId dom_event() const { return dom_event_; }
  TypeId tasks() { return Intern({TypeKind::kTasks, {}, {}, {}, {}}); }
  TypeId List(TypeId element);
  TypeId Set(TypeId element);
  TypeId Dict(TypeId key, TypeId value);
  TypeId Tuple(std::vector<TypeId> items);
  /// T | None; of an optional, itself.
  TypeId Optional(TypeId type);
  /// A | B: two types or more, sorted, none of them None, an optional or a union. UnionOf (unions.h) makes them of any types.
  TypeId Union(std::vector<TypeId> members);
  TypeId Function(std::vector<TypeId> params, TypeId result);
  /// One of these strings.
  TypeId Literals(std::vector<std::string> literals);
  /// A type of builtins.def: `Array`, `datetime`.
  TypeId Native(std::string name);
  /// A type variable of a builtin's signature: `T`, `iterable[T]`.
  TypeId Variable(std::string name, std::vector<TypeId> arguments = {});
  /// A record, a component's handle, or an event's data.
  TypeId Named(TypeKind kind, SymbolId symbol, std::string name);

  /// The type as a program would write it: `list[str] | None`.
  std::string Name(TypeId id) const;

 private:
  std::deque<Type> types_;  // references stay good while types are added
  std::map<Type, TypeId> ids_;
  TypeId error_, never_, none_, bool_, int_, float_, str_, element_, audio_data_, dom_event_;
};

}  // namespace gblocks::check
