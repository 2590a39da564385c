"""What the Library's list shows, decided from scripts and wishes. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom.domain.body import lit_places, name_of
from calmroom.domain.dates import in_minutes
from calmroom.ui.library.regions import set_aside_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.script import Script

ALL = "all"
LEVELS = ("Arriving", "Listening inward", "Feelings", "In dialogue")
"""Headings by the script's level, content/0-decisions.md 4."""
FEW = 6
"""With so many practices one list is calmer than tabs."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the list is asked for.

    Attributes:
        words: What was typed into the search.
        topic: The tab, ``ALL`` or the number of a level.
        left_out: Regions that are not welcome.
    """

    words: str = ""
    topic: str = ALL
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One practice in the list.

    Attributes:
        places: What its cover lights; empty for window light.
        is_aside: Whether its main place is left out; it is dimmed and can be opened all the same.
    """

    script_id: str
    title: str
    line: str
    length: str
    spoken: str
    places: tuple[str, ...]
    is_aside: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and the rows under it."""

    title: str
    rows: tuple[Row, ...]


def groups_of(scripts: Sequence[Script], wishes: Wishes) -> tuple[Group, ...]:
    """The list, by level; empty where nothing fits."""
    found = [script for script in scripts if _fits(script, wishes)]
    groups = []
    for level, title in enumerate(LEVELS):
        members = [script for script in found if script.level == level]
        if members:
            rows = tuple(
                _row(script, wishes, f"{number} of {len(members)} in {title}")
                for number, script in enumerate(members, start=1)
            )
            groups.append(Group(title, rows))
    return tuple(groups)


def topics_of(scripts: Sequence[Script]) -> tuple[tuple[str, str], ...]:
    """The tabs; none where the practices are few."""
    if len(scripts) <= FEW:
        return ()
    levels = sorted({script.level for script in scripts})
    return ((ALL, "All"), *((str(level), LEVELS[level]) for level in levels))


def first_choice(scripts: Sequence[Script]) -> str:
    """The practice whose detail is open at first."""
    return min(scripts, key=lambda script: (script.level, script.id)).id if scripts else ""


def length_words(script: Script) -> str:
    """``5 to 30 min``."""
    least, greatest = script.minutes.least, script.minutes.greatest
    return f"{greatest:g} min" if least == greatest else f"{least:g} to {greatest:g} min"


def played_minutes(script: Script, minutes: int) -> float:
    """The length that is played when so many minutes are there."""
    return max(script.minutes.least, min(script.minutes.greatest, float(minutes)))


def bed_words(beds: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """What the bed can be: the practice's own, none, and each by name."""
    named = {"none": "None"}
    return (("own", "Its own"), *((bed, named.get(bed, bed.capitalize())) for bed in beds))


def minutes_label(minutes: float) -> str:
    """``Begin, 17 minutes``."""
    return f"Begin, {in_minutes(minutes)}"


def _fits(script: Script, wishes: Wishes) -> bool:
    if wishes.topic not in {ALL, str(script.level)}:
        return False
    places = " ".join(name_of(region) for region in script.regions)
    text = f"{script.title} {script.purpose} {script.content_note} {script.posture} {places}".casefold()
    return all(word in text for word in wishes.words.casefold().split())


def _row(script: Script, wishes: Wishes, place: str) -> Row:
    aside = set_aside_words(script, wishes.left_out)
    least, greatest = script.minutes.least, script.minutes.greatest
    length = in_minutes(greatest) if least == greatest else f"{least:g} to {in_minutes(greatest)}"
    return Row(
        script_id=script.id,
        title=script.title,
        line=aside or script.purpose.rstrip("."),
        length=length_words(script),
        spoken=f"{script.title}, {length}, {place}",
        places=lit_places(script, wishes.left_out),
        is_aside=bool(aside),
    )
