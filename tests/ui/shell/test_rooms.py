from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.house import NO_ROOM, STARTED_BEFORE, House
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu
from ui.shell.conftest import Home, OpenHome, agree

from calmroom.domain.events import NoticeRaised
from calmroom.ui.forms import Form, form_for
from calmroom.ui.places import Page, Room


def test_the_very_first_start_shows_the_first_page_and_then_today(open_home: OpenHome) -> None:
    home = open_home(House(settings=replace(STARTED_BEFORE, window="")))
    assert home.place() is Page.FIRST_START
    for name in ("first.adult", "first.go-on", "first.go-on"):
        QTest.keyClick(home.find(name), Qt.Key.Key_Space)
    QTest.keyClick(home.window, Qt.Key.Key_G)
    home.until(lambda: home.place() is Page.GROUND)
    QTest.keyClick(home.window.page(), Qt.Key.Key_Return)
    home.until(lambda: home.place() is Page.FIRST_START)
    for number in range(1, 6):
        QTest.keyClick(home.find(f"first.agree.{number}"), Qt.Key.Key_Space)
    home.until(home.find("first.go-on").isEnabled)
    QTest.keyClick(home.find("first.go-on"), Qt.Key.Key_Space)
    home.until(lambda: home.place() is Room.TODAY)


def test_who_has_agreed_before_is_not_asked_again(open_home: OpenHome) -> None:
    house = House(settings=replace(STARTED_BEFORE, window=""))
    agree(house)
    home = open_home(house)
    home.until(lambda: home.place() is Room.TODAY)


def test_without_consent_the_first_page_comes_back(open_home: OpenHome) -> None:
    home = open_home(House())
    home.until(lambda: home.place() is Page.FIRST_START)


def test_a_shut_vault_does_not_ask_for_consent_again(open_home: OpenHome) -> None:
    home = open_home(House(shut=NO_ROOM))
    home.until(lambda: NO_ROOM.message in home.words())
    assert home.place() is Room.TODAY


def test_the_sidebar_leads_to_a_room_and_marks_it(home: Home) -> None:
    item = home.find("nav.settings")
    QTest.mouseClick(item, Qt.MouseButton.LeftButton)
    assert home.place() is Room.SETTINGS
    assert isinstance(item, QAbstractButton)
    assert item.isChecked()
    assert home.window.windowTitle() == "Settings - calmroom"


@pytest.mark.parametrize(
    ("key", "room"),
    [
        (Qt.Key.Key_1, Room.TODAY),
        (Qt.Key.Key_2, Room.LIBRARY),
        (Qt.Key.Key_3, Room.JOURNAL),
        (Qt.Key.Key_4, Room.BODY),
        (Qt.Key.Key_5, Room.HISTORY),
    ],
)
def test_ctrl_and_a_number_lead_to_a_room_and_the_keyboard_goes_along(home: Home, key: Qt.Key, room: Room) -> None:
    home.shell.go(Room.SETTINGS)
    home.control(key)
    assert home.place() is room
    focus = QApplication.focusWidget()
    assert focus is not None
    assert home.window.page().isAncestorOf(focus) or home.window.sidebar.isAncestorOf(focus)


