"""What the strip of maps shows: a span of days, its maps, two of them laid over each other, what came back. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from calmroom.domain.body.body_map import BodyMap, Mark, place_name, recurring_places, shown
from calmroom.domain.body.words import Difference, Kind, difference, sentence
from calmroom.domain.dates import from_to, month
from calmroom.ui.body.state import capital, map_heading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from calmroom.domain.body.sensation import Quality
    from calmroom.domain.sessions.appointments import Between

WEEKS: Final = 4
"""Of a span that no appointments frame."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days.

    Attributes:
        first: Its first day.
        last: Its last day.
        words: ``19 February to 5 March``.
        frame: ``between two sessions with Maya``, or what frames it instead.
        begins: Whether it begins with an appointment.
        ends: Whether it ends with one.
    """

    first: date
    last: date
    words: str
    frame: str = field(repr=False)
    begins: bool = False
    ends: bool = False

    @property
    def days(self) -> int:
        """How many days its end lies after its beginning."""
        return (self.last - self.first).days

    def share(self, moment: datetime) -> float:
        """Where in the span the day of a moment is, 0 to 1."""
        return min(1.0, max(0.0, (moment.date() - self.first).days / max(1, self.days)))


@dataclass(frozen=True, slots=True)
class Came:
    """A place that is on several maps."""

    name: str = field(repr=False)
    count: str
    quality: Quality = field(repr=False)


def span_of(between: Between | None, back: int, today: date) -> Span:
    """The span that two appointments frame, or else some weeks, ``back`` times earlier.

    Args:
        between: The appointments around it, where it is known that there are any.
        back: How many spans of weeks ago it is, where no appointment frames it.
        today: The day of now.
    """
    last, after = (between.last, between.next) if between is not None else (None, None)
    if last is None:
        close = min(today, after.begins.date()) if after is not None else today
        end = close - timedelta(weeks=WEEKS * back)
        first = end - timedelta(weeks=WEEKS) + timedelta(days=1)
        return Span(first, end, from_to(first, end, today), "the maps of four weeks")
    first = last.begins.date()
    end = after.begins.date() if after is not None else max(today, first)
    frame = _frame(last.therapist, framed=after is not None)
    return Span(first, end, from_to(first, end, today), frame, begins=True, ends=after is not None)


def strip_days(maps: Sequence[BodyMap], today: date) -> tuple[str, ...]:
    """A day in few words for each map, ``19 Feb``, with the hour where two are of one day."""
    days = [one.made.date() for one in maps]
    return tuple(
        f"{one.made:%H:%M}, {_short(day)}" if days.count(day) > 1 else _short(day) + _year(day, today)
        for one, day in zip(maps, days, strict=True)
    )


def map_spoken(body_map: BodyMap, today: date) -> str:
    """A whole map as it is read out on its button."""
    return f"{map_heading(body_map, today)}. {sentence(body_map)}"


def came_back(maps: Sequence[BodyMap]) -> tuple[Came, ...]:
    """The places that are on more than one of these maps."""
    found = []
    for each in recurring_places(maps):
        name, words = capital(place_name(each.place)), ", ".join(quality.value for quality in each.qualities)
        found.append(Came(name, f"on {each.count} maps: {words}", each.qualities[0]))
    return tuple(found)


def without_hidden(maps: Sequence[BodyMap], hidden: frozenset[str]) -> tuple[BodyMap, ...]:
    """The maps, oldest first, without the places that are left out."""
    return tuple(shown(one, hidden) for one in sorted(maps, key=lambda one: one.made))


def pair_words(older: BodyMap, newer: BodyMap, today: date) -> str:
    """Which two are compared."""
    return f"{map_heading(older, today)}, and {map_heading(newer, today)}"


def _frame(therapist: str, *, framed: bool) -> str:
    whom = f" with {therapist}" if therapist else ""
    return f"between two sessions{whom}" if framed else f"since the last session{whom}; no next date yet"


def _short(day: date) -> str:
    return f"{day.day} {month(day)[:3]}"


def _year(day: date, today: date) -> str:
    return "" if day.year == today.year else f" {day.year}"


@dataclass(frozen=True, slots=True)
class Found:
    """A span and its maps, oldest first, with what frames it."""

    between: Between
    span: Span
    maps: tuple[BodyMap, ...] = field(repr=False)


def laid_over(older: BodyMap, newer: BodyMap) -> tuple[tuple[Difference, ...], tuple[Mark, ...]]:
    """What is different between two maps, and the marks that are there no more."""
    told = difference(older, newer)
    still = {mark.place for mark in newer.marks}
    places = {place for each in told if each.kind is Kind.GONE for place in each.places} - still
    return told, tuple(mark for mark in older.marks if mark.place in places)


def count_words(number: int) -> str:
    """``1 map``, ``no maps``."""
    return "1 map" if number == 1 else f"{number or 'no'} maps"
