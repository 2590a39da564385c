from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fakes.after_room import services_of
from fakes.house import House
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QSlider, QTextEdit, QWidget

from calmroom.domain.care.check_in import CheckIn, Discomfort
from calmroom.domain.errors import CalmroomError
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.units import to_frames
from calmroom.ui.after.pane import AfterPane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish, Furnished

    from calmroom.domain.journal.journal import Entry

MARKER = "tamarisk"
FULL = CalmroomError("The journal could not be written; the disk is full.", "Free some room and save again.")
CONTROL = Qt.KeyboardModifier.ControlModifier


class Asking:
    """The page after a practice, on the screen."""

    def __init__(self, furnished: Furnished, qtbot: QtBot) -> None:
        rooms = furnished.rooms
        self.house = furnished.house
        self.vault = furnished.house.vault
        self.qtbot = qtbot
        self.pane = AfterPane(services_of(rooms), furnished.context)
        self.done: list[PracticeRecord] = []
        self.ground: list[bool] = []
        self.pane.done.connect(self.done.append)
        self.pane.ground_asked.connect(lambda: self.ground.append(True))
        record = self.house.remember("s07", "From Crown to Tailbone")
        self.record = replace(
            record, outcome=Outcome.FINISHED, heard=to_frames(1140), held=2, before=CheckIn(4, 5), minutes=17
        )
        self.vault.practices.save(self.record)
        self.pane.show_for(self.record)

    def button(self, name: str) -> QAbstractButton:
        found = self.pane.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton), name
        return found

    def text(self) -> QTextEdit:
        found = self.pane.findChild(QTextEdit, "after.text")
        assert isinstance(found, QTextEdit)
        return found

    def write(self, words: str) -> None:
        self.text().setFocus()
        QTest.keyClicks(self.text(), words)

    def answer(self, name: str, value: int) -> None:
        slider = self.pane.findChild(QSlider, name)
        assert isinstance(slider, QSlider)
        slider.setFocus()
        QTest.keyClick(slider, Qt.Key.Key_Home)
        for _ in range(value):
            QTest.keyClick(slider, Qt.Key.Key_Right)

    def own_word(self, word: str, *, end: Qt.Key = Qt.Key.Key_Return) -> None:
        self.button("after.words.own").click()
        field = self.pane.findChild(QLineEdit, "after.words.field")
        assert isinstance(field, QLineEdit)
        QTest.keyClicks(field, word)
        QTest.keyClick(field, end)

    def discomfort(self, words: str) -> None:
        found = [b for b in self.pane.findChildren(QAbstractButton) if b.text() == words]
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def care(self) -> QWidget:
        found = self.pane.findChild(QWidget, "after.care")
        assert isinstance(found, QWidget)
        return found

    def save(self) -> None:
        self.button("after.save").click()
        self.qtbot.waitUntil(lambda: self.button("after.save").isEnabled())

    def entries(self) -> tuple[Entry, ...]:
        return self.vault.journal.newest(10)

    def kept(self) -> PracticeRecord:
        found = self.vault.practices.get(self.record.id)
        assert found is not None
        return found

    def fault(self) -> QLabel:
        found = self.pane.findChild(QLabel, "after.fault")
        assert isinstance(found, QLabel)
        return found


Ask = Callable[[], Asking]


@pytest.fixture
def ask(furnish: Furnish, qtbot: QtBot) -> Ask:
    def make() -> Asking:
        asking = Asking(furnish(House()), qtbot)
        qtbot.addWidget(asking.pane)
        asking.pane.resize(1180, 760)
        asking.pane.show()
        asking.pane.activateWindow()
        qtbot.waitUntil(asking.pane.isActiveWindow)
        asking.pane.setFocus()
        return asking

    return make


def test_it_says_where_one_is_and_what_was_done(ask: Ask) -> None:
    asking = ask()
    words = [label.text() for label in asking.pane.findChildren(QLabel)]
    assert "You are back in the room" in words
    assert "From Crown to Tailbone, 19 minutes, held here twice." in words


def test_save_writes_the_answers_and_the_page(ask: Ask) -> None:
    asking = ask()
    asking.answer("after.settled", 6)
    asking.answer("after.present", 7)
    asking.button("after.word.quieter").click()
    asking.button("after.word.heavy").click()
    asking.discomfort("no")
    asking.write("The sacrum felt wide.")
    asking.save()
    assert asking.done == [asking.record]
    kept = asking.kept()
    assert (kept.after, kept.words, kept.discomfort) == (CheckIn(6, 7), ("quieter", "heavy"), Discomfort.NO)
    (entry,) = asking.entries()
    assert (entry.text, entry.practice_id) == ("The sacrum felt wide.", asking.record.id)
    assert entry.prompt


