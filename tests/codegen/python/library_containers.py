def next_of(xs: list[int]) -> int:
    xs.append(len(xs))
    return xs[-1]


def main() -> None:
    d = dict.fromkeys(["a", "b", "a"], 0)
    d["b"] += 1
    print(d, dict.fromkeys("aba"), list(dict.fromkeys([3, 1, 3, 2])), dict.fromkeys([1, 2], "x"))
    print(d.popitem(), d)
    d.update([("x", 1), ("y", 2)])
    d.update({"y": 3})
    print(d, d | {"z": 9}, {"a": 5} | d)
    e = d
    e |= {"a": 7}
    e |= [("q", 1)]
    print(d, d is e, dict([("k", 1)]), dict(zip("ab", [1, 2])), {v: k for k, v in d.items()})
    print(d.get("nope"), d.get("nope", 4), d.setdefault("new", 8), d.pop("new"), d.pop("new", -1), sorted(d.keys()), sum(d.values()))
    a = {1, 2, 3}
    alias = a
    a |= {4}
    a &= {2, 3, 4, 5}
    a -= {3}
    a ^= {4, 9}
    print(sorted(a), a is alias)
    a.update([10, 11], {12})
    a.intersection_update([2, 9, 10, 12], {10, 12, 2})
    print(sorted(alias))
    a.difference_update([2], (12, 99))
    a.symmetric_difference_update([10, 5])
    print(sorted(alias), a.issubset([5, 6]), a.issuperset([]), a.isdisjoint([1, 2]))
    b = {1, 2, 3}
    print(sorted(b.union([4], {5})), sorted(b.union()), sorted(b.intersection([1, 2], [2, 3])), sorted(b.difference([1], [2])), sorted(b.symmetric_difference([3, 4])))
    print(b < {1, 2, 3, 4}, b <= {1, 2, 3}, b > {1}, b >= {1, 4}, b == {3, 2, 1}, b != {1}, {1} < {1})
    b -= b
    print(len(b), set("abca") == {"a", "b", "c"}, sorted({x % 3 for x in range(7)}))
    xs = [5, 3, 9, 1]
    print(xs, xs.pop(), xs)
    print(xs, next_of(xs), xs, len(xs), sep=" | ")
    print(xs.index(9, 1), xs.index(3, -3), xs.count(3), xs[::-1], xs[1:-1], xs[-100:2], xs[5:], xs[::2])
    words = ["pear", "fig", "apple", "kiwi"]
    words.sort(key=len)
    print(words)
    words.sort(key=lambda w: (-len(w), w))
    print(words, sorted(words, reverse=True), sorted(words, key=lambda w: w[-1]), max(words, key=len), min(words, key=lambda w: w[1]))
    words.sort(key=str.upper, reverse=True)
    print(words)
    words *= 2
    words += ("x", "y")
    print(words, [1, 2] * 0, [0] * 3)
    words.insert(-1, "mid")
    words.insert(100, "end")
    words.remove("x")
    print(words, words.pop(-2), words.pop(0))
    ys = xs.copy()
    ys.clear()
    print(xs, ys, ys == [], [1, 2] < [1, 3], [1] < [1, 0], [2] > [1, 5], (1, "b") < (1, "c"))
    print(sum([0.1] * 3), sum([1, 2], 10), sum(x * x for x in range(4)), sum([True, False, True]), min(3, 1, 2), max([1.5, 2.5]), min("hello"), max((1, 9, 4)))
    print(min([], default=0), max([3], default=0), any(x > 2 for x in xs), all([]), divmod(7, -2), divmod(-7.5, 2), round(2.5), round(3.5), round(-2.5), round(1234, -2), round(2.675, 2), abs(-3), abs(-2.5))
    print(list(reversed([1, 2, 3])), list(reversed("abc")), list(enumerate("ab", start=5)), list(zip([1, 2, 3], [4, 5])), list(range(10, 0, -3)))
    t = (1, 2, 1)
    print(t.count(1), t.index(2), t + (4,), len(t), 2 in t)


main()
