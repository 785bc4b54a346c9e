"""Types of the generated programs, and literals that lean towards the edges of each type."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Type:
    """A type of the language: its kind, what it is made of, and its name where it is a record; of a union, that of the function that makes one."""

    kind: str
    items: tuple["Type", ...] = ()
    name: str = ""

    def __str__(self) -> str:
        if self.kind == "record":
            return self.name
        if self.kind == "optional":
            return f"{self.items[0]} | None"
        if self.kind == "union":
            return " | ".join(map(str, self.items))
        if self.kind == "function":
            return f"Callable[[{', '.join(map(str, self.items[:-1]))}], {self.items[-1]}]"
        return f"{self.kind}[{', '.join(map(str, self.items))}]" if self.items else self.kind

    @property
    def item(self) -> "Type":
        """What a list or set holds, what an optional may be, the key of a dict."""
        return self.items[0]

    def any(self, holds) -> bool:
        """Whether the type, or one inside it, fulfils a condition."""
        return holds(self) or any(item.any(holds) for item in self.items)


INT, FLOAT, BOOL, STR, NONE = Type("int"), Type("float"), Type("bool"), Type("str"), Type("None")
SCALARS = (INT, FLOAT, BOOL, STR)


def list_of(item: Type) -> Type:
    return Type("list", (item,))


def set_of(item: Type) -> Type:
    return Type("set", (item,))


def dict_of(key: Type, value: Type) -> Type:
    return Type("dict", (key, value))


def tuple_of(*items: Type) -> Type:
    return Type("tuple", items)


def optional(inner: Type) -> Type:
    return Type("optional", (inner,))


def union(name: str, *members: Type) -> Type:
    """What is one of several types; of one, that type."""
    return Type("union", members, name) if len(members) > 1 else members[0]


def function(result: Type, *params: Type) -> Type:
    return Type("function", (*params, result))


def printable(type: Type, records) -> bool:
    """Whether CPython prints it in an order that is defined: sets have none."""

    def hidden(part: Type) -> bool:
        if part.kind in ("set", "function"):
            return True
        return part.kind == "record" and not all(printable(field, {**records, part.name: ()}) for _, field, _ in records[part.name])

    return not type.any(hidden)


# ---- Literals ---------------------------------------------------------------------------------------------------

SMALL_INTS = ["0", "1", "2", "3", "4", "5", "7", "8", "10", "-1", "-2", "-3", "-7", "12", "16", "100"]
EDGE_INTS = ["9223372036854775807", "(-9223372036854775808)", "-9223372036854775807", "9007199254740993", "4294967296", "2147483647",
             "-2147483648", "0xFF", "0b1011", "0o17", "1_000_000", "65535", "999999999999", "3037000500", "63", "64", "1000003"]
FLOATS = ["0.0", "-0.0", "0.5", "1.0", "1.5", "2.5", "-2.5", "0.1", "0.2", "3.14159", "-1.0", "10.0", "2.675", "100.0", "1e3", "0.25", "7.0", "-0.5"]
EDGE_FLOATS = ["math.inf", "-math.inf", "math.nan", "1e308", "1.7976931348623157e308", "5e-324", "2.2250738585072014e-308", "1e16", "1e15", "123456789012345680.0",
               "9999999999999998.0", "1e-5", "0.0001", "1e22", "1e21", "1e-7", "9007199254740992.0", "9.223372036854775807e18", "-9.223372036854775808e18", "0.30000000000000004",
               "1e100", "123456.789", "999999.5", "0.045", "1.005", "4.35", "1e23", "8.41", "0.000123456789"]

WORDS = ["", "a", "b", "ab", "abc", "Hello", "hello world", "  pad ", "x,y,,z", "a=b=c", "one\ntwo\r\nthree", "The quick brown fox", "aaa", "abab", "123", "-12", " 42 ", "3.5", "1e5",
         "nan", "0x1f", "1_000", "straße", "ÄÖÜ", "é", "e\u0301", "naïve café", "😀", "a😀b", "👩‍👩‍👧", "日本語", "Ωμέγα", "Привет", "it's", 'say "hi"', "it's \"both\"", "back\\slash", "tab\there", "{}", "{x}", "%d",
         "HELLO", "Title Case", "snake_case", "don't stop", "A", "Z", "z", "~", "\u00a0", "\u2003x\u3000", "a\x00b", "\x1f", "\ufeff", "٣٤", "²", "½", "五", "MiXeD", "a-b-c", "....", "\n", "\t", " ", "ñ", "Ā", "ﬁ", "İ", "ǅ", "𝒳", "𐐨", "ς", "Σ", "ΑΣ", "ŉ", "µ", "ª",
         "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i", "ab\r", "\r\n", "1.", ".5", "+7", "- 7", "1__0", "inf", "-Infinity", "０１２", "true", "None"]
CHARACTERS = "abcxyzABCXYZ012379 .,;:-_+=/'\"\\{}%<>^\t\néÉßÿµ×²ıſΣσςЖж٣½漢😀𐐨\u0301\u00a0\u2028"


def text_literal(text: str, random) -> str:
    """One of the ways to write a text."""
    way = random.random()
    if way < 0.6:
        return repr(text)
    if way < 0.75:
        return ascii(text)
    plain = all(c.isprintable() for c in text) and "\\" not in text
    if way < 0.9 and plain and '"' not in text:
        return f'"{text}"'
    if way < 0.95 and plain and "'''" not in text and not text.endswith("'"):
        return f"'''{text}'''"
    if plain and "'" not in text:
        return f"r'{text}'"
    return repr(text)


def literal(type: Type, random) -> str:
    """A literal of a scalar type."""
    if type == INT:
        if random.random() < 0.08:
            return random.choice(EDGE_INTS)
        return random.choice(SMALL_INTS) if random.random() < 0.8 else str(random.randint(-1000, 1000))
    if type == FLOAT:
        if random.random() < 0.15:
            return random.choice(EDGE_FLOATS)
        way = random.random()
        if way < 0.7:
            return random.choice(FLOATS)
        return repr(round(random.uniform(-1000, 1000), random.randint(0, 6))) if way < 0.9 else repr(random.uniform(-1, 1) * 10 ** random.randint(-12, 12))
    if type == BOOL:
        return random.choice(["True", "False"])
    if type == STR:
        return text_literal(random_text(random), random)
    raise ValueError(type)


def random_text(random) -> str:
    if random.random() < 0.65:
        return random.choice(WORDS)
    return "".join(random.choice(CHARACTERS) for _ in range(random.choice([0, 1, 1, 2, 3, 5, 9])))