def test_save_with_nothing_set_is_fine(ask: Ask) -> None:
    asking = ask()
    asking.save()
    assert asking.done == [asking.record]
    assert asking.kept().after == CheckIn()
    assert asking.entries() == ()


def test_a_fourth_word_lets_the_first_go(ask: Ask) -> None:
    asking = ask()
    for word in ("softer", "quieter", "warmer", "wider"):
        asking.button(f"after.word.{word}").click()
    assert not asking.button("after.word.softer").isChecked()
    asking.save()
    assert asking.kept().words == ("quieter", "warmer", "wider")


def test_an_own_word_becomes_a_chosen_chip(ask: Ask) -> None:
    asking = ask()
    asking.own_word("like rain")
    assert asking.button("after.word.own-1").isChecked()
    asking.save()
    assert asking.kept().words == ("like rain",)


def test_esc_leaves_the_field_for_an_own_word_and_not_the_page(ask: Ask) -> None:
    asking = ask()
    asking.own_word("like rain", end=Qt.Key.Key_Escape)
    assert asking.done == []
    assert asking.button("after.words.own").isVisible()
    asking.save()
    assert asking.kept().words == ()


def test_letters_and_spaces_are_for_writing(ask: Ask) -> None:
    asking = ask()
    asking.write("go home, calm tea: h e l m g")
    assert asking.text().toPlainText() == "go home, calm tea: h e l m g"
    assert asking.done == []


@pytest.mark.parametrize("key", [Qt.Key.Key_S, Qt.Key.Key_Return])
def test_ctrl_s_and_ctrl_enter_save_while_writing(ask: Ask, key: Qt.Key) -> None:
    asking = ask()
    asking.write("Quiet.")
    QTest.keyClick(asking.text(), key, CONTROL)
    asking.qtbot.waitUntil(lambda: asking.done == [asking.record])
    assert [entry.text for entry in asking.entries()] == ["Quiet."]


def test_leaving_without_saving_keeps_the_practice_alone(ask: Ask) -> None:
    asking = ask()
    asking.answer("after.settled", 6)
    asking.write("Not this time.")
    asking.button("after.leave").click()
    assert asking.done == [asking.record]
    assert asking.kept() == asking.record
    assert asking.entries() == ()


def test_left_without_saving_nothing_of_it_is_held(ask: Ask) -> None:
    asking = ask()
    asking.answer("after.settled", 6)
    asking.write("Not this time.")
    asking.button("after.leave").click()
    assert asking.text().toPlainText() == ""
    assert not asking.pane.is_dirty
    assert asking.pane.flush()
    assert asking.entries() == ()


def test_saved_twice_at_once_it_is_over_once(ask: Ask) -> None:
    asking = ask()
    asking.write("Quiet.")
    QTest.keyClick(asking.text(), Qt.Key.Key_S, CONTROL)
    QTest.keyClick(asking.text(), Qt.Key.Key_S, CONTROL)
    assert asking.pane.flush()
    asking.qtbot.waitUntil(lambda: asking.button("after.save").isEnabled())
    QApplication.processEvents()
    assert asking.done == [asking.record]


def test_esc_leaves_an_untouched_page(ask: Ask) -> None:
    asking = ask()
    QTest.keyClick(asking.pane, Qt.Key.Key_Escape)
    assert asking.done == [asking.record]


def test_esc_with_something_to_lose_only_goes_to_the_quiet_button(ask: Ask) -> None:
    asking = ask()
    asking.write("Something.")
    QTest.keyClick(asking.text(), Qt.Key.Key_Escape)
    assert asking.done == []
    assert asking.button("after.leave").hasFocus()


def test_a_fall_brings_kind_words_and_ground_me_beside_the_form(ask: Ask) -> None:
    asking = ask()
    assert not asking.care().isVisible()
    asking.answer("after.settled", 2)
    assert asking.care().isVisible()
    asking.button("after.ground").click()
    assert asking.ground == [True]
    assert asking.done == []


def test_a_lot_brings_kind_words_and_no_takes_them_away(ask: Ask) -> None:
    asking = ask()
    asking.discomfort("a lot")
    assert asking.care().isVisible()
    asking.discomfort("no")
    assert not asking.care().isVisible()


def test_after_ground_me_everything_is_still_there(ask: Ask) -> None:
    asking = ask()
    asking.answer("after.settled", 2)
    asking.write("Half a senten")
    asking.pane.hide()
    asking.pane.show()
    assert asking.text().toPlainText() == "Half a senten"
    assert asking.pane.check_in.settled == 2


