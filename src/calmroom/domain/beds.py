"""The beds by name, and what each sounds like in plain words. How they are made is the sound engine's business."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

OWN_BED: Final = "own"
"""The bed that the script itself names."""
NO_BED: Final = "none"
BED_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        NO_BED: "only the voice",
        "room": "a warm, quiet room",
        "tide": "a slow far shore",
        "rain": "a far veil, near drops",
        "hum": "a low fifth, turning",
        "hearth": "a low fire",
        "night": "air and far crickets",
    }
)
BEDS: Final = tuple(BED_WORDS)
"""Every bed a script or a listener may name."""
