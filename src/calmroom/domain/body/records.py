"""Body maps, as the vault keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from calmroom.domain.body.body_map import BodyMap


class BodyMaps(Protocol):
    """What was felt where."""

    def save(self, body_map: BodyMap) -> None:
        """Write it; it is safe on disk when this returns."""
        ...

    def get(self, map_id: str) -> BodyMap | None:
        """The map with that id."""
        ...

    def remove(self, map_id: str) -> None:
        """Take it out for good."""
        ...

    def newest(self, limit: int, offset: int = 0) -> tuple[BodyMap, ...]:
        """Maps by the time they were begun, newest first."""
        ...

    def between(self, first: datetime, end: datetime) -> tuple[BodyMap, ...]:
        """Maps begun at or after ``first`` and before ``end``, newest first."""
        ...

    def of_practice(self, practice_id: str) -> tuple[BodyMap, ...]:
        """The maps of a practice, oldest first."""
        ...

    def of_entry(self, entry_id: str) -> tuple[BodyMap, ...]:
        """The maps of a page, oldest first."""
        ...

    def search(self, words: str, limit: int) -> tuple[BodyMap, ...]:
        """Maps in whose notes, places and qualities every word occurs, whole or as a beginning, newest first."""
        ...

    def all(self) -> Iterator[BodyMap]:
        """Every one, in the order in which they were first saved; read as it is asked for."""
        ...

    def count(self) -> int:
        """How many there are."""
        ...
