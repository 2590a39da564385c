"""How loud a sound is, held against the standard and against ffmpeg."""

from __future__ import annotations

import math
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile

from calmroom.audio.mix.loudness import integrated, loudest, true_peak
from calmroom.domain.units import RATE

needs_ffmpeg = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg, the independent judge, is missing")


def sine(seconds: float, hertz: float, level: float, rate: int = RATE) -> npt.NDArray[np.float64]:
    return np.asarray(level * np.sin(2.0 * np.pi * hertz * np.arange(round(seconds * rate)) / rate))


def uneven_noise(channels: int) -> npt.NDArray[np.float32]:
    noise = np.random.default_rng(4).normal(0.0, 0.05, (RATE * 9, channels)).astype(np.float32)
    noise[RATE * 3 : RATE * 5] *= 0.01
    return noise


def test_a_full_scale_sine_reads_as_the_standard_says() -> None:
    assert integrated(sine(3, 997.0, 1.0), RATE) == pytest.approx(-3.01, abs=0.02)


@pytest.mark.parametrize("rate", [24_000, 44_100, 96_000])
def test_the_rate_does_not_change_the_reading(rate: int) -> None:
    assert integrated(sine(3, 997.0, 0.5, rate), rate) == pytest.approx(-9.03, abs=0.03)


def test_both_sides_together_are_three_decibels_louder_than_one() -> None:
    one = sine(3, 997.0, 0.25)
    assert integrated(np.stack((one, one), axis=1), RATE) - integrated(one, RATE) == pytest.approx(3.01, abs=0.01)


def test_silence_has_no_loudness() -> None:
    assert integrated(np.zeros(RATE), RATE) == -math.inf
    assert true_peak(np.zeros(RATE), RATE) == -math.inf


def test_a_sound_shorter_than_a_gating_block_is_still_measured() -> None:
    assert math.isfinite(integrated(sine(0.2, 997.0, 0.5), RATE))


def test_a_pause_does_not_lower_the_gated_loudness() -> None:
    spoken = sine(3, 997.0, 0.25)
    padded = np.concatenate((spoken, np.zeros(RATE * 6)))
    assert integrated(padded, RATE) == pytest.approx(integrated(spoken, RATE), abs=0.3)


def test_the_peak_between_two_samples_is_found() -> None:
    quarter = np.asarray(np.sin(2.0 * np.pi * 0.25 * np.arange(4_000) + np.pi / 4.0))
    assert np.abs(quarter).max() < 0.708
    assert true_peak(quarter * np.hanning(4_000), RATE) == pytest.approx(0.0, abs=0.1)


def test_the_loudest_three_seconds_are_found_wherever_they_lie() -> None:
    sound = np.concatenate((sine(4, 997.0, 0.05), sine(3, 997.0, 0.5), sine(4, 997.0, 0.05)))
    assert loudest(sound, RATE) == pytest.approx(-9.03, abs=0.1)


@needs_ffmpeg
@pytest.mark.parametrize("channels", [1, 2])
def test_ffmpeg_reads_the_same(tmp_path: Path, channels: int) -> None:
    sound = uneven_noise(channels)
    soundfile.write(tmp_path / "a.wav", sound, RATE, subtype="FLOAT")
    said = subprocess.run(
        ["ffmpeg", "-nostats", "-i", tmp_path / "a.wav", "-af", "ebur128=peak=true", "-f", "null", "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stderr
    loudness, peak = (float(re.findall(pattern, said)[-1]) for pattern in (r"I: +(\S+) LUFS", r"Peak: +(\S+) dBFS"))
    assert integrated(sound, RATE) == pytest.approx(loudness, abs=0.1)
    assert true_peak(sound, RATE) == pytest.approx(peak, abs=0.2)
