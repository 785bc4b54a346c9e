#!/usr/bin/env python3
"""Writes python_cases.tsv: what CPython makes of operations that the runtime promises to do alike. Run by hand after changes here.

Each line: operation, arguments, result, separated by tabs and escaped as in Python (backslash). A result of `!` is an error.
"""
import math
import random
import struct

random.seed(20261123)
cases = {}  # by operation


def esc(x):
    if isinstance(x, str):
        return x.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
    if isinstance(x, float):
        return x.hex() if math.isfinite(x) else repr(x)
    if isinstance(x, bool):
        return str(x)
    if isinstance(x, (list, tuple)):
        return esc(repr(x))
    return str(x)


def case(op, args, compute):
    try:
        result = compute()
        if isinstance(result, int) and not isinstance(result, bool) and not -2**63 <= result < 2**63:
            result = "!"
    except (ValueError, ZeroDivisionError, OverflowError, TypeError, IndexError):
        result = "!"
    cases.setdefault(op, {})["\t".join([op, *map(esc, args), esc(result)])] = None


floats = [0.0, -0.0, 1.0, -1.0, 0.1, 0.5, 1.5, 2.5, 0.125, 0.375, 1e15, 1e16, 123456789012345680.0, 1e17, 1e22, 1e23, 1e100, 1.7976931348623157e308,
          5e-324, 2.2250738585072014e-308, 1e-4, 1e-5, 0.00012345, 3.141592653589793, 2.675, 1.005, 1e21, 999999.5, 9999999.5, 0.99999999,
          float("inf"), float("-inf"), float("nan"), 1234.5678, -1234567.891, 100.0, 1e5, 123456.0]
for _ in range(150):
    x = struct.unpack("<d", struct.pack("<Q", random.getrandbits(64)))[0]
    floats.append(x if math.isfinite(x) else 7.25)
for _ in range(100):
    floats.append(round(random.uniform(-1e6, 1e6), random.randint(0, 6)))
ints = [0, 1, -1, 7, -7, 42, 255, 256, 1000, -1000, 1234567, -1234567, 2**31, 2**53 + 1, 2**63 - 1, -2**63]
ints += [random.randint(-2**63, 2**63 - 1) >> random.randint(0, 62) for _ in range(60)]

for x in floats:
    case("repr_float", [x], lambda: repr(x))
    if math.isfinite(x) and abs(x) < 1e18:
        case("round", [x], lambda: round(x))
    for n in (0, 1, 2, 5, -2):
        if math.isfinite(x):
            case("round_digits", [x, n], lambda: round(x, n))

float_specs = ["", ".2f", ".0f", "f", "e", ".3e", "g", ".3g", ".10g", "G", "%", ".1%", "10.2f", "<10.1f", "^12.3f", "+.2f", " .1f", "010.2f", ",.2f",
               ",", "_.3f", "015,.2f", "*^20", "#.0f", "#g", "E", "F", ".3", ".17g", "=+12.1f", ".0e", "020,", "12", "é>12.1f", "d", "x", "s", ".", "-.2f", ".1"]
for spec in float_specs:
    for x in floats[:37] + random.sample(floats, 10):
        if spec in ("f", ".2f", ".0f", "10.2f", "<10.1f", "^12.3f", "+.2f", " .1f", "010.2f", ",.2f", "_.3f", "015,.2f", "#.0f", "F", "%", ".1%",
                    "=+12.1f", "é>12.1f", "-.2f") and math.isfinite(x) and abs(x) > 1e90:
            continue  # more than 101 exact digits: documented as zeros
        case("format_float", [x, spec], lambda: format(x, spec))
int_specs = ["", "d", "5", "05", "<8", "^8", "+", " ", ",", "_", "x", "X", "#x", "#o", "b", "#b", "_b", "#_x", "08,", "+08,", "*>10", ".2f", "e", "%", "10,d", "=6", "c", "s",
             "n", "#010x", ".2", "=+10", "0", "012_"]
for spec in int_specs:
    for x in ints:
        if spec == "c" and not 32 <= x < 0xD800:
            continue
        case("format_int", [x, spec], lambda: format(x, spec))
texts = ["", "a", "abc", "Hello World", "héllo wörld", "日本語テキスト", "😀 smile 😀", "  padded \t\n", "one,two,,three", "a-b-c-d", "ÀÉÎÕÜ ß", "Straße",
         "they're bill's", "ABC def 123", "123", "x1", "_id9", "tab\there", "line1\nline2\r\nline3\rline4", "aaaa", "Привет Мир", "Ελλάδα", "\"quoted\" 'text'",
         "back\\slash", "it's", "zero\x00\x7f\x85", "ŸýÿĀā", "Title Case Words", "TITLE", "  ", "-42", "+7"]
for spec in ["", "s", "10", "<10", ">10", "^11", ".3", "*^9.2", "é<8", "010", "d", "=5", ",", "5.1s", "+"]:
    for s in texts:
        case("format_str", [s, spec], lambda: format(s, spec))

