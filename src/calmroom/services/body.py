"""Body maps: begin, save, find, remove, put back, and what recurs on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from calmroom.domain.body.body import is_region, places_of
from calmroom.domain.body.body_map import BodyMap, Recurring, When, recurring_places, tidy, with_hidden
from calmroom.domain.events import BodyMapRemoved, BodyMapSaved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from calmroom.services.access import Access
    from calmroom.services.world import World

PAGE = 200


class BodyService:
    """What was felt where. Every method that reads or writes waits for the disk; the window calls them from its worker.

    Args:
        access: The way to the vault.
        world: The clock, randomness and the bus.
        paint: Makes a picture of a map, as SVG.
    """

    def __init__(self, access: Access, world: World, paint: Callable[[BodyMap], str]) -> None:
        self._access = access
        self._world = world
        self._paint = paint

    def begin(self, when: When = When.ANY, practice_id: str | None = None, entry_id: str | None = None) -> BodyMap:
        """A new map, not on disk until it is saved."""
        now = self._world.clock.now()
        return BodyMap(self._world.new_id(), now, now, when=when, practice_id=practice_id, entry_id=entry_id)

    def save(self, body_map: BodyMap, left_out: Iterable[str] = ()) -> BodyMap:
        """Write the map; it is on disk when this returns, with the moment it was saved.

        A page that it was given to since it was taken up stays its own.

        Args:
            body_map: As it was drawn.
            left_out: Regions that were not shown meanwhile; what was on them stays as it was.

        Raises:
            CalmroomError: If it could not be written. The map is still the caller's.
        """
        maps = self._access.vault.body_maps
        hidden = {place for region in left_out if is_region(region) for place in places_of(region)}
        kept = maps.get(body_map.id)
        whole = body_map if kept is None or not hidden else with_hidden(body_map, kept, hidden)
        page = whole.entry_id or (None if kept is None else kept.entry_id)
        saved = tidy(replace(whole, entry_id=page, changed=self._world.clock.now()))
        maps.save(saved)
        self._world.bus.publish(BodyMapSaved(saved))
        return saved

    def give_to(self, entry_id: str, map_id: str) -> BodyMap | None:
        """Have a map belong to a page of the journal; the map as it is now, where it is still there.

        Raises:
            CalmroomError: If it could not be written.
        """
        kept = self.get(map_id)
        return None if kept is None else self.save(replace(kept, entry_id=entry_id))

    def get(self, map_id: str) -> BodyMap | None:
        """The map with that id."""
        return self._access.vault.body_maps.get(map_id)

    def newest(self, limit: int = PAGE, offset: int = 0) -> tuple[BodyMap, ...]:
        """Maps, newest first."""
        return self._access.vault.body_maps.newest(limit, offset)

    def between(self, first: date, end: date) -> tuple[BodyMap, ...]:
        """Maps begun from one day on and before another, by the days of their own zones, oldest first."""
        # A day of its own zone may begin or end up to a day before or after one of another.
        begin = datetime.combine(first, time.min, UTC) - timedelta(days=1)
        finish = datetime.combine(end, time.min, UTC) + timedelta(days=1)
        found = self._access.vault.body_maps.between(begin, finish)
        return tuple(one for one in found[::-1] if first <= one.made.date() < end)

    def of_practice(self, practice_id: str) -> tuple[BodyMap, ...]:
        """The maps of a practice, oldest first."""
        return self._access.vault.body_maps.of_practice(practice_id)

    def of_entry(self, entry_id: str) -> tuple[BodyMap, ...]:
        """The maps of a page, oldest first."""
        return self._access.vault.body_maps.of_entry(entry_id)

    def find(self, words: str, limit: int = PAGE) -> tuple[BodyMap, ...]:
        """Maps in whose notes, places and qualities every word occurs; all maps where nothing is asked for."""
        return self._access.vault.body_maps.search(words, limit) if words.strip() else self.newest(limit)

    def recurring(self, first: date, end: date) -> tuple[Recurring, ...]:
        """The places that are on at least two maps of these days, most often first."""
        return recurring_places(self.between(first, end))

    def remove(self, body_map: BodyMap) -> None:
        """Take a map out. The caller keeps it for as long as it may be put back."""
        self._access.vault.body_maps.remove(body_map.id)
        self._world.bus.publish(BodyMapRemoved(body_map))

    def put_back(self, body_map: BodyMap) -> None:
        """Undo a removal; the map is as it was, its times too."""
        self._access.vault.body_maps.save(body_map)
        self._world.bus.publish(BodyMapSaved(body_map))

    def svg(self, body_map: BodyMap) -> str:
        """A picture of the map, front and back, without anybody's notes."""
        return self._paint(body_map)
