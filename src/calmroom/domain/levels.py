"""What the two level sliders mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.ports import Levels
from calmroom.domain.units import Decibels, to_decibels

if TYPE_CHECKING:
    from calmroom.domain.settings import Settings

GREATEST_LEVEL = 100
USUAL_VOICE = 60
"""Where the voice's slider stands at the first start: no sound is loud before anybody asked for it."""
_BED_MIDDLE = 50


def voice_gain(level: int) -> Decibels:
    """The gain of the voice at a slider's 0 to 100: never above the clip's own level, silent at 0."""
    return to_decibels(level / GREATEST_LEVEL)


def bed_gain(level: int) -> Decibels:
    """The gain of the bed at a slider's 0 to 100; in the middle it lies 20 dB under a voice at its usual level."""
    return Decibels(voice_gain(USUAL_VOICE) + to_decibels(level / _BED_MIDDLE))


def levels_of(settings: Settings) -> Levels:
    """The gains that are set."""
    return Levels(voice_gain(settings.voice_level), bed_gain(settings.bed_level))
