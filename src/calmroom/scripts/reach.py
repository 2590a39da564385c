"""Which lengths a practice can have with given choices, and which of them is nearest to the one that was asked."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from calmroom.domain.script import Alternative, Item, Line, PhaseName, Script
from calmroom.domain.units import RATE
from calmroom.scripts.plan import ClipOf, PhasePlan, plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from calmroom.domain.timeline import Choices

_FRAMES_A_MINUTE = 60 * RATE
_MOST_STEPS = 40


def frames_of(minutes: float) -> int:
    """A length in whole frames."""
    return round(minutes * _FRAMES_A_MINUTE)


def reach_of(planned: Mapping[PhaseName, PhasePlan]) -> tuple[int, int]:
    """The least and the greatest frames that the planned phases can have together."""
    rooms = [each.room for each in planned.values()]
    return sum(room.least for room in rooms), sum(room.greatest for room in rooms)


def nearest_reachable(script: Script, choices: Choices, clip_of: ClipOf) -> float | None:
    """The minutes nearest to ``choices.minutes`` that can be reached, ``None`` where there are none.

    Between two ``from`` values the same lines are spoken, so that each such stretch has one least and one greatest sum.
    """
    asked = choices.minutes if math.isfinite(choices.minutes) else script.minutes.usual
    found = [
        minutes
        for least, greatest in _stretches(script)
        if (minutes := _nearest_within(script, replace(choices, minutes=asked), clip_of, (least, greatest))) is not None
    ]
    return min(found, key=lambda minutes: (abs(minutes - asked), minutes), default=None)


def _stretches(script: Script) -> Iterator[tuple[float, float]]:
    least, greatest = script.minutes.least, script.minutes.greatest
    lines = [line for phase in script.phases for item in phase.items for line in _lines(item)]
    starts = sorted({least, *(line.from_minutes for line in lines if least < line.from_minutes <= greatest)})
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        yield start, greatest if following is None else following - 1 / _FRAMES_A_MINUTE


def _lines(item: Item) -> tuple[Line, ...]:
    if isinstance(item, Alternative):
        return item.lines
    return (item,) if isinstance(item, Line) else ()


def _nearest_within(script: Script, choices: Choices, clip_of: ClipOf, stretch: tuple[float, float]) -> float | None:
    """Go from the asked length to the sum that can be reached, until both agree; caps move a little with the length."""
    minutes = min(max(choices.minutes, stretch[0]), stretch[1])
    for _ in range(_MOST_STEPS):
        least, greatest = reach_of(plan(script, replace(choices, minutes=minutes), clip_of))
        wanted = frames_of(minutes)
        if least <= wanted <= greatest:
            return _plain(minutes, script, choices, clip_of)
        minutes = (greatest if wanted > greatest else least) / _FRAMES_A_MINUTE
        if not stretch[0] <= minutes <= stretch[1]:
            return None
    return None


def _plain(minutes: float, script: Script, choices: Choices, clip_of: ClipOf) -> float:
    """The length with two digits after the point, where that can be reached as well."""
    for plain in (math.floor(minutes * 100) / 100, math.ceil(minutes * 100) / 100):
        least, greatest = reach_of(plan(script, replace(choices, minutes=plain), clip_of))
        if script.minutes.least <= plain <= script.minutes.greatest and least <= frames_of(plain) <= greatest:
            return plain
    return minutes
