"""Makes `.venv/`: a virtual environment, the packages of a hashed lock, calmroom itself, and their bytecode."""

import contextlib
import errno
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import environment
import machine
from environment import LOCKS, PYTHON, ROOT, VENV
from faults import SetupError
from installer import DOWNLOAD_MB, explain, say, spoken

ROOM_MB: Final = {"run": 700, "test": 1100}


def make_ready(level: str, *, again: bool) -> None:
    """Bring machine and environment to the level.

    Args:
        level: "run" or "test".
        again: Try again to install what the machine lacks.

    Raises:
        SetupError: When it cannot be done, with what to do about it.
    """
    fresh = not environment.is_ready(level)
    if fresh:
        subject = "calmroom" if level == "run" else "what calmroom's tests need"
        say(f"Setting up {subject}, once, with Python {'.'.join(map(str, sys.version_info[:3]))} ({sys.executable}).")
    try:
        look = fresh or again or environment.machine_note(level) is None
        missing = machine.provide(level, install=look, first=_venv_package() if fresh else ())
        if fresh:
            with _alone():
                _make_environment(level)
        environment.write_machine_note(level, missing)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise explain("No space left on device", ROOM_MB[level]) from error
        raise SetupError(
            f"The folder {VENV} cannot be written: {error.strerror}.",
            "Mend that, or remove the folder, then start again.",
        ) from error


def _make_environment(level: str) -> None:
    # Another start may have done it while this one waited for its turn.
    if environment.is_ready(level):
        return
    if shutil.disk_usage(ROOT).free < ROOM_MB[level] * 1_000_000:
        raise explain("No space left on device", ROOM_MB[level])
    if not os.access(VENV if VENV.exists() else ROOT, os.W_OK):
        raise SetupError(
            f"calmroom keeps what it needs in {VENV}, and you may not write there.",
            "Copy the folder to a place of your own, for example your home folder, and start it there.",
        )
    uv = shutil.which("uv")
    environment.mark_unready()
    _make_venv(uv)
    say(f"Fetching the packages (about {DOWNLOAD_MB[level]} MB where none is kept from before).")
    _install(level, uv)
    _add_calmroom()
    _compile()
    environment.mark_ready(level)
    say("Ready.")


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Let one set-up at a time into the folder, so that two impatient starts do not write over each other."""
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415  there is none on Windows

    handle = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _make_venv(uv: str | None) -> None:
    """Make the virtual environment, or mend the one that is there; a sound one is kept with what lies in it."""
    same = f"import sys; assert sys.version_info[:2] == {sys.version_info[:2]!r}"
    if _answers(same if uv else f"{same}; import pip"):
        return
    works = _answers(same)
    say(f"Making an environment of its own in {VENV.name}/.")
    base = _base_python()
    # An environment of another Python, or of one that has gone, is no use to anybody.
    clear = ["--clear"] if (VENV / "pyvenv.cfg").exists() and not works else []
    if uv and _quietly([uv, "venv", "--quiet", "--python", base, *(clear or ["--allow-existing"]), str(VENV)]):
        return
    for package in _venv_package():
        raise SetupError(f"This Python cannot make environments without {package}.", "Start again once it is there.")
    if not _quietly([base, "-I", "-m", "venv", *clear, str(VENV)]):
        raise SetupError(
            f"Python could not make an environment in {VENV}.",
            f"Look into it with:  {base} -m venv --clear {VENV}",
        )


def _venv_package() -> tuple[str, ...]:
    """Name the package that holds the part of the standard library which Debian keeps apart, where that is missing."""
    importlib.invalidate_caches()
    if importlib.util.find_spec("ensurepip") is None and not shutil.which("uv"):
        return (f"python3.{sys.version_info[1]}-venv",)
    return ()


def _base_python() -> str:
    """Return the Python that this one was made from, for `.venv/` may be about to be cleared."""
    if VENV not in Path(sys.executable).parents:
        return sys.executable
    if sys.platform != "win32":
        return str(Path(sys.executable).resolve())
    lines = (VENV / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    home = next(line.partition("=")[2].strip() for line in lines if line.startswith("home"))
    return str(Path(home) / "python.exe")


def _install(level: str, uv: str | None) -> None:
    """Install the lock's packages: each with the hash that the lock gives, and none beyond them."""
    demands = ["--require-hashes", "--no-deps", "--requirement", str(LOCKS[level])]
    if uv:
        status, _ = spoken([uv, "pip", "install", "--python", str(PYTHON), "--compile-bytecode", *demands])
        if status == 0:
            return
        say("uv could not; trying pip.")
        if not _answers("import pip"):
            _make_venv(None)
    # -I: nobody's PYTHONPATH or user folder gets in; --no-user: nor a habit written into pip's settings.
    pip = [
        str(PYTHON),
        "-I",
        "-m",
        "pip",
        "install",
        "--no-input",
        "--no-user",
        "--retries",
        "2",
        "--progress-bar",
        "off",
    ]
    status, output = spoken([*pip, "--disable-pip-version-check", *demands])
    if status != 0:
        raise explain(output, ROOM_MB[level])


def _add_calmroom() -> None:
    """Put `src/` on the environment's path.

    A .pth file with a relative path does what an editable install does, and needs no build backend, no network and no
    metadata; it goes on working when the folder is moved.
    """
    [packages] = VENV.glob("Lib/site-packages" if os.name == "nt" else "lib/python3.*/site-packages")
    (packages / "calmroom.pth").write_text(os.path.relpath(ROOT / "src", packages) + "\n", encoding="utf-8")


def _compile() -> None:
    # Where PYTHONDONTWRITEBYTECODE is set nothing else would ever write it, and every start would stay slow.
    folders = [str(each) for each in (VENV / "lib", VENV / "Lib", ROOT / "src") if each.exists()]
    _quietly([str(PYTHON), "-I", "-m", "compileall", "-q", "-q", *folders])


def _answers(code: str) -> bool:
    """Tell whether the environment's Python starts and runs the code to its end."""
    return PYTHON.exists() and _quietly([str(PYTHON), "-I", "-c", code])


def _quietly(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False
