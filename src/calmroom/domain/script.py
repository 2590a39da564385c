"""A practice as its author wrote it: phases, lines and pauses, before a length and a voice are chosen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from calmroom.domain.breath import BreathPattern
    from calmroom.domain.units import Seconds

OUT = "out"
"""The region that is the room around the listener."""
NOWHERE = "none"
"""No region: nothing is lit."""


class PhaseName(StrEnum):
    """The parts of a practice, in their order; ``EASE_OFF`` is spoken only when the listener eases off."""

    SETTLE = "settle"
    BODY = "body"
    INTEGRATION = "integration"
    RETURN = "return"
    EASE_OFF = "ease-off"

    @property
    def words(self) -> str:
        """What a person reads where the script gives no title of its own."""
        return PHASE_WORDS[self]


PHASE_WORDS: Final = {
    PhaseName.SETTLE: "Settle",
    PhaseName.BODY: "Body",
    PhaseName.INTEGRATION: "Gather",
    PhaseName.RETURN: "Return",
    PhaseName.EASE_OFF: "Ease off",
}


class Profile(StrEnum):
    """Which density and pause rules hold (content/3-safety.md 3.6)."""

    ORDINARY = "ordinary"
    GROUND = "ground"
    SPARSE = "sparse"


class Touch(StrEnum):
    """Which twin of a pair a line is."""

    TOUCH = "touch"
    TOUCH_FREE = "touch-free"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file something stands; both count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Pause:
    """The silence after a line: as short, as usual and as long as it may be."""

    least: Seconds
    usual: Seconds
    greatest: Seconds


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule that a person has looked at and set aside for one line, with the reason."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Line:
    """One spoken unit, which becomes one clip."""

    text: str
    pause: Pause
    place: Place
    region: str = NOWHERE
    tags: tuple[str, ...] = ()
    from_minutes: float = 0.0
    touch: Touch | None = None
    opening: int | None = None
    rate: float = 1.0
    recording: str | None = None
    waivers: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """What is spoken instead of the lines at ``region``, when the listener has left that region out."""

    region: str
    other: str
    lines: tuple[Line, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Bell:
    """A tone of the bell."""

    soft: bool
    place: Place


@dataclass(frozen=True, slots=True)
class BedChange:
    """From here another bed sounds, faded over ``fade``."""

    bed: str
    fade: Seconds
    place: Place


@dataclass(frozen=True, slots=True)
class Breathe:
    """A stretch of paced breath, whole cycles long."""

    pattern: BreathPattern
    length: Pause
    place: Place


@dataclass(frozen=True, slots=True)
class LeadIn:
    """Quiet before the first line."""

    pause: Pause
    place: Place


Item = Line | Alternative | Bell | BedChange | Breathe | LeadIn


@dataclass(frozen=True, slots=True)
class Phase:
    """One part of a practice."""

    name: PhaseName
    title: str
    items: tuple[Item, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Minutes:
    """The lengths a practice can have."""

    least: float
    usual: float
    greatest: float


@dataclass(frozen=True, slots=True)
class Script:
    """A whole practice as written. ``phases`` holds the spoken parts in order, ``ease_off`` its own exit."""

    id: str
    title: str
    version: int
    language: str
    level: int
    profile: Profile
    purpose: str
    minutes: Minutes
    bed: str
    content_note: str
    phases: tuple[Phase, ...]
    ease_off: Phase
    breath: BreathPattern | None = None
    breath_optional: bool = True
    posture: str = ""
    cautions: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    author: str = ""
    reviewer: str = "none"
    reviewed_on: str = ""
    requires: str = ""
