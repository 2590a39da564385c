"""Locking and hiding, in the whole window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from fakes.house import STARTED_BEFORE, House
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from ui.shell.conftest import Home, OpenHome, agree

from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import Locked, MachineSlept
from calmroom.domain.journal.journal import Entry
from calmroom.domain.player import PlayState
from calmroom.ui.lock.purpose import Purpose
from calmroom.ui.places import Page, Room

if TYPE_CHECKING:
    from calmroom.domain.vault.recovery import RecoveryKey

PASSPHRASE = "slow river warm stone"  # noqa: S105 - a fake's
FULL = CalmroomError("The disk is full.", "Free some room.")
WORDS = ("heliotrope", "bergamot", "Soft Jaw", "Iris")
"""What a person wrote, chose and is called."""


def protect(house: House) -> RecoveryKey:
    """Have a passphrase and a recovery key."""
    key = house.vault.keys.new_recovery_key()
    house.vault.keys.set_passphrase(PASSPHRASE, key)
    return key


def write(house: House, text: str = "the word is heliotrope") -> Entry:
    """Have a page in the journal."""
    entry = Entry("a" * 32, house.clock.now(), house.clock.now(), text, tags=("bergamot",))
    house.vault.journal.save(entry)
    return entry


@pytest.fixture
def house() -> House:
    house = House()
    agree(house)
    write(house)
    house.remember("s01", "Soft Jaw, Easy Face")
    return house


def unlock(typed: str = PASSPHRASE) -> None:
    """Type into the field that has the keyboard, and press Enter."""
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.fixture
def locked(house: House, open_home: OpenHome) -> Home:
    """A window that shows a page of the journal and was then locked by its key."""
    home = open_home(house)
    home.until(lambda: "Iris" in home.words())
    home.control(Qt.Key.Key_5)
    home.until(lambda: bool(home.shell.pages.history.blocks.practices.findChildren(QLabel)))
    home.control(Qt.Key.Key_3)
    home.until(lambda: "heliotrope" in home.shell.pages.journal.page.text.toPlainText())
    home.shell.pages.journal.list.search.setText("heliotrope")
    protect(house)
    home.control(Qt.Key.Key_L)
    home.until(lambda: home.window.page() is home.shell.pages.lock)
    return home


def test_locked_no_word_of_a_person_is_in_any_control(locked: Home) -> None:
    assert not [word for word in WORDS if word in "\n".join(_held(locked.window))]


def test_locked_no_word_of_a_person_can_be_read_out(locked: Home) -> None:
    assert not [word for word in WORDS if word in "\n".join(_spoken(locked.window))]


def test_locked_the_picture_is_the_one_of_a_window_with_no_words_at_all(locked: Home, open_home: OpenHome) -> None:
    bare = House(settings=replace(STARTED_BEFORE, name=""))
    agree(bare)
    protect(bare)
    other = open_home(bare)
    other.until(lambda: other.rooms.lock.is_locked)
    other.control(Qt.Key.Key_3)
    for home in (locked, other):
        home.window.resize(1180, 760)
        home.window.setFocus()
    above_the_corner = QRect(0, 0, 1180, 640)
    pictures = [home.window.grab(above_the_corner).toImage() for home in (locked, other)]
    assert pictures[0] == pictures[1]


def test_locked_the_title_of_the_window_says_nothing(locked: Home) -> None:
    assert locked.window.windowTitle() == "calmroom"


def test_the_passphrase_opens_it_again_where_one_was(locked: Home) -> None:
    unlock()
    locked.until(lambda: "heliotrope" in locked.shell.pages.journal.page.text.toPlainText())
    assert locked.place() is Room.JOURNAL
    assert locked.window.windowTitle() == "Journal - calmroom"


def test_a_wrong_passphrase_says_so_and_the_page_stays(locked: Home) -> None:
    unlock("slow river")
    locked.until(lambda: "That does not open the vault." in locked.words())
    assert locked.window.page() is locked.shell.pages.lock


def test_today_library_and_ground_me_are_open_all_the_same(locked: Home) -> None:
    locked.control(Qt.Key.Key_1)
    locked.until(lambda: "Your journal is locked." in locked.words().replace("**", ""))
    assert locked.find("today.begin").isVisible()
    locked.control(Qt.Key.Key_2)
    assert locked.place() is Room.LIBRARY
    locked.control(Qt.Key.Key_G)
    assert locked.place() is Page.GROUND


def test_history_asks_for_the_passphrase_and_is_there_afterwards(locked: Home) -> None:
    locked.control(Qt.Key.Key_5)
    assert locked.window.page() is locked.shell.pages.lock
    unlock()
    locked.until(lambda: locked.window.page() is locked.shell.pages.history)


def test_a_practice_begun_while_locked_is_kept_until_it_is_open(locked: Home) -> None:
    locked.control(Qt.Key.Key_1)
    locked.until(lambda: locked.find("today.begin").isVisible())
    QTest.keyClick(locked.find("today.begin"), Qt.Key.Key_Space)
    locked.until(lambda: locked.place() is Page.PLAYER)
    locked.until(lambda: len(locked.house.inbox.kept) == 1)
    assert locked.window.notices.shown is None


def test_what_is_being_typed_is_saved_before_it_is_locked(house: House, open_home: OpenHome) -> None:
    protect(house)
    home = open_home(house)
    home.until(lambda: home.rooms.lock.is_locked)
    home.control(Qt.Key.Key_3)
    unlock()
    home.until(lambda: "heliotrope" in home.shell.pages.journal.page.text.toPlainText())
    text = home.shell.pages.journal.page.text
    text.setFocus()
    QTest.keyClicks(text, "and bergamot ")
    home.control(Qt.Key.Key_L)
    home.until(lambda: home.window.page() is home.shell.pages.lock)
    kept = house.vault.journal.get("a" * 32)
    assert kept is not None
    assert "and bergamot" in kept.text


def test_what_cannot_be_saved_is_held_and_saved_once_it_is_open(house: House, open_home: OpenHome) -> None:
    home = open_home(house)
    home.control(Qt.Key.Key_3)
    journal = home.shell.pages.journal
    home.until(lambda: "heliotrope" in journal.page.text.toPlainText())
    protect(house)
    house.vault.journal.fault = FULL
    journal.page.text.setFocus()
    QTest.keyClicks(journal.page.text, "and bergamot ")
    home.control(Qt.Key.Key_L)
    home.until(lambda: home.window.page() is home.shell.pages.lock)
    assert "could not be saved before locking" in home.words()
    assert journal.page.text.toPlainText() == ""
    house.vault.journal.fault = None
    unlock()
    home.until(lambda: "and bergamot" in journal.page.text.toPlainText())
    journal.flush()
    kept = house.vault.journal.get("a" * 32)
    assert kept is not None
    assert "and bergamot" in kept.text


def test_at_the_start_of_a_locked_vault_today_has_practices_and_no_name(house: House, open_home: OpenHome) -> None:
    protect(house)
    home = open_home(house)
    home.until(lambda: home.find("today.unlock").isVisible())
    assert home.place() is Room.TODAY
    assert home.find("today.begin").isVisible()
    assert not [word for word in WORDS if word in home.words()]
    QTest.keyClick(home.find("today.unlock"), Qt.Key.Key_Space)
    unlock()
    home.until(lambda: home.window.page() is home.shell.pages.today)
    home.until(lambda: not home.find("today.locked").isVisible())


def test_on_a_new_computer_a_locked_vault_is_not_taken_for_a_first_start(house: House, open_home: OpenHome) -> None:
    protect(house)
    house.settings = replace(STARTED_BEFORE, window="")
    home = open_home(house)
    home.until(lambda: home.place() is Room.TODAY)


def test_without_a_passphrase_the_key_says_what_there_is_instead(home: Home) -> None:
    home.control(Qt.Key.Key_L)
    home.until(lambda: "nothing to lock with" in home.words())
    assert home.place() is Room.TODAY


def test_lock_in_the_sidebar_does_the_same(house: House, open_home: OpenHome) -> None:
    home = open_home(house)
    home.until(lambda: home.rooms.access.is_open)
    protect(house)
    QTest.mouseClick(home.find("nav.lock"), Qt.MouseButton.LeftButton)
    home.until(lambda: home.window.page() is home.shell.pages.lock)


def test_it_locks_by_itself_when_nobody_is_there(house: House, open_home: OpenHome) -> None:
    home = open_home(house)
    home.control(Qt.Key.Key_3)
    home.until(lambda: "heliotrope" in home.shell.pages.journal.page.text.toPlainText())
    protect(house)
    house.clock.advance(300)
    home.shell.locking._watch.looked.emit()
    home.until(lambda: home.window.page() is home.shell.pages.lock)


def test_a_key_in_the_window_shows_that_somebody_is_there(house: House, open_home: OpenHome) -> None:
    home = open_home(house)
    home.until(lambda: home.rooms.access.is_open)
    house.clock.advance(299)
    QTest.keyClick(home.window.windowHandle(), Qt.Key.Key_Tab)
    house.clock.advance(299)
    assert not home.rooms.lock.is_due()


def test_it_locks_when_the_machine_has_slept(house: House, open_home: OpenHome) -> None:
    home = open_home(house)
    home.control(Qt.Key.Key_3)
    home.until(lambda: home.rooms.access.is_open)
    protect(house)
    house.bus.publish(MachineSlept())
    home.until(lambda: home.window.page() is home.shell.pages.lock)


def test_coming_back_from_sleep_it_is_looked_at_before_the_next_tick(house: House, open_home: OpenHome) -> None:
    home = open_home(house)
    home.control(Qt.Key.Key_3)
    home.until(lambda: home.rooms.access.is_open)
    protect(house)
    house.clock.set(house.clock.now() + timedelta(hours=8))
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    home.until(lambda: home.window.page() is home.shell.pages.lock)


def test_locked_by_another_part_the_window_forgets_as_well(house: House, open_home: OpenHome) -> None:
    home = open_home(house)
    home.control(Qt.Key.Key_3)
    home.until(lambda: "heliotrope" in home.shell.pages.journal.page.text.toPlainText())
    protect(house)
    home.rooms.access.lock()
    house.bus.publish(Locked())
    home.until(lambda: home.window.page() is home.shell.pages.lock)


def test_a_practice_plays_on_while_it_is_locked(house: House, open_home: OpenHome) -> None:
    home = open_home(house)
    home.until(lambda: home.find("today.begin").isVisible())
    QTest.keyClick(home.find("today.begin"), Qt.Key.Key_Space)
    home.until(lambda: home.place() is Page.PLAYER)
    protect(house)
    home.control(Qt.Key.Key_L)
    home.until(lambda: home.rooms.lock.is_locked)
    assert home.place() is Page.PLAYER
    assert house.player.playhead().state is PlayState.PLAYING


def test_the_recovery_key_opens_it_and_leads_to_a_new_passphrase(house: House, open_home: OpenHome) -> None:
    key = protect(house)
    home = open_home(house)
    home.until(lambda: home.rooms.lock.is_locked)
    home.control(Qt.Key.Key_3)
    QTest.keyClick(home.find("lock.other"), Qt.Key.Key_Space)
    unlock(key.text.lower())
    home.until(lambda: home.place() is Page.OPENING)
    page = home.shell.pages.passphrase
    for field in (page.steps.choose.first.line, page.steps.choose.second.line):
        QTest.keyClicks(field, "another one entirely")
    QTest.keyClick(page.steps.choose.second.line, Qt.Key.Key_Return)
    home.until(lambda: home.place() is Room.JOURNAL)
    home.control(Qt.Key.Key_L)
    home.until(lambda: home.window.page() is home.shell.pages.lock)
    unlock("another one entirely")
    home.until(lambda: home.window.page() is home.shell.pages.journal)


def test_a_page_of_the_passphrase_is_left_when_it_is_locked(house: House, open_home: OpenHome) -> None:
    home = open_home(house)
    home.until(lambda: home.rooms.access.is_open)
    home.shell.go(Room.SETTINGS)
    home.shell._make_passphrase(Purpose.FIRST)
    page = home.shell.pages.passphrase
    home.until(lambda: bool(page.steps.keep.groups[0].words.text()))
    QTest.keyClicks(page.steps.choose.first.line, "bergamot")
    protect(house)
    home.control(Qt.Key.Key_L)
    home.until(lambda: home.place() is Room.TODAY)
    assert page.steps.choose.text() == ""
    assert page.steps.keep.groups[0].words.text() == ""


def test_the_first_pages_are_left_and_forgotten_when_it_is_locked(house: House, open_home: OpenHome) -> None:
    home = open_home(house)
    home.until(lambda: home.rooms.access.is_open)
    home.shell._show_first_start(again=True)
    pane = home.shell.pages.first_start
    assert pane.purpose.name.text() == "Iris"
    protect(house)
    home.control(Qt.Key.Key_L)
    home.until(lambda: home.place() is Room.TODAY)
    home.until(lambda: pane.purpose.name.text() == "")


def ground_from_after(home: Home) -> None:
    """Have practised, written a word about it, and gone to Ground me."""
    home.until(lambda: home.find("today.begin").isVisible())
    QTest.keyClick(home.find("today.begin"), Qt.Key.Key_Space)
    home.until(lambda: home.place() is Page.PLAYER)
    home.press(Qt.Key.Key_Escape)
    home.house.player.hear(3.0)
    home.until(lambda: home.place() is Page.AFTER)
    QTest.keyClicks(home.find("after.text"), "and bergamot")
    QTest.mouseClick(home.window.corner, Qt.MouseButton.LeftButton)
    assert home.place() is Page.GROUND


def test_words_after_a_practice_are_saved_also_from_ground_me(house: House, open_home: OpenHome) -> None:
    home = open_home(house)
    ground_from_after(home)
    assert home.shell.may_close()
    assert "and bergamot" in [entry.text for entry in house.vault.journal.newest(5)]


def test_saved_from_ground_me_one_stays_there_and_comes_back_to_a_room(house: House, open_home: OpenHome) -> None:
    home = open_home(house)
    ground_from_after(home)
    assert home.shell.flush()
    home.until(lambda: not home.shell.pages.after.is_asking)
    assert home.place() is Page.GROUND
    QTest.keyClick(home.find("ground.here"), Qt.Key.Key_Space)
    assert home.place() is Room.TODAY


def test_locked_during_ground_me_one_comes_back_to_a_room(house: House, open_home: OpenHome) -> None:
    home = open_home(house)
    home.until(lambda: home.rooms.access.is_open)
    home.shell._show_first_start(again=True)
    home.control(Qt.Key.Key_G)
    protect(house)
    home.control(Qt.Key.Key_L)
    home.until(lambda: home.rooms.lock.is_locked)
    QApplication.processEvents()
    assert home.place() is Page.GROUND
    QTest.keyClick(home.find("ground.here"), Qt.Key.Key_Space)
    home.until(lambda: home.place() is Room.TODAY)


def test_locked_during_ground_me_from_after_a_practice_no_dead_page_waits(house: House, open_home: OpenHome) -> None:
    home = open_home(house)
    ground_from_after(home)
    protect(house)
    home.control(Qt.Key.Key_L)
    home.until(lambda: home.rooms.lock.is_locked)
    QTest.keyClick(home.find("ground.here"), Qt.Key.Key_Space)
    home.until(lambda: home.place() is Room.TODAY)


@pytest.fixture
def hidden(house: House, open_home: OpenHome) -> Home:
    home = open_home(house)
    home.control(Qt.Key.Key_3)
    home.until(lambda: "heliotrope" in home.shell.pages.journal.page.text.toPlainText())
    home.shell.pages.journal.page.text.setFocus()
    home.press(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    return home


def test_hidden_at_once_nothing_is_to_be_seen(hidden: Home) -> None:
    assert hidden.words() == "Any key or a click brings it back."
    assert hidden.window.windowTitle() == "calmroom"
    visible = [text for text in hidden.window.findChildren(QTextEdit) if text.isVisible()]
    assert visible == []
    assert not hidden.find("shell.ground").isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_G, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_1])
def test_any_key_brings_it_back_and_does_nothing_else(hidden: Home, key: Qt.Key) -> None:
    QTest.keyClick(hidden.window.windowHandle(), key)
    assert hidden.find("journal.text").isVisible()
    assert hidden.place() is Room.JOURNAL
    assert QApplication.focusWidget() is hidden.shell.pages.journal.page.text
    assert hidden.window.windowTitle() == "Journal - calmroom"


def test_the_keys_of_other_places_are_not_heard_while_it_is_hidden(hidden: Home) -> None:
    QTest.keyClick(hidden.window.windowHandle(), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert hidden.place() is Room.JOURNAL


def test_keys_that_are_held_down_for_others_bring_nothing_back(hidden: Home) -> None:
    QTest.keyClick(hidden.window.hidden, Qt.Key.Key_Shift)
    QTest.keyClick(hidden.window.hidden, Qt.Key.Key_Control)
    assert hidden.window.hidden.isVisible()


def test_a_click_brings_it_back(hidden: Home) -> None:
    QTest.mouseClick(hidden.window.hidden, Qt.MouseButton.LeftButton)
    assert hidden.find("journal.text").isVisible()


def test_what_was_locked_meanwhile_asks_for_its_passphrase(hidden: Home) -> None:
    protect(hidden.house)
    hidden.house.bus.publish(MachineSlept())
    hidden.until(lambda: hidden.rooms.lock.is_locked)
    assert hidden.window.hidden.isVisible()
    hidden.until(lambda: hidden.window.page() is hidden.shell.pages.lock)
    QTest.keyClick(hidden.window.hidden, Qt.Key.Key_Space)
    assert hidden.find("lock.passphrase").isVisible()


def test_hiding_pauses_the_voice_and_coming_back_leaves_it_paused(home: Home) -> None:
    QTest.keyClick(home.find("today.begin"), Qt.Key.Key_Space)
    home.until(lambda: home.place() is Page.PLAYER)
    home.press(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert home.house.player.playhead().state is PlayState.PAUSED
    QTest.mouseClick(home.window.hidden, Qt.MouseButton.LeftButton)
    assert home.house.player.playhead().state is PlayState.PAUSED


def test_a_window_with_words_that_could_not_be_saved_stays_open_once(house: House, open_home: OpenHome) -> None:
    home = open_home(house)
    home.control(Qt.Key.Key_3)
    text = home.shell.pages.journal.page.text
    home.until(lambda: "heliotrope" in text.toPlainText())
    house.vault.journal.fault = FULL
    text.setFocus()
    QTest.keyClicks(text, "and bergamot ")
    assert not home.shell.may_close()
    assert "What you wrote last could not be saved." in home.words()
    assert home.shell.may_close()


def test_a_window_whose_words_are_safe_closes_at_once(home: Home) -> None:
    assert home.shell.may_close()


def _held(widget: QWidget) -> Iterator[str]:
    """Everything that any control holds, seen or not."""
    for child in (widget, *widget.findChildren(QWidget)):
        yield from (child.accessibleName(), child.accessibleDescription(), child.toolTip(), child.windowTitle())
        if isinstance(child, QLabel | QLineEdit):
            yield child.text()
        elif isinstance(child, QTextEdit | QPlainTextEdit):
            yield child.toPlainText()
        elif isinstance(child, QAbstractItemView) and child.model() is not None:
            yield from _in_model(child)


def _in_model(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                yield str(model.index(row, column).data(role))


def _spoken(widget: QWidget) -> Iterator[str]:
    """Everything that a screen reader can come by, hidden parts too."""
    root = QAccessible.queryAccessibleInterface(widget)
    assert root is not None
    waiting: list[QAccessibleInterface] = [root]
    while waiting:
        one = waiting.pop()
        for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
            yield one.text(kind)
        waiting.extend(one.child(at) for at in range(one.childCount()))


def test_who_can_open_it_no_more_begins_with_an_empty_vault_at_the_first_pages(locked: Home, house: House) -> None:
    for name in ("lock.anew.ask", "lock.anew.begin"):
        locked.find(name).setFocus()
        locked.press(Qt.Key.Key_Space)
    locked.until(lambda: locked.window.place is Page.FIRST_START)
    assert house.vault.journal.count() == 0
    assert "The one before is among the backups" in locked.words()
    assert not [word for word in WORDS[:3] if word in "\n".join(_held(locked.window))]
