from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.library import FakeLibrary

from calmroom.domain.breath import BreathPattern
from calmroom.domain.care.check_in import CheckIn, Discomfort
from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import ClipSkipped, PlayerEnded, PracticeEnded, PracticeResting, RestBegun, SoundMissing
from calmroom.domain.player import PlayState, Rest
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.routine.handover import own_voice
from calmroom.domain.script import Touch
from calmroom.domain.timeline import CaptionCue, Choices, PhaseCue
from calmroom.domain.units import RATE, Frames, Seconds, to_frames
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


def test_after_ground_me_a_practice_goes_on_from_the_beginning_of_the_part_it_was_in(home: Home) -> None:
    playing = home.practice.begin(Beginning("s07", FIVE))
    parts = [cue for cue in playing.programme.practice.cues if isinstance(cue, PhaseCue)]
    home.player.go_to(parts[1].start + to_frames(30))
    home.practice.ground("bf_emma")
    left = home.practice.unfinished()
    assert left is not None
    assert (left.reached, left.part) == (parts[1].start, "body")


def test_what_ended_in_the_return_stays_finished_when_ground_me_comes(home: Home) -> None:
    playing = home.practice.begin(Beginning("s07", FIVE))
    parts = [cue for cue in playing.programme.practice.cues if isinstance(cue, PhaseCue)]
    home.player.go_to(parts[-1].start + 1)
    home.practice.ground("bf_emma")
    assert home.practice.unfinished() is None


def test_four_fifths_of_the_speech_heard_and_then_stopped_is_finished(home: Home) -> None:
    playing = home.practice.begin(Beginning("s01", FIVE))
    lines = [cue for cue in playing.programme.practice.cues if isinstance(cue, CaptionCue)]
    spoken = sum(cue.end - cue.start for cue in lines)
    enough = next(cue.end for cue in lines if sum(c.end - c.start for c in lines if c.end <= cue.end) >= 0.8 * spoken)
    home.player.hear(enough / RATE + 0.1)
    home.practice.stop()
    home.player.hear(3)
    assert only(home).outcome is Outcome.FINISHED


def test_what_was_passed_over_without_hearing_it_is_not_finished(home: Home) -> None:
    playing = home.practice.begin(Beginning("s01", FIVE))
    parts = [cue for cue in playing.programme.practice.cues if isinstance(cue, PhaseCue)]
    home.practice.seek(Frames(parts[-1].start - to_frames(5)))
    home.practice.stop()
    home.player.hear(3)
    assert only(home).outcome is Outcome.STOPPED


def test_what_was_heard_on_another_day_counts_as_heard(home: Home) -> None:
    playing = home.practice.begin(Beginning("s01", FIVE))
    parts = [cue for cue in playing.programme.practice.cues if isinstance(cue, PhaseCue)]
    home.player.hear(120)
    home.practice.stop()
    home.player.hear(3)
    left = home.practice.unfinished()
    assert left is not None
    home.practice.begin(Beginning("s01", FIVE, continued=left))
    home.player.hear((parts[-1].start - left.reached) / RATE - 4)
    home.practice.stop()
    home.player.hear(3)
    assert home.practice.unfinished() is None


def test_what_is_continued_spares_the_hands_that_are_to_be_spared_now(home: Home) -> None:
    home.practice.begin(Beginning("s01", FIVE))
    home.player.hear(60)
    home.practice.stop()
    home.player.hear(3)
    left = home.practice.unfinished()
    assert left is not None
    spared = home.practice.begin(Beginning("s01", replace(FIVE, touch=Touch.TOUCH_FREE), continued=left))
    assert spared.choices.touch is Touch.TOUCH_FREE


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
    home.player.tell(SoundMissing("none"))
    assert [notice.message for notice in home.notices] == ["There is no sound device, so this is a quiet practice."]


def test_a_clip_that_cannot_be_read_is_named_to_whoever_asks_and_is_no_notice(home: Home) -> None:
    named: list[ClipSkipped] = []
    home.bus.subscribe(ClipSkipped, named.append)
    home.player.tell(ClipSkipped("bf_emma/a.opus"))
    assert [skipped.clip for skipped in named] == ["bf_emma/a.opus"]
    assert home.notices == []


def test_an_unknown_practice_names_those_there_are(home: Home) -> None:
    with pytest.raises(CalmroomError) as caught:
        home.practice.begin(Beginning("s99", FIVE))
    assert "These are here: s01, " in caught.value.hint


