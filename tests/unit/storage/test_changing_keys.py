"""A change of keys, killed before every call that reaches the disk, never locks the owner out.

A run finds its own planted faults first. All changes: the harness of tests/faults.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PROGRAM = Path(__file__).parent / "programs" / "key_changer.py"
TESTS = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="each change runs in a fork")


def counted(folder: Path, change: str, fault: str = "none") -> dict[str, Any]:
    ran = subprocess.run(
        [sys.executable, str(PROGRAM), str(folder), change, fault],
        env={**os.environ, "PYTHONPATH": str(TESTS)},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


@pytest.mark.parametrize("change", ["first", "change", "remove"])
def test_killed_anywhere_the_owner_gets_in_and_no_open_key_is_left(tmp_path: Path, change: str) -> None:
    found = counted(tmp_path, change)
    assert found["calls"] > 25
    assert (found["outside"], found["left"]) == ([], [])


def test_a_key_file_written_over_itself_would_be_seen(tmp_path: Path) -> None:
    assert counted(tmp_path, "first", "in-place")["outside"]


def test_an_open_key_that_stays_beside_would_be_seen(tmp_path: Path) -> None:
    assert counted(tmp_path, "first", "plain-kept")["left"]
