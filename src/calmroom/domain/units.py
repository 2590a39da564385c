"""Units of sound and time, and the one rate the engine works at."""

from __future__ import annotations

import math
from typing import Final, NewType

Frames = NewType("Frames", int)
"""A count of frames, or a place in a timeline counted in frames from its start."""

Seconds = NewType("Seconds", float)
Decibels = NewType("Decibels", float)
"""A level relative to full scale or to another level; 0 dB leaves a signal as it is."""

RATE: Final = 48_000
"""Frames in a second, in clips, timelines and at the device."""


def to_frames(seconds: float) -> Frames:
    """The nearest whole number of frames."""
    return Frames(round(seconds * RATE))


def to_seconds(frames: int) -> Seconds:
    """How long so many frames sound."""
    return Seconds(frames / RATE)


def to_ratio(level: float) -> float:
    """The factor by which an amplitude of ``level`` dB multiplies."""
    return float(10.0 ** (level / 20.0))


def to_decibels(ratio: float) -> Decibels:
    """The level of an amplitude ratio; minus infinity for silence."""
    return Decibels(20.0 * math.log10(ratio) if ratio > 0 else -math.inf)
