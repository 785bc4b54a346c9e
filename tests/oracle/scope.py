"""What a generated program has in reach at one place: names, functions, records."""

from contextlib import contextmanager
from dataclasses import dataclass, field

from .values import Type


@dataclass
class Variable:
    """A name. One that an inner function has captured is not assigned any more."""

    name: str
    type: Type
    assignable: bool = True
    narrowed: bool = False  # an optional one, where it is known to be there


@dataclass
class Function:
    """A function: parameters with their defaults ("" for none), and what it gives (None for nothing)."""

    name: str
    params: list[tuple[str, Type, str]]
    result: Type | None


@dataclass
class Scope:
    """Blocks from the outermost to the innermost, with their names."""

    random: object
    blocks: list[list[Variable]] = field(default_factory=lambda: [[]])
    functions: list[Function] = field(default_factory=list)
    records: dict[str, list[tuple[str, Type, str]]] = field(default_factory=dict)
    unions: list[Type] = field(default_factory=list)
    seeded: bool = False  # numbers of `random` are the same each time
    count: int = 0
    learned: list[list[tuple[Variable, Type]]] = field(default_factory=lambda: [[]])

    def fresh(self, prefix: str = "v") -> str:
        """A name that nothing else has."""
        self.count += 1
        return f"{prefix}{self.count}"

    def declare(self, name: str, type: Type, assignable: bool = True) -> Variable:
        variable = Variable(name, type, assignable)
        self.blocks[-1].append(variable)
        return variable

    def variables(self, fits=lambda variable: True) -> list[Variable]:
        return [variable for block in self.blocks for variable in block if variable.type.kind != "hidden" and fits(variable)]

    def of_type(self, type: Type) -> list[Variable]:
        return self.variables(lambda variable: variable.type == type)

    @contextmanager
    def block(self):
        """Names declared meanwhile are gone afterwards, and what was learned about others is forgotten."""
        self.blocks.append([])
        self.learned.append([])
        functions = len(self.functions)
        try:
            yield
        finally:
            self.blocks.pop()
            for variable, type in self.learned.pop():
                variable.type = type
            del self.functions[functions:]

    def learn(self, variable: Variable, type: Type) -> None:
        """Up to the end of the block the variable is known to be of this type."""
        self.learned[-1].append((variable, variable.type))
        variable.type = Type("hidden")
        self.declare(variable.name, type, False).narrowed = True

    # A comprehension or a lambda that is called at once reads what stands around it at that moment.
    captured_block = block

    @contextmanager
    def captured(self, seen: bool = False):
        """A function's body: what stands around it is read only (and stays so unless its assignments are `seen`), and what was asked about it is forgotten."""
        outer = [variable for variable in self.variables() if variable.assignable]
        for variable in outer:
            variable.assignable = False
        narrowed = self.variables(lambda variable: variable.narrowed)
        types = [variable.type for variable in narrowed]
        for variable in narrowed:
            variable.type = Type("hidden")
        with self.block():
            yield
        for variable, type in zip(narrowed, types):
            variable.type = type
        for variable in outer:
            variable.assignable = seen
