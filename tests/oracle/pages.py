"""Many programs as one page: built by gblocks, run by node."""

import json
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .reference import Outcome
from .statements import Program

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
GBLOCKS = os.environ.get("GBLOCKS", str(ROOT / "build/bin/gblocks"))
NODE = os.environ.get("NODE", "node")
KINDS = re.findall(r"GB_ERROR\((\w+)", (ROOT / "runtime/include/gblocks/errors.def").read_text())


@dataclass
class Refused(Exception):
    """What gblocks (`checked`) or em++ says about a page; `programs` are those that it says it about."""

    checked: bool
    programs: set[int]
    text: str


def blamed(app_cpp: str, log: str) -> set[int]:
    """The programs in whose C++ the errors are: their functions and records carry their numbers."""
    numbers = set()
    lines = app_cpp.split("\n")
    for place in re.findall(r"app\.cpp:(\d+):\d+: (?:fatal )?error", log):
        for line in reversed(lines[: int(place)]):
            name = re.match(r"(?:static|struct).*\b(?:main|[ftu]\d+|R\d+)_(\d+)\b", line)
            if name:
                numbers.add(int(name[1]))
                break
    return numbers


def page(programs: list[Program]) -> tuple[str, list[int]]:
    """The page's text, and for each of its lines the number of the program that it belongs to."""
    lines: list[str] = []
    owners: list[int] = []
    for program in programs:
        text = f"{program.gblocks}\non load:\n    print('#{program.number}')\n    {program.entry}()\n"
        lines.append(text)
        owners += [program.number] * text.count("\n")
    return "".join(lines), owners


def build(programs: list[Program], folder: Path, release: bool = False) -> Path:
    """The page's module."""
    text, owners = page(programs)
    source = folder / "page.gblocks"
    source.write_text(text, encoding="utf-8")
    command = [GBLOCKS, "build", str(source), "--release" if release else "--dev", "-o", str(folder / "site")]
    made = subprocess.run(command, capture_output=True, text=True, errors="replace")
    if made.returncode != 0:
        said = made.stdout + made.stderr
        places = {owners[int(line) - 1] for line in re.findall(r" \S*page\.gblocks:(\d+):", said)}
        kept = re.search(r"kept in\s+(\S+)", said)
        if kept:
            log = Path(kept[1], "em++.log").read_text(errors="replace")
            raise Refused(False, blamed(Path(kept[1], "app.cpp").read_text(), log), log[:3000])
        raise Refused(True, places, said)
    return next((folder / "site/assets").glob("*.wasm"))


def run(module: Path) -> dict[int, Outcome]:
    """What each program of a module printed, and how it failed."""
    made = subprocess.run([NODE, "--liftoff", "--no-wasm-tier-up", str(HERE / "run_module.mjs"), str(module)], capture_output=True, text=True, encoding="utf-8", timeout=1200)
    outcomes: dict[int, Outcome] = {}
    current = Outcome([], "")
    for line in made.stdout.split("\n"):
        if not line:
            continue
        what, *rest = json.loads(line)
        if what == "log" and re.fullmatch(r"#\d+", rest[0]):
            current = outcomes[int(rest[0][1:])] = Outcome([], "")
        elif what == "log":
            current.output.append(rest[0])
        elif what == "fail":
            current.failure, current.detail = KINDS[rest[0]], rest[1]
        else:
            current.failure, current.detail = "crash", rest[0]
    if made.returncode != 0:
        current.failure, current.detail = "crash", made.stderr[-2000:]
    return outcomes


def outcomes_of(programs: list[Program], release: bool = False) -> dict[int, Outcome]:
    """Builds and runs programs as one page."""
    with tempfile.TemporaryDirectory(prefix="gblocks-oracle-") as folder:
        return run(build(programs, Path(folder), release))
