from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes.house import House
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot
from ui.conftest import Furnish

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.backups import VaultBegun
from calmroom.domain.vault.vault import VaultLocked
from calmroom.ui.lock.pane import LockPane

LEFT = Qt.MouseButton.LeftButton


class Shut:
    """The page before a vault that nobody can open."""

    def __init__(self, house: House, pane: LockPane, qtbot: QtBot) -> None:
        self.house = house
        self.pane = pane
        self.qtbot = qtbot
        self.begun: list[VaultBegun] = []
        house.bus.subscribe(VaultBegun, self.begun.append)

    def button(self, name: str) -> QAbstractButton:
        found = self.pane.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton), name
        return found

    def press(self, name: str) -> None:
        QTest.mouseClick(self.button(name), LEFT)

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true)

    @property
    def steps(self) -> list[str]:
        return self.house.backups.steps


@pytest.fixture
def shut(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot) -> Shut:
    house = House()
    house.vault.keys.set_passphrase("by the river", house.vault.keys.new_recovery_key())
    furnished = furnish(house)
    pane = LockPane(furnished.rooms.lock, furnished.rooms.backups, furnished.context)
    shown(pane)
    pane.open()
    qtbot.waitUntil(pane.secret.line.hasFocus)
    return Shut(house, pane, qtbot)


def test_who_has_neither_passphrase_nor_sheet_can_begin_with_an_empty_vault(shut: Shut) -> None:
    shut.press("lock.anew.ask")
    assert "Nothing is deleted" in shut.pane.anew.about.text()
    shut.press("lock.anew.begin")
    shut.until(lambda: bool(shut.begun))
    assert shut.steps == ["begin anew"]
    assert shut.house.vault.keys.protection().plain


def test_the_link_alone_begins_nothing_and_the_keyboard_is_at_the_way_back(shut: Shut) -> None:
    shut.button("lock.anew.ask").setFocus()
    QTest.keyClick(shut.button("lock.anew.ask"), Qt.Key.Key_Space)
    assert shut.button("lock.anew.leave").hasFocus()
    QTest.keyClick(shut.button("lock.anew.leave"), Qt.Key.Key_Space)
    assert shut.steps == []
    assert not shut.button("lock.anew.begin").isVisible()
    assert shut.button("lock.anew.ask").hasFocus()


def test_escape_is_not_now(shut: Shut) -> None:
    shut.press("lock.anew.ask")
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert not shut.button("lock.anew.begin").isVisible()
    assert shut.steps == []


def test_what_hinders_it_is_told_beside_it(shut: Shut) -> None:
    shut.house.backups.fault = CalmroomError("The disk is full.", "Make some room.")
    shut.press("lock.anew.ask")
    shut.press("lock.anew.begin")
    shut.until(shut.pane.anew.fault.isVisible)
    assert shut.button("lock.anew.begin").isEnabled()
    assert shut.begun == []


def test_a_vault_that_is_open_is_never_put_aside(furnish: Furnish) -> None:
    rooms = furnish(House()).rooms
    assert rooms.access.has_consented() in {True, False}
    with pytest.raises(CalmroomError, match="opens") as told:
        rooms.backups.begin_anew()
    assert not isinstance(told.value, VaultLocked)
