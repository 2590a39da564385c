"""What pages can be narrowed down to: a practice, a word, a place, a time, a kind. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from calmroom.domain.body.body import PLACES, is_left_out, name_of, stem_of
from calmroom.domain.dates import dated_from
from calmroom.domain.journal.journal import EntryKind, Wanted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from calmroom.domain.script import Script

MOST_SPANS: Final = 12
LONGEST_NAME: Final = 26
"""Characters of a name on its chip, so that it fits the list."""
_PARTS_OF_THE_BODY: Final = (
    ("Head and neck", "crown forehead eyes face jaw hinge throat neckside bcrown occiput skullbase bneck"),
    (
        "Chest and belly",
        "collar heart breast diaphragm breastbone solar belly flank lowbelly hip pelvicfloor midfront",
    ),
    ("Back", "blade between midspine backribs lowspine lowback sacrum tailbone sit midback"),
    (
        "Shoulders, arms and hands",
        "shoulder shouldertop bshoulder upperarm elbow forearm wrist hand bupperarm belbow bforearm bhand",
    ),
    ("Legs and feet", "thigh innerthigh knee shin ankle foot hamstring bknee calf heel sole"),
)
KINDS: Final = {
    EntryKind.PAGE: "Pages",
    EntryKind.NOTE: "Notes for my therapist",
    EntryKind.TWO_HANDS: "Two hands",
}


class Wish(StrEnum):
    """By what pages can be narrowed down."""

    PRACTICE = "practice"
    WORD = "word"
    PLACE = "place"
    SESSIONS = "sessions"
    KIND = "kind"
    DAY = "day"
    """Until a day; what the calendar leads to."""


OFFERED: Final = {
    Wish.PRACTICE: "After a practice",
    Wish.WORD: "With a word",
    Wish.PLACE: "With a place of the body",
    Wish.SESSIONS: "Between two sessions",
    Wish.KIND: "Kind of page",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One wish.

    Attributes:
        name: Its words; a person's own where it is a word.
        part: What it wants, and nothing else.
    """

    wish: Wish
    name: str = field(repr=False)
    part: Wanted = field(repr=False)

    @property
    def short(self) -> str:
        """Its words, as long as a chip is."""
        return self.name if len(self.name) <= LONGEST_NAME else f"{self.name[: LONGEST_NAME - 1].rstrip()}\u2026"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Choices under one heading; without one they stand by themselves."""

    title: str
    choices: tuple[Choice, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to choose from, as it is in the vault.

    Attributes:
        tags: The words that were chosen most often.
        sessions: When sessions with the therapist began, in their order.
    """

    tags: tuple[str, ...] = field(default=(), repr=False)
    sessions: tuple[datetime, ...] = field(default=(), repr=False)


def all_wanted(words: str, choices: Iterable[Choice]) -> Wanted:
    """Everything at once: the words, and every wish."""
    parts = [choice.part for choice in choices]
    return Wanted(
        words=words.strip(),
        script_id=next((part.script_id for part in parts if part.script_id), ""),
        tag=next((part.tag for part in parts if part.tag), ""),
        region=next((part.region for part in parts if part.region), ""),
        first=max((part.first for part in parts if part.first is not None), default=None),
        end=min((part.end for part in parts if part.end is not None), default=None),
        kind=next((part.kind for part in parts if part.kind is not None), None),
    )


def shelves(
    known: Known, scripts: Sequence[Script], left_out: tuple[str, ...], today: date
) -> dict[Wish, tuple[Shelf, ...]]:
    """All that can be wished; what there is nothing of is left out."""
    practices = sorted(scripts, key=lambda script: script.title.casefold())
    found = {
        Wish.PRACTICE: _one([Choice(Wish.PRACTICE, one.title, Wanted(script_id=one.id)) for one in practices]),
        Wish.WORD: _one([Choice(Wish.WORD, tag, Wanted(tag=tag)) for tag in known.tags]),
        Wish.PLACE: _places(left_out),
        Wish.SESSIONS: _one(_sessions(known.sessions, today)),
        Wish.KIND: _one([Choice(Wish.KIND, name, Wanted(kind=kind)) for kind, name in KINDS.items()]),
    }
    return {wish: each for wish, each in found.items() if each}


def until(day: date, now: datetime) -> Choice | None:
    """Pages up to the end of a day; none where that is today."""
    if day >= now.date():
        return None
    end = datetime.combine(day, time.min, now.tzinfo) + timedelta(days=1)
    return Choice(Wish.DAY, f"until {dated_from(day, now.date())}", Wanted(end=end))


def _one(choices: Sequence[Choice]) -> tuple[Shelf, ...]:
    return (Shelf("", tuple(choices)),) if choices else ()


def _places(left_out: tuple[str, ...]) -> tuple[Shelf, ...]:
    known = set(map(stem_of, PLACES))
    found = []
    for title, stems in _PARTS_OF_THE_BODY:
        here = [stem for stem in stems.split() if stem in known and not is_left_out(stem, left_out)]
        choices = tuple(Choice(Wish.PLACE, name_of(stem), Wanted(region=stem)) for stem in here)
        if choices:
            found.append(Shelf(title, choices))
    return tuple(found)


def _sessions(begun: tuple[datetime, ...], today: date) -> list[Choice]:
    """The spans between them, the present one first."""
    if not begun:
        return []
    present = Choice(Wish.SESSIONS, f"since {dated_from(begun[-1].date(), today)}", Wanted(first=begun[-1]))
    spans = [
        Choice(
            Wish.SESSIONS,
            f"{dated_from(first.date(), today)} to {dated_from(end.date(), today)}",
            Wanted(first=first, end=end),
        )
        for first, end in pairwise(begun)
    ]
    return [present, *spans[::-1]][:MOST_SPANS]
