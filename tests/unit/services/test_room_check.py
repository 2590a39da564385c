from __future__ import annotations

from itertools import pairwise

import pytest
from fakes.library import arrange, bundled
from fakes.settings_store import MemorySettings

from calmroom.domain.beds import NO_BED
from calmroom.domain.errors import CalmroomError
from calmroom.domain.levels import bed_gain, voice_gain
from calmroom.domain.player import Levels, PlayState, Rest, Tone
from calmroom.domain.settings import DeviceLevels, Settings
from calmroom.domain.timeline import BedCue, CaptionCue, Choices, NarrationCue, Programme
from calmroom.domain.units import Frames, Seconds, to_seconds
from calmroom.services.practice import Beginning
from calmroom.services.room_check import RoomCheckService, Trial, room_programme
from calmroom.services.settings import SettingsService
from calmroom.services.sound import SoundService

from .conftest import Home

TRIAL = Trial(40, 30, -20)


class Checking:
    """The room check on fakes."""

    def __init__(self, home: Home, settings: Settings) -> None:
        self.home, self.player = home, home.player
        self.settings = SettingsService(MemorySettings(settings), home.world)
        sound = SoundService(self.settings, home.practice, home.world)
        self.check = RoomCheckService(home.player, home.practice, self.settings, sound, home.world)


@pytest.fixture
def checking(home: Home) -> Checking:
    return Checking(home, Settings(bed="room"))


def made() -> Programme:
    script = next(script for script in bundled().scripts() if script.id == "s01")
    return room_programme(arrange(script, Choices(5, "bf_emma")).practice)


def test_it_lasts_half_a_minute_with_a_few_lines_over_the_bed() -> None:
    practice = made().practice
    assert to_seconds(practice.frames) == 30.0
    spoken = [cue for cue in practice.cues if isinstance(cue, NarrationCue)]
    assert len(spoken) >= 3
    assert to_seconds(Frames(sum(cue.end - cue.start for cue in spoken))) >= 20.0, "nearly all of it is the voice"
    assert [(cue.start, cue.end) for cue in practice.cues if isinstance(cue, CaptionCue)] == [
        (cue.start, cue.end) for cue in spoken
    ]
    assert [(cue.start, cue.end) for cue in practice.cues if isinstance(cue, BedCue)] == [(0, practice.frames)]


def test_no_line_is_cut_and_none_begins_with_the_bed() -> None:
    practice = made().practice
    spoken = [cue for cue in practice.cues if isinstance(cue, NarrationCue)]
    assert to_seconds(spoken[0].start) >= 2.0
    assert practice.frames - spoken[-1].end >= 48_000
    assert all(later.start - earlier.end >= 48_000 for earlier, later in pairwise(spoken))


def test_it_is_heard_through_the_player_in_the_chosen_voice(checking: Checking) -> None:
    checking.check.begin()
    assert checking.player.head.state is PlayState.PLAYING
    assert checking.player.programme == checking.check.programme
    cues = checking.player.programme.practice.cues if checking.player.programme else ()
    assert all(cue.clip.startswith("bf_emma/") for cue in cues if isinstance(cue, NarrationCue))
    assert {cue.bed for cue in cues if isinstance(cue, BedCue)} == {"room"}


def test_without_a_bed_it_is_the_voice_alone(home: Home) -> None:
    checking = Checking(home, Settings(bed=NO_BED))
    programme = checking.check.begin()
    assert not [cue for cue in programme.practice.cues if isinstance(cue, BedCue)]


def test_it_ends_by_itself_and_nothing_of_it_is_remembered(checking: Checking) -> None:
    checking.check.begin()
    checking.player.hear(31.0)
    assert checking.check.programme is None
    assert checking.check.playhead() is None
    assert not checking.home.vault.practices.since()


def test_no_bed_goes_on_after_it(home: Home) -> None:
    checking = Checking(home, Settings(bed="room", bed_stays=60))
    home.practice.set_rest(Rest(Seconds(3600.0), Seconds(60.0)))
    checking.check.begin()
    assert checking.player.rest == Rest()


def test_what_is_tried_is_heard_and_not_kept(checking: Checking) -> None:
    before = checking.settings.current
    checking.check.hear(TRIAL)
    assert checking.player.levels == Levels(voice_gain(40), bed_gain(30))
    assert checking.player.tone == Tone(-0.2)
    assert checking.settings.current == before


def test_what_is_right_is_kept_for_this_device(checking: Checking) -> None:
    checking.check.keep(TRIAL)
    now = checking.settings.current
    assert (now.voice_level, now.bed_level, now.balance, now.room_offered) == (40, 30, -20, True)
    assert now.levels == (DeviceLevels("", 40, 30),)


def test_put_back_is_as_it_was(checking: Checking) -> None:
    checking.check.hear(TRIAL)
    checking.check.put_back()
    assert checking.player.levels == Levels(voice_gain(60), bed_gain(50))
    assert checking.player.tone == Tone()


def test_it_waits_until_a_practice_is_over(checking: Checking) -> None:
    checking.home.practice.begin(Beginning("s01", Choices(5, "bf_emma")))
    with pytest.raises(CalmroomError, match="under way"):
        checking.check.begin()


def test_a_practice_that_begins_takes_its_place(checking: Checking) -> None:
    checking.check.begin()
    checking.home.practice.ground("bf_emma")
    assert checking.check.programme is None
    checking.check.stop()
    assert not checking.player.head.stopping
