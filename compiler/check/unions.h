// Types that are one of several: A | B, T | None, unions of texts; and what a class test leaves of them.
#pragma once

#include <vector>

#include "compiler/check/program.h"
#include "compiler/check/types.h"

namespace gblocks::check {

/// What a value of the type can be: the members of a union; T and None of T | None; of any other type, itself.
std::vector<TypeId> Alternatives(const TypeTable& types, TypeId type);

/// One type for all that these types hold. Texts of literal unions are put together, and are part of `str`. Never
/// (types.never()) of nothing.
TypeId UnionOf(TypeTable& types, const std::vector<TypeId>& parts);

/// The member of the union `to` that a value of type `from` becomes: the same type, else the first that it may stand
/// for. -1 if there is none.
int MemberFor(const TypeTable& types, TypeId from, TypeId to);

/// True if values of a type (no union, no optional) are of the class. As in Python, a bool is an int.
bool IsOfClass(const TypeTable& types, TypeId type, const ClassRef& named);

/// The alternatives of `type` that are of one of the classes.
std::vector<TypeId> OfClasses(const TypeTable& types, TypeId type, const std::vector<ClassRef>& classes);

/// The alternatives of `type` without those listed.
std::vector<TypeId> Without(const TypeTable& types, TypeId type, const std::vector<TypeId>& removed);

/// Where a display or lambda is expected to be one of several: the one alternative of that kind. Invalid where `type` is.
TypeId WantedKind(const TypeTable& types, TypeId type, TypeKind kind);

/// The alternatives of the declared type that a value of type `found` becomes when it is assigned.
TypeId AssignedType(TypeTable& types, TypeId declared, TypeId found);

/// True if the cases of a `match` on the type can be listed: unions, optionals, bools, texts of a literal union, records,
/// and tuples of these.
bool IsClosed(const TypeTable& types, TypeId type);

}  // namespace gblocks::check
