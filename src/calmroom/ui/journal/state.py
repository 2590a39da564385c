"""What the Journal shows: the list by days, the heading of a page, and what its foot says. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from calmroom.domain.dates import clock_time, day_and_month, full_day, in_minutes, month, part_of_day, weekday
from calmroom.domain.excerpt import excerpt
from calmroom.domain.units import to_seconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from calmroom.domain.journal import Entry
    from calmroom.domain.practice import PracticeRecord

EXCERPT = 66
"""Characters of a page that stand in the list, about two lines."""
LONGEST_WORD = 40
KEPT = "Only on this computer."
HELD = "Your words stay here, and are tried again by themselves."


@dataclass(frozen=True, slots=True)
class Heading:
    """A line above some pages."""

    words: str


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One page in the list; ``excerpt`` is a person's own words."""

    entry_id: str
    when: str
    excerpt: str = field(repr=False)


Item = Heading | EntryRow


def items_of(entries: Sequence[Entry], today: date, sought: str = "") -> tuple[Item, ...]:
    """The list, newest first, with a heading above each stretch of time; each page with the words that were sought."""
    items: list[Item] = []
    before = ""
    for entry in entries:
        heading = _heading(entry.written.date(), today)
        if heading != before:
            items.append(Heading(heading))
            before = heading
        items.append(EntryRow(entry.id, _when(entry, today), _excerpt(entry, sought)))
    return tuple(items)


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


def after_words(record: PracticeRecord) -> str:
    """``after From Crown to Tailbone, 19 minutes``, by what was heard."""
    heard = max(1, round(to_seconds(record.heard) / 60))
    return f"after **{record.title}**, {in_minutes(heard)}"


def foot_words(saved: Entry | None) -> str:
    """Where the words are, and when they were last safe on disk."""
    return KEPT if saved is None else f"{KEPT} Saved at {clock_time(saved.changed)}"


def new_tag(typed: str, tags: Iterable[str]) -> str:
    """A word as it is kept; empty where there is nothing to keep, or it is there already."""
    word = " ".join(typed.split())[:LONGEST_WORD].strip()
    return "" if word.casefold() in {tag.casefold() for tag in tags} else word


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
    return excerpt(entry.text, EXCERPT, sought) or ", ".join(entry.tags)
