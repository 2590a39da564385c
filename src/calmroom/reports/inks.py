"""The colours and textures of the eight words for sensation, as SVG; the numbers come from design/language.md 2.3."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from calmroom.domain.body.sensation import Quality, Strength

OPACITY: Final = {Strength.FAINT: 0.42, Strength.MEDIUM: 0.74, Strength.STRONG: 1.0}
"""Of the fill; the line keeps its full strength, so that a faint mark stays findable."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How one word looks on paper, in the colours of Dawn.

    Attributes:
        fill: Empty where there is none.
        side: Of the tile of its texture, in px of the picture; 0 where it is plain.
        grain: The texture on one tile, as SVG.
    """

    fill: str
    line: str
    side: float = 0.0
    grain: str = ""


def _lines(path: str, width: float, share: float, colour: str = "#FFFFFF") -> str:
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width:g}" stroke-opacity="{share:g}"/>'


def _dots(circles: tuple[tuple[float, float, float], ...], share: float, colour: str = "#FFFFFF") -> str:
    return "".join(
        f'<circle cx="{across:g}" cy="{down:g}" r="{radius:g}" fill="{colour}" fill-opacity="{share:g}"/>'
        for across, down, radius in circles
    )


def _rings(circles: tuple[tuple[float, float, float], ...], width: float, share: float, colour: str) -> str:
    return "".join(
        f'<circle cx="{across:g}" cy="{down:g}" r="{radius:g}" fill="none" stroke="{colour}" '
        f'stroke-width="{width:g}" stroke-opacity="{share:g}"/>'
        for across, down, radius in circles
    )


_WHITE = "#FFFFFF"
_HATCH = " ".join(f"M{x - 1:g} -1L{x + 6.5:g} 6.5M{x + 6.5:g} -1L{x - 1:g} 6.5" for x in (-5.5, 0.0, 5.5))

INKS: Final[dict[Quality, Ink]] = {
    Quality.WARM: Ink("#EE9B42", "#8F5200"),
    Quality.PULSING: Ink(
        "#B15C9E",
        "#8C3F7B",
        11.0,
        _rings(((5.5, 5.5, 3.5),), 1.1, 0.6, _WHITE) + _dots(((5.5, 5.5, 1.15),), 0.6),
    ),
    Quality.HEAVY: Ink("#2A3358", "#2A3358", 7.0, _lines("M1.75 1V4.4M5.25 4.2V7.6", 1.1, 0.55)),
    Quality.FLOATING: Ink("#86BFEA", "#2B6A9B", 9.2, _rings(((2.4, 2.4, 1.7), (7.0, 7.0, 1.25)), 1.0, 0.72, "#2B6A9B")),
    Quality.TIGHT: Ink("#943A10", "#7E2F0A", 5.5, _lines(_HATCH, 0.95, 0.45)),
    Quality.STILL: Ink("#11684C", "#0C533C", 7.0, _lines("M-1 3.5H8", 1.15, 0.6)),
    Quality.NUMB: Ink("#A3A09A", "#55534F", 7.0, _dots(((1.75, 1.75, 0.95), (5.25, 5.25, 0.95)), 0.9, "#55534F")),
    Quality.NOTHING: Ink("", "#3D4A4B"),
}


def pattern(quality: Quality) -> str:
    """The texture of a word as a pattern; empty where it is plain."""
    ink = INKS[quality]
    if not ink.grain:
        return ""
    ground = f'<rect width="{ink.side:g}" height="{ink.side:g}" fill="{ink.fill}"/>'
    return (
        f'<pattern id="{quality}" width="{ink.side:g}" height="{ink.side:g}" patternUnits="userSpaceOnUse">'
        f"{ground}{ink.grain}</pattern>"
    )


def paint(quality: Quality) -> str:
    """What fills: the texture, the colour where it is plain, or nothing."""
    ink = INKS[quality]
    return f"url(#{quality})" if ink.grain else ink.fill or "none"
