"""What belongs to the open page beside its words: the practice it follows, and a body map."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from calmroom.domain.body.body import is_region, places_of
from calmroom.domain.body.body_map import shown
from calmroom.domain.body.words import sentence
from calmroom.ui.journal.state import around_words, check_in_words, heard_words, map_words

if TYPE_CHECKING:
    from datetime import date

    from calmroom.domain.body.body_map import BodyMap
    from calmroom.domain.journal.journal import Entry
    from calmroom.domain.practice import PracticeRecord
    from calmroom.ui.journal.given import JournalServices


@dataclass(frozen=True, slots=True)
class Belongings:
    """What was found.

    Attributes:
        record: The practice that the page follows.
        is_there: Whether that practice can still be opened.
        own_map: The newest map that was drawn for the page.
        map: That one, or else the newest of the practice.
    """

    record: PracticeRecord | None = None
    is_there: bool = False
    own_map: BodyMap | None = field(default=None, repr=False)
    map: BodyMap | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Told:
    """The same in words, with the map as it may be seen.

    Attributes:
        after: Which practice the page follows.
        heard: How long that was.
        is_there: Whether it can be opened.
        around: How one was.
        map: Without what is left out.
        map_words: What it is.
        spoken: What is on it.
    """

    after: str = ""
    heard: str = ""
    is_there: bool = False
    around: str = field(default="", repr=False)
    map: BodyMap | None = field(default=None, repr=False)
    map_words: str = ""
    spoken: str = field(default="", repr=False)


def belongings_of(entry: Entry, services: JournalServices) -> Belongings:
    """Look for what belongs to a page; waits for the disk."""
    body = services.body
    record = None if entry.practice_id is None else services.history.remembered(entry.practice_id)
    is_there = record is not None and any(one.id == record.script_id for one in services.practice.scripts())
    own = body.of_entry(entry.id)
    others = () if own or entry.practice_id is None else body.of_practice(entry.practice_id)
    own_map = own[-1] if own else None
    return Belongings(record, is_there, own_map, own_map or (others[-1] if others else None))


def told(entry: Entry, found: Belongings, left_out: tuple[str, ...], today: date) -> Told:
    """What the page says of it."""
    said = check_in_words(entry.check_in).capitalize()
    after = heard = around = ""
    if found.record is not None:
        after, heard, around = found.record.title, heard_words(found.record), around_words(found.record)
    words = Told(after, heard, found.is_there, said or around)
    if found.map is None:
        return words
    hidden = {place for region in left_out if is_region(region) for place in places_of(region)}
    seen = shown(found.map, hidden)
    return replace(words, map=seen, map_words=map_words(seen.made, today), spoken=sentence(seen))
