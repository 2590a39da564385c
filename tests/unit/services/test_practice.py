from __future__ import annotations

import pytest

from calmroom.domain.check_in import CheckIn, Discomfort
from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import PracticeEnded, SoundMissing
from calmroom.domain.ports import PlayState
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.timeline import Choices, PhaseCue
from calmroom.domain.units import Frames, to_frames
from calmroom.services.practice import Beginning

from .conftest import Home

FIVE = Choices(5, "bf_emma")


def only(home: Home) -> PracticeRecord:
    (record,) = home.vault.practices.since()
    return record


def test_a_practice_that_has_begun_sounds_and_is_remembered_as_under_way(home: Home) -> None:
    home.practice.begin(Beginning("s01", FIVE, CheckIn(settled=3)))
    assert home.player.playhead().state is PlayState.PLAYING
    record = only(home)
    assert (record.outcome, record.before.settled, record.title) == (Outcome.UNDER_WAY, 3, "Arriving Here")


def test_heard_to_its_end_it_is_finished(home: Home) -> None:
    ended: list[PracticeEnded] = []
    home.bus.subscribe(PracticeEnded, ended.append)
    playing = home.practice.begin(Beginning("s01", FIVE))
    home.player.hear(301)
    assert only(home).outcome is Outcome.FINISHED
    assert only(home).reached == playing.programme.practice.frames
    assert [event.record.id for event in ended] == [playing.record.id]
    assert home.practice.playing is None


def test_eased_off_it_ended_gently_where_the_listener_left_it(home: Home) -> None:
    home.practice.begin(Beginning("s01", FIVE))
    home.player.hear(100)
    home.practice.ease_off()
    home.player.hear(200)
    record = only(home)
    assert record.outcome is Outcome.ENDED_GENTLY
    assert record.reached == to_frames(100)


def test_stopped_on_the_way_it_can_be_continued(home: Home) -> None:
    home.practice.begin(Beginning("s01", FIVE))
    home.player.hear(60)
    home.practice.stop()
    home.player.hear(3)
    left = home.practice.unfinished()
    assert left is not None
    assert left.outcome is Outcome.STOPPED
    assert abs(left.reached - to_frames(60)) <= to_frames(3)


def test_stopped_in_the_return_it_is_finished(home: Home) -> None:
    playing = home.practice.begin(Beginning("s01", FIVE))
    parts = [cue for cue in playing.programme.practice.cues if isinstance(cue, PhaseCue)]
    home.player.go_to(parts[-1].start + 1)
    home.practice.stop()
    home.player.hear(3)
    assert only(home).outcome is Outcome.FINISHED


def test_continuing_goes_on_where_it_was_left_and_takes_the_old_offer_away(home: Home) -> None:
    home.practice.begin(Beginning("s01", FIVE))
    home.player.hear(60)
    home.practice.stop()
    home.player.hear(3)
    left = home.practice.unfinished()
    assert left is not None
    home.practice.begin(Beginning("s01", FIVE, continued=left))
    assert home.player.playhead().frame == left.reached
    assert home.vault.practices.get(left.id) is not None
    assert home.practice.unfinished() is None


def test_let_go_is_not_offered_again_and_can_be_taken_back(home: Home) -> None:
    home.practice.begin(Beginning("s01", FIVE))
    home.player.hear(60)
    home.practice.stop()
    home.player.hear(3)
    left = home.practice.unfinished()
    assert left is not None
    home.practice.let_go(left)
    assert home.practice.unfinished() is None
    home.practice.take_back(left)
    assert home.practice.unfinished() == left


def test_ground_me_takes_over_and_what_was_playing_can_be_continued(home: Home) -> None:
    home.practice.begin(Beginning("s07", FIVE))
    home.player.hear(90)
    grounded = home.practice.ground("bf_emma")
    assert grounded.script.id == "s03"
    assert grounded.choices.bed == "none"
    assert not grounded.choices.bells
    left = home.practice.unfinished()
    assert left is not None
    assert left.script_id == "s07"


def test_one_press_pauses_and_the_next_goes_on(home: Home) -> None:
    home.practice.begin(Beginning("s01", FIVE))
    home.player.hear(10)
    home.practice.pause_or_go_on()
    assert home.player.playhead().state is PlayState.PAUSED
    home.practice.pause_or_go_on()
    assert home.player.playhead().state is PlayState.PLAYING


def test_one_press_holds_and_the_next_releases(home: Home) -> None:
    home.practice.begin(Beginning("s01", FIVE))
    home.player.hear(10)
    home.practice.hold_or_release()
    head = home.player.playhead()
    assert head.hold_asked or head.state is PlayState.HELD
    home.practice.hold_or_release()
    head = home.player.playhead()
    assert not head.hold_asked
    assert head.state is PlayState.PLAYING


@pytest.mark.parametrize(("seconds", "expected"), [(-100, 0), (10, 30), (10_000, 5 * 60)])
def test_seeking_stays_within_the_practice(home: Home, seconds: float, expected: float) -> None:
    home.practice.begin(Beginning("s01", FIVE))
    home.player.hear(20)
    home.practice.seek_by(seconds)
    assert abs(home.player.playhead().frame - to_frames(expected)) <= 1


def test_a_part_is_sought_by_its_number(home: Home) -> None:
    playing = home.practice.begin(Beginning("s01", FIVE))
    parts = [cue for cue in playing.programme.practice.cues if isinstance(cue, PhaseCue)]
    home.practice.seek_part(2)
    assert home.player.playhead().frame == parts[2].start


def test_how_it_is_afterwards_is_remembered_with_it(home: Home) -> None:
    home.practice.begin(Beginning("s01", FIVE))
    home.player.hear(301)
    home.practice.finish(only(home), CheckIn(settled=7), ("quieter",), Discomfort.A_LITTLE)
    record = only(home)
    assert (record.after.settled, record.words, record.discomfort) == (7, ("quieter",), Discomfort.A_LITTLE)
    assert record.outcome is Outcome.FINISHED


def test_a_crash_loses_no_more_than_what_was_not_kept_yet(home: Home) -> None:
    home.practice.begin(Beginning("s01", FIVE))
    home.player.hear(45)
    home.practice.keep()
    assert only(home).reached == to_frames(45)
    assert only(home).outcome is Outcome.UNDER_WAY


def test_a_practice_plays_without_a_vault_and_that_is_said_once(home: Home) -> None:
    home.fault = CalmroomError("The disk is full.", "Make room.")
    home.practice.begin(Beginning("s01", FIVE))
    home.practice.keep()
    assert home.player.playhead().state is PlayState.PLAYING
    assert [notice.message for notice in home.notices] == ["The disk is full."]


def test_no_sound_is_said_in_a_sentence(home: Home) -> None:
    home.player._tell(SoundMissing("none"))
    assert [notice.message for notice in home.notices] == ["There is no sound device, so this is a quiet practice."]


def test_an_unknown_practice_names_those_there_are(home: Home) -> None:
    with pytest.raises(CalmroomError) as caught:
        home.practice.begin(Beginning("s99", FIVE))
    assert "s01, s03, s07" in caught.value.hint


def test_a_length_that_cannot_be_reached_begins_nothing(home: Home) -> None:
    with pytest.raises(CalmroomError):
        home.practice.begin(Beginning("s01", Choices(90, "bf_emma")))
    assert home.practice.playing is None
    assert home.vault.practices.since() == ()
    assert home.player.playhead().frame == Frames(0)
