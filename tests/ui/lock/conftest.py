from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from fakes.house import House
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from calmroom.domain.vault.vault import WrongSecret
from calmroom.ui.lock.page import PassphrasePage
from calmroom.ui.lock.purpose import Purpose

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish

    from calmroom.domain.vault.recovery import RecoveryKey

NEW, OLD = "slow river warm stone in the sun", "the old one"


class Making:
    """The page on the screen."""

    def __init__(self, house: House, page: PassphrasePage, qtbot: QtBot) -> None:
        self.house = house
        self.page = page
        self._qtbot = qtbot
        self.done: list[bool] = []
        page.done.connect(lambda: self.done.append(True))

    def until(self, true: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(true)

    def begin(self, purpose: Purpose) -> None:
        self.page.begin(purpose)
        if purpose in {Purpose.FIRST, Purpose.SHEET}:
            self.until(lambda: self.page.steps.key is not None)

    def present(self, typed: str = OLD) -> None:
        """Type where the keyboard is, and press Enter."""
        field = QApplication.focusWidget()
        assert field is self.page.steps.present.secret.line
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def pass_by(self, purpose: Purpose, typed: str = OLD) -> None:
        """Begin, and be let on by what is typed."""
        self.begin(purpose)
        self.present(typed)
        self.until(lambda: self.page._at == 1)

    def wrong(self, typed: str = "not this") -> None:
        """A try that opens nothing."""
        tried = self.house.vault.keys.tried
        self.present(typed)
        self.until(lambda: self.house.vault.keys.tried == tried + 1 and not self.page._is_busy)

    def choose(self, first: str = NEW, second: str = NEW) -> None:
        for field, words in ((self.page.steps.choose.first, first), (self.page.steps.choose.second, second)):
            QTest.keyClicks(field.line, words)

    def go_on(self) -> None:
        assert self.page.go_on.isEnabled()
        QTest.keyClick(self.page.go_on, Qt.Key.Key_Space)

    def shown_key(self) -> str:
        """The key as a person reads it off the page."""
        return "-".join(label.words.text() for label in self.page.steps.keep.groups)

    def confirm(self) -> None:
        groups = self.shown_key().split("-")
        for field, place in zip(self.page.steps.confirm.fields, self.page.steps.confirm.places, strict=True):
            QTest.keyClicks(field, groups[place].lower())


@pytest.fixture
def making(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot) -> Making:
    house = House()
    furnished = furnish(house)
    # Open, as it is for whoever comes here.
    furnished.rooms.access.has_consented()
    page = PassphrasePage(furnished.rooms.keys, furnished.rooms.world.clock, furnished.context)
    shown(page)
    return Making(house, page, qtbot)


def protect(house: House) -> RecoveryKey:
    key = house.vault.keys.new_recovery_key()
    house.vault.keys.set_passphrase(OLD, key)
    return key


def opens(house: House, secret: str) -> bool:
    try:
        house.vault.keys.try_to_open(secret)
    except WrongSecret:
        return False
    return True
