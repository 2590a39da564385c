"""What the composer shows of a routine, decided from the routine alone. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from calmroom.domain.library.catalogue import Plannable, plannable
from calmroom.domain.routine.composing import of_small_version
from calmroom.domain.routine.words import (
    is_quiet,
    length_words,
    listed,
    minutes_of,
    quiet_words,
    range_of,
    remarks_of,
    short_title_of,
    title_of,
    under,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from calmroom.domain.routine.routine import Item, Part, Routine
    from calmroom.domain.script import Script

KEPT: Final = "Draft, kept on this computer."


@dataclass(frozen=True, slots=True)
class Sessions:
    """The two days between which it lies, as far as they are known."""

    last: date | None = None
    following: date | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to choose from.

    Attributes:
        practices: Everything that can be planned, in the order of the library.
    """

    practices: tuple[Plannable, ...]

    def find(self, practice: str) -> Plannable | None:
        """The practice of that id."""
        return next((one for one in self.practices if one.id == practice), None)

    def title(self, practice: str) -> str:
        """What it is called; one that is nowhere is called by its id."""
        found = self.find(practice)
        return found.title if found is not None else practice


@dataclass(frozen=True, slots=True)
class ChipView:
    """One practice on the line.

    Attributes:
        length: ``5 min`` on the first of all, ``5`` on the others.
        spoken: All that is to be known of it.
        is_faint: Whether it is an extra.
    """

    item_id: str
    title: str
    length: str
    spoken: str
    is_faint: bool = False
    is_instead: bool = False


@dataclass(frozen=True, slots=True)
class PartView:
    """Some days, and what stands in them."""

    part_id: str
    title: str
    under: str
    sentence: str = field(repr=False)
    is_quiet: bool
    chips: tuple[ChipView, ...]
    spoken: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ComposerState:
    """All that the composer shows of the routine itself.

    Attributes:
        about: For whom, when, and that it is a draft.
        aftercare: The words of the card, or what can be written there.
        small: What the half plan is, in words.
    """

    title: str = field(repr=False)
    about: str = field(repr=False)
    parts: tuple[PartView, ...] = field(repr=False)
    aftercare: str = field(repr=False)
    has_aftercare: bool
    quiet: str
    small: str


def known_of(scripts: Sequence[Script]) -> Known:
    """What of the library can be planned."""
    return Known(plannable(scripts))


def composer_state(routine: Routine, known: Known, sessions: Sessions) -> ComposerState:
    """What to show."""
    return ComposerState(
        title=routine.title or "A routine without a name",
        about=about(routine, sessions),
        parts=tuple(_part(routine, part, known, sessions, is_first=not at) for at, part in enumerate(routine.parts)),
        aftercare=routine.aftercare.words or "Nothing written yet. Warmth, water, an early night?",
        has_aftercare=bool(routine.aftercare.words),
        quiet=quiet_words(routine.aftercare),
        small=small_words(routine),
    )


def about(routine: Routine, sessions: Sessions) -> str:
    """``for Iris, 5 to 19 March. Draft, kept on this computer.``."""
    whom = f"for {routine.client}" if routine.client else "for nobody yet"
    if sessions.last is not None and sessions.following is not None:
        whom = f"{whom}, {range_of(sessions.last, sessions.following)}"
    return f"{whom.removesuffix('.')}. {KEPT}"


def small_words(routine: Routine) -> str:
    """``3 of 7, the first of each time``."""
    if not routine.items:
        return "nothing yet"
    chosen = of_small_version(routine)
    many = f"{len(chosen)} of {len(routine.items)}"
    return many if routine.half else f"{many}, the first of each time"


def titles_of(routine: Routine, known: Known) -> dict[str, str]:
    """What each item's practice is called, by the item's id."""
    return {item.id: known.title(item.practice) for item in routine.items}


def spoken_item(routine: Routine, item: Item, known: Known) -> str:
    """``Soft Jaw, Easy Face, 5 minutes, later, or instead``."""
    said = (known.title(item.practice), minutes_of(item), *remarks_of(item, titles_of(routine, known)))
    return ", ".join(said)


def day_choices(sessions: Sessions) -> tuple[tuple[int, str], ...]:
    """The days on which one may look at what the client will see: a number after the session, and its words."""
    last = 14 if sessions.last is None or sessions.following is None else (sessions.following - sessions.last).days
    return tuple((day, day_words(day)) for day in range(max(2, min(last, 60))))


def day_words(day: int) -> str:
    """``that evening``, ``on day 2``."""
    return f"on day {day}" if day else "that evening"


def size_words(size: int, recordings: int, scripts: int = 0) -> str:
    """``One file, 3.1 MB with your 6 recordings``."""
    own = []
    if recordings:
        own.append("your recording" if recordings == 1 else f"your {recordings} recordings")
    if scripts:
        own.append("your script" if scripts == 1 else f"your {scripts} scripts")
    return f"One file, {file_size(size)}{' with ' + listed(own) if own else ''}"


def material_words(scripts: int, recordings: int) -> str:
    """``Your own: 1 script, 6 recordings. ...``."""
    if not scripts and not recordings:
        return "It brings nothing of your own. Your client hears the library's voices."
    said = []
    if scripts:
        said.append("1 script" if scripts == 1 else f"{scripts} scripts")
    if recordings:
        said.append("1 recording" if recordings == 1 else f"{recordings} recordings")
    return f"Your own: {', '.join(said)}. A line without a recording is spoken by the narrator."


def file_size(size: int) -> str:
    """``12 kB``, ``3.1 MB``."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB"


def _part(routine: Routine, part: Part, known: Known, sessions: Sessions, *, is_first: bool) -> PartView:
    title, below = short_title_of(part.when), under(routine, part.when, sessions.last, sessions.following)
    chips = tuple(_chip(routine, item, known, is_first=is_first and not at) for at, item in enumerate(part.items))
    said = [title_of(part.when), below, _count(len(chips))]
    return PartView(
        part.id,
        title,
        below,
        part.sentence,
        is_quiet(routine.aftercare, part.when) and bool(part.when.first),
        chips,
        ". ".join([", ".join(word for word in said if word), *([part.sentence] if part.sentence else [])]),
    )


def _count(many: int) -> str:
    return "nothing yet" if not many else "1 practice" if many == 1 else f"{many} practices"


def _chip(routine: Routine, item: Item, known: Known, *, is_first: bool) -> ChipView:
    return ChipView(
        item.id,
        known.title(item.practice),
        f"{length_words(item)} min" if is_first else length_words(item),
        spoken_item(routine, item, known),
        item.is_optional,
        item.is_instead,
    )
