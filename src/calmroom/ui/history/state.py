"""What History shows: the days and what frames them, before and after, and each practice, all told alike. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from calmroom.domain.body.body_map import shown
from calmroom.domain.body.words import sentence
from calmroom.domain.care.check_in import GREATEST
from calmroom.domain.care.safety import GROUND_ID
from calmroom.domain.dates import clock_time, full_day, month, part_of_day, weekday
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.sessions.span import span_of
from calmroom.domain.sessions.stretch import Reach, framed_by, title
from calmroom.domain.statistics import weeks_of
from calmroom.ui.history.weeks import Weeks
from calmroom.ui.history.words import counted, ending, heard, minutes_words, settled_words

if TYPE_CHECKING:
    from datetime import date, datetime

    from calmroom.domain.body.body_map import BodyMap
    from calmroom.domain.sessions.span import Span
    from calmroom.domain.sessions.stretch import Stretch
    from calmroom.domain.statistics import Reading, Week
    from calmroom.services.history import Period


@dataclass(frozen=True, slots=True)
class Pair:
    """*Settled* before and after a practice, or the means of several.

    Attributes:
        at: Its place among the days, 0 to 1.
        before: 0 to 1.
        after: 0 to 1.
        day: Its day in full, or its first day.
        cells: Its row in the table.
    """

    at: float
    before: float
    after: float
    day: str
    cells: tuple[str, str, str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class WordLine:
    """A word that came back."""

    word: str = field(repr=False)
    count: str
    spoken: str = field(repr=False)
    times: str = ""


@dataclass(frozen=True, slots=True)
class PracticeLine:
    """One practice: what, when, how long, how it ended; and the page written after it, if any."""

    title: str
    line: str
    entry_id: str
    spoken: str
    record: PracticeRecord | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class MapLine:
    """A body map over its day: its place among the days, 0 to 1, and all of it in words."""

    map: BodyMap = field(repr=False)
    day: str
    share: float
    spoken: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class HistoryState:
    """All that History shows.

    Attributes:
        frame: What frames these days: ``between two sessions with Maya``.
        summary: Said to those who cannot see the days.
        settled: Before and after in a sentence; empty where there is none.
        minutes: By week; shown to those who ask.
        span: Between the last session and the next, where today is in it.
        is_many: Whether the days are so many that practices are counted, and not told one by one.
    """

    title: str = ""
    frame: str = field(default="", repr=False)
    summary: str = ""
    weeks: Weeks = field(default_factory=Weeks, repr=False)
    pairs: tuple[Pair, ...] = ()
    settled: str = ""
    words: tuple[WordLine, ...] = ()
    practices: tuple[PracticeLine, ...] = ()
    minutes: tuple[Week, ...] = ()
    minutes_said: str = ""
    maps: tuple[MapLine, ...] = field(default=(), repr=False)
    stretch: Stretch | None = None
    span: Span | None = None
    is_framed: bool = False
    is_many: bool = False
    is_empty: bool = False


def history_state(period: Period, now: datetime, hidden: frozenset[str] = frozenset()) -> HistoryState:
    """What to show of some days.

    Args:
        period: What is known of them.
        now: The present moment.
        hidden: Places of the body that are left out.
    """
    today, stretch = now.date(), period.stretch
    by_week = weeks_of(day for day in period.days if stretch.first <= day.date <= stretch.last)
    pages = {page.practice_id: page.id for page in reversed(period.pages) if page.practice_id is not None}
    is_now = stretch.reach is Reach.SPAN and stretch.begins and stretch.first <= today <= stretch.last
    return HistoryState(
        title=title(stretch, today),
        frame=framed_by(stretch),
        summary=_summary(period),
        weeks=Weeks(period, now),
        pairs=tuple(_pair(one, stretch, today) for one in period.pairs),
        settled=settled_words(period.pairs),
        words=tuple(_word(item.word, item.count, first=not number) for number, item in enumerate(period.words)),
        practices=tuple(_practice(record, pages.get(record.id, ""), today) for record in period.records),
        minutes=by_week,
        minutes_said=minutes_words(by_week),
        maps=_maps(period, today, hidden),
        stretch=stretch,
        span=span_of(stretch.frame, now) if is_now else None,
        is_framed=period.is_framed,
        is_many=stretch.reach is not Reach.SPAN,
        is_empty=not (period.is_any or period.records or period.pages or period.maps or period.is_framed),
    )


def _pair(one: Reading, stretch: Stretch, today: date) -> Pair:
    place = ((one.day - stretch.first).days + one.hour) / (stretch.days + 1)
    year = "" if one.day.year == today.year else f" {one.day.year}"
    short = f"{weekday(one.day)[:3]} {one.day.day} {month(one.day)[:3]}{year}"
    what = one.title or counted(one.count, "practice")
    cells = (short if one.title else f"from {short}", what, f"{round(one.before, 1):g}", f"{round(one.after, 1):g}")
    return Pair(place, one.before / GREATEST, one.after / GREATEST, full_day(one.day, today), cells)


def _maps(period: Period, today: date, hidden: frozenset[str]) -> tuple[MapLine, ...]:
    days = [one.made.date() for one in period.maps]
    found = []
    for one, day in zip(period.maps, days, strict=True):
        body_map = shown(one, hidden) if hidden else one
        short = f"{day.day} {month(day)[:3]}"
        name = f"{clock_time(one.made)}, {short}" if days.count(day) > 1 else short
        said = f"Map of {full_day(day, today)}, {clock_time(one.made)}. {sentence(body_map)}"
        share = (day - period.stretch.first).days / max(1, period.stretch.days)
        found.append(MapLine(body_map, name, share, said))
    return tuple(found)


def _word(word: str, count: int, *, first: bool) -> WordLine:
    return WordLine(word, f"{count} times" if first else str(count), f"{word}, {count} times", str(count))


def _practice(record: PracticeRecord, entry_id: str, today: date) -> PracticeLine:
    when = f"{full_day(record.started.date(), today)}, {part_of_day(record.started)}"
    # The way out of Ground me is to say that one is here: nothing was left.
    ended = "" if record.script_id == GROUND_ID and record.outcome is Outcome.STOPPED else ending(record)
    line = f"{when}. {', '.join(filter(None, (heard(record).capitalize(), ended)))}"
    line += ", written down by hand" if record.by_hand else ""
    return PracticeLine(record.title, line, entry_id, f"Read the page after {record.title}, {when}", record)


def _summary(period: Period) -> str:
    stretch = period.stretch
    days = [day for day in period.days if stretch.first <= day.date <= stretch.last]
    done, pages = sum(day.practices for day in days), sum(day.entries for day in days)
    parts = []
    if done:
        parts.append(f"{counted(done, 'practice')} on {counted(sum(1 for day in days if day.practices), 'day')}")
    if pages:
        parts.append(f"{counted(pages, 'page')} written")
    if period.maps:
        parts.append(counted(len(period.maps), "body map"))
    when = "In these four weeks" if framed_by(stretch) == "four weeks" else "On these days"
    return f"{when}: {', '.join(parts)}." if parts else f"{when}: nothing, and that is fine."
