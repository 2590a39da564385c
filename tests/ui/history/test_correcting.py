from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from fakes.house import House
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from calmroom.domain.care.check_in import CheckIn
from calmroom.domain.practice import Outcome
from calmroom.ui.history.pane import HistoryPane, HistoryServices
from calmroom.ui.history.said import words_in
from calmroom.ui.notices import Removal

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish

Show = Callable[[House], "Opened"]


class Opened:
    """History on the screen, with a way to press what is in it."""

    def __init__(self, house: House, pane: HistoryPane, qtbot: QtBot) -> None:
        self.house = house
        self.pane = pane
        self.form = pane.form
        self.until = qtbot.waitUntil
        self.waits = qtbot.waitSignal
        self.removals: list[Removal] = []
        pane.removed.connect(self.removals.append)

    def press(self, name: str) -> None:
        (button,) = self.pane.findChildren(QAbstractButton, name)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    def words(self) -> str:
        return "\n".join(label.text() for label in self.pane.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def show(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot) -> Show:
    def make(house: House) -> Opened:
        furnished = furnish(house)
        rooms = furnished.rooms
        services = HistoryServices(rooms.history, rooms.corrections, rooms.settings, rooms.world.clock)
        pane = HistoryPane(services, furnished.context)
        shown(pane)
        pane.open()
        qtbot.waitUntil(lambda: bool(pane.title.text()))
        return Opened(house, pane, qtbot)

    return make


def with_one() -> House:
    """A practice two days ago."""
    house = House()
    record = house.remember("s01", "Arriving Here", 2)
    house.vault.practices.save(replace(record, outcome=Outcome.FINISHED, after=CheckIn(6, 3)))
    return house


def test_a_practice_done_without_the_program_is_written_down_by_keys(show: Show) -> None:
    opened = show(House())
    opened.press("history.add")
    assert opened.form.title.hasFocus()
    QTest.keyClicks(opened.form.title, "By the river")
    opened.form.minutes.setValue(25)
    opened.form.words.setFocus()
    QTest.keyClicks(opened.form.words, "quiet, wide")
    QTest.keyClick(opened.form.words, Qt.Key.Key_Return)
    opened.until(lambda: "By the river" in opened.words())
    (record,) = opened.house.vault.practices.since()
    assert (record.by_hand, record.minutes, record.words) == (True, 25, ("quiet", "wide"))
    assert "25 minutes, to the end, written down by hand" in opened.words()
    assert not opened.form.isVisible()


def test_a_practice_is_put_on_another_day_and_the_rest_stays(show: Show) -> None:
    opened = show(with_one())
    before = opened.house.vault.practices.newest(1)[0]
    opened.press("history.change.0")
    moved = before.started.date() - timedelta(days=1)
    opened.form.day.setDate(QDate(moved.year, moved.month, moved.day))
    opened.form.before.set_value(2)
    opened.press("history.form.save")
    opened.until(lambda: opened.house.vault.practices.newest(1)[0] != before)
    after = opened.house.vault.practices.newest(1)[0]
    assert after.started.date() == moved
    assert after.before.settled == 2
    assert replace(after, started=before.started, before=before.before) == before


def test_a_day_that_is_still_to_come_is_refused_and_the_form_stays(show: Show) -> None:
    opened = show(with_one())
    opened.press("history.change.0")
    opened.form.day.setDate(QDate(2031, 1, 1))
    opened.press("history.form.save")
    opened.until(lambda: "That day is still to come, so nothing was changed." in opened.words())
    assert opened.form.isVisible()


def test_a_removed_practice_comes_back_with_undo(show: Show) -> None:
    opened = show(with_one())
    before = opened.house.vault.practices.since()
    opened.press("history.remove.0")
    opened.until(lambda: bool(opened.removals))
    assert opened.house.vault.practices.since() == ()
    opened.removals[0].undo()
    opened.until(lambda: opened.house.vault.practices.since() == before)


def test_undo_leaves_a_form_that_is_being_filled_in_as_it_is(show: Show) -> None:
    opened = show(with_one())
    before = opened.house.vault.practices.since()
    opened.press("history.remove.0")
    opened.until(lambda: bool(opened.removals))
    opened.press("history.add")
    QTest.keyClicks(opened.form.title, "By the river")
    with opened.waits(opened.form.done):
        opened.removals[0].undo()
    assert opened.house.vault.practices.since() == before
    assert opened.form.isVisible()
    assert opened.form.title.text() == "By the river"


def test_two_enters_write_one_practice(show: Show) -> None:
    opened = show(House())
    opened.press("history.add")
    for _ in range(2):
        QTest.keyClick(opened.form.title, Qt.Key.Key_Return)
    opened.until(lambda: not opened.form.isVisible())
    opened.press("history.add")
    with opened.waits(opened.form.done):
        QTest.keyClick(opened.form.title, Qt.Key.Key_Return)
    assert len(opened.house.vault.practices.since()) == 2


def test_enter_on_not_now_keeps_nothing(show: Show) -> None:
    opened = show(House())
    opened.press("history.add")
    opened.form.leave.setFocus()
    QTest.keyClick(opened.form.leave, Qt.Key.Key_Return)
    assert opened.form.save.isEnabled()
    assert opened.form.isVisible()


def test_escape_asks_once_more_where_something_was_typed(show: Show) -> None:
    opened = show(House())
    opened.press("history.add")
    QTest.keyClicks(opened.form.title, "By the river")
    QTest.keyClick(opened.form.title, Qt.Key.Key_Escape)
    assert opened.form.leave.hasFocus()
    assert opened.form.title.text() == "By the river"
    QTest.keyClick(opened.form.leave, Qt.Key.Key_Escape)
    assert not opened.form.isVisible()


def test_escape_leaves_the_form_without_a_change(show: Show) -> None:
    opened = show(with_one())
    before = opened.house.vault.practices.since()
    opened.press("history.change.0")
    QTest.keyClick(opened.form.words, Qt.Key.Key_Escape)
    assert not opened.form.isVisible()
    assert opened.house.vault.practices.since() == before


def test_words_are_told_apart_by_commas() -> None:
    assert words_in(" warm,  very  wide ,, warm") == ("warm", "very wide")
    assert words_in("") == ()
