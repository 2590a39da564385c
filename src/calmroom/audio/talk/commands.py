"""What the engine is asked, and what it tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom.audio.talk.place import START, Place
from calmroom.domain.events import PlayerEvent

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.domain.player import DeviceWish, Levels, Playhead, Rest, Tone
    from calmroom.domain.timeline import Programme


@dataclass(frozen=True, slots=True)
class Load:
    """Make a programme ready.

    Attributes:
        programme: What to play.
        folders: Where its clips lie.
        seed: Which bed of that name.
        number: By which it is spoken of.
        place: Where to stand.
    """

    programme: Programme
    folders: tuple[Path, ...] = ()
    seed: int = 0
    number: int = 0
    place: Place = START


@dataclass(frozen=True, slots=True)
class Play:
    """Begin, after so many frames of quiet, or go on."""

    delay: int = 0


@dataclass(frozen=True, slots=True)
class Pause:
    """Fade out and stay."""


@dataclass(frozen=True, slots=True)
class Seek:
    """Go to a frame."""

    frame: int


@dataclass(frozen=True, slots=True)
class Hold:
    """Stand in this silence or the next."""


@dataclass(frozen=True, slots=True)
class Release:
    """Go on from a hold."""


@dataclass(frozen=True, slots=True)
class EaseOff:
    """Play the exit."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Fade out and end."""


@dataclass(frozen=True, slots=True)
class SetLevels:
    """Move to these gains."""

    levels: Levels


@dataclass(frozen=True, slots=True)
class SetTone:
    """Move to this tone."""

    tone: Tone


@dataclass(frozen=True, slots=True)
class SetRest:
    """What goes on after the last word."""

    rest: Rest


@dataclass(frozen=True, slots=True)
class SetSleep:
    """Fade and end after so many heard frames; ``None`` for not."""

    after: int | None = None


@dataclass(frozen=True, slots=True)
class SetDevice:
    """Sound there from now on."""

    wish: DeviceWish


@dataclass(frozen=True, slots=True)
class AskDevices:
    """Look which devices there are."""


@dataclass(frozen=True, slots=True)
class Quit:
    """Fade out and let go of the device."""


Command = (
    Load
    | Play
    | Pause
    | Seek
    | Hold
    | Release
    | EaseOff
    | Stop
    | SetLevels
    | SetTone
    | SetRest
    | SetSleep
    | SetDevice
    | AskDevices
    | Quit
)


@dataclass(frozen=True, slots=True)
class Ready:
    """The engine hears."""

    protocol: int


@dataclass(frozen=True, slots=True)
class Report:
    """Where the heard sound is.

    Attributes:
        playhead: As of ``playhead.at``.
        moving: Whether the frame advances with time.
        sounding: Whether the heard frames advance with time.
        easing: Whether ``playhead.frame`` is one of the exit.
        held: Whether it stands in a hold, paused there or not.
        load: The number of the programme.
        asleep: How many frames of the sleep timer's fade have been heard.
        taken: How many commands the engine had taken by then.
    """

    playhead: Playhead
    moving: bool = False
    sounding: bool = False
    easing: bool = False
    held: bool = False
    load: int = 0
    asleep: int = 0
    taken: int = 0


@dataclass(frozen=True, slots=True)
class Devices:
    """The devices there are."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A command that could not be understood; nothing has changed."""

    reason: str


Telling = Ready | Report | Devices | Refused | PlayerEvent
