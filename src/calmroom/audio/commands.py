"""What the engine is asked, and what it tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom.domain.events import PlayerEvent

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.domain.ports import Levels, Playhead
    from calmroom.domain.timeline import Programme


@dataclass(frozen=True, slots=True)
class Load:
    """Make a programme ready.

    Attributes:
        programme: What to play.
        folders: Where its clips lie.
        seed: Which bed of that name.
        frame: Where to stand.
        easing: Whether that frame is one of the exit.
    """

    programme: Programme
    folders: tuple[Path, ...] = ()
    seed: int = 0
    frame: int = 0
    easing: bool = False


@dataclass(frozen=True, slots=True)
class Play:
    """Begin or go on."""


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
class SetDevice:
    """Sound at that device from now on; empty for the system's own."""

    name: str


@dataclass(frozen=True, slots=True)
class AskDevices:
    """Look which devices there are."""


@dataclass(frozen=True, slots=True)
class Quit:
    """Fade out and let go of the device."""


Command = Load | Play | Pause | Seek | Hold | Release | EaseOff | Stop | SetLevels | SetDevice | AskDevices | Quit


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
        load: How many programmes had been loaded by then.
    """

    playhead: Playhead
    moving: bool = False
    sounding: bool = False
    easing: bool = False
    load: int = 0


@dataclass(frozen=True, slots=True)
class Devices:
    """The devices there are."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A command that could not be understood; nothing has changed."""

    reason: str


Telling = Ready | Report | Devices | Refused | PlayerEvent
