def main() -> None:
    xs = [3, 1, 2]
    ys = xs
    ys.append(4)
    print(xs, len(xs), xs is ys, xs == [3, 1, 2, 4], xs != ys)
    xs.insert(1, 9)
    xs.remove(2)
    print(xs.pop(), xs.pop(0), xs.index(1), xs.count(9))
    print(xs)
    xs.extend([5, 6, 7])
    xs.sort()
    print(xs, xs[1:3], xs[::-1], xs[-2:], xs[::2], sorted(xs, reverse=True), list(reversed(xs)))
    xs.reverse()
    xs[0] = 100
    xs[1] += 5
    print(xs, 100 in xs, 101 not in xs, xs + [1], [1, 2] * 2, min(xs), max(xs), sum(xs))
    grid = [[0] * 3 for _ in range(2)]
    grid[1][2] = 7
    grid[0][0] += 1
    print(grid, [cell for row in grid for cell in row if cell > 0])
    d: dict[str, int] = {"a": 1, "b": 2}
    d["c"] = 3
    d["a"] += 10
    print(d, d["a"], d.get("z"), d.get("z", 0), "b" in d, "z" in d, len(d))
    print(list(d.keys()), list(d.values()), list(d.items()), d.pop("b"), d)
    for key in d:
        print(key, d[key])
    for key, value in d.items():
        print(key, value)
    print({k: v * 2 for k, v in d.items()}, {"x": [1, 2]}, {1: "one", 2: "two"}, d == {"a": 11, "c": 3})
    print(d.setdefault("q", 5), d.setdefault("a", 7), d)
    d.update({"c": 33, "r": 6})
    print(d)
    s = {1, 2, 3}
    t = {3, 4}
    s.add(3)
    s.discard(9)
    print(sorted(s | t), s & t, s - t, sorted(s ^ t), 2 in s, len(s), s == {3, 2, 1}, s.issubset({1, 2, 3, 4}))
    print(sorted({c for c in "hello"}))
    p = (1, "two", 3.0)
    print(p, p[0], p[1], p[-1], (1,), (1, 2) < (1, 3), (1, 2) == (1, 2))
    a, b, c = p
    print(a, b, c)
    m, n = 1, 2
    m, n = n, m
    print(m, n)
    (u, v), w = (1, 2), 3
    print(u, v, w)
    first, second = [10, 20]
    print(first, second)
    print([] or ["fallback"], any([0, 1]), all([1, 0]), all([]))
    print([x for x in range(20) if x % 3 == 0 if x % 2 == 0], [(i, j) for i in range(2) for j in "ab"])
    shared = [1, 2, 3]
    for item in shared:
        if item < 10:
            shared.append(item * 10)
    print(shared)
    print(list(range(5)), list(range(2, 8, 2)), list(range(5, 0, -2)), list("abc"), list(zip([1, 2, 3], "ab")))
    print(list(enumerate("ab", 1)), list(map(lambda x: x * x, [1, 2, 3])), list(filter(lambda x: x > 1, [1, 2, 3])))


main()
