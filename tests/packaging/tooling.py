"""A little folder with the real tooling, a two-line program and an installer that only takes notes."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
ECHO = "import sys\nprint({name!r}, *sys.argv[1:], sep='|')\n"
PIP = """\
import os, pathlib, sys
if len(sys.argv) > 1:
    with pathlib.Path(sys.prefix, "pip-calls").open("a") as calls:
        calls.write(" ".join(sys.argv[1:]) + "\\n")
print("  Downloading big_thing-1.0-py3-none-any.whl (80.3 MB)")
print(os.environ.get("PIP_SAYS", ""))
sys.exit(bool(os.environ.get("PIP_SAYS")))
"""


@dataclass(frozen=True, slots=True)
class Tree:
    """A copy of the tooling in a folder of its own, with a PATH on which only the given commands exist."""

    root: Path
    commands: Path

    def start(self, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Do what `./run WORDS` does, with no home and nobody's settings."""
        return subprocess.run(
            [sys.executable, "-S", "-E", str(self.root / "packaging" / "dev.py"), *words],
            capture_output=True,
            text=True,
            check=False,
            cwd=self.root,
            env={"PATH": str(self.commands), "HOME": str(self.root), **variables},
        )

    def command(self, name: str, body: str) -> None:
        """Put a shell script of that name on PATH."""
        script = self.commands / name
        script.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        script.chmod(0o755)

    def pip_calls(self) -> list[str]:
        """Return what the installer was asked for, call by call."""
        calls = self.root / ".venv" / "pip-calls"
        return calls.read_text(encoding="utf-8").splitlines() if calls.exists() else []


def make_tree(folder: Path) -> Tree:
    """Lay out the folder; its environment exists, and is not yet set up."""
    root, commands = folder / "calm room", folder / "commands"
    shutil.copytree(ROOT / "packaging", root / "packaging", ignore=shutil.ignore_patterns("__pycache__"))
    commands.mkdir()
    # apt-get is started through env.
    (commands / "env").symlink_to(shutil.which("env") or os.devnull)
    for lock in ("requirements.lock", "requirements-dev.lock"):
        (root / lock).write_text("thing==1.0 --hash=sha256:00\n", encoding="utf-8")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(root / ".venv")], check=True)
    [packages] = (root / ".venv").glob("lib/python3.*/site-packages")
    _package(packages / "pip", PIP)
    _package(packages / "pytest", ECHO.format(name="pytest"))
    _package(root / "src" / "calmroom", ECHO.format(name="calmroom"))
    return Tree(root, commands)


def _package(folder: Path, main: str) -> None:
    folder.mkdir(parents=True)
    (folder / "__init__.py").touch()
    (folder / "__main__.py").write_text(main, encoding="utf-8")
