"""What the engine needs of a sound device."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from calmroom.audio.frames import Stereo


class DeviceGone(Exception):  # noqa: N818 - what has happened to the device, not to the program
    """There is no such device, or it went away; the message says what the system said."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Which devices there are.

    A place is where sound comes out: a device, or the one of its sockets that is in use. Pulling headphones out of a
    laptop takes away a place while the device stays.

    Attributes:
        names: The devices that can be chosen, and the place that each leads to now.
        own: The place that the system's own leads to; empty where that is not told.
        places: All that are there.
    """

    names: tuple[tuple[str, str], ...]
    own: str = ""
    places: frozenset[str] = frozenset()

    def place(self, name: str) -> str:
        """The place of a device, of the system's own for an empty name; empty where it is not there or not told."""
        return dict(self.names).get(name, "") if name else self.own


class Device(Protocol):
    """An open way to the ear."""

    @property
    def name(self) -> str:
        """What the system calls it."""
        ...

    @property
    def is_silent(self) -> bool:
        """Whether nothing can be heard from it."""
        ...

    @property
    def room(self) -> int:
        """Frames it takes at once; 0 where it has enough."""
        ...

    def write(self, block: Stereo) -> None:
        """Hand over frames at the engine's rate.

        Raises:
            DeviceGone: If it went away, or takes nothing any more.
        """
        ...

    def wait(self, seconds: float) -> None:
        """Let time pass until it takes more; no longer than this where it can be woken.

        So what is asked meanwhile is in the very next block, however much the device holds.

        Raises:
            DeviceGone: If it went away, or takes nothing any more.
        """
        ...

    def wake(self) -> None:
        """End a wait, if it can; from any thread."""
        ...

    def waiting(self) -> int:
        """Frames handed over that have not been heard yet."""
        ...

    def recall(self, most: int) -> int:
        """Take back frames that are not about to be heard, at most so many; how many these are.

        What is written next comes in their place. A device that cannot do so takes back none.
        """
        ...

    def close(self) -> None:
        """Let it go; what still waits is not heard."""
        ...


class Outputs(Protocol):
    """The devices there are."""

    def names(self) -> tuple[str, ...]:
        """Those that can be chosen."""
        ...

    def open(self, name: str) -> Device:
        """The device of that name; the system's own for an empty one.

        Raises:
            DeviceGone: If it cannot be opened.
        """
        ...

    def seen(self) -> Seen | None:
        """What is known by now of the devices, at no cost; ``None`` where nothing is."""
        ...

    def look(self) -> None:
        """Look anew beside what plays; what is found comes with ``seen``. Never waits."""
        ...
