"""Commands between two blocks."""

from __future__ import annotations

import math

import numpy as np
import pytest
from fakes.sounds import EXIT, LENGTH, bed, bursts, line, loaded, mixer, timeline
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from unit.audio.clicks import clicks

from calmroom.audio.engine.decks import EASE_BED, EASE_VOICE, REPLACE_BED, REPLACE_VOICE, SEEK_BED
from calmroom.audio.engine.transport import PAUSE, STOP, Transport
from calmroom.audio.frames import CEILING, Stereo
from calmroom.audio.mix.limiter import Limiter
from calmroom.audio.talk.place import Place
from calmroom.domain.player import Levels, PlayState
from calmroom.domain.practice import Outcome
from calmroom.domain.units import Decibels


def playing() -> Transport:
    transport = Transport()
    transport.load(loaded())
    transport.play()
    return transport


def straight(start: int = 0, count: int = LENGTH) -> Stereo:
    voice, under = mixer().block(start, count, start)
    return np.asarray(voice + under)


def test_playing_straight_through_gives_the_frames_of_a_render() -> None:
    transport = playing()
    sound = np.concatenate([transport.pull(960) for _ in range(LENGTH // 960 + 2)])
    assert np.array_equal(sound[:LENGTH], straight())
    assert not sound[LENGTH:].any()
    assert transport.outcome is Outcome.FINISHED
    assert transport.playhead.state is PlayState.ENDED


@settings(max_examples=8, deadline=None)
@given(st.lists(st.integers(211, 5_000), min_size=1, max_size=5), st.integers(0, 30_000), st.integers(0, 30_000))
def test_commands_come_out_the_same_in_blocks_of_any_size(sizes: list[int], first: int, second: int) -> None:
    def sound(pieces: list[int]) -> Stereo:
        transport = playing()
        out = [transport.pull(size) for size in bursts(first, pieces)]
        transport.hold()
        out += [transport.pull(size) for size in bursts(second, pieces)]
        transport.seek(41_000)
        out += [transport.pull(size) for size in bursts(9_000, pieces)]
        return np.concatenate([np.zeros((0, 2), dtype=np.float32), *out])

    assert np.array_equal(sound(sizes), sound([10_000]))


@settings(max_examples=8, deadline=None)
@given(st.integers(0, LENGTH - 1), st.integers(0, LENGTH - SEEK_BED - 1))
def test_after_a_seek_it_sounds_as_if_played_there(before: int, target: int) -> None:
    transport = playing()
    transport.pull(max(1, before))
    transport.seek(target)
    transport.pull(SEEK_BED)
    count = LENGTH - target - SEEK_BED
    assert np.array_equal(transport.pull(count), straight(target + SEEK_BED, count))


@settings(max_examples=8, deadline=None)
@given(st.integers(1, LENGTH - 2 * PAUSE - 1))
def test_a_pause_loses_and_repeats_nothing(before: int) -> None:
    transport = playing()
    transport.pull(before)
    transport.pause()
    assert transport.playhead.state is PlayState.PAUSED
    transport.pull(PAUSE)
    assert not transport.is_sounding
    assert not transport.pull(5_000).any()
    assert transport.playhead.frame == before + PAUSE
    transport.play()
    transport.pull(PAUSE)
    rest = LENGTH - before - 2 * PAUSE
    assert np.array_equal(transport.pull(rest), straight(before + 2 * PAUSE, rest))
    assert transport.playhead.heard == LENGTH


def test_a_pause_fades_and_does_not_click() -> None:
    transport = playing()
    transport.pull(8_000)
    transport.pause()
    fading = transport.pull(PAUSE)
    assert not clicks(fading)
    assert not fading[-1].any()


def test_play_during_the_fade_turns_it_back() -> None:
    transport = playing()
    transport.pull(8_000)
    transport.pause()
    down = transport.pull(PAUSE // 2)
    transport.play()
    up = transport.pull(1_000)
    assert not clicks(np.concatenate((down[-10:], up)))
    assert transport.playhead.state is PlayState.PLAYING


def test_a_seek_does_not_click() -> None:
    transport = playing()
    before = transport.pull(8_500)
    transport.seek(24_000)
    assert not clicks(np.concatenate((before[-10:], transport.pull(12_000))))


def test_a_hold_in_a_line_waits_for_its_end() -> None:
    transport = playing()
    transport.pull(5_000)
    transport.hold()
    assert transport.playhead.hold_asked
    transport.pull(20_000)
    playhead = transport.playhead
    assert (playhead.state, playhead.frame, playhead.holds) == (PlayState.HELD, 13_000, 1)
    assert playhead.held_for == 25_000 - 13_000
    assert playhead.heard == 25_000
    assert not playhead.hold_asked


def test_a_hold_in_silence_takes_effect_at_once() -> None:
    transport = playing()
    transport.pull(15_000)
    transport.hold()
    held = transport.pull(90_000)
    assert transport.playhead.frame == 15_000
    assert np.abs(held[-1_000:]).max() > 0.0


def test_a_bell_is_not_held_up() -> None:
    transport = playing()
    transport.pull(31_000)
    transport.hold()
    transport.pull(20_000)
    assert transport.playhead.frame == 38_000


def test_released_it_goes_on_where_it_stood() -> None:
    transport = playing()
    transport.pull(15_000)
    transport.hold()
    held = transport.pull(9_000)
    transport.release()
    after = transport.pull(13_000)
    assert not clicks(np.concatenate((held[-10:], after)))
    assert transport.playhead.frame == 28_000
    assert transport.playhead.held_for == 0


def test_a_hold_that_still_waits_can_be_taken_back() -> None:
    transport = playing()
    transport.pull(5_000)
    transport.hold()
    transport.release()
    transport.pull(20_000)
    assert transport.playhead.state is PlayState.PLAYING


def test_paused_in_a_hold_it_stays_held() -> None:
    transport = playing()
    transport.pull(15_000)
    transport.hold()
    transport.pull(1_000)
    transport.pause()
    transport.pull(30_000)
    transport.play()
    assert transport.playhead.state is PlayState.HELD


def test_ease_off_lets_the_voice_go_and_then_plays_the_exit() -> None:
    transport = playing()
    transport.pull(8_000)
    transport.ease_off()
    assert transport.playhead.state is PlayState.EASING
    leaving = transport.pull(EASE_VOICE)
    assert transport.playhead.frame == 0
    assert not clicks(leaving)
    transport.pull(EXIT.frames)
    assert transport.outcome is Outcome.ENDED_GENTLY


def test_eased_off_the_exit_is_heard_at_its_own_frames() -> None:
    silent_bed = loaded(timeline(LENGTH, line(4_000, 13_000)), timeline(40_000, line(5_000, 12_000, "b.wav")))
    transport = Transport()
    transport.load(silent_bed)
    transport.play()
    transport.pull(15_000)
    transport.ease_off()
    sound = transport.pull(EASE_VOICE + 40_000)
    voice = silent_bed.exit.voice(0, 40_000) if silent_bed.exit else None
    assert voice is not None
    assert np.array_equal(sound[EASE_VOICE:], voice)


def test_the_bed_goes_on_under_the_turn_to_the_exit() -> None:
    transport = Transport()
    practice = timeline(900_000, bed(900_000), line(850_000, 859_000))
    way_out = timeline(900_000, bed(900_000, fade=0), line(850_000, 859_000))
    transport.load(loaded(practice, way_out))
    transport.play()
    before = transport.pull(48_000)
    transport.ease_off()
    after = transport.pull(EASE_VOICE + EASE_BED + 48_000)
    steady = np.sqrt((before[24_000:] ** 2).mean())
    tenths = np.sqrt((after.reshape(-1, 24_000, 2) ** 2).mean(axis=(1, 2)))
    assert 0.6 * steady < tenths.min()
    assert tenths.max() < 1.6 * steady
    assert not transport.is_leaving


def test_an_exit_without_a_bed_keeps_the_practices_bed_under_it() -> None:
    transport = Transport()
    transport.load(loaded(way_out=timeline(200_000, line(5_000, 12_000, "b.wav"))))
    transport.play()
    transport.pull(15_000)
    transport.ease_off()
    sound = transport.pull(EASE_VOICE + 190_000)
    assert np.abs(sound[-1_000:]).max() > 1e-3


def test_easing_off_a_practice_without_an_exit_fades_it_out() -> None:
    transport = Transport()
    transport.load(loaded(way_out=None))
    transport.play()
    transport.pull(8_000)
    transport.ease_off()
    transport.pull(STOP)
    assert transport.outcome is Outcome.ENDED_GENTLY


def test_eased_off_in_a_hold_no_other_line_begins() -> None:
    practice = timeline(LENGTH * 3, line(4_000, 13_000), line(15_000, 24_000))
    transport = Transport()
    transport.load(loaded(practice, timeline(9_000)))
    transport.play()
    transport.pull(14_000)
    transport.hold()
    transport.pull(1_000)
    transport.ease_off()
    assert not transport.pull(EASE_VOICE).any()


def test_stop_fades_in_two_seconds_and_ends() -> None:
    transport = Transport()
    practice = timeline(200_000, bed(200_000))
    transport.load(loaded(practice))
    transport.play()
    transport.pull(8_000)
    transport.stop()
    assert transport.playhead.stopping
    assert np.abs(transport.pull(STOP - 1_000)[-1_000:]).max() > 0.0
    transport.pull(1_000)
    assert transport.playhead.state is PlayState.ENDED
    assert transport.outcome is Outcome.STOPPED


def test_stopped_while_paused_it_ends_at_once() -> None:
    transport = playing()
    transport.pull(8_000)
    transport.pause()
    transport.pull(PAUSE)
    transport.stop()
    assert transport.outcome is Outcome.STOPPED


def test_another_programme_begins_at_once_while_the_first_goes_out() -> None:
    transport = playing()
    before = transport.pull(8_500)
    transport.load(loaded(timeline(LENGTH, line(0, 9_000, "b.wav"))))
    transport.play()
    after = transport.pull(REPLACE_BED + 100)
    assert transport.playhead.frame == REPLACE_BED + 100
    assert not clicks(np.concatenate((before[-10:], after)))
    assert not transport.is_leaving


def test_the_voice_that_is_replaced_is_gone_in_a_fifth_of_a_second() -> None:
    transport = Transport()
    transport.load(loaded(timeline(LENGTH, line(0, 9_000)), None))
    transport.play()
    transport.pull(2_000)
    transport.load(loaded(timeline(LENGTH)))
    transport.play()
    after = transport.pull(REPLACE_BED)
    assert after[: REPLACE_VOICE // 2].any()
    assert not after[REPLACE_VOICE:].any()


def test_levels_move_without_a_click() -> None:
    transport = playing()
    before = transport.pull(8_500)
    transport.set_levels(Levels(Decibels(-math.inf), Decibels(-6.0)))
    assert not clicks(np.concatenate((before[-10:], transport.pull(9_000))))


def test_without_sound_levels_are_there_at_once() -> None:
    transport = Transport()
    transport.load(loaded(timeline(LENGTH, line(0, 9_000))))
    transport.set_levels(Levels(Decibels(-math.inf), Decibels(0.0)))
    transport.play()
    assert not transport.pull(9_000).any()


def test_begun_at_another_frame_it_comes_in_softly() -> None:
    transport = Transport()
    transport.load(loaded(), Place(8_500))
    transport.play()
    sound = transport.pull(PAUSE)
    assert np.abs(sound[0]).max() < 0.001
    assert not clicks(sound)


def test_a_lost_device_leaves_it_paused_where_it_was_heard() -> None:
    transport = playing()
    transport.pull(20_000)
    transport.lose(Place(15_200, heard=15_200))
    playhead = transport.playhead
    assert (playhead.state, playhead.frame, playhead.heard) == (PlayState.PAUSED, 15_200, 15_200)
    assert not transport.is_sounding


def test_an_empty_practice_ends_at_once() -> None:
    transport = Transport()
    transport.load(loaded(timeline(0), None))
    transport.play()
    transport.pull(960)
    assert transport.outcome is Outcome.FINISHED


@pytest.mark.parametrize("command", ["play", "pause", "hold", "release", "ease_off", "stop"])
def test_without_a_programme_nothing_happens(command: str) -> None:
    transport = Transport()
    getattr(transport, command)()
    transport.seek(500)
    assert not transport.pull(960).any()
    assert transport.playhead.state is PlayState.EMPTY


class AnyCommands(RuleBasedStateMachine):
    """Whatever is asked, in whatever order, nothing is too loud, and time only goes forward."""

    def __init__(self) -> None:
        super().__init__()
        self.transport = Transport()
        self.limiter = Limiter()
        self.heard = 0
        self.loudest = 0.0
        self.load()

    @rule()
    def load(self) -> None:
        loud = timeline(LENGTH, bed(LENGTH), line(2_000, 11_000, "loud.wav"), line(3_000, 12_000, "loud.wav"))
        self.transport.load(loaded(loud))
        self.heard = 0

    @rule()
    def play(self) -> None:
        self.transport.play()

    @rule()
    def pause(self) -> None:
        self.transport.pause()

    @rule(frame=st.integers(-10, LENGTH + 10))
    def seek(self, frame: int) -> None:
        self.transport.seek(frame)

    @rule()
    def hold(self) -> None:
        self.transport.hold()

    @rule()
    def release(self) -> None:
        self.transport.release()

    @rule()
    def ease_off(self) -> None:
        self.transport.ease_off()

    @rule()
    def stop(self) -> None:
        self.transport.stop()

    @rule(level=st.sampled_from([-math.inf, -20.0, 0.0, 6.0]))
    def levels(self, level: float) -> None:
        self.transport.set_levels(Levels(Decibels(level), Decibels(level)))

    @rule(count=st.integers(1, 30_000))
    def pull(self, count: int) -> None:
        was_sounding = self.transport.is_sounding
        block = self.transport.pull(count)
        assert block.shape == (count, 2)
        assert np.isfinite(block).all()
        assert np.abs(self.limiter.take(block)).max() <= CEILING
        assert was_sounding or not block.any()

    @invariant()
    def time_goes_forward(self) -> None:
        playhead = self.transport.playhead
        assert playhead.heard >= self.heard
        assert 0 <= playhead.frame <= LENGTH
        assert (self.transport.outcome is not None) == (playhead.state is PlayState.ENDED)
        self.heard = playhead.heard


TestAnyCommands = AnyCommands.TestCase
TestAnyCommands.settings = settings(max_examples=12, stateful_step_count=15, deadline=None)
