"""Runs a program in CPython, with what the language reference lists as different from Python.

The tree of the program is rewritten: operators and calls go through the functions below, which keep to 64 bits, make lists of what
is lazy in Python, and give up (`Discarded`) on programs whose result is not the program's own: too long, too large, or
decided by the identity of `nan`.
"""

import __future__
import ast
import builtins
import math
import operator
import random
import re
import unicodedata
from dataclasses import dataclass
from typing import Callable

STEPS = 20_000  # of loops and calls
SIZE = 4_000  # items of a list, characters of a text


class Discarded(Exception):
    """The program says nothing about the compiler."""


class Overflow(OverflowError):
    """An int beyond 64 bits."""


class NegativePower(ValueError):
    """An int to a negative power, which would be no int."""


# ---- Values ---------------------------------------------------------------------------------------------------------


def checked(value):
    """The value, if it is one that the language has."""
    kind = type(value)
    if kind is int and not -(2**63) <= value < 2**63:
        raise Overflow
    if kind is complex:
        raise ValueError("no real number")
    if kind in (str, list, tuple) and len(value) > SIZE:
        raise Discarded
    if kind is tuple:
        for item in value:
            checked(item)
    return value


def has_nan(value) -> bool:
    """Whether comparing with the value could ask for the identity of a `nan`."""
    if isinstance(value, float):
        return value != value
    if isinstance(value, dict):
        return any(has_nan(part) for pair in value.items() for part in pair)
    if isinstance(value, (list, tuple, set)):
        return any(map(has_nan, value))
    return any(map(has_nan, vars(value).values())) if hasattr(value, "__dataclass_fields__") else False


def compared(value):
    if not isinstance(value, float) and has_nan(value):
        raise Discarded
    return value


# ---- Operators ------------------------------------------------------------------------------------------------------


def power(a, b, modulus=None):
    if modulus is not None:
        if modulus == 0:
            raise ZeroDivisionError  # CPython has a ValueError of its own for it
        return pow(a, b, modulus)
    if type(a) is int and type(b) is int:
        if b < 0:
            raise NegativePower
        if b > 64 and abs(a) > 1:
            raise Overflow
    return checked(a**b)


def shift_left(a, b):
    if b > 64 and a != 0:
        raise Overflow
    return checked(a << min(b, 64))


def multiply(a, b):
    for sized, times in ((a, b), (b, a)):
        if isinstance(sized, (str, list)) and len(sized) * times > SIZE:
            raise Discarded
    return checked(a * b)


OPERATORS = {ast.Pow: power, ast.LShift: shift_left, ast.Mult: multiply, ast.Add: operator.add, ast.Sub: operator.sub, ast.FloorDiv: operator.floordiv, ast.Mod: operator.mod,
             ast.Div: operator.truediv, ast.RShift: operator.rshift, ast.BitAnd: operator.and_, ast.BitOr: operator.or_, ast.BitXor: operator.xor}
IN_PLACE = {ast.Pow: power, ast.LShift: shift_left, ast.Mult: operator.imul, ast.Add: operator.iadd, ast.Sub: operator.isub, ast.FloorDiv: operator.ifloordiv, ast.Mod: operator.imod,
            ast.Div: operator.itruediv, ast.RShift: operator.irshift, ast.BitAnd: operator.iand, ast.BitOr: operator.ior, ast.BitXor: operator.ixor}


def binary(name, a, b):
    return checked(OPERATORS[getattr(ast, name)](a, b))


def in_place(name, a, b):
    if name == "Mult":
        multiply(a, b)
    return checked(IN_PLACE[getattr(ast, name)](a, b))


def augment_item(name, container, key, value):
    container[key] = in_place(name, container[key], value())


def augment_field(name, record, field, value):
    setattr(record, field, in_place(name, getattr(record, field), value()))


# ---- Builtins -------------------------------------------------------------------------------------------------------


def checked_sum(items, start=0):
    for item in items:
        start = checked(start + item)
    return start


def ordered(function):
    """sorted, min or max, unless the order hangs on where a `nan` stands."""

    def call(*arguments, **named):
        items = list(arguments[0]) if len(arguments) == 1 else list(arguments)
        key = named.pop("key", None)
        keys = items if key is None else [key(item) for item in items]
        if any(map(has_nan, keys)) and (function is builtins.sorted or any(isinstance(one, (list, tuple)) for one in keys)):
            raise Discarded
        if key is not None:
            made = iter(keys)
            named["key"] = lambda item: next(made)
        return function(items, **named)

    return call


