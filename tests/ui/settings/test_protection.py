from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from fakes.house import House
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from calmroom.domain.errors import CalmroomError
from calmroom.domain.settings import LOCK_AFTER
from calmroom.ui.lock.purpose import Purpose
from calmroom.ui.settings.protection import ProtectionRows

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish, Furnished


class Rows:
    """The rows on the screen."""

    def __init__(self, furnished: Furnished, rows: ProtectionRows, qtbot: QtBot) -> None:
        self.house = furnished.house
        self.services = furnished.rooms
        self.rows = rows
        self._qtbot = qtbot
        self.asked: list[Purpose] = []
        rows.passphrase_asked.connect(self.asked.append)

    def press(self, name: str) -> None:
        button = self.rows.findChild(QAbstractButton, name)
        assert isinstance(button, QAbstractButton), name
        assert button.isVisible(), name
        QTest.keyClick(button, Qt.Key.Key_Space)

    def until_it_says(self, heading: str) -> None:
        self._qtbot.waitUntil(lambda: self.rows.heading.text() == heading)

    def until(self, true: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(true)

    def protect(self) -> None:
        keys = self.services.keys
        keys.set_passphrase("slow river warm stone", keys.new_recovery_key())
        keys.confirm("slow river warm stone")
        self.rows.refresh()
        self.until_it_says("Protected by your passphrase")


@pytest.fixture
def rows(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot) -> Rows:
    furnished = furnish(House())
    made = ProtectionRows(furnished.rooms.keys, furnished.rooms.settings, furnished.context)
    shown(made)
    made.refresh()
    made.show_settings(furnished.rooms.settings.current)
    rows = Rows(furnished, made, qtbot)
    rows.until_it_says("Not protected yet")
    return rows


def test_unprotected_there_is_one_thing_to_do(rows: Rows) -> None:
    rows.press("settings.passphrase.set")
    assert rows.asked == [Purpose.FIRST]
    assert not rows.rows.change.isVisible()
    assert not rows.rows.lock_after.isVisible()


def test_protected_it_can_be_changed_and_a_new_sheet_be_made(rows: Rows) -> None:
    rows.protect()
    rows.press("settings.passphrase.change")
    rows.press("settings.sheet")
    assert rows.asked == [Purpose.CHANGE, Purpose.SHEET]


def test_removing_leads_to_the_page_that_asks_for_the_passphrase(rows: Rows) -> None:
    rows.protect()
    rows.press("settings.passphrase.remove")
    assert rows.asked == [Purpose.REMOVE]
    assert rows.services.keys.protection().passphrase


def test_with_a_sheet_from_before_a_passphrase_needs_no_new_one(rows: Rows) -> None:
    rows.protect()
    rows.services.keys.remove_passphrase()
    rows.rows.refresh()
    rows.until_it_says("Not protected yet")
    rows.press("settings.passphrase.set")
    assert rows.asked == [Purpose.AGAIN]


def test_the_keychain_is_turned_on_by_who_knows_the_passphrase_only(rows: Rows) -> None:
    rows.protect()
    rows.press("settings.keychain")
    assert rows.asked == [Purpose.KEYCHAIN]
    assert not rows.rows.keychain.isChecked()
    assert not rows.services.keys.protection().keychain


def test_the_keychain_is_turned_off_at_once(rows: Rows) -> None:
    rows.protect()
    rows.services.keys.set_keychain(on=True)
    rows.rows.refresh()
    rows.until_it_says("Protected by your passphrase, open on this computer")
    rows.press("settings.keychain")
    rows.until_it_says("Protected by your passphrase")
    assert rows.asked == []


def test_a_fault_is_said_and_the_tick_goes_back(rows: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    rows.protect()
    rows.services.keys.set_keychain(on=True)
    rows.rows.refresh()
    rows.until_it_says("Protected by your passphrase, open on this computer")

    def refuse(**_on: bool) -> None:
        raise CalmroomError("The disk is full.", "Free some room.")

    monkeypatch.setattr(rows.house.vault.keys, "set_keychain", refuse)
    rows.press("settings.keychain")
    rows.until(rows.rows.fault.isVisible)
    assert "The disk is full." in rows.rows.fault.text()
    assert rows.rows.keychain.isChecked()


def test_the_time_until_it_locks_is_chosen(rows: Rows) -> None:
    rows.protect()
    assert rows.rows.lock_after.value() == "5"
    rows.rows.lock_after.setFocus()
    QTest.keyClick(rows.rows.lock_after, Qt.Key.Key_Down)
    assert rows.services.settings.current.lock_after == LOCK_AFTER[3]


def test_locked_it_says_so_and_nothing_can_be_changed(rows: Rows) -> None:
    rows.protect()
    rows.services.lock.lock()
    rows.rows.refresh()
    rows.until_it_says("Locked")
    heard: list[bool] = []
    rows.rows.unlock_asked.connect(lambda: heard.append(True))
    rows.press("settings.unlock")
    assert heard == [True]
    assert not rows.rows.change.isVisible()
    assert not rows.rows.remove.isVisible()


def test_every_control_has_a_name_to_be_read_out(rows: Rows) -> None:
    made = rows.rows
    names = [made.change, made.remove, made.sheet, made.keychain, made.lock_after, made.set]
    assert [control.accessibleName() for control in names] == [
        "Change the passphrase",
        "Remove the passphrase",
        "Make a new sheet",
        "Open without a passphrase on this computer",
        "Lock by itself",
        "Set a passphrase",
    ]
