"""A routine file by every door of the window, and the ways to the pages of a plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fakes.house import STARTED_BEFORE, House
from fakes.library import FakeLibrary, named
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QMenu
from ui.library.test_own import drop
from ui.plan.given import FILE, ROUTINE, WORDS, adopt, house, lay, library
from ui.shell.conftest import Home, OpenHome, agree

from calmroom.domain.routine.routine import Item, Kind, Part, When
from calmroom.ui.front import Front
from calmroom.ui.places import Page, Room

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE = "slow river warm stone"  # noqa: S105 - a fake's


def opened(open_home: OpenHome, made: House) -> Home:
    """The window on Today."""
    agree(made)
    home = open_home(made)
    home.until(lambda: home.find("today.begin").isVisible())
    return home


@pytest.fixture
def home(open_home: OpenHome) -> Home:
    """A window of somebody in whose folder a routine lies."""
    made = house()
    lay(made)
    return opened(open_home, made)


def previewed(home: Home) -> bool:
    """Whether a file is on the screen, seen and not agreed to."""
    return any(button.isVisible() for button in home.window.findChildren(QAbstractButton, "plan.preview.agree"))


def test_a_file_dropped_onto_the_window_is_shown_and_not_taken_in(home: Home) -> None:
    drop(home.window, FILE)
    home.until(lambda: previewed(home))
    assert WORDS in home.words()
    assert home.house.vault.plans.all() == ()


def test_taken_in_it_is_on_today(home: Home) -> None:
    home.shell.open_file(FILE)
    home.until(lambda: previewed(home))
    QTest.keyClick(home.find("plan.preview.agree"), Qt.Key.Key_Space)
    home.until(lambda: "First, if you like" in home.words() and WORDS in home.words())
    assert home.place() is Room.TODAY
    assert not home.find("plan.preview.agree").isVisible()


def test_a_file_of_a_second_start_comes_with_the_window_to_the_front(home: Home) -> None:
    front = Front(home.window)
    front.brought.connect(home.shell.open_file)
    front.asked.emit(str(FILE))
    home.until(lambda: previewed(home))
    front.asked.emit("")
    assert previewed(home)


def test_the_menu_key_asks_for_a_file(home: Home) -> None:
    home.control(Qt.Key.Key_O)
    home.until(lambda: home.window.findChild(QFileDialog) is not None)
    dialog = home.window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.nameFilters() == ["Routine files (*.calmroutine)"]
    dialog.reject()


def test_in_ground_me_a_file_waits_until_one_is_back(home: Home) -> None:
    home.press(Qt.Key.Key_G)
    home.until(lambda: home.place() is Page.GROUND)
    home.shell.open_file(FILE)
    assert home.place() is Page.GROUND
    QTest.keyClick(home.find("ground.here"), Qt.Key.Key_Space)
    home.until(lambda: previewed(home))


def test_a_locked_vault_is_opened_first_and_then_the_file_is_shown(home: Home) -> None:
    made = home.house
    made.vault.keys.set_passphrase(PASSPHRASE, made.vault.keys.new_recovery_key())
    home.control(Qt.Key.Key_L)
    home.until(lambda: home.window.page() is home.shell.pages.lock)
    home.shell.open_file(FILE)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, PASSPHRASE)
    QTest.keyClick(field, Qt.Key.Key_Return)
    home.until(lambda: previewed(home))


def test_a_file_that_waits_keeps_nobody_from_the_library(home: Home) -> None:
    made = home.house
    made.vault.keys.set_passphrase(PASSPHRASE, made.vault.keys.new_recovery_key())
    home.control(Qt.Key.Key_L)
    home.until(lambda: home.window.page() is home.shell.pages.lock)
    home.shell.open_file(FILE)
    home.shell.go(Room.LIBRARY)
    assert home.window.page() is home.shell.pages.library


def test_locked_while_it_is_looked_at_nothing_of_it_is_left(home: Home) -> None:
    home.shell.open_file(FILE)
    home.until(lambda: previewed(home))
    made = home.house
    made.vault.keys.set_passphrase(PASSPHRASE, made.vault.keys.new_recovery_key())
    home.control(Qt.Key.Key_L)
    home.until(lambda: home.window.page() is home.shell.pages.lock)
    page = home.shell.plan.pages.arriving.page
    assert "Maya" not in page.signer.who.text() + page.card.words.text()
    assert "Maya" not in home.window.window().windowTitle()


def test_on_the_very_first_start_a_file_waits_behind_the_first_pages(open_home: OpenHome) -> None:
    made = house()
    made.settings = replace(STARTED_BEFORE, window="")
    lay(made)
    home = open_home(made)
    home.until(lambda: home.place() is Page.FIRST_START)
    home.shell.open_file(FILE)
    assert home.place() is Page.FIRST_START
    assert not previewed(home)


def test_words_are_compared_in_the_room_and_the_file_says_so(home: Home) -> None:
    home.shell.open_file(FILE)
    home.until(lambda: previewed(home))
    QTest.keyClick(home.find("plan.preview.compare"), Qt.Key.Key_Space)
    home.until(lambda: home.find("code.same").isVisible())
    assert "The words of Maya" in home.words()
    QTest.keyClick(home.find("code.same"), Qt.Key.Key_Space)
    home.until(lambda: previewed(home) and "You compared its words in the room." in home.words())
    (known,) = home.house.vault.signers.all()
    assert known.is_compared


def test_not_the_same_leads_back_to_the_file_which_is_still_not_taken_in(home: Home) -> None:
    home.shell.open_file(FILE)
    home.until(lambda: previewed(home))
    QTest.keyClick(home.find("plan.preview.compare"), Qt.Key.Key_Space)
    home.until(lambda: home.find("code.other").isVisible())
    QTest.keyClick(home.find("code.other"), Qt.Key.Key_Space)
    QTest.keyClick(home.find("code.back"), Qt.Key.Key_Space)
    home.until(lambda: previewed(home))
    assert home.house.vault.signers.all() == ()


@pytest.mark.parametrize(
    ("button", "control"),
    [("plan.whole", "plan.pause"), ("plan.reminders", "reminders.add.times"), ("plan.code", "code.copy")],
)
def test_settings_leads_to_each_page_and_escape_leads_back(open_home: OpenHome, button: str, control: str) -> None:
    made = house()
    adopt(made)
    home = opened(open_home, made)
    home.shell.go(Room.SETTINGS)
    QTest.keyClick(home.find(f"settings.{button}"), Qt.Key.Key_Space)
    home.until(lambda: home.find(control).isVisible())
    home.press(Qt.Key.Key_Escape)
    home.until(lambda: home.place() is Room.SETTINGS)


def test_from_today_to_the_whole_plan_and_back(open_home: OpenHome) -> None:
    made = house()
    adopt(made)
    home = opened(open_home, made)
    home.until(lambda: WORDS in home.words())
    QTest.keyClick(home.find("today.plan"), Qt.Key.Key_Space)
    home.until(lambda: home.find("plan.pause").isVisible())
    assert home.window.window().windowTitle() == "The plan - calmroom"
    QTest.keyClick(home.find("plan.remove"), Qt.Key.Key_Space)
    home.until(lambda: made.vault.plans.all() == () and home.find("toast").isVisible())
    home.control(Qt.Key.Key_Z)
    home.until(lambda: [plan.id for plan in made.vault.plans.all()] == [ROUTINE.id])


def test_the_words_can_be_compared_later_from_the_plans_page(home: Home) -> None:
    home.shell.open_file(FILE)
    home.until(lambda: previewed(home))
    QTest.keyClick(home.find("plan.preview.agree"), Qt.Key.Key_Space)
    link = home.find("today.plan")
    home.until(lambda: link.isVisible() and link.accessibleName() == "The whole plan")
    QTest.keyClick(link, Qt.Key.Key_Space)
    home.until(lambda: "were not compared yet" in home.words())
    QTest.keyClick(home.find("plan.compare"), Qt.Key.Key_Space)
    home.until(lambda: home.find("code.same").isVisible())
    QTest.keyClick(home.find("code.same"), Qt.Key.Key_Space)
    home.until(lambda: "You compared the words of its key in the room." in home.words())


def test_a_closed_practice_of_the_plan_leads_to_its_page_in_the_library(open_home: OpenHome) -> None:
    deep = named("s21", "The Innate Well", level=3)
    made = house(shelf=FakeLibrary(*library().scripts(), deep))
    adopt(made, replace(ROUTINE, parts=(Part("p1", When(Kind.DAYS, 1, 9), (Item("i1", "s21", 5, 5),)),), half=()))
    agree(made)
    home = open_home(made)
    home.until(lambda: "The Innate Well" in home.words())
    QTest.keyClick(home.find("today.aside.0.link"), Qt.Key.Key_Space)
    home.until(lambda: home.place() is Room.LIBRARY)
    chosen = home.shell.pages.library.listing.chosen()
    assert chosen is not None
    assert chosen.id == "s21"


def test_what_is_written_to_the_therapist_is_kept_when_it_is_locked(open_home: OpenHome) -> None:
    made = house()
    adopt(made)
    home = opened(open_home, made)
    home.shell.plan.show_plan()
    home.until(lambda: home.find("plan.note.text").isVisible())
    QTest.keyClicks(home.find("plan.note.text"), "Warm hands.")
    made.vault.keys.set_passphrase(PASSPHRASE, made.vault.keys.new_recovery_key())
    home.shell.locking.lock()
    home.until(lambda: home.rooms.lock.is_locked)
    (plan,) = made.vault.plans.all()
    assert plan.note == "Warm hands."
    field = home.shell.plan.pages.plan.note.field
    assert field.toPlainText() == ""


def test_a_folder_or_another_file_is_no_routine(home: Home, tmp_path: Path) -> None:
    drop(home.window, tmp_path / "photo.png")
    assert home.place() is Room.TODAY
    assert not previewed(home)


def test_the_list_of_keys_names_the_one_for_a_routine_file(home: Home) -> None:
    home.press(Qt.Key.Key_F1)
    home.until(lambda: "open a routine file" in home.words())


def test_the_menu_of_large_text_leads_to_a_file_too(open_home: OpenHome) -> None:
    made = house()
    made.settings = replace(STARTED_BEFORE, text=200)
    home = opened(open_home, made)
    QTest.keyClick(home.find("nav.menu"), Qt.Key.Key_Space)
    home.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.setActiveAction(next(action for action in menu.actions() if action.text() == "Open a routine file"))
    QTest.keyClick(menu, Qt.Key.Key_Return)
    home.until(lambda: home.window.findChild(QFileDialog) is not None)
    dialog = home.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.reject()
