def main() -> None:
    s = "Hello, World"
    print(s.startswith("Hello"), s.startswith(("x", "He")), s.startswith("World", 7), s.startswith("World", 8), s.startswith("", 99), s.startswith("", 12))
    print(s.endswith("World"), s.endswith(("x", "ld")), s.endswith("Hello", 0, 5), s.endswith("Hello", None, 5), s.endswith((), 2), s.startswith("lo", -9, 5))
    print(s.count("o"), s.count("o", 5), s.count("o", 5, 7), s.count("", 2, 5), s.find("o", 5), s.find("o", None, 3), s.rfind("o", 0, -5), s.index("W", -6))
    print("a\nb\r\nc".splitlines(), "a\nb\r\nc\n".splitlines(True), "a\x0bb\x1cc\u2028d".splitlines(keepends=True), "".splitlines())
    print(" a  b ".split(), " a  b ".split(None, 1), "a,b,c".split(",", maxsplit=1), "a b c".rsplit(maxsplit=1), "a--b--c".rsplit("--", 1))
    print("xxaxx".strip("x"), "  a ".strip(None), "abcba".lstrip("ab"), "abcba".rstrip("ab"))
    print("abc".isprintable(), "a\n".isprintable(), "".isprintable(), "é ü".isprintable(), "\x7f".isprintable())
    print("abc".translate(str.maketrans("ab", "xy")), "hello".translate(str.maketrans("el", "ip", "o")), "abc".translate(str.maketrans({"a": "1", "c": "<c>"})))
    print(str.maketrans("ab", "xy"), str.maketrans("ab", "xy", "z"), str.maketrans({"a": "A"}))
    print("a\tbc\td".expandtabs(), "a\tbc\td".expandtabs(4), "ab\n\tx".expandtabs(tabsize=2), "a\tb".expandtabs(0))
    print("hello world".title(), "they're".title(), "hELLO".capitalize(), "Hello".swapcase(), "ß".upper(), "straße".casefold())
    print("42".zfill(5), "-42".zfill(5), "+1".zfill(4), "abc".center(8, "*"), "abc".center(7), "ab".center(5), "abc".ljust(5) + "|", "abc".rjust(5, "."))
    print("a.b.c".partition("."), "a.b.c".rpartition("."), "abc".partition("x"), "abc".rpartition("x"))
    print("aXbXc".replace("X", "--"), "aXbXc".replace("X", "", 1), "abc".replace("", "-"), "abc".replace("", "-", 2), "aaa".replace("aa", "b"))
    print("TestHook".removeprefix("Test"), "TestHook".removesuffix("Hook"), "TestHook".removeprefix("x"), "a".removesuffix(""))
    print("abc".isalpha(), "ab1".isalnum(), "12".isdigit(), "12".isdecimal(), "12".isnumeric(), " \t".isspace(), "".isspace(), "Ab Cd".istitle(), "x_1".isidentifier(), "1x".isidentifier(), "é".isascii())
    print(ascii("é€𝄞a'\n"), repr("a'b\"c\\\t\x00\x7f\xa0\xad\u200b"), ascii(["ü"]), repr("\U000e0001"))
    print(bin(10), bin(-5), bin(0), oct(8), oct(-64), hex(255), hex(-1), hex(0), bin(2 ** 62))
    print((5).bit_length(), (0).bit_length(), (-256).bit_length(), (7).bit_count(), (-7).bit_count(), (3).as_integer_ratio(), (2.0).is_integer(), (2.5).is_integer(), (0.75).as_integer_ratio(), (0.1).as_integer_ratio(), (-3.0).as_integer_ratio())
    n = 1000
    x = 0.5
    print(n.bit_length(), x.is_integer())
    print(pow(3, 200, 13), pow(2, 10), pow(2.0, -1), pow(-3, 5, 7), pow(3, 5, -7))
    print(int("ff", 16), int("0xff", 16), int("0b11", 0), int("-1_000"), int("  7 "), int("zz", base=36), int(-3.9), float("1e3"), float(" -2.5 "), float("1_0.5"))
    print(chr(8364), ord("€"), ord("a"), chr(97), chr(0x1F600))
    print(sorted(["b", "A", "c"], key=str.lower), list(map(str.upper, ["a", "b"])), sorted(["bb", "a"], key=len), list(map(int, ["1", "2"])))
    print(list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(max, [1, 5], [4, 2])), list(filter(None, [0, 1, 2])), list(zip([1], "a", [2.0], [True])))
    print(list(map(pow, [2, 3], [3, 2])), list(map(lambda a, b, c: a * b + c, [1, 2], [3, 4], [5, 6])))


main()
