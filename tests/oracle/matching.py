"""Random unions: which of several types a value has, asked with `isinstance` and with `match`."""

from dataclasses import dataclass, field

from .scope import Variable
from .values import (BOOL, FLOAT, INT, NONE, STR, Type, dict_of, list_of, optional, random_text, tuple_of, union)


def make_union(make, seed: int) -> tuple[list[str], Type]:
    """A union, and a function that makes one: of its call the checker does not know which of the types it has."""
    random = make.random
    kinds = [random.choice((INT, FLOAT, BOOL)), STR, list_of(random.choice((INT, STR))), dict_of(STR, make.type(1)), NONE]
    if random.random() < 0.5:
        kinds[2] = tuple_of(*(make.type(0) for _ in range(random.randint(1, 3))))  # patterns of lists fit tuples too
    kinds += [Type("record", name=name) for name in make.scope.records]
    members = random.sample(kinds, random.randint(2, min(4, len(kinds))))
    if len(members) == 2 and NONE in members:
        members[members.index(NONE)] = STR if STR not in members else INT
    made = union(f"{make.scope.fresh('u')}_{seed}", *members)
    return [f"def {made.name}(a: {made}) -> {made}:", "    return a"], made


def members(type: Type) -> tuple[Type, ...]:
    """The types that a value of this type may have."""
    return (*members(type.item), NONE) if type.kind == "optional" else type.items if type.kind == "union" else (type,)


def without(type: Type, member: Type) -> Type:
    rest = [one for one in members(type) if one != member]
    return optional(rest[0]) if len(rest) == 2 and rest[1] == NONE else union("", *rest)


def is_a(name: str, member: Type) -> str:
    """The question whether a value is of a type."""
    return f"{name} is None" if member == NONE else f"isinstance({name}, {member.name or member.kind})"


@dataclass
class Pattern:
    """A pattern: the names it gives, whether it fits all values of its type, and whether it has a literal that no other of its `match` has."""

    text: str
    names: list[tuple[str, Type]] = field(default_factory=list)
    sure: bool = False
    single: bool = False


