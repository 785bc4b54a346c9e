"""Random statements, and whole programs of them."""

import ast
from dataclasses import dataclass
from random import Random

from . import items
from .expressions import Expressions
from .generics import make_generic
from .matching import Matching, make_union
from .scope import Function, Scope
from .values import (BOOL, FLOAT, INT, SCALARS, STR, Type, dict_of, function, list_of, literal, optional, printable, set_of, tuple_of)

DEPTH = 3


@dataclass
class Program:
    """A program: `source` is Python, `entry` the function to be called."""

    number: int
    source: str
    entry: str

    @property
    def gblocks(self) -> str:
        """The same as gblocks has it: a dataclass is a record."""
        return self.source.replace("@dataclass\nclass ", "record ")


class Statements:
    """Makes statements: lists of lines, indented by the caller."""

    def __init__(self, scope: Scope):
        self.scope = scope
        self.random = scope.random
        self.make = Expressions(scope)
        self.matching = Matching(self)
        self.loops = 0
        self.result: Type | None = None
        self.budget = 0
        self.straight = 0  # how many blocks there are in the body of a loop or function, outside its branches

    def expr(self, type: Type, depth: int | None = None) -> str:
        return self.make.expr(type, self.random.choice((1, 2, 2, DEPTH)) if depth is None else depth)

    def body(self, count: int) -> list[str]:
        """Statements of a block of its own."""
        with self.scope.block():
            return self.statements(count)

    def statements(self, count: int) -> list[str]:
        lines: list[str] = []
        for _ in range(count):
            if self.budget <= 0 and lines:
                break
            self.budget -= 1
            lines += self.statement()
        return lines

    def whole(self, count: int, loops: int) -> list[str]:
        """The body of a loop or function."""
        saved = self.loops, self.straight
        self.loops, self.straight = loops, len(self.scope.blocks)
        lines = self.statements(count)
        self.loops, self.straight = saved
        return lines

    def statement(self) -> list[str]:
        ways = [self.assign] * 7 + [self.show] * 4 + [self.change] * 6 + [self.augment] * 4 + [self.unpack] * 2 + [self.narrow] * 2 + [self.alias]
        ways += [self.parts] * 4 + [self.assert_, self.both]
        if self.budget > 2:
            ways += [self.branch] * 3 + [self.go_through] * 4 + [self.repeat] + [self.inner_function] * 2 + [self.callable] + [self.matching.match] * 3
            if self.scope.unions:
                ways += [self.matching.ask] * 6
            if self.straight == len(self.scope.blocks) > 1:
                ways += [self.matching.leave]
        if self.loops:
            ways += [self.jump]
        if self.scope.functions:
            ways += [self.call] * 2
        for _ in range(20):
            lines = self.random.choice(ways)()
            if lines:
                return lines
        return self.assign()

    # ---- Assignments ----------------------------------------------------------------------------------------------

    def assignables(self, fits=lambda type: True):
        return self.scope.variables(lambda v: v.assignable and fits(v.type))

    def certain(self, type: Type) -> str:
        """A value of exactly this type: the checker is not told whether an optional one is None."""
        if type.kind != "optional":
            return self.expr(type)
        return f"({self.expr(type.item)} if {self.expr(BOOL)} else None)"

    def assign(self) -> list[str]:
        known = self.assignables()
        if known and self.random.random() < 0.3:
            variable = self.random.choice(known)
            return [f"{variable.name} = {self.certain(variable.type)}"]
        type = self.make.type(2)
        value = self.certain(type)
        empty = self.random.random() < 0.1 and type.kind in ("list", "dict", "set")
        if empty:
            value = {"list": "[]", "dict": "{}", "set": "set()"}[type.kind]
        name = self.scope.fresh()
        self.scope.declare(name, type)
        annotated = empty or type.kind == "optional" or self.random.random() < 0.15
        return [f"{name}: {type} = {value}" if annotated else f"{name} = {value}"]

    def augment(self) -> list[str]:
        targets = [(v.name, v.type) for v in self.assignables(lambda t: t.kind in ("int", "float", "str", "list", "set", "dict"))]
        targets += [(f"{v.name}[{self.make.index(v.name, 1)}]", v.type.item) for v in self.scope.variables(lambda v: v.type.kind == "list" and v.type.item in (INT, STR, FLOAT))]
        targets += [(f"{v.name}[{self.expr(v.type.items[0], 1)}]", v.type.items[1]) for v in self.scope.variables(lambda v: v.type.kind == "dict" and v.type.items[1] in (INT, STR, FLOAT))]
        targets += [(f"{v.name}.{field}", type) for v in self.scope.variables(lambda v: v.type.kind == "record") for field, type, _ in self.scope.records[v.type.name] if type in (INT, STR, FLOAT) or type.kind == "list"]
        if not targets:
            return []
        target, type = self.random.choice(targets)
        if type == INT:
            sign = self.random.choice(["+", "-", "*", "+", "-", "//", "%", "&", "|", "^", "<<", ">>"])
            return [f"{target} {sign}= {self.random.choice(['1', '2', '3']) if sign in ('<<', '>>') else self.expr(INT)}"]
        if type == FLOAT:
            return [f"{target} {self.random.choice('+-*/')}= {self.expr(self.random.choice((FLOAT, FLOAT, INT)))}"]
        if type.kind == "set":
            return [f"{target} {self.random.choice('|&-^')}= {self.expr(type)}"]
        if type.kind == "dict":
            return [f"{target} |= {self.expr(type)}"]
        if self.random.random() < 0.15:
            return [f"{target} *= {self.random.choice(['0', '2', '1'])}"]
        return [f"{target} += {self.expr(type)}"]

    def unpack(self) -> list[str]:
        roll = self.random.random()
        if roll < 0.3:
            variables = self.assignables()
            if len(variables) >= 2:
                a = self.random.choice(variables)
                same = [v for v in variables if v.type == a.type]
                b = self.random.choice(same)
                if a is not b:
                    return [f"{a.name}, {b.name} = {b.name}, {a.name}"]
        if roll < 0.5:
            item = self.make.type(1)
            names = [self.scope.fresh() for _ in range(self.random.randint(2, 3))]
            value = self.expr(list_of(item)) if self.random.random() < 0.3 else f"[{', '.join(self.expr(item, 1) for _ in names)}]"
            if item == STR and self.random.random() < 0.5:
                value = self.expr(STR)
            for name in names:
                self.scope.declare(name, item)
            return [f"{', '.join(names)} = {value}"]
        types = [self.make.type(1) for _ in range(self.random.randint(2, 3))]
        if any(t.kind == "optional" for t in types):
            return []
        names = [self.scope.fresh() for _ in types]
        value = self.expr(tuple_of(*types))
        nested = self.random.random() < 0.2
        if nested:
            extra = self.scope.fresh()
            value = f"({value}, {self.expr(INT)})"
        for name, type in zip(names, types):
            self.scope.declare(name, type)
        if nested:
            self.scope.declare(extra, INT)
            return [f"({', '.join(names)}), {extra} = {value}"]
        return [f"{', '.join(names)} = {value}"]

    def both(self) -> list[str]:
        """One value for two names."""
        type = self.make.type(1)
        if type.kind == "optional":
            return []
        value, names = self.expr(type), [self.scope.fresh() for _ in range(2)]
        for name in names:
            self.scope.declare(name, type)
        return [f"{names[0]} = {names[1]} = {value}"]

    def parts(self) -> list[str]:
        return self.random.choice([items.unpack_star, items.slice_target, items.delete, items.nested])(self)

    def assert_(self) -> list[str]:
        condition = self.expr(BOOL, 1)
        if self.random.random() < 0.8:
            condition = f"{condition} or {self.expr(INT, 0)} != 5"
        message = f", {self.expr(STR, 1)}" if self.random.random() < 0.6 else ""
        return [f"assert {condition}{message}"]

    def alias(self) -> list[str]:
        shared = self.scope.variables(lambda v: v.type.kind in ("list", "dict", "set", "record"))
        if not shared:
            return []
        variable = self.random.choice(shared)
        name = self.scope.fresh()
        self.scope.declare(name, variable.type)
        lines = [f"{name} = {variable.name}"]
        if self.random.random() < 0.5:
            lines.append(f"print({name} is {variable.name}, {name} == {variable.name})")
        return lines

    # ---- Changes of containers and records ----------------------------------------------------------------------------

    def change(self) -> list[str]:
        shared = self.scope.variables(lambda v: v.type.kind in ("list", "dict", "set", "record"))
        if not shared:
            return []
        variable = self.random.choice(shared)
        name, type = variable.name, variable.type
        if type.kind == "record":
            field, of, _ = self.random.choice(self.scope.records[type.name])
            return [f"{name}.{field} = {self.expr(of)}"]
        return getattr(self, "change_" + type.kind)(name, type)

    def kept(self, value: str, type: Type) -> list[str]:
        """What a method gives, sometimes in a name."""
        return [value] if self.random.random() < 0.4 else self.named(value, type)

    def named(self, value: str, type: Type) -> list[str]:
        name = self.scope.fresh()
        self.scope.declare(name, type)
        return [f"{name} = {value}"]

    def change_list(self, name: str, type: Type) -> list[str]:
        item = type.item
        r = self.random
        ways = ["append", "append", "insert", "extend", "set", "set", "pop", "popat", "reverse", "remove", "clear", "sort", "sortkey"]
        way = r.choice(ways)
        if way == "append":
            return [f"{name}.append({self.expr(item)})"]
        if way == "insert":
            return [f"{name}.insert({self.expr(INT, 1)}, {self.expr(item)})"]
        if way == "extend":
            return [f"{name}.extend({self.make.sequence(item, 2)})"] if item.kind != "function" else []
        if way == "set":
            return [f"if {name}:", f"    {name}[{self.make.index(name, 1)}] = {self.expr(item)}"]
        if way == "pop":
            return [f"if {name}:"] + ["    " + line for line in [f"print(len({name}))", f"{name}.pop()"]] if r.random() < 0.5 else self.kept(f"{name}.pop()", item)
        if way == "popat":
            return self.kept(f"{name}.pop({self.make.index(name, 1)})", item)
        if way == "remove":
            if item.any(lambda t: t.kind == "function"):
                return []
            value = self.expr(item, 1)
            return [f"{name}.remove({value})"] if r.random() < 0.2 else [f"if {value} in {name}:", f"    {name}.remove({value})"]
        if way in ("sort", "sortkey"):
            if way == "sort" and item.kind in ("int", "float", "str", "tuple", "list") and not item.any(lambda t: t.kind not in ("int", "float", "str", "tuple", "list")):
                return [f"{name}.sort({r.choice(['', '', 'reverse=True'])})"]
            key = self.scope.fresh("k")
            with self.scope.block():
                self.scope.declare(key, item, False)
                value = self.expr(self.make.ordered_type(), 2)
            return [f"{name}.sort(key=lambda {key}: {value}{r.choice(['', '', ', reverse=True'])})"]
        return [f"{name}.{way}()"]

    def change_dict(self, name: str, type: Type) -> list[str]:
        key, value = type.items
        way = self.random.choice(["set", "set", "set", "pop", "popdefault", "setdefault", "update", "clear", "get"])
        if way == "set":
            return [f"{name}[{self.expr(key, 2)}] = {self.expr(value)}"]
        if way == "get":
            return self.named(f"{name}[{self.expr(key, 1)}]", value) if self.random.random() < 0.3 else []
        if way == "pop":
            place = self.expr(key, 1)
            return [f"if {place} in {name}:", f"    {name}.pop({place})"] if self.random.random() < 0.7 else self.kept(f"{name}.pop({place})", value)
        if way == "popdefault":
            return self.kept(f"{name}.pop({self.expr(key, 1)}, {self.expr(value, 1)})", value)
        if way == "setdefault":
            return self.kept(f"{name}.setdefault({self.expr(key, 1)}, {self.expr(value, 1)})", value)
        if way == "update":
            return [f"{name}.update({self.expr(type)})"]
        return [f"{name}.clear()"]

    def change_set(self, name: str, type: Type) -> list[str]:
        way = self.random.choice(["add", "add", "add", "discard", "remove", "update", "clear"])
        if way == "update":
            return [f"{name}.update({self.expr(self.random.choice((type, list_of(type.item))))})"]
        if way == "clear":
            return [f"{name}.clear()"]
        return [f"{name}.{way}({self.expr(type.item, 2)})"]

    # ---- Output, calls ------------------------------------------------------------------------------------------------

    def shown(self, type: Type) -> str:
        return self.make.printed(self.expr(type), type)

    def show(self) -> list[str]:
        if self.random.random() < 0.05:
            type = list_of(self.make.type(1))
            if printable(type, self.scope.records):
                return [f"print(*{self.expr(type)}, sep={self.random.choice(['-', ', ', ''])!r})"]
        values = ", ".join(self.shown(self.make.type(2)) for _ in range(self.random.choice([1, 1, 2, 3])))
        return [f"print({values}{self.random.choice(['', '', '', ', sep=' + repr(', '), ', sep=' + repr('')])})"]

    def call(self) -> list[str]:
        chosen = self.random.choice(self.scope.functions)
        text = self.make.call(chosen, 2)
        if chosen.result is None:
            return [text]
        name = self.scope.fresh()
        self.scope.declare(name, chosen.result)
        return [f"{name} = {text}"]

    # ---- Control flow -------------------------------------------------------------------------------------------------

    @staticmethod
    def indented(lines: list[str]) -> list[str]:
        return ["    " + line for line in lines]

    def count(self) -> int:
        return self.random.choice([1, 1, 2, 2, 3])

    def condition(self) -> str:
        return self.expr(self.random.choice((BOOL, BOOL, BOOL, BOOL, INT, STR, list_of(INT))))

    def branch(self) -> list[str]:
        lines = [f"if {self.condition()}:"] + self.indented(self.body(self.count()))
        while self.random.random() < 0.3:
            lines += [f"elif {self.condition()}:"] + self.indented(self.body(self.count()))
        if self.random.random() < 0.5:
            lines += ["else:"] + self.indented(self.body(self.count()))
        elif self.result is not None and self.random.random() < 0.15:
            lines += ["elif " + self.condition() + ":", f"    return {self.expr(self.result)}"]
        return lines

    def go_through(self) -> list[str]:
        if self.loops >= 2:
            return []
        with self.scope.block():
            target, iterable = self.make.loop(2)
            lines = self.indented(self.whole(self.count(), self.loops + 1))
        return [f"for {target} in {iterable}:"] + lines + self.otherwise()

    def otherwise(self) -> list[str]:
        """The `else` of a loop."""
        return ["else:"] + self.indented(self.body(1)) if self.random.random() < 0.12 else []

    def repeat(self) -> list[str]:
        if self.loops >= 2:
            return []
        name = self.scope.fresh("n")
        start = [f"{name} = {self.random.randint(1, 6)}"]
        with self.scope.block():
            self.scope.declare(name, INT, False)
            lines = [f"{name} -= 1"] + self.whole(self.count(), self.loops + 1)
        more = f" and {self.expr(BOOL, 1)}" if self.random.random() < 0.3 else ""
        return start + [f"while {name} > 0{more}:"] + self.indented(lines) + self.otherwise()

    def jump(self) -> list[str]:
        return [f"if {self.condition()}:", "    " + self.random.choice(["break", "continue"])]

    def narrow(self) -> list[str]:
        optionals = self.scope.variables(lambda v: v.type.kind == "optional")
        if not optionals:
            return []
        variable = self.random.choice(optionals)
        name, inner = variable.name, variable.type.item
        with self.scope.block():
            self.scope.learn(variable, inner)
            known = self.statements(1) + [f"print({self.make.printed(name, inner)})"]
        test = self.random.choice([f"{name} is not None", f"{name} != None", f"{name} is not None and {self.expr(BOOL, 1)}"] + [name] * (inner.kind != "optional"))
        lines = [f"if {test}:"] + self.indented(known)
        if self.random.random() < 0.5:
            lines += ["else:", f"    print({name} is None)"]
        return lines

    # ---- Functions ------------------------------------------------------------------------------------------------------

    def parameters(self) -> list[tuple[str, Type, str]]:
        params = []
        for _ in range(self.random.randint(0, 3)):
            type = self.make.type(2)
            default = literal(type, self.random) if type in SCALARS and (self.random.random() < 0.3 or params and params[-1][2]) else ""
            if params and params[-1][2] and not default:
                continue
            params.append((self.scope.fresh("a"), type, default))
        return params

    def definition(self, name: str, count: int) -> tuple[list[str], Function]:
        params = self.parameters()
        result = self.make.type(2) if self.random.random() < 0.85 else None
        saved, self.result = self.result, result
        with self.scope.captured(seen=True):
            for param, type, _ in params:
                self.scope.declare(param, type)
            lines = self.whole(count, 0)
            if result is not None:
                lines.append(f"return {self.expr(result)}")
        self.result = saved
        text = ", ".join(f"{param}: {type}" + (f" = {default}" if default else "") for param, type, default in params)
        made = Function(name, params, result)
        return [f"def {name}({text}) -> {result}:"] + self.indented(lines), made

    def inner_function(self) -> list[str]:
        if len(self.scope.blocks) > 3:
            return []
        lines, made = self.definition(self.scope.fresh("g"), self.random.choice([1, 2]))
        self.scope.functions.append(made)
        return lines

    def callable(self) -> list[str]:
        type = function(self.random.choice(SCALARS), *(self.random.choice(SCALARS) for _ in range(self.random.randint(0, 2))))
        value = self.expr(type)
        for variable in self.scope.variables():
            if variable.name in value:
                variable.assignable = False
        name = self.scope.fresh()
        self.scope.declare(name, type, False)
        return [f"{name}: {type} = {value}"]


