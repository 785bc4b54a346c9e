def mutual(n: int) -> list[bool]:
    def even(k: int) -> bool:
        return True if k == 0 else odd(k - 1)

    def odd(k: int) -> bool:
        return False if k == 0 else even(k - 1)

    return [even(n), odd(n)]


def values(n: int) -> str:
    def first(k: int) -> str:
        return "." if k == 0 else "a" + apply(second, k - 1)

    def second(k: int) -> str:
        return "." if k == 0 else "b" + apply(first, k - 1)

    return first(n)


def apply(f: Callable[[int], str], n: int) -> str:
    return f(n)


def later() -> None:
    count = 1

    def show() -> None:
        print("count", count)

    show()
    count = 2
    show()
    count += 5
    show()
    text = "a"
    get = lambda: text + "!"
    text = "b"
    print(get())


def parameter(n: int) -> int:
    twice = lambda: n * 2
    n = n + 1
    return twice()


def in_loop() -> list[int]:
    total = 0
    steps: list[int] = []

    def seen() -> int:
        return total

    for i in range(4):
        total += i
        steps.append(seen())
    return steps


def branches(flag: bool) -> str:
    if flag:
        mode = "on"
    else:
        mode = "off"

    def shown() -> str:
        return mode

    mode = mode.upper()
    return shown()


def counter() -> Callable[[], int]:
    seen: list[int] = []

    def step() -> int:
        seen.append(1)
        return len(seen)

    return step


def nested(n: int) -> int:
    def outer(k: int) -> int:
        def inner(j: int) -> int:
            return j + k + n

        return inner(1)

    n = n * 10
    return outer(2)


def factorial(n: int):
    if n <= 1:
        return 1
    return n * factorial(n - 1)


def collatz(n: int):
    steps = [n]
    if n == 1:
        return steps
    return steps + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)


def keywords(a: int, b: int = 2, c: str = "c", d: list[int] = [1]) -> str:
    return f"{a} {b} {c} {d}"


def ackermann(m: int, n: int) -> int:
    if m == 0:
        return n + 1
    return ackermann(m - 1, 1 if n == 0 else ackermann(m, n - 1))


def main() -> None:
    print(mutual(10), mutual(7))
    print(values(5))
    later()
    print(parameter(3))
    print(in_loop())
    print(branches(True), branches(False))
    step = counter()
    step()
    print(step(), counter()())
    print(nested(3))
    print(factorial(10), collatz(6))
    print(keywords(1), keywords(1, c="x"), keywords(b=5, a=4), keywords(1, 2, "z", [3]), keywords(1, d=[]))
    print(ackermann(2, 3))


main()
