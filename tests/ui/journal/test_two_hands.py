from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from fakes.house import House
from fakes.journal_room import services_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from calmroom.domain.care.consent import ADULT, ITEMS, WITH_THERAPIST
from calmroom.domain.care.gates import ASKS_MORE
from calmroom.domain.journal.journal import EntryKind
from calmroom.domain.practice import Outcome
from calmroom.ui import keeping
from calmroom.ui.journal.pane import JournalPane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish

CONTROL = Qt.KeyboardModifier.ControlModifier


class Opened:
    """The Journal of a house whose level 3 opens with one more yes."""

    def __init__(self, furnish: Furnish, qtbot: QtBot) -> None:
        self.house = House(keeps_private=True)
        furnished = furnish(self.house)
        self.rooms = furnished.rooms
        self.rooms.settings.read_private()
        self.rooms.safety.agree((ADULT, *ITEMS))
        record = self.house.remember("s01", "Arriving Here", days_ago=0)
        begun = self.house.clock.now() - timedelta(hours=1)
        self.house.vault.practices.save(replace(record, started=begun, outcome=Outcome.FINISHED))
        services = services_of(self.rooms)
        self.pane = JournalPane(services, furnished.context)
        self.qtbot = qtbot

    def stored(self) -> list[tuple[EntryKind, str]]:
        return [(entry.kind, entry.text) for entry in self.house.vault.journal.newest(9)]

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true)


@pytest.fixture
def opened(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Opened:
    for name in ("SOON_MS", "FIRST_MS"):
        monkeypatch.setattr(keeping, name, 5)
    made = Opened(furnish, qtbot)
    shown(made.pane)
    made.pane.open()
    made.pane.new_entry()
    return made


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def open_hands(opened: Opened) -> None:
    opened.rooms.safety.agree((WITH_THERAPIST,))
    press(opened.pane.page.foot.hands)
    opened.until(opened.pane.hands.isVisible)


def test_it_is_closed_until_one_more_yes_and_says_so(opened: Opened) -> None:
    press(opened.pane.page.foot.hands)
    opened.until(opened.pane.gate.isVisible)
    assert opened.pane.gate.box.why.text() == ASKS_MORE
    box = opened.pane.gate.findChild(QCheckBox, "hands.level.0")
    assert box is not None
    assert not box.isChecked()
    box.setChecked(True)
    press(opened.pane.gate.box.open)
    opened.until(opened.pane.hands.isVisible)
    assert not opened.pane.list.isVisible()


def test_what_two_hands_write_is_kept_as_one_page(opened: Opened) -> None:
    open_hands(opened)
    QTest.keyClicks(focus(), "You are there again.")
    QTest.keyClick(focus(), Qt.Key.Key_Return, CONTROL)
    QTest.keyClicks(focus(), "I am.")
    opened.until(lambda: opened.stored() == [(EntryKind.TWO_HANDS, "You are there again.\n\n> I am.")])
    opened.until(lambda: "Saved at" in opened.pane.hands.foot.text())


def test_it_is_found_again_and_opens_on_its_two_leaves(opened: Opened) -> None:
    open_hands(opened)
    QTest.keyClicks(focus(), "You are there again.")
    press(opened.pane.hands.enough)
    opened.until(lambda: opened.pane.list.isVisible() and bool(opened.stored()))
    (entry,) = opened.house.vault.journal.newest(9)
    opened.pane.open_entry(entry.id)
    opened.until(opened.pane.hands.isVisible)
    assert opened.pane.hands.page() == "You are there again."


def test_the_gate_can_be_left(opened: Opened) -> None:
    press(opened.pane.page.foot.hands)
    opened.until(opened.pane.gate.isVisible)
    press(opened.pane.gate.back)
    assert opened.pane.page.isVisible()
    assert opened.pane.list.isVisible()


def test_the_way_back_to_the_room_is_ground_me(opened: Opened) -> None:
    open_hands(opened)
    with opened.qtbot.waitSignal(opened.pane.ground_asked):
        press(opened.pane.hands.room)


def test_a_lock_forgets_both_hands(opened: Opened) -> None:
    open_hands(opened)
    QTest.keyClicks(focus(), "You are there again.")
    assert opened.pane.flush()
    opened.pane.forget()
    assert opened.pane.hands.page() == ""
    assert not opened.pane.hands.isVisible()
