from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from calmroom.domain.body.body import View
from calmroom.domain.journal.journal import Wanted
from calmroom.ui.places import Room

if TYPE_CHECKING:
    from ui.shell.conftest import Home


def test_from_a_page_to_its_body_map_and_back_by_keyboard(home: Home) -> None:
    home.control(Qt.Key.Key_3)
    pane = home.shell.pages.journal
    home.until(pane.empty.isVisible)
    home.control(Qt.Key.Key_N)
    QTest.keyClicks(pane.page.text, "The jaw was last.")
    QTest.keyClick(pane.page.day.draw, Qt.Key.Key_Space)
    assert home.place() is Room.BODY
    board = home.shell.pages.body.pane.board
    home.until(lambda: home.shell.pages.body.pane.desk.is_laid)
    board.stage.sides[View.FRONT].setFocus(Qt.FocusReason.TabFocusReason)
    home.press(Qt.Key.Key_Space)
    home.control(Qt.Key.Key_3)
    home.until(pane.page.map.isVisible)
    journal = home.house.vault.journal
    home.until(lambda: len(journal.find(Wanted(region="crown"), 9)) == 1)
    QTest.keyClick(pane.page.map, Qt.Key.Key_Space)
    assert home.place() is Room.BODY
    assert home.house.vault.body_maps.count() == 1
    assert [entry.text for entry in journal.newest(9)] == ["The jaw was last."]
