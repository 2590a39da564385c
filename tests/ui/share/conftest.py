from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from fakes.house import House
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from ui.share.given import live_a_fortnight

from calmroom.domain.paper import Figures, Words
from calmroom.ui.share.given import ShareServices
from calmroom.ui.share.pane import SharePane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish, Furnished

    from calmroom.services.rooms import Rooms


class Giving:
    """What my therapist will see, on the screen."""

    def __init__(self, furnished: Furnished, qtbot: QtBot) -> None:
        self.house, self.rooms, self.qtbot = furnished.house, furnished.rooms, qtbot
        self.services = services_of(self.rooms)
        self.context = furnished.context
        self.pane = SharePane(self.services, furnished.context)
        self.asked: list[str] = []
        self.pane.left.connect(lambda: self.asked.append("left"))
        self.pane.shared_asked.connect(lambda: self.asked.append("shared"))

    def open(self) -> None:
        self.pane.open()
        self.until(lambda: self.pane.state.given is not None and len(self.boxes()) > 1)

    def boxes(self) -> dict[str, QAbstractButton]:
        """Every box on the screen, by its words."""
        found = self.pane.side.list.findChildren(QAbstractButton)
        return {box.text(): box for box in found if box.isVisible() and box.isCheckable()}

    def ticked(self) -> list[str]:
        return [words for words, box in self.boxes().items() if box.isChecked()]

    def click(self, words: str) -> None:
        QTest.mouseClick(self.boxes()[words], Qt.MouseButton.LeftButton)

    def press(self, name: str) -> None:
        QTest.mouseClick(self.find(name), Qt.MouseButton.LeftButton)

    def find(self, name: str) -> QWidget:
        found = self.pane.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found

    def sees(self, name: str) -> bool:
        return self.find(name).isVisible()

    def paper(self) -> list[str]:
        """All that stands on the paper, figures as what they say."""
        pages = self.pane.panel.view.pages
        if pages is None:
            return []
        said = {Words: "text", Figures: "spoken"}
        return [getattr(block, said[type(block)]) for block in pages.document.blocks if type(block) in said]

    def words(self) -> str:
        return "\n".join(label.text() for label in self.pane.findChildren(QLabel) if label.isVisible())

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true)


def services_of(rooms: Rooms) -> ShareServices:
    """What the pages are given."""
    return ShareServices(
        rooms.sharing, rooms.plan, rooms.appointments, rooms.settings, rooms.world.clock, rooms.spelling
    )


@pytest.fixture
def giving(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot) -> Giving:
    """The page of somebody who has lived a fortnight."""
    furnished = furnish(House())
    live_a_fortnight(furnished.house, furnished.rooms)
    made = Giving(furnished, qtbot)
    shown(made.pane)
    made.open()
    return made
