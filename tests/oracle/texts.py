"""Random expressions about text: methods of str, f-strings, formats."""

from .values import BOOL, FLOAT, INT, STR, Type, list_of, printable, random_text, text_literal

SEPARATORS = [",", "=", "-", " ", "a", "ab", "\n", "😀", "l", "é"]
STRIPS = ["xy", " ", "ab", "é ", "", "😀a", "-+"]


def small(make, d: int) -> str:
    """A width or count."""
    return make.random.choice(["0", "1", "2", "3", "5", "8", "12", "-1", f"{make.expr(INT, d)} % 9"])


def part(make, d: int) -> str:
    """A text that may stand in another one."""
    if make.random.random() < 0.7:
        return text_literal(make.random.choice(SEPARATORS), make.random)
    return make.expr(STR, d)


def span(make, d: int) -> str:
    """Optional start and end of a search."""
    bound = lambda: make.random.choice(["0", "1", "-1", "3", "-3", "100", make.expr(INT, 0)])  # noqa: E731
    return make.random.choice(["", "", "", f", {bound()}", f", {bound()}, {bound()}"])


def number(make, d: int) -> str:
    """An int that a text method gives."""
    method = make.random.choice(["find", "rfind", "index", "rindex", "count", "find", "count"])
    return f"{make.expr(STR, d)}.{method}({part(make, d)}{'' if method == 'count' else span(make, d)})"


def question(make, d: int) -> str:
    """A bool that a text method gives."""
    text = make.expr(STR, d)
    if make.random.random() < 0.35:
        return f"{text}.{make.random.choice(['startswith', 'endswith'])}({part(make, d)})"
    return f"{text}.{make.random.choice(QUESTIONS)}()"


QUESTIONS = ["isdigit", "isdecimal", "isnumeric", "isalpha", "isalnum", "isspace", "isupper", "islower", "istitle", "isidentifier", "isascii"]


def parts(make, d: int) -> str:
    """A list of texts that a text method gives."""
    text = make.expr(STR, d)
    r = make.random
    return r.choice([f"{text}.split()", f"{text}.{r.choice(['split', 'rsplit'])}({part(make, d)}{r.choice(['', '', ', 1', ', 2', ', 0', ', -1'])})", f"{text}.splitlines()", f"list({text})",
                     f"{text}.{r.choice(['split', 'rsplit'])}(maxsplit={r.choice(['0', '1', '2', '-1'])})"])


def text(make, d: int) -> str:
    """A text."""
    r, e = make.random, make.expr
    roll = r.random()
    if roll < 0.12:
        return f"({e(STR, d)} + {e(STR, d)})"
    if roll < 0.15:
        return f"({e(STR, d)} * {r.choice(['0', '1', '2', '3', '-1'])})"
    if roll < 0.23:
        return f"{e(STR, d)}{make.slice(d)}"
    if roll < 0.27:
        names = make.scope.of_type(STR)
        if names:
            name = r.choice(names).name
            return f"({name}[{make.index(name, d)}] if {name} else '')" if r.random() < 0.8 else f"{name}[{make.index(name, d)}]"
    if roll < 0.50:
        return f_string(make, d)
    if roll < 0.55:
        type = make.type(2)
        return f"{r.choice(['str', 'repr', 'str', 'format'])}({make.printed(e(type, d), type)})" if type.kind not in ("function", "optional", "union", "list", "dict", "set", "tuple", "record") else f"{r.choice(['str', 'repr'])}({make.printed(e(type, d), type)})"
    if roll < 0.60:
        type, spec = formatted(make)
        return f"format({e(type, d)}, {text_literal(spec, r)})"
    if roll < 0.66:
        return f"{part(make, d)}.join({make.sequence(STR, d)})"
    if roll < 0.74:
        return f"{e(STR, d)}.{r.choice(['upper', 'lower', 'title', 'capitalize', 'swapcase', 'casefold', 'upper', 'lower'])}()"
    if roll < 0.80:
        argument = r.choice(["", "", text_literal(r.choice(STRIPS), r), e(STR, d)])
        return f"{e(STR, d)}.{r.choice(['strip', 'lstrip', 'rstrip'])}({argument})"
    if roll < 0.86:
        count = r.choice(["", "", ", 1", ", 2", ", 0", ", -1"])
        old = r.choice([part(make, d), "''"]) if r.random() < 0.1 else part(make, d)
        return f"{e(STR, d)}.replace({old}, {part(make, d)}{count})"
    if roll < 0.92:
        method = r.choice(["center", "ljust", "rjust", "zfill"])
        fill = "" if method == "zfill" or r.random() < 0.6 else ", " + r.choice(["'*'", "'é'", "'😀'", "'0'"])
        return f"{e(STR, d)}.{method}({small(make, d)}{fill})"
    if roll < 0.94:
        return f"{e(STR, d)}.{r.choice(['removeprefix', 'removesuffix'])}({part(make, d)})"
    if roll < 0.955:
        return f"{e(STR, d)}.expandtabs({r.choice(['', '4', '1', '0', '3'])})"
    if roll < 0.97:
        return f"chr({r.choice(['97', '233', '128512', '0', '8364', '-1', '1114112', '1114111', e(INT, d) + ' % 800'])})"
    if roll < 0.985:
        return f"{r.choice(['min', 'max'])}({e(STR, d)}, {e(STR, d)})"
    return f"({e(STR, d)} {r.choice(['or', 'and'])} {e(STR, d)})"


