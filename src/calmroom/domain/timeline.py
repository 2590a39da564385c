"""All cues of a practice in time: what the engine plays and the window follows.

A timeline is a value. Every cue has ``start`` and ``end`` in frames from the beginning, ``start <= end``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Final

from calmroom.domain.beds import OWN_BED
from calmroom.domain.care.conditions import spares_the_head
from calmroom.domain.script import PhaseName, Touch
from calmroom.domain.units import Frames, Seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calmroom.domain.breath import BreathPattern
    from calmroom.domain.settings import Settings

BELL_LENGTH: Final = Seconds(6.0)
"""How long a bell takes to ring out."""


class CueKind(StrEnum):
    """What happens at a cue."""

    NARRATION = "narration"
    BED = "bed"
    BELL = "bell"
    BREATH = "breath"
    REGION = "region"
    CAPTION = "caption"
    PHASE = "phase"


@dataclass(frozen=True, slots=True)
class NarrationCue:
    """A clip sounds. ``clip`` is its path below a clip folder, such as ``bf_emma/3f2a…opus``."""

    kind: ClassVar[CueKind] = CueKind.NARRATION
    start: Frames
    end: Frames
    clip: str


@dataclass(frozen=True, slots=True)
class BedCue:
    """A bed sounds; it comes in over ``fade_in`` and goes over ``fade_out``, both inside the cue."""

    kind: ClassVar[CueKind] = CueKind.BED
    start: Frames
    end: Frames
    bed: str
    fade_in: Frames
    fade_out: Frames


@dataclass(frozen=True, slots=True)
class BellCue:
    """The bell is struck at ``start`` and has rung out at ``end``."""

    kind: ClassVar[CueKind] = CueKind.BELL
    start: Frames
    end: Frames
    soft: bool


@dataclass(frozen=True, slots=True)
class BreathCue:
    """A stretch of paced breath, whole cycles long."""

    kind: ClassVar[CueKind] = CueKind.BREATH
    start: Frames
    end: Frames
    breathe_in: Frames
    breathe_out: Frames


@dataclass(frozen=True, slots=True)
class RegionCue:
    """Attention rests on ``region``; ``places`` are the ids of the figure that are lit (none for the room)."""

    kind: ClassVar[CueKind] = CueKind.REGION
    start: Frames
    end: Frames
    region: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaptionCue:
    """A line's words, from its first sound to its last; ``quiet`` where it announces a long silence."""

    kind: ClassVar[CueKind] = CueKind.CAPTION
    start: Frames
    end: Frames
    text: str
    quiet: bool


@dataclass(frozen=True, slots=True)
class PhaseCue:
    """A part of the practice."""

    kind: ClassVar[CueKind] = CueKind.PHASE
    start: Frames
    end: Frames
    name: PhaseName
    title: str

    @property
    def words(self) -> str:
        """Its title, or its name as a person reads it."""
        return self.title or self.name.words


Cue = NarrationCue | BedCue | BellCue | BreathCue | RegionCue | CaptionCue | PhaseCue


def order_of(cue: Cue) -> tuple[int, str, int]:
    """The key that cues of a timeline are sorted by: start, then kind, then end."""
    return (cue.start, cue.kind, cue.end)


@dataclass(frozen=True, slots=True)
class Timeline:
    """All cues, sorted by start, and the whole length.

    Attributes:
        rate: Frames a second.
        frames: The whole length.
        cues: Sorted by start, then by kind and end.
    """

    rate: int
    frames: Frames
    cues: tuple[Cue, ...]


def chapters(timeline: Timeline) -> Iterator[tuple[PhaseCue, tuple[CaptionCue, ...]]]:
    """Each part that takes any time, with the lines that begin in it."""
    captions = [cue for cue in timeline.cues if isinstance(cue, CaptionCue)]
    for part in timeline.cues:
        if isinstance(part, PhaseCue) and part.end > part.start:
            yield part, tuple(cue for cue in captions if part.start <= cue.start < part.end)


@dataclass(frozen=True, slots=True)
class Programme:
    """What the engine is given: the practice and its own exit, which is played on *ease off*.

    Attributes:
        practice: The practice.
        exit: Its own exit.
        spoken: Ogg Opus that a person spoke; clips of it are called as ``domain.spoken`` says. It is in no file.
    """

    practice: Timeline
    exit: Timeline | None = None
    spoken: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the listener chose for one practice.

    ``stand_in`` is the narrator who speaks the lines that ``voice`` has not: a therapist may have recorded a few.
    """

    minutes: float
    voice: str
    bed: str = OWN_BED
    left_out: tuple[str, ...] = ()
    touch: Touch = Touch.TOUCH
    bells: bool = True
    breath: BreathPattern | None = None
    opening: int = 1
    quiet_at_most: Seconds | None = None
    stand_in: str = ""


def choices_of(settings: Settings, minutes: float) -> Choices:
    """What is played: a length, and everything else as it is set; no line asks for a hand where one is to be spared."""
    touch = Touch.TOUCH if settings.touch and not spares_the_head(settings.conditions) else Touch.TOUCH_FREE
    return Choices(minutes, settings.voice, settings.bed, settings.left_out, touch, bells=settings.bells)


@dataclass(frozen=True, slots=True)
class Clip:
    """One line spoken by one voice. ``path`` lies below a clip folder; ``frames`` is its length.

    ``words_a_minute`` is its rate as it was measured, from the first sound to the last; 0 where nobody measured it.
    """

    path: str
    frames: Frames
    words_a_minute: float = field(default=0.0, compare=False)
