"""What to do when the Python that was started is one that calmroom cannot use: find another, or say what to install."""

import os
import sys

# PySide6 and sqlcipher3 come ready-made for these alone.
SUPPORTED = ((3, 11), (3, 12), (3, 13), (3, 14))
NAMES = ("python3.13", "python3.12", "python3.14", "python3.11", "python3", "python")
PROBE = "import sys; print(sys.version_info[0], sys.version_info[1])"


def start_again(arguments: "list[str]") -> int:
    """Start the same command under a Python that fits.

    Args:
        arguments: The script's path and the person's arguments, as in sys.argv.

    Returns:
        The exit status to end with: 1 when no Python fits, after saying what to install.
    """
    fitting = [f"{major} {minor}" for major, minor in SUPPORTED]
    for name in NAMES:
        if _version_of(name) in fitting:
            return _become([name, "-S", "-E", *arguments])
    sys.stderr.write(
        "calmroom needs Python 3.11, 3.12, 3.13 or 3.14. "
        f"What is here is Python {sys.version_info[0]}.{sys.version_info[1]} ({sys.executable}).\n{_advice()}\n"
    )
    return 1


def _version_of(name: str) -> str:
    """Ask the Python of that name on PATH; an empty answer where there is none, or where it does not start."""
    with os.popen(f'{name} -S -E -c "{PROBE}" 2>{os.devnull}') as answer:  # noqa: S605  the names are those above
        return answer.read().strip()


def _become(command: "list[str]") -> int:
    sys.stderr.flush()
    if os.name == "posix":
        os.execvp(command[0], command)  # noqa: S606
    return os.spawnvp(os.P_WAIT, command[0], [f'"{word}"' for word in command])  # noqa: S606


def _advice() -> str:
    """Return the line to type, or the place to look, on this kind of system."""
    if os.name == "nt":
        return "To install one, type:  winget install Python.Python.3.13"
    if sys.platform == "darwin":
        return "To install one, type:  brew install python@3.13  (or take the installer of python.org)"
    if any(os.access(os.path.join(folder, "apt-get"), os.X_OK) for folder in os.get_exec_path()):  # noqa: PTH118
        return "To install one, type:  sudo apt-get install python3.11 python3.11-venv"
    return "Install Python 3.13 (or 3.11 to 3.14) with the package manager of this system, then start again."