# ---- Formats --------------------------------------------------------------------------------------------------------


def spec(make, type: Type) -> str:
    """A format for a type, valid for it."""
    r = make.random
    align = r.choice(["", "", "<", ">", "^", "*<", "0>", "é^", "😀>", " <"])
    width = r.choice(["", "", "1", "5", "8", "12", "20"])
    if type == STR:
        return align + width + r.choice(["", "", ".0", ".1", ".3", ".10"]) + r.choice(["", "s"])
    if type == BOOL:
        return align + width
    if r.random() < 0.15:
        align = r.choice(["=", "0=", "*="])
    sign = r.choice(["", "", "", "+", "-", " "])
    if type == INT and r.random() < 0.75:
        kind = r.choice(["", "d", "d", "x", "X", "o", "b", "c"])
        if kind == "c":
            return align + width + "c"
        alternate = "#" if kind in "xXob" and kind and r.random() < 0.4 else ""
        grouping = r.choice(["", "", ",", "_"]) if kind in ("", "d") else r.choice(["", "_"])
        return align + sign + alternate + r.choice(["", "", "0"]) + width + grouping + kind
    kind = r.choice(["f", "f", "e", "g", "%", "F", "E", "G", ""]) if type == FLOAT else r.choice(["f", "e", "g", "%"])
    precision = r.choice(["", ".0", ".1", ".2", ".2", ".3", ".6", ".10", ".17", ".20"])
    return align + sign + r.choice(["", "", "", "", "#"]) * (kind != "") + r.choice(["", "", "0"]) + width + r.choice(["", "", ",", "_"]) + precision + kind


def formatted(make) -> tuple[Type, str]:
    """A type and a format for it."""
    type = make.random.choice((INT, INT, FLOAT, FLOAT, STR, BOOL))
    return type, spec(make, type)


def f_string(make, d: int) -> str:
    """An f-string. What is between its braces has the other quotes and no backslash, as CPython 3.11 wants it."""
    r = make.random
    pieces = []
    for _ in range(r.randint(1, 3)):
        if r.random() < 0.5:
            pieces.append("".join(c for c in random_text(r) if c.isprintable() and c not in "\"'\\").replace("{", "{{").replace("}", "}}"))
        if r.random() < 0.5:
            type, format_spec = formatted(make)
            value = make.expr(type, min(d, 2))
            conversion = ""
        else:
            type = make.type(2)
            while not printable(type, make.scope.records):
                type = make.type(1)
            value, format_spec = make.expr(type, min(d, 2)), ""
            conversion = r.choice(["", "", "", "!r", "!s", "!a"]) if type.kind != "float" else ""
            if conversion and r.random() < 0.3:
                format_spec = spec(make, STR)
        if any(c in value for c in "\"\\{}#\n") or "'''" in value or not value.isprintable() or " for " in value or "lambda" in value:
            value, format_spec, conversion = make.leaf(INT), "", ""
        if r.random() < 0.05 and not format_spec and type.kind in ("int", "str", "float") and value.isidentifier():
            conversion = "="
        pieces.append("{" + value + conversion + (":" + format_spec if format_spec else "") + "}")
        if r.random() < 0.06:
            pieces.append(f"{{{make.leaf(INT)}:{{{r.choice(['3', '8', '12'])}}}}}")
    return f'f"{"".join(pieces)}"'
