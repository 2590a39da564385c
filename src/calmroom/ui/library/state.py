"""What the Library's list shows, decided from scripts, what was found and wishes. No Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from calmroom.domain.body.body import lit_places
from calmroom.domain.dates import in_minutes
from calmroom.domain.library.finding import Found
from calmroom.domain.library.shelves import (
    AREAS,
    GATED,
    LEVELS,
    POSTURES,
    PURPOSES,
    Purpose,
    areas_of,
    has_few_words,
    in_order,
    lasts,
    postures_of,
    purpose_of,
)
from calmroom.ui.library.regions import aside_words, main_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from calmroom.domain.script import Script

ALL = "all"
ANY = "any"
FEW = 6
"""With so many practices one list is calmer than tabs."""
QUIET_LINE = "Opened on purpose, and best agreed with your therapist"
"""The line of a practice that is never offered."""
PARTLY = "With some of these words"
AREA_CHOICES = ((ANY, "Any place"), *((key, words) for key, (words, _) in AREAS.items()))
POSTURE_CHOICES = ((ANY, "Any position"), *((key, key) for key in POSTURES))
LEVEL_CHOICES = ((ANY, "Any level"), *((str(level), words.split(" inward")[0]) for level, words in enumerate(LEVELS)))
NOTHING_ASKED = Found()
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the list is asked for.

    Attributes:
        words: What was typed into the search.
        topic: The tab, ``ALL`` or the key of a shelf.
        left_out: Regions that are not welcome.
        minutes: How long there is.
        area: A part of the body, ``ANY`` or a key of ``AREAS``.
        posture: ``ANY`` or a key of ``POSTURES``.
        level: ``ANY`` or the number of a level.
        few_words: Whether only practices with few words are wanted.
    """

    words: str = ""
    topic: str = ALL
    left_out: tuple[str, ...] = ()
    minutes: int = 12
    area: str = ANY
    posture: str = ANY
    level: str = ANY
    few_words: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but a length is wished."""
        chosen = (self.area, self.posture, self.level) != (ANY, ANY, ANY) or self.few_words
        return chosen or self.topic != ALL or bool(self.words.strip())


@dataclass(frozen=True, slots=True)
class Row:
    """One practice in the list; ``**`` stands round what is marked.

    Attributes:
        places: What its cover lights; empty where it looks outward.
        is_aside: Whether its main place is left out; it is dimmed and can be opened all the same.
        is_quiet: Whether it is never offered, and is only opened on purpose.
    """

    script_id: str
    title: str
    line: str
    length: str
    spoken: str
    places: tuple[str, ...]
    is_aside: bool
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and the rows under it."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A practice and what is asked of it again and again, worked out once.

    Attributes:
        main: The region that most of it is about; empty for none.
    """

    script: Script
    purpose: str
    areas: tuple[str, ...]
    postures: tuple[str, ...]
    main: str


def entry_of(script: Script) -> Entry:
    """Work it out."""
    return Entry(script, purpose_of(script).key, areas_of(script), postures_of(script), main_place(script))


def groups_of(entries: Sequence[Entry], wishes: Wishes, found: Found = NOTHING_ASKED) -> tuple[Group, ...]:
    """The list; empty where nothing fits.

    Without words it stands on its shelves, and what cannot last as long as there is time comes after them. With words,
    what they are known to lead to comes first, and a length among them is kept to.
    """
    fitting = [entry for entry in entries if _fits(entry, wishes)]
    if found.hits or found.suggestions:
        groups = _found_groups(fitting, wishes, found)
    elif found.minutes:
        groups = _shelves([entry for entry in fitting if lasts(entry.script, found.minutes)], wishes)
    else:
        groups = _shelves(fitting, wishes)
    return tuple(_counted(title, rows) for title, rows in groups if rows)


def count_of(groups: tuple[Group, ...]) -> int:
    """How many practices a list shows."""
    return sum(len(group.rows) for group in groups)


def count_words(count: int) -> str:
    """What a screen reader is told after a search."""
    return {0: "No practice fits", 1: "1 practice"}.get(count, f"{count} practices")


def topics_of(scripts: Sequence[Script]) -> tuple[tuple[str, str], ...]:
    """The tabs; none where the practices are few."""
    if len(scripts) <= FEW:
        return ()
    keys = {purpose_of(script).key for script in scripts}
    return ((ALL, "All"), *((one.key, one.tab) for one in PURPOSES if one.key in keys and one.tab))


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