def test_a_length_that_cannot_be_reached_begins_nothing(home: Home) -> None:
    with pytest.raises(CalmroomError):
        home.practice.begin(Beginning("s01", Choices(90, "bf_emma")))
    assert home.practice.playing is None
    assert home.vault.practices.since() == ()
    assert home.player.playhead().frame == Frames(0)


RESTING = Rest(Seconds(600.0), Seconds(60.0))


def test_after_the_last_word_it_is_finished_at_once_and_ends_when_the_bed_has_gone(home: Home) -> None:
    said: list[object] = []
    home.bus.subscribe(PracticeResting, said.append)
    home.bus.subscribe(PracticeEnded, said.append)
    home.practice.set_rest(RESTING)
    home.practice.begin(Beginning("s01", FIVE))
    home.player.hear(301)
    assert only(home).outcome is Outcome.FINISHED
    assert [type(each) for each in said] == [PracticeResting]
    assert home.practice.playing is not None
    home.player.hear(661)
    assert [type(each) for each in said] == [PracticeResting, PracticeEnded]
    assert only(home).heard == to_frames(300)


@pytest.mark.parametrize("way", ["stop", "ease_off", "keep", "ground", "seek_back_and_stop"])
def test_whatever_comes_in_a_rest_it_stays_finished(home: Home, way: str) -> None:
    home.practice.set_rest(RESTING)
    first = home.practice.begin(Beginning("s01", FIVE)).record
    home.player.hear(320)
    if way == "ground":
        home.practice.ground("bf_emma")
    elif way == "seek_back_and_stop":
        home.practice.seek_part(0)
        home.practice.stop()
    else:
        getattr(home.practice, way)()
    home.player.hear(9)
    kept = home.vault.practices.get(first.id)
    assert kept is not None
    assert kept.outcome is Outcome.FINISHED
    assert home.practice.unfinished() is None


def test_fallen_asleep_on_the_way_it_ended_gently_where_that_was(home: Home) -> None:
    home.practice.begin(Beginning("s01", FIVE))
    home.practice.set_sleep(to_frames(60))
    home.player.hear(121)
    record = only(home)
    assert (record.outcome, record.reached) == (Outcome.ENDED_GENTLY, to_frames(120))


def test_fallen_asleep_in_the_return_it_is_finished(home: Home) -> None:
    playing = home.practice.begin(Beginning("s01", FIVE))
    parts = [cue for cue in playing.programme.practice.cues if isinstance(cue, PhaseCue)]
    home.player.go_to(parts[-1].start - to_frames(59))
    home.practice.set_sleep(Frames(0))
    home.player.hear(61)
    assert only(home).outcome is Outcome.FINISHED


def test_time_to_lie_down_is_waited_for_and_can_be_cut_short(home: Home) -> None:
    home.practice.begin(Beginning("s01", FIVE, delay=to_frames(30)))
    assert home.player.playhead().state is PlayState.WAITING
    home.practice.pause_or_go_on()
    home.practice.pause_or_go_on()
    assert home.player.playhead().state is PlayState.WAITING
    home.practice.begin_now()
    assert home.player.playhead().state is PlayState.PLAYING


@pytest.mark.parametrize("way", ["stop", "ease_off"])
def test_left_before_it_began_it_is_not_offered_again(home: Home, way: str) -> None:
    home.practice.begin(Beginning("s01", FIVE, delay=to_frames(30)))
    home.player.hear(10)
    getattr(home.practice, way)()
    assert home.practice.playing is None
    assert home.practice.unfinished() is None


def test_what_was_continued_is_still_offered_when_it_was_left_before_it_began(home: Home) -> None:
    left = left_at(home, 60)
    home.practice.begin(Beginning("s01", FIVE, continued=left, delay=to_frames(30)))
    home.practice.stop()
    again = home.practice.unfinished()
    assert again is not None
    assert again.reached == left.reached


def left_at(home: Home, seconds: float, choices: Choices = FIVE) -> PracticeRecord:
    home.practice.begin(Beginning("s01", choices))
    home.player.hear(seconds)
    home.practice.stop()
    home.player.hear(3)
    left = home.practice.unfinished()
    assert left is not None
    return left


def test_continued_it_is_the_very_programme_whatever_is_set_by_now(home: Home) -> None:
    chosen = Choices(5, "am_michael", "hum", ("jaw",), Touch.TOUCH_FREE, bells=False)
    first = home.practice.begin(Beginning("s01", chosen)).programme
    home.player.hear(60)
    home.practice.stop()
    home.player.hear(3)
    left = home.practice.unfinished()
    assert left is not None
    again = home.practice.begin(Beginning("s01", Choices(8, "bf_emma"), continued=left))
    assert again.programme == first
    assert home.player.playhead().frame == left.reached


