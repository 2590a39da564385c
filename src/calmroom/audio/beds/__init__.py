"""The soft sounds under the voice, one file each, made by arithmetic.

A bed is endless and has no state: any stretch is computed from a seed and a frame number alone. To add one, write
a file with a function that takes a seed and returns a ``Segments``, name it below and in ``domain.beds``.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from calmroom.audio.beds.hearth import hearth
from calmroom.audio.beds.hum import hum
from calmroom.audio.beds.night import night
from calmroom.audio.beds.rain import rain
from calmroom.audio.beds.room import room
from calmroom.audio.beds.segments import Segments
from calmroom.audio.beds.tide import tide

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

BEDS: Final[Mapping[str, Callable[[int], Segments]]] = MappingProxyType(
    {"room": room, "tide": tide, "rain": rain, "hum": hum, "hearth": hearth, "night": night}
)
"""Bed by name; ``none`` is the absence of one."""

__all__ = ["BEDS", "Segments"]