def marked(text: str, beginnings: Iterable[str]) -> str:
    """A text with ``**`` round every word that begins with one of these."""
    begins = tuple(beginnings)
    if not begins:
        return text
    plain = text.replace("**", "")
    return _WORD.sub(lambda word: f"**{word[0]}**" if word[0].casefold().startswith(begins) else word[0], plain)


Rows = list[tuple["Script", str, tuple[str, ...]]]
"""Scripts, each with the word that led to it, and what is marked."""


def _found_groups(fitting: list[Entry], wishes: Wishes, found: Found) -> list[tuple[str, tuple[Row, ...]]]:
    by_id = {one.script.id: one for one in fitting if not found.minutes or lasts(one.script, found.minutes)}
    meant: list[Row] = []
    read: list[Row] = []
    quiet: list[Row] = []
    for hit in found.hits:
        entry = by_id.get(hit.script_id)
        if entry is not None:
            row = _marked_row(_row(entry, wishes), hit.why, found.marks)
            (quiet if entry.script.level >= GATED else meant if hit.is_meant else read).append(row)
    words = " ".join(wishes.words.split())
    first = PARTLY if found.is_partial else f"For \u201c{words}\u201d"
    also = "Also with this word" if len(found.marks) < 2 else "Also with these words"
    if found.is_partial or not meant:
        return [(first if found.is_partial else "Found", (*meant, *read)), (LEVELS[GATED], tuple(quiet))]
    return [(first, tuple(meant)), (also, tuple(read)), (LEVELS[GATED], tuple(quiet))]


def _shelves(fitting: list[Entry], wishes: Wishes) -> list[tuple[str, tuple[Row, ...]]]:
    fit = [one for one in fitting if one.script.level >= GATED or lasts(one.script, wishes.minutes)]
    other = [one for one in fitting if one.script.level < GATED and not lasts(one.script, wishes.minutes)]
    wanted = [one for one in PURPOSES if wishes.topic in {ALL, one.key}]
    shelves = [(one.title, _on_shelf(fit, one, wishes)) for one in wanted]
    rest = tuple(row for one in wanted for row in _on_shelf(other, one, wishes))
    quiet = shelves[-1:] if wishes.topic == ALL else []
    named = f"Shorter or longer than {in_minutes(wishes.minutes)}"
    return [*shelves[: len(shelves) - len(quiet)], (named, rest), *quiet]


def _on_shelf(entries: list[Entry], purpose: Purpose, wishes: Wishes) -> tuple[Row, ...]:
    guests = purpose.guests if wishes.topic != ALL else ()
    here = {one.script.id: one for one in entries if one.purpose == purpose.key or one.script.id in guests}
    return tuple(_row(here[script.id], wishes) for script in in_order([one.script for one in here.values()], purpose))


def _fits(entry: Entry, wishes: Wishes) -> bool:
    return (
        wishes.area in {ANY, *entry.areas}
        and wishes.posture in {ANY, *entry.postures}
        and wishes.level in {ANY, str(entry.script.level)}
        and (has_few_words(entry.script) or not wishes.few_words)
    )


def _counted(title: str, rows: tuple[Row, ...]) -> Group:
    """Rows that say where in their group they stand."""
    count = len(rows)
    placed = (replace(row, spoken=f"{row.spoken}, {at} of {count} in {title}") for at, row in enumerate(rows, start=1))
    return Group(title, tuple(placed))


def _marked_row(row: Row, why: str, marks: tuple[str, ...]) -> Row:
    line = f"**{why}** \u00b7 {row.line}" if why else marked(row.line, marks)
    spoken = f"{row.spoken}, found for {why}" if why else row.spoken
    return replace(row, title=marked(row.title, marks), line=line, spoken=spoken)


def _row(entry: Entry, wishes: Wishes) -> Row:
    script = entry.script
    aside = aside_words(entry.main, wishes.left_out)
    quiet = script.level >= GATED
    least, greatest = script.minutes.least, script.minutes.greatest
    length = in_minutes(greatest) if least == greatest else f"{least:g} to {in_minutes(greatest)}"
    return Row(
        script_id=script.id,
        title=script.title,
        line=aside or (QUIET_LINE if quiet else script.purpose.rstrip(".")),
        length=length_words(script),
        spoken=f"{script.title}, {length}",
        places=lit_places(script, wishes.left_out),
        is_aside=bool(aside),
        is_quiet=quiet,
    )
