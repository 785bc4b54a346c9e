def classify(n: int) -> str:
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10:
        return "small"
    else:
        return "large"


def find(xs: list[int], wanted: int) -> int | None:
    for i, x in enumerate(xs):
        if x == wanted:
            return i
    return None


def greet(name: str, greeting: str = "Hello", times: int = 1) -> str:
    return ", ".join([f"{greeting} {name}"] * times)


def is_even(n: int) -> bool:
    return True if n == 0 else is_odd(n - 1)


def is_odd(n: int) -> bool:
    return False if n == 0 else is_even(n - 1)


def take(xs: list[int]) -> int:
    return xs.pop(0)


def apply(f: Callable[[int], int], n: int) -> int:
    return f(f(n))


def primes(limit: int) -> list[int]:
    found: list[int] = []
    for n in range(2, limit):
        is_prime = True
        for p in found:
            if p * p > n:
                break
            if n % p == 0:
                is_prime = False
                break
        if is_prime:
            found.append(n)
    return found


def main() -> None:
    for n in [-5, 0, 5, 50]:
        print(n, classify(n))
    print(find([4, 5, 6], 6), find([4, 5, 6], 7))
    place = find([4, 5, 6], 5)
    if place is not None:
        print(place + 1)
    print(greet("Ada"), greet("Bob", times=2), greet("Eve", "Hi"))
    print(is_even(10), is_odd(7), primes(50))
    xs = [1, 2, 3, 4]
    print(take(xs) - take(xs), xs)
    print([take(xs), take(xs)], xs)
    print(apply(lambda n: n * 2 + 1, 5))
    k = 10
    add: Callable[[int], int] = lambda n: n + k
    print(apply(add, 1), apply(lambda n: n - k, 1))
    total = 0
    for i in range(10):
        if i == 2:
            continue
        if i == 6:
            break
        total += i
    print(total)
    count = 0
    while True:
        count += 1
        if count > 4:
            break
    print(count)
    if count > 100:
        label = "many"
    else:
        label = "few"
    print(label)
    for a, (b, c) in [(1, (2, 3)), (4, (5, 6))]:
        print(a + b * c)
    mark = 0
    for x in range(3):
        for y in range(3):
            if x == y:
                mark = x * 10 + y
    print(mark)
    words = ["pear", "fig", "apple"]
    print(sorted(words), sorted(words, key=len), sorted(words, key=lambda w: w[-1]), max(words, key=len))
    value = words[0] if len(words) > 2 else "none"
    print(value, 0 or 5, 3 and 4, 0 and 4, [] or [1], None or "x")
    last = 0
    for last in range(3):
        pass
    print(last)


main()
