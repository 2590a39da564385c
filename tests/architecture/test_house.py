"""The walls of the house: floors, sizes, imports, start-up."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "calmroom"
MODULES = sorted(SOURCE.rglob("*.py"))
MOST_LINES = 400
NETWORK = {
    "http",
    "ssl",
    "urllib",
    "socketserver",
    "asyncio",
    "ftplib",
    "smtplib",
    "xmlrpc",
    "requests",
    "httpx",
    "aiohttp",
}
ENDPOINT = {"socket", "multiprocessing.connection"}
VAGUE = {"utils", "helpers", "manager", "common", "misc"}
LATE = {
    "numpy",
    "sounddevice",
    "soundfile",
    "pydub",
    "asyncio",
    "importlib.metadata",
    "sqlcipher3",
    "cryptography",
    "keyring",
}


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def belongs(name: str, packages: set[str]) -> bool:
    return any(name == package or name.startswith(package + ".") for package in packages)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_is_one_room(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES, "past 400 lines a file is two rooms"
    assert path.stem not in VAGUE, "a module is one noun or verb"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_module_imports_what_could_reach_a_network(path: Path) -> None:
    names = imported(path)
    assert not [name for name in names if belongs(name, NETWORK)]
    assert not [name for name in names if "QtNetwork" in name]
    if path != SOURCE / "desktop" / "instance.py":
        assert not [name for name in names if belongs(name, ENDPOINT)], "a local endpoint is desktop.instance's alone"


def test_the_floors_hold() -> None:
    linted = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert linted.returncode == 0, linted.stdout


def test_the_window_starts_without_sound_or_vault_libraries() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import sys, calmroom.app, calmroom.ui.application; print(*sorted(sys.modules))"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert not {name for name in told.stdout.split() if belongs(name, LATE)}


def test_the_command_line_starts_without_qt() -> None:
    program = (
        "import sys; from calmroom.cli import main; main(['list', '--format', 'json']); print(*sorted(sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not re.search(r"\bPySide6\b|\bnumpy\b|\bsqlcipher3\b", told.stdout.splitlines()[-1])


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).suffix not in {".ttf", ".opus", ".db"}]


def test_no_file_carries_an_index_address_or_a_path_of_a_builders_machine() -> None:
    marks = [
        b"pypi" + b".org",
        b"registry.npmjs" + b".org",
        b"/work/" + b"main",
        b"--index" + b"-url",
        b"/root/" + b".",
    ]
    found = [(path.name, mark) for path in tracked() for mark in marks if mark in path.read_bytes()]
    assert not found


def test_nothing_is_left_for_later() -> None:
    marks = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|NotImplementedError|lorem ipsum")
    found = [
        path.name
        for path in tracked()
        if path.suffix == ".py" and path != Path(__file__) and marks.search(path.read_text("utf-8"))
    ]
    assert not found


def test_the_purpose_is_said_in_the_same_words_everywhere() -> None:
    purpose = (
        "calmroom plays guided relaxation and body-awareness audio that you can use at home between appointments, "
        "and keeps a private journal on your own computer."
    )
    for name in ("README.md", "pyproject.toml", "src/calmroom/ui/first_start/state.py"):
        text = re.sub(r'["\n\s()]+', " ", (ROOT / name).read_text("utf-8"))
        assert purpose in text, name
