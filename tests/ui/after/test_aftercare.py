"""What is offered after a fall, after a practice that goes further in, and on the morning after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from fakes.after_room import services_of
from fakes.house import House
from fakes.library import FakeLibrary, named, three
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QSlider, QTextEdit, QWidget

from calmroom.domain.care.check_in import CheckIn
from calmroom.domain.journal.journal import EntryKind
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.script import Touch
from calmroom.domain.units import to_frames
from calmroom.ui.after.pane import AfterPane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish

    from calmroom.services.practice import Beginning

SHELF = FakeLibrary(
    *three().scripts(),
    named("s18", "Whole-Body Listening", level=2),
    named("s26", "After Your Session", level=0),
    named("s28", "Night Settling", prompts=("How was the night?", "What let the day end?")),
)


class Asking:
    """The page after one practice, on the screen."""

    def __init__(self, pane: AfterPane, house: House, record: PracticeRecord, qtbot: QtBot) -> None:
        self.pane, self.house, self.record, self.qtbot = pane, house, record, qtbot
        self.done: list[PracticeRecord] = []
        self.begun: list[Beginning] = []
        pane.done.connect(self.done.append)
        pane.begin_asked.connect(self.begun.append)

    def button(self, name: str) -> QAbstractButton:
        found = self.pane.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton), name
        return found

    def note(self) -> QTextEdit:
        found = self.pane.findChild(QTextEdit, "after.note.text")
        assert isinstance(found, QTextEdit)
        return found

    def settle(self, value: int) -> None:
        slider = self.pane.findChild(QSlider, "after.settled")
        assert isinstance(slider, QSlider)
        slider.setFocus()
        QTest.keyClick(slider, Qt.Key.Key_Home)
        for _ in range(value):
            QTest.keyClick(slider, Qt.Key.Key_Right)

    def press(self, name: str) -> None:
        QTest.keyClick(self.button(name), Qt.Key.Key_Space)

    def words(self) -> str:
        return "\n".join(label.text() for label in self.pane.findChildren(QLabel) if label.isVisible())


Ask = Callable[[str], Asking]


@pytest.fixture
def ask(furnish: Furnish, qtbot: QtBot) -> Ask:
    def make(script_id: str) -> Asking:
        furnished = furnish(House(library=SHELF))
        rooms = furnished.rooms
        rooms.settings.change(touch=False)
        pane = AfterPane(services_of(rooms), furnished.context)
        title = rooms.practice.script(script_id).title
        record = replace(
            furnished.house.remember(script_id, title),
            outcome=Outcome.FINISHED,
            heard=to_frames(720),
            before=CheckIn(6, 7),
        )
        furnished.house.vault.practices.save(record)
        pane.show_for(record)
        qtbot.addWidget(pane)
        pane.resize(1180, 760)
        pane.show()
        return Asking(pane, furnished.house, record, qtbot)

    return make


def test_the_note_for_a_therapist_is_not_there_before_anything_fell(ask: Ask) -> None:
    asking = ask("s07")
    assert not asking.button("after.note.open").isVisible()


def test_after_a_fall_the_note_is_written_out_and_nothing_is_kept_of_it_unless_saved(ask: Ask) -> None:
    asking = ask("s07")
    asking.settle(3)
    asking.press("after.note.open")
    written = asking.note().toPlainText()
    assert "I did From Crown to Tailbone, 12 minutes." in written
    assert "Before: settled 6 of 10, here 7 of 10." in written
    assert "Afterwards: settled 3 of 10." in written
    assert "Nothing is sent." in asking.words()
    assert asking.house.vault.journal.newest(5) == ()


def test_after_a_fall_the_list_of_people_opens_in_place_and_forgets_them_when_the_page_does(ask: Ask) -> None:
    asking = ask("s07")
    asking.settle(3)
    assert "112" not in asking.words()
    asking.press("after.call")
    assert "112 works in the EU" in asking.words()
    assert asking.button("after.save").isVisible()
    asking.pane.forget()
    assert "112 works in the EU" not in asking.words()


def test_saved_the_note_is_a_page_of_the_journal_as_it_was_changed(ask: Ask) -> None:
    asking = ask("s07")
    asking.settle(3)
    asking.press("after.note.open")
    asking.note().setPlainText("It was too long for me.")
    asking.press("after.save")
    asking.qtbot.waitUntil(lambda: bool(asking.done))
    (entry,) = asking.house.vault.journal.newest(5)
    assert (entry.kind, entry.text, entry.practice_id) == (
        EntryKind.NOTE,
        "It was too long for me.",
        asking.record.id,
    )


def test_closed_again_there_is_no_note(ask: Ask) -> None:
    asking = ask("s07")
    asking.settle(3)
    asking.press("after.note.open")
    asking.press("after.note.open")
    asking.press("after.save")
    asking.qtbot.waitUntil(lambda: bool(asking.done))
    assert asking.house.vault.journal.newest(5) == ()


def test_taken_back_the_fall_leaves_the_note_that_stands_there(ask: Ask) -> None:
    asking = ask("s07")
    asking.settle(3)
    asking.press("after.note.open")
    asking.note().setPlainText("It was too long for me.")
    asking.settle(6)
    assert asking.note().isVisible()
    asking.press("after.save")
    asking.qtbot.waitUntil(lambda: bool(asking.done))
    assert [entry.text for entry in asking.house.vault.journal.newest(5)] == ["It was too long for me."]


def test_taken_back_the_fall_takes_a_closed_note_along(ask: Ask) -> None:
    asking = ask("s07")
    asking.settle(3)
    asking.press("after.note.open")
    asking.press("after.note.open")
    asking.settle(6)
    assert not asking.button("after.note.open").isVisible()


def test_closed_and_opened_again_the_note_is_as_it_was_changed(ask: Ask) -> None:
    asking = ask("s07")
    asking.settle(3)
    asking.press("after.note.open")
    asking.note().setPlainText("It was too long for me.")
    asking.press("after.note.open")
    asking.press("after.note.open")
    assert asking.note().toPlainText() == "It was too long for me."


def test_after_a_practice_further_in_two_ways_to_land_are_offered(ask: Ask) -> None:
    asking = ask("s18")
    assert asking.button("after.landing.s01").accessibleName() == "Begin Arriving Here, 5 minutes"
    assert asking.button("after.landing.s26").accessibleName() == "Begin After Your Session, 5 minutes"


def test_after_a_gentle_one_none_is(ask: Ask) -> None:
    asking = ask("s07")
    assert asking.pane.findChild(QAbstractButton, "after.landing.s01") is None
    assert "To land, if you like" not in asking.words()


def test_landing_begins_as_it_is_set(ask: Ask) -> None:
    asking = ask("s18")
    asking.press("after.landing.s26")
    (beginning,) = asking.begun
    assert (beginning.script_id, beginning.choices.minutes) == ("s26", 5)
    assert beginning.choices.touch is Touch.TOUCH_FREE


def test_landing_saves_what_was_set_first(ask: Ask) -> None:
    asking = ask("s18")
    asking.settle(4)
    asking.press("after.landing.s01")
    asking.qtbot.waitUntil(lambda: bool(asking.begun))
    kept = asking.house.vault.practices.get(asking.record.id)
    assert kept is not None
    assert kept.after == CheckIn(4, None)
    assert asking.done == []


def test_while_it_is_saved_there_is_no_second_way_to_land(ask: Ask) -> None:
    asking = ask("s18")
    asking.settle(4)
    asking.press("after.landing.s01")
    assert not asking.button("after.landing.s01").isEnabled()
    assert not asking.button("after.landing.s26").isEnabled()
    asking.qtbot.waitUntil(lambda: bool(asking.begun))
    assert asking.button("after.landing.s26").isEnabled()


def test_what_was_offered_after_one_practice_is_gone_after_the_next(ask: Ask) -> None:
    asking = ask("s18")
    asking.pane.show_for(replace(asking.record, id="b" * 32, script_id="s07", title="From Crown to Tailbone"))
    found = asking.pane.findChild(QWidget, "after.landings")
    assert found is not None
    assert not found.isVisible()


def test_a_night_is_asked_about_with_its_own_question(ask: Ask) -> None:
    asking = ask("s28")
    said = asking.words()
    assert said.count("How was the night?") == 2
    assert "You are back in the room" not in said


def test_what_is_said_of_the_night_is_kept_with_it(ask: Ask) -> None:
    asking = ask("s28")
    asking.settle(8)
    asking.press("after.save")
    asking.qtbot.waitUntil(lambda: bool(asking.done))
    kept = asking.house.vault.practices.get(asking.record.id)
    assert kept is not None
    assert kept.after.settled == 8
    assert kept.started == asking.house.clock.now() - timedelta(days=1)
