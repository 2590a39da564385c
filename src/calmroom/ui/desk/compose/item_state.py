"""What can be chosen for one practice of a routine. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from calmroom.domain.body.body import name_of
from calmroom.domain.dates import in_minutes
from calmroom.domain.routine.composing import item_of, of_small_version, part_of
from calmroom.domain.routine.handover import OWN_VOICE
from calmroom.domain.routine.routine import Kind, Release

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from calmroom.domain.ports import Voice
    from calmroom.domain.routine.routine import Item, Part, Routine, When
    from calmroom.ui.desk.compose.state import Known

Choices = tuple[tuple[str, str], ...]
MOST_TIMES: Final = 14
OPENINGS: Final = (
    (Release.AT_ONCE.value, "at once"),
    (Release.AFTER_DATE.value, "from a date on"),
    (Release.AFTER_ITEM.value, "after another one"),
)


@dataclass(frozen=True, slots=True)
class ItemState:
    """Everything about one item.

    Attributes:
        about: What the practice is for.
        lengths: What can be offered; a value is a number of minutes.
        shortest: What can be meant as the shortest.
        others: The items it may open after.
        regions: The places of its practice that can be left out: value, words, and whether they are.
        can_be_instead: Whether there is one before it in its part.
    """

    item_id: str
    title: str
    about: str
    lengths: Choices
    minutes: int
    shortest: Choices
    least: int
    times: Choices
    is_on: int
    voices: Choices
    voice: str
    release: str
    opens_on: date | None
    others: Choices
    after: str
    is_hidden: bool
    is_optional: bool
    is_instead: bool
    can_be_instead: bool
    hands_free: bool
    is_small: bool
    regions: tuple[tuple[str, str, bool], ...] = field(default=())


def item_state(
    routine: Routine, item_id: str, known: Known, narrators: Sequence[Voice], recorded: frozenset[str]
) -> ItemState | None:
    """What the panel shows; ``None`` where the item is gone.

    Args:
        routine: As it stands.
        item_id: Of the item.
        known: What can be planned.
        narrators: Who can read it.
        recorded: The ids of practices of which there is a recording of the therapist's own.
    """
    item, part = item_of(routine, item_id), part_of(routine, item_id)
    if item is None or part is None:
        return None
    practice = known.find(item.practice)
    lengths = _lengths(item, practice.lengths if practice is not None else ())
    others = [each for each in routine.items if each.id != item_id]
    about = practice.purpose if practice is not None else "This practice is not in your library."
    return ItemState(
        item_id,
        known.title(item.practice),
        about,
        tuple((str(length), in_minutes(length)) for length in lengths),
        item.minutes,
        _shortest(item, lengths),
        item.least,
        _times(part),
        item.times,
        _voices(item, narrators, recorded),
        item.voice,
        item.opens.release.value,
        item.opens.on,
        tuple((each.id, known.title(each.practice)) for each in others),
        item.opens.item,
        item.opens.is_hidden,
        item.is_optional,
        item.is_instead,
        part.items[0].id != item_id,
        item.hands_free,
        item_id in of_small_version(routine),
        _regions(item, practice.regions if practice is not None else ()),
    )


def days_in(when: When) -> int:
    """On how many days of its own a part lies, of a week where it comes each week; at the most ``MOST_TIMES``."""
    if when.kind is Kind.EVENING:
        return 1
    if when.kind is Kind.WEEKDAYS:
        weeks = when.last - when.week + 1 if when.last else 1
        return min(MOST_TIMES, len(when.weekdays) * weeks)
    return min(MOST_TIMES, abs(when.last - when.first) + 1)


def _lengths(item: Item, offered: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted({*offered, item.minutes, item.least}))


def _shortest(item: Item, lengths: Sequence[int]) -> Choices:
    said = [(length, f"from {in_minutes(length)} on") for length in lengths if length < item.minutes]
    return tuple((str(length), words) for length, words in (*said, (item.minutes, "no shorter")))


def _times(part: Part) -> Choices:
    many = days_in(part.when)
    said = [("0", "each of these days" if many > 1 else "that day")]
    return tuple(said + [(str(day), "one of them" if day == 1 else f"{day} of them") for day in range(1, many)])


def _voices(item: Item, narrators: Sequence[Voice], recorded: frozenset[str]) -> Choices:
    """Left open it is heard with the recordings that come along, so these need no choice beside it."""
    usual = "your own recordings" if item.practice in recorded else "the voice your client has chosen"
    asked = ((OWN_VOICE, "your own recordings, where there are any"),) if item.voice == OWN_VOICE else ()
    return (("", usual), *((one.id, one.name) for one in narrators), *asked)


def _regions(item: Item, regions: Sequence[str]) -> tuple[tuple[str, str, bool], ...]:
    ids = dict.fromkeys((*(each for each in regions if each not in {"out", "none"}), *item.left_out))
    return tuple((each, name_of(each), each in item.left_out) for each in ids)
