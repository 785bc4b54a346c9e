record Leaf:
    value: int


record Node:
    left: Leaf | Node
    right: Leaf | Node | None


def total(tree: Leaf | Node | None) -> int:
    match tree:
        case None:
            return 0
        case Leaf(value):
            return value
        case Node(left, right):
            return total(left) + total(right)


def describe(x: int | float | bool | str | None) -> str:
    match x:
        case True:
            return "yes"
        case bool():
            return "no"
        case 0:
            return "zero"
        case int() | float() if x < 0:
            return f"negative {x}"
        case int(n):
            return f"int {n}"
        case float(f):
            return f"float {f}"
        case None:
            return "none"
        case text:
            return repr(text)


def keep(log: list[str], word: str) -> bool:
    log.append(word)
    return len(log) > 2


def guarded(values: list[int | str], log: list[str]) -> str:
    match values:
        case [str(a), *_] if keep(log, a):
            return f"first {a}"
        case [int(n), *rest] if keep(log, str(n)):
            return f"number {n} {rest}"
        case [_, str(b)] if keep(log, b):
            return f"second {b}"
    return "no"


def only(mode: str) -> str:
    match mode:
        case "line" | "bar" as kind:
            result = kind
        case "pie":
            result = "round"
        case _:
            result = "?"
    return result


def same(a: list[int | str], b: list[int | str]) -> bool:
    return a == b


def convert(x: int | str) -> float | int | str | None:
    return x


def until(start: int | None) -> int:
    n = start
    while n is not None and n < 10:
        n = n + 3
    return n or -1


def find(items: list[str | None], wanted: str) -> int | None:
    for i, item in enumerate(items):
        if item is None:
            continue
        if item.lower() == wanted:
            return i
    return None


def run(steps: list[Callable[[int], int]], start: int) -> int:
    for step in steps:
        start = step(start)
    return start


def twice(n: int) -> int:
    return n * 2


def loop(items: list[int | str | list[int]]) -> int:
    count = 0
    for item in items:
        match item:
            case str():
                continue
            case 99:
                break
            case int(n):
                count += n
            case [first, *_]:
                count += first * 10
            case []:
                count -= 1
    return count


def main():
    print(total(Node(Leaf(1), Node(Leaf(2), None))), total(None))
    print(Node(Leaf(1), None), Node(Leaf(1), None) == Node(Leaf(1), None), Leaf(1) == Leaf(2))
    xs: list[int | float | bool | str | None] = [True, False, 0, -3, -2.5, 7, 2.5, None, "it's"]
    for x in xs:
        print(describe(x), x, bool(x))
    log: list[str] = []
    print(guarded(["a", "b"], log), log)
    print(guarded(["a", "b"], log), log)
    print(guarded([1, "c"], log), log)
    print(guarded([], log), log)
    print(only("bar"), only("pie"), only("x"))
    print(same([1, "a"], [1, "a"]), same([1], ["1"]), same([], []))
    print(convert(3), convert("x"), convert(3) == 3, convert("x") == 3)
    print(until(2), until(None), until(20))
    print(find(["A", None, "b"], "b"), find([None], "a"))
    print(run([twice, lambda n: n + 1, abs], -4))
    print(loop([1, "x", [4, 5], 2, 99, 100]))
    keys: set[int | str] = {1, "1", 1}
    print(len(keys), 1 in keys, "1" in keys, 2 in keys)
    pairs: dict[int | str | None, list[int | str]] = {1: [1], "a": ["a"], None: []}
    pairs["a"].append(2)
    pairs[2] = [3]
    print(pairs, pairs.get("zz"), [k for k in pairs if isinstance(k, int)])
    numbers = [1, 2, 3]
    modes: dict[str, int | Literal["auto", "none"]] = {"a": 1, "b": "auto"}
    modes["c"] = "none"
    print(modes, [m for m in modes.values() if m != "auto"], modes["b"] == "auto", modes["a"] == "auto")
    for mode in modes.values():
        match mode:
            case "auto":
                print("auto")
            case int(n):
                print(n)
            case rest:
                print("rest", rest)
    mixed: int | str = 2
    other: int | None = 5
    print(mixed in numbers, other in numbers, [m in numbers for m in xs])
    value: int | str = 3
    more = value + 1
    value = "text"
    print(value.upper(), more)
    value += "!"
    print(value, f"{value}", str(value), repr(value), [value])
    nested: list[tuple[str, int | str]] = [("a", 1), ("b", "two")]
    for name, item in nested:
        match item:
            case int():
                print(name, item + 1)
            case _:
                print(name, item * 2)
    match nested:
        case [(first, int(n)), *others]:
            print(first, n, others)


main()
