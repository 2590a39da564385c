"""What a client gives back as it stands on paper: the same on the screen, from a printer and in a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from calmroom.domain.body.words import sentence
from calmroom.domain.dates import day_and_month, weekday
from calmroom.domain.paper import Block, Document, Figures, Style, Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from calmroom.domain.care.check_in import CheckIn
    from calmroom.domain.sharing.sharing import Done, Line, Maps, SharedPage

NAME: Final = "calmroom page"
SCALE: Final = 1.45
"""It is read across a room's table, and in a preview half as large."""
COUNTS: Final = (
    "No",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
)


def shared_document(page: SharedPage) -> Document:
    """The page."""
    by = f"Made by {page.client} with calmroom." if page.client else "Made with calmroom."
    days, foot = days_of(page.first, page.last), f"{by} Own words, not findings."
    return Document(NAME, _hands(page), days, tuple(_blocks(page)), foot, SCALE)


def days_of(first: date, last: date) -> str:
    """``5 to 19 March``, or both months where there are two."""
    if first == last:
        return day_and_month(first)
    begin = str(first.day) if (first.year, first.month) == (last.year, last.month) else day_and_month(first)
    return f"{begin} to {day_and_month(last)}"


def _hands(page: SharedPage) -> str:
    if page.client and page.therapist:
        return f"{page.client}, for {page.therapist}"
    return page.client or (f"For {page.therapist}" if page.therapist else "")


def _blocks(page: SharedPage) -> Iterator[Block]:
    if page.done:
        yield Words(_how_many(len(page.done)), Style.HEADING, above=14.0, stays=True)
        yield from _practices(page.done)
    if page.planned:
        yield Words("The plan", Style.HEADING, above=16.0, stays=True)
        for planned in page.planned:
            yield Words(f"{planned.when}: {planned.title}{_taken(planned.done)}", above=2.0)
    for maps in page.maps:
        yield from _maps(maps)
    yield from _said("For you", page.notes)
    yield from _said("From the journal", page.lines)
    if page.question:
        yield Words("A question", Style.HEADING, above=16.0, stays=True)
        yield Words(page.question, Style.OWN, above=4.0)


def _how_many(count: int) -> str:
    word = COUNTS[count] if count < len(COUNTS) else str(count)
    return f"{word} practice" if count == 1 else f"{word} practices"


def _practices(done: tuple[Done, ...]) -> Iterator[Block]:
    if not all(one.day for one in done):
        yield Words(", ".join(_titled(one) for one in done), above=4.0)
        return
    for one in done:
        day = f"{weekday(one.day)} {day_and_month(one.day)}: " if one.day else ""
        yield Words(f"{day}{_titled(one)}", above=4.0, stays=True)
        said = "; ".join(
            f"{when} {felt}" for when, felt in (("before", _felt(one.before)), ("after", _felt(one.after))) if felt
        )
        if said:
            yield Words(said, Style.SMALL, indent=18.0, above=0.0)


def _titled(one: Done) -> str:
    return f"{one.title}, {one.minutes}" + (f" ({one.how})" if one.how else "")


def _felt(check_in: CheckIn | None) -> str:
    if check_in is None:
        return ""
    pairs = (("settled", check_in.settled), ("here", check_in.present))
    return ", ".join(f"{name} {value} of 10" for name, value in pairs if value is not None)


def _taken(days: tuple[date, ...]) -> str:
    return f" (on {', '.join(day_and_month(day) for day in days)})" if days else ""


def _maps(maps: Maps) -> Iterator[Block]:
    yield Words(f"Body map, {maps.heading}", Style.HEADING, above=16.0, stays=True)
    spoken = " ".join(f"{name}: {sentence(one)}" if name else sentence(one) for name, one in maps.maps)
    yield Figures(maps.maps, spoken)


def _said(heading: str, lines: tuple[Line, ...]) -> Iterator[Block]:
    if lines:
        yield Words(heading, Style.HEADING, above=16.0, stays=True)
    day = None
    for line in lines:
        if line.day != day:
            day = line.day
            yield Words(f"{weekday(day)} {day_and_month(day)}", Style.SMALL, above=8.0, stays=True)
        if line.asked:
            yield Words(line.asked, Style.QUESTION, above=2.0, stays=True)
        yield Words(line.words, Style.OWN, above=3.0)
