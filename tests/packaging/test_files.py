"""What lies in the folder: the locks and the two thin starters."""

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from tooling import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-narrate.lock")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def entries(lock: str) -> dict[str, str]:
    """Return each pinned requirement of a lock, "name==version ; marker", with its hashes."""
    text = re.sub(r"^ *#.*\n", "", (ROOT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE).replace("\\\n", "")
    found = {}
    for line in text.splitlines():
        pin, _, hashes = line.partition("--hash")
        found[pin.strip()] = "--hash" + hashes
    return found


def names(lock: str) -> set[str]:
    return {pin.partition("==")[0] for pin in entries(lock)}


def named_in(requirements: list[str]) -> set[str]:
    return {re.split(r"[^A-Za-z0-9._-]", each)[0].lower().replace("_", "-") for each in requirements}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_and_hashed(lock: str) -> None:
    assert entries(lock)
    for pin, hashes in entries(lock).items():
        assert re.match(r"[a-z0-9.-]+==\S+", pin)
        assert HASH.fullmatch(hashes.split()[0])


@pytest.mark.parametrize("lock", LOCKS)
def test_no_address_option_or_path_stands_in_a_lock(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "/" not in text
    assert not re.search(r"^-", text, flags=re.MULTILINE)


def test_the_locks_hold_what_the_project_asks_for() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        asked = tomllib.load(file)
    groups = asked["dependency-groups"]
    tooling = [each for group in groups.values() for each in group if isinstance(each, str)]
    assert named_in(asked["project"]["dependencies"]) <= names("requirements.lock")
    assert named_in(tooling) <= names("requirements-dev.lock")
    assert named_in(asked["project"]["optional-dependencies"]["narrate"]) <= names("requirements-narrate.lock")


def test_the_locks_agree_with_one_another() -> None:
    assert set(entries("requirements.lock")) <= set(entries("requirements-dev.lock"))
    assert set(entries("requirements.lock")) <= set(entries("requirements-narrate.lock"))


def test_a_listener_gets_no_speech_engine() -> None:
    assert not {"kokoro-onnx", "onnxruntime", "espeakng-loader"} & names("requirements.lock")


def test_the_tooling_folder_does_not_hide_the_package_of_its_name() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_the_starter_for_windows_has_its_line_ends() -> None:
    lines = (ROOT / "run.cmd").read_bytes().split(b"\n")
    assert all(line.endswith(b"\r") for line in lines[:-1])


def test_the_starter_runs_from_any_folder_and_through_a_space(tmp_path: Path) -> None:
    room = tmp_path / "calm room"
    (room / "packaging").mkdir(parents=True)
    (room / "packaging" / "dev.py").write_text("import sys; print(sys.argv[1:])", encoding="utf-8")
    (room / "run").write_bytes((ROOT / "run").read_bytes())
    answer = subprocess.run(["sh", room / "run", "play", "a b"], capture_output=True, text=True, check=True, cwd="/")
    assert answer.stdout == "['play', 'a b']\n"


def test_the_starters_may_be_started() -> None:
    assert os.access(ROOT / "run", os.X_OK)
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
