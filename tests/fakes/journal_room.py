"""What the Journal is given of a house, and a house with pages."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from fakes.house import House
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from calmroom.domain.journal.journal import Entry
from calmroom.services.journal import PAGE
from calmroom.ui.journal.given import JournalServices

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnished

    from calmroom.services.rooms import Rooms
    from calmroom.ui.journal.pane import JournalPane
    from calmroom.ui.notices import Removal


def services_of(rooms: Rooms) -> JournalServices:
    """The services that the Journal uses."""
    return JournalServices(
        journal=rooms.journal,
        history=rooms.history,
        safety=rooms.safety,
        body=rooms.body,
        appointments=rooms.appointments,
        practice=rooms.practice,
        settings=rooms.settings,
        spelling=rooms.spelling,
        voices=rooms.voices,
        listening=rooms.listening,
        recording=rooms.recording,
        clock=rooms.world.clock,
    )


def house_with(*texts: str, tags: tuple[str, ...] = ()) -> House:
    """A house with these pages, newest first, a day apart."""
    house = House()
    for number, text in enumerate(texts):
        at = house.clock.now() - timedelta(days=number)
        house.vault.journal.save(Entry(f"{number:032x}", at, at, text, tags=tags))
    return house


class Opened:
    """The Journal on the screen."""

    def __init__(self, furnished: Furnished, pane: JournalPane, qtbot: QtBot) -> None:
        self.house = furnished.house
        self.rooms = furnished.rooms
        self.context = furnished.context
        self.pane = pane
        self.removed: list[Removal] = []
        self.qtbot = qtbot
        pane.removed.connect(self.removed.append)

    def button(self, name: str) -> QAbstractButton:
        """A button by its name."""
        found = self.pane.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton), name
        return found

    def words(self) -> str:
        """All labels that are seen."""
        return "\n".join(label.text() for label in self.pane.findChildren(QLabel) if label.isVisible())

    def listed(self) -> list[str]:
        """The list as it is read out."""
        model = self.pane.list.view.entries
        return [str(model.data(model.index(row))) for row in range(model.rowCount())]

    def stored(self) -> list[str]:
        """What is in the vault."""
        return [entry.text for entry in self.house.vault.journal.newest(PAGE)]

    def write(self, words: str) -> None:
        """Type on the open page."""
        QTest.keyClicks(self.pane.page.text, words)

    def focus(self) -> QWidget:
        """What has the keyboard."""
        found = self.pane.focusWidget()
        assert found is not None
        return found

    def until(self, true: Callable[[], bool]) -> None:
        """Wait for something to be so."""
        self.qtbot.waitUntil(true)

    def until_safe(self) -> None:
        """Wait until all is on disk."""
        self.until(lambda: not self.pane.is_dirty)
