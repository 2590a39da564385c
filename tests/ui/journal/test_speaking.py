"""Speaking on a page and hearing it again, with the keyboard and the mouse."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fakes.house import House
from fakes.journal_room import Opened, house_with
from fakes.recorder import note_sound
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import PlayerEnded
from calmroom.domain.journal.recording import RecordingEnd
from calmroom.domain.journal.voice_note import VoiceNote
from calmroom.domain.player import PlayState
from calmroom.domain.practice import Outcome
from calmroom.domain.units import Seconds, to_frames
from calmroom.services.journal import PAGE
from calmroom.ui.journal.sheet.voice_state import ENDS, MUTE, RECORD, STOP

if TYPE_CHECKING:
    from ui.journal.conftest import Show

    from calmroom.ui.journal.sheet.voice import VoicePart
    from calmroom.ui.journal.sheet.voice_row import NoteRow

SOUND = note_sound(30.0)
FIRST, SECOND = f"{0:032x}", f"{1:032x}"
SPACE = Qt.Key.Key_Space


def note(house: House, number: int = 1, entry_id: str = FIRST, length: float = 30.0) -> VoiceNote:
    """Have a note on a page."""
    made = VoiceNote(f"{number:032x}", entry_id, house.clock.now(), Seconds(0))
    house.vault.voices.begin(made)
    house.vault.voices.append(made.id, 0, SOUND)
    house.vault.voices.finish(made.id, Seconds(length))
    return made


def part(opened: Opened) -> VoicePart:
    return opened.pane.page.voice


def row(opened: Opened, number: int = 1) -> NoteRow:
    opened.until(lambda: len(part(opened).rows) >= number)
    return part(opened).rows[number - 1]


def press(opened: Opened) -> None:
    """Press the button to speak, or to stop, with the keyboard."""
    part(opened).button.setFocus()
    QTest.keyClick(part(opened).button, SPACE)


def speak(opened: Opened, seconds: float = 2.0) -> None:
    """Begin a recording and say something."""
    press(opened)
    opened.until(lambda: opened.house.recorder.is_open)
    opened.house.recorder.say(seconds)
    opened.until(lambda: part(opened).length.text() == f"0:{int(seconds):02}")


def kept(opened: Opened, entry_id: str = FIRST) -> tuple[VoiceNote, ...]:
    return tuple(one for one in opened.house.vault.voices.of_entry(entry_id) if one.is_whole)


def test_what_is_said_between_two_presses_becomes_a_row(show: Show) -> None:
    opened = show(house_with("Newest."))
    speak(opened)
    assert "Recording. It stays on this computer." in opened.words()
    assert (part(opened).button.text(), part(opened).meter.isVisible()) == (STOP, True)
    press(opened)
    assert row(opened).accessibleName() == "Voice note, 20:30, 2 seconds"
    assert part(opened).button.text() == RECORD
    assert part(opened).button.hasFocus()
    assert not part(opened).meter.isVisible()
    opened.until(lambda: opened.listed()[1] == "Friday, evening, with a voice note. Newest.")


def test_a_new_page_is_kept_with_what_was_spoken_on_it(show: Show) -> None:
    opened = show(House())
    opened.pane.new_entry()
    speak(opened)
    press(opened)
    row(opened)
    (entry,) = opened.house.vault.journal.newest(PAGE)
    assert kept(opened, entry.id)
    opened.pane.new_entry()
    assert part(opened).rows == ()
    opened.until(lambda: not opened.pane.is_dirty)
    opened.context.tasks.close()
    assert [one.id for one in opened.house.vault.journal.newest(PAGE)] == [entry.id]


def test_the_meter_says_how_loud_it_is_in_words_too(show: Show) -> None:
    opened = show(house_with("Newest."))
    speak(opened)
    assert part(opened).meter.accessibleDescription() == "loud"


@pytest.mark.parametrize("end", [RecordingEnd.ABSENT, RecordingEnd.REFUSED])
def test_without_a_microphone_one_sentence_says_so_and_the_button_stays(show: Show, end: RecordingEnd) -> None:
    opened = show(house_with("Newest."))
    opened.house.recorder.refuses = end
    press(opened)
    opened.until(lambda: ENDS[end] in opened.words())
    assert part(opened).button.text() == RECORD
    assert part(opened).button.hasFocus()
    opened.house.recorder.refuses = None
    speak(opened)
    press(opened)
    assert row(opened).isVisible()


def test_a_microphone_that_is_pulled_out_leaves_what_was_said(show: Show) -> None:
    opened = show(house_with("Newest."))
    speak(opened)
    opened.house.recorder.end(RecordingEnd.GONE)
    opened.until(lambda: ENDS[RecordingEnd.GONE] in opened.words())
    assert row(opened).note.length == 2.0


def test_a_muted_microphone_is_told(show: Show) -> None:
    opened = show(house_with("Newest."))
    press(opened)
    opened.until(lambda: opened.house.recorder.is_open)
    opened.house.recorder.say(2.5, gain=0.0)
    opened.until(lambda: MUTE in opened.words())
    press(opened)
    row(opened)


def test_another_page_ends_the_recording_and_has_none_of_it(show: Show) -> None:
    opened = show(house_with("Newest.", "Older."))
    speak(opened)
    opened.pane.list.view.setFocus()
    QTest.keyClick(opened.pane.list.view, Qt.Key.Key_Down)
    opened.until(lambda: bool(kept(opened)))
    assert not opened.house.recorder.is_open
    opened.until(lambda: part(opened).button.text() == RECORD)
    assert kept(opened, SECOND) == ()
    assert part(opened).rows == ()


def test_leaving_the_journal_ends_the_recording(show: Show) -> None:
    opened = show(house_with("Newest."))
    speak(opened)
    opened.pane.hide()
    opened.until(lambda: bool(kept(opened)))
    assert not opened.house.recorder.is_open


def test_a_page_that_is_removed_while_one_speaks_takes_what_was_said_and_brings_it_back(show: Show) -> None:
    opened = show(house_with("Newest.", "Older."))
    speak(opened)
    opened.button("journal.remove").click()
    opened.until(lambda: opened.stored() == ["Older."])
    assert not opened.house.recorder.is_open
    opened.removed[-1].undo()
    opened.until(lambda: opened.stored() == ["Newest.", "Older."])
    assert [one.length for one in kept(opened)] == [2.0]


def test_a_note_is_heard_and_paused_with_one_key(show: Show) -> None:
    house = house_with("Newest.")
    note(house)
    opened = show(house)
    play = row(opened).play
    play.setFocus()
    QTest.keyClick(play, SPACE)
    opened.until(lambda: house.note_player.head.state is PlayState.PLAYING)
    assert play.text() == "Pause"
    house.note_player.hear(12.0)
    opened.until(lambda: row(opened).told.text() == "0:12 of 0:30")
    assert row(opened).place.value() == 12
    QTest.keyClick(play, SPACE)
    opened.until(lambda: house.note_player.head.state is PlayState.PAUSED)
    assert play.accessibleName() == "Play the voice note, 20:30, 30 seconds"
    QTest.keyClick(play, SPACE)
    opened.until(lambda: house.note_player.head.state is PlayState.PLAYING)
    opened.pane.hide()


def test_the_arrows_move_in_a_note(show: Show) -> None:
    house = house_with("Newest.")
    note(house)
    opened = show(house)
    place = row(opened).place
    place.setFocus()
    QTest.keyClick(place, Qt.Key.Key_Right)
    assert row(opened).told.text() == "0:05 of 0:30"
    row(opened).play.click()
    opened.until(lambda: house.note_player.head.frame == to_frames(5.0))
    QTest.keyClick(place, Qt.Key.Key_Right)
    assert house.note_player.head.frame == to_frames(10.0)
    opened.pane.hide()


def test_at_its_end_a_note_stands_at_its_beginning(show: Show) -> None:
    house = house_with("Newest.")
    note(house)
    opened = show(house)
    row(opened).play.click()
    opened.until(lambda: house.note_player.head.state is PlayState.PLAYING)
    for hear in house.note_player._listeners:
        hear(PlayerEnded(Outcome.FINISHED, house.note_player.loads))
    opened.until(lambda: row(opened).play.text() == "Play")
    assert row(opened).told.text() == "0:00 of 0:30"
    opened.pane.hide()


def test_only_one_note_sounds(show: Show) -> None:
    house = house_with("Newest.")
    note(house, 1)
    note(house, 2)
    opened = show(house)
    row(opened, 2).play.click()
    row(opened, 1).play.click()
    opened.until(lambda: house.note_player.loads == 2)
    assert [one.play.text() for one in part(opened).rows] == ["Pause", "Play"]
    opened.pane.hide()


def test_leaving_the_page_ends_what_sounds(show: Show) -> None:
    house = house_with("Newest.", "Older.")
    note(house)
    opened = show(house)
    row(opened).play.click()
    opened.until(lambda: house.note_player.head.state is PlayState.PLAYING)
    opened.pane.list.view.setFocus()
    QTest.keyClick(opened.pane.list.view, Qt.Key.Key_Down)
    opened.until(lambda: house.note_player.is_closed)


def test_to_speak_pauses_a_note_and_to_hear_one_ends_the_recording(show: Show) -> None:
    house = house_with("Newest.")
    note(house)
    opened = show(house)
    row(opened).play.click()
    opened.until(lambda: house.note_player.head.state is PlayState.PLAYING)
    speak(opened)
    assert house.note_player.head.state is PlayState.PAUSED
    opened.until(lambda: row(opened).play.text() == "Play")
    row(opened).play.click()
    opened.until(lambda: not house.recorder.is_open)
    assert row(opened, 2).isVisible()
    opened.pane.hide()


def test_a_removed_note_comes_back_where_it_stood(show: Show) -> None:
    house = house_with("Newest.")
    for number in (1, 2, 3):
        note(house, number, length=10.0 * number)
    opened = show(house)
    row(opened, 3)
    row(opened, 1).remove.click()
    opened.until(lambda: len(part(opened).rows) == 2)
    assert part(opened).rows[0].play.hasFocus()
    assert "with a voice note" in opened.listed()[1]
    assert opened.removed[-1].message == "Voice note removed"
    opened.removed[-1].undo()
    opened.until(lambda: len(part(opened).rows) == 3)
    assert [one.note.length for one in part(opened).rows] == [10.0, 20.0, 30.0]
    assert [one.objectName() for one in part(opened).rows] == [f"journal.voice.{number}" for number in (1, 2, 3)]


def test_a_removed_note_is_held_no_longer_than_it_can_come_back(show: Show) -> None:
    house = house_with("Newest.")
    note(house)
    opened = show(house)
    row(opened).remove.click()
    opened.until(lambda: bool(opened.removed))
    opened.pane.forget()
    opened.removed[-1].undo()
    opened.context.tasks.close()
    assert kept(opened) == ()


def test_locked_the_page_shows_no_note(show: Show) -> None:
    house = house_with("Newest.")
    note(house)
    opened = show(house)
    row(opened)
    opened.pane.forget()
    assert part(opened).rows == ()


def test_what_the_disk_does_not_take_can_be_tried_again(show: Show) -> None:
    opened = show(house_with("Newest."))
    press(opened)
    opened.until(lambda: opened.house.recorder.is_open)
    opened.rooms.access.close()
    opened.house.shut = CalmroomError("The disk is full.", "Free some room.")
    opened.house.recorder.say(2.0)
    press(opened)
    opened.until(lambda: "The disk is full. Free some room. What was said is held here." in opened.words())
    opened.house.shut = None
    press(opened)
    assert row(opened).note.length == 2.0
    assert part(opened).button.text() == RECORD


def test_tab_goes_through_the_notes_in_reading_order(show: Show) -> None:
    house = house_with("Newest.")
    note(house)
    opened = show(house)
    row(opened).play.setFocus()
    reached = []
    for _ in range(4):
        reached.append(opened.focus().objectName())
        QTest.keyClick(opened.focus(), Qt.Key.Key_Tab)
    assert reached == [
        "journal.voice.1.play",
        "journal.voice.1.place",
        "journal.voice.1.remove",
        "journal.voice.record",
    ]


@pytest.mark.parametrize("text", [100, 130, 150])
def test_what_a_note_is_called_and_where_it_stands_can_be_read_at_any_size(show: Show, text: int) -> None:
    house = house_with("Newest.")
    house.settings = replace(house.settings, text=text)
    note(house)
    opened = show(house)
    opened.pane.resize(937, 760)
    found = row(opened)
    for label in (found.name, found.told):
        wide = label.fontMetrics().horizontalAdvance(label.text())
        assert label.width() >= wide
        assert found.rect().contains(label.geometry())
