from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fakes.house import NO_ROOM, STARTED_BEFORE, House
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from calmroom.ui.first_start.doctor import GROUPS
from calmroom.ui.first_start.pane import FirstStartPane
from calmroom.ui.first_start.state import PURPOSE, opens

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish, Furnished

INTENDED_PURPOSE = (
    "calmroom plays guided relaxation and body-awareness audio that you can use at home between appointments, "
    "and keeps a private journal on your own computer."
)
"""content/0-decisions.md 1: one sentence, word for word everywhere."""


class Opened:
    """The first page on the screen."""

    def __init__(self, furnished: Furnished, pane: FirstStartPane) -> None:
        self.house = furnished.house
        self.rooms = furnished.rooms
        self.pane = pane
        self.gone: list[bool] = []
        pane.gone_on.connect(lambda: self.gone.append(True))

    def words(self) -> str:
        return "\n".join(label.text() for label in self.pane.findChildren(QLabel) if label.isVisible())

    def tick_both(self) -> None:
        QTest.keyClick(self.pane.adult, Qt.Key.Key_Space)
        QTest.keyClick(self.pane.read, Qt.Key.Key_Space)


Show = Callable[[House], Opened]


@pytest.fixture
def show(furnish: Furnish, shown: Callable[[QWidget], None]) -> Show:
    def make(house: House) -> Opened:
        furnished = furnish(house)
        pane = FirstStartPane(furnished.rooms.access, furnished.rooms.settings, furnished.context)
        shown(pane)
        pane.open()
        return Opened(furnished, pane)

    return make


@pytest.fixture
def first(show: Show) -> Opened:
    return show(House(settings=replace(STARTED_BEFORE, name="", window="")))


def test_it_says_what_calmroom_is_for_word_for_word(first: Opened) -> None:
    assert PURPOSE == INTENDED_PURPOSE
    assert PURPOSE in first.words()


def test_it_says_what_it_is_not_how_to_stop_and_what_may_come_up(first: Opened) -> None:
    words = first.words()
    assert "It is not medical care or therapy" in words
    assert "You can stop at any moment. Esc ends the sound, G brings you back to the room." in words
    assert "Some people feel stirred up or tearful. If that is strong or lasts, stop" in words


def test_nothing_is_ticked_in_advance_and_there_is_no_way_on(first: Opened) -> None:
    assert not first.pane.adult.isChecked()
    assert not first.pane.read.isChecked()
    assert not first.pane.go_on.isEnabled()
    assert "opens when both are ticked" in first.words()


@pytest.mark.parametrize(
    ("adult", "read", "words"),
    [
        (False, False, "opens when both are ticked"),
        (True, False, "opens when the other one is ticked"),
        (False, True, "opens when the other one is ticked"),
        (True, True, ""),
    ],
)
def test_it_says_what_opens_the_way(adult: bool, read: bool, words: str) -> None:  # noqa: FBT001 - a row of the table
    assert opens(adult=adult, read=read) == words


def test_the_way_closes_again_when_a_box_is_cleared(first: Opened) -> None:
    first.tick_both()
    assert first.pane.go_on.isEnabled()
    QTest.keyClick(first.pane.adult, Qt.Key.Key_Space)
    assert not first.pane.go_on.isEnabled()


def test_enter_in_the_name_goes_on_once_both_are_ticked(first: Opened, qtbot: QtBot) -> None:
    QTest.keyClick(first.pane.name, Qt.Key.Key_Return)
    first.tick_both()
    assert first.gone == []
    QTest.keyClick(first.pane.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: first.gone == [True])


def test_going_on_writes_down_what_was_agreed_to_and_the_name(first: Opened, qtbot: QtBot) -> None:
    first.tick_both()
    QTest.keyClicks(first.pane.name, "  Iris ")
    QTest.keyClick(first.pane.go_on, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: first.gone == [True])
    consent = first.house.vault.consents.latest()
    assert consent is not None
    assert consent.given == first.house.clock.now()
    assert first.rooms.settings.current.name == "Iris"


def test_a_name_is_not_needed(first: Opened, qtbot: QtBot) -> None:
    first.tick_both()
    QTest.mouseClick(first.pane.go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: first.gone == [True])
    assert first.rooms.settings.current.name == ""


def test_who_should_ask_a_doctor_opens_and_closes_in_place(first: Opened) -> None:
    QTest.keyClick(first.pane.doctor, Qt.Key.Key_Space)
    words = first.words()
    assert all(line in words for group in GROUPS for line in (group.heading, *group.lines))
    close = first.pane.findChild(QWidget, "first.doctor.close")
    assert close is not None
    QTest.keyClick(close, Qt.Key.Key_Space)
    assert GROUPS[0].heading not in first.words()
    assert first.pane.read.hasFocus()


def test_reading_the_list_does_not_tick_the_box(first: Opened) -> None:
    QTest.mouseClick(first.pane.doctor, Qt.MouseButton.LeftButton)
    assert not first.pane.read.isChecked()


def test_the_box_is_named_with_what_is_to_be_read(first: Opened) -> None:
    assert first.pane.read.accessibleName() == "I have read who should ask a doctor first"


def test_when_the_vault_is_shut_it_says_so_in_place_and_lets_one_practise(show: Show, qtbot: QtBot) -> None:
    first = show(House(settings=replace(STARTED_BEFORE, window=""), shut=NO_ROOM))
    first.tick_both()
    QTest.keyClick(first.pane.go_on, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: NO_ROOM.message in first.words())
    assert NO_ROOM.hint in first.words()
    assert "You can practise all the same." in first.words()
    assert first.gone == []
    on = first.pane.findChild(QWidget, "first.fault.button")
    assert on is not None
    QTest.keyClick(on, Qt.Key.Key_Space)
    assert first.gone == [True]


def test_there_is_no_way_round_the_boxes_when_the_vault_is_shut(show: Show) -> None:
    first = show(House(settings=replace(STARTED_BEFORE, window=""), shut=NO_ROOM))
    first.pane.tell(NO_ROOM)
    on = first.pane.findChild(QWidget, "first.fault.button")
    assert on is not None
    assert not on.isEnabled()


def test_the_wall_makes_room_in_a_small_window(first: Opened, qtbot: QtBot) -> None:
    wall = first.pane.findChild(QWidget, "first.wall")
    assert wall is not None
    first.pane.resize(1180, 760)
    qtbot.waitUntil(wall.isVisible)
    first.pane.resize(900, 600)
    qtbot.waitUntil(lambda: not wall.isVisible())
