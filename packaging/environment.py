"""The environment in `.venv/`: where its parts lie, and whether it is ready.

Every start passes here, so little is imported.
"""

import os
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
VENV: Final = ROOT / ".venv"
PYTHON: Final = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOG: Final = VENV / "setup.log"

# What is installed for running the program, and for testing it. The second lock holds the first one's packages too.
LOCKS: Final = {"run": ROOT / "requirements.lock", "test": ROOT / "requirements-dev.lock"}


def is_ready(level: str) -> bool:
    """Tell whether `.venv/` holds everything that the locks ask for, without starting anything.

    Args:
        level: "run" or "test".
    """
    return PYTHON.exists() and _read(_stamp(level)) == _expected(level)


def mark_ready(level: str) -> None:
    """Write down that `.venv/` is complete; a set-up that was broken off never comes here, so it is taken up again."""
    for each in ("run", "test") if level == "test" else ("run",):
        _stamp(each).write_text(_expected(each), encoding="utf-8")


def mark_unready() -> None:
    """Take the marks away before anything in `.venv/` is changed."""
    for level in LOCKS:
        _stamp(level).unlink(missing_ok=True)


def machine_note(level: str) -> tuple[str, ...] | None:
    """Return the packages that this machine lacked at the last look, or None when this machine was never looked at."""
    name, *missing = _read(_machine_file(level)).splitlines() or [""]
    return tuple(missing) if name == _machine_name() else None


def write_machine_note(level: str, missing: tuple[str, ...]) -> None:
    """Remember what this machine lacks, so that the next start need not look again."""
    _machine_file(level).write_text("\n".join((_machine_name(), *missing)) + "\n", encoding="utf-8")


def _stamp(level: str) -> Path:
    return VENV / f"ready-{level}"


def _machine_file(level: str) -> Path:
    return VENV / f"machine-{level}"


def _machine_name() -> str:
    # A kept folder on a new machine has its packages and not the machine's libraries, so the note names the machine.
    return "machine " + (os.uname().nodename if sys.platform != "win32" else "windows")


def _expected(level: str) -> str:
    # The whole lock is kept in the stamp: comparing 100 kB is sooner done than importing hashlib.
    return f"{ROOT}\n{_read(VENV / 'pyvenv.cfg')}\n{_read(LOCKS[level])}"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""
