"""What is drawn with: the tool, how broad, and what the next mark says. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from calmroom.domain.body.sensation import Depth, Quality, Strength


class Tool(StrEnum):
    """What the pointer does on the figure."""

    PLACES = "places"
    BRUSH = "brush"
    ERASE = "erase"


class Brush(StrEnum):
    """How broad the brush is."""

    FINE = "fine"
    USUAL = "usual"
    BROAD = "broad"

    @property
    def width(self) -> float:
        """In figure units."""
        return {Brush.FINE: 7.0, Brush.USUAL: 16.0, Brush.BROAD: 34.0}[self]

    def beside(self, step: int) -> Brush:
        """The next broader, or finer by a step of -1; the last one stays."""
        brushes = list(Brush)
        return brushes[max(0, min(len(brushes) - 1, brushes.index(self) + step))]


@dataclass(frozen=True, slots=True)
class Touch:
    """What the next mark says: like what, how much, how deep; and how broad a stroke is."""

    quality: Quality = Quality.WARM
    strength: Strength = Strength.STRONG
    depth: Depth = Depth.INSIDE
    brush: Brush = Brush.USUAL
