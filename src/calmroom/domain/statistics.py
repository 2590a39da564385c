"""What recurs, counted without judging: days, before and after, words that came back."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from calmroom.domain.practice import Outcome, PracticeRecord

if TYPE_CHECKING:
    from collections.abc import Iterable

    from calmroom.domain.journal import Entry

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
    practices: tuple[PracticeRecord, ...]
    entries: int

    @property
    def ended_gently(self) -> bool:
        """Whether every practice of the day was eased off."""
        return bool(self.practices) and all(p.outcome is Outcome.ENDED_GENTLY for p in self.practices)


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
    for record in sorted(records, key=lambda item: item.started):
        practised.setdefault(record.started.date(), []).append(record)
    wrote = Counter(entry.written.date() for entry in entries)
    count = (last - first).days + 1
    dates = (first + timedelta(days=offset) for offset in range(count))
    return tuple(Day(day, tuple(practised.get(day, ())), wrote[day]) for day in dates)


def with_before_and_after(records: Iterable[PracticeRecord]) -> tuple[PracticeRecord, ...]:
    """The practices whose *settled* was said on both sides, oldest first."""
    chosen = (r for r in records if r.before.settled is not None and r.after.settled is not None)
    return tuple(sorted(chosen, key=lambda record: record.started))


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