for s in texts:
    case("repr_str", [s], lambda: repr(s))
    case("len", [s], lambda: len(s))
    for name in ("upper lower casefold capitalize title swapcase strip lstrip rstrip split splitlines isdigit isalpha isalnum isspace isupper "
                 "islower istitle isidentifier isascii rsplit").split():
        case("str_" + name, [s], lambda: getattr(s, name)())
    for part in ["", "a", "l", "ö", "-", ",", "one", " ", "aa", "😀", "日本"]:
        for name in "find rfind count startswith endswith removeprefix removesuffix split rsplit partition rpartition index".split():
            case("str_" + name, [s, part], lambda: getattr(s, name)(part))
        case("contains", [s, part], lambda: part in s)
        case("str_replace", [s, part, "<>"], lambda: s.replace(part, "<>"))
        case("str_strip_chars", [s, part], lambda: s.strip(part))
        for n in (0, 1, 2):
            case("str_split_limit", [s, part, n], lambda: s.split(part, n))
            case("str_rsplit_limit", [s, part, n], lambda: s.rsplit(part, n))
            case("str_replace_count", [s, part, "é", n], lambda: s.replace(part, "é", n))
        for a, b in ((1, 4), (-3, 100), (2, 1), (0, 0), (5, 50)):
            case("str_find_in", [s, part, a, b], lambda: s.find(part, a, b))
            case("str_count_in", [s, part, a, b], lambda: s.count(part, a, b))
    for n in (0, 1, 2):
        case("str_words", [s, n], lambda: s.split(None, n))
        case("str_last_words", [s, n], lambda: s.rsplit(None, n))
    for w in (0, 5, 12, 15):
        for name in "center ljust rjust".split():
            case("str_" + name, [s, w], lambda: getattr(s, name)(w, "*"))
        case("str_zfill", [s, w], lambda: s.zfill(w))
    case("str_expandtabs", [s, 4], lambda: s.expandtabs(4))
    bounds = [None, 0, 1, 2, -1, -2, 5, 100, -100]
    for _ in range(25):
        a, b, c = random.choice(bounds), random.choice(bounds), random.choice([None, 1, 2, -1, -2, 3, -100])
        case("slice_str", [s, a, b, c], lambda: s[a:b:c])
for n in (0, 1, 2, 5, 8):
    items = list(range(n))
    for _ in range(60):
        a, b, c = (random.choice([None, 0, 1, 2, 3, -1, -2, -3, 7, 100, -100]) for _ in range(3))
        if c == 0:
            c = -4
        case("slice_list", [n, a, b, c], lambda: items[a:b:c])

pairs = [(random.choice(ints), random.choice(ints)) for _ in range(300)] + [(7, -2), (-7, 2), (-7, -2), (7, 2), (-2**63, -1), (5, 0), (6, 3), (-6, 3)]
for a, b in pairs:
    for op, f in (("add", lambda: a + b), ("sub", lambda: a - b), ("mul", lambda: a * b), ("floordiv", lambda: a // b), ("mod", lambda: a % b)):
        case(op + "_int", [a, b], f)
    case("pow_int", [a >> 55, abs(b) % 70], lambda: (a >> 55) ** (abs(b) % 70))
    case("shl", [a >> 40, abs(b) % 70], lambda: (a >> 40) << (abs(b) % 70))
    case("shr", [a, abs(b) % 70], lambda: a >> (abs(b) % 70))
    case("round_int", [a, -(abs(b) % 20)], lambda: round(a, -(abs(b) % 20)))
    case("gcd", [a, b], lambda: math.gcd(a, b))
    case("isqrt", [abs(a) % 2**63], lambda: math.isqrt(abs(a) % 2**63))
for _ in range(300):
    a, b = random.choice(floats), random.choice(floats)
    case("floordiv_float", [a, b], lambda: a // b)
    case("mod_float", [a, b], lambda: a % b)
for n in range(0, 23):
    case("factorial", [n], lambda: math.factorial(n))
for n in range(0, 70, 3):
    for k in range(0, 70, 5):
        case("comb", [n, k], lambda: math.comb(n, k))

numbers = ["1", " 12 ", "-5", "+7", "1_000", "1__0", "_1", "1_", "", " ", "abc", "0x1F", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "1.5", "- 1", "٣"[:0],
           "12a", "00012", "1e3"]
for s in numbers:
    case("parse_int", [s, 10], lambda: int(s))
    case("parse_int", [s, 16], lambda: int(s, 16))
    case("parse_int", [s, 0], lambda: int(s, 0) if not s.strip().startswith("00") else int("!"))
for s in numbers + ["1e10", ".5", "5.", "1_0.5_0", "inf", "-Infinity", "nan", "1e", "e5", "1e+5", "1E-3", "0x10", "1.2.3", "1,5", "1e400", "-1e400", "1e-400", "infin", "._5", "1_.5", "+.1e1"]:
    case("parse_float", [s], lambda: float(s))

with open("python_cases.tsv", "w", encoding="utf-8", newline="\n") as out:
    for op, lines in cases.items():
        most = 900 if op.startswith("format") else 150  # the table is kept small
        lines = list(lines)
        for line in lines if len(lines) <= most else random.sample(lines, most):
            print(line, file=out)
