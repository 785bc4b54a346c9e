"""Functions of any type, each called with some."""

from .scope import Function
from .values import BOOL, FLOAT, INT, STR, Type, dict_of, function, list_of, optional, printable, tuple_of

T, K = Type("T"), Type("K")

# Parameters, what it gives, and its lines. A type that keys are made of or that has an order says so by the name of its parameter.
BODIES = [
    ([("xs", list_of(T)), ("y", T)], T, ["return xs[0] if xs else y"]),
    ([("a", T), ("b", K)], tuple_of(K, T), ["return b, a"]),
    ([("a", T), ("b", T)], Type("bool"), ["return a == b"]),
    ([("a", T)], STR, ["return f'{a}|{a!r}'"]),
    ([("xs", list_of(T))], list_of(T), ["return xs[1:] + xs[:1]"]),
    ([("xs", list_of(T)), ("f", function(K, T))], list_of(K), ["return [f(x) for x in xs]"]),
    ([("xs", list_of(T)), ("f", function(Type("bool"), T))], list_of(T), ["ys: list[T] = []", "for x in xs:", "    if f(x):", "        ys.append(x)", "return ys"]),
    ([("xs", list_of(T)), ("y", T)], Type("int"), ["n = 0", "for x in xs:", "    if x == y:", "        n += 1", "return n"]),
    ([("xs", list_of(T)), ("y", T)], optional(INT), ["for i, x in enumerate(xs):", "    if x == y:", "        return i", "return None"]),
    ([("xs", list_of(T))], optional(T), ["return xs[-1] if xs else None"]),
    ([("keyed", list_of(T))], dict_of(T, INT), ["d: dict[T, int] = {}", "for x in keyed:", "    d[x] = d.get(x, 0) + 1", "return d"]),
    ([("keyed", list_of(K)), ("f", function(T, K))], dict_of(K, list_of(T)), ["d: dict[K, list[T]] = {}", "for x in keyed:", "    d.setdefault(x, []).append(f(x))", "return d"]),
    ([("ordered", list_of(T)), ("y", T)], T, ["return max(ordered, default=y)"]),
    ([("ordered", list_of(T))], list_of(T), ["return sorted(ordered)[::-1]"]),
    ([("a", T), ("n", INT)], list_of(T), ["return [] if n <= 0 or n > 5 else [a] + {name}(a, n - 1)"]),
    ([("a", T), ("xs", list_of(K))], list_of(tuple_of(T, K)), ["def pair(x: K) -> tuple[T, K]:", "    return a, x", "return list(map(pair, xs))"]),
    ([("d", dict_of(STR, T)), ("y", T)], list_of(T), ["d['new'] = y", "return list(d.values())"]),
    ([("f", function(T, K)), ("a", K)], T, ["return f(a)"]),
    ([("a", T), ("b", T)], list_of(T), ["a, b = b, a", "return [a, b, a]"]),
]


def replaced(type: Type, chosen: dict[str, Type]) -> Type:
    return chosen.get(type.kind) or Type(type.kind, tuple(replaced(item, chosen) for item in type.items), type.name)


def make_generic(make, name: str) -> tuple[list[str], list[Function]]:
    """One of these functions, and it as a function of certain types."""
    random = make.random
    params, result, body = random.choice(BODIES)
    plain = any(part[0] in ("keyed", "ordered") for part in params)
    shown = "|{" in body[0]
    functions = []
    for _ in range(random.randint(1, 3)):
        # `T | None` of what may be None is less than it says.
        chosen = {letter: random.choice((INT, STR)) if plain else random.choice((INT, FLOAT, STR, BOOL)) if result == optional(T) else make.type(1) for letter in "TK"}
        if any(one.kind == "optional" or shown and not printable(one, make.scope.records) for one in chosen.values()):
            continue
        functions.append(Function(name, [(param, replaced(type, chosen), "") for param, type in params], replaced(result, chosen)))
    head = f"def {name}({', '.join(f'{param}: {type}' for param, type in params)}) -> {result}:"
    return [head] + ["    " + line.replace("{name}", name) for line in body], functions
