from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from fakes.house import House
from fakes.library import ASSETS
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from calmroom.domain.care.consent import ADULT, ITEMS, VERSION, Consent
from calmroom.ui.dressing import Dressing
from calmroom.ui.main_window import MainWindow
from calmroom.ui.shell import Shell

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish

    from calmroom.services.rooms import Rooms
    from calmroom.ui.places import Page, Room


@dataclass(frozen=True, slots=True)
class Home:
    """The whole window over a house in memory."""

    house: House
    rooms: Rooms
    shell: Shell
    qtbot: QtBot

    @property
    def window(self) -> MainWindow:
        return self.shell.window

    def place(self) -> Room | Page:
        """Where one is."""
        return self.window.place

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def control(self, key: Qt.Key) -> None:
        """Press a key with Ctrl."""
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def find(self, name: str) -> QWidget:
        """A control by its name."""
        found = self.window.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found

    def words(self) -> str:
        """Everything that can be read now."""
        return "\n".join(label.text() for label in self.window.findChildren(QLabel) if label.isVisible())

    def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(true)


OpenHome = Callable[[House], Home]


@pytest.fixture
def open_home(furnish: Furnish, qapp: QApplication, qtbot: QtBot) -> Iterator[OpenHome]:
    """Opens the window of a house in which everything was agreed to, unless the house is shut."""
    shells: list[Shell] = []

    def make(house: House) -> Home:
        furnished = furnish(house)
        rooms = furnished.rooms
        dressing = Dressing(qapp, furnished.context.look, lambda: rooms.settings.current, ASSETS)
        shell = Shell(rooms, furnished.context, dressing, MainWindow(furnished.context.look))
        shells.append(shell)
        shell.window.resize(1180, 760)
        shell.open()
        shell.window.show()
        shell.window.activateWindow()
        qtbot.waitUntil(shell.window.isActiveWindow)
        shell.wake()
        return Home(house, rooms, shell, qtbot)

    yield make
    for shell in shells:
        shell.window.close()
        shell.window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def home(open_home: OpenHome) -> Home:
    """A window on Today."""
    house = House()
    agree(house)
    made = open_home(house)
    made.until(lambda: made.find("today.begin").isVisible())
    return made


def agree(house: House) -> None:
    """Have agreed to the first page."""
    house.vault.consents.save(Consent(VERSION, house.clock.now(), (ADULT, *ITEMS)))
