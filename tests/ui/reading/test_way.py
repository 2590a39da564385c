from __future__ import annotations

import pytest
from fakes.house import House
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from ui.shell.conftest import Home, OpenHome, agree, home, open_home  # noqa: F401 - fixtures

from calmroom.domain.care.calling import Person
from calmroom.ui.places import Room
from calmroom.ui.reading.frame import OFFERED

CLEAR = "No practitioner and no clinician has read the scripts yet"


def press(there: Home, name: str) -> None:
    button = there.find(name)
    assert isinstance(button, QAbstractButton)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


@pytest.mark.parametrize("room", [Room.TODAY, Room.LIBRARY, Room.JOURNAL, Room.HISTORY, Room.SETTINGS])
def test_side_effects_are_two_presses_away_and_one_key(home: Home, room: Room) -> None:  # noqa: F811
    home.shell.go(room)
    press(home, "nav.settings")
    press(home, "settings.to.effects")
    home.until(lambda: "What some people feel" in home.words())
    home.shell.go(room)
    home.press(Qt.Key.Key_F2)
    home.until(lambda: "What some people feel" in home.words())
    assert home.place() is room


@pytest.mark.parametrize(("page_id", "title"), OFFERED)
def test_settings_leads_to_each_page_and_back(home: Home, page_id: str, title: str) -> None:  # noqa: F811
    home.shell.go(Room.SETTINGS)
    press(home, f"settings.to.{page_id}")
    home.until(lambda: home.window.findChild(QAbstractButton, f"read.{page_id}.back") is not None)
    assert home.window.windowTitle() == f"{title} - calmroom"
    press(home, f"read.{page_id}.back")
    home.until(lambda: home.window.page() is home.shell.pages.settings)


def test_one_page_leads_to_another_and_back_leads_to_the_room(home: Home) -> None:  # noqa: F811
    home.shell.go(Room.LIBRARY)
    home.shell.reading.read("effects")
    home.until(lambda: "What some people feel" in home.words())
    press(home, "read.effects.to.evidence")
    home.until(lambda: CLEAR in home.words())
    press(home, "read.evidence.back")
    assert home.window.page() is home.shell.pages.library


def test_the_library_leads_to_what_is_known(home: Home) -> None:  # noqa: F811
    home.shell.go(Room.LIBRARY)
    home.shell.pages.library.read_asked.emit("evidence")
    home.until(lambda: CLEAR in home.words())
    assert home.place() is Room.LIBRARY


def test_the_keyboard_is_on_the_way_back(home: Home) -> None:  # noqa: F811
    home.shell.reading.read("words")
    home.until(lambda: home.window.findChild(QAbstractButton, "read.words.back") is not None)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "read.words.back"


def test_what_is_known_tells_its_sources_and_when_it_was_checked(home: Home) -> None:  # noqa: F811
    home.shell.reading.read("evidence")
    home.until(lambda: CLEAR in home.words())
    names = [label.text() for label in home.window.page().findChildren(QLabel)]
    assert "Last checked: 21 November 2026." in names
    assert [name for name in names if name.startswith("Green, Martin, Bassett and Kazanjian, 1999.")]
    assert names[-2].startswith("* Its abstract was not read.")


def test_privacy_says_where_the_files_lie(home: Home) -> None:  # noqa: F811
    home.shell.reading.read("privacy")
    home.until(lambda: "Where the files lie" in home.words())
    assert "Journal and history: /home/iris/calmroom" in home.words().replace("\\", "/")


def test_over_a_page_of_the_whole_window_nothing_is_read(open_home: OpenHome) -> None:  # noqa: F811
    made = open_home(House())
    before = made.window.page()
    made.shell.practising.ground()
    made.press(Qt.Key.Key_F2)
    assert "What some people feel" not in made.words()
    assert made.window.page() is not before


def test_locking_forgets_the_own_list_that_is_on_the_screen(open_home: OpenHome) -> None:  # noqa: F811
    house = House(keeps_private=True)
    agree(house)
    made = open_home(house)
    made.until(lambda: made.rooms.calling.is_own_shown)
    made.rooms.calling.keep([Person("Maya", phone="0123")])
    made.shell.reading.read("call")
    made.until(lambda: "Maya" in made.words())
    house.vault.keys.set_passphrase("a long passphrase", house.vault.keys.new_recovery_key())
    made.control(Qt.Key.Key_L)
    made.until(lambda: made.rooms.lock.is_locked and "Maya" not in made.words())


def test_who_is_taken_off_the_list_comes_back_by_undo(open_home: OpenHome) -> None:  # noqa: F811
    house = House(keeps_private=True)
    agree(house)
    made = open_home(house)
    made.until(lambda: made.rooms.calling.is_own_shown)
    made.rooms.calling.keep([Person("Maya", phone="0123")])
    made.shell.reading.read("call")
    made.until(lambda: "Maya" in made.words())
    press(made, "call.remove.0")
    assert made.rooms.calling.own() == ()
    made.control(Qt.Key.Key_Z)
    assert [person.name for person in made.rooms.calling.own()] == ["Maya"]
