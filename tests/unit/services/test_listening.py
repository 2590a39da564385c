from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.player import FakePlayer
from fakes.recorder import note_sound
from fakes.settings_store import MemorySettings

from calmroom.audio.talk.commands import Load
from calmroom.audio.talk.protocol import write_command
from calmroom.audio.talk.wire import LONGEST_LINE
from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import DeviceLost, ListeningEnded, Locked, PlayerEnded, PlayerEvent, SoundMissing
from calmroom.domain.journal.voice_note import PIECE, VoiceNote
from calmroom.domain.levels import levels_of
from calmroom.domain.player import DeviceWish, PlayState
from calmroom.domain.practice import Outcome
from calmroom.domain.settings import Settings
from calmroom.domain.spoken import MOST, programme_of
from calmroom.domain.timeline import Choices
from calmroom.domain.units import Seconds, to_frames
from calmroom.services.journal import JournalService
from calmroom.services.listening import LOST, SILENT, ListeningService
from calmroom.services.practice import Beginning
from calmroom.services.settings import SettingsService
from calmroom.services.voices import VoiceService

from .conftest import Home

SOUND = note_sound(3.0)
SETTINGS = Settings(voice_level=40, device="Headphones")
START = Seconds(0)


class Ear:
    """Somebody who hears notes again."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.player = FakePlayer()
        self.voices = VoiceService(home.access, home.world)
        settings = SettingsService(MemorySettings(SETTINGS), home.world, None)
        self.service = ListeningService(self.player, self.voices, home.practice, settings, home.world)
        self.page = JournalService(home.access, home.world).begin()
        self.ended: list[str] = []
        home.bus.subscribe(ListeningEnded, lambda event: self.ended.append(event.note_id))

    def note(self, length: float = 3.0) -> VoiceNote:
        note = self.voices.begin(self.page)
        self.voices.append(note, 0, SOUND[:1000])
        self.voices.append(note, 1, SOUND[1000:])
        kept = self.voices.finish(note, Seconds(length))
        assert kept is not None
        return kept

    def tell(self, event: PlayerEvent) -> None:
        for hear in self.player._listeners:
            hear(event)


@pytest.fixture
def ear(home: Home) -> Ear:
    return Ear(home)


def test_a_note_is_handed_to_the_player_through_memory(ear: Ear) -> None:
    note = ear.note()
    ear.service.play(note, START)
    assert ear.player.programme is not None
    assert ear.player.programme.spoken == SOUND
    assert ear.player.programme.practice.frames == to_frames(3.0)
    assert (ear.service.note_id, ear.service.is_sounding) == (note.id, True)


def test_it_sounds_as_loud_as_the_voice_and_where_that_sounds(ear: Ear) -> None:
    ear.service.play(ear.note(), START)
    assert (ear.player.levels, ear.player.device) == (levels_of(SETTINGS), DeviceWish("Headphones"))


def test_it_begins_where_it_is_asked_to(ear: Ear) -> None:
    ear.service.play(ear.note(), Seconds(2.0))
    head = ear.service.playhead()
    assert head is not None
    assert head.frame == to_frames(2.0)


def test_it_pauses_and_goes_on_and_moves(ear: Ear) -> None:
    ear.service.play(ear.note(), START)
    ear.service.pause()
    assert not ear.service.is_sounding
    ear.service.seek(Seconds(1.0))
    ear.service.go_on()
    assert (ear.service.is_sounding, ear.player.head.frame) == (True, to_frames(1.0))


def test_a_practice_that_sounds_is_paused_first(ear: Ear) -> None:
    ear.home.practice.begin(Beginning("s01", Choices(12, "bf_emma")))
    ear.service.play(ear.note(), START)
    assert ear.home.player.head.state is PlayState.PAUSED


def test_a_practice_that_begins_pauses_it(ear: Ear) -> None:
    ear.service.play(ear.note(), START)
    ear.home.practice.begin(Beginning("s01", Choices(12, "bf_emma")))
    assert ear.player.head.state is PlayState.PAUSED


def test_another_note_ends_the_one_before(ear: Ear) -> None:
    first, second = ear.note(), ear.note()
    ear.service.play(first, START)
    ear.service.play(second, START)
    assert (ear.ended, ear.service.note_id) == ([first.id], second.id)


def test_at_its_end_it_is_over(ear: Ear) -> None:
    note = ear.note()
    ear.service.play(note, START)
    ear.tell(PlayerEnded(Outcome.FINISHED, ear.player.loads))
    assert (ear.ended, ear.service.note_id, ear.service.playhead()) == ([note.id], "", None)


def test_the_end_of_an_older_one_is_not_taken_for_its_own(ear: Ear) -> None:
    note = ear.note()
    ear.service.play(note, START)
    ear.tell(PlayerEnded(Outcome.STOPPED, ear.player.loads - 1))
    assert (ear.ended, ear.service.note_id) == ([], note.id)


def test_locking_ends_it_and_its_player(ear: Ear) -> None:
    ear.service.play(ear.note(), START)
    ear.home.bus.publish(Locked())
    assert (ear.player.is_closed, ear.service.note_id) == (True, "")


@pytest.mark.parametrize(("event", "notice"), [(DeviceLost("x"), LOST), (SoundMissing("x"), SILENT)])
def test_what_becomes_of_the_device_is_said_of_the_note_and_of_no_practice(
    ear: Ear, event: PlayerEvent, notice: object
) -> None:
    ear.service.play(ear.note(), START)
    ear.tell(event)
    assert ear.home.notices == [notice]


def test_a_note_that_no_player_takes_is_told(ear: Ear) -> None:
    note = ear.note()
    for place in range(21):
        ear.voices.append(note, 2 + place, bytes(PIECE))
    with pytest.raises(CalmroomError, match="too long"):
        ear.service.play(note, START)
    assert ear.player.loads == 0


def test_the_longest_that_a_player_takes_goes_through_its_pipe() -> None:
    programme = programme_of(bytes(MOST), Seconds(7200.0))
    assert len(write_command(Load(programme))) < LONGEST_LINE


def test_a_note_without_sound_says_so(ear: Ear) -> None:
    note = replace(ear.note(), length=Seconds(0))
    with pytest.raises(CalmroomError, match="cannot be played"):
        ear.service.play(note, START)
