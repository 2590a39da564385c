"""Where in a clip there is sound, and how fast it speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from calmroom.voices.workbench import Samples

AUDIBLE: Final = -45.0
"""dB under the loudest moment. Soft fricatives at the start of a line measure -44 to -35, breath before it -60."""
RINGING: Final = -55.0
"""dB under the loudest moment. The end of a word rings on below ``AUDIBLE``, and a cut there would be heard."""

_VOICED: Final = -25.0
"""dB under the loudest moment: a vowel, or a consonant that will not be missed."""
_REACHES: Final = (
    ("th", 0.08),
    ("s", 0.15),
    ("f", 0.15),
    ("c", 0.15),
    ("h", 0.10),
    ("p", 0.10),
    ("t", 0.10),
    ("k", 0.10),
)
"""Seconds a word may sound before its first strong moment, by its first letters; an s needs most."""
_REACH: Final = 0.05

_WINDOW: Final = 0.010
_HOP: Final = 0.0025


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of frames, ``end`` not included."""

    start: int
    end: int

    @property
    def frames(self) -> int:
        """How long it is."""
        return self.end - self.start


def sounding(samples: Samples, rate: int, floor: float = AUDIBLE) -> Span:
    """From the first to the last moment louder than ``floor`` dB under the loudest; empty for silence.

    A moment is 10 ms, looked at every 2.5 ms; the edges are exact to one such step.
    """
    hop, loud = _audible(samples, rate, floor)
    at = np.flatnonzero(loud)
    if at.size == 0:
        return Span(0, 0)
    half = round(_WINDOW * rate) // 2
    return Span(
        max(0, int(at[0]) * hop + half - hop) if at[0] else 0,
        min(samples.size, int(at[-1]) * hop + half + hop),
    )


def without_breath(samples: Samples, rate: int, text: str) -> Samples:
    """The sound from its first word on.

    A voice may draw breath before it speaks: 200 ms as loud as an s, then a dip. So the beginning is looked for
    backwards from the first strong moment: to the dip, and no further than a first consonant lasts.

    Args:
        samples: As a voice spoke them.
        rate: Frames a second.
        text: What was said.
    """
    hop, loud = _audible(samples, rate, AUDIBLE)
    strong = np.flatnonzero(_audible(samples, rate, _VOICED)[1])
    if strong.size == 0:
        return samples
    first = text.lstrip("\"'(").lower()
    reach = next((seconds for letters, seconds in _REACHES if first.startswith(letters)), _REACH)
    least = max(0, int(strong[0]) - round(reach * rate / hop))
    quiet = np.flatnonzero(~loud[least : strong[0]])
    begin = least + (int(quiet[-1]) + 1 if quiet.size else 0)
    half = round(_WINDOW * rate) // 2
    return samples[max(0, begin * hop + half - hop) :]


def pauses(samples: Samples, rate: int, least: float) -> tuple[Span, ...]:
    """The silences of at least ``least`` seconds between the first and the last sound."""
    hop, loud = _audible(samples, rate, AUDIBLE)
    at = np.flatnonzero(loud)
    wide = np.flatnonzero(np.diff(at) * hop >= least * rate)
    half = round(_WINDOW * rate) // 2
    return tuple(Span(int(at[k]) * hop + half, int(at[k + 1]) * hop + half) for k in wide)


def words_per_minute(samples: Samples, rate: int, words: int) -> float:
    """Words by the time from the first to the last sound, inner pauses included; 0 for silence."""
    frames = sounding(samples, rate).frames
    return 60.0 * words * rate / frames if frames else 0.0


def _audible(samples: Samples, rate: int, floor: float) -> tuple[int, npt.NDArray[np.bool_]]:
    """The hop in frames, and for each window whether it is louder than ``floor`` under the loudest one."""
    hop, window = max(1, round(_HOP * rate)), round(_WINDOW * rate)
    if samples.size < window:
        return hop, np.zeros(0, dtype=np.bool_)
    power = np.concatenate(([0.0], np.cumsum(np.square(samples, dtype=np.float64))))
    starts = np.arange(0, samples.size - window + 1, hop)
    means = (power[starts + window] - power[starts]) / window
    loudest = float(means.max())
    if loudest < 1e-14:
        return hop, np.zeros(means.size, dtype=np.bool_)
    return hop, means > loudest * 10.0 ** (floor / 10.0)
