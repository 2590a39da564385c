"""A recording in the whole window: nothing that hides or locks it leaves the microphone open."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes.house import House
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from ui.shell.conftest import Home, OpenHome, agree
from ui.shell.test_locking import protect, unlock, write

PAGE = "a" * 32


@pytest.fixture
def home(open_home: OpenHome) -> Home:
    """A window that shows a page of the journal, with somebody who speaks."""
    house = House()
    agree(house)
    write(house)
    home = open_home(house)
    home.until(lambda: "Iris" in home.words())
    home.control(Qt.Key.Key_3)
    home.until(lambda: "heliotrope" in home.shell.pages.journal.page.text.toPlainText())
    protect(house)
    button = home.find("journal.voice.record")
    assert isinstance(button, QAbstractButton)
    button.click()
    home.until(lambda: house.recorder.is_open)
    house.recorder.say(2.0)
    return home


def lengths(home: Home) -> list[float]:
    return [note.length for note in home.house.vault.voices.of_entry(PAGE) if note.is_whole]


def lock_by_key(home: Home) -> None:
    home.control(Qt.Key.Key_L)


def lock_by_time(home: Home) -> None:
    home.shell.locking.lock(asked=False)


@pytest.mark.parametrize("lock", [lock_by_key, lock_by_time])
def test_locking_keeps_what_was_said_before_the_vault_is_shut(home: Home, lock: Callable[[Home], None]) -> None:
    lock(home)
    home.until(lambda: home.rooms.lock.is_locked)
    assert not home.house.recorder.is_open
    assert lengths(home) == [2.0]


def test_hiding_ends_the_recording_and_keeps_it(home: Home) -> None:
    home.shell.locking.hide()
    home.until(lambda: lengths(home) == [2.0])
    assert not home.house.recorder.is_open


def test_another_room_ends_the_recording_and_keeps_it(home: Home) -> None:
    home.control(Qt.Key.Key_1)
    home.until(lambda: lengths(home) == [2.0])
    assert not home.house.recorder.is_open


def test_the_end_of_the_program_keeps_it(home: Home) -> None:
    home.shell.flush()
    home.until(lambda: lengths(home) == [2.0])
    assert not home.house.recorder.is_open


def test_after_unlocking_the_note_is_there(home: Home) -> None:
    lock_by_key(home)
    home.until(lambda: home.rooms.lock.is_locked)
    home.until(lambda: home.window.page() is home.shell.pages.lock)
    unlock()
    home.until(lambda: not home.rooms.lock.is_locked)
    home.control(Qt.Key.Key_3)
    home.until(lambda: len(home.shell.pages.journal.page.voice.rows) == 1)
