"""What History shows: the period, its days, before and after, and each practice, all told alike. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from calmroom.domain.check_in import GREATEST
from calmroom.domain.dates import day_and_month, full_day, how_long, month, part_of_day, weekday
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.safety import GROUND_ID
from calmroom.domain.units import to_seconds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.statistics import Day
    from calmroom.services.history import Period

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True)
class DayMark:
    """One day of the calendar and what is drawn on it; ``spoken`` says it all."""

    number: int
    practised: bool
    ended_gently: bool
    wrote: bool
    is_today: bool
    is_ahead: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class Pair:
    """*Settled* before and after one practice; ``at`` is its place in the period, 0 to 1, the levels 0 to 1 too.

    ``cells`` are its row in the table, ``day`` its day in full.
    """

    at: float
    before: float
    after: float
    day: str
    cells: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class WordLine:
    """A word that came back."""

    word: str
    count: str
    spoken: str


@dataclass(frozen=True, slots=True)
class PracticeLine:
    """One practice: what, when, how long, how it ended; and the page written after it, if any."""

    title: str
    line: str
    entry_id: str
    spoken: str


@dataclass(frozen=True, slots=True)
class HistoryState:
    """All that History shows; ``summary`` is said to those who cannot see the days, and stands nowhere."""

    title: str
    summary: str
    weeks: tuple[tuple[DayMark, ...], ...]
    pairs: tuple[Pair, ...]
    words: tuple[WordLine, ...]
    practices: tuple[PracticeLine, ...]
    is_empty: bool


def history_state(period: Period, today: date, *, ever: bool) -> HistoryState:
    """What to show of some weeks; ``ever`` says whether there was any practice at all, whenever."""
    marks = tuple(_mark(day, today) for day in period.days)
    pages = {page.practice_id: page.id for page in reversed(period.pages) if page.practice_id is not None}
    return HistoryState(
        title=period_title(period.first, period.last, today),
        summary=_summary(period),
        weeks=tuple(marks[start : start + 7] for start in range(0, len(marks), 7)),
        pairs=tuple(_pair(record, period, today) for record in period.pairs),
        words=tuple(_word(item.word, item.count, first=not number) for number, item in enumerate(period.words)),
        practices=tuple(_practice(record, pages.get(record.id, ""), today) for record in period.records),
        is_empty=not ever and not period.records and not period.pages,
    )


def period_title(first: date, last: date, today: date) -> str:
    """``9 February to 8 March``, with years where they are others."""
    end = day_and_month(last) if last.year == today.year else f"{day_and_month(last)} {last.year}"
    start = day_and_month(first) if first.year == last.year else f"{day_and_month(first)} {first.year}"
    return f"{start} to {end}"


def ending(record: PracticeRecord) -> str:
    """How it ended, in words that weigh the same."""
    if record.outcome is Outcome.FINISHED:
        return "to the end"
    if record.outcome is Outcome.ENDED_GENTLY:
        return "ended gently"
    return f"left at minute {record.minute_reached}"


def heard(record: PracticeRecord) -> str:
    """``12 minutes``, by what was heard."""
    return how_long(to_seconds(record.heard))


def _mark(day: Day, today: date) -> DayMark:
    return DayMark(
        number=day.date.day,
        practised=bool(day.practices),
        ended_gently=day.ended_gently,
        wrote=day.entries > 0,
        is_today=day.date == today,
        is_ahead=day.date > today,
        spoken=_spoken_day(day, today),
    )


def _spoken_day(day: Day, today: date) -> str:
    parts = []
    if day.practices:
        seconds = sum(to_seconds(record.heard) for record in day.practices)
        parts += [_count(len(day.practices), "practice"), how_long(seconds)]
    if day.ended_gently:
        parts.append("ended gently")
    if day.entries:
        parts.append(f"{_count(day.entries, 'page')} written")
    name = full_day(day.date, today) + (", today" if day.date == today else "")
    return f"{name}: {', '.join(parts)}" if parts else name


def _pair(record: PracticeRecord, period: Period, today: date) -> Pair:
    before, after = record.before.settled or 0, record.after.settled or 0
    start = datetime.combine(period.first, datetime.min.time(), record.started.tzinfo)
    whole = timedelta(days=(period.last - period.first).days + 1)
    day = record.started.date()
    cells = (f"{weekday(day)[:3]} {day.day} {month(day)[:3]}", record.title, str(before), str(after))
    return Pair((record.started - start) / whole, before / GREATEST, after / GREATEST, full_day(day, today), cells)


def _word(word: str, count: int, *, first: bool) -> WordLine:
    return WordLine(word, f"{count} times" if first else str(count), f"{word}, {count} times")


def _practice(record: PracticeRecord, entry_id: str, today: date) -> PracticeLine:
    when = f"{full_day(record.started.date(), today)}, {part_of_day(record.started)}"
    # The way out of Ground me is to say that one is here: nothing was left.
    ended = "" if record.script_id == GROUND_ID and record.outcome is Outcome.STOPPED else ending(record)
    line = f"{when}. {', '.join(filter(None, (heard(record).capitalize(), ended)))}"
    return PracticeLine(record.title, line, entry_id, f"Read the page after {record.title}, {when}")


def _summary(period: Period) -> str:
    if not period.records and not period.pages:
        return "Nothing in these four weeks."
    parts = []
    if period.records:
        days = sum(1 for day in period.days if day.practices)
        parts.append(f"{_count(len(period.records), 'practice')} on {_count(days, 'day')}")
    if period.pages:
        parts.append(f"{_count(len(period.pages), 'page')} written")
    return f"In these four weeks: {', '.join(parts)}."


def _count(number: int, word: str) -> str:
    said = NUMBERS[number] if number < len(NUMBERS) else str(number)
    return f"{said} {word}" if number == 1 else f"{said} {word}s"


def spread(places: Sequence[float], width: float, least: float) -> tuple[float, ...]:
    """Places along a width, moved apart until each is ``least`` from the next, and none is outside."""
    found = [place * width for place in places]
    for index in range(1, len(found)):
        found[index] = max(found[index], found[index - 1] + least)
    limit = width
    for index in range(len(found) - 1, -1, -1):
        found[index] = min(found[index], limit)
        limit = found[index] - least
    return tuple(found)
