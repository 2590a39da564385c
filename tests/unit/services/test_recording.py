from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from fakes.player import FakePlayer
from fakes.recorder import FakeRecorder
from fakes.settings_store import MemorySettings

from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import EntrySaved, RecordingChanged
from calmroom.domain.journal.journal import Entry
from calmroom.domain.journal.recording import Recording, RecordingEnd, RecordingState
from calmroom.domain.journal.voice_note import VoiceNote
from calmroom.domain.player import PlayState
from calmroom.domain.settings import Settings
from calmroom.domain.spoken import length_of
from calmroom.domain.timeline import Choices
from calmroom.services.journal import JournalService
from calmroom.services.listening import ListeningService
from calmroom.services.practice import Beginning
from calmroom.services.recording import RecordingService
from calmroom.services.settings import SettingsService
from calmroom.services.voices import VoiceService

from .conftest import Home

FULL = CalmroomError("The disk is full. Nothing was lost.", "Free some room.")


@dataclass
class Speech:
    """Somebody who speaks on a page."""

    home: Home
    recorder: FakeRecorder = field(default_factory=FakeRecorder)
    note_player: FakePlayer = field(default_factory=FakePlayer)
    told: list[Recording] = field(default_factory=list)

    def __post_init__(self) -> None:
        home = self.home
        self.voices = VoiceService(home.access, home.world)
        settings = SettingsService(MemorySettings(Settings()), home.world, None)
        self.listening = ListeningService(self.note_player, self.voices, home.practice, settings, home.world)
        self.service = RecordingService(self.recorder, self.voices, self.listening, home.practice, home.world)
        self.page: Entry = JournalService(home.access, home.world).begin()
        home.bus.subscribe(RecordingChanged, lambda event: self.told.append(event.recording))

    @property
    def notes(self) -> tuple[VoiceNote, ...]:
        return self.voices.of_entry(self.page.id)

    def say(self, *lengths: float) -> None:
        self.service.begin(self.page)
        for length in lengths:
            self.recorder.say(length)


@pytest.fixture
def speech(home: Home) -> Speech:
    return Speech(home)


def length_kept(speech: Speech) -> float:
    (note,) = speech.notes
    return length_of(b"".join(speech.voices.sound(note)))


def test_what_is_said_is_a_note_of_the_page(speech: Speech) -> None:
    speech.say(1.5, 1.5)
    speech.service.stop()
    (note,) = speech.notes
    assert (note.length, note.is_whole) == (3.0, True)
    assert length_kept(speech) == pytest.approx(3.0)
    assert speech.service.now == Recording(
        entry_id=speech.page.id, note_id=note.id, length=note.length, end=RecordingEnd.STOPPED
    )


def test_it_is_told_as_it_goes(speech: Speech) -> None:
    speech.say(1.5)
    speech.service.stop()
    states = [recording.state for recording in speech.told]
    assert list(dict.fromkeys(states)) == [
        RecordingState.OPENING,
        RecordingState.RECORDING,
        RecordingState.ENDING,
        RecordingState.NONE,
    ]


def test_what_was_said_is_in_the_vault_before_the_recording_is_over(speech: Speech) -> None:
    speech.say(1.5, 1.5)
    (note,) = speech.notes
    assert not note.is_whole
    assert length_kept(speech) >= 1.9


def test_while_it_is_recorded_it_is_not_among_the_notes(speech: Speech) -> None:
    speech.say(1.5)
    assert speech.service.notes_of(speech.page.id) == ()
    speech.service.stop()
    assert speech.service.notes_of(speech.page.id) == speech.notes


def test_after_a_crash_what_was_kept_is_a_note_as_long_as_it_sounds(speech: Speech) -> None:
    speech.say(1.5, 1.5)
    after = Speech(speech.home)
    (note,) = after.service.notes_of(speech.page.id)
    assert note.is_whole
    assert note.length == pytest.approx(length_kept(speech))


def test_after_a_crash_a_note_without_sound_is_gone(speech: Speech) -> None:
    note = speech.voices.begin(speech.page)
    speech.voices.append(note, 0, b"OggS")
    assert speech.service.notes_of(speech.page.id) == ()
    assert speech.notes == ()


@pytest.mark.parametrize("end", [RecordingEnd.GONE, RecordingEnd.LONGEST])
def test_however_it_ends_what_was_said_is_kept(speech: Speech, end: RecordingEnd) -> None:
    speech.say(1.5)
    speech.recorder.end(end)
    assert speech.service.now.end is end
    assert length_kept(speech) == pytest.approx(1.5)


