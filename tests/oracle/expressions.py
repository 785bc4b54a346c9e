"""Random expressions of a wanted type."""

from . import chance, items, library, texts
from .matching import is_a, members, without
from .scope import Scope
from .values import (BOOL, FLOAT, INT, NONE, SCALARS, STR, Type, dict_of, list_of, literal, optional, printable, set_of, tuple_of)

KEYS = (INT, STR, STR, BOOL, tuple_of(INT, STR))


class Expressions:
    """Makes expressions. `depth` is how many levels may still stand below; at 0 there are names and literals alone."""

    def __init__(self, scope: Scope):
        self.scope = scope
        self.random = scope.random

    # ---- Types ----------------------------------------------------------------------------------------------------

    def type(self, depth: int = 2) -> Type:
        """A type that a value may have."""
        roll = self.random.random()
        if depth == 0 or roll < 0.5:
            return self.random.choice((INT, INT, FLOAT, STR, STR, BOOL))
        if roll < 0.7:
            return list_of(self.type(depth - 1))
        if roll < 0.78:
            return dict_of(self.random.choice(KEYS), self.type(depth - 1))
        if roll < 0.83:
            return set_of(self.random.choice(KEYS))
        if roll < 0.91:
            return tuple_of(*(self.type(depth - 1) for _ in range(self.random.randint(1, 3))))
        if roll < 0.96 and self.scope.records:
            return Type("record", name=self.random.choice(list(self.scope.records)))
        if self.scope.unions and self.random.random() < 0.6:
            return self.random.choice(self.scope.unions)
        inner = self.type(depth - 1)
        return inner if depth < 2 or inner.kind == "union" else optional(inner)

    def ordered_type(self) -> Type:
        return self.random.choice((INT, INT, STR, STR, FLOAT, tuple_of(INT, STR), tuple_of(STR, FLOAT)))

    def printed(self, value: str, type: Type) -> str:
        """The value where its text is looked at: a set in an order that is defined."""
        if printable(type, self.scope.records):
            return value
        return f"sorted({value})" if type.kind == "set" else f"len({value})" if type.kind in ("list", "dict") else f"({value}) is None" if type.kind == "optional" else "0"

    # ---- Expressions ----------------------------------------------------------------------------------------------

    def expr(self, type: Type, depth: int) -> str:
        """An expression of exactly this type, in parentheses where it is more than a primary."""
        if depth > 0 and self.random.random() < 0.12:
            general = self.general(type, depth)
            if general:
                return general
        if depth > 0 and self.random.random() < 0.09:
            called = library.call(self, type, depth - 1)
            if called:
                return called
        names = self.scope.of_type(type)
        if names and self.random.random() < (0.42 if depth > 0 else 0.8):
            return self.random.choice(names).name
        if depth <= 0:
            return self.leaf(type)
        return getattr(self, type.kind)(type, depth - 1)

    def leaf(self, type: Type) -> str:
        """The least expression of a type."""
        if type in SCALARS:
            return literal(type, self.random)
        if type.kind == "tuple":
            items = ", ".join(self.expr(item, 0) for item in type.items)
            return f"({items},)" if len(type.items) == 1 else f"({items})"
        if type.kind == "optional":
            return self.optional(type, 0)
        if type.kind == "function":
            return self.function(type, 0)
        if type.kind in ("record", "union"):
            return getattr(self, type.kind)(type, 0)
        return self.display(type, 0)

    def general(self, type: Type, depth: int) -> str:
        """What there is for every type: choices, items of containers, calls of functions, fields."""
        ways = ["conditional"]
        unions = self.scope.variables(lambda v: v.type.kind == "union")
        functions = [function for function in self.scope.functions if function.result == type]
        calls = [v for v in self.scope.variables() if v.type.kind == "function" and v.type.items[-1] == type]
        containers = [v for v in self.scope.variables() if v.type.kind in ("list", "dict", "tuple") and type in v.type.items]
        records = [(v, field) for v in self.scope.variables() if v.type.kind == "record" for field, of, _ in self.scope.records[v.type.name] if of == type]
        ways += ["call"] * 3 * bool(functions) + ["value"] * 2 * bool(calls) + ["item"] * 3 * bool(containers) + ["field"] * 3 * bool(records)
        ways += ["asked"] * 3 * bool(unions)
        way = self.random.choice(ways)
        if way == "asked":
            variable = self.random.choice(unions)
            member = self.random.choice(members(variable.type))
            with self.scope.block():
                self.scope.learn(variable, member)
                value = self.expr(type, depth - 1)
            with self.scope.block():
                self.scope.learn(variable, without(variable.type, member))
                return f"({value} if {is_a(variable.name, member)} else {self.expr(type, depth - 1)})"
        if way == "conditional":
            return f"({self.expr(type, depth - 1)} if {self.expr(BOOL, depth - 1)} else {self.expr(type, depth - 1)})"
        if way == "call":
            return self.call(self.random.choice(functions), depth - 1)
        if way == "value":
            chosen = self.random.choice(calls)
            return f"{chosen.name}({', '.join(self.expr(param, depth - 1) for param in chosen.type.items[:-1])})"
        if way == "field":
            chosen, field = self.random.choice(records)
            return f"{chosen.name}.{field}"
        return self.item_of(self.random.choice(containers), type, depth - 1)

    def call(self, function, depth: int) -> str:
        """A call of a function of the program, some arguments by name, some left out."""
        arguments, named = [], False
        for name, type, default in function.params:
            if default and self.random.random() < 0.5:
                named = True
                continue
            named = named or self.random.random() < 0.1
            arguments.append((f"{name}=" if named else "") + self.expr(type, depth))
        return f"{function.name}({', '.join(arguments)})"

    def item_of(self, container, type: Type, depth: int) -> str:
        """An item of a list, dict or tuple in a name; most are there."""
        name, kind = container.name, container.type
        if kind.kind == "tuple":
            places = [place for place, item in enumerate(kind.items) if item == type]
            place = self.random.choice(places)
            return f"{name}[{place if self.random.random() < 0.7 else place - len(kind.items)}]"
        if kind.kind == "dict":
            key = self.expr(kind.items[0], min(depth, 1))
            if kind.items[1] != type or self.random.random() < 0.3:
                return f"({name}[{key}])" if kind.items[1] == type else f"list({name})[0]"
            return f"{name}.get({key}, {self.expr(type, depth)})"
        index = self.index(name, depth)
        return f"({name}[{index}] if {name} else {self.expr(type, 0)})" if self.random.random() < 0.8 else f"{name}[{index}]"

    def index(self, name: str, depth: int) -> str:
        roll = self.random.random()
        if roll < 0.35:
            return self.random.choice(["0", "-1"])
        if roll < 0.85:
            return f"{self.expr(INT, depth - 1)} % len({name})"
        return self.expr(INT, depth - 1)

    # ---- Numbers --------------------------------------------------------------------------------------------------

    def int(self, _: Type, d: int) -> str:
        if self.scope.seeded and self.random.random() < 0.12:
            return chance.int_of(self, d)
        roll = self.random.random()
        e = self.expr
        if roll < 0.3:
            return f"({e(INT, d)} {self.random.choice(['+', '-', '*', '+', '-', '*', '//', '%'])} {e(INT, d)})"
        if roll < 0.36:
            return f"({e(INT, d)} {self.random.choice(['//', '%'])} {self.random.choice(['2', '3', '-3', '7', '10', '-1'])})"
        if roll < 0.42:
            return f"({e(INT, d)} {self.random.choice(['&', '|', '^'])} {e(INT, d)})"
        if roll < 0.46:
            return f"({e(INT, d)} {self.random.choice(['<<', '>>'])} {self.random.choice(['0', '1', '3', '8', '31', '62', '63', '64', e(INT, 0)])})"
        if roll < 0.49:
            return f"({e(INT, d)} ** {self.random.choice(['0', '1', '2', '3', '5', '(' + e(INT, d) + ' % 5)'])})"
        if roll < 0.54:
            return f"({self.random.choice(['-', '~', '+', '-'])}{e(INT, d)})"
        if roll < 0.59:
            return f"len({e(self.random.choice((STR, STR, list_of(self.type(1)), dict_of(STR, INT), set_of(INT))), d)})"
        if roll < 0.62:
            return f"{self.random.choice(['abs', 'round', 'int'])}({e(INT, d)})"
        if roll < 0.64:
            return f"round({e(INT, d)}, {self.random.choice(['0', '1', '-1', '-2', '-3', '-18', '-19', '5'])})"
        if roll < 0.68:
            return f"{self.random.choice(['int', 'round', 'math.floor', 'math.ceil', 'math.trunc'])}({e(FLOAT, d)})"
        if roll < 0.73:
            return f"{self.random.choice(['min', 'max'])}({e(INT, d)}, {', '.join(e(INT, d) for _ in range(self.random.randint(1, 2)))})"
        if roll < 0.78:
            return f"{self.random.choice(['sum', 'sum', 'sum', 'min', 'max'])}({self.sequence(INT, d)})"
        if roll < 0.80:
            return f"sum({self.sequence(INT, d, alone=False)}, {e(INT, 0)})"
        if roll < 0.83:
            return f"{self.random.choice(['min', 'max'])}({self.sequence(INT, d, alone=False)}, default={e(INT, 0)})"
        if roll < 0.85:
            return f"int({self.random.choice(['str(' + e(INT, d) + ')', e(STR, d), repr(self.random.choice(['12', ' -7 ', '1_000', '9223372036854775807', '9223372036854775808', '-9223372036854775808', '٣٤', '+5', '', '0x10', '1.5']))])})"
        if roll < 0.865:
            return f"int({self.random.choice(['hex', 'z', 'ff', '-7f', '0b101', '0o17', '0xFF', 'Z', '12', '1_1', ' a '])!r}, {self.random.choice(['16', '36', '0', '2', '8', '10', '37', '1'])})".replace("'hex'", "'beef'")
        if roll < 0.88:
            return f"ord({self.random.choice([repr(self.random.choice('aé😀ß0')), e(STR, d) + '[0]', e(STR, 0)])})"
        if roll < 0.93:
            return texts.number(self, d)
        if roll < 0.95:
            return f"divmod({e(INT, d)}, {e(INT, d)})[{self.random.choice('01')}]"
        if roll < 0.96:
            return f"math.gcd({e(INT, d)}, {e(INT, d)})"
        if roll < 0.97:
            return f"int({e(BOOL, d)})"
        if roll < 0.98:
            return f"pow({e(INT, d)}, {self.random.choice(['0', '1', '2', '3', e(INT, 0)])})"
        item = self.ordered_type()
        return f"{e(list_of(item), d)}.{self.random.choice(['count', 'index', 'count'])}({e(item, d)})"

    def float(self, _: Type, d: int) -> str:
        if self.scope.seeded and self.random.random() < 0.2:
            return chance.float_of(self, d)
        roll = self.random.random()
        e = self.expr
        number = lambda: e(self.random.choice((FLOAT, FLOAT, FLOAT, INT)), d)  # noqa: E731
        if roll < 0.34:
            left, right = number(), e(FLOAT, d)
            if self.random.random() < 0.4:
                left, right = right, left
            return f"({left} {self.random.choice(['+', '-', '*', '/', '+', '-', '*', '//', '%'])} {right})"
        if roll < 0.44:
            return f"({e(INT, d)} / {e(INT, d)})"
        if roll < 0.49:
            return f"({self.random.choice('-+')}{e(FLOAT, d)})"
        if roll < 0.53:
            return f"float({e(INT, d)})"
        if roll < 0.57:
            return f"float({self.random.choice(['str(' + e(FLOAT, d) + ')', repr(self.random.choice(['1.5', ' 2 ', '1e5', '-inf', 'nan', '1_0.5', '.5', '5.', '1e400', '1e-400', '0x1', '', 'infinity', '٣.٥', '1e', '--1', '-0'])), e(STR, 0)])})"
        if roll < 0.62:
            return f"abs({e(FLOAT, d)})"
        if roll < 0.69:
            return f"round({e(FLOAT, d)}, {self.random.choice(['0', '1', '2', '3', '-1', '-2', '15', '20', '-5', '400', '-400'])})"
        if roll < 0.74:
            return f"{self.random.choice(['min', 'max'])}({e(FLOAT, d)}, {e(FLOAT, d)})"
        if roll < 0.79:
            if self.random.random() < 0.5:  # what it begins with says that it is a float
                return f"sum({self.sequence(FLOAT, d, alone=False)}, {self.random.choice(['0.0', '-0.0', '0.5'])})"
            return f"{self.random.choice(['min', 'max'])}({self.sequence(FLOAT, d)})"
        if roll < 0.83:
            return f"math.{self.random.choice(['sqrt', 'fabs', 'sqrt', 'degrees', 'radians'])}({e(FLOAT, d)})"
        if roll < 0.85:
            return f"divmod({e(FLOAT, d)}, {e(FLOAT, d)})[{self.random.choice('01')}]"
        if roll < 0.87:
            return self.random.choice(["math.pi", "math.e", "math.tau", "math.inf", "math.nan"])
        if roll < 0.9:
            # The last digit of these is the browser's own.
            call = self.random.choice([f"({e(FLOAT, d)} ** {e(FLOAT, d)})", f"({e(FLOAT, d)} ** {self.random.choice(['2', '3', '0.5', '-1', '0', '10'])})", f"({e(INT, d)} ** {self.random.choice(['-1', '-2', '0.5'])})",
                                       f"math.{self.random.choice(['sin', 'cos', 'tan', 'exp', 'log', 'log2', 'log10', 'atan', 'asin', 'acos'])}({e(FLOAT, d)})", f"math.hypot({e(FLOAT, d)}, {e(FLOAT, d)})",
                                       f"math.atan2({e(FLOAT, d)}, {e(FLOAT, d)})", f"math.pow({e(FLOAT, d)}, {e(FLOAT, d)})", f"math.log({e(FLOAT, d)}, {e(FLOAT, d)})"])
            return f"float(f'{{{call}:.9g}}')" if "'" not in call and '"' not in call and "\\" not in call and "{" not in call else f"float(format({call}, '.9g'))"
        return f"({self.expr(FLOAT, d)} * {self.random.choice(['0.1', '2.0', '0.5', '10.0', '-1.0', '3'])})"

    # ---- Conditions -----------------------------------------------------------------------------------------------

    def bool(self, _: Type, d: int) -> str:
        roll = self.random.random()
        e = self.expr
        if roll < 0.25:
            type = self.ordered_type()
            return f"({e(type, d)} {self.random.choice(['<', '<=', '>', '>=', '==', '!='])} {e(type, d)})"
        if roll < 0.33:
            types = [self.random.choice((INT, FLOAT)) for _ in range(2)]
            return f"({e(types[0], d)} {self.random.choice(['<', '<=', '>', '>=', '==', '!='])} {e(types[1], d)})"
        if roll < 0.39:
            type = self.ordered_type()
            return f"({e(type, d)} {self.random.choice(['<', '<=', '=='])} {e(type, d)} {self.random.choice(['<', '>', '!='])} {e(type, d)})"
        if roll < 0.45:
            type = self.type(2)
            return f"({e(type, d)} {self.random.choice(['==', '!='])} {e(type, d)})" if type.kind != "function" else "True"
        if roll < 0.57:
            return f"({e(BOOL, d)} {self.random.choice(['and', 'or'])} {e(BOOL, d)})"
        if roll < 0.63:
            return f"(not {e(self.random.choice((BOOL, BOOL, INT, STR, FLOAT, list_of(INT))), d)})"
        if roll < 0.69:
            return f"({e(STR, d)} {self.random.choice(['in', 'not in'])} {e(STR, d)})"
        if roll < 0.77:
            item = self.random.choice(KEYS)
            container = self.random.choice((list_of(item), set_of(item), dict_of(item, INT)))
            return f"({e(item, d)} {self.random.choice(['in', 'not in'])} {e(container, d)})"
        if roll < 0.80:
            return f"bool({e(self.type(1), d)})" if self.random.random() < 0.7 else f"({e(BOOL, d)} {self.random.choice('&|^')} {e(BOOL, d)})"
        if roll < 0.85:
            return f"{self.random.choice(['any', 'all'])}({self.sequence(self.random.choice((BOOL, INT, STR)), d)})"
        if roll < 0.88:
            item = self.random.choice(KEYS)
            sets = e(set_of(item), d), e(set_of(item), d)
            return f"({sets[0]} {self.random.choice(['==', '!='])} {sets[1]})" if self.random.random() < 0.5 else f"{sets[0]}.{self.random.choice(['issubset', 'issuperset', 'isdisjoint'])}({sets[1]})"
        if roll < 0.9:
            return f"math.{self.random.choice(['isnan', 'isinf', 'isfinite'])}({e(FLOAT, d)})"
        unions = self.scope.variables(lambda v: v.type.kind == "union")
        if unions and roll < 0.94:
            variable = self.random.choice(unions)
            member = self.random.choice(members(variable.type))
            with self.scope.block():
                self.scope.learn(variable, member)
                # As an argument it teaches nothing about what is below it.
                return f"bool({is_a(variable.name, member)} and {e(BOOL, d)})" if self.random.random() < 0.5 else f"bool(not {is_a(variable.name, member)} or {e(BOOL, d)})"
        optionals = self.scope.variables(lambda v: v.type.kind == "optional")
        if optionals and roll < 0.94:
            return f"bool({self.random.choice(optionals).name} {self.random.choice(['is', 'is not'])} None)"
        return texts.question(self, d)

    def str(self, _: Type, d: int) -> str:
        if self.scope.seeded and self.random.random() < 0.05:
            return chance.text_of(self, d)
        return texts.text(self, d)

    # ---- Containers -----------------------------------------------------------------------------------------------

    def display(self, type: Type, d: int) -> str:
        """A list, set or dict item by item."""
        count = self.random.choice([1, 1, 2, 2, 3, 3, 4, 5])
        if type.kind == "dict":
            return "{" + ", ".join(f"{self.expr(type.items[0], d)}: {self.expr(type.items[1], d)}" for _ in range(count)) + "}"
        items = ", ".join(self.expr(type.item, d) for _ in range(count))
        return f"[{items}]" if type.kind == "list" else f"{{{items}}}"

    def sequence(self, item: Type, d: int, alone: bool = True) -> str:
        """A list, or a generator expression or something else that can be gone through; `alone`: the only argument of a call."""
        roll = self.random.random()
        if roll < 0.35 and item.kind != "function":
            return self.comprehension(item, d, *(("", "") if alone else "()"))
        if roll < 0.45 and item == STR:
            return self.expr(STR, d)
        if roll < 0.5 and item in (INT, STR, BOOL):
            return f"sorted({self.expr(set_of(item), d)})"
        if roll < 0.57 and item == INT:
            return self.range(d)
        if roll < 0.63 and item in (INT, STR):
            return f"{self.expr(dict_of(item, INT), d)}{self.random.choice(['', '.keys()'])}"
        if roll < 0.7 and item in SCALARS:
            return f"{self.expr(dict_of(STR, item), d)}.values()"
        return self.expr(list_of(item), d)

    def range(self, d: int) -> str:
        r = self.random
        return r.choice([f"range({r.randint(0, 6)})", f"range({r.randint(-3, 3)}, {r.randint(0, 8)})", f"range({r.randint(-5, 9)}, {r.randint(-5, 9)}, {r.choice(['1', '2', '-1', '-2', '3', '-3'])})",
                         f"range({self.expr(INT, d)} % 7)"])

    def comprehension(self, item: Type, d: int, opening: str, closing: str) -> str:
        with self.scope.captured_block():
            clauses = self.clauses(d)
            return f"{opening}{self.expr(item, d)}{clauses}{closing}"

    def clauses(self, d: int) -> str:
        """The `for … if …` of a comprehension; its names are declared."""
        text = ""
        for _ in range(self.random.choice([1, 1, 1, 1, 2])):
            target, iterable = self.loop(d)
            text += f" for {target} in {iterable}"
            several = self.scope.variables(lambda v: v.type.kind == "union" and v.name == target)
            if several and self.random.random() < 0.6:
                member = self.random.choice(members(several[0].type))
                text += f" if {is_a(target, member)}"
                self.scope.learn(several[0], member)
            while self.random.random() < 0.3:
                text += f" if {self.expr(BOOL, d)}"
        return text

    def loop(self, d: int) -> tuple[str, str]:
        """A target and what it goes through; declares the target's names."""
        roll = self.random.random()
        fresh = self.scope.fresh

        def declare(*types: Type) -> list[str]:
            names = [fresh("i") for _ in types]
            for name, type in zip(names, types):
                self.scope.declare(name, type, assignable=False)
            return names

        if roll < 0.25:
            iterable = self.range(d)
            return declare(INT)[0], iterable
        if roll < 0.4:
            iterable = self.expr(STR, d)
            return declare(STR)[0], iterable
        if roll < 0.5:
            item = self.type(1)
            iterable = f"enumerate({self.expr(list_of(item), d)}{self.random.choice(['', '', ', 1', ', start=-1'])})"
            if self.random.random() < 0.2:
                return declare(tuple_of(INT, item))[0], iterable
            names = declare(INT, item)
            return f"{names[0]}, {names[1]}", iterable
        if roll < 0.58:
            items = self.type(1), self.type(1)
            iterable = f"zip({self.expr(list_of(items[0]), d)}, {self.expr(list_of(items[1]), d)})"
            names = declare(*items)
            return f"{names[0]}, {names[1]}", iterable
        if roll < 0.68:
            key, value = self.random.choice((INT, STR)), self.type(1)
            iterable = f"{self.expr(dict_of(key, value), d)}.items()"
            names = declare(key, value)
            return f"{names[0]}, {names[1]}", iterable
        if roll < 0.74:
            item = self.ordered_type()
            iterable = f"{self.random.choice(['reversed', 'sorted'])}({self.expr(list_of(item), d)})"
            return declare(item)[0], iterable
        if roll < 0.8:
            items = self.type(1), self.type(0)
            pair = tuple_of(*items)
            iterable = self.expr(list_of(pair), d)
            names = declare(*items)
            return self.random.choice([f"{names[0]}, {names[1]}", f"({names[0]}, {names[1]})"]), iterable
        item = self.type(1)
        iterable = self.sequence(item, d, alone=False) if self.random.random() < 0.4 else self.expr(list_of(item), d)
        return declare(item)[0], iterable

    def list(self, type: Type, d: int) -> str:
        item = type.item
        if self.scope.seeded and self.random.random() < 0.08:
            return chance.list_of_items(self, type, d)
        if item.kind != "function" and self.random.random() < 0.06:
            return items.display(self, type, d)
        roll = self.random.random()
        e = self.expr
        if roll < 0.22:
            return self.display(type, d)
        if roll < 0.4 and item.kind != "function":
            return self.comprehension(item, d, "[", "]")
        if roll < 0.48:
            return f"{e(type, d)}{self.slice(d)}"
        if roll < 0.55:
            return f"({e(type, d)} + {e(type, d)})"
        if roll < 0.58:
            return f"({e(type, d)} * {self.random.choice(['0', '1', '2', '-1', '3'])})"
        if roll < 0.62:
            return f"list({e(type, d)})" if self.random.random() < 0.5 else f"{e(type, d)}.copy()"
        if roll < 0.66:
            return f"list(reversed({e(type, d)}))"
        if item == INT and roll < 0.72:
            return f"list({self.range(d)})"
        if item == STR and roll < 0.8:
            return texts.parts(self, d)
        if item.kind in ("int", "str", "float") and roll < 0.85:
            key = ""
            if self.random.random() < 0.4:
                name = self.scope.fresh("k")
                with self.scope.captured_block():
                    self.scope.declare(name, item, False)
                    key = f", key=lambda {name}: {e(self.ordered_type(), d)}"
            return f"sorted({self.sequence(item, d, alone=False)}{key}{self.random.choice(['', '', ', reverse=True', ', reverse=False'])})"
        if roll < 0.88 and item.kind != "function":
            source = self.type(0)
            name = self.scope.fresh("k")
            with self.scope.captured_block():
                self.scope.declare(name, source, False)
                body = e(item, d)
            return f"list(map(lambda {name}: {body}, {e(list_of(source), d)}))"
        if roll < 0.91 and item.kind != "function":
            name = self.scope.fresh("k")
            with self.scope.captured_block():
                self.scope.declare(name, item, False)
                body = e(BOOL, d)
            return f"list(filter(lambda {name}: {body}, {e(type, d)}))"
        if item in (INT, STR) and roll < 0.95:
            return f"list({e(dict_of(item, INT), d)}{self.random.choice(['', '.keys()'])})" if self.random.random() < 0.5 else f"list({e(dict_of(STR, item), d)}.values())"
        if item.kind == "tuple" and len(item.items) == 2:
            if item.items[0] in (INT, STR) and self.random.random() < 0.5:
                return f"list({e(dict_of(*item.items), d)}.items())"
            return f"list(zip({e(list_of(item.items[0]), d)}, {e(list_of(item.items[1]), d)}))"
        return self.display(type, d)

    def slice(self, d: int) -> str:
        part = lambda: self.random.choice(["", "", "0", "1", "2", "-1", "-2", "3", "100", "-100", self.expr(INT, min(d, 1))])  # noqa: E731
        text = f"{part()}:{part()}"
        if self.random.random() < 0.35:
            text += ":" + self.random.choice(["", "1", "2", "-1", "-1", "-2", "3", self.expr(INT, 0)])
        return f"[{text}]"

    def set(self, type: Type, d: int) -> str:
        item = type.item
        if self.random.random() < 0.06:
            return items.display(self, type, d)
        roll = self.random.random()
        e = self.expr
        if roll < 0.35:
            return self.display(type, d)
        if roll < 0.5:
            return self.comprehension(item, d, "{", "}")
        if roll < 0.65:
            return f"set({self.sequence(item, d)})"
        if roll < 0.85:
            return f"({e(type, d)} {self.random.choice('|&-^')} {e(type, d)})"
        if roll < 0.95:
            return f"{e(type, d)}.{self.random.choice(['union', 'intersection', 'difference', 'symmetric_difference'])}({e(self.random.choice((type, list_of(item))), d)})"
        return f"{e(type, d)}.copy()"

    def dict(self, type: Type, d: int) -> str:
        key, value = type.items
        if value.kind != "function" and self.random.random() < 0.06:
            return items.display(self, type, d)
        roll = self.random.random()
        e = self.expr
        if roll < 0.45 or value.kind == "function":
            return self.display(type, d)
        if roll < 0.65:
            with self.scope.captured_block():
                clauses = self.clauses(d)
                return f"{{{e(key, d)}: {e(value, d)}{clauses}}}"
        if roll < 0.75:
            return f"({e(type, d)} | {e(type, d)})"
        if roll < 0.85:
            return f"dict(zip({e(list_of(key), d)}, {e(list_of(value), d)}))"
        if roll < 0.92:
            return f"dict({e(type, d)})" if self.random.random() < 0.5 else f"{e(type, d)}.copy()"
        return f"dict({e(list_of(tuple_of(key, value)), d)})"

    def tuple(self, type: Type, d: int) -> str:
        items = type.items
        roll = self.random.random()
        if items == (INT, INT) and roll < 0.3:
            return f"divmod({self.expr(INT, d)}, {self.expr(INT, d)})"
        if items == (STR, STR, STR) and roll < 0.4:
            return f"{self.expr(STR, d)}.{self.random.choice(['partition', 'rpartition'])}({self.random.choice([repr(','), repr('='), self.expr(STR, d)])})"
        if len(items) > 1 and roll < 0.15:
            cut = self.random.randint(1, len(items) - 1)
            return f"({self.expr(tuple_of(*items[:cut]), d)} + {self.expr(tuple_of(*items[cut:]), d)})"
        text = ", ".join(self.expr(item, d) for item in items)
        return f"({text},)" if len(items) == 1 else f"({text})"

    def optional(self, type: Type, d: int) -> str:
        roll = self.random.random()
        if roll < 0.35:
            return "None"
        if roll < 0.55 and d > 0:
            return f"{self.expr(dict_of(STR, type.item), d)}.get({self.expr(STR, d)})"
        if roll < 0.7 and d > 0:
            return f"({self.expr(type.item, d)} if {self.expr(BOOL, d)} else None)"
        return self.expr(type.item, d)

    def union(self, type: Type, d: int) -> str:
        """The call of a function that makes one: the checker is not told which of the types it is."""
        member = self.random.choice(type.items)
        return f"{type.name}({'None' if member == NONE else self.expr(member, d)})"

    def record(self, type: Type, d: int) -> str:
        arguments, named = [], False
        for name, field, default in self.scope.records[type.name]:
            if default and self.random.random() < 0.5:
                named = True
                continue
            named = named or self.random.random() < 0.2
            arguments.append((f"{name}=" if named else "") + self.expr(field, d))
        return f"{type.name}({', '.join(arguments)})"

    def function(self, type: Type, d: int) -> str:
        names = [self.scope.fresh("p") for _ in type.items[:-1]]
        with self.scope.captured():
            for name, param in zip(names, type.items):
                self.scope.declare(name, param, False)
            return f"(lambda {', '.join(names)}: {self.expr(type.items[-1], d)})"
