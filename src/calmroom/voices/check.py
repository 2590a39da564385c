"""Finished clips held against what they promise, and the lines that came out worst."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from calmroom.domain.units import RATE
from calmroom.voices.finish import LOUDNESS
from calmroom.voices.fit import GREATEST_RATE, LEAST_RATE
from calmroom.voices.measure import RINGING, sounding, words_per_minute
from calmroom.voices.normalise import count_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from calmroom.voices.heard import Hearing
    from calmroom.voices.workbench import Meter, Samples

LEVEL_MISS: Final = 1.0
"""LU by which a clip may miss its level (content/3-safety.md, Level)."""
GREATEST_PEAK: Final = -2.0
"""dBTP."""
GREATEST_LEAD: Final = 0.020
"""Seconds of silence before the first sound; the timeline makes the pauses."""
GREATEST_TRAIL: Final = 0.200
"""Seconds after the last sound has rung out. A breath that was at the edge of what counts as sound before encoding may
be under it afterwards, which makes 150 ms at most; more is a silence that was not cut."""
LEAST_QUALITY: Final = 2.9
"""DNSMOS overall of a line."""
GOOD_QUALITY: Final = 3.3
"""DNSMOS overall of a voice; recorded speech that is clean has 3.3 to 3.5 (research/sound.md)."""
WORST: Final = 0.05
"""The share of lines that an author is asked to phrase otherwise."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A clip as it was measured from its file.

    Attributes:
        words_per_minute: From the first to the last sound, inner pauses included.
        loudness: LUFS, gated.
        true_peak: dBTP.
        lead: Seconds before the first sound.
        trail: Seconds after the last sound has rung out.
    """

    words_per_minute: float
    loudness: float
    true_peak: float
    lead: float
    trail: float


@dataclass(frozen=True, slots=True)
class Listened:
    """A line as a machine heard it.

    Attributes:
        text: What was to be spoken.
        heard: What was understood.
        hearing: How many words of it came across.
        quality: DNSMOS overall, 1 to 5.
    """

    text: str
    heard: str
    hearing: Hearing
    quality: float

    @property
    def badness(self) -> float:
        """The share of words that were misheard, and by how much the sound is worse than good speech."""
        return self.hearing.share + max(0.0, GOOD_QUALITY - self.quality)


def measured(samples: Samples, text: str, loudness: Meter, true_peak: Meter) -> Sound:
    """Measure a clip.

    Args:
        samples: The clip at the engine's rate, as a listener hears it.
        text: What is spoken in it.
        loudness: Gives LUFS.
        true_peak: Gives dBTP.
    """
    begin, end = sounding(samples, RATE).start, sounding(samples, RATE, RINGING).end
    return Sound(
        words_per_minute=words_per_minute(samples, RATE, count_words(text)),
        loudness=float(loudness(samples, RATE)),
        true_peak=float(true_peak(samples, RATE)),
        lead=begin / RATE,
        trail=(samples.size - end) / RATE,
    )


def faults(sound: Sound, least_rate: float = LEAST_RATE) -> tuple[str, ...]:
    """What a clip does not keep, each in a few words; nothing where it keeps everything.

    Args:
        sound: As measured.
        least_rate: Words a minute under which this line may not fall.
    """
    looked_at = (
        (not least_rate <= sound.words_per_minute <= GREATEST_RATE, f"{sound.words_per_minute:.0f} words a minute"),
        (not abs(sound.loudness - LOUDNESS) <= LEVEL_MISS, f"{sound.loudness:.1f} LUFS"),
        (sound.true_peak > GREATEST_PEAK, f"a peak of {sound.true_peak:.1f} dBTP"),
        (sound.lead > GREATEST_LEAD, f"{1000 * sound.lead:.0f} ms of silence before it"),
        (sound.trail > GREATEST_TRAIL, f"{1000 * sound.trail:.0f} ms of silence after it"),
    )
    return tuple(said for wrong, said in looked_at if wrong)


def worst(lines: Iterable[Listened], share: float = WORST) -> tuple[Listened, ...]:
    """That share of the lines, rounded up, the worst first; a line in which all is well is never among them."""
    ordered = sorted(lines, key=lambda line: (-line.badness, line.text))
    return tuple(line for line in ordered[: math.ceil(share * len(ordered))] if line.badness > 0)


def error_rate(lines: Sequence[Listened]) -> float:
    """The words misheard in all the lines together, as a share of the words spoken; 0 where there are none."""
    words = sum(line.hearing.words for line in lines)
    return sum(line.hearing.wrong for line in lines) / words if words else 0.0
