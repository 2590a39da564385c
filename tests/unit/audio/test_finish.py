"""The last of the way to the ear."""

from __future__ import annotations

import numpy as np
from fakes.sounds import bursts
from hypothesis import given, settings
from hypothesis import strategies as st

from calmroom.audio.frames import CEILING, Stereo, silence
from calmroom.audio.mix.finish import DELAY, Finish, finished
from calmroom.domain.player import Tone

SIZES = st.builds(lambda sizes: [1, *sizes], st.lists(st.integers(50, 4_000), min_size=1, max_size=5))


def noise(frames: int, level: float) -> Stereo:
    return np.random.default_rng(2).uniform(-level, level, (frames, 2)).astype(np.float32)


class Tape:
    """A mix that goes on in silence."""

    def __init__(self, sound: Stereo) -> None:
        self._sound = sound
        self.pulled = 0

    def pull(self, count: int) -> Stereo:
        block = self._sound[self.pulled : self.pulled + count]
        self.pulled += count
        return np.concatenate((block, silence(count - len(block))))


@settings(max_examples=12, deadline=None)
@given(SIZES)
def test_what_is_given_is_what_is_pulled_and_not_a_frame_late(sizes: list[int]) -> None:
    sound, finish = noise(9_000, 0.2), Finish()
    tape = Tape(sound)
    out = [finish.frames(size, tape.pull) for size in bursts(9_000, sizes)]
    assert np.array_equal(np.concatenate(out), sound)
    assert tape.pulled == 9_000 + DELAY == 9_000 + finish.ahead


@settings(max_examples=12, deadline=None)
@given(SIZES)
def test_a_render_and_playing_give_the_same_frames(sizes: list[int]) -> None:
    sound = noise(9_000, 2.0)
    at, blocks = 0, []
    for size in bursts(9_000, sizes):
        blocks.append(sound[at : at + size])
        at += size
    written = np.concatenate(list(finished(iter(blocks))))
    assert np.array_equal(written, Finish().frames(9_000, Tape(sound).pull))
    assert np.abs(written).max() <= CEILING


def test_a_render_of_nothing_is_nothing() -> None:
    assert list(finished(iter(()))) == []


def test_after_another_beginning_nothing_is_left_of_before() -> None:
    finish = Finish()
    finish.frames(500, Tape(noise(2_000, 5.0)).pull)
    finish.reset()
    assert finish.ahead == 0
    assert np.array_equal(finish.frames(2_000, Tape(noise(2_000, 0.1)).pull), noise(2_000, 0.1))


def test_a_tone_set_before_the_beginning_is_there_from_the_first_frame_and_stays() -> None:
    finish = Finish()
    finish.set(Tone(balance=-1.0))
    for _ in range(2):
        assert not finish.frames(2_000, Tape(noise(2_000, 0.1)).pull)[:, 1].any()
        finish.reset()


def test_a_tone_set_while_it_sounds_comes_as_a_ramp() -> None:
    finish, tape = Finish(), Tape(np.full((60_000, 2), 0.1, dtype=np.float32))
    finish.frames(2_000, tape.pull)
    finish.set(Tone(balance=-1.0))
    heard = finish.frames(20_000, tape.pull)[:, 1]
    assert np.abs(np.diff(heard)).max() < 1e-4
    assert heard[-1] == 0.0
