def rest_of_lists() -> None:
    first, *rest = [1, 2, 3]
    print(first, rest)
    *init, last = "hello"
    print(init, last)
    a, *b, c = [1, 2]
    print(a, b, c)
    head, *middle, tail = (1, 2, 3, 4)
    print(head, middle, tail)
    (x, *y), *z = [[1, 2, 3], [4], [5]]
    print(x, y, z)
    [p, *q] = (7, 8)
    print(p, q)
    values: list[int] = []
    *everything, = values
    print(everything)


def displays() -> None:
    a = [1, 2]
    b = (3, 4)
    print([*a, *b, 5], [0, *a], [*a], [*"ab", "c"])
    print({*a, 2, 9} == {1, 2, 9}, (*b, 5, *b), (0, *b))
    d = {"x": 1, "y": 2}
    e = {**d, "y": 3, **{"z": 4}}
    print(e, d, {**d} is d, {"a": 0, **d})
    floats: list[float] = [0.5, *(1.5, 2.5)]
    print(floats)
    copy = [*a]
    copy.append(3)
    print(a, copy)


def add(a: int, b: int, c: int = 10) -> int:
    return a + b + c


def calls() -> None:
    pair = (1, 2)
    print(add(*pair), add(5, *(6, 7)), add(*pair, c=0))
    print(*[1, 2, 3], sep="-")
    print("a", *"bc", 4, *[True])
    none: list[int] = []
    print(*none)


def slices() -> None:
    xs = [0, 1, 2, 3, 4, 5]
    xs[1:3] = [10, 20, 30]
    print(xs)
    xs[:2] = []
    print(xs)
    xs[::2] = [7, 7, 7]
    print(xs)
    xs[-1:] = [8, 9]
    print(xs)
    xs[2:2] = [1]
    print(xs)
    xs[::-1] = list(range(len(xs)))
    print(xs)
    alias = xs
    xs[:] = [1]
    print(alias)


def deletes() -> None:
    xs = list(range(10))
    del xs[0]
    del xs[-1], xs[3]
    print(xs)
    del xs[1:3]
    print(xs)
    ys = list(range(10))
    del ys[::3]
    print(ys)
    del ys[::-2]
    print(ys)
    del ys[5:2]
    print(ys)
    d = {"a": 1, "b": 2}
    del d["a"]
    print(d)
    rows = [[1, 2], [3]]
    del rows[0][1]
    print(rows)


def loops() -> None:
    for n in range(2, 12):
        for d in range(2, n):
            if n % d == 0:
                break
        else:
            print(n, "is prime")
    count = 3
    while count > 0:
        count -= 1
    else:
        print("counted")
    while True:
        found = count
        break
    print(found)
    for x in [1, 2, 3]:
        if x == 5:
            where = x
            break
    else:
        where = -1
    print(where)
    for i in range(3):
        for j in range(3):
            if j == 1:
                continue
            if i == 1:
                break
        else:
            print("inner ended", i)
    nothing: list[str] = []
    for _ in nothing:
        pass
    else:
        print("empty")


def targets() -> None:
    xs = [0, 0]
    d: dict[str, int] = {}
    for xs[0] in range(3):
        print(xs)
    for i, d["k"] in enumerate([5, 6]):
        print(i, d)
    for first, *others in [[1, 2, 3], [4, 5]]:
        print(first, others)
    for (a, b), *rest in [[(1, 2), (3, 4)]]:
        print(a, b, rest)


def declared() -> None:
    x: int
    name: str
    if len("abc") > 2:
        x = 1
        name = "long"
    else:
        x = 2
        name = "short"
    print(x, name)
    value: int | None
    value = None
    for i in range(3):
        value = i
    print(value)


def checked(n: int) -> int:
    assert n > 0, f"{n} is not positive"
    assert n
    return n


def narrowed(n: int | None) -> int:
    assert n is not None
    return n + 1


def main() -> None:
    rest_of_lists()
    displays()
    calls()
    slices()
    deletes()
    loops()
    targets()
    declared()
    print(checked(3), narrowed(4))


main()
