"""Paced breath: a pattern, and how far open the pacer is at a moment of it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from calmroom.domain.units import Seconds


@dataclass(frozen=True, slots=True)
class BreathPattern:
    """An in-breath and an out-breath, without a hold; ``breathe_out`` is never the shorter."""

    breathe_in: Seconds
    breathe_out: Seconds

    @property
    def cycle(self) -> Seconds:
        """The length of one breath."""
        return Seconds(self.breathe_in + self.breathe_out)


@dataclass(frozen=True, slots=True)
class Breath:
    """Where in a breath one is: ``openness`` runs from 0 (all out) to 1 (all in)."""

    openness: float
    is_in: bool


def breath_at(pattern: BreathPattern, elapsed: float) -> Breath:
    """The breath ``elapsed`` seconds after the start of a paced stretch, eased like a sine at both turns."""
    within = elapsed % pattern.cycle
    if within < pattern.breathe_in:
        return Breath(_ease(within / pattern.breathe_in), is_in=True)
    return Breath(1.0 - _ease((within - pattern.breathe_in) / pattern.breathe_out), is_in=False)


def _ease(part: float) -> float:
    return 0.5 - 0.5 * math.cos(math.pi * part)
