"""Speaking a page: the port that records, what it tells, and where a recording stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

from calmroom.domain.units import Frames, Seconds

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.domain.errors import CalmroomError

LONGEST_RECORDING: Final = Seconds(600.0)
"""What is recorded at one go; after it, the next note can be begun."""
NEAR_THE_END: Final = Seconds(60.0)
"""So much before that it is said."""
NOTHING_HEARD: Final = -120.0
"""The level of silence to the last bit, dB under full scale, as a muted or withheld microphone gives it."""


class RecordingEnd(StrEnum):
    """Why the microphone was let go."""

    STOPPED = "stopped"
    LONGEST = "longest"
    GONE = "gone"
    """The microphone went away."""
    ABSENT = "absent"
    """There is none."""
    REFUSED = "refused"
    """There is one that cannot be opened."""
    BROKEN = "broken"
    """What records has ended by itself."""


@dataclass(frozen=True, slots=True)
class MicrophoneOpened:
    """From now on it records."""


@dataclass(frozen=True, slots=True)
class LevelHeard:
    """How it goes.

    Attributes:
        frames: How much was recorded so far.
        level: How loud the last tenth of a second was, dB under full scale; ``NOTHING_HEARD`` at the least.
    """

    frames: Frames
    level: float


@dataclass(frozen=True, slots=True)
class PieceRecorded:
    """The next piece of an Ogg Opus stream: one channel, 48 000 frames a second."""

    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class RecordingOver:
    """The microphone is closed, and all that was recorded has been told."""

    end: RecordingEnd
    frames: Frames


RecorderEvent = MicrophoneOpened | LevelHeard | PieceRecorded | RecordingOver
"""What a recorder tells."""


class Recorder(Protocol):
    """Records from the microphone that the system offers; its sound is told, and kept nowhere."""

    def start(self, hear: Callable[[RecorderEvent], None]) -> None:
        """Open the microphone, and call ``hear`` from a thread with what comes of it; ``RecordingOver`` is the last.

        Whatever becomes of the microphone, every piece that was told stays good: a stream that breaks off after any
        of them can be played to there. At most some two seconds of sound are not told yet.
        """
        ...

    def stop(self) -> None:
        """Let the microphone go; the rest of the sound and ``RecordingOver`` follow within seconds. Returns at once."""
        ...


class RecordingState(StrEnum):
    """What becomes of a recording."""

    NONE = "none"
    OPENING = "opening"
    RECORDING = "recording"
    ENDING = "ending"


@dataclass(frozen=True, slots=True)
class Recording:
    """Where the one recording there may be stands.

    Attributes:
        state: What becomes of it.
        entry_id: The page it is for; of the last one, once it is over.
        note_id: The note it becomes, once a piece of it is kept.
        length: How much was recorded.
        level: How loud it is, dB under full scale.
        is_mute: Whether nothing at all has come from the microphone for a while.
        has_paused: Whether a practice was paused for it.
        end: Why the last one ended.
        fault: What kept the last pieces from the disk; they are held and can be tried again.
    """

    state: RecordingState = RecordingState.NONE
    entry_id: str = ""
    note_id: str = ""
    length: Seconds = Seconds(0.0)
    level: float = NOTHING_HEARD
    is_mute: bool = False
    has_paused: bool = False
    end: RecordingEnd | None = None
    fault: CalmroomError | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether the microphone may be open."""
        return self.state is not RecordingState.NONE
