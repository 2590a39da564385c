"""The checks and the benchmarks: several processes one after the other."""

import subprocess
import sys
from typing import Final

from environment import PYTHON, ROOT

CHECKS: Final = {
    "ruff check": ("-m", "ruff", "check", "."),
    "ruff format": ("-m", "ruff", "format", "--check", "."),
    "mypy": ("-m", "mypy"),
    "import-linter": ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
}


def run_checks() -> int:
    """Run every check, however many fail, and name those that did.

    Returns:
        0 when all passed, else 1.
    """
    failed = []
    for name, words in CHECKS.items():
        sys.stdout.write(f"== {name}\n")
        if _status(words) != 0:
            failed.append(name)
    sys.stdout.write(f"Not yet: {', '.join(failed)}\n" if failed else "All checks passed.\n")
    return 1 if failed else 0


def run_benchmarks(words: list[str]) -> int:
    """Run the benchmarks of those names, or all; from the first option on, words go to each of them.

    Returns:
        0 when all held, 1 when one did not, 2 when there is none of that name.
    """
    there = {each.stem: each for each in sorted((ROOT / "benchmarks").glob("*.py")) if not each.name.startswith("_")}
    first = next((index for index, word in enumerate(words) if word.startswith("-")), len(words))
    names, options = words[:first], words[first:]
    unknown = [name for name in names if name not in there]
    if unknown:
        sys.stderr.write(f"There is no benchmark {', '.join(unknown)}. There are: {', '.join(there)}\n")
        return 2
    failed = []
    for name in names or there:
        sys.stdout.write(f"== {name}\n")
        if _status((str(there[name]), *options)) != 0:
            failed.append(name)
    if failed:
        sys.stdout.write(f"Not held: {', '.join(failed)}\n")
    return 1 if failed else 0


def wait_for(command: list[str]) -> int:
    """Run a command to its end, where this process cannot become it; a Ctrl-C is for the command alone."""
    with subprocess.Popen(command) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue


def _status(words: tuple[str, ...]) -> int:
    sys.stdout.flush()
    return subprocess.run([str(PYTHON), *words], cwd=ROOT, check=False).returncode
