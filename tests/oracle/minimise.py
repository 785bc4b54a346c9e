"""Makes a program that differs small: leaves out statements and puts parts of expressions in their place, as long as it differs in the same way."""

import ast
import copy

from . import compare
from .statements import Program

ROUNDS = 30
CANDIDATES = 60  # a page of them is built in each round


def reductions(source: str):
    """Smaller programs, the boldest first."""
    tree = ast.parse(source)
    places = []
    for node in ast.walk(tree):
        for field, value in ast.iter_fields(node):
            if field in ("annotation", "returns", "decorator_list", "args", "bases") and not isinstance(node, ast.Call):
                continue
            for index, part in enumerate(value if isinstance(value, list) else [value]):
                if isinstance(part, (ast.stmt, ast.expr)):
                    places.append((node, field, index if isinstance(value, list) else None, part))
    places.sort(key=lambda place: -len(ast.unparse(place[3])))
    for node, field, index, part in places:
        for instead in replacements(part):
            kept = getattr(node, field)
            if index is None:
                if instead is None:
                    continue
                setattr(node, field, instead)
            else:
                items = list(kept)
                items[index : index + 1] = instead if isinstance(instead, list) else [] if instead is None else [instead]
                if not items and isinstance(part, ast.stmt):
                    items = [ast.Pass()]
                setattr(node, field, items)
            try:
                yield ast.unparse(ast.fix_missing_locations(copy.deepcopy(tree)))
            except (ValueError, AttributeError, TypeError, IndexError):
                pass
            setattr(node, field, kept)


def replacements(part):
    """What may stand in the place of a statement or an expression; None: nothing."""
    if isinstance(part, ast.stmt):
        yield None
        if isinstance(part, (ast.If, ast.For, ast.While)):
            yield part.body
            if part.orelse:
                yield part.orelse
        return
    for child in ast.walk(part):
        if child is not part and isinstance(child, ast.expr) and not isinstance(child, (ast.FormattedValue, ast.Starred)):
            yield child
    yield None
    if not isinstance(part, (ast.Constant, ast.Name)):
        for value in (0, 1, "", "a", True, 0.0):
            yield ast.Constant(value)


def minimise(found: compare.Difference) -> Program:
    """The smallest program that differs as this one does."""
    program = found.program
    try:
        sources = [ast.unparse(ast.parse(program.source))]
    except ValueError:
        return program
    for _ in range(ROUNDS):
        seen, chosen = set(), []
        for source in reductions(program.source):
            if len(source) >= len(program.source) or source in seen:
                continue
            seen.add(source)
            candidate = Program(len(chosen), source + "\n", program.entry)
            if usable(candidate):
                chosen.append(candidate)
            if len(chosen) >= CANDIDATES or len(seen) > 3000:
                break
        smaller = [one for one in differing(chosen, found.what)]
        if not smaller:
            break
        program = min(smaller, key=lambda one: len(one.source))
        program = Program(found.program.number, program.source, program.entry)
    return program if len(program.source) < len(found.program.source) else Program(program.number, sources[0] + "\n", program.entry)


def usable(program: Program) -> bool:
    """Whether CPython makes something of it."""
    try:
        return program.number in compare.judged([program])
    except Exception:  # no program any more: names that are gone, types that do not fit
        return False


def differing(programs: list[Program], what: str) -> list[Program]:
    """Those that differ so, each under names of its own."""
    renamed = [Program(one.number, one.source.replace("_" + one.entry.split("_")[1], f"_{one.number}"), f"main_{one.number}") for one in programs]
    by_number = {one.number: one for one in programs}
    _, differences = compare.compare(renamed)
    return [by_number[one.program.number] for one in differences if one.what == what]
