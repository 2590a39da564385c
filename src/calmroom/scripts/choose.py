"""Picks what is spoken: by length, opening, touch, and what the listener leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.body.body import is_left_out
from calmroom.domain.script import (
    NOWHERE,
    OUT,
    Alternative,
    BedChange,
    Bell,
    Breathe,
    Item,
    LeadIn,
    Line,
    Phase,
    Script,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calmroom.domain.timeline import Choices

Chosen = Line | Bell | BedChange | Breathe | LeadIn
"""What is left once the choices are made."""


def choose(script: Script, phase: Phase, choices: Choices) -> tuple[Chosen, ...]:
    """The items of a phase that these choices speak, in order."""
    opening = _opening(script, choices)
    left_out = tuple(region for region in choices.left_out if region not in {OUT, NOWHERE})
    return tuple(
        item
        for item in _with_alternatives(phase.items, left_out)
        if not isinstance(item, Line) or _is_spoken(item, choices, opening)
    )


def _is_spoken(line: Line, choices: Choices, opening: int | None) -> bool:
    return (
        line.from_minutes <= choices.minutes and line.opening in {None, opening} and line.touch in {None, choices.touch}
    )


def _opening(script: Script, choices: Choices) -> int | None:
    lines = (item for phase in script.phases for item in phase.items if isinstance(item, Line))
    known = sorted({line.opening for line in lines if line.opening is not None})
    return known[(choices.opening - 1) % len(known)] if known else None


def _with_alternatives(items: tuple[Item, ...], left_out: tuple[str, ...]) -> Iterator[Chosen]:
    """Lines at a region that is left out fall away; of the blocks for it that follow, the first possible is spoken."""
    answered: str | None = None
    for item in items:
        if isinstance(item, Alternative):
            if item.region == answered or not is_left_out(item.region, left_out):
                continue
            if not is_left_out(item.other, left_out):
                answered = item.region
                yield from item.lines
            continue
        if isinstance(item, Line):
            answered = None
        if not (isinstance(item, Line) and is_left_out(item.region, left_out)):
            yield item
