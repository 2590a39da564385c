from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from fakes.house import House
from fakes.plans import RETURNED
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from ui.desk.conftest import MAYA

from calmroom.ui.desk.returned import ReturnedPane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish

    from calmroom.ui.notices import Removal


def words(pane: QWidget) -> str:
    return "\n".join(label.text() for label in pane.findChildren(QLabel) if label.isVisible())


def click(pane: QWidget, name: str) -> None:
    found = pane.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def test_pages_are_listed_by_client_read_removed_and_put_back(
    furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    furnished = furnish(House(settings=MAYA))
    desk = furnished.rooms.desk
    client = desk.new_client("I. B.")
    page = replace(RETURNED, client_id=client.id)
    desk.keep_returned(page)
    pane = ReturnedPane(desk, furnished.rooms.world.clock, furnished.context)
    asked: list[object] = []
    removals: list[Removal] = []
    pane.read_asked.connect(asked.append)
    pane.removed.connect(removals.append)
    pane.offer_reading()
    shown(pane)
    pane.open()
    qtbot.waitUntil(lambda: "I. B." in words(pane))
    assert RETURNED.content not in words(pane)
    click(pane, "desk.returned.0.0.read")
    assert asked == [page]
    click(pane, "desk.returned.0.0.remove")
    qtbot.waitUntil(lambda: "Nothing has come back yet" in words(pane))
    removals[0].undo()
    qtbot.waitUntil(lambda: "I. B." in words(pane))


def test_nothing_that_leads_nowhere_is_shown(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot) -> None:
    furnished = furnish(House(settings=MAYA))
    furnished.rooms.desk.keep_returned(RETURNED)
    pane = ReturnedPane(furnished.rooms.desk, furnished.rooms.world.clock, furnished.context)
    shown(pane)
    pane.open()
    qtbot.waitUntil(lambda: "Opened on" in words(pane))
    assert not pane.file.isVisible()
    assert pane.findChild(QAbstractButton, "desk.returned.0.0.read") is None
