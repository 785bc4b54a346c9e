def main() -> None:
    print(7 + 3, 7 - 3, 7 * 3, 7 / 2, 7 // 2, 7 % 2, 7 ** 2)
    for a in [7, -7]:
        for b in [2, -2, 3, -3]:
            print(a // b, a % b, divmod(a, b), a / b)
    for x in [7.5, -7.5]:
        for y in [2.0, -2.0]:
            print(x // y, x % y, x + y, x * y, x - y)
    print(1 << 10, 1023 >> 3, 12 & 10, 12 | 3, 12 ^ 10, ~5)
    print(2 ** 62, -(2 ** 62) * 2, 9223372036854775807)
    print(abs(-5), abs(-2.5), round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2))
    print(min(3, 1, 2), max(3, 1, 2), min([4, 2, 8]), max("hello"), sum([1, 2, 3]), sum([0.5, 0.25]))
    print(int(True) + 1, 3 * int(False), int(3.9), int(-3.9), float(3), int("42"), float("2.5"), int("ff", 16))
    print(0.1 + 0.2, 1e16, 1e-5, 100.0, 1 / 3, 2.0 ** 0.5, 1e300 * 10.0)
    print(10 == 10.0, 3 < 3.5, 1 < 2 < 3, 1 < 3 < 2, not 0, not 1.5)
    n = 27
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    print(steps)


main()