class Matching:
    """Makes statements that ask. `make` is the maker of all statements."""

    def __init__(self, make):
        self.make = make
        self.scope = make.scope
        self.random = make.random
        self.used: set[object] = set()

    def undecided(self) -> list[Variable]:
        return self.scope.variables(lambda v: v.type.kind in ("union", "optional"))

    # ---- isinstance -----------------------------------------------------------------------------------------------

    def ask(self) -> list[str]:
        """`if isinstance(…)`, some of the types after each other."""
        known = self.scope.variables(lambda v: v.type.kind == "union")
        if not known:
            return []
        variable = self.random.choice(known)
        left = variable.type
        lines: list[str] = []
        for member in self.random.sample(members(left), self.random.randint(1, len(members(left)) - 1)):
            test = is_a(variable.name, member)
            others = [one for one in members(left) if one not in (member, NONE)]
            if member != NONE and len(others) > 1 and self.random.random() < 0.2:
                other = self.random.choice(others)
                test = f"isinstance({variable.name}, ({member.name or member.kind}, {other.name or other.kind}))"
                fits = union("", *[one for one in members(left) if one in (member, other)])
                lines += [f"{'elif' if lines else 'if'} {test}:"] + self.knowing(variable, fits)
                return lines + (["else:"] + self.knowing(variable, without(without(left, member), other)) if len(members(left)) > 2 else [])
            more = ""
            if self.random.random() < 0.15:
                with self.scope.block():
                    self.scope.learn(variable, member)
                    more = f" and {self.make.expr(BOOL, 1)}"
            lines += [f"{'elif' if lines else 'if'} {test}{more}:"] + self.knowing(variable, member)
            if more:
                return lines
            left = without(left, member)
            if len(members(left)) == 1:
                break
        if self.random.random() < 0.6:
            lines += ["else:"] + self.knowing(variable, left)
        return lines

    def knowing(self, variable: Variable, type: Type) -> list[str]:
        """A block in which the variable is known to be of a type."""
        with self.scope.block():
            self.scope.learn(variable, type)
            return self.make.indented(self.make.statements(1) + [f"print({self.make.make.printed(variable.name, type)})"])

    def leave(self) -> list[str]:
        """Leaves the block unless a variable has one of its types; below, it has it."""
        known = self.undecided()
        if not known:
            return []
        variable = self.random.choice(known)
        member = self.random.choice(members(variable.type))
        with self.scope.block():
            self.scope.learn(variable, member)
            way = self.random.choice(["break", "continue"]) if self.make.loops else "return" if self.make.result is None else f"return {self.make.expr(self.make.result)}"
        self.scope.learn(variable, without(variable.type, member))
        return [f"if {is_a(variable.name, member)}:", f"    {way}"]

    # ---- match ----------------------------------------------------------------------------------------------------

    def match(self) -> list[str]:
        known = self.undecided()
        variable = self.random.choice(known) if known and self.random.random() < 0.5 else None
        if variable:
            type, subject = variable.type, variable.name
        else:
            type = self.make.make.type(2)
            if type.kind in ("set", "function"):
                return []
            subject = self.make.certain(type)
            variable = next((one for one in known if one.name == subject), None)
        outer, self.used = self.used, set()
        lines = [f"match {subject}:"]
        left = type
        for _ in range(self.random.choice([1, 2, 2, 3, 4])):
            member = self.random.choice(members(left))
            whole = left.kind in ("union", "optional") and len(members(left)) > 1
            if whole and self.random.random() < 0.4:  # all of one of the types
                pattern, fits = self.all_of(member), member
                left, guarded = without(left, member), False
            else:
                pattern, fits = self.pattern(member, 2, bare=not whole), member if whole else left
                guarded = not pattern.single or self.random.random() < 0.15
            with self.scope.block():
                if variable and (whole or len(members(type)) > 1):
                    self.scope.learn(variable, fits)
                for name, of in pattern.names:
                    self.scope.declare(name, of, of.kind not in ("optional", "union", "None"))
                guard = f" if {self.make.expr(BOOL, 1)}" if guarded else ""
                lines += self.make.indented([f"case {pattern.text}{guard}:"] + self.make.indented(self.body(pattern)))
        if self.random.random() < 0.8 or type.any(lambda part: part.kind in ("union", "optional", "bool", "record", "tuple")):
            name = "_" if self.random.random() < 0.5 else self.scope.fresh("c")
            with self.scope.block():
                if variable:
                    self.scope.learn(variable, left)
                if name != "_":
                    self.scope.declare(name, left, False)
                lines += self.make.indented([f"case {name}:"] + self.make.indented(self.body(Pattern(name, [(name, left)] if name != "_" else []))))
        self.used = outer
        return lines

    def body(self, pattern: Pattern) -> list[str]:
        shown = ", ".join(self.make.make.printed(name, type) for name, type in pattern.names)
        return [f"print({shown or repr('case')})"] + (self.make.statements(1) if self.random.random() < 0.7 else [])

    def all_of(self, member: Type) -> Pattern:
        """A pattern that fits all of a type and nothing else."""
        name = self.scope.fresh("c")
        if member == NONE:
            return Pattern("None")
        kind = member.name or member.kind
        way = self.random.random()
        if way < 0.4:
            return Pattern(f"{kind}()")
        if way < 0.7 and member in (INT, STR, BOOL, FLOAT):
            return Pattern(f"{kind}({name})", [(name, member)])
        return Pattern(f"{kind}() as {name}", [(name, member)])

    def fresh_literal(self, type: Type) -> str | None:
        """One that the `match` does not have yet."""
        for _ in range(10):
            value = self.random.choice([0, 1, 2, 3, -1, 7, 10, 100, 2**63 - 1, -(2**63)]) if type == INT else self.random.choice([0.0, 1.0, 0.5, 2.5, -1.5, 1e3]) if type == FLOAT else self.random.choice(["", "a", "b", "ab", "abc", random_text(self.random)])
            if value not in self.used:
                self.used.add(value)
                return repr(value)
        return None

    def capture(self, type: Type) -> Pattern:
        if self.random.random() < 0.35:
            return Pattern("_", sure=True)
        name = self.scope.fresh("c")
        return Pattern(name, [(name, type)], sure=True)

    def pattern(self, type: Type, depth: int, bare: bool = True) -> Pattern:
        """A pattern for values of a type; `bare`: it may fit anything."""
        if bare and (depth == 0 or self.random.random() < 0.25 or type.kind in ("set", "function")):
            return self.capture(type)
        if type.kind == "set":
            return self.all_of(type)
        made = getattr(self, "of_" + type.kind)(type, depth)
        if made.text != "_" and type.kind not in ("optional", "union") and self.random.random() < 0.1:
            name = self.scope.fresh("c")
            made = Pattern(f"({made.text}) as {name}", made.names + [(name, type)], made.sure, made.single)
        return made

    def of_scalar(self, type: Type, depth: int) -> Pattern:
        literals = [one for one in (self.fresh_literal(type) for _ in range(self.random.choice([1, 1, 2, 3]))) if one]
        if not literals or self.random.random() < 0.15:
            name = self.scope.fresh("c")
            return self.random.choice([Pattern(f"{type}()", sure=True), Pattern(f"{type}({name})", [(name, type)], sure=True)])
        return Pattern("(" + " | ".join(literals) + ")" if len(literals) > 1 else literals[0], single=True)

    of_int = of_float = of_str = of_scalar

    def of_bool(self, type: Type, depth: int) -> Pattern:
        return Pattern(self.random.choice(["True", "False"]))

    def of_None(self, type: Type, depth: int) -> Pattern:
        return Pattern("None")

    def of_list(self, type: Type, depth: int) -> Pattern:
        parts = [self.pattern(type.item, depth - 1) for _ in range(self.random.choice([0, 1, 1, 2, 2, 3]))]
        texts = [part.text for part in parts]
        names = [name for part in parts for name in part.names]
        if self.random.random() < 0.5:
            star = self.scope.fresh("c") if self.random.random() < 0.7 else "_"
            texts.insert(self.random.randint(0, len(texts)), "*" + star)
            names += [(star, type)] if star != "_" else []
        text = f"[{', '.join(texts)}]" if self.random.random() < 0.7 or not texts else f"({', '.join(texts)},)"
        return Pattern(text, names, single=any(part.single for part in parts))

    def all_parts(self, parts: list[Pattern], text: str) -> Pattern:
        return Pattern(text, [name for part in parts for name in part.names], all(part.sure for part in parts), any(part.single for part in parts))

    def of_tuple(self, type: Type, depth: int) -> Pattern:
        parts = [self.pattern(item, depth - 1) for item in type.items]
        inner = ", ".join(part.text for part in parts)
        return self.all_parts(parts, f"({inner},)" if len(parts) == 1 else f"({inner})")

    def of_record(self, type: Type, depth: int) -> Pattern:
        parts, texts = [], []
        for name, of, _ in self.scope.records[type.name]:
            if texts and "=" in texts[-1].split("(")[0] or self.random.random() < 0.3:
                if self.random.random() < 0.6:
                    parts.append(self.pattern(of, depth - 1))
                    texts.append(f"{name}={parts[-1].text}")
                elif not texts or "=" not in texts[-1].split("(")[0]:
                    break
            else:
                parts.append(self.pattern(of, depth - 1))
                texts.append(parts[-1].text)
        return self.all_parts(parts, f"{type.name}({', '.join(texts)})")

    def of_dict(self, type: Type, depth: int) -> Pattern:
        key, value = type.items
        keys = [one for one in (self.fresh_literal(key) for _ in range(self.random.choice([1, 1, 2]))) if one] if key in (INT, STR) else []
        if not keys:
            return self.all_of(type)
        parts = [self.pattern(value, depth - 1) for _ in keys]
        made = self.all_parts(parts, ", ".join(f"{one}: {part.text}" for one, part in zip(keys, parts)))
        if self.random.random() < 0.4:
            rest = self.scope.fresh("c")
            return Pattern(f"{{{made.text}, **{rest}}}", made.names + [(rest, type)], single=True)
        return Pattern(f"{{{made.text}}}", made.names, single=True)

    def of_optional(self, type: Type, depth: int) -> Pattern:
        return Pattern("None") if self.random.random() < 0.4 else self.pattern(type.item, depth, bare=False)

    def of_union(self, type: Type, depth: int) -> Pattern:
        member = self.random.choice(type.items)
        return self.all_of(member) if self.random.random() < 0.5 else self.pattern(member, depth, bare=False)
