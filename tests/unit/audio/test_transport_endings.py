"""A late beginning, the bed after the last word, and the sleep timer: as ramps, in blocks of any size."""

from __future__ import annotations

import numpy as np
import pytest
from fakes.sounds import LENGTH, PRACTICE, bed, bursts, line, loaded, mixer, timeline
from hypothesis import given, settings
from hypothesis import strategies as st
from unit.audio.clicks import clicks

from calmroom.audio.engine.decks import EASE_BED, SEEK_BED
from calmroom.audio.engine.endings import BACK, LEAST_SLEEP, LET_GO
from calmroom.audio.engine.transport import PAUSE, STOP, Transport
from calmroom.audio.frames import Stereo
from calmroom.audio.talk.place import Place
from calmroom.domain.player import PlayState, Rest
from calmroom.domain.practice import Outcome
from calmroom.domain.units import RATE, Seconds, to_frames

STAY, FADE = 2.0, 3.0
REST = Rest(Seconds(STAY), Seconds(FADE))
BED_ALONE = timeline(LENGTH, bed(LENGTH))


def playing(rest: Rest | None = None, delay: int = 0) -> Transport:
    transport = Transport()
    if rest is not None:
        transport.set_rest(rest)
    transport.load(loaded())
    transport.play(delay)
    return transport


def resting(rest: Rest = REST) -> Transport:
    transport = playing(rest)
    transport.pull(LENGTH)
    assert transport.playhead.state is PlayState.RESTING
    return transport


def level(sound: Stereo) -> float:
    return float(np.sqrt((sound.astype(np.float64) ** 2).mean()))


def test_after_a_delay_it_begins_as_without_one() -> None:
    transport = playing(delay=10_000)
    sound = transport.pull(10_000 + LENGTH)
    assert not sound[:10_000].any()
    assert np.array_equal(sound[10_000:], playing().pull(LENGTH))
    assert transport.playhead.heard == LENGTH


def test_a_delay_that_is_paused_stands_at_once_and_waits_on() -> None:
    transport = playing(delay=10_000)
    transport.pull(4_000)
    transport.pause()
    assert not transport.is_sounding
    transport.pull(50_000)
    assert (transport.playhead.state, transport.playhead.until) == (PlayState.PAUSED, 6_000)
    transport.play()
    assert transport.playhead.until == 6_000
    assert np.array_equal(transport.pull(6_000 + 960)[6_000:], playing().pull(960))


def test_a_delay_that_is_paused_does_not_break_off_what_goes_out_under_it() -> None:
    transport = playing()
    heard = [transport.pull(21_500)]
    transport.load(loaded())
    transport.play(30_000)
    heard.append(transport.pull(2_400))
    transport.pause()
    heard.append(transport.pull(30_000))
    transport.play()
    heard.append(transport.pull(60_000))
    assert clicks(np.concatenate(heard)) == []


def test_played_while_it_waits_it_begins_at_once() -> None:
    transport = playing(delay=10_000)
    transport.pull(4_000)
    transport.play()
    assert np.array_equal(transport.pull(960), playing().pull(960))


@pytest.mark.parametrize("way", ["stop", "ease_off"])
@pytest.mark.parametrize("is_paused", [False, True])
def test_left_while_it_waits_it_ends_at_once_and_unheard(way: str, is_paused: bool) -> None:  # noqa: FBT001 - a parameter
    transport = playing(delay=10_000)
    transport.pull(4_000)
    if is_paused:
        transport.pause()
    getattr(transport, way)()
    assert (transport.outcome, transport.playhead.heard) == (Outcome.STOPPED, 0)
    assert not transport.pull(20_000).any()


def test_sought_while_it_waits_it_comes_in_softly_there() -> None:
    transport = playing(delay=10_000)
    transport.pull(4_000)
    transport.seek(8_500)
    assert (transport.playhead.state, transport.playhead.until) == (PlayState.WAITING, 6_000)
    sound = transport.pull(6_000 + PAUSE)
    assert not sound[:6_000].any()
    assert not clicks(sound)
    assert transport.playhead.frame == 8_500 + PAUSE


def test_the_bed_does_not_take_its_own_end_where_a_rest_follows() -> None:
    transport = Transport()
    transport.set_rest(REST)
    transport.load(loaded(BED_ALONE, None))
    transport.play()
    sound = transport.pull(LENGTH + 48_000)
    before = level(sound[LENGTH - 24_000 : LENGTH - 2_000])
    assert 0.7 * before < level(sound[LENGTH - 2_000 : LENGTH + 2_000]) < 1.4 * before
    assert 0.7 * before < level(sound[LENGTH:]) < 1.4 * before


