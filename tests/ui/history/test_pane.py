from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from fakes.house import NO_ROOM, House
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from calmroom.domain.care.check_in import CheckIn
from calmroom.domain.events import PracticeRemembered
from calmroom.domain.journal.journal import Entry
from calmroom.domain.practice import Outcome
from calmroom.domain.units import to_frames
from calmroom.ui.history.pane import HistoryPane, HistoryServices

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish, Furnished

Show = Callable[[House], "Opened"]


class Opened:
    """History on the screen."""

    def __init__(self, furnished: Furnished, pane: HistoryPane, qtbot: QtBot) -> None:
        self.house = furnished.house
        self.rooms = furnished.rooms
        self.context = furnished.context
        self.pane = pane
        self.asked: list[str] = []
        self.qtbot = qtbot
        pane.open_entry_asked.connect(self.asked.append)

    def button(self, name: str) -> QAbstractButton:
        found = self.pane.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton), name
        return found

    def words(self) -> str:
        return "\n".join(label.text() for label in self.pane.findChildren(QLabel) if label.isVisible())

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true)


@pytest.fixture
def show(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot) -> Show:
    def make(house: House) -> Opened:
        furnished = furnish(house)
        rooms = furnished.rooms
        services = HistoryServices(rooms.history, rooms.corrections, rooms.settings, rooms.world.clock)
        pane = HistoryPane(services, furnished.context)
        opened = Opened(furnished, pane, qtbot)
        shown(pane)
        pane.open()
        opened.until(lambda: pane.empty.isVisible() or pane.fault.isVisible() or bool(pane.title.text()))
        return opened

    return make


def lived_in() -> House:
    """Two practices in these four weeks, the first with a page and a check-in on both sides, and one long before."""
    house = House()
    first = house.remember("s07", "From Crown to Tailbone", 3)
    house.vault.practices.save(
        replace(first, outcome=Outcome.ENDED_GENTLY, heard=to_frames(720), before=CheckIn(3), after=CheckIn(7))
    )
    house.remember("s01", "Arriving Here", 1)
    house.remember("s01", "Arriving Here", 60)
    at = first.started + timedelta(minutes=20)
    house.vault.journal.save(Entry("a" * 32, at, at, "A warm stone, heavy and warm.", practice_id=first.id))
    house.vault.journal.save(Entry("b" * 32, house.clock.now(), house.clock.now(), "The stone again."))
    return house


def test_where_nothing_is_yet_it_says_that_it_fills_slowly(show: Show) -> None:
    assert "Nothing here yet.\nThis fills by itself, slowly." in show(House()).words()


def test_the_title_is_the_period_and_says_the_whole_to_a_screen_reader(show: Show) -> None:
    opened = show(lived_in())
    assert opened.pane.title.text() == "26 October to 22 November"
    said = "In these four weeks: two practices on two days, two pages written."
    assert opened.pane.title.accessibleDescription() == said
    assert opened.words().count(said) == 1


def test_practices_are_told_alike_however_they_ended(show: Show) -> None:
    words = show(lived_in()).words()
    assert "Tuesday 17 November, evening. 12 minutes, ended gently" in words
    assert "Thursday 19 November, evening. 4 minutes, left at minute 4" in words


def test_the_page_after_a_practice_opens_by_key(show: Show) -> None:
    opened = show(lived_in())
    practices = opened.pane.blocks.practices
    links = [one for one in practices.findChildren(QAbstractButton) if "history.page" in one.objectName()]
    assert [link.accessibleName() for link in links] == [
        "Read the page after From Crown to Tailbone, Tuesday 17 November, evening"
    ]
    links[0].setFocus()
    QTest.keyClick(links[0], Qt.Key.Key_Space)
    assert opened.asked == ["a" * 32]


def test_words_that_came_back_are_counted(show: Show) -> None:
    words = show(lived_in()).words()
    assert "Words that came back\nstone\n2 times" in words


def test_the_calendar_is_a_table_whose_cells_say_their_day(show: Show) -> None:
    days = show(lived_in()).pane.blocks.days.table.days
    cells = [days.index(row, column) for row in range(4) for column in range(7)]
    said = [cell.data(Qt.ItemDataRole.AccessibleTextRole) for cell in cells]
    assert "Tuesday 17 November: one practice, 12 minutes, one page written" in said
    assert "Friday 20 November, today: one page written" in said
    assert len(said) == 28


