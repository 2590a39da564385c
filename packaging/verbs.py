"""What `./run` understands: which words are for the tooling, and which go to the program."""

import os
import sys
from typing import Final

import environment
from faults import SetupError

HELP: Final = """\
./run                     start calmroom
./run WORDS               give the words to calmroom:  ./run play s01,  ./run list
./run calmroom WORDS      the same, where a word below would be taken:  ./run calmroom check my.calm.md
./run setup               make everything ready (a first ./run does it too)
./run test [WORDS]        run all tests, a share a core; words go to pytest instead
./run check               look the code over: ruff, its formatter, mypy, import-linter
./run bench [NAMES]       run the benchmarks, all or the named ones;  ./run bench breaks --minutes 30  for a long one

What is installed goes into .venv in this folder; remove that folder to begin afresh.
"""

WHOLE: Final = ("-n", "auto", "--dist", "loadfile")
"""How the whole suite is run: shared out by files, a share a core."""


def main(arguments: list[str]) -> int:
    """Do what was asked for.

    Args:
        arguments: The words after `./run`.

    Returns:
        The exit status, where this process has not become the program.
    """
    verb, rest = split(arguments)
    try:
        return VERBS[verb](rest)
    except SetupError as fault:
        sys.stderr.write(f"\n{fault.message}\n{fault.hint}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. The next start goes on from here.\n")
        return 130


def split(arguments: list[str]) -> tuple[str, list[str]]:
    """Tell the tooling's verb from the program's words.

    `check` means the tooling's; `run check PATH` and `calmroom check PATH` mean the program's.
    """
    if not arguments:
        return "run", []
    first, *rest = arguments
    if first == "calmroom":
        return "run", rest
    if first in VERBS:
        return first, rest
    if first in ("--help", "-h"):
        return "help", arguments
    return "run", arguments


def setup(rest: list[str]) -> int:
    """Make everything ready for running and testing, looking at the machine anew."""
    if rest:
        sys.stdout.write(HELP)
        return 0 if rest[0] in ("--help", "-h") else 2
    from build import make_ready  # noqa: PLC0415  only a set-up pays for these imports

    make_ready("run", again=True)
    sys.stdout.write("calmroom is ready. Start it with:  ./run\n")
    return 0


def run(rest: list[str]) -> int:
    """Become the program."""
    _ready("run")
    # -P: a file in the folder where a person stands must not be taken for a module.
    return _become([str(environment.PYTHON), "-P", "-m", "calmroom", *rest])


def test(rest: list[str]) -> int:
    """Become pytest."""
    _ready("test")
    os.chdir(environment.ROOT)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return _become([str(environment.PYTHON), "-m", "pytest", *(rest or WHOLE)])


def check(rest: list[str]) -> int:
    """Run every check, and fail when one fails."""
    if rest:
        sys.stderr.write("./run check takes no words. For calmroom's own check:  ./run calmroom check PATH\n")
        return 2
    _ready("test")
    from tasks import run_checks  # noqa: PLC0415

    return run_checks()


def bench(rest: list[str]) -> int:
    """Run the benchmarks one after the other."""
    _ready("test")
    from tasks import run_benchmarks  # noqa: PLC0415

    return run_benchmarks(rest)


def show_help(rest: list[str]) -> int:
    """Print what `./run` knows, then what the program knows, where it is installed already."""
    sys.stdout.write(HELP)
    if not environment.is_ready("run"):
        sys.stdout.write("calmroom's own help follows here once ./run setup has been done.\n")
        return 0
    sys.stdout.write("\n")
    return run(rest)


def _ready(level: str) -> None:
    if environment.is_ready(level) and environment.machine_note(level) == ():
        return
    from build import make_ready  # noqa: PLC0415

    make_ready(level, again=False)


def _become(command: list[str]) -> int:
    sys.stdout.flush()
    if sys.platform != "win32":
        os.execv(command[0], command)  # noqa: S606  signals and exit status pass straight through
    from tasks import wait_for  # noqa: PLC0415

    return wait_for(command)


VERBS: Final = {"setup": setup, "run": run, "test": test, "check": check, "bench": bench, "help": show_help}
