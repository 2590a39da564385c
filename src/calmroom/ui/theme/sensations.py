"""The colours of the eight words for sensation; design/language.md 2.3 is the source of the numbers.

The textures that go with them are in ``widgets/textures.py``: colour is never alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from calmroom.domain.body.sensation import Quality, Strength

if TYPE_CHECKING:
    from calmroom.ui.theme.tokens import Palette

OPACITY: Final = {Strength.FAINT: 0.42, Strength.MEDIUM: 0.74, Strength.STRONG: 1.0}
"""Opacity of the fill by strength; the line keeps its full strength, so that a faint mark stays findable."""


@dataclass(frozen=True, slots=True)
class Sensation:
    """How one word looks in one palette, as ``#RRGGBB``.

    Attributes:
        fill: Empty where there is none.
        line: The outline.
        grain: The strokes, dots and rings of its texture.
        grain_share: Opacity of the grain, 0 to 1.
    """

    fill: str
    line: str
    grain: str = "#FFFFFF"
    grain_share: float = 0.5


DAWN: Final[dict[Quality, Sensation]] = {
    Quality.WARM: Sensation("#EE9B42", "#8F5200"),
    Quality.PULSING: Sensation("#B15C9E", "#8C3F7B", grain_share=0.6),
    Quality.HEAVY: Sensation("#2A3358", "#2A3358", grain_share=0.55),
    Quality.FLOATING: Sensation("#86BFEA", "#2B6A9B", "#2B6A9B", 0.72),
    Quality.TIGHT: Sensation("#943A10", "#7E2F0A", grain_share=0.45),
    Quality.STILL: Sensation("#11684C", "#0C533C", grain_share=0.6),
    Quality.NUMB: Sensation("#A3A09A", "#55534F", "#55534F", 0.9),
    Quality.NOTHING: Sensation("", "#3D4A4B"),
}
DUSK: Final[dict[Quality, Sensation]] = {
    Quality.WARM: Sensation("#F0B25E", "#F0B25E"),
    Quality.PULSING: Sensation("#BE74AB", "#DDA3D0", grain_share=0.62),
    Quality.HEAVY: Sensation("#0C8BDA", "#6FB4E8", grain_share=0.62),
    Quality.FLOATING: Sensation("#AEDDF5", "#AEDDF5", "#174E6E", 0.72),
    Quality.TIGHT: Sensation("#B85628", "#EE9A72", grain_share=0.5),
    Quality.STILL: Sensation("#3B976F", "#7FCBA8", grain_share=0.66),
    Quality.NUMB: Sensation("#C0BBB8", "#DAD6D2", "#46423F", 0.85),
    Quality.NOTHING: Sensation("", "#C9CFCC"),
}


def sensation(word: Quality, palette: Palette) -> Sensation:
    """How a word looks in a palette."""
    return (DUSK if palette.dark else DAWN)[word]
