"""The ways to what is given back, and to what came back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fakes.house import STARTED_BEFORE, House
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from ui.library.test_own import drop
from ui.plan.given import ROUTINE, adopt
from ui.share.given import RIVER, know_maya, live_a_fortnight
from ui.share.test_reading import page_of
from ui.shell.conftest import agree

from calmroom.domain.routine.handover import Parcel
from calmroom.routines import refusals
from calmroom.ui.places import Room
from calmroom.ui.share.tick_box import TickBox

if TYPE_CHECKING:
    from pathlib import Path

    from ui.shell.conftest import Home, OpenHome


@pytest.fixture
def lived(open_home: OpenHome) -> Home:
    house = House(settings=replace(STARTED_BEFORE, works_with_clients=True))
    agree(house)
    home = open_home(house)
    home.until(lambda: home.find("today.begin").isVisible())
    live_a_fortnight(house, home.rooms)
    return home


def click(home: Home, name: str) -> None:
    QTest.mouseClick(home.find(name), Qt.MouseButton.LeftButton)


def sees_share(home: Home) -> None:
    home.until(lambda: "What my therapist will see" in home.words() and RIVER in ticks(home))


def ticks(home: Home) -> str:
    boxes = home.shell.share.pages[0].side.list.findChildren(TickBox)
    return " ".join(box.line.words for box in boxes if box.isVisible())


def test_the_journals_menu_leads_there_and_escape_back(lived: Home) -> None:
    lived.control(Qt.Key.Key_3)
    click(lived, "journal.kinds")
    menu = lived.window.findChild(QMenu, "journal.kinds.menu")
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Up)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    sees_share(lived)
    lived.window.activateWindow()
    lived.until(lived.window.isActiveWindow)
    assert lived.window.windowTitle() == "What my therapist will see - calmroom"
    lived.press(Qt.Key.Key_Escape)
    lived.until(lambda: lived.window.page() is lived.shell.pages.journal)


def test_history_leads_there(lived: Home) -> None:
    lived.control(Qt.Key.Key_5)
    lived.until(lambda: lived.find("history.share").isVisible())
    click(lived, "history.share")
    sees_share(lived)


def test_what_was_shared_leads_back_with_every_tick(lived: Home) -> None:
    lived.shell.share.show_share()
    sees_share(lived)
    click(lived, "share.lines.0")
    click(lived, "share.shared")
    lived.until(lambda: "Nothing was shared yet" in lived.words())
    lived.press(Qt.Key.Key_Escape)
    sees_share(lived)
    assert lived.shell.share.pages[0].state.ticked


def test_locked_nothing_of_it_is_left_and_opened_again_nothing_is_ticked(lived: Home) -> None:
    lived.house.vault.keys.set_passphrase("a door of its own", lived.house.vault.keys.new_recovery_key())
    lived.shell.share.show_share()
    sees_share(lived)
    click(lived, "share.lines.0")
    lived.control(Qt.Key.Key_L)
    lived.until(lambda: lived.rooms.lock.is_locked)
    share = lived.shell.share.pages[0]
    lived.until(lambda: share.state.given is None)
    assert share.panel.view.pages is None
    assert RIVER not in ticks(lived)
    lived.shell.share.show_share()
    assert lived.window.page() is lived.shell.pages.lock


def test_a_sealed_page_dropped_onto_the_window_is_read(lived: Home, tmp_path: Path) -> None:
    to = know_maya(lived.house, lived.rooms)
    lived.rooms.sharing.seal(page_of(RIVER, 1), to, (), tmp_path / "page.calmshare")
    drop(lived.window, tmp_path / "page.calmshare")
    lived.until(lambda: "Made on" in lived.words())
    assert lived.place() is Room.RETURNED


def test_a_page_opened_on_the_desktop_is_read_too(lived: Home, tmp_path: Path) -> None:
    to = know_maya(lived.house, lived.rooms)
    lived.rooms.sharing.seal(page_of(RIVER, 1), to, (), tmp_path / "PAGE.CALMSHARE")
    lived.shell.open_file(tmp_path / "PAGE.CALMSHARE")
    lived.until(lambda: "Made on" in lived.words())


def test_the_room_of_returned_pages_leads_to_each(lived: Home, tmp_path: Path) -> None:
    to = know_maya(lived.house, lived.rooms)
    lived.rooms.sharing.seal(page_of(RIVER, 1), to, (), tmp_path / "page.calmshare")
    lived.rooms.sharing.open(tmp_path / "page.calmshare")
    lived.shell.go(Room.RETURNED)
    lived.until(lambda: lived.window.findChild(QWidget, "desk.returned.0.0.read") is not None)
    click(lived, "desk.returned.0.0.read")
    lived.until(lambda: "Made on" in lived.words())
    lived.press(Qt.Key.Key_Escape)
    lived.until(lambda: lived.window.page() is lived.shell.pages.returned)


def test_a_page_by_the_name_of_a_routine_is_read_as_the_page_it_is(lived: Home, tmp_path: Path) -> None:
    path = tmp_path / "page.calmroutine"
    lived.rooms.sharing.seal(page_of(RIVER, 1), know_maya(lived.house, lived.rooms), (), path)
    lived.house.routines.refused[path] = refusals.a_page()
    lived.shell.open_file(path)
    lived.until(lambda: "Made on" in lived.words())
    assert lived.place() is Room.RETURNED


def test_a_routine_by_the_name_of_a_page_is_shown_as_the_routine_it_is(lived: Home, tmp_path: Path) -> None:
    path = tmp_path / "routine.calmshare"
    path.write_bytes(b"PK\3\4 and more of a routine")
    lived.house.routines.lay(path, Parcel(ROUTINE))
    lived.shell.open_file(path)
    lived.until(lambda: "From Maya" in lived.words() and lived.find("plan.preview.agree").isVisible())


def test_from_the_plan_it_goes_back_to_the_plan(lived: Home) -> None:
    adopt(lived.house)
    lived.shell.plan.show_plan()
    lived.until(lambda: ROUTINE.title in lived.words())
    click(lived, "plan.share")
    sees_share(lived)
    lived.press(Qt.Key.Key_Escape)
    lived.until(lambda: lived.window.page() is lived.shell.plan.pages.plan)
    assert QApplication.focusWidget() is lived.find("plan.share")
    lived.shell.share.show_share()
    sees_share(lived)
    lived.press(Qt.Key.Key_Escape)
    lived.until(lambda: lived.window.page() is lived.shell.pages.today)


def test_whoever_has_no_desk_goes_back_to_their_own_room_from_a_page_they_read(lived: Home, tmp_path: Path) -> None:
    lived.rooms.settings.change(works_with_clients=False)
    to = know_maya(lived.house, lived.rooms)
    lived.rooms.sharing.seal(page_of(RIVER, 1), to, (), tmp_path / "page.calmshare")
    lived.shell.open_file(tmp_path / "page.calmshare")
    lived.until(lambda: "Made on" in lived.words())
    assert (lived.place(), lived.find("returned.page.back").accessibleName()) == (Room.JOURNAL, "Back")
