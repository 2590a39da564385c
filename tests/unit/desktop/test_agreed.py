from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest

from calmroom.desktop.agreed import MOST_BYTES, NAME, AgreedScripts
from calmroom.domain.errors import CalmroomError

MARK = "0123456789abcdef" * 4


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / NAME


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{",
        b"[" * 100_000,
        json.dumps({"schema": 2, "agreed": {"a": MARK}}).encode(),
        json.dumps({"schema": 1, "agreed": [MARK]}).encode(),
        json.dumps({"schema": 1, "agreed": {"a": MARK[:-1], "b": 7, "c": "G" * 64}}).encode(),
        json.dumps({"schema": 1, "agreed": {"a": MARK}}).encode() + b" " * MOST_BYTES,
    ],
    ids=["empty", "no text", "a list", "torn", "deep", "newer", "no marks", "odd marks", "too large"],
)
def test_what_cannot_be_read_was_not_agreed_to(path: Path, raw: bytes) -> None:
    path.write_bytes(raw)
    assert AgreedScripts(path).load() == {}


def test_it_is_written_whole_and_for_its_owner_alone(path: Path) -> None:
    AgreedScripts(path).save({"a.calm.md": MARK})
    assert [each.name for each in path.parent.iterdir()] == [NAME]
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_on_a_fault_what_was_agreed_to_before_holds(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", "utf-8")
    with pytest.raises(CalmroomError, match="your library is as it was"):
        AgreedScripts(blocked / NAME).save({"a.calm.md": MARK})
    assert blocked.read_text("utf-8") == "no folder"
