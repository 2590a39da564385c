from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.clock import EVENING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.journal.recording import LONGEST_RECORDING, Recording, RecordingEnd, RecordingState
from calmroom.domain.journal.voice_note import VoiceNote
from calmroom.domain.units import Seconds
from calmroom.ui.journal.sheet.voice_state import (
    AGAIN,
    ENDS,
    MUTE,
    RECORD,
    STOP,
    Saying,
    figures,
    place_words,
    saying_of,
    spoken_length,
    spoken_place,
    title_of,
)

PAGE = "a" * 32
SPEAKING = Recording(RecordingState.RECORDING, PAGE, length=Seconds(12.6), level=-33.0)
FULL = CalmroomError("The disk is full.", "Free some room.")


def test_a_page_without_a_recording_offers_one_and_says_nothing() -> None:
    assert saying_of(Recording(), PAGE) == Saying(RECORD)


def test_of_the_recording_of_another_page_nothing_is_said() -> None:
    assert saying_of(SPEAKING, "b" * 32) == Saying(RECORD)


def test_it_says_that_it_opens_records_and_keeps() -> None:
    assert saying_of(Recording(RecordingState.OPENING, PAGE), PAGE) == Saying(STOP, words="Opening the microphone.")
    assert saying_of(SPEAKING, PAGE) == Saying(
        STOP, words="Recording. It stays on this computer.", length="0:12", meter=0.5
    )
    ending = saying_of(replace(SPEAKING, state=RecordingState.ENDING), PAGE)
    assert ending == Saying(STOP, words="Keeping what was said.", length="0:12")


@pytest.mark.parametrize(("level", "meter"), [(-120.0, 0.0), (-60.0, 0.0), (-6.0, 1.0), (0.0, 1.0)])
def test_the_meter_stays_within_its_ends(level: float, meter: float) -> None:
    assert saying_of(replace(SPEAKING, level=level), PAGE).meter == meter


@pytest.mark.parametrize(
    ("recording", "words"),
    [
        (replace(SPEAKING, is_mute=True), MUTE),
        (replace(SPEAKING, has_paused=True), "Recording. The practice is paused meanwhile."),
        (replace(SPEAKING, length=Seconds(LONGEST_RECORDING - 59)), "Less than a minute is left in this note."),
        (replace(SPEAKING, fault=FULL), "The disk is full. What is said is held here, and tried again."),
    ],
)
def test_what_matters_while_one_speaks_is_said(recording: Recording, words: str) -> None:
    assert saying_of(recording, PAGE).words == words


@pytest.mark.parametrize("end", RecordingEnd)
def test_every_end_has_its_sentence_and_the_button_stays(end: RecordingEnd) -> None:
    saying = saying_of(Recording(entry_id=PAGE, length=Seconds(5.0), end=end), PAGE)
    assert (saying.words, saying.button) == (ENDS[end], RECORD)


def test_a_recorder_that_broke_before_it_began_does_not_say_that_something_is_kept() -> None:
    assert "kept" not in saying_of(Recording(entry_id=PAGE, end=RecordingEnd.BROKEN), PAGE).words


def test_what_could_not_be_kept_is_held_and_can_be_tried_again() -> None:
    saying = saying_of(Recording(entry_id=PAGE, end=RecordingEnd.STOPPED, fault=FULL), PAGE)
    assert saying.words == "The disk is full. Free some room. What was said is held here."
    assert (saying.button, saying.is_care) == (AGAIN, True)


@pytest.mark.parametrize(
    ("seconds", "written", "spoken"),
    [
        (0.2, "0:00", "1 second"),
        (59.9, "0:59", "59 seconds"),
        (60.2, "1:00", "1 minute"),
        (84.0, "1:24", "1 minute 24 seconds"),
    ],
)
def test_lengths_are_figures_for_the_eye_and_words_for_the_ear(seconds: float, written: str, spoken: str) -> None:
    assert (figures(seconds), spoken_length(seconds)) == (written, spoken)


def test_a_place_never_lies_behind_the_end() -> None:
    assert place_words(99.0, 84.0) == "1:24 of 1:24"
    assert spoken_place(99.0, 84.0) == "1 minute 24 seconds of 1 minute 24 seconds"
    assert spoken_place(0.0, 84.0) == "the beginning of 1 minute 24 seconds"


def test_a_note_is_called_after_its_hour() -> None:
    assert title_of(VoiceNote("b" * 32, PAGE, EVENING, Seconds(3))) == "Voice note, 20:30"
