"""The choices under which a script is checked: every whole minute, and each way of hearing it once."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from calmroom.domain.body.body import is_sensitive
from calmroom.domain.script import Alternative, Breathe, Script, Touch
from calmroom.domain.timeline import Choices
from calmroom.scripts.lint import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calmroom.domain.breath import BreathPattern


def lengths_of(script: Script) -> tuple[float, ...]:
    """The least, the usual and the greatest length, and every whole minute between."""
    minutes = script.minutes
    whole = range(math.ceil(minutes.least), math.floor(minutes.greatest) + 1)
    return tuple(sorted({minutes.least, minutes.usual, minutes.greatest, *map(float, whole)}))


def variants_of(script: Script) -> Iterator[tuple[str, Choices]]:
    """The ways of hearing it, each with what tells it from the usual one; their length is the usual one."""
    usual = Choices(minutes=script.minutes.usual, voice="")
    yield "", usual
    for number in sorted({line.opening for line in lines_of(script) if line.opening} - {1}):
        yield f"with opening {number}", replace(usual, opening=number)
    if any(line.touch for line in lines_of(script)):
        yield "touch-free", replace(usual, touch=Touch.TOUCH_FREE)
    regions = regions_left_out(script)
    for region in regions:
        yield f"without {region}", replace(usual, left_out=(region,))
    if len(regions) > 1:
        yield f"without {', '.join(regions)}", replace(usual, left_out=regions)
    for pattern in _patterns(script):
        yield "with paced breath", replace(usual, breath=pattern)


def regions_left_out(script: Script) -> tuple[str, ...]:
    """The regions that the script expects to be left out: those with blocks, and sensitive ones."""
    blocks = (item.region for phase in script.phases for item in phase.items if isinstance(item, Alternative))
    sensitive = (line.region for line in lines_of(script) if is_sensitive(line.region))
    return tuple(dict.fromkeys((*blocks, *sensitive)))


def _patterns(script: Script) -> tuple[BreathPattern, ...]:
    stretches = [item for phase in script.phases for item in phase.items if isinstance(item, Breathe)]
    return (stretches[0].pattern,) if stretches else ()