def test_a_full_disk_is_said_and_the_words_stay(ask: Ask) -> None:
    asking = ask()
    asking.vault.journal.fault = FULL
    asking.write("Still mine.")
    asking.save()
    assert asking.done == []
    assert asking.text().toPlainText() == "Still mine."
    assert asking.fault().isVisible()
    assert asking.fault().text().startswith("The journal could not be written; the disk is full.")
    assert "What you wrote is still here." in asking.fault().text()


def test_saving_again_writes_one_page(ask: Ask) -> None:
    asking = ask()
    asking.vault.journal.fault = FULL
    asking.write("Still mine.")
    asking.save()
    asking.vault.journal.fault = None
    asking.save()
    assert asking.done == [asking.record]
    assert not asking.fault().isVisible()
    assert [entry.text for entry in asking.entries()] == ["Still mine."]


def test_answers_that_could_not_be_written_keep_the_page_open(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    asking = ask()

    def refuse(_record: PracticeRecord) -> None:
        raise FULL

    monkeypatch.setattr(asking.vault.practices, "save", refuse)
    asking.answer("after.settled", 6)
    asking.save()
    assert asking.done == []
    assert asking.fault().isVisible()
    assert asking.pane.check_in.settled == 6


def test_what_is_typed_stands_in_its_own_field_and_nowhere_else(ask: Ask, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    asking = ask()
    asking.vault.journal.fault = FULL
    asking.write(f"The {MARKER} moved.")
    asking.own_word(MARKER)
    asking.save()
    own = {asking.text(), asking.button("after.word.own-1")}
    for widget in asking.pane.findChildren(QWidget):
        told = (widget.objectName(), widget.accessibleIdentifier(), widget.accessibleDescription(), widget.toolTip())
        assert MARKER not in " ".join(told)
        assert widget in own or MARKER not in widget.accessibleName()
    assert MARKER not in asking.pane.window().windowTitle()
    assert MARKER not in asking.fault().text()
    assert MARKER not in caplog.text
    assert MARKER not in repr(asking.kept())


@pytest.mark.parametrize("width", [1180, 900, 640])
def test_every_chip_lies_within_its_row(ask: Ask, width: int) -> None:
    asking = ask()
    asking.pane.resize(width, 600)
    words = asking.pane.findChild(QWidget, "after.words")
    assert words is not None
    asking.qtbot.waitUntil(lambda: words.rect().contains(asking.button("after.words.own").geometry()))


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("after.settled", "How settled is it now?"),
        ("after.present", "How much are you here?"),
        ("after.words", "Up to three words, or none"),
        ("after.word.quieter", "quieter"),
        ("after.discomfort", "Anything uncomfortable?"),
        ("after.save", "Save"),
        ("after.leave", "Leave without saving"),
    ],
)
def test_each_control_has_its_name(ask: Ask, name: str, spoken: str) -> None:
    control = ask().pane.findChild(QWidget, name)
    assert control is not None
    assert control.accessibleName() == spoken
    assert control.accessibleIdentifier() == name


def test_locked_away_everything_that_was_said_is_saved_first_and_then_gone_from_the_page(ask: Ask) -> None:
    asking = ask()
    asking.answer("after.settled", 7)
    asking.write("heliotrope")
    assert asking.pane.flush()
    asking.pane.forget()
    assert asking.kept().after.settled == 7
    assert [entry.text for entry in asking.entries()] == ["heliotrope"]
    assert asking.text().toPlainText() == ""
    assert asking.text().accessibleName() != ""
    assert not asking.pane.check_in.is_answered


def test_answers_without_a_word_are_saved_as_well(ask: Ask) -> None:
    asking = ask()
    asking.answer("after.settled", 7)
    assert asking.pane.flush()
    assert asking.kept().after.settled == 7
    assert asking.entries() == ()


def test_what_could_not_be_saved_is_not_forgotten(ask: Ask) -> None:
    asking = ask()
    asking.vault.journal.fault = CalmroomError("The disk is full.", "Free some room.")
    asking.write("heliotrope")
    assert not asking.pane.flush()
    asking.pane.forget()
    assert asking.text().toPlainText() == "heliotrope"


def test_the_next_practice_is_asked_about_with_nothing_answered_yet(ask: Ask) -> None:
    asking = ask()
    asking.discomfort("a lot")
    asking.save()
    other = replace(asking.record, id="f" * 32, script_id="s01", title="Arriving Here")
    asking.vault.practices.save(other)
    asking.pane.show_for(other)
    assert not asking.care().isVisible()
    assert not any(asking.button(f"after.discomfort.{words}").isChecked() for words in Discomfort)
    asking.save()
    kept = asking.vault.practices.get(other.id)
    assert kept is not None
    assert kept.discomfort is None