def trace(name: str, type: Type) -> tuple[list[str], Function]:
    """A function that says when it is evaluated, and gives what it is given."""
    return [f"def {name}(a: {type}) -> {type}:", f"    print('{name}', repr(a))", "    return a"], Function(name, [("a", type, "")], type)


def recursion(name: str, statements: Statements) -> tuple[list[str], Function]:
    """A function that calls itself a few times."""
    result = statements.random.choice((INT, STR, list_of(INT)))
    scope = statements.scope
    with scope.captured():
        scope.declare("n", INT, False)
        base, step = statements.expr(result, 1), statements.expr(result, 2)
    sign = statements.random.choice("+-*") if result == INT else "+"
    again = f"{name}(n - {statements.random.choice('12')})"
    pair = [step, again] if statements.random.random() < 0.5 else [again, step]
    return [f"def {name}(n: int = 5) -> {result}:", "    if n <= 0:", f"        return {base}", f"    return {pair[0]} {sign} {pair[1]}"], Function(name, [("n", INT, "5")], result)


def make_program(seed: int, size: int | None = None) -> Program:
    """The program of a number: always the same one."""
    random = Random(seed)
    scope = Scope(random)
    statements = Statements(scope)
    lines: list[str] = []
    if size is None and random.random() < 0.4:  # a few expressions alone
        body = [line for _ in range(random.choice([1, 2, 2, 3])) for line in statements.show()]
        return Program(seed, "\n".join([f"def main_{seed}() -> None:", *statements.indented(body)]) + "\n", f"main_{seed}")
    for _ in range(random.choice([0, 0, 1, 2])):
        name = f"R{scope.fresh('')}_{seed}"
        fields: list[tuple[str, Type, str]] = []
        for letter in "xyz"[: random.randint(1, 3)]:
            type = statements.make.type(1)
            scalar = type in SCALARS and (random.random() < 0.3 or fields and fields[-1][2])
            if fields and fields[-1][2] and not scalar:
                continue
            fields.append((letter, type, literal(type, random) if scalar else ""))
        if random.random() < 0.15 and not (fields and fields[-1][2]):
            fields.append(("n", optional(Type("record", name=name)), random.choice(["", "None"])))
        scope.records[name] = fields
        lines += ["@dataclass", f"class {name}:"] + [f"    {field}: {type}" + (f" = {default}" if default else "") for field, type, default in fields] + ["", ""]
        if not scope.unions and random.random() < 0.3:
            text, made = make_union(statements.make, seed)
            scope.unions.append(made)
            lines += text + ["", ""]
    for _ in range(random.choice([0, 0, 1])):
        text, made = make_union(statements.make, seed)
        scope.unions.append(made)
        lines += text + ["", ""]
    if random.random() < 0.3:
        text, several = make_generic(statements.make, f"{scope.fresh('t')}_{seed}")
        scope.functions += several
        lines += text + ["", ""]
    scope.seeded = random.random() < 0.12
    for _ in range(random.choice([0, 0, 1, 1, 2])):
        name = f"{scope.fresh('f')}_{seed}"
        roll = random.random()
        if roll < 0.3:
            text, made = trace(name, statements.make.type(1))
            if not printable(made.result, scope.records):
                continue
        elif roll < 0.5:
            text, made = recursion(name, statements)
        else:
            statements.budget = 5
            text, made = statements.definition(name, random.choice([1, 2, 3]))
        scope.functions.append(made)
        lines += text + ["", ""]
    # A program ends where it fails: of long ones much is never run.
    statements.budget = size or random.choice([1, 2, 2, 3, 3, 4, 6, 10])
    entry = f"main_{seed}"
    body = []
    for type in scope.unions:
        if random.random() < 0.7:
            body += statements.named(statements.expr(type), type)
    body += statements.statements(statements.budget)
    for variable in scope.variables():
        if variable.type.kind != "function":
            body.append(f"print({statements.make.printed(variable.name, variable.type)})")
    if scope.seeded:
        body.insert(0, f"random.seed({random.choice([0, 1, -1, 42, 2**40 + 3, random.randint(-(2**63), 2**63 - 1)])})")
    lines += [f"def {entry}() -> None:"] + statements.indented(body)
    source = "\n".join(lines) + "\n"
    if random.random() < 0.5:
        try:
            source = ast.unparse(ast.parse(source)) + "\n"  # without needless parentheses
        except ValueError:
            pass  # an f-string that 3.11 cannot write back
    return Program(seed, source, entry)
