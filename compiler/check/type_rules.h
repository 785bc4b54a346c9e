// How types relate: what may stand for what, what two have in common, what a `for` finds inside.
#pragma once

#include "compiler/check/types.h"

namespace gblocks::check {

/// True if a value of type `from` may stand where `to` is asked for: equal types, int for float, T for T | None, a
/// literal for str,
/// `[]` for any list. Errors agree with everything.
bool Assignable(const TypeTable& types, TypeId from, TypeId to);

/// The type that both agree to: int and float give float, T and None give T | None. None (an invalid id) if there is no
/// such type.
TypeId Join(TypeTable& types, TypeId a, TypeId b);

/// True if `a == b` can ever hold.
bool Comparable(const TypeTable& types, TypeId a, TypeId b);

/// True if `<` orders values of this type.
bool Ordered(const TypeTable& types, TypeId type);

/// True if values can be keys of a dict and items of a set.
bool Hashable(const TypeTable& types, TypeId type);

/// What `for` finds in a value of this type: items, keys, characters. None (an invalid id) if it cannot be gone
/// through.
TypeId ElementOf(TypeTable& types, TypeId type);

/// True if an item type in it is not known yet: `[]`, `{}`.
bool IsOpen(const TypeTable& types, TypeId type);

/// T of T | None; any other type itself.
TypeId WithoutNone(const TypeTable& types, TypeId type);

bool IsNumber(const TypeTable& types, TypeId type);
/// True of int, float and `int | float`.
bool AreNumbers(const TypeTable& types, TypeId type);
bool IsText(const TypeTable& types, TypeId type);

}  // namespace gblocks::check
