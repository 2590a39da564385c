"""A page that came back, as the therapist reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from fakes.clock import EVENING
from fakes.house import STARTED_BEFORE, House
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from ui.share.given import RIVER, know_maya

from calmroom.domain.paper import Words
from calmroom.domain.routine.desk import Client, Returned
from calmroom.domain.sharing.sharing import Line, SharedPage
from calmroom.routines.page import PagesAsJson
from calmroom.ui.share.opening import Reading

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish, Furnished

    from calmroom.services.rooms import Rooms
    from calmroom.ui.notices import Removal

LINK = "See https://example.org <b>now</b>"


class Desk:
    """The reading page of a therapist."""

    def __init__(self, furnished: Furnished, qtbot: QtBot) -> None:
        self.house, self.rooms, self.qtbot = furnished.house, furnished.rooms, qtbot
        rooms = self.rooms
        self.reading = Reading(rooms.sharing, rooms.desk, rooms.world.clock, furnished.context)
        self.page = self.reading.page
        self.removed: list[Removal] = []
        self.left: list[bool] = []
        self.locked: list[Path] = []
        self.reading.removed.connect(self.removed.append)
        self.reading.left.connect(lambda: self.left.append(True))
        self.reading.locked.connect(self.locked.append)

    def words(self) -> str:
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())

    def paper(self) -> str:
        pages = self.page.view.pages
        blocks = () if pages is None else pages.document.blocks
        return "\n".join(block.text for block in blocks if isinstance(block, Words))

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true)

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


@pytest.fixture
def desk(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot) -> Desk:
    furnished = furnish(House(settings=replace(STARTED_BEFORE, works_with_clients=True)))
    made = Desk(furnished, qtbot)
    shown(made.page)
    return made


def page_of(words: str, weeks_ago: int) -> SharedPage:
    made = EVENING - timedelta(weeks=weeks_ago)
    return SharedPage("Iris", "Maya", made.date(), made.date(), made, lines=(Line(made.date(), words),))


def keep(rooms: Rooms, number: int, page: SharedPage, client: Client | None) -> Returned:
    content = PagesAsJson().write(page).decode()
    returned = Returned(f"{number:032x}", "" if client is None else client.id, f"{number:064x}", EVENING, content)
    rooms.desk.keep_returned(returned)
    return returned


def test_a_file_is_opened_kept_and_read_on_the_same_paper(desk: Desk, tmp_path: Path) -> None:
    to = know_maya(desk.house, desk.rooms)
    desk.rooms.sharing.seal(page_of(RIVER, 1), to, (), tmp_path / "page.calmshare")
    desk.reading.open(tmp_path / "page.calmshare")
    desk.until(lambda: RIVER in desk.paper())
    assert "Somebody who is not on your list" in desk.words()
    assert "Made on Friday 13 November" in desk.words()
    assert len(desk.rooms.desk.returned()) == 1


def test_a_file_that_is_none_says_so_and_offers_another(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "page.calmshare").write_bytes(b"no such thing")
    desk.reading.open(tmp_path / "page.calmshare")
    desk.until(desk.page.file.isVisible)
    assert "This page stays closed" in desk.words()
    assert desk.page.care.isVisible()
    assert desk.paper() == ""


def test_whose_it_is_can_be_said(desk: Desk) -> None:
    client = desk.rooms.desk.new_client("I. B.")
    desk.reading.read(keep(desk.rooms, 1, page_of(RIVER, 1), None))
    whose = desk.page.whose
    desk.until(whose.keep.isVisible)
    whose.box.setFocus()
    QTest.keyClick(whose.box, Qt.Key.Key_Down)
    QTest.keyClick(whose.box, Qt.Key.Key_Tab)
    assert whose.keep.hasFocus()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    lost: list[QWidget | None] = []
    application.focusChanged.connect(lambda _old, new: lost.append(new))
    QTest.keyClick(whose.keep, Qt.Key.Key_Space)
    desk.until(lambda: desk.page.title.text() == "I. B.")
    assert lost == [whose.other]
    assert [one.client_id for one in desk.rooms.desk.returned()] == [client.id]
    assert not whose.box.isVisible()
    assert whose.other.isVisible()


def test_to_look_through_the_names_says_nothing(desk: Desk) -> None:
    desk.rooms.desk.new_client("I. B.")
    desk.reading.read(keep(desk.rooms, 1, page_of(RIVER, 1), None))
    whose = desk.page.whose
    desk.until(whose.keep.isVisible)
    assert not whose.keep.isEnabled()
    QTest.keyClick(whose.box, Qt.Key.Key_Down)
    assert whose.box.currentText() == "I. B."
    assert whose.keep.isEnabled()
    QTest.keyClick(whose.box, Qt.Key.Key_Up)
    assert not whose.keep.isEnabled()
    assert [one.client_id for one in desk.rooms.desk.returned()] == [""]
    assert desk.removed == []


def test_whose_it_is_can_be_said_otherwise_and_taken_back(desk: Desk) -> None:
    wrong, right = desk.rooms.desk.new_client("A. A."), desk.rooms.desk.new_client("I. B.")
    desk.reading.read(keep(desk.rooms, 1, page_of(RIVER, 1), wrong))
    whose = desk.page.whose
    desk.until(whose.other.isVisible)
    assert not whose.box.isVisible()
    desk.click(whose.other)
    assert whose.box.currentText() == "A. A."
    assert not whose.keep.isEnabled()
    QTest.keyClick(whose.box, Qt.Key.Key_Down)
    desk.click(whose.keep)
    desk.until(lambda: desk.page.title.text() == "I. B.")
    assert [one.client_id for one in desk.rooms.desk.returned()] == [right.id]
    assert desk.removed[0].message == "The page is kept with I. B."
    desk.removed[0].undo()
    desk.until(lambda: desk.page.title.text() == "A. A.")
    assert [one.client_id for one in desk.rooms.desk.returned()] == [wrong.id]


def test_a_page_can_be_nobodys_again_and_leaving_the_question_changes_nothing(desk: Desk) -> None:
    client = desk.rooms.desk.new_client("I. B.")
    desk.reading.read(keep(desk.rooms, 1, page_of(RIVER, 1), client))
    whose = desk.page.whose
    desk.until(whose.other.isVisible)
    desk.click(whose.other)
    QTest.keyClick(whose.box, Qt.Key.Key_End)
    desk.click(whose.leave)
    assert whose.other.hasFocus()
    assert [one.client_id for one in desk.rooms.desk.returned()] == [client.id]
    desk.click(whose.other)
    QTest.keyClick(whose.box, Qt.Key.Key_End)
    desk.click(whose.keep)
    desk.until(lambda: desk.page.title.text() == "Somebody who is not on your list")
    assert [one.client_id for one in desk.rooms.desk.returned()] == [""]


def test_undo_from_elsewhere_puts_it_back_and_shows_nothing(desk: Desk) -> None:
    client = desk.rooms.desk.new_client("I. B.")
    desk.reading.read(keep(desk.rooms, 1, page_of(RIVER, 1), None))
    whose = desk.page.whose
    desk.until(whose.keep.isVisible)
    QTest.keyClick(whose.box, Qt.Key.Key_Down)
    desk.click(whose.keep)
    desk.until(lambda: desk.page.title.text() == client.initials)
    desk.click(desk.page.back)
    desk.removed[0].undo()
    desk.until(lambda: [one.client_id for one in desk.rooms.desk.returned()] == [""])
    assert desk.paper() == ""


def test_without_a_list_it_says_where_to_begin_one(desk: Desk) -> None:
    desk.reading.read(keep(desk.rooms, 1, page_of(RIVER, 1), None))
    desk.until(lambda: "Once the client is on your list" in desk.words())
    assert not desk.page.whose.box.isVisible()


def test_keys_go_to_the_pages_made_before_and_after(desk: Desk) -> None:
    client = desk.rooms.desk.new_client("I. B.")
    newest = keep(desk.rooms, 1, page_of("the newest", 1), client)
    keep(desk.rooms, 2, page_of("the oldest", 9), client)
    keep(desk.rooms, 3, page_of("somebody else", 2), None)
    desk.reading.read(newest)
    desk.until(lambda: "the newest" in desk.paper())
    assert "2 of 2" in desk.words()
    assert not desk.page.later.isEnabled()
    QTest.keyClick(desk.page.back, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert "the oldest" in desk.paper()
    assert not desk.page.earlier.isEnabled()
    QTest.keyClick(desk.page.back, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert "the oldest" in desk.paper()
    QTest.keyClick(desk.page.back, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert "the newest" in desk.paper()


def test_two_pages_stand_side_by_side(desk: Desk) -> None:
    client = desk.rooms.desk.new_client("I. B.")
    newest = keep(desk.rooms, 1, page_of("the newest", 1), client)
    keep(desk.rooms, 2, page_of("the oldest", 9), client)
    desk.reading.read(newest)
    desk.until(desk.page.beside.isVisible)
    assert not desk.page.other.isVisible()
    desk.click(desk.page.beside)
    assert desk.page.other.isVisible()
    other = desk.page.other.pages
    assert other is not None
    assert "the oldest" in [block.text for block in other.document.blocks if isinstance(block, Words)]


def test_a_page_is_removed_and_put_back(desk: Desk) -> None:
    returned = keep(desk.rooms, 1, page_of(RIVER, 1), None)
    desk.reading.read(returned)
    desk.until(desk.page.remove.isVisible)
    desk.click(desk.page.remove)
    desk.until(lambda: bool(desk.removed))
    assert desk.rooms.desk.returned() == ()
    assert desk.left == [True]
    desk.removed[0].undo()
    desk.until(lambda: desk.rooms.desk.returned() == (returned,))


def test_what_looks_like_a_link_is_words(desk: Desk) -> None:
    desk.reading.read(keep(desk.rooms, 1, page_of(LINK, 1), None))
    desk.until(lambda: LINK in desk.paper())
    links = [
        label for label in desk.page.findChildren(QLabel) if label.openExternalLinks() or "example" in label.text()
    ]
    assert links == []


def test_one_page_that_cannot_be_read_hides_no_other(desk: Desk) -> None:
    client = desk.rooms.desk.new_client("I. B.")
    good = keep(desk.rooms, 1, page_of(RIVER, 1), client)
    desk.rooms.desk.keep_returned(replace(good, id="f" * 32, mark="f" * 64, content="{"))
    desk.reading.read(good)
    desk.until(lambda: RIVER in desk.paper())


def test_locked_nothing_of_it_is_left(desk: Desk) -> None:
    client = desk.rooms.desk.new_client("I. B.")
    newest = keep(desk.rooms, 1, page_of("the newest", 1), client)
    keep(desk.rooms, 2, page_of("the oldest", 9), client)
    desk.reading.read(newest)
    desk.until(lambda: "the newest" in desk.paper())
    desk.click(desk.page.beside)
    desk.reading.forget()
    assert desk.paper() == ""
    assert desk.page.other.pages is None
    assert "I. B." not in desk.words()


def test_escape_leads_back(desk: Desk) -> None:
    desk.reading.read(keep(desk.rooms, 1, page_of(RIVER, 1), None))
    desk.until(lambda: RIVER in desk.paper())
    QTest.keyClick(desk.page.back, Qt.Key.Key_Escape)
    assert desk.left == [True]
