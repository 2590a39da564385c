"""What my therapist will see, decided: what can be ticked, what is ticked, and the page of it. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from calmroom.domain.dates import clock_time, day_and_month, full_day, weekday
from calmroom.domain.routine.desk import SEALED
from calmroom.domain.routine.words import whom
from calmroom.domain.sharing.paper import days_of
from calmroom.domain.sharing.sharing import CHECK_INS, PRACTICES, Found, Group, Hands, SharedPage, page_of, ticks
from calmroom.services.sharing import words_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from calmroom.domain.routine.desk import KnownSigner, Shared
    from calmroom.domain.sharing.sharing import Tick

OWN: Final = frozenset({Group.NOTE, Group.JOURNAL})
"""Groups of a person's own words."""
NAMES: Final = {Group.DONE: "done", Group.MAPS: "maps", Group.NOTE: "notes", Group.JOURNAL: "lines"}
LONGEST: Final = 280
"""Characters of a line beside its box; the page has all of it."""
MOST_NAME: Final = 24


@dataclass(frozen=True, slots=True)
class Given:
    """What the page is made from.

    Attributes:
        usual: The days it looks at by itself.
        is_framed: Whether they begin with the last session.
    """

    found: Found
    usual: tuple[date, date]
    is_framed: bool = False
    therapists: tuple[KnownSigner, ...] = ()
    client: str = field(default="", repr=False)
    therapist: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Line:
    """One box.

    Attributes:
        is_own: Whether its words are a person's own.
        day: Said over it, where it begins another day.
    """

    key: str
    words: str = field(repr=False)
    aside: str = field(default="", repr=False)
    spoken: str = field(default="", repr=False)
    is_own: bool = False
    day: str = ""
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the boxes under it."""

    name: str
    title: str
    lines: tuple[Line, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class ShareState:
    """Everything that is shown; nothing is ticked at first.

    Attributes:
        asks: Whether a question is on the page; its words stay while it is not.
    """

    given: Given | None = None
    ticked: frozenset[str] = frozenset()
    question: str = field(default="", repr=False)
    asks: bool = False

    @property
    def name(self) -> str:
        """How the therapist is called."""
        return name_of(self.given)

    @property
    def is_touched(self) -> bool:
        """Whether anything is ticked."""
        return bool(self.ticked) or self.asks

    @property
    def has_practices(self) -> bool:
        """Whether the practices are ticked, which before and after go with."""
        return PRACTICES in self.ticked

    def ticking(self, key: str, *, on: bool) -> ShareState:
        """With a line ticked or not; before and after go with the practices."""
        ticked = self.ticked | {key} if on else self.ticked - {key}
        if PRACTICES not in ticked:
            ticked -= {CHECK_INS}
        return replace(self, ticked=ticked)

    def asking(self, words: str, *, on: bool) -> ShareState:
        """With a question on the page or not."""
        return replace(self, question=words, asks=on)

    def untouched(self) -> ShareState:
        """With nothing on the page."""
        return replace(self, ticked=frozenset(), asks=False)

    def looking(self, given: Given) -> ShareState:
        """At these days, with none of their lines ticked; a question stays."""
        return replace(self, given=given, ticked=frozenset())

    def page(self, hands: Hands) -> SharedPage | None:
        """The very page; ``None`` where nothing is on it."""
        if self.given is None:
            return None
        page = page_of(self.given.found, self.ticked, self.question if self.asks else "", hands)
        return None if page.is_empty else page

    def kinds(self) -> tuple[str, ...]:
        """What is on it, as the record tells it: nobody's words."""
        return () if self.given is None else words_of(self.given.found, self.ticked, self.question if self.asks else "")


def name_of(given: Given | None) -> str:
    """How the therapist is called, shortened where it is endless; ``your therapist`` where nobody has said."""
    name = "" if given is None else " ".join(given.therapist.split())
    return name if len(name) <= MOST_NAME else name[: MOST_NAME - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"


def called(name: str) -> str:
    """A name, or what stands for it."""
    return whom(name)


def sections(found: Found, name: str) -> tuple[Section, ...]:
    """Every heading that has something under it."""
    return tuple(
        Section(NAMES[group], group.value, tuple(_lines(tuple(lines), name)))
        for group, lines in groupby(ticks(found), key=lambda one: one.group)
    )


def range_words(given: Given) -> str:
    """Which days these are."""
    days = days_of(given.found.first, given.found.last)
    is_usual = (given.found.first, given.found.last) == given.usual
    if is_usual and given.is_framed:
        return f"Since your last session: {days}"
    return days


def shared_words(shared: Shared, now: datetime) -> tuple[str, str, str]:
    """When something was given, how and to whom, and what kinds of things."""
    made = shared.made.astimezone(now.tzinfo)
    whom = f" for {shared.to}" if shared.to else ""
    how = f"Sealed in a file{whom}" if shared.form == SEALED else f"On paper or as a PDF{whom}"
    return f"{full_day(made.date(), now.date())}, {clock_time(made)}", how, "; ".join(shared.lines)


def _lines(lines: tuple[Tick, ...], name: str) -> list[Line]:
    said: list[Line] = []
    before: date | None = None
    for tick in lines:
        is_own = tick.group in OWN
        is_new = is_own and tick.day is not None and tick.day != before
        before = tick.day if is_own else None
        words = _short(tick.words)
        said.append(
            Line(
                key=tick.key,
                words=words,
                aside=tick.aside,
                spoken=f"Show {called(name)}: {words}" + (f", {tick.aside}" if tick.aside else ""),
                is_own=is_own,
                day=f"{weekday(tick.day)} {day_and_month(tick.day)}" if is_new and tick.day is not None else "",
                is_open=tick.key != CHECK_INS,
            )
        )
    return said


def _short(words: str) -> str:
    one = " ".join(words.split())
    return one if len(one) <= LONGEST else one[:LONGEST].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
