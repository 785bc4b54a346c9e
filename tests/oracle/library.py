"""Random calls of what is used more rarely: a table of them by the type that they give. `{int}` stands for an expression of that type."""

import re

from .values import BOOL, FLOAT, INT, STR, Type, dict_of, list_of, set_of, tuple_of

PARTS = {"int": INT, "float": FLOAT, "bool": BOOL, "str": STR, "ints": list_of(INT), "floats": list_of(FLOAT), "strs": list_of(STR), "set": set_of(INT), "words": set_of(STR), "dict": dict_of(STR, INT),
         "pairs": list_of(tuple_of(INT, STR))}

CALLS = {
    INT: ["({int}).bit_length()", "({int}).bit_count()", "({float}).as_integer_ratio()[0]", "math.isqrt({int})", "math.factorial({int} % 23)", "math.comb({int} % 30, {int} % 9)", "math.perm({int} % 30, {int} % 9)",
          "math.lcm({int}, {int})", "math.gcd({int}, {int}, {int})", "math.prod({ints})", "math.prod({ints}, start={int})", "pow({int}, {int} % 9, {int})", "{ints}.index({int}, {int})", "{ints}.index({int}, 0, {int})",
          "min({strs}, key=len).count('a')", "max({ints}, key=lambda k: -k)", "max({ints}, key=abs)", "min({int}, {int}, key=lambda k: k % 7)", "sum(map(lambda a, b: a * b, {ints}, {ints}))", "sum(x * y for x, y in zip({ints}, {ints}))",
          "len(set({ints}) | {set})", "sum(1 for x in {strs} if x)", "int({str} == {str}) + int({bool})", "sum([{int} > {int}, {bool}])", "{pairs}[-1][0]", "sum({bool} for x in {ints})",
          "abs({int}) % (10**9 + 7)", "-{int} // {int}", "-({int}) % {int}", "int({float} // {float})", "({int} and {int})", "({int} or {int})", "len({pairs}[1:])"],
    FLOAT: ["math.fsum({floats})", "math.copysign({float}, {float})", "math.fmod({float}, {float})", "math.remainder({float}, {float})", "math.modf({float})[0]", "math.modf({float})[1]", "math.frexp({float})[0]", "math.ldexp({float}, {int})",
            "math.nextafter({float}, {float})", "math.ulp({float})", "math.prod({floats}, start=1.0)", "float({int} // {int})", "round({float}, {int} % 5)", "max({floats}, key=abs)", "min({floats}, default={float})", "{float} % {int}",
            "{int} // {float}", "math.sqrt({int})", "sum({floats}, 0.0) / (len({ints}) or 1)", "({float} or {float})", "float(str({float}))", "float(repr({float}))", "abs({float} - {int})"],
    BOOL: ["({float}).is_integer()", "math.isclose({float}, {float})", "math.isclose({float}, {float}, rel_tol=0.1, abs_tol=0.5)", "{str}.startswith(('a', {str}))", "{str}.endswith(({str}, 'b'), 1)", "{str}.startswith({str}, {int})",
           "({int} in ({int}, 1, {int}))", "({set} <= {set})", "({set} < {set})", "({words} >= {words})", "(not {ints})", "({strs} == sorted({strs}))", "({int} == {float})", "({int} < {float} <= {int})", "({bool} == {bool})",
           "({bool} != ({int} > 0))", "any(x in {strs} for x in {str})", "all(x > {int} for x in {ints})", "({str} < {str} < {str})", "({ints} < {ints})", "({str} in {dict})", "({int}, {str}) in {pairs}", "({str}.isdigit() or {str} > 'a')"],
    STR: ["bin({int})", "oct({int})", "hex({int})", "ascii({str})", "ascii({strs})", "{str}.translate(str.maketrans('abl', 'xyz'))", "{str}.translate(str.maketrans({'a': {str}, 'b': ''}))", "{str}.translate(str.maketrans('ab', 'ba', ' l'))",
          "', '.join(map(str, {ints}))", "' '.join(sorted({words}))", "''.join(reversed({str}))", "''.join(x for x in {str} if x not in 'aeiou')", "{str}.split({str}, 1)[0]", "{str}.rsplit(None, 1)[-1]", "max({strs}, key=len, default='')",
          "'-'.join(f'{x:02}' for x in {ints})", "str({pairs})", "repr({dict})", "f'{ {int} / 7:.3f}'", "{str}[{int}:{int}:{int} or 1]", "min({str}, {str}, key=len)", "'%'.join({strs})", "str(({float}).as_integer_ratio())",
          "('a' if {bool} else {str}) * ({int} % 3)", "{str}.strip({str})", "{str}.replace({str}, {str}, {int})", "{str}.zfill({int} % 12)", "sorted({strs}, key=lambda k: (len(k), k))[0]", "str({int}).zfill(5)", "f'{ {int}:,}'", "f'{ {float}:e}'",
          "chr(ord('a') + {int} % 26)", "{str}.join(['', {str}, ''])", "str(max({pairs}, key=lambda k: k[1]))"],
    list_of(INT): ["list(filter(None, {ints}))", "[a + b for a, b in zip({ints}, {ints})]", "list(map(lambda a, b: a * b, {ints}, {ints}))", "[a * b + c for a, b, c in zip({ints}, {ints}, {ints})]", "list({dict}.values())",
                   "sorted({ints}, key=lambda k: (k % 3, -k))", "sorted({set}, reverse=True)", "list(range({int} % 5, {int} % 9))", "[x for x in {ints} for _ in range(2)]", "[*{ints}, *{ints}]", "[i for i, x in enumerate({ints}) if x > {int}]",
                   "list(dict.fromkeys({ints}))", "[ord(x) for x in {str}]", "list(map(len, {strs}))", "[x if x > 0 else -x for x in {ints}]", "{ints}[::-1]", "[y for x in [{ints}, {ints}] for y in x]"],
    list_of(STR): ["{str}.splitlines(True)", "{str}.splitlines(keepends={bool})", "list(dict.fromkeys({strs}))", "[x for x, y in {dict}.items() if y > {int}]", "[f'{k}={v}' for k, v in sorted({dict}.items())]",
                   "[x.strip() for x in {str}.split(',')]", "[x[::-1] for x in {strs}]", "[a + b for a in {str}[:3] for b in {str}[:2]]", "sorted({words})", "list({str})[::-1]"],
    dict_of(STR, INT): ["dict.fromkeys({strs}, {int})", "{k: v for k, v in {dict}.items() if v > {int}}", "dict(sorted({dict}.items(), key=lambda k: k[1]))", "{**{dict}, **{dict}}", "dict(zip({str}, {ints}))", "{x: len(x) for x in {strs}}",
                        "{x: {str}.count(x) for x in {str}}"],
    set_of(INT): ["{set}.union({ints}, {set})", "{set}.intersection({ints})", "{set}.difference({ints}, {set})", "{x % 5 for x in {ints}}", "set(map(abs, {set}))"],
}

def call(make, type: Type, d: int) -> str | None:
    """A call that gives the type, if there is one."""
    calls = CALLS.get(type)
    if not calls:
        return None
    chosen = make.random.choice(calls)
    in_text = chosen.startswith("f'")  # no quotes between the braces

    def value(part: re.Match) -> str:
        type = PARTS[part[1]]
        return make.leaf(type) if in_text else make.expr(type, d)

    return "(" + re.sub(r"\{ ?(%s)\}" % "|".join(PARTS), value, chosen) + ")"
