def main() -> None:
    s = "Hello, World"
    print(s.upper(), s.lower(), s.swapcase(), s.title(), len(s))
    print(s[0], s[-1], s[2:5], s[:5], s[7:], s[::2], s[::-1], s[-5:-2], s[20:], s[3:1])
    print("x".join(["a", "b", "c"]), " a b ".split(), "a,b,,c".split(","), "a-b-c".split("-", 1))
    print(s.replace("l", "L"), s.find("o"), s.rfind("o"), s.find("zz"), s.count("l"), s.index("W"))
    print(s.startswith("Hell"), s.endswith("d"), "World" in s, "world" in s, "q" not in s)
    print("  pad ".strip() + "|", "xxpadxx".strip("x"), "ab".center(8, "*"), "ab".ljust(5) + "|", "ab".rjust(5), "7".zfill(3))
    print("äöü€😀"[1:4], len("äöü€😀"), "😀"[0], "äöü"[::-1], "straße".upper(), [c for c in "é😀x"])
    print("a" * 3 + "b" * 2, 2 * "xy", "abc" < "abd", "abc" < "ab", "Z" < "a")
    print(ord("A"), chr(97), repr("it's"), repr('say "hi"'), repr("a\n\t\\"), ord("😀"))
    print("one\ntwo\r\nthree".splitlines(), "a=b=c".partition("="), "a=b=c".rpartition("="))
    print("123".isdigit(), "12a".isdigit(), "abc".isalpha(), "a1".isalnum(), " ".isspace(), "".isdigit())
    name = "Ada"
    x = 3.14159
    n = 1234567
    print(f"{name!r:>8}|{x:.2f}|{x:8.3f}|{x:<8.1f}|{n:,}|{n:08d}|{n:x}|{n:b}|{x:e}|{x:%}")
    print(f"{{}} {n + 1} {name + '!'} {[1, 2]} {x > 3}")
    print(format(255, "#x"), format(0.5, ".0%"), format("ab", "^6"), format(-3, "+d"), format(3, "+"))
    text = ""
    for i in range(3):
        text += str(i)
    print(text, "empty" if not "" else "full", "" or "default", "x" and "y")


main()
