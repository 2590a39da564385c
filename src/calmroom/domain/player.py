"""What plays a programme: the port that services command, what is asked of it, and where it says that it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from calmroom.domain.units import Decibels, Frames, Seconds

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.domain.events import PlayerEvent
    from calmroom.domain.timeline import Programme


class PlayState(StrEnum):
    """What the transport does."""

    EMPTY = "empty"
    READY = "ready"
    WAITING = "waiting"
    """A start delay runs; nothing has sounded yet."""
    PLAYING = "playing"
    PAUSED = "paused"
    HELD = "held"
    """The present silence goes on until released."""
    EASING = "easing"
    """The practice's own exit sounds."""
    RESTING = "resting"
    """The bed goes on after the last word; the practice itself is finished."""
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
        run_on: Frames that this silence has been held, by holds that were released too: what is paced in it, such as a
            breath, has run on by so much.
        holds: How often it was held.
        silent: Whether there is no sound device.
        stopping: Whether the sound is fading towards the end.
        hold_asked: Whether a hold waits for the line being spoken to end.
        until: What is left of the quiet before it begins; stands while that is paused.
        rest: What is left of the bed after the last word; stands while that is paused.
        sleep: Heard frames until the sleep timer begins its fade, 0 from then on; ``None`` where none is set.
    """

    state: PlayState = PlayState.EMPTY
    frame: Frames = Frames(0)
    at: float = 0.0
    heard: Frames = Frames(0)
    held_for: Frames = Frames(0)
    run_on: Frames = Frames(0)
    holds: int = 0
    silent: bool = False
    stopping: bool = False
    hold_asked: bool = False
    until: Frames = Frames(0)
    rest: Frames = Frames(0)
    sleep: Frames | None = None


@dataclass(frozen=True, slots=True)
class Levels:
    """The gains of voice and bed."""

    voice: Decibels
    bed: Decibels


_AS_IT_IS = Decibels(0.0)


@dataclass(frozen=True, slots=True)
class Tone:
    """How the whole sounds at the ear.

    Attributes:
        balance: -1 left to 1 right; the other side is lowered, nothing is raised.
        mono: Whether both ears hear half of left and right together.
        treble: The gain of a gentle shelf above some 4 kHz, from -12 dB to 0.
    """

    balance: float = 0.0
    mono: bool = False
    treble: Decibels = _AS_IT_IS


@dataclass(frozen=True, slots=True)
class Rest:
    """What goes on after the last word; both 0: the practice ends as its timeline says.

    Attributes:
        stay: How long the bed stays as it is.
        fade: How long it then takes to go.
    """

    stay: Seconds = Seconds(0.0)
    fade: Seconds = Seconds(0.0)


@dataclass(frozen=True, slots=True)
class DeviceWish:
    """Where it is to sound.

    Attributes:
        name: Of the device; empty for the system's own, wherever that goes.
        follow: What comes of a device that goes away: ``True`` goes on at the system's own, ``False`` pauses.
    """

    name: str = ""
    follow: bool = False


class Player(Protocol):
    """Plays a programme. Every command returns at once; what comes of it is told by events and the play head."""

    def listen(self, hear: Callable[[PlayerEvent], None]) -> None:
        """Call ``hear`` with every event from now on, from any thread."""
        ...

    def load(self, programme: Programme) -> int:
        """Make a programme ready at its start. What sounds is faded: the voice in 200 ms, its bed in 1 s.

        Returns:
            The number by which events speak of it; no two loads of a player have the same.
        """
        ...

    def play(self, delay: Frames = Frames(0)) -> None:
        """Begin after so much quiet, go on after a pause, or begin at once where it waits.

        The delay counts only for what is ready.
        """
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

    def set_tone(self, tone: Tone) -> None:
        """Ramp to this tone."""
        ...

    def set_rest(self, rest: Rest) -> None:
        """What goes on after the last word, from now on; may be changed while it plays, and while it rests."""
        ...

    def set_sleep(self, after: Frames | None) -> None:
        """Fade out slowly after so many more heard frames, then end gently; ``None`` for no such end.

        The fade takes as long as that of the rest, at least a minute. Setting it anew brings back what it took.
        A programme that is loaded has none.
        """
        ...

    def set_device(self, wish: DeviceWish) -> None:
        """Sound from now on where it is wished."""
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
