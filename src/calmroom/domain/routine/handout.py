"""A routine on paper, for a client without the program: plain, large and warm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from calmroom.domain.dates import dated, whole_date
from calmroom.domain.paper import Block, Document, Rule, Style, Words
from calmroom.domain.routine.routine import Kind
from calmroom.domain.routine.words import dates_of, minutes_of, quiet_words, remarks_of, title_of, weeks_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from calmroom.domain.routine.routine import Item, Part, Routine

NAME: Final = "calmroom routine"
FOOT: Final = "Made with calmroom."
AUDIO: Final = (
    "Where to hear it: each practice is in the program calmroom, in its Library under the name that stands here. "
    "Your therapist can also give you each of them as a sound file. Without sound, the name is enough: rest for as "
    "long as it says, in a way that is easy."
)
CHOICE: Final = "All of this is an offer. One of them is plenty, and a day without any is fine."
_STEP: Final = 22.0


def handout(
    routine: Routine,
    titles: Mapping[str, str],
    last: date | None = None,
    following: date | None = None,
) -> Document:
    """All of it, to be laid out and printed.

    Args:
        routine: The plan.
        titles: What each practice is called, by its id.
        last: The day of the session it follows, where that is known.
        following: The day of the next one.
    """
    titles = {item.id: titles.get(item.practice, item.practice) for item in routine.items}
    blocks = (
        *_head(routine),
        *(block for part in routine.parts for block in _part(routine, part, titles, (last, following))),
        *_aftercare(routine),
        Rule(),
        Words("How to use it", Style.HEADING, above=10.0, stays=True),
        Words(CHOICE),
        *([Words("The small version is enough on a tired day: what is marked with a ring.")] if routine.half else ()),
        Words(AUDIO),
    )
    return Document(NAME, routine.title, whole_date(routine.made), blocks, FOOT)


def _head(routine: Routine) -> Iterator[Block]:
    yield Words(routine.title, Style.TITLE, stays=True)
    whom = f"For {routine.client}" if routine.client else "For the time between two sessions"
    yield Words(f"{whom}, from {routine.therapist}." if routine.therapist else f"{whom}.")
    if routine.greeting:
        yield Words(routine.greeting, Style.OWN, above=12.0)
    if routine.until is not None:
        yield Words(f"It holds until {dated(routine.until)}.", Style.SMALL)


def _part(
    routine: Routine, part: Part, titles: Mapping[str, str], sessions: tuple[date | None, date | None]
) -> Iterator[Block]:
    yield Words(_days(part, sessions), Style.HEADING, above=20.0, stays=True)
    if part.sentence:
        yield Words(part.sentence, Style.OWN, above=4.0, stays=True)
    if not part.items:
        yield Words("Nothing here. Rest is the plan.", Style.LARGE)
    for item in part.items:
        ring = "\N{WHITE CIRCLE}" if item.id in routine.half else "\N{BULLET}"
        yield Words(_line(item, titles), Style.LARGE, ring, _STEP)


def _days(part: Part, sessions: tuple[date | None, date | None]) -> str:
    more = weeks_of(part.when) or dates_of(part.when, *sessions)
    title = (
        f"{title_of(part.when)}, after the session" if part.when.kind is Kind.DAYS and not more else title_of(part.when)
    )
    return f"{title}, {more}" if more else title


def _line(item: Item, titles: Mapping[str, str]) -> str:
    words = f"{titles.get(item.id, item.practice)}, {minutes_of(item)}"
    remarks = remarks_of(item, titles)
    return f"{words} ({', '.join(remarks)})" if remarks else words


def _aftercare(routine: Routine) -> Iterator[Block]:
    yield Rule()
    yield Words("After the session", Style.HEADING, above=10.0, stays=True)
    if routine.aftercare.words:
        yield Words(routine.aftercare.words, Style.OWN)
    yield Words(quiet_words(routine.aftercare), Style.SMALL)
