"""At an unlocked desk, in the whole window, no way to the vault is changed without its passphrase."""

from __future__ import annotations

import pytest
from fakes.house import House
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from ui.shell.conftest import Home, OpenHome, agree

from calmroom.ui.places import Page, Room

PASSPHRASE = "slow river warm stone"  # noqa: S105 - a fake's


@pytest.fixture
def settings(open_home: OpenHome) -> Home:
    """An unlocked window at Settings."""
    house = House()
    agree(house)
    home = open_home(house)
    home.until(lambda: home.rooms.access.is_open)
    house.vault.keys.set_passphrase(PASSPHRASE, house.vault.keys.new_recovery_key())
    home.shell.go(Room.SETTINGS)
    home.until(home.shell.pages.settings.protection.change.isVisible)
    return home


def enter(typed: str) -> None:
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.objectName() == "passphrase.present"
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize("row", ["settings.passphrase.change", "settings.passphrase.remove", "settings.sheet"])
def test_each_row_asks_for_it(settings: Home, row: str) -> None:
    QTest.keyClick(settings.find(row), Qt.Key.Key_Space)
    assert settings.place() is Page.OPENING
    assert settings.find("passphrase.present").hasFocus()


def test_removed_with_it_settings_says_what_is_left(settings: Home) -> None:
    QTest.keyClick(settings.find("settings.passphrase.remove"), Qt.Key.Key_Space)
    enter(PASSPHRASE)
    settings.until(lambda: settings.shell.pages.passphrase.back.text() == "Keep it")
    QTest.keyClick(settings.find("passphrase.go-on"), Qt.Key.Key_Space)
    settings.until(lambda: settings.place() is Room.SETTINGS)
    settings.until(lambda: settings.shell.pages.settings.protection.heading.text() == "Not protected yet")


def test_with_it_the_keychain_is_turned_on_and_the_tick_is_there(settings: Home) -> None:
    QTest.keyClick(settings.find("settings.keychain"), Qt.Key.Key_Space)
    enter(PASSPHRASE)
    settings.until(lambda: settings.place() is Room.SETTINGS)
    settings.until(settings.shell.pages.settings.protection.keychain.isChecked)


def test_locked_meanwhile_nothing_typed_stays(settings: Home) -> None:
    QTest.keyClick(settings.find("settings.passphrase.change"), Qt.Key.Key_Space)
    QTest.keyClicks(settings.find("passphrase.present"), "slow riv")
    settings.control(Qt.Key.Key_L)
    settings.until(lambda: settings.place() is Room.TODAY)
    assert settings.shell.pages.passphrase.steps.present.text() == ""
