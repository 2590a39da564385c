"""What holds for every bed: level, spectrum, sides, and any stretch by itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unit.audio.beds.bands import decibels, fast, minute, power, thirds

from calmroom.audio.beds import BEDS
from calmroom.audio.beds.segments import SEGMENT
from calmroom.audio.beds.strewn import SEGMENTS, Event, Strewn
from calmroom.audio.frames import Stereo
from calmroom.audio.mix.loudness import integrated
from calmroom.domain import beds
from calmroom.domain.units import RATE

NAMES = sorted(BEDS)
HOUR = 3_600 * RATE
OCTAVES = 62.5 * 2.0 ** (np.arange(9) - 0.5)
SPECTRA = {
    # decibels of full scale in the octaves about 63, 125, 250, 500 Hz, 1, 2, 4 and 8 kHz; None: nothing to hear
    "room": (-52, -48, -47, -46, -48, -49, -51, -57),
    "tide": (-52, -48, -47, -46, -47, -51, -54, -58),
    "rain": (-75, -62, -54, -50, -49, -48, -49, -53),
    "hum": (None, -40, -45, -55, None, None, None, None),
    "hearth": (-50, -45, -44, -46, -51, -55, -59, -65),
    "night": (-54, -48, -47, -47, -48, -51, -54, -66),
}
CREST = {"room": 16, "tide": 16, "rain": 26, "hum": 12, "hearth": 22, "night": 18}
PEAK = {"room": -26, "tide": -26, "rain": -19, "hum": -29, "hearth": -20, "night": -25}


def stretch(name: str, start: int = 0, count: int = 10 * RATE, seed: int = 0) -> Stereo:
    return BEDS[name](seed).frames(start, count)


def test_every_bed_that_can_be_named_is_there() -> None:
    assert {beds.NO_BED, *BEDS} == set(beds.BEDS)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=8, deadline=None)
@given(start=st.integers(0, HOUR), before=st.integers(0, 12 * SEGMENT), count=st.integers(1, 20_000))
def test_any_stretch_is_the_same_by_itself_and_in_a_run(name: str, start: int, before: int, count: int) -> None:
    run = BEDS[name](0)
    for at in range(max(0, start - before), start, 4_800):
        run.frames(at, min(4_800, start - at))
    assert run.frames(start, count).tobytes() == stretch(name, start, count).tobytes()


@pytest.mark.parametrize("name", NAMES)
def test_a_seed_gives_the_same_bytes_and_another_one_others(name: str) -> None:
    first = stretch(name, HOUR, RATE, seed=7)
    assert first.tobytes() == stretch(name, HOUR, RATE, seed=7).tobytes()
    assert abs(np.corrcoef(first[:, 0], stretch(name, HOUR, RATE, seed=8)[:, 0])[0, 1]) < (
        1.0 if name == "hum" else 0.1
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_bed_lies_twenty_decibels_under_the_voice(name: str) -> None:
    parts = [stretch(name, at * 60 * RATE, 20 * RATE) for at in (0, 7, 23, 38, 59)]
    assert integrated(np.concatenate(parts), RATE) == pytest.approx(-40.0, abs=0.7)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_in_a_bed_rises_more_than_twelve_decibels_over_it(name: str) -> None:
    sound = minute(name)[: 30 * RATE]
    now, about = fast(sound, 0.03), fast(sound, 3.0)
    over = [now[at : at + 297].max() / about[at] for at in range(0, about.size, 20)]
    assert decibels(max(over)) < 12.0


@pytest.mark.parametrize("name", NAMES)
def test_peaks_are_bounded(name: str) -> None:
    sound = minute(name)
    peak = 2.0 * decibels(np.abs(sound).max())
    assert peak < PEAK[name]
    assert peak - decibels(np.square(sound, dtype=np.float64).mean()) < CREST[name]


@pytest.mark.parametrize("name", NAMES)
def test_a_bed_keeps_its_spectrum(name: str) -> None:
    for seen, meant in zip(decibels(power(minute(name), OCTAVES)), SPECTRA[name], strict=True):
        assert seen < -75.0 if meant is None else seen == pytest.approx(meant, abs=2.5)


@pytest.mark.parametrize("name", NAMES)
def test_folded_to_mono_it_has_no_holes(name: str) -> None:
    sound, edges = minute(name)[: 20 * RATE], thirds(56.0, 24)
    whole = power(sound, edges)
    folded = power(sound.mean(axis=1, keepdims=True), edges)
    heard = whole > whole.max() * 1e-5
    assert decibels(folded[heard] / (whole[heard] / 2.0)).min() > -2.0


def clicks(sound: Stereo, every: int) -> float:
    """How much sharper the sound bends where segments meet than elsewhere, the sharpest of some hundred each."""
    bends = np.abs(np.diff(sound, n=2, axis=0)).max(axis=1)
    at_seams = np.array([bends[seam - 3 : seam + 1].max() for seam in range(every, len(sound) - 1, every)])
    elsewhere = np.array([bends[at - 3 : at + 1].max() for at in range(every // 2, len(sound) - 1, every)])
    return float(np.sort(at_seams)[-4:].mean() / np.sort(elsewhere)[-4:].mean())


@pytest.mark.parametrize("name", NAMES)
def test_there_is_no_seam_between_segments(name: str) -> None:
    sound = minute(name)[: 352 * SEGMENT]
    start = -(600 * RATE) % SEGMENT
    assert clicks(sound[start:], SEGMENT) < 2.5


def test_a_short_sound_goes_on_past_the_end_of_its_segment() -> None:
    sound = np.ones((1, SEGMENT), dtype=np.float32)
    strewn = Strewn(lambda page: [Event(SEGMENT // 2, sound, 1.0, 0.5)] if page == 1 else [])
    rows = np.zeros((2, 3 * SEGMENT), dtype=np.float32)
    for number in range(3):
        strewn.add(SEGMENTS - 1 + number, rows[:, number * SEGMENT : (number + 1) * SEGMENT])
    begin = SEGMENT + SEGMENT // 2
    assert np.flatnonzero(rows[0]).tolist() == list(range(begin, begin + SEGMENT))
    assert np.array_equal(rows[1], rows[0] / 2.0)


def test_a_seam_would_be_found() -> None:
    sound = stretch("room", 0, 100 * SEGMENT)
    torn = np.concatenate([sound[at : at + SEGMENT] for at in range(0, 100 * SEGMENT, 2 * SEGMENT)])
    assert clicks(torn, SEGMENT) > 2.5