def test_what_is_continued_in_a_therapists_voice_keeps_it_and_whoever_stands_in_for_it(home: Home) -> None:
    voice = own_voice("a" * 32)
    home.practice.begin(Beginning("s01", Choices(5, voice, stand_in="am_michael")))
    home.player.hear(60)
    home.practice.stop()
    home.player.hear(3)
    left = home.practice.unfinished()
    assert left is not None
    again = home.practice.begin(Beginning("s01", Choices(8, "bf_emma", stand_in="am_michael"), continued=left))
    assert (again.choices.voice, again.choices.stand_in) == (voice, "am_michael")


def test_a_practice_that_was_revised_goes_on_at_the_same_part_and_says_so(home: Home) -> None:
    left = replace(left_at(home, 150), version=99)
    assert left.part
    playing = home.practice.begin(Beginning("s01", FIVE, continued=left))
    here = home.player.playhead().frame
    parts = [cue for cue in playing.programme.practice.cues if isinstance(cue, PhaseCue)]
    assert [part.name for part in parts if part.start == here] == [left.part]
    assert here < left.reached
    assert "revised" in home.notices[-1].message


def test_what_was_chosen_then_and_is_not_to_be_had_now_is_as_it_is_set(home: Home) -> None:
    left = replace(left_at(home, 60), minutes=500.0)
    assert home.practice.begin(Beginning("s01", FIVE, continued=left)).choices.minutes == 5


def test_the_openings_take_turns(home: Home) -> None:
    home.practice.recall()
    openings = [home.practice.begin(Beginning("s01", FIVE)).choices.opening for _ in range(3)]
    assert openings == [1, 2, 3]
    assert home.practice.begin(Beginning("s07", FIVE)).choices.opening == 1


def test_the_openings_go_on_from_what_the_vault_remembers(home: Home) -> None:
    home.practice.begin(Beginning("s01", FIVE))
    other = Home(vault=home.vault)
    other.practice.recall()
    assert other.practice.begin(Beginning("s01", FIVE)).choices.opening == 2


def test_a_practice_brings_its_own_breath_where_a_person_brings_none(home: Home) -> None:
    own = BreathPattern(Seconds(5.0), Seconds(7.0))
    script = replace(home.practice.script("s01"), breath=own)
    home.practice._repertoire._library = FakeLibrary(script)
    assert home.practice.begin(Beginning("s01", FIVE)).choices.breath == own
    slow = BreathPattern(Seconds(4.0), Seconds(8.0))
    assert home.practice.begin(Beginning("s01", replace(FIVE, breath=slow))).choices.breath == slow


def test_a_part_is_skipped_to_where_attention_goes_on_and_the_last_one_is_not(home: Home) -> None:
    playing = home.practice.begin(Beginning("s01", FIVE))
    practice = playing.programme.practice
    seen: list[int] = []
    for _ in range(40):
        seen.append(home.player.playhead().frame)
        assert home.practice.skip_part() is (home.player.playhead().frame > seen[-1])
    parts = [cue for cue in practice.cues if isinstance(cue, PhaseCue)]
    assert seen == sorted(seen)
    assert seen[1] > 0
    assert seen[-1] >= parts[-1].start
    assert seen[-1] < practice.frames


def test_before_the_first_word_there_is_no_part_to_skip(home: Home) -> None:
    home.practice.begin(Beginning("s01", FIVE, delay=to_frames(30.0)))
    assert not home.practice.skip_part()
    assert home.player.playhead().until


def test_in_the_exit_nothing_is_skipped_or_sought(home: Home) -> None:
    home.practice.begin(Beginning("s01", FIVE))
    home.player.hear(100)
    home.practice.ease_off()
    home.player.hear(1)
    home.practice.pause_or_go_on()
    before = home.player.playhead().frame
    assert not home.practice.skip_part()
    home.practice.seek_by(30)
    home.practice.seek_part(2)
    assert home.player.playhead().frame == before


def test_the_end_of_another_programme_ends_nothing(home: Home) -> None:
    home.practice.begin(Beginning("s01", FIVE))
    home.player.tell(RestBegun(99))
    home.player.tell(PlayerEnded(Outcome.FINISHED, 99))
    assert home.practice.playing is not None
    assert only(home).outcome is Outcome.UNDER_WAY
