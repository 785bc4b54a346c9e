def first(xs: list[T]) -> T:
    return xs[0]


def swapped(pair: tuple[A, B]) -> tuple[B, A]:
    a, b = pair
    return b, a


def chunks(xs: list[T], size: int = 2) -> list[list[T]]:
    parts: list[list[T]] = []
    for i in range(0, len(xs), size):
        parts.append(xs[i : i + size])
    return parts


def index_of(xs: list[T], wanted: T) -> int | None:
    for i, x in enumerate(xs):
        if x == wanted:
            return i
    return None


def largest(xs: list[T]) -> T:
    best = xs[0]
    for x in xs:
        if x > best:
            best = x
    return best


def unique(xs: list[T]) -> list[T]:
    seen: set[T] = set()
    result: list[T] = []
    for x in xs:
        if x not in seen:
            seen.add(x)
            result.append(x)
    return result


def group(xs: list[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    groups: dict[K, list[T]] = {}
    for x in xs:
        groups.setdefault(key(x), []).append(x)
    return groups


def mapped(xs: list[T], f: Callable[[T], U]) -> list[U]:
    return [f(x) for x in xs]


def last_or(xs: list[T], otherwise: T | None = None) -> T | None:
    return xs[-1] if xs else otherwise


def described(x: T) -> str:
    return f"<{x}> {x!r} {str(x)}"


def reversed_of(xs: list[T]):
    if not xs:
        return xs
    return reversed_of(xs[1:]) + [xs[0]]


def order(xs: list[T]) -> list[T]:
    return sorted(xs, reverse=True)


def top(xs: list[T]) -> T:
    return first(order(xs))


def adder(start: T, more: Callable[[T], T]) -> Callable[[], T]:
    value = start

    def step() -> T:
        return more(value)

    value = more(value)
    return step


def main() -> None:
    print(first([1, 2]), first(["a"]), first([[1.5], [2.5]]))
    print(swapped((1, "a")), swapped(("x", [1])))
    print(chunks([1, 2, 3, 4, 5]), chunks(list("abcd"), size=3))
    print(index_of(["a", "b"], "b"), index_of([1], 2))
    print(largest([3, 9, 2]), largest(["b", "a"]), largest([(1, "x"), (1, "y")]))
    print(unique([1, 2, 1]), unique(list("hello")))
    print(group([1, 2, 3, 4], lambda n: n % 2), group(["apple", "bob", "axe"], key=lambda s: s[0]))
    print(mapped([1, 2], lambda n: n * 0.5), mapped([1, 2], str), mapped(["a"], str.upper))
    print(last_or([1, 2]), last_or(["x"], "y"))
    print(described(3), described("a"), described([1.5]))
    print(reversed_of([1, 2, 3]), reversed_of(list("abc")))
    print(top([1, 3, 2]), top(["a", "c"]))
    print(adder(1, lambda n: n * 2)())


main()
