"""The table of the forty faults is held against the tests that there are."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
ROW = re.compile(r"\| (\d+) \| .+ \| (.+) \|")
ROWS = dict(ROW.findall((TESTS / "faults" / "README.md").read_text("utf-8")))
OTHERS = {15, 20, 21, 40}
"""Faults of images, of sound devices and of syncing."""


def named_anywhere() -> set[str]:
    return {
        node.name
        for path in TESTS.rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def test_every_fault_has_its_row() -> None:
    assert list(map(int, ROWS)) == list(range(1, 41))


def test_every_test_in_the_table_is_there() -> None:
    named = {name for row in ROWS.values() for name in re.findall(r"`(test_\w+)`", row)}
    assert not named - named_anywhere()


@pytest.mark.parametrize("number", sorted(set(range(1, 41)) - OTHERS))
def test_a_fault_of_files_and_storage_has_a_test(number: int) -> None:
    assert "`test_" in ROWS[str(number)]


@pytest.mark.parametrize("number", sorted(OTHERS))
def test_any_other_fault_is_named_as_another_issues(number: int) -> None:
    assert "of the issue" in ROWS[str(number)]
