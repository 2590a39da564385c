"""The beds: level, spectrum, sides, and any stretch by itself."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calmroom.audio.beds import BEDS
from calmroom.audio.frames import Stereo
from calmroom.audio.loudness import integrated, true_peak
from calmroom.domain.units import RATE

NAMES = sorted(BEDS)
HOUR = 3_600 * RATE


def stretch(name: str, start: int = 0, count: int = 10 * RATE, seed: int = 0) -> Stereo:
    return BEDS[name](seed).frames(start, count)


def power(sound: Stereo) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Power in thirds of octaves from 63 Hz to 4 kHz."""
    spectrum = np.abs(np.fft.rfft(sound, axis=0)) ** 2
    hertz = np.fft.rfftfreq(len(sound), 1.0 / RATE)
    edges = 63.0 * 2.0 ** (np.arange(19) / 3.0)
    bands = [spectrum[(hertz >= low) & (hertz < high)].sum() for low, high in itertools.pairwise(edges)]
    return np.array(bands)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("start", [0, HOUR])
def test_a_bed_lies_twenty_decibels_under_the_voice(name: str, start: int) -> None:
    assert integrated(stretch(name, start, 20 * RATE), RATE) == pytest.approx(-40.0, abs=0.6)


@pytest.mark.parametrize("name", NAMES)
def test_a_bed_never_startles(name: str) -> None:
    sound = stretch(name)
    assert true_peak(sound, RATE) < -26.0
    tenths = np.sqrt((sound.reshape(-1, RATE // 2, 2) ** 2).mean(axis=(1, 2)))
    assert tenths.max() / tenths.min() < 2.0


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=12, deadline=None)
@given(start=st.integers(0, HOUR), count=st.integers(1, 20_000), cut=st.floats(0, 1))
def test_any_stretch_can_be_made_by_itself(name: str, start: int, count: int, cut: float) -> None:
    whole, parts = stretch(name, start, count), BEDS[name](0)
    middle = round(cut * count)
    after = parts.frames(start + middle, count - middle)
    assert np.array_equal(np.concatenate((parts.frames(start, middle), after)), whole)


@pytest.mark.parametrize("name", NAMES)
def test_there_is_no_seam_between_segments(name: str) -> None:
    sound = stretch(name)
    steps = np.abs(np.diff(sound, axis=0)).max(axis=1)
    at_seams = steps[8_191::8_192]
    assert at_seams.max() <= steps.max() * 1.0
    assert at_seams.mean() < 1.5 * steps.mean()


@pytest.mark.parametrize("name", NAMES)
def test_folded_to_mono_it_has_no_holes(name: str) -> None:
    sound = stretch(name)
    whole = power(sound)
    heard = whole > whole.max() * 1e-4
    folded = power(sound.mean(axis=1, keepdims=True))
    assert (folded / (whole / 2.0))[heard].min() > 0.5


def test_another_seed_is_another_room() -> None:
    assert abs(np.corrcoef(stretch("room", seed=0)[:, 0], stretch("room", seed=1)[:, 0])[0, 1]) < 0.05


def test_the_room_does_not_come_back_within_the_hour() -> None:
    first = stretch("room", 0, RATE)[:, 0]
    for start in range(60 * RATE, HOUR, 600 * RATE):
        later = stretch("room", start, 2 * RATE)[:, 0]
        size = 4 * RATE
        likeness = np.fft.irfft(np.fft.rfft(later, size) * np.conj(np.fft.rfft(first, size)), size)
        assert np.abs(likeness).max() < 0.5 * np.dot(first, first)
