"""What of a batch of programs differs between CPython and gblocks."""

from dataclasses import dataclass

from . import pages, reference
from .reference import Outcome
from .statements import Program

# The kinds of failure that stand for an exception of Python.
FAILURES = {
    "": {""},
    "IndexError": {"kIndex", "kEmpty"},
    "KeyError": {"kKey", "kEmpty", "kNoItem", "kNotFound"},
    "ValueError": {"kValue", "kEmpty", "kNotFound", "kNoItem", "kParse", "kDomain", "kUnpack", "kStep", "kFormat"},
    "TypeError": {"kValue", "kParse"},
    "ZeroDivisionError": {"kZero"},
    "OverflowError": {"kOverflow", "kDomain", "kValue"},
    "NegativePower": {"kNegativePower"},
    "AssertionError": {"kAssert"},
}


@dataclass
class Difference:
    """A program, what is wrong (`output`, `failure`, `refused`, `not built`), and what was said."""

    program: Program
    what: str
    detail: str


def around(a: str, b: str) -> tuple[str, str]:
    """The places of two lines where they begin to differ."""
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return tuple(("…" if at > 30 else "") + repr(text[max(0, at - 30) : at + 60]) for text in (a, b))


def difference(program: Program, expected: Outcome, found: Outcome | None) -> Difference | None:
    if found is None:
        return Difference(program, "crash", "the module did not come to it")
    if found.output != expected.output:
        pairs = [*zip(expected.output, found.output), *((line, "(nothing)") for line in expected.output[len(found.output):]), *(("(nothing)", line) for line in found.output[len(expected.output):])]
        one = around(*next(pair for pair in pairs if pair[0] != pair[1]))
        return Difference(program, "output", f"CPython: {one[0]}\ngblocks: {one[1]}\n({expected.failure or 'no failure'} {expected.detail}; {found.failure or 'no failure'} {found.detail})")
    if found.failure not in FAILURES[expected.failure]:
        return Difference(program, "failure", f"CPython: {expected.failure or 'no failure'} {expected.detail}\ngblocks: {found.failure or 'no failure'} {found.detail}")
    return None


def judged(programs: list[Program]) -> dict[int, Outcome]:
    """What CPython makes of the programs, without those that say nothing."""
    outcomes = {}
    for program in programs:
        try:
            outcomes[program.number] = reference.run(program.source, program.entry)
        except reference.Discarded:
            pass
    return outcomes


def compare(programs: list[Program], release: bool = False) -> tuple[int, list[Difference]]:
    """How many programs were compared, and the differences."""
    expected = judged(programs)
    left = [program for program in programs if program.number in expected]
    differences: list[Difference] = []
    found: dict[int, Outcome] = {}

    def build(part: list[Program]) -> None:
        """Builds what builds; the rest is told."""
        while part:
            try:
                return found.update(pages.outcomes_of(part, release))
            except pages.Refused as refused:
                if refused.programs:
                    for program in part:
                        if program.number in refused.programs:
                            differences.append(Difference(program, "refused" if refused.checked else "not built", refused.text))
                    part = [program for program in part if program.number not in refused.programs]
                elif len(part) == 1:
                    return differences.append(Difference(part[0], "not built", refused.text))
                else:
                    build(part[: len(part) // 2])
                    part = part[len(part) // 2:]

    build(left)
    told = {one.program.number for one in differences}
    for program in left:
        if program.number not in told:
            one = difference(program, expected[program.number], found.get(program.number))
            if one:
                differences.append(one)
    return len(left), differences
