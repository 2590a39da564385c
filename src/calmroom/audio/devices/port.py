"""What the engine needs of a sound device."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from calmroom.audio.frames import Stereo


class DeviceGone(Exception):  # noqa: N818 - what has happened to the device, not to the program
    """There is no such device, or it went away; the message says what the system said."""


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

    def write(self, block: Stereo) -> None:
        """Hand over frames at the engine's rate; waits while the device has enough.

        Raises:
            DeviceGone: If it went away.
        """
        ...

    def waiting(self) -> int:
        """Frames handed over that have not been heard yet."""
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