def test_a_rest_stays_and_then_fades_to_nothing() -> None:
    transport = resting()
    stay, fade = to_frames(STAY), to_frames(FADE)
    assert transport.playhead.rest == stay + fade
    sound = np.concatenate([transport.pull(size) for size in bursts(stay + fade, [7_001])])
    stays, fading = sound[:stay], sound[stay:]
    assert not clicks(np.concatenate((stays[-100:], fading)))
    parts = [level(part) for part in np.array_split(fading, 6)]
    assert parts[-1] < 0.3 * level(stays)
    assert not fading[-1].any()
    assert (transport.outcome, transport.playhead.frame) == (Outcome.FINISHED, LENGTH)


@settings(max_examples=6, deadline=None)
@given(st.lists(st.integers(211, 5_000), min_size=1, max_size=4), st.integers(0, LENGTH + 40_000))
def test_rests_and_timers_come_out_the_same_in_blocks_of_any_size(sizes: list[int], when: int) -> None:
    def sound(pieces: list[int]) -> Stereo:
        transport = playing(REST, delay=1_000)
        out = [transport.pull(size) for size in bursts(when, pieces)]
        transport.set_sleep(30_000)
        out += [transport.pull(size) for size in bursts(9_000, pieces)]
        transport.set_rest(Rest(Seconds(0.5), Seconds(1.0)))
        out += [transport.pull(size) for size in bursts(LENGTH, pieces)]
        return np.concatenate([np.zeros((0, 2), dtype=np.float32), *out])

    assert np.array_equal(sound(sizes), sound([10_000]))


def test_a_rest_wished_in_the_last_seconds_brings_the_bed_back_without_a_click() -> None:
    transport = playing()
    before = transport.pull(LENGTH - 1_000)
    transport.set_rest(REST)
    after = transport.pull(BACK + 10_000)
    assert not clicks(np.concatenate((before[-100:], after)))
    plain = playing().pull(LENGTH)[LENGTH - 1_000 : LENGTH - 800]
    assert level(after[:200] - plain) < 0.1 * level(plain)
    assert transport.playhead.state is PlayState.RESTING
    assert level(after[-10_000:]) > 0.7 * level(mixer(PRACTICE).bed(14_000, 5_000, 14_000))


def test_a_rest_given_up_in_the_middle_goes_in_seconds() -> None:
    transport = resting(Rest(Seconds(600.0), Seconds(60.0)))
    before = transport.pull(10_000)
    transport.set_rest(Rest())
    going = transport.pull(LET_GO)
    assert not clicks(np.concatenate((before[-100:], going)))
    assert transport.outcome is Outcome.FINISHED


def test_a_rest_made_longer_as_it_goes_comes_back() -> None:
    transport = resting()
    full = level(transport.pull(to_frames(STAY)))
    faded = transport.pull(to_frames(FADE) - 20_000)
    transport.set_rest(Rest(Seconds(60.0), Seconds(FADE)))
    back = transport.pull(BACK + 24_000)
    assert not clicks(np.concatenate((faded[-100:], back)))
    assert level(back[-24_000:]) > 0.7 * full
    elapsed = to_frames(STAY + FADE) - 20_000 + BACK + 24_000
    assert transport.playhead.rest == to_frames(60.0 + FADE) - elapsed


@pytest.mark.parametrize(("way", "length"), [("stop", STOP), ("ease_off", EASE_BED)])
def test_left_in_a_rest_it_fades_and_is_finished(way: str, length: int) -> None:
    transport = resting(Rest(Seconds(600.0), Seconds(60.0)))
    transport.pull(9_000)
    getattr(transport, way)()
    assert transport.playhead.stopping
    assert transport.pull(length - 1_000).any()
    transport.pull(1_000)
    assert transport.outcome is Outcome.FINISHED


def test_a_rest_is_neither_held_nor_counted_while_paused() -> None:
    transport = resting()
    transport.hold()
    transport.pull(4_800)
    transport.pause()
    transport.pull(PAUSE)
    left = transport.playhead.rest
    transport.pull(90_000)
    assert transport.playhead.rest == left
    transport.play()
    transport.pull(4_800)
    head = transport.playhead
    assert (head.state, head.rest) == (PlayState.RESTING, left - 4_800)
    assert (head.hold_asked, head.holds) == (False, 0)


def test_sought_in_a_rest_it_plays_on_as_if_played_there_and_rests_again() -> None:
    transport = resting()
    before = transport.pull(to_frames(STAY) + 24_000)
    transport.seek(41_000)
    after = transport.pull(SEEK_BED)
    assert not clicks(np.concatenate((before[-100:], after)))
    assert transport.playhead.state is PlayState.PLAYING
    transport.pull(LENGTH - 41_000 - SEEK_BED)
    assert transport.playhead.rest == to_frames(STAY + FADE)


