"""From a take to a clip: cleaned, cut to its sound, brought to its level, written, and measured as it is read back."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from calmroom.domain.units import RATE, to_ratio
from calmroom.voices.index import ClipNote
from calmroom.voices.measure import RINGING, sounding, words_per_minute
from calmroom.voices.normalise import count_words

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.voices.fit import Take
    from calmroom.voices.workbench import Samples, Workbench

LOUDNESS: Final = -20.0
"""LUFS, gated (content/3-safety.md, Level). A line lasts seconds, so the standard's own gate serves for each."""
PEAK: Final = -3.0
"""dBTP of the file as it is read back; encoding adds up to a decibel."""
_LOUDNESS_MISS: Final = 0.3
_ROUNDS: Final = 12
"""Opus raises peaks by chance; most lines need two rounds, a rare one more than five."""
_RUMBLE: Final = 60.0
_LEAD: Final = 0.010
_TRAIL: Final = 0.015
_FADE: Final = 0.005
_LOOK_AHEAD: Final = 0.004


@dataclass(frozen=True, slots=True)
class _Setting:
    gain: float
    ceiling: float


def finish(take: Take, text: str, path: Path, bench: Workbench) -> ClipNote:
    """Make the take a clip at ``path``.

    Args:
        take: As spoken.
        text: Its normalised words.
        path: Where the clip goes; its folder exists.
        bench: The meter and the encoder.

    Raises:
        ValueError: If nothing was spoken, or the clip cannot be brought to its level.
        CalmroomError: If it cannot be encoded or written.
    """
    rate = bench.synthesiser.rate
    clean = cut(without_rumble(take.samples, rate), rate)
    heard = bench.loudness(clean, rate)
    if not math.isfinite(heard):
        raise ValueError("the voice spoke nothing")
    setting = _Setting(LOUDNESS - heard, PEAK - 1.0)
    for _ in range(_ROUNDS):
        bench.encode(limited(clean * np.float32(to_ratio(setting.gain)), rate, setting.ceiling), rate, path)
        note = _measured(take, text, bench.decode(path), bench)
        missed, over = LOUDNESS - note.loudness, note.true_peak - PEAK
        if abs(missed) <= _LOUDNESS_MISS and over <= 0:
            path.chmod(0o644)
            return note
        setting = _Setting(setting.gain + missed, setting.ceiling - max(0.0, over))
    path.unlink(missing_ok=True)
    raise ValueError("it could not be brought to its level")


def without_rumble(samples: Samples, rate: int) -> Samples:
    """The sound without what lies under 60 Hz; no frequency is delayed (Butterworth of the fourth order, squared)."""
    size = 1 << (2 * samples.size - 1).bit_length()
    ratio = np.fft.rfftfreq(size, 1.0 / rate) / _RUMBLE
    spectrum = np.fft.rfft(samples.astype(np.float64), size) * (ratio**4 / (1.0 + ratio**4))
    return np.fft.irfft(spectrum, size)[: samples.size].astype(np.float32)


def cut(samples: Samples, rate: int) -> Samples:
    """From 10 ms before the first sound until the last has rung out, with both edges faded over 5 ms."""
    start = max(0, sounding(samples, rate).start - round(_LEAD * rate))
    end = min(samples.size, sounding(samples, rate, RINGING).end + round(_TRAIL * rate))
    kept = samples[start:end].copy()
    fade = min(round(_FADE * rate), kept.size // 2)
    ramp = np.sin(np.linspace(0.0, np.pi / 2, fade, endpoint=False, dtype=np.float32)) ** 2
    kept[:fade] *= ramp
    kept[kept.size - fade :] *= ramp[::-1]
    return kept


def limited(samples: Samples, rate: int, ceiling: float) -> Samples:
    """The sound with every sample under ``ceiling`` dBFS, turned down smoothly from 4 ms before a peak.

    Where nothing is louder than that, not a bit changes.
    """
    top = to_ratio(ceiling)
    if float(np.abs(samples).max(initial=0.0)) <= top:
        return samples
    reach = round(_LOOK_AHEAD * rate)
    wanted = np.minimum(1.0, top / np.maximum(np.abs(samples.astype(np.float64)), 1e-9))
    around = np.lib.stride_tricks.sliding_window_view(np.pad(wanted, 2 * reach, constant_values=1.0), 2 * reach + 1)
    window = np.hanning(2 * reach + 3)[1:-1]
    gain = np.convolve(around.min(axis=1), window / window.sum(), mode="valid")
    return (samples * gain).astype(np.float32)


def _measured(take: Take, text: str, read: Samples, bench: Workbench) -> ClipNote:
    return ClipNote(
        text=text,
        frames=read.size,
        loudness=round(float(bench.loudness(read, RATE)), 2),
        true_peak=round(float(bench.true_peak(read, RATE)), 2),
        words_per_minute=round(words_per_minute(read, RATE, count_words(text)), 1),
        speed=take.speed,
    )
