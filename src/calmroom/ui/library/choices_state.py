"""What a practice asks of a person before it begins. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom.domain.body.body import NO_PLACE, is_left_out, name_of
from calmroom.domain.care.conditions import spares_the_head
from calmroom.domain.script import Line, Script

if TYPE_CHECKING:
    from calmroom.domain.settings import Settings

SOUNDING, SILENT = "sound", "captions"
FOLLOWING = ((SOUNDING, "by ear"), (SILENT, "captions only"))
TOUCH, TOUCH_FREE = "touch", "touch-free"
TOUCHES = ((TOUCH, "with touch"), (TOUCH_FREE, "touch-free"))


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a practice goes to, and whether it is left out."""

    region: str
    name: str
    is_out: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be chosen.

    Attributes:
        touch: ``TOUCH`` or ``TOUCH_FREE``; empty where no line invites a hand, or it may not be seen now.
        places: What can be left out; none where it may not be seen now.
    """

    touch: str = ""
    places: tuple[Place, ...] = ()


def asked_of(script: Script, settings: Settings, *, is_shown: bool) -> Asked:
    """What a practice asks, with what is set."""
    if not is_shown:
        return Asked()
    touched = settings.touch and not spares_the_head(settings.conditions)
    touch = (TOUCH if touched else TOUCH_FREE) if invites_touch(script) else ""
    regions = (region for region in dict.fromkeys(script.regions) if region not in NO_PLACE)
    named: dict[str, Place] = {}
    for region in regions:
        gone = is_left_out(region, settings.left_out)
        named.setdefault(name_of(region), Place(region, name_of(region), gone))
    return Asked(touch, tuple(named.values()))


def invites_touch(script: Script) -> bool:
    """Whether any line of it invites a hand."""
    items = (item for phase in script.phases for item in phase.items)
    return any(isinstance(item, Line) and item.touch is not None for item in items)
