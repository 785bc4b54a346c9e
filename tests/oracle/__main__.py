"""Runs random programs through CPython and through compiled modules, and tells the differences.

    python3 -m oracle --programs 1000 --seed 0 --keep differences/
"""

import argparse
import sys
import time
import warnings
from pathlib import Path

from .compare import Difference, compare
from .minimise import minimise
from .statements import Program, make_program

FOUND = Path(__file__).parent / "found"


def tell(one: Difference) -> None:
    print(f"---- program {one.program.number} ({one.program.entry}): {one.what}\n{one.detail[:2000]}", flush=True)


def run_found(release: bool) -> int:
    """Compares the programs of found/, each of which has a function with the name of its file."""
    files = sorted(FOUND.glob("*.py"))
    programs = [Program(number, file.read_text(encoding="utf-8"), file.stem) for number, file in enumerate(files)]
    count, differences = compare(programs, release)
    for one in differences:
        tell(one)
    print(f"{count} programs of {len(files)} files, {len(differences)} differences")
    return 0 if count == len(files) and not differences else 1


def main() -> int:
    parser = argparse.ArgumentParser(prog="oracle", description=__doc__.split("\n")[0])
    parser.add_argument("--programs", type=int, default=1000, help="how many to compare")
    parser.add_argument("--seed", type=int, default=0, help="number of the first program")
    parser.add_argument("--batch", type=int, default=250, help="programs of one page")
    parser.add_argument("--release", action="store_true", help="build as `gblocks build --release`")
    parser.add_argument("--found", action="store_true", help="the programs of found/ instead of random ones")
    parser.add_argument("--keep", type=Path, help="folder for programs that differ, made small")
    arguments = parser.parse_args()
    if arguments.found:
        return run_found(arguments.release)
    warnings.simplefilter("ignore", SyntaxWarning)  # of programs half taken apart
    begin, compared, found, number = time.time(), 0, 0, arguments.seed
    while compared < arguments.programs:
        size = min(arguments.batch, (arguments.programs - compared) * 21 // 20 + 1)  # some say nothing
        count, differences = compare([make_program(number + i) for i in range(size)], arguments.release)
        number += size
        compared += count
        found += len(differences)
        for one in differences:
            tell(one)
            if arguments.keep and one.what != "refused":  # what makes the message go is found faster by reading it
                arguments.keep.mkdir(parents=True, exist_ok=True)
                small = minimise(one)
                (arguments.keep / f"{one.what.replace(' ', '_')}_{one.program.number}.py").write_text(small.source, encoding="utf-8")
                print(f"---- made small:\n{small.source}", flush=True)
        print(f"{compared} programs, {found} differences, {time.time() - begin:.0f} s", flush=True)
    return 1 if found else 0


sys.exit(main())
