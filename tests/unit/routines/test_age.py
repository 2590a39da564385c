"""What is sealed for the program age, the program age opens."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from fakes.entropy import CountedEntropy
from unit.routines.hostile import refusal
from unit.routines.made import CLIENT, built, files, go_on, opened, parcel, routine

from calmroom.domain.routine.handover import Sender
from calmroom.routines.share import SealedShares

OTHER = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A key of age, and its recipient in the file beside it."""
    pytest.importorskip("pyrage", reason="needs the extra calmroom[age]")
    if shutil.which("age") is None:
        pytest.skip("needs age")
    path = tmp_path / "age.key"
    done = subprocess.run(["age-keygen", "-o", str(path)], capture_output=True, text=True, check=True)
    (tmp_path / "recipient").write_text(done.stderr.split()[-1])
    return path


def aged(key: Path, path: Path) -> bytes:
    return subprocess.run(["age", "-d", "-i", str(key), str(path)], capture_output=True, check=True).stdout


def test_a_routine_sealed_for_age_is_opened_by_age(tmp_path: Path, key: Path) -> None:
    recipient = (tmp_path / "recipient").read_text()
    path = built(tmp_path, sender=Sender(CLIENT, age=recipient), name="r.age")
    assert b"Maya" not in path.read_bytes()
    (tmp_path / "r.calmroutine").write_bytes(aged(key, path))
    assert opened(tmp_path, tmp_path / "r.calmroutine").routine == routine()
    assert "age --decrypt" in refusal(lambda: opened(tmp_path, path)).hint


def test_a_page_sealed_for_age_is_the_document_itself(tmp_path: Path, key: Path) -> None:
    path = tmp_path / "page.age"
    sender = Sender(CLIENT, age=(tmp_path / "recipient").read_text())
    SealedShares(CountedEntropy()).seal_share(b'{"a":1}', sender, path)
    assert aged(key, path) == b'{"a":1}'


def test_what_is_stopped_leaves_nothing_and_no_thread_waits(tmp_path: Path) -> None:
    pytest.importorskip("pyrage", reason="needs the extra calmroom[age]")
    given = parcel(tmp_path)
    sender = Sender(CLIENT, age=OTHER)
    assert not files(tmp_path).build(given, sender, tmp_path / "r.age", lambda step: step.share < 0.7)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["line.opus"]


@pytest.mark.parametrize("recipient", ["age1xyz", "calm1-abc", "AGE-SECRET-KEY-1ABC", OTHER[:-1]])
def test_what_is_no_recipient_is_told(tmp_path: Path, recipient: str) -> None:
    pytest.importorskip("pyrage", reason="needs the extra calmroom[age]")
    told = refusal(lambda: built(tmp_path, sender=Sender(CLIENT, age=recipient)))
    assert "no recipient of age" in told.message
    assert recipient not in told.message + told.hint


def test_without_the_extra_the_line_that_installs_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyrage", None)
    given = parcel(tmp_path)
    told = refusal(lambda: files(tmp_path).build(given, Sender(CLIENT, age=OTHER), tmp_path / "r", go_on))
    assert "calmroom[age]" in told.hint
    assert not (tmp_path / "r").exists()
