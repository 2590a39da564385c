"""What a client may give back: everything there is to tick, and the page that is made of what was ticked.

Nothing is ticked at first, and nothing is on the page that was not. A page is a value: whoever shows it, prints it or
seals it is handed this and nothing else, so that no more can leave than was seen.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final
from zlib import crc32

from calmroom.domain.body.body_map import When
from calmroom.domain.body.words import lines_of
from calmroom.domain.dates import day_and_month, how_long, part_of_day, weekday
from calmroom.domain.journal.journal import EntryKind
from calmroom.domain.journal.two_hands import Hand, from_markdown
from calmroom.domain.markdown import paragraphs
from calmroom.domain.practice import Outcome
from calmroom.domain.units import to_seconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from calmroom.domain.body.body_map import BodyMap
    from calmroom.domain.care.check_in import CheckIn
    from calmroom.domain.journal.journal import Entry
    from calmroom.domain.practice import PracticeRecord

MOST_QUESTION: Final = 2_000
"""Characters of a question to bring."""
MOST_WORDS: Final = 20_000
"""Characters of one line; a longer one is given to here."""
MOST_OF_EACH: Final = 2_000
"""Practices, lines, notes or lines of the plan on a page."""
MOST_MAPS: Final = 40
PRACTICES, CHECK_INS, PLAN = "practices", "check-ins", "plan"
"""Keys of the lines of ``Group.DONE``."""


class Group(StrEnum):
    """Under which heading something stands to be ticked."""

    DONE = "What I did"
    MAPS = "Body maps"
    NOTE = "A note for my therapist"
    JOURNAL = "Journal, line by line"


@dataclass(frozen=True, slots=True)
class Tick:
    """One line that can be ticked.

    Attributes:
        key: Its own, as long as nothing of what it shows changes.
        group: Its heading.
        words: What it would show; a person's own words in the last two groups.
        aside: What is said beside it.
        day: Which day it is of; ``None`` where it is of all of them.
    """

    key: str
    group: Group
    words: str = field(repr=False)
    aside: str = field(default="", repr=False)
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A practice as the page shows it.

    Attributes:
        day: Only where how it was before and after is told, for those days stand on the page.
        minutes: Heard, such as "5 min".
        how: "ended gently", where it was; how else it ended is not said.
    """

    day: date | None
    title: str = field(repr=False)
    minutes: str
    how: str = ""
    before: CheckIn | None = field(default=None, repr=False)
    after: CheckIn | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Planned:
    """One line of the plan beside what was done of it.

    Attributes:
        when: "Days 1 to 3".
        done: On which days; none is an answer like any other.
    """

    when: str
    title: str = field(repr=False)
    done: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Maps:
    """Body maps that belong together, left to right.

    Attributes:
        maps: One or two, each with the word under it; no word where there is but one.
    """

    day: date
    heading: str
    maps: tuple[tuple[str, BodyMap], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the journal, or a note."""

    day: date
    words: str = field(repr=False)
    asked: str = ""


@dataclass(frozen=True, slots=True)
class SharedPage:
    """All that is given.

    Attributes:
        client: Who gives it; may be empty.
        therapist: Whom it is for.
        first: The first day it looks at.
        last: The last.
    """

    client: str = field(repr=False)
    therapist: str = field(repr=False)
    first: date
    last: date
    made: datetime
    done: tuple[Done, ...] = ()
    planned: tuple[Planned, ...] = ()
    maps: tuple[Maps, ...] = ()
    notes: tuple[Line, ...] = ()
    lines: tuple[Line, ...] = ()
    question: str = field(default="", repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is on it."""
        return not (self.done or self.planned or self.maps or self.notes or self.lines or self.question.strip())


@dataclass(frozen=True, slots=True)
class Found:
    """What there is in some days, oldest first, before anything is ticked.

    Attributes:
        plan_note: What stands on the plan's page for the therapist, whenever it was written.
        plan_noted: On which day that was; ``None`` where nobody knows.
    """

    first: date
    last: date
    practices: tuple[PracticeRecord, ...] = field(default=(), repr=False)
    entries: tuple[Entry, ...] = field(default=(), repr=False)
    maps: tuple[BodyMap, ...] = field(default=(), repr=False)
    planned: tuple[Planned, ...] = field(default=(), repr=False)
    plan_note: str = field(default="", repr=False)
    plan_noted: date | None = None


@dataclass(frozen=True, slots=True)
class Hands:
    """From whom to whom, and when."""

    client: str = field(repr=False)
    therapist: str = field(repr=False)
    made: datetime


def ticks(found: Found) -> tuple[Tick, ...]:
    """Every line there is to tick, in the order of the page."""
    return (
        *_done_ticks(found),
        *(Tick(_map_key(one), Group.MAPS, one.heading, _aside(one), one.day) for one in map_groups(found.maps)),
        *(Tick(key, Group.NOTE, line.words, day=line.day) for key, line in _notes(found)),
        *(Tick(key, Group.JOURNAL, line.words, line.asked, line.day) for key, line in _journal(found.entries)),
    )


def page_of(found: Found, ticked: frozenset[str], question: str, hands: Hands) -> SharedPage:
    """The page of what was ticked. A key that is not there any more shows nothing."""
    return SharedPage(
        client=hands.client,
        therapist=hands.therapist,
        first=found.first,
        last=found.last,
        made=hands.made,
        done=tuple(_done(found.practices, with_check_ins=CHECK_INS in ticked)) if PRACTICES in ticked else (),
        planned=found.planned if PLAN in ticked else (),
        maps=tuple(_plain(one) for one in map_groups(found.maps) if _map_key(one) in ticked),
        notes=tuple(line for key, line in _notes(found) if key in ticked),
        lines=tuple(line for key, line in _journal(found.entries) if key in ticked),
        question=question.strip()[:MOST_QUESTION],
    )


def map_groups(maps: Iterable[BodyMap]) -> tuple[Maps, ...]:
    """Maps of one practice side by side, before and after; every other by itself; oldest first."""
    groups: list[list[BodyMap]] = []
    for one in sorted((each for each in maps if not each.is_empty), key=lambda each: each.made):
        pair = groups[-1] if groups else []
        belongs = len(pair) == 1 and one.practice_id is not None and pair[0].practice_id == one.practice_id
        if belongs and pair[0].when is When.BEFORE and one.when is When.AFTER:
            pair.append(one)
        else:
            groups.append([one])
    return tuple(_maps(group) for group in groups)


def _maps(group: list[BodyMap]) -> Maps:
    made = group[0].made
    heading = f"{weekday(made)} {day_and_month(made)}, {part_of_day(made)}"
    names = ("before", "after") if len(group) > 1 else ("",)
    return Maps(made.date(), heading, tuple(zip(names, group, strict=True)))


def _plain(group: Maps) -> Maps:
    """Places and qualities alone: what was written on a map is not what was ticked."""
    return replace(group, maps=tuple((name, _without_notes(one)) for name, one in group.maps))


def _without_notes(one: BodyMap) -> BodyMap:
    marks = tuple(replace(mark, note="") for mark in one.marks)
    strokes = tuple(replace(stroke, note="") for stroke in one.strokes)
    return replace(one, marks=marks, strokes=strokes, note="", practice_id=None, entry_id=None)


def _aside(group: Maps) -> str:
    if len(group.maps) > 1:
        return "before and after"
    count = len(lines_of(group.maps[0][1]))
    return "1 place" if count == 1 else f"{count} places"


def _map_key(group: Maps) -> str:
    return "map:" + "+".join(one.id for _, one in group.maps)


def _done_ticks(found: Found) -> Iterator[Tick]:
    count = len(found.practices)
    if count:
        how_many = "1 practice" if count == 1 else f"{count} practices"
        yield Tick(PRACTICES, Group.DONE, "Practices and their lengths", how_many)
        if any(one.before.is_answered or one.after.is_answered for one in found.practices):
            yield Tick(CHECK_INS, Group.DONE, "Before and after", "how settled, how here; with the practices")
    if found.planned:
        yield Tick(PLAN, Group.DONE, "The plan, and what I took of it")


def _done(practices: Iterable[PracticeRecord], *, with_check_ins: bool) -> Iterator[Done]:
    for one in practices:
        yield Done(
            day=one.started.date() if with_check_ins else None,
            title=one.title,
            minutes=how_long(to_seconds(one.heard)),
            how="ended gently" if one.outcome is Outcome.ENDED_GENTLY else "",
            before=one.before if with_check_ins and one.before.is_answered else None,
            after=one.after if with_check_ins and one.after.is_answered else None,
        )


def _notes(found: Found) -> Iterator[tuple[str, Line]]:
    if words := found.plan_note.strip():
        yield f"plan note:{crc32(words.encode())}", Line(found.plan_noted or found.last, words)
    for entry in found.entries:
        if entry.kind is EntryKind.NOTE and entry.text.strip():
            words = entry.text.strip()
            yield f"note:{entry.id}:{crc32(words.encode())}", Line(entry.written.date(), words)


def _journal(entries: Iterable[Entry]) -> Iterator[tuple[str, Line]]:
    for entry in entries:
        if entry.kind is EntryKind.NOTE:
            continue
        day = entry.written.date()
        for number, words in enumerate(_said(entry)):
            # The words are part of the key: a line that was changed since it was ticked is another one.
            yield (
                f"line:{entry.id}:{number}:{crc32(words.encode())}",
                Line(day, words, entry.prompt if number == 0 else ""),
            )


def _said(entry: Entry) -> Iterator[str]:
    """The lines of a page, each of which can be given by itself."""
    if entry.kind is EntryKind.TWO_HANDS:
        page = from_markdown(entry.text)
        for turn in page.turns:
            if turn.text.strip():
                who = (page.other or "The image") if turn.hand is Hand.OTHER else "Me"
                yield f"{who}: {turn.text.strip()}"
    else:
        for one in paragraphs(entry.text):
            if one.text.strip():
                yield f"{one.bullet} {one.text}".strip()
    if entry.answer is not None:
        yield f"Compared with before: {entry.answer}"
    if entry.tags:
        yield "Words: " + ", ".join(entry.tags)
