"""What the Journal shows: the list by days, the heading of a page, and what its foot says. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from calmroom.domain.dates import clock_time, day_and_month, full_day, how_long, month, part_of_day, weekday
from calmroom.domain.journal.excerpt import excerpt, hits
from calmroom.domain.journal.journal import EntryKind
from calmroom.domain.journal.questions import AFTER
from calmroom.domain.markdown import plain
from calmroom.domain.units import to_seconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from calmroom.domain.care.check_in import CheckIn
    from calmroom.domain.journal.journal import Attached, Entry
    from calmroom.domain.practice import PracticeRecord

EXCERPT = 66
"""Characters of a page that stand in the list, about two lines."""
LONGEST_WORD = 40
_BEGINS = {EntryKind.TWO_HANDS: "Two hands", EntryKind.NOTE: "For my therapist"}
NOTHING: Mapping[str, Attached] = {}
KEPT = "Only on this computer."
SETTLED = ("stirred up", "rather stirred up", "in between", "rather settled", "settled")
PRESENT = ("far away", "rather far away", "half here", "mostly here", "here")
HELD = "Your words stay here, and are tried again by themselves."


@dataclass(frozen=True, slots=True)
class Heading:
    """A line above some pages."""

    words: str


class RowSign(StrEnum):
    """What a page has beside words; its value is how that is said."""

    MAP = "with a body map"
    VOICE = "with a voice note"
    TWO_HANDS = "in two hands"


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One page in the list; ``excerpt`` is a person's own words.

    Attributes:
        hits: Where in it the words stand that were looked for: starts and lengths, as Qt counts.
    """

    entry_id: str
    when: str
    excerpt: str = field(repr=False)
    hits: tuple[tuple[int, int], ...] = ()
    signs: tuple[RowSign, ...] = ()


Item = Heading | EntryRow


def items_of(
    entries: Sequence[Entry],
    today: date,
    sought: str = "",
    attached: Mapping[str, Attached] = NOTHING,
    session: datetime | None = None,
) -> tuple[Item, ...]:
    """The list, newest first, with a heading above each stretch of time; each page with the words that were sought.

    Args:
        entries: Newest first.
        today: The present day.
        sought: Words that were looked for.
        attached: What belongs to each, by its id.
        session: When the last session with the therapist began; it frames what came after.
    """
    rows = (row_of(entry, today, sought, attached.get(entry.id)) for entry in entries)
    return framed(entries, rows, today, session)


def row_of(entry: Entry, today: date, sought: str, attached: Attached | None) -> EntryRow:
    """One page of the list."""
    words = _excerpt(entry, sought)
    return EntryRow(entry.id, _when(entry, today), words, marks_in(words, sought), _signs(entry, attached))


def framed(
    entries: Sequence[Entry], rows: Iterable[EntryRow], today: date, session: datetime | None
) -> tuple[Item, ...]:
    """Pages with a heading above each stretch of time."""
    items: list[Item] = []
    before = ""
    for entry, row in zip(entries, rows, strict=True):
        is_since = session is not None and entry.written >= session
        heading = f"Since {day_and_month(session)}" if is_since and session else _heading(entry.written.date(), today)
        if heading != before:
            items.append(Heading(heading))
            before = heading
        items.append(row)
    return tuple(items)


def spoken_row(row: EntryRow) -> str:
    """A page of the list as it is read out."""
    return f"{', '.join((row.when, *row.signs))}. {row.excerpt}"


def marks_in(text: str, sought: str) -> tuple[tuple[int, int], ...]:
    """Where in a text the words stand that were looked for: starts and lengths, as Qt counts letters."""
    found = hits(text, sought) if sought else ()
    if not found or text.isascii():
        return found
    return tuple((_units(text[:start]), _units(text[start : start + length])) for start, length in found)


def with_entry(entries: Sequence[Entry], entry: Entry) -> tuple[Entry, ...]:
    """The pages with this one as it is now, newest first."""
    others = [other for other in entries if other.id != entry.id]
    return tuple(sorted((*others, entry), key=lambda one: one.written, reverse=True))


def without(entries: Sequence[Entry], entry_id: str) -> tuple[Entry, ...]:
    """The pages without one."""
    return tuple(entry for entry in entries if entry.id != entry_id)


def page_heading(entry: Entry, today: date) -> str:
    """``Sunday 8 March, evening``."""
    return f"{full_day(entry.written.date(), today)}, {part_of_day(entry.written)}"


def heard_words(record: PracticeRecord) -> str:
    """``19 minutes``, by what was heard."""
    return how_long(to_seconds(record.heard))


def has_answers(asked: str) -> bool:
    """Whether a question can be answered in one word, by its key."""
    return any(asked.startswith(f"{kind}:") for kind in AFTER)


def check_in_words(check_in: CheckIn) -> str:
    """How one was, without a number: ``rather settled, mostly here``; empty where nothing was said."""
    said = ((check_in.settled, SETTLED), (check_in.present, PRESENT))
    return ", ".join(words[min(value // 2, 4)] for value, words in said if value is not None)


def around_words(record: PracticeRecord) -> str:
    """The check-in before and after a practice."""
    said = (("before", check_in_words(record.before)), ("after", check_in_words(record.after)))
    return "; ".join(f"{when}: {words}" for when, words in said if words).capitalize()


def map_words(made: datetime, today: date) -> str:
    """``Body map, evening``; with the day where it is another one."""
    day = "" if made.date() == today else f"{day_and_month(made.date())}, "
    return f"Body map, {day}{part_of_day(made)}"


def foot_words(saved: Entry | None) -> str:
    """Where the words are, and when they were last safe on disk."""
    return KEPT if saved is None else f"{KEPT} Saved at {clock_time(saved.changed)}"


def new_tag(typed: str, tags: Iterable[str]) -> str:
    """A word as it is kept; empty where there is nothing to keep, or it is there already."""
    word = " ".join(typed.split())[:LONGEST_WORD].strip()
    return "" if word.casefold() in {tag.casefold() for tag in tags} else word


def _units(text: str) -> int:
    """How many letters that is for Qt, for which those beyond the first 65,536 are two."""
    return len(text.encode("utf-16-le")) // 2


def _signs(entry: Entry, attached: Attached | None) -> tuple[RowSign, ...]:
    kind = (RowSign.TWO_HANDS,) if entry.kind is EntryKind.TWO_HANDS else ()
    if attached is None:
        return kind
    return (*kind, *((RowSign.MAP,) if attached.maps else ()), *((RowSign.VOICE,) if attached.voices else ()))


def _heading(day: date, today: date) -> str:
    days = (today - day).days
    if days <= 1:
        return "Yesterday" if days == 1 else "Today"
    if day >= today - timedelta(days=today.weekday()):
        return "This week"
    if (day.year, day.month) == (today.year, today.month):
        return f"Earlier in {month(day)}"
    return month(day) if day.year == today.year else f"{month(day)} {day.year}"


def _when(entry: Entry, today: date) -> str:
    day = entry.written.date()
    if day >= min(today - timedelta(days=today.weekday()), today - timedelta(days=1)):
        return f"{weekday(day)}, {part_of_day(entry.written)}"
    return day_and_month(day)


def _excerpt(entry: Entry, sought: str) -> str:
    words = excerpt(plain(entry.text), EXCERPT, sought) or ", ".join(entry.tags)
    if not words and entry.answer is not None:
        words = f"After a session: {entry.answer}"
    begins = _BEGINS.get(entry.kind, "")
    return f"{begins}: {words}" if begins and words else begins or words
