"""What services need of the world. Engines and the machine provide it; wiring hands it over."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from calmroom.domain.units import Decibels, Frames

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from calmroom.domain.errors import Problem
    from calmroom.domain.events import PlayerEvent
    from calmroom.domain.journal import Entry
    from calmroom.domain.practice import PracticeRecord
    from calmroom.domain.script import Script
    from calmroom.domain.settings import Settings
    from calmroom.domain.timeline import Choices, Programme


class Clock(Protocol):
    """The time of day, with its zone, and a clock that never jumps."""

    def now(self) -> datetime:
        """The present moment, aware of its zone."""
        ...

    def monotonic(self) -> float:
        """Seconds since some fixed moment, the same in every process of this machine."""
        ...


class Entropy(Protocol):
    """Randomness fit for keys and ids."""

    def token(self, count: int) -> bytes:
        """So many random bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Voice:
    """A narrator: the id in files and commands, the name people read, and where the voice comes from."""

    id: str
    name: str
    origin: str


class Library(Protocol):
    """The practices there are."""

    def scripts(self) -> tuple[Script, ...]:
        """Every practice without a fault, in the order of their ids."""
        ...

    def problems(self) -> tuple[Problem, ...]:
        """What kept scripts out of the library."""
        ...


class Arranger(Protocol):
    """Makes a programme of a script and choices."""

    def __call__(self, script: Script, choices: Choices) -> Programme:
        """Arrange the practice and its exit.

        Raises:
            CalmroomError: If the asked length cannot be reached; the message names the nearest that can.
        """
        ...


class PlayState(StrEnum):
    """What the transport does."""

    EMPTY = "empty"
    READY = "ready"
    PLAYING = "playing"
    PAUSED = "paused"
    HELD = "held"
    """The present silence goes on until released."""
    EASING = "easing"
    """The practice's own exit sounds."""
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Playhead:
    """Where the heard sound is.

    Attributes:
        state: What the transport does.
        frame: The audible frame of the timeline; of the exit's own timeline while easing.
        at: The monotonic time at which ``frame`` was heard.
        heard: Frames heard since the start, held silence included.
        held_for: Frames the present hold has lasted so far; 0 outside a hold.
        holds: How often it was held.
        silent: Whether there is no sound device.
        stopping: Whether the sound is fading towards the end.
        hold_asked: Whether a hold waits for the line being spoken to end.
    """

    state: PlayState = PlayState.EMPTY
    frame: Frames = Frames(0)
    at: float = 0.0
    heard: Frames = Frames(0)
    held_for: Frames = Frames(0)
    holds: int = 0
    silent: bool = False
    stopping: bool = False
    hold_asked: bool = False


@dataclass(frozen=True, slots=True)
class Levels:
    """The gains of voice and bed."""

    voice: Decibels
    bed: Decibels


class Player(Protocol):
    """Plays a programme. Every command returns at once; what comes of it is told by events and the play head."""

    def listen(self, hear: Callable[[PlayerEvent], None]) -> None:
        """Call ``hear`` with every event from now on, from any thread."""
        ...

    def load(self, programme: Programme) -> None:
        """Make a programme ready at its start. What sounds is faded: the voice in 200 ms, its bed in 1 s."""
        ...

    def play(self) -> None:
        """Begin, or go on after a pause."""
        ...

    def pause(self) -> None:
        """Fade out in 0.4 s and stay there."""
        ...

    def seek(self, frame: Frames) -> None:
        """Go to a frame of the timeline."""
        ...

    def hold(self) -> None:
        """Let the present or the next silence go on until released."""
        ...

    def release(self) -> None:
        """Go on from a hold."""
        ...

    def ease_off(self) -> None:
        """Fade the voice and play the programme's exit."""
        ...

    def stop(self) -> None:
        """Fade out in 2 s and end."""
        ...

    def set_levels(self, levels: Levels) -> None:
        """Ramp to these gains."""
        ...

    def set_device(self, name: str) -> None:
        """Sound from now on at the named device; empty for the system's own."""
        ...

    def devices(self) -> tuple[str, ...]:
        """The names of the devices that can be chosen, as last seen."""
        ...

    def playhead(self) -> Playhead:
        """The last known place of the heard sound; ``frame`` and ``heard`` carried on to the present moment."""
        ...

    def close(self) -> None:
        """Fade out and end the engine."""
        ...


class PracticeRecords(Protocol):
    """What was practised."""

    def save(self, record: PracticeRecord) -> None:
        """Write it; it is safe on disk when this returns."""
        ...

    def get(self, record_id: str) -> PracticeRecord | None:
        """The record with that id."""
        ...

    def since(self, moment: datetime | None = None) -> tuple[PracticeRecord, ...]:
        """Records begun at or after ``moment``, newest first."""
        ...

    def unfinished(self) -> PracticeRecord | None:
        """The newest whose outcome is in ``UNFINISHED`` and that was not let go, if any."""
        ...


class JournalEntries(Protocol):
    """What was written."""

    def save(self, entry: Entry) -> None:
        """Write it; it is safe on disk when this returns."""
        ...

    def get(self, entry_id: str) -> Entry | None:
        """The entry with that id."""
        ...

    def remove(self, entry_id: str) -> None:
        """Take it out for good."""
        ...

    def newest(self, limit: int, offset: int = 0) -> tuple[Entry, ...]:
        """Entries by the time they were begun, newest first."""
        ...

    def search(self, words: str, limit: int) -> tuple[Entry, ...]:
        """Entries in which every word occurs, whole or as a beginning, newest first."""
        ...


@dataclass(frozen=True, slots=True)
class Consent:
    """What a person agreed to, in which wording, and when."""

    version: int
    given: datetime
    items: tuple[str, ...]


class Consents(Protocol):
    """What was agreed to."""

    def save(self, consent: Consent) -> None:
        """Write it."""
        ...

    def latest(self) -> Consent | None:
        """The last one, if any."""
        ...


class Vault(Protocol):
    """The encrypted file, open."""

    @property
    def practices(self) -> PracticeRecords:
        """What was practised."""
        ...

    @property
    def journal(self) -> JournalEntries:
        """What was written."""
        ...

    @property
    def consents(self) -> Consents:
        """What was agreed to."""
        ...

    @property
    def protection(self) -> tuple[str, ...]:
        """The kinds of slot that open the file: ``plain``, ``keychain``, later ``passphrase`` and ``recovery``."""
        ...

    def close(self) -> None:
        """Write everything back into one file and let it go."""
        ...


class Background(Protocol):
    """Does work soon, in order, away from the caller's thread; a CalmroomError becomes a notice."""

    def later(self, work: Callable[[], None]) -> None:
        """Do ``work`` after what was given before."""
        ...


class SettingsStore(Protocol):
    """Where settings lie."""

    def load(self) -> Settings:
        """The settings; what cannot be read is as at the first start."""
        ...

    def save(self, settings: Settings) -> None:
        """Write them.

        Raises:
            CalmroomError: If the file cannot be written.
        """
        ...
