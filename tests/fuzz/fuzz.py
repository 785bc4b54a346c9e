#!/usr/bin/env python3
"""Random programs through the compiler.

    fuzz.py [--minutes N] [--binary build-fuzz/tests/fuzz/gblocks_fuzz] [--work build-fuzz/fuzz]
    fuzz.py --short       the programs of the repository, the corpus and a few new ones: what scripts/test runs
    fuzz.py --keep        puts what a long run has found into corpus/, as little of it as reaches everything
    fuzz.py --compile     has a C++ compiler read what comes of the programs found that gblocks accepts
    fuzz.py FILE…         these programs alone

Findings are files `crash-…` in the work folder; the message above the stack says which rule was broken.
"""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LONGEST = 4096
NEW = 500  # programs that the short run makes of those it knows


def sections(text):
    """The programs in a .gbtest or .gbrun file."""
    for section in re.split(r"^--- ", text, flags=re.M)[1:]:
        name, _, body = section.partition("\n")
        if name.endswith(".gblocks"):
            yield body


def code_blocks(text):
    """The code in a Markdown file, fenced or indented."""
    yield from re.findall(r"^```(?:python|gblocks)?\n(.*?)^```", text, flags=re.M | re.S)
    for block in re.findall(r"(?:^    .*\n|^\n)+", text, flags=re.M):
        if block.strip():
            yield re.sub(r"^    ", "", block.strip("\n"), flags=re.M) + "\n"


def programs():
    for pattern in ("examples/**/*.gblocks", "stdlib/*.gblocks", "tests/**/*.gblocks"):
        for path in sorted(ROOT.glob(pattern)):
            yield path.read_text(errors="replace")
    for pattern in ("tests/**/*.gbtest", "tests/**/*.gbrun"):
        for path in sorted(ROOT.glob(pattern)):
            yield from sections(path.read_text())
    for path in [*sorted(ROOT.glob("docs/**/*.md")), ROOT / "README.md", ROOT / "compiler/diagnostics/messages.md"]:
        yield from code_blocks(path.read_text())


def write_seeds(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for number, program in enumerate(programs()):
        (folder / f"{number:04}").write_bytes(program.encode("utf-8", "surrogateescape")[:LONGEST])


def run(binary, *arguments):
    return subprocess.call([binary, f"-max_len={LONGEST}", "-mutate_depth=1", "-timeout=60", "-rss_limit_mb=4096", *map(str, arguments)])


def short(binary):
    with tempfile.TemporaryDirectory() as work:
        seeds = pathlib.Path(work) / "seeds"
        write_seeds(seeds)
        known = sum(len(list(folder.iterdir())) for folder in (seeds, HERE / "corpus"))
        return run(binary, "-seed=1", f"-runs={known + NEW}", f"-artifact_prefix={work}/", "-verbosity=0", seeds, HERE / "corpus")


def long(binary, work, minutes):
    found = work / "found"
    found.mkdir(parents=True, exist_ok=True)
    write_seeds(work / "seeds")
    return run(binary, f"-max_total_time={minutes * 60}", "-print_final_stats=1", f"-artifact_prefix={work}/", found, HERE / "corpus", work / "seeds")


def compile_found(work):
    """What passes `gblocks check` builds."""
    broken = 0
    accepted = 0
    for program in sorted([*(work / "found").iterdir(), *(HERE / "corpus").iterdir()]):
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / "app.gblocks"
            shutil.copy(program, copy)
            made = subprocess.run([ROOT / "build/bin/gblocks", "build", "--emit=cpp", copy], capture_output=True, check=False)
            if made.returncode:
                # What is wrong with it was found before; what is wrong with the compiler is not.
                if b"internal error" in made.stderr:
                    broken += 1
                    print(f"{program}: {made.stderr.decode()}")
                continue
            accepted += 1
            command = ["clang++-14", "-std=c++20", "-fno-rtti", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", f"-I{ROOT}/runtime/include", "-xc++", "-"]
            read = subprocess.run(command, input=made.stdout, capture_output=True, check=False)
            if read.returncode:
                broken += 1
                print(f"{program}: {read.stderr.decode()[:2000]}")
    print(f"{accepted} programs accepted, {broken} do not build")
    return broken != 0


def keep(binary, work):
    """What the seeds reach already needs no keeping."""
    write_seeds(work / "seeds")
    kept = work / "kept"
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(work / "seeds", kept)
    code = run(binary, "-merge=1", "-use_counters=0", kept, HERE / "corpus", work / "found")
    if code:
        return code
    seeds = {path.read_bytes() for path in (work / "seeds").iterdir()}
    shutil.rmtree(HERE / "corpus")
    (HERE / "corpus").mkdir()
    for path in sorted(kept.iterdir()):
        if path.read_bytes() not in seeds:
            shutil.copy(path, HERE / "corpus" / path.name)
    return 0


def main():
    (HERE / "corpus").mkdir(exist_ok=True)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=ROOT / "build-fuzz/tests/fuzz/gblocks_fuzz")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build-fuzz/fuzz")
    parser.add_argument("--minutes", type=int, default=30)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--compile", action="store_true")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    if options.short:
        return short(options.binary)
    if options.keep:
        return keep(options.binary, options.work)
    if options.compile:
        return compile_found(options.work)
    if options.files:
        return run(options.binary, *options.files)
    return long(options.binary, options.work, options.minutes)


if __name__ == "__main__":
    sys.exit(main())