def checked_range(*bounds):
    if len(range(*bounds)) > SIZE:
        raise Discarded
    return list(range(*bounds))


def listed(function):
    return lambda *arguments, **named: list(function(*arguments, **named))


def checking(function):
    return lambda *arguments, **named: checked(function(*arguments, **named))


def known_chr(code):
    """Characters that are none yet are escaped by CPython's repr, not by the runtime's."""
    character = chr(code)
    if unicodedata.category(character) == "Cn" and code < 0xE0000:
        raise Discarded
    return character


class Checked:
    """A module whose ints are checked."""

    def __init__(self, module):
        self.module = module

    def __getattr__(self, name):
        value = getattr(self.module, name)
        return checking(value) if callable(value) else value


class Mathematics(Checked):
    @staticmethod
    def prod(items, start=1):
        for item in items:
            start = checked(start * item)
        return start


class Chance(Checked):
    """`random`, where the length of a range is an int like any other."""

    def randint(self, a: int, b: int) -> int:
        checked(checked(b + 1) - a)
        return self.module.randint(a, b)


def special_case(text: str, method: str) -> bool:
    """Whether it has letters whose other case is several letters, or depends on the place."""
    several = any(max(map(len, (c.upper(), c.lower(), c.title(), c.casefold()))) > 1 and c != "ß" for c in text)
    return several or "ǅ" in text or "Σ" in text and method not in ("upper", "casefold", "istitle")


CASES = {"upper", "lower", "title", "capitalize", "swapcase", "casefold", "istitle"}
KINDS = {"isdigit", "isdecimal", "isnumeric", "isalpha", "isalnum", "isupper", "islower", "istitle", "isidentifier", "isprintable"}


def rare_kind(text: str) -> bool:
    """Whether it has characters whose kind is known roughly: numbers that are no decimal digits, digraphs, letters in circles."""
    return any(not c.isascii() and (unicodedata.category(c) in ("No", "Nl", "Lt", "Cf", "Cn", "Co", "Mn", "Lo", "Lm") or ord(c) > 0xFFFF) for c in text)


WIDTHS = {"ljust", "rjust", "center", "zfill", "expandtabs"}


def call_method(value, name, *arguments, **named):
    if isinstance(value, str):
        if name in CASES and special_case(value, name):
            raise Discarded
        if name in KINDS and (rare_kind(value) or name in ("isupper", "islower", "istitle") and any(c.islower() and len(c.upper()) > 1 and c != "ß" for c in value)):
            raise Discarded
        if name in WIDTHS and arguments and arguments[0] > SIZE:
            raise Discarded
    if name in ("index", "count", "remove") and isinstance(value, (list, tuple)):
        compared(value)
        compared(list(arguments))
    if name == "sort":
        value[:] = ordered(builtins.sorted)(value, **named)  # CPython empties the list meanwhile
        return None
    result = getattr(value, name)(*arguments, **named)
    if name in ("items", "keys", "values") and isinstance(value, dict):
        return list(result)
    return checked(result)


# ---- Programs -------------------------------------------------------------------------------------------------------


