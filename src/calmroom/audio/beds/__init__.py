"""The soft sounds under the voice, one file each, made by arithmetic.

A bed is endless and has no state: any stretch is computed from a seed and a frame number alone. To add one, write
a file with a function that takes a seed and returns a ``Segments``, and name it below.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from calmroom.audio.beds.hum import hum
from calmroom.audio.beds.room import room
from calmroom.audio.beds.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

BEDS: Final[Mapping[str, Callable[[int], Segments]]] = MappingProxyType({"room": room, "hum": hum})
"""Bed by name; ``none`` is the absence of one."""

__all__ = ["BEDS", "Segments"]
