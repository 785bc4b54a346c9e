"""Random statements about parts of containers: starred names, slices as targets, `del`; and displays with stars."""

from .values import INT, STR, Type, dict_of, list_of, tuple_of


def unpack_star(make) -> list[str]:
    """Names for some items, and a starred one for the others."""
    random, scope = make.random, make.scope
    item = make.make.type(1)
    types = [item] * random.randint(1, 3)
    value = make.expr(STR) if item == STR and random.random() < 0.4 else make.make.comprehension(item, 1, "[", "]") if random.random() < 0.3 else make.expr(list_of(item))
    if random.random() < 0.3:
        types = [make.make.type(1) for _ in range(random.randint(1, 2))]
        rest = [item] * random.randint(0, 3)
        if any(type.kind == "optional" for type in (*types, item)):
            return []
        value = make.expr(tuple_of(*types, *rest))
        if not rest:
            return []
        names = [scope.fresh() for _ in types] + ["*" + scope.fresh()]
    else:
        names = [scope.fresh() for _ in types]
        names[random.randrange(len(names))] = "*" + names[-1] if len(names) == 1 else "*" + scope.fresh()
        types = [item for name in names if not name.startswith("*")]
    plain = [name for name in names if not name.startswith("*")]
    for name, type in zip(plain, types):
        scope.declare(name, type)
    scope.declare(next(name for name in names if name.startswith("*"))[1:], list_of(item))
    return [f"{', '.join(names)}{',' if len(names) == 1 else ''} = {value}"]


def slice_target(make) -> list[str]:
    """Another value for a slice, or `del` of one."""
    lists = make.scope.variables(lambda v: v.type.kind == "list")
    if not lists:
        return []
    variable = make.random.choice(lists)
    part = make.make.slice(1)
    if make.random.random() < 0.35:
        return [f"del {variable.name}{part}"]
    value = variable.name if make.random.random() < 0.1 else make.expr(variable.type)
    if part.count(":") == 2 and make.random.random() < 0.6:  # as many as there are
        return [f"{variable.name}{part} = {variable.name}{part}[::-1]"]
    return [f"{variable.name}{part} = {value}"]


def delete(make) -> list[str]:
    """`del` of an item."""
    containers = make.scope.variables(lambda v: v.type.kind in ("list", "dict"))
    if not containers:
        return []
    variable = make.random.choice(containers)
    if variable.type.kind == "list":
        line = f"del {variable.name}[{make.make.index(variable.name, 1)}]"
        return [f"if {variable.name}:", f"    {line}"] if make.random.random() < 0.8 else [line]
    key = make.expr(variable.type.items[0], 1)
    return [f"if {key} in {variable.name}:", f"    del {variable.name}[{key}]"] if make.random.random() < 0.8 else [f"del {variable.name}[{key}]"]


def nested(make) -> list[str]:
    """A change of what is in a container, or in a record."""
    inner = lambda type: type.kind == "list" or type.kind == "record" or type == INT  # noqa: E731
    holders = make.scope.variables(lambda v: v.type.kind in ("list", "dict") and inner(v.type.items[-1]))
    if not holders:
        return []
    variable = make.random.choice(holders)
    index = make.make.index(variable.name, 1) if variable.type.kind == "list" else make.expr(variable.type.items[0], 1)
    place, type = f"{variable.name}[{index}]", variable.type.items[-1]
    if type.kind == "record":
        field, of, _ = make.random.choice(make.scope.records[type.name])
        return [f"{place}.{field} = {make.expr(of)}"]
    if type.kind == "list":
        return make.random.choice([[f"{place}.append({make.expr(type.item)})"], [f"{place} += {make.expr(type)}"], [f"{place} = {place}[::-1]"]])
    return [f"{place} {make.random.choice(['+', '-', '*'])}= {make.expr(INT)}"]


def display(make, type: Type, d: int) -> str:
    """A list, set, tuple or dict with stars in it; `make` is the maker of expressions."""
    if type.kind == "dict":
        parts = [f"**{make.expr(dict_of(*type.items), d)}", f"{make.expr(type.items[0], d)}: {make.expr(type.items[1], d)}"]
        make.random.shuffle(parts)
        return "{" + ", ".join(parts) + "}"
    star = make.expr(type, d) if type.kind == "list" else make.sequence(type.item, d, alone=False)
    if star.startswith("lambda") or " if " in star and not star.startswith(("(", "[", "{")):
        star = f"({star})"
    parts = [f"*{star}"] + [make.expr(type.item, d) for _ in range(make.random.randint(0, 2))]
    make.random.shuffle(parts)
    return ("[{}]" if type.kind == "list" else "{{{}}}").format(", ".join(parts))
