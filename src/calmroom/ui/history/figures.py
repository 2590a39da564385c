"""The charts as shapes: the days, before and after, and minutes by week. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from calmroom.domain.dates import DAYS, day_and_month
from calmroom.ui.history.shapes import Arc, Bar, Curve, Dot, Figure, Ink, Label, Point, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from calmroom.domain.statistics import Week
    from calmroom.ui.history.state import HistoryState, Pair
    from calmroom.ui.history.weeks import DayMark, Weeks

SETTLED: Final = "How settled, before and after"
MINUTES: Final = "Minutes by week"
DAYS_NAME: Final = "Days"
DOT: Final = 5.0
APART: Final = 15.0
"""Least px between two practices, so that two of one evening stay two."""
SIDE: Final = 14.0
PLOT: Final = 150.0
LINES_FROM: Final = 3
"""Practices from which soft lines are drawn as well."""
CELL: Final = 36.0
PAGE: Final = 640.0
WIDEST_BAR: Final = 26.0
_RING: Final = 13.0
_HEAD: Final = 34.0
_LETTER: Final = 13.0


def settled_figure(pairs: Sequence[Pair], said: str, width: float = PAGE, line: float = 19.0) -> Figure:
    """Two soft lines, and a pair of dots for each practice where there is room for them.

    Args:
        pairs: What was said.
        said: The same in a sentence.
        width: In px.
        line: Height of a line of words, in px.
    """
    top, bottom = line + 6, line + 6 + PLOT
    size = line * 0.7
    shapes: list[Shape] = [
        Label((0, size), "settled", size=size),
        Label((0, bottom + 6 + size), "stirred up", size=size),
        Curve(((0, top), (width, top)), Ink.HAIR),
        Curve(((0, bottom), (width, bottom)), Ink.HAIR),
    ]
    has_dots = len(pairs) * APART <= width - 2 * SIDE
    least = APART if has_dots else 0.0
    places = [SIDE + place for place in spread([pair.at for pair in pairs], width - 2 * SIDE, least)]
    low, high = bottom - DOT - 4, PLOT - 2 * (DOT + 4)
    before = tuple((x, low - high * pair.before) for x, pair in zip(places, pairs, strict=True))
    after = tuple((x, low - high * pair.after) for x, pair in zip(places, pairs, strict=True))
    if len(pairs) >= LINES_FROM:
        soft, wide = (0.45, 1.6) if has_dots else (1.0, 2.0)
        shapes += [Curve(before, Ink.EDGE, wide, soft, dashed=True), Curve(after, Ink.LAKE, wide, soft)]
    if has_dots:
        for one in zip(before, after, strict=True):
            shapes += _dots(*one)
    return Figure(SETTLED, said, (width, bottom + 6 + line), tuple(shapes))


def minutes_figure(weeks: Sequence[Week], said: str, width: float = PAGE, line: float = 19.0) -> Figure:
    """A bar for each week; without a line to reach."""
    most = max((week.minutes for week in weeks), default=0)
    size, bottom = line * 0.7, line + PLOT
    each = width / max(1, len(weeks))
    wide = max(0.6, min(WIDEST_BAR, each * 0.7))
    bars = tuple(
        Bar((number * each + (each - wide) / 2, bottom - high), (wide, high), Ink.LAKE)
        for number, week in enumerate(weeks)
        if (high := PLOT * week.minutes / most if most else 0.0)
    )
    shapes: list[Shape] = [*bars, Curve(((0, bottom), (width, bottom)), Ink.EDGE)]
    if weeks:
        first, last = (f"week of {day_and_month(week.monday)}" for week in (weeks[0], weeks[-1]))
        shapes.append(Label((0, bottom + 4 + size), first, size=size))
        if len(weeks) > 1:
            shapes.append(Label((width, bottom + 4 + size), last, size=size, anchor="end"))
    return Figure(MINUTES, said, (width, bottom + 6 + line), tuple(shapes))


def days_figure(weeks: Weeks, said: str) -> Figure:
    """The calendar, for a file."""
    shapes: list[Shape] = [
        Label((CELL * (number + 0.5), _HEAD - 12), day[:2], anchor="middle") for number, day in enumerate(DAYS)
    ]
    for row, week in enumerate(weeks):
        for column, mark in enumerate(week):
            shapes += _day(mark, (CELL * (column + 0.5), _HEAD + CELL * (row + 0.5)))
    return Figure(DAYS_NAME, said, (CELL * len(DAYS), _HEAD + CELL * len(weeks) + 4), tuple(shapes))


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


def figures_of(state: HistoryState) -> tuple[Figure, ...]:
    """Every chart of these days that has something to show."""
    found = [days_figure(state.weeks, state.summary)]
    if state.pairs:
        found.append(settled_figure(state.pairs, state.settled))
    if any(week.minutes for week in state.minutes):
        found.append(minutes_figure(state.minutes, state.minutes_said))
    return tuple(found)


def _dots(before: Point, after: Point) -> Iterator[Shape]:
    hidden = abs(before[1] - after[1]) < DOT
    yield Curve((before, after), Ink.EDGE, 1.2)
    yield Dot(before, DOT + 3 if hidden else DOT, Ink.GROUND, Ink.INK2)
    yield Dot(after, DOT, Ink.LAKE)


def _day(mark: DayMark, at: Point) -> Iterator[Shape]:
    x, y = at
    if mark.practised:
        yield Dot(at, _RING, Ink.WASH, None if mark.session else Ink.LAKE, 1.75)
    if mark.session:
        for start in (135, -45):
            yield Arc(at, _RING * 1.18, start, 90, Ink.LAKE, 2.6)
    if mark.wrote:
        under = y + _RING * (1.28 if mark.practised else 0.85)
        yield Curve(((x - _RING / 2, under), (x + _RING / 2, under)), Ink.LAKE, 2.0)
    if mark.is_today:
        yield Dot((x + _RING * 0.85, y - _RING * 0.85), _RING * 0.36, Ink.LAMP)
    yield Label((x, y + _LETTER * 0.36), str(mark.number), Ink.INK2 if mark.is_beside else Ink.INK, anchor="middle")
