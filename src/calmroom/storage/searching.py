"""What is looked for, as a query of the indexes and as conditions on pages.

Pages are walked from the newest on, and looked at only where an index has their number: so a search reads no text but
that of its hits, and stops at its limit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calmroom.domain.body.body import is_region, places_of
from calmroom.domain.body.body_map import AROUND_ME
from calmroom.storage import moments, texts

if TYPE_CHECKING:
    from calmroom.domain.journal.journal import Wanted

GREATEST_QUERY = 1000
"""Characters of a query that are looked at."""
Condition = tuple[str, tuple[Any, ...]]

_WORDS = """
    (
        +number IN (SELECT rowid FROM entries_index WHERE entries_index MATCH ?)
        OR +number IN (
            SELECT entries.number FROM body_maps_index
            JOIN body_maps ON body_maps.number = body_maps_index.rowid
            JOIN entries ON entries.id = body_maps.entry_id
            WHERE body_maps_index MATCH ?
        )
    )
"""
_PRACTICE = """
    +number IN (
        SELECT entries.number FROM practices JOIN entries ON entries.practice_id = practices.id
        WHERE practices.script_id = ?
    )
"""
_TAG = "+number IN (SELECT number FROM entry_tags WHERE tag = ?)"
_KIND = "+number IN (SELECT number FROM entries WHERE kind = ?)"


def to_query(words: str) -> str:
    """The words as a query of the index, each quoted, so that nothing a person types is an operator."""
    pieces = texts.whole(words[:GREATEST_QUERY]).replace("\0", " ").replace('"', " ").split()
    return " ".join(f'"{piece}"*' for piece in pieces if any(letter.isalnum() for letter in piece))


def conditions(wanted: Wanted) -> list[Condition] | None:
    """What has to hold of a page, each with its values; ``None`` where nothing can be found."""
    query = to_query(wanted.words)
    if wanted.words.strip() and not query:
        return None
    asked: tuple[tuple[object, str, tuple[Any, ...]], ...] = (
        (query, _WORDS, (query, query)),
        (wanted.script_id, _PRACTICE, (wanted.script_id,)),
        (wanted.tag, _TAG, (texts.whole(wanted.tag),)),
        (wanted.kind, _KIND, (wanted.kind,)),
        (wanted.region, *_of_places(wanted.region)),
        (wanted.first, "written_ms >= ?", () if wanted.first is None else (moments.to_milliseconds(wanted.first),)),
        (wanted.end, "written_ms < ?", () if wanted.end is None else (moments.to_milliseconds(wanted.end),)),
    )
    return [(statement, values) for is_asked, statement, values in asked if is_asked]


def _of_places(region: str) -> Condition:
    places = (AROUND_ME,) if region == AROUND_ME else places_of(region) if is_region(region) else ()
    marks = ", ".join("?" for _ in places)
    statement = f"""
        +number IN (
            SELECT entries.number FROM map_places JOIN body_maps USING (number)
            JOIN entries ON entries.id = body_maps.entry_id WHERE map_places.place IN ({marks})
        )
    """  # noqa: S608 - question marks
    return statement, places
