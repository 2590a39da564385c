"""What a routine can name: the practices of the library, and those it brings along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from calmroom.domain.script import Script

LENGTHS: Final = (2, 3, 5, 12, 20, 30)
"""Minutes in which practices are written."""


@dataclass(frozen=True, slots=True)
class Plannable:
    """A practice that a routine may name.

    Attributes:
        id: Its script's id.
        level: 0 to 3 (content/3-safety.md 3.4).
        purpose: In one line.
        lengths: Minutes that can be chosen, the shortest first.
        is_own: Whether the routine brings it along.
    """

    id: str
    title: str
    level: int
    purpose: str
    lengths: tuple[int, ...]
    is_own: bool = False
    regions: tuple[str, ...] = ()

    @property
    def usual(self) -> int:
        """The length it begins with: the second shortest, where there are two."""
        return self.lengths[1] if len(self.lengths) > 1 and self.lengths[0] < _SHORT else self.lengths[0]


_SHORT: Final = 5


def plannable(scripts: Iterable[Script], own: Iterable[Script] = ()) -> tuple[Plannable, ...]:
    """What a routine can name: the library, and what the routine brings along.

    Args:
        scripts: The practices of the library.
        own: Those of the routine; one with the id of another stands in its place.
    """
    found = {script.id: _of(script, is_own=False) for script in scripts}
    found |= {script.id: _of(script, is_own=True) for script in own}
    return tuple(found.values())


def _of(script: Script, *, is_own: bool) -> Plannable:
    least, greatest = script.minutes.least, script.minutes.greatest
    among = {round(least), round(script.minutes.usual), round(greatest)}
    among |= {length for length in LENGTHS if least <= length <= greatest}
    lengths = tuple(sorted(length for length in among if length > 0)) or (1,)
    return Plannable(
        script.id, script.title, script.level, script.purpose, lengths, is_own=is_own, regions=script.regions
    )
