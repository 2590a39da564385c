"""What was shared: when, with whom, what kind, and never the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from ui.share.given import RIVER

from calmroom.ui.share.shared_pane import SharedPane

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ui.share.conftest import Giving


@pytest.fixture
def pane(giving: Giving, shown: Callable[[QWidget], None]) -> SharedPane:
    made = SharedPane(giving.services, giving.context)
    shown(made)
    return made


def words_of(pane: SharedPane) -> str:
    return "\n".join(label.text() for label in pane.findChildren(QLabel) if label.isVisible())


def test_nothing_shared_yet_is_said_so(giving: Giving, pane: SharedPane) -> None:
    pane.open()
    giving.until(lambda: "Nothing was shared yet" in words_of(pane))


def test_it_lists_what_was_given_and_says_that_it_stays_given(giving: Giving, pane: SharedPane, tmp_path: Path) -> None:
    giving.click(RIVER)
    giving.pane.panel.ways.save_as(tmp_path / "page.pdf")
    giving.until(lambda: bool(giving.rooms.sharing.shared()))
    pane.open()
    giving.until(lambda: "On paper or as a PDF for Maya" in words_of(pane))
    assert "Journal, line by line: 1" in words_of(pane)
    assert "cannot be called back" in words_of(pane)
    assert RIVER not in words_of(pane)


def test_locked_it_lists_nothing(giving: Giving, pane: SharedPane, tmp_path: Path) -> None:
    giving.click(RIVER)
    giving.pane.panel.ways.save_as(tmp_path / "page.pdf")
    giving.until(lambda: bool(giving.rooms.sharing.shared()))
    pane.open()
    giving.until(lambda: "Maya" in words_of(pane))
    pane.forget()
    assert "Maya" not in words_of(pane)


def test_escape_leads_back(pane: SharedPane) -> None:
    left: list[bool] = []
    pane.left.connect(lambda: left.append(True))
    QTest.keyClick(pane.back, Qt.Key.Key_Escape)
    assert left == [True]
