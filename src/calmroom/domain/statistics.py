"""What recurs, counted without judging: days, before and after, words that came back."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from calmroom.domain.units import Seconds, to_seconds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from calmroom.domain.journal.journal import Entry
    from calmroom.domain.practice import PracticeRecord

LEAST_LETTERS = 4
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
FILLER_WORDS = frozenset(
    """
about after again also although always another away back because been before being both came come could day
days did does done down each else even ever every feel feeling feels felt first from gave getting give goes
going gone good have having here herself himself into itself just keep kept know last later least left less
like little long look made make many maybe mind more morning most much must myself near nearly never night
nothing now often once only other over part perhaps place quite rather really right said same seem seemed
seems side since some somehow something sometimes somewhere soon still such take tell than that their them
then there these they thing things think this those though thought through time today together told tonight
took under until very want wanted went were what when where which while will with within without would year
yesterday your yours
""".split()  # noqa: SIM905 - one paragraph reads better than two hundred quoted words
)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the calendar. A day on which nothing was done is simply a day."""

    date: date
    practices: int = 0
    heard: Seconds = Seconds(0)
    entries: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """*Settled* before and after a practice, 0 to 10; or the means of several, from that day on.

    Attributes:
        hour: How much of the day had passed, 0 to 1.
        title: Of the practice, where it is one.
    """

    day: date
    hour: float = 0.0
    title: str = ""
    before: float = 0.0
    after: float = 0.0
    count: int = 1


@dataclass(frozen=True, slots=True)
class Week:
    """How long was practised in a week."""

    monday: date
    minutes: int


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A word and the number of pages and practices it stands in."""

    word: str = field(repr=False)
    count: int


def days_between(
    first: date, last: date, records: Iterable[PracticeRecord], entries: Iterable[Entry]
) -> tuple[Day, ...]:
    """Every day from ``first`` to ``last``, with what was done on it by the zone it was done in."""
    practised: dict[date, list[PracticeRecord]] = {}
    for record in records:
        practised.setdefault(record.started.date(), []).append(record)
    wrote = Counter(entry.written.date() for entry in entries)
    return every_day(first, last, (_day(day, practised.get(day, []), wrote[day]) for day in {*practised, *wrote}))


def every_day(first: date, last: date, days: Iterable[Day]) -> tuple[Day, ...]:
    """Every day from ``first`` to ``last``, those on which nothing was done too."""
    known = {day.date: day for day in days}
    dates = (first + timedelta(days=offset) for offset in range((last - first).days + 1))
    return tuple(known.get(day) or Day(day) for day in dates)


def with_before_and_after(records: Iterable[PracticeRecord]) -> tuple[Reading, ...]:
    """The practices whose *settled* was said on both sides, oldest first."""
    ordered = sorted(records, key=lambda record: record.started)
    return tuple(
        Reading(
            day=record.started.date(),
            hour=(record.started.hour + record.started.minute / 60) / 24,
            title=record.title,
            before=record.before.settled,
            after=record.after.settled,
        )
        for record in ordered
        if record.before.settled is not None and record.after.settled is not None
    )


def weeks_of(days: Iterable[Day]) -> tuple[Week, ...]:
    """Minutes by week, for those who ask; a week without any is there too, between the first and the last."""
    heard: dict[date, float] = {}
    for day in days:
        monday = day.date - timedelta(days=day.date.weekday())
        heard[monday] = heard.get(monday, 0.0) + day.heard
    return tuple(Week(monday, round(seconds / 60)) for monday, seconds in sorted(heard.items()))


def _day(day: date, records: list[PracticeRecord], entries: int) -> Day:
    heard = Seconds(sum(to_seconds(record.heard) for record in records))
    return Day(day, len(records), heard, entries)


def words_that_came_back(
    records: Iterable[PracticeRecord], entries: Iterable[Entry], limit: int
) -> tuple[Recurrence, ...]:
    """Words that stand in at least two pages or practices, most frequent first.

    A page counts together with the practice it follows: it carries that practice's words.
    """
    said = {record.id: {word.casefold() for word in record.words} for record in records}
    counts = Counter(word for words in said.values() for word in words)
    for entry in entries:
        words = _words_in(entry.text) | {tag.casefold() for tag in entry.tags}
        counts.update(words - said.get(entry.practice_id or "", set()))
    recurring = sorted((-count, word) for word, count in counts.items() if count > 1)
    return tuple(Recurrence(word, -negative) for negative, word in recurring[:limit])


def _words_in(text: str) -> set[str]:
    words = {word.casefold() for word in _WORD.findall(text)}
    return {word for word in words if len(word) >= LEAST_LETTERS and word not in FILLER_WORDS}
