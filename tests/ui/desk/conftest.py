from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from fakes.house import STARTED_BEFORE, House
from fakes.library import bundled
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from calmroom.domain.routine.desk import Draft
from calmroom.domain.routine.routine import Routine
from calmroom.ui.desk.pane import DeskPane, DeskServices

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish, Furnished

    from calmroom.ui.desk.compose.chips import ItemChip
    from calmroom.ui.notices import Removal

MAYA = replace(STARTED_BEFORE, works_with_clients=True, therapist_name="Maya Berg")
Show = Callable[[], "Desk"]


class Desk:
    """The room Routines on the screen."""

    def __init__(self, furnished: Furnished, pane: DeskPane, qtbot: QtBot) -> None:
        self.house, self.rooms, self.context = furnished.house, furnished.rooms, furnished.context
        self.pane, self.qtbot = pane, qtbot
        self.removals: list[Removal] = []
        self.settled: list[Removal] = []
        pane.removed.connect(self.removals.append)
        pane.settled.connect(self.settled.append)

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true)

    def widget(self, name: str) -> QWidget:
        # What was laid out a moment ago is shown a moment later.
        self.until(lambda: self.has(name))
        return next(each for each in self.pane.findChildren(QWidget, name) if each.isVisible())

    def has(self, name: str) -> bool:
        return any(each.isVisible() for each in self.pane.findChildren(QWidget, name))

    def button(self, name: str) -> QAbstractButton:
        found = self.widget(name)
        assert isinstance(found, QAbstractButton)
        return found

    def click(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = self.pane.window().focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier)

    def words(self) -> str:
        return "\n".join(label.text() for label in self.pane.findChildren(QLabel) if label.isVisible())

    def draft(self) -> Draft:
        found = self.pane.composing.keeper.draft
        assert found is not None
        return found

    def routine(self) -> Routine:
        return self.draft().routine

    def order(self) -> list[list[str]]:
        return [[item.practice for item in part.items] for part in self.routine().parts]

    def chip(self, practice: str) -> ItemChip:
        item = next(item for item in self.routine().items if item.practice == practice)
        chip = self.pane.composer.timeline.chip(item.id)
        assert chip is not None
        return chip

    def kept(self) -> Draft:
        found = self.house.vault.drafts.get(self.draft().id)
        assert found is not None
        return found


@pytest.fixture
def show(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot) -> Show:
    def make() -> Desk:
        furnished = furnish(House(settings=MAYA, library=bundled()))
        rooms = furnished.rooms
        services = DeskServices(rooms.desk, rooms.practice, rooms.listening, rooms.world.clock, rooms.facts.narrators)
        pane = DeskPane(services, furnished.context)
        shown(pane)
        pane.open()
        return Desk(furnished, pane, qtbot)

    return make


@pytest.fixture
def composer(show: Show) -> Desk:
    """The composer with the routine between two appointments, for Iris."""
    desk = show()
    client = desk.rooms.desk.new_client("I. B.")
    desk.rooms.desk.save_client(replace(client, greeting="Iris"))
    draft = desk.rooms.desk.new_draft(client.id, "r2")
    desk.rooms.desk.save_draft(replace(draft, last=date(2026, 3, 5), next=date(2026, 3, 19)))
    desk.pane.open()
    desk.until(lambda: desk.has("desk.routines.0.0.open"))
    desk.click("desk.routines.0.0.open")
    desk.until(lambda: desk.has("desk.seen.page"))
    return desk
