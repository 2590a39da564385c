"""What belongs to the open page beside its words: the practice it follows, and a body map."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from calmroom.domain.body import is_region, places_of
from calmroom.domain.body_map import shown
from calmroom.domain.map_words import sentence
from calmroom.ui.journal.state import after_words, around_words, check_in_words, map_words

if TYPE_CHECKING:
    from datetime import date

    from calmroom.domain.body_map import BodyMap
    from calmroom.domain.journal import Entry
    from calmroom.domain.practice import PracticeRecord
    from calmroom.services.body import BodyService
    from calmroom.services.history import HistoryService


@dataclass(frozen=True, slots=True)
class Belongings:
    """What was found.

    Attributes:
        record: The practice that the page follows.
        own_map: The newest map that was drawn for the page.
        map: That one, or else the newest of the practice.
    """

    record: PracticeRecord | None = None
    own_map: BodyMap | None = field(default=None, repr=False)
    map: BodyMap | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Told:
    """The same in words, with the map as it may be seen.

    Attributes:
        after: Which practice the page follows, and how long that was.
        around: How one was.
        map: Without what is left out.
        map_words: What it is.
        spoken: What is on it.
    """

    after: str = ""
    around: str = field(default="", repr=False)
    map: BodyMap | None = field(default=None, repr=False)
    map_words: str = ""
    spoken: str = field(default="", repr=False)


def belongings_of(entry: Entry, history: HistoryService, body: BodyService) -> Belongings:
    """Look for what belongs to a page; waits for the disk."""
    record = None if entry.practice_id is None else history.remembered(entry.practice_id)
    own = body.of_entry(entry.id)
    others = () if own or entry.practice_id is None else body.of_practice(entry.practice_id)
    own_map = own[-1] if own else None
    return Belongings(record, own_map, own_map or (others[-1] if others else None))


def told(entry: Entry, found: Belongings, left_out: tuple[str, ...], today: date) -> Told:
    """What the page says of it."""
    said = check_in_words(entry.check_in).capitalize()
    after = around = ""
    if found.record is not None:
        after, around = after_words(found.record), around_words(found.record)
    if found.map is None:
        return Told(after, said or around)
    hidden = {place for region in left_out if is_region(region) for place in places_of(region)}
    seen = shown(found.map, hidden)
    return Told(after, said or around, seen, map_words(seen.made, today), sentence(seen))
