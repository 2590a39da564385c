"""What the two level sliders mean."""

from __future__ import annotations

import math

from calmroom.domain.units import Decibels

GREATEST_LEVEL = 100
_BED_MIDDLE = 50
_BED_ROOM = 6.0


def voice_gain(level: int) -> Decibels:
    """The gain of the voice at a slider's 0 to 100: never above the clip's own level, silent at 0."""
    return Decibels(20.0 * math.log10(level / GREATEST_LEVEL)) if level > 0 else Decibels(-math.inf)


def bed_gain(level: int) -> Decibels:
    """The gain of the bed at a slider's 0 to 100; in the middle it is the bed's own level, 20 dB under the voice."""
    if level <= 0:
        return Decibels(-math.inf)
    return Decibels(min(_BED_ROOM, 20.0 * math.log10(level / _BED_MIDDLE)))