def test_f6_goes_round_the_areas(home: Home) -> None:
    visited = []
    for _ in range(4):
        home.press(Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        assert focus is not None
        visited.append(focus.objectName())
    assert visited[0] == visited[3]
    assert set(visited) == {"nav.today", "today.begin", "shell.ground"}


def test_f1_shows_the_keys(home: Home) -> None:
    home.press(Qt.Key.Key_F1)
    assert home.place() is Room.SETTINGS
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "settings.single-keys"


def test_enter_presses_the_button_that_has_the_focus(home: Home) -> None:
    home.find("nav.settings").setFocus()
    home.press(Qt.Key.Key_Return)
    assert home.place() is Room.SETTINGS


def test_ctrl_plus_and_minus_change_the_text(home: Home) -> None:
    home.control(Qt.Key.Key_Plus)
    assert home.rooms.settings.current.text == 110
    home.until(lambda: home.window.look.theme.factor > 1.0)
    home.control(Qt.Key.Key_Minus)
    home.control(Qt.Key.Key_Minus)
    assert home.rooms.settings.current.text == 90


@pytest.mark.parametrize(
    ("width", "large", "form"),
    [(1180, False, Form.WIDE), (1040, False, Form.WIDE), (1039, False, Form.RAIL), (1180, True, Form.MENU)],
)
def test_the_sidebar_takes_the_form_there_is_room_for(width: int, large: bool, form: Form) -> None:  # noqa: FBT001
    assert form_for(width, large_text=large) is form


def test_in_a_small_window_the_sidebar_is_a_rail_80_px_wide(home: Home) -> None:
    home.window.resize(900, 600)
    home.until(lambda: home.window.sidebar.width() == 80)
    assert home.find("nav.library").isVisible()


def test_with_large_text_a_menu_leads_to_the_rooms(open_home: OpenHome) -> None:
    house = House(settings=replace(STARTED_BEFORE, text=200))
    agree(house)
    home = open_home(house)
    assert home.window.sidebar.width() == 148
    assert not home.find("nav.library").isVisible()
    QTest.keyClick(home.find("nav.menu"), Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    rooms = ["Today", "Library", "Journal", "Body map", "History", "Settings"]
    assert [action.text() for action in menu.actions()] == [*rooms, "Open a routine file", "Lock"]
    for _ in rooms:
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    home.until(lambda: home.place() is Room.SETTINGS)


@pytest.mark.parametrize("size", [(1180, 760), (900, 600), (480, 700)])
def test_ground_me_stands_in_the_corner_on_every_screen(home: Home, size: tuple[int, int]) -> None:
    home.window.resize(*size)
    for room in (Room.TODAY, Room.SETTINGS):
        home.shell.go(room)
        corner = home.window.corner
        assert corner.isVisible()
        assert corner.x() <= 14
        assert home.window.height() - corner.geometry().bottom() - 1 == 18
        assert corner.height() >= 56


def test_while_one_types_the_corner_shows_the_key_that_works(home: Home) -> None:
    home.shell.go(Room.SETTINGS)
    assert home.window.corner.cut.key == "G"
    home.shell.pages.settings.appearance.name.setFocus()
    assert home.window.corner.cut.key == "Ctrl G"


def test_a_letter_typed_in_a_field_is_a_letter(home: Home) -> None:
    home.shell.go(Room.SETTINGS)
    name = home.shell.pages.settings.appearance.name
    name.setFocus()
    name.selectAll()
    home.press(Qt.Key.Key_G)
    assert isinstance(name, QLineEdit)
    assert name.text() == "g"
    assert home.place() is Room.SETTINGS


def test_a_notice_stands_above_the_page_until_it_is_closed(home: Home) -> None:
    home.house.bus.publish(NoticeRaised("The headphones are out.", "Nothing is lost."))
    home.until(lambda: "The headphones are out." in home.words())
    assert "Nothing is lost." in home.words()
    home.press(Qt.Key.Key_Escape)
    assert "The headphones are out." not in home.words()


def test_notices_wait_for_one_another_and_none_is_said_twice(home: Home) -> None:
    for words in ("One.", "Two.", "One."):
        home.house.bus.publish(NoticeRaised(words))
    home.until(lambda: "One." in home.words())
    home.press(Qt.Key.Key_Escape)
    assert "Two." in home.words()
    home.press(Qt.Key.Key_Escape)
    assert home.window.notices.shown is None


def test_what_is_said_later_of_a_practice_takes_the_place_of_what_was_said_before(home: Home) -> None:
    for words in ("It goes on.", "It is paused."):
        home.house.bus.publish(NoticeRaised(words, of_practice=True))
    home.until(lambda: "It is paused." in home.words())
    assert "It goes on." not in home.words()
    home.press(Qt.Key.Key_Escape)
    assert home.window.notices.shown is None


def test_what_was_let_go_comes_back_with_ctrl_z(open_home: OpenHome) -> None:
    house = House()
    agree(house)
    left = house.remember("s07", "From Crown to Tailbone")
    home = open_home(house)
    home.until(lambda: home.find("today.let-go").isVisible())
    QTest.keyClick(home.find("today.let-go"), Qt.Key.Key_Space)
    home.until(lambda: "From Crown to Tailbone is let go" in home.words())
    home.control(Qt.Key.Key_Z)
    home.until(lambda: house.vault.practices.unfinished() == left)
    assert "is let go" not in home.words()


def test_every_control_can_be_found_and_is_named(home: Home) -> None:
    for room in (Room.TODAY, Room.SETTINGS):
        home.shell.go(room)
        buttons = [b for b in home.window.findChildren(QAbstractButton) if b.isVisible()]
        assert buttons
        for button in buttons:
            assert button.accessibleIdentifier() == button.objectName() != ""
            assert button.accessibleName() or button.text(), button.objectName()
            assert button.height() >= 24
            assert button.width() >= 24
