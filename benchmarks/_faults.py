"""Runs a harness of tests/faults in its long form and prints what it counted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

TESTS = Path(__file__).resolve().parents[1] / "tests"
sys.path.insert(0, str(TESTS))

from faults import shim  # noqa: E402 - found on the path just set

FIRST_FEW = 10


def lacking() -> str:
    """What this machine lacks for the harnesses that stand in front of the disk."""
    return shim.lacking()


def counted(arguments: Sequence[str], *, with_shim: bool) -> dict[str, dict[str, Any]]:
    """What a harness counted; its failures are part of that.

    Raises:
        RuntimeError: If it came to no result.
    """
    environment = {**os.environ, "PYTHONPATH": str(TESTS)}
    if with_shim:
        environment["LD_PRELOAD"] = str(shim.library())
    done = subprocess.run(
        [sys.executable, "-m", *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 1) or not done.stdout:
        raise RuntimeError(done.stderr)
    found: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return found


def tell(found: dict[str, dict[str, Any]]) -> int:
    """Print a line for each part, and the first failures; how many failures there are."""
    for name, each in found.items():
        numbers = ", ".join(f"{what.replace('_', ' ')} {number}" for what, number in each.items() if what != "failures")
        print(f"  {name}: {numbers}, failures {len(each['failures'])}", flush=True)
        for failure in each["failures"][:FIRST_FEW]:
            print(f"    {failure}", flush=True)
    return sum(len(each["failures"]) for each in found.values())
