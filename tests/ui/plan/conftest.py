from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from calmroom.ui.plan.arriving import Arriving
from calmroom.ui.plan.code_pane import CodePane
from calmroom.ui.plan.known import PlanServices
from calmroom.ui.plan.pane import PlanPane
from calmroom.ui.plan.reminders_pane import RemindersPane

if TYPE_CHECKING:
    from fakes.house import House
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish, Furnished

    from calmroom.domain.routine.handover import PublicCode
    from calmroom.services.rooms import Rooms
    from calmroom.ui.notices import Removal
    from calmroom.ui.widgets.squares import Squares


@dataclass
class Seen:
    """A page on the screen, and what was asked of its owner."""

    furnished: Furnished
    page: QWidget
    qtbot: QtBot
    removed: list[Removal] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    arriving: Arriving | None = None

    @property
    def house(self) -> House:
        return self.furnished.house

    @property
    def rooms(self) -> Rooms:
        return self.furnished.rooms

    def find(self, name: str) -> QWidget:
        found = self.page.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found

    def sees(self, name: str) -> bool:
        found = self.page.findChild(QWidget, name)
        return found is not None and found.isVisible()

    def click(self, name: str) -> None:
        QTest.mouseClick(self.find(name), Qt.MouseButton.LeftButton)

    def press(self, name: str, key: Qt.Key = Qt.Key.Key_Space) -> None:
        widget = self.find(name)
        widget.setFocus()
        QTest.keyClick(widget, key)

    def words(self) -> str:
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())

    def ticks(self) -> str:
        return "\n".join(each.text() for each in self.page.findChildren(QAbstractButton) if each.isVisible())

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true)

    def reads(self, words: str) -> None:
        self.until(lambda: words in self.words())


Show = Callable[["House"], Seen]
"""Puts a page of a house on the screen."""


@pytest.fixture
def show_arriving(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot) -> Show:
    """The page of a file that came; ``arriving`` of what it gives is what joins them."""

    def make(house: House) -> Seen:
        furnished = furnish(house)
        arriving = Arriving(furnished.rooms, furnished.context)
        seen = Seen(furnished, arriving.page, qtbot)
        seen.arriving = arriving
        arriving.left.connect(lambda: seen.asked.append("left"))
        arriving.taken.connect(lambda: seen.asked.append("taken"))
        arriving.file_asked.connect(lambda: seen.asked.append("file"))
        arriving.locked.connect(lambda path: seen.asked.append(f"locked {path.name}"))
        arriving.compare_asked.connect(lambda signer: seen.asked.append(f"compare {signer.name}"))
        shown(arriving.page)
        return seen

    return make


@pytest.fixture
def show_plan(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot) -> Show:
    """The plan's page."""

    def make(house: House) -> Seen:
        furnished = furnish(house)
        rooms = furnished.rooms
        pane = PlanPane(
            PlanServices(rooms.plan, rooms.sharing, rooms.appointments, rooms.world.clock, rooms.spelling),
            furnished.context,
        )
        seen = Seen(furnished, pane, qtbot)
        pane.removed.connect(seen.removed.append)
        pane.left.connect(lambda: seen.asked.append("left"))
        pane.file_asked.connect(lambda: seen.asked.append("file"))
        pane.code_asked.connect(lambda: seen.asked.append("code"))
        shown(pane)
        pane.open()
        return seen

    return make


@pytest.fixture
def show_code(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot) -> Show:
    """The page of codes."""

    def make(house: House) -> Seen:
        furnished = furnish(house)
        desk = furnished.rooms.desk

        def own() -> tuple[PublicCode, Squares]:
            return desk.code(), desk.squares(desk.code().text)

        pane = CodePane(own, furnished.context)
        seen = Seen(furnished, pane, qtbot)
        pane.left.connect(lambda: seen.asked.append("left"))
        pane.same.connect(lambda signer: seen.asked.append(f"same {signer.name}"))
        shown(pane)
        return seen

    return make


@pytest.fixture
def show_reminders(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot) -> Show:
    """The page of reminders."""

    def make(house: House) -> Seen:
        furnished = furnish(house)
        pane = RemindersPane(furnished.rooms.reminders, furnished.context, lambda: False)
        seen = Seen(furnished, pane, qtbot)
        pane.removed.connect(seen.removed.append)
        pane.left.connect(lambda: seen.asked.append("left"))
        shown(pane)
        pane.open()
        return seen

    return make