def test_the_arrows_move_through_the_calendar_from_today(show: Show) -> None:
    table = show(lived_in()).pane.blocks.days.table
    table.setFocus()
    assert table.currentIndex().data() == "20"
    QTest.keyClick(table, Qt.Key.Key_Left)
    QTest.keyClick(table, Qt.Key.Key_Up)
    assert table.currentIndex().data() == "12"


def test_the_whole_calendar_is_in_sight_without_scrolling(show: Show) -> None:
    table = show(lived_in()).pane.blocks.days.table
    assert table.verticalScrollBar().maximum() == 0
    assert table.horizontalScrollBar().maximum() == 0


def test_the_chart_becomes_a_table_and_a_picture_again_by_key(show: Show) -> None:
    opened = show(lived_in())
    swap = opened.button("history.settled.show-table")
    swap.setFocus()
    QTest.keyClick(swap, Qt.Key.Key_Space)
    table = opened.pane.blocks.pairs.table
    assert table.hasFocus()
    headers = [table.horizontalHeaderItem(column) for column in range(table.columnCount())]
    assert [header.text() for header in headers if header is not None] == ["Day", "Practice", "Before", "After"]
    cells = [table.item(0, column) for column in range(4)]
    assert [cell.text() for cell in cells if cell is not None] == ["Tue 17 Nov", "From Crown to Tailbone", "3", "7"]
    assert swap.text() == "Show as a picture"
    swap.click()
    assert opened.pane.blocks.pairs.chart.isVisible()


def test_the_chart_says_that_the_table_says_the_same(show: Show) -> None:
    name = show(lived_in()).pane.blocks.pairs.chart.accessibleName()
    assert name == "How settled, before and after. Of 10 it was 3 before, and 7 after. The table says the same."


def test_without_a_check_in_on_both_sides_there_is_a_sentence_in_place_of_the_chart(show: Show) -> None:
    house = House()
    house.remember("s01", "Arriving Here")
    opened = show(house)
    assert not opened.pane.blocks.pairs.isVisible()
    assert "it stands here" in opened.words()


def test_the_arrows_go_four_weeks_back_and_forward_again_but_not_ahead(show: Show) -> None:
    opened = show(lived_in())
    assert not opened.button("history.later").isEnabled()
    opened.button("history.earlier").click()
    opened.until(lambda: opened.pane.title.text() == "28 September to 25 October")
    assert opened.button("history.later").isEnabled()
    opened.button("history.earlier").click()
    opened.until(lambda: "60" not in opened.words() and "Monday 21 September" in opened.words())
    opened.button("history.later").click()
    opened.button("history.later").click()
    opened.until(lambda: opened.pane.title.text() == "26 October to 22 November")


def test_no_part_of_it_flashes_up_as_a_window_of_its_own(show: Show) -> None:
    opened = show(lived_in())
    assert opened.pane.isActiveWindow()


def test_a_practice_remembered_while_it_is_open_appears(show: Show) -> None:
    opened = show(lived_in())
    record = opened.house.remember("s03", "Ground Me", 0)
    opened.house.bus.publish(PracticeRemembered(record))
    opened.until(lambda: "Ground Me" in opened.words())


def test_a_vault_that_does_not_open_is_said_in_place_and_can_be_tried_again(show: Show) -> None:
    house = lived_in()
    house.shut = NO_ROOM
    opened = show(house)
    opened.until(lambda: NO_ROOM.message in opened.words())
    house.shut = None
    opened.button("history.fault.button").click()
    opened.until(lambda: "Arriving Here" in opened.words())
    assert NO_ROOM.message not in opened.words()


def test_only_today_has_the_light_of_a_lamp(show: Show) -> None:
    opened = show(lived_in())
    table = opened.pane.blocks.days.table
    image = table.viewport().grab().toImage()
    lamp = QColor(opened.context.look.palette.lamp_line)
    ratio = image.devicePixelRatio()
    lit = {
        (table.rowAt(round(y / ratio)), table.columnAt(round(x / ratio)))
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) == lamp
    }
    assert lit == {(3, 4)}


def test_in_a_narrow_window_the_blocks_stand_under_one_another(show: Show) -> None:
    opened = show(lived_in())
    opened.pane.resize(480, 700)
    opened.qtbot.wait(1)
    days, pairs, words = (
        part.mapTo(opened.pane, part.rect().topLeft()).y()
        for part in (opened.pane.blocks.days, opened.pane.blocks.pairs, opened.pane.blocks.words)
    )
    assert days < pairs < words
