"""The rule that titrates (L15): where something may stir, a practice stays briefly and goes back to what is easy.

A charged place is known from the script. In a practice of level 2 or 3 it is, in *body* and *integration*: a sensitive
region; a place of the listener's own choosing, which has no name and so stands at ``[at none]``; and whatever line an
author tags ``charged``. Everything else there (the room, the whole, a place that carries) is ease. Time runs from the
first sound of a stretch to the first sound of the line that is elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from calmroom.domain.body.body import is_sensitive
from calmroom.domain.script import NOWHERE, PhaseName
from calmroom.scripts.lint import Finding, TimedRule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calmroom.domain.script import Line
    from calmroom.scripts.heard import Heard, HeardLine

LONGEST_CHARGED: Final = 90.0
"""Seconds on one charged place (content/3-safety.md 3.5 and L15)."""
CHARGED: Final = "charged"
"""The tag of a line that attends to one."""
_INWARD = 2
_WHERE = frozenset({PhaseName.BODY, PhaseName.INTEGRATION})
_HAIR = 0.01


def time_on_charged_places(heard: Heard) -> Iterator[Finding]:
    """L15: at most 90 s on one charged place before the return to ease."""
    if heard.script.level < _INWARD:
        return
    first: HeardLine | None = None
    where = ""
    for each in heard.lines:
        here = place_of(each.line) if _is_inward(heard, each) else ""
        if here == where:
            continue
        if first is not None:
            yield from _too_long(first, each.start)
        first, where = (each if here else None), here
    if first is not None:
        yield from _too_long(first, heard.length)


def place_of(line: Line) -> str:
    """The charged place that a line attends to, empty where it attends to none."""
    if is_sensitive(line.region):
        return line.region
    return NOWHERE if CHARGED in line.tags or line.region == NOWHERE else ""


def _is_inward(heard: Heard, each: HeardLine) -> bool:
    return any(start <= each.start < end for name, start, end in heard.phases if name in _WHERE)


def _too_long(first: HeardLine, end: float) -> Iterator[Finding]:
    if end - first.start > LONGEST_CHARGED + _HAIR:
        message = (
            f"{end - first.start:.0f} s on a charged place; after {LONGEST_CHARGED:.0f} s at most, go back to what is "
            "easy: the room, the whole, something that carries"
        )
        yield Finding("L15", first.line.place, message)


RULES: Final[tuple[TimedRule, ...]] = (time_on_charged_places,)