def test_a_recorder_that_breaks_leaves_a_note_of_what_it_had_told(speech: Speech) -> None:
    speech.say(1.5, 1.5)
    speech.recorder.end(RecordingEnd.BROKEN)
    (note,) = speech.notes
    assert note.length == pytest.approx(length_kept(speech))
    assert 1.9 <= note.length < 3.0


@pytest.mark.parametrize("end", [RecordingEnd.ABSENT, RecordingEnd.REFUSED])
def test_without_a_microphone_neither_page_nor_note_is_written(speech: Speech, end: RecordingEnd) -> None:
    saved: list[EntrySaved] = []
    speech.home.bus.subscribe(EntrySaved, saved.append)
    speech.recorder.refuses = end
    speech.say()
    assert speech.service.now.end is end
    assert not speech.service.now.is_under_way
    assert (speech.notes, saved) == ((), [])


def test_there_is_one_recording_at_a_time(speech: Speech) -> None:
    speech.say(1.5)
    speech.service.begin(speech.page)
    assert speech.recorder.recordings == 1


def test_stopped_while_the_microphone_opens_it_never_records(speech: Speech) -> None:
    speech.recorder.waits = True
    speech.service.begin(speech.page)
    speech.service.stop()
    speech.recorder.open()
    assert not speech.recorder.is_open
    assert not speech.service.now.is_under_way


def test_a_practice_that_sounds_is_paused_first_and_that_is_told(speech: Speech) -> None:
    speech.home.practice.begin(Beginning("s01", Choices(12, "bf_emma")))
    speech.say(1.5)
    assert speech.home.player.head.state is PlayState.PAUSED
    assert speech.service.now.has_paused


def test_a_practice_that_begins_ends_the_recording(speech: Speech) -> None:
    speech.say(1.5)
    speech.home.practice.begin(Beginning("s01", Choices(12, "bf_emma")))
    assert not speech.recorder.is_open
    assert length_kept(speech) == pytest.approx(1.5)


def test_a_note_that_sounds_is_paused_first(speech: Speech) -> None:
    speech.say(3.0)
    speech.service.stop()
    speech.listening.play(speech.notes[0], speech.notes[0].length)
    speech.service.begin(speech.page)
    assert speech.note_player.head.state is PlayState.PAUSED


def test_a_microphone_that_gives_only_zeros_is_told(speech: Speech) -> None:
    speech.service.begin(speech.page)
    speech.recorder.say(1.0, gain=0.0)
    assert not speech.service.now.is_mute
    speech.recorder.say(1.5, gain=0.0)
    assert speech.service.now.is_mute
    speech.recorder.say(0.1)
    assert not speech.service.now.is_mute


def test_what_the_disk_does_not_take_is_held_and_kept_with_the_next_piece(speech: Speech) -> None:
    speech.service.begin(speech.page)
    speech.home.access.close()
    speech.home.fault = FULL
    speech.recorder.say(1.5)
    assert speech.service.now.fault is FULL
    speech.home.fault = None
    speech.recorder.say(1.5)
    assert speech.service.now.fault is None
    speech.service.stop()
    assert length_kept(speech) == pytest.approx(3.0)


def test_what_is_still_held_at_the_end_can_be_tried_again(speech: Speech) -> None:
    speech.service.begin(speech.page)
    speech.home.access.close()
    speech.home.fault = FULL
    speech.recorder.say(1.5)
    speech.service.stop()
    assert (speech.service.now.fault, speech.service.now.is_under_way) == (FULL, False)
    speech.service.begin(speech.page)
    assert speech.recorder.recordings == 1
    speech.home.fault = None
    speech.service.try_again()
    assert speech.service.now.fault is None
    assert length_kept(speech) == pytest.approx(1.5)
    assert speech.notes[0].is_whole


def test_finish_waits_until_it_is_kept(speech: Speech) -> None:
    speech.say(1.5)
    speech.service.finish()
    assert speech.notes[0].is_whole
    speech.service.finish()


def test_what_was_said_stays_out_of_what_is_told(speech: Speech) -> None:
    speech.say(1.5)
    assert "Ogg" not in repr(speech.told)


def test_a_recorder_that_cannot_be_started_leaves_nobody_waiting(
    speech: Speech, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_recorder: FakeRecorder, _hear: object) -> None:
        raise MemoryError

    monkeypatch.setattr(FakeRecorder, "start", fail)
    with pytest.raises(MemoryError):
        speech.service.begin(speech.page)
    assert speech.service.now == Recording(entry_id=speech.page.id, end=RecordingEnd.BROKEN)
    monkeypatch.undo()
    speech.say(1.5)
    assert speech.service.now.state is RecordingState.RECORDING