def test_without_a_bed_to_its_end_a_practice_ends_as_it_says() -> None:
    transport = Transport()
    transport.set_rest(REST)
    transport.load(loaded(timeline(LENGTH, line(4_000, 13_000)), None))
    transport.play()
    transport.pull(LENGTH)
    assert transport.outcome is Outcome.FINISHED


def sleeper(after: int = 10_000) -> Transport:
    transport = Transport()
    transport.load(loaded(timeline(120 * RATE, bed(120 * RATE)), None))
    transport.play()
    transport.pull(20_000)
    transport.set_sleep(after)
    return transport


def test_the_sleep_timer_lets_everything_go_in_a_minute_and_ends_gently() -> None:
    transport = sleeper()
    awake = transport.pull(10_000)
    assert transport.playhead.sleep == 0
    going = transport.pull(LEAST_SLEEP)
    assert not clicks(np.concatenate((awake[-100:], going)))
    assert level(going[-RATE:]) < 0.1 * level(awake)
    assert transport.outcome is Outcome.ENDED_GENTLY
    assert not transport.pull(RATE).any()


def test_the_sleep_timer_counts_in_a_hold_and_not_in_a_pause() -> None:
    transport = sleeper(40_000)
    transport.hold()
    transport.pull(5_000)
    assert transport.playhead.sleep == 35_000
    transport.pause()
    transport.pull(PAUSE + 90_000)
    assert transport.playhead.sleep == 35_000 - PAUSE


def test_a_sleep_timer_taken_away_brings_everything_back() -> None:
    transport = sleeper(0)
    full = level(transport.pull(1_000))
    faded = transport.pull(LEAST_SLEEP // 2)
    transport.set_sleep(None)
    back = transport.pull(BACK + 24_000)
    assert not clicks(np.concatenate((faded[-100:], back)))
    assert level(back[-24_000:]) > 0.7 * full
    assert transport.playhead.sleep is None


def test_eased_off_as_everything_goes_the_exit_is_heard_in_full() -> None:
    transport = playing()
    transport.set_sleep(0)
    transport.pull(14_000)
    transport.ease_off()
    assert transport.playhead.sleep is None
    awake = playing()
    awake.pull(14_000)
    awake.ease_off()
    over = to_frames(2.0)
    transport.pull(over)
    awake.pull(over)
    assert np.array_equal(transport.pull(40_000), awake.pull(40_000))
    assert transport.outcome is Outcome.ENDED_GENTLY


@pytest.mark.parametrize("asleep", [0, LEAST_SLEEP // 2])
def test_another_engine_goes_on_in_the_middle_of_both_fades(asleep: int) -> None:
    place = Place(
        LENGTH, begun=True, heard=LENGTH, rest=to_frames(FADE) // 2, sleep=0 if asleep else 96_000, asleep=asleep
    )
    transport = Transport()
    transport.set_rest(REST)
    transport.load(loaded(), place)
    assert transport.playhead.state is PlayState.PAUSED
    transport.play()
    head = transport.playhead
    assert (head.state, head.rest, head.heard) == (PlayState.RESTING, to_frames(FADE) // 2, LENGTH)
    sound = transport.pull(PAUSE + 24_000)
    assert not clicks(sound)
    assert level(sound[-12_000:]) < 0.75 * level(resting().pull(12_000))
    transport.pull(to_frames(FADE))
    assert transport.outcome is Outcome.FINISHED


def test_a_lost_device_leaves_a_rest_and_a_delay_where_they_were() -> None:
    transport = resting()
    transport.pull(20_000)
    transport.lose(Place(LENGTH, begun=True, heard=LENGTH + 15_000, rest=to_frames(STAY + FADE) - 15_000))
    assert (transport.playhead.state, transport.playhead.rest) == (PlayState.PAUSED, to_frames(STAY + FADE) - 15_000)
    waiting = playing(delay=10_000)
    waiting.pull(5_000)
    waiting.lose(Place(begun=True, until=6_000))
    waiting.play()
    assert (waiting.playhead.state, waiting.playhead.until) == (PlayState.WAITING, 6_000)


def test_what_is_paced_in_a_held_silence_runs_on_until_the_voice_speaks() -> None:
    transport = playing()
    transport.pull(14_000)
    for _ in range(2):
        transport.hold()
        transport.pull(9_000)
        transport.release()
        transport.pull(1_000)
    assert transport.playhead.run_on == 18_000
    transport.pull(6_000)
    assert transport.playhead.run_on == 0