class Rewrite(ast.NodeTransformer):
    """The program with the functions above in the place of operators and calls."""

    @staticmethod
    def call(function, *arguments):
        return ast.Call(ast.Name(function, ast.Load()), list(arguments), [])

    @staticmethod
    def ticking(node):
        node.body.insert(0, ast.Expr(Rewrite.call("__tick")))
        return node

    @staticmethod
    def in_step(iterable):
        """What a loop goes through item by item, lists that change meanwhile included."""
        if isinstance(iterable, ast.Call) and isinstance(iterable.func, ast.Name) and iterable.func.id in ("enumerate", "zip") and not iterable.keywords:
            iterable.func.id = f"__{iterable.func.id}"
            iterable.args = [Rewrite.in_step(argument) for argument in iterable.args]
        return iterable

    def visit_For(self, node):
        node.iter = self.in_step(node.iter)
        return self.ticking(self.generic_visit(node))

    def visit_comprehension(self, node):
        node.iter = self.in_step(node.iter)
        return self.generic_visit(node)

    def visit_While(self, node):
        return self.ticking(self.generic_visit(node))

    def visit_FunctionDef(self, node):
        node.body = [self.visit(statement) for statement in node.body]  # not its types
        return self.ticking(node)

    def visit_ClassDef(self, node):
        return node

    def visit_AnnAssign(self, node):
        node.value = self.visit(node.value)
        return node

    def visit_GeneratorExp(self, node):
        self.generic_visit(node)
        return ast.ListComp(node.elt, node.generators)

    def visit_BinOp(self, node):
        literal = isinstance(node.op, ast.Pow) and isinstance(node.right, ast.UnaryOp) and isinstance(node.right.op, ast.USub)
        self.generic_visit(node)
        if literal:
            return self.call("__checked", node)
        return self.call("__binary", ast.Constant(type(node.op).__name__), node.left, node.right)

    def visit_UnaryOp(self, node):
        if isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
            return node
        self.generic_visit(node)
        return self.call("__checked", node)

    def visit_Compare(self, node):
        self.generic_visit(node)
        if not any(isinstance(op, (ast.Is, ast.IsNot)) for op in node.ops):
            node.left = self.call("__compared", node.left)
            node.comparators = [self.call("__compared", one) for one in node.comparators]
        return node

    def visit_AugAssign(self, node):
        name, target = ast.Constant(type(node.op).__name__), node.target
        value = self.visit(node.value)
        late = ast.Lambda(ast.arguments([], [], None, [], [], None, []), value)
        if isinstance(target, ast.Subscript):
            return ast.Expr(self.call("__augment_item", name, self.visit(target.value), self.visit(target.slice), late))
        if isinstance(target, ast.Attribute):
            return ast.Expr(self.call("__augment_field", name, self.visit(target.value), ast.Constant(target.attr), late))
        return ast.Assign([target], self.call("__in_place", name, ast.Name(target.id, ast.Load()), value))

    def visit_Call(self, node):
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id == "print":
            # As documented: the texts of the arguments are made one by one.
            node.args = [argument if isinstance(argument, ast.Starred) else self.call("__text", argument) for argument in node.args]
        if not isinstance(node.func, ast.Attribute):
            return node
        return ast.Call(ast.Name("__method", ast.Load()), [node.func.value, ast.Constant(node.func.attr), *node.args], node.keywords)


@dataclass
class Outcome:
    """What a program prints, the kind of failure that ends it ("" for none), and the failure's words."""

    output: list[str]
    failure: str
    detail: str = ""


def run(source: str, entry: str) -> Outcome:
    """Runs a function of a program."""
    output: list[str] = []
    steps = 0

    def tick():
        nonlocal steps
        steps += 1
        if steps > STEPS:
            raise Discarded

    def text(value):
        return str(value)

    def show(*values, sep=" "):
        output.append(sep.join(map(str, values)))
        if sum(map(len, output)) > 10 * SIZE:
            raise Discarded

    names = {"dataclass": dataclass, "Callable": Callable, "math": Mathematics(math), "random": Chance(random.Random()), "print": show, "range": checked_range, "sum": checked_sum, "sorted": ordered(sorted), "min": ordered(min), "max": ordered(max),
             "abs": checking(abs), "int": int, "round": checking(round), "pow": power, "divmod": checking(divmod), "repr": checking(repr), "chr": known_chr,
             **{function.__name__: listed(function) for function in (enumerate, zip, map, filter, reversed)},
             "__enumerate": enumerate, "__zip": zip, "__int": checking(int), "__tick": tick, "__binary": binary, "__checked": checked, "__compared": compared, "__augment_item": augment_item, "__augment_field": augment_field,
             "__in_place": in_place, "__method": call_method, "__text": text}
    tree = Rewrite().visit(ast.parse(source))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "int":
            node.func.id = "__int"
    # Types are not looked at, so that they may name what stands below.
    code = compile(ast.fix_missing_locations(tree), "program", "exec", __future__.annotations.compiler_flag)
    try:
        exec(code, names)
        names[entry]()
        outcome = Outcome(output, "")
    except (RecursionError, MemoryError, RuntimeError) as error:
        raise Discarded from error
    except Overflow:
        outcome = Outcome(output, "OverflowError")
    except NegativePower:
        outcome = Outcome(output, "NegativePower")
    except (IndexError, KeyError, ValueError, ZeroDivisionError, OverflowError, AssertionError) as error:
        outcome = Outcome(output, type(error).__mro__[0].__name__, str(error))
    except TypeError as error:
        if "ord()" not in str(error):
            raise
        outcome = Outcome(output, "TypeError", str(error))
    if re.search(r"\d[\d,_]{100}", "".join(output)):  # listed: the digits after the hundredth
        raise Discarded
    escapes = re.findall(r"\\u([0-9a-f]{4})", "".join(output))
    if any(unicodedata.category(chr(int(code, 16))) == "Cn" for code in escapes):  # as for known_chr
        raise Discarded
    if any("\ud800" <= c <= "\udfff" for line in output for c in line):
        raise Discarded
    return outcome
