"""The device in use, or the silent one, and how much of what was written has been heard."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from calmroom.audio.devices.port import Device, DeviceGone, Outputs
from calmroom.audio.devices.silent import SilentDevice
from calmroom.audio.engine.whereabouts import Turn, Whereabouts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from calmroom.audio.frames import Stereo
    from calmroom.domain.player import DeviceWish


class Speaker:
    """Opens a device when there is something to write: the wished one, else the system's own, else silence.

    Args:
        outputs: The devices there are.
        clock: Seconds that never jump.
        missing: Called with the reason where there is none; once until one was found again.
        found: Called with the name people know where there is one again.
    """

    def __init__(
        self,
        outputs: Outputs,
        clock: Callable[[], float],
        missing: Callable[[str], None],
        found: Callable[[str], None],
    ) -> None:
        self._outputs = outputs
        self._clock = clock
        self._missing = missing
        self._found = found
        self._said_missing = False
        self._reason = ""
        self._device: Device | None = None
        self._where = Whereabouts()
        self._heard = 0
        self.written = 0

    @property
    def is_open(self) -> bool:
        """Whether a device, or silence in its place, is in use."""
        return self._device is not None

    @property
    def is_silent(self) -> bool:
        """Whether there was no device when one was opened last."""
        return self._where.is_silent

    @property
    def is_missing(self) -> bool:
        """Whether the wished device, or any, is still to be found."""
        return self._where.is_missing

    @property
    def wish(self) -> DeviceWish:
        """Where it is to sound."""
        return self._where.wish

    @property
    def title(self) -> str:
        """What people call the device in use; empty where that is not told."""
        return self._where.title

    @property
    def room(self) -> int | None:
        """Frames that the device in use takes at once."""
        return None if self._device is None else self._device.room

    @property
    def heard(self) -> int:
        """Frames that had reached the ear at the end of the last wait; never fewer than before."""
        return self._heard

    def set_wish(self, wish: DeviceWish) -> bool:
        """Sound there from the next opening on; whether that is another device than the one in use."""
        self._where.wished(wish)
        return self.is_open and self._where.used != wish.name

    def turn(self) -> Turn:
        """What has become of the devices; looks for one that is missing when it is time to."""
        seen = self._outputs.seen()
        now = self._clock()
        if self._where.is_look_due(now):
            self._outputs.look()
        return self._where.turn(seen, now, is_open=self.is_open)

    def write(self, block: Stereo) -> None:
        """Hand over a block.

        Raises:
            DeviceGone: If the device went away; the message is its name. It is closed.
        """
        device = self._device or self._open()
        with self._losing():
            device.write(block)
        self.written += len(block)

    def wait(self, seconds: float) -> None:
        """Wait until there is room for more, or something to look at: at most so long, where that can be.

        Raises:
            DeviceGone: If the device went away; the message is its name. It is closed.
        """
        device = self._device
        if device is None:
            return
        with self._losing():
            device.wait(seconds)
        self._heard = max(self._heard, self.written - device.waiting())

    def wake(self) -> None:
        """End a wait; from any thread."""
        device = self._device
        if device is not None:
            device.wake()

    def recall(self, most: int) -> int:
        """Take back frames that were written and are not about to be heard, at most so many; how many these are."""
        if self._device is None:
            return 0
        try:
            taken = self._device.recall(most)
        except DeviceGone:
            return 0  # what asked for it goes on; the next block finds the device gone
        self.written -= taken
        return taken

    def open_own(self) -> bool:
        """Open the system's own device whatever is wished; whether there is one."""
        return self._opened("") is not None

    def lose(self) -> None:
        """Let go of a device that went away."""
        self.close()
        self._where.lost(self._outputs.seen())

    def close(self) -> None:
        """Let the device go, with all that waits in it."""
        if self._device is not None:
            self._device.close()
            self._device = None
        self._heard = self.written

    @contextlib.contextmanager
    def _losing(self) -> Iterator[None]:
        try:
            yield
        except DeviceGone as fault:
            name = self.title
            self.lose()
            raise DeviceGone(name) from fault

    def _open(self) -> Device:
        for name in dict.fromkeys((self._where.wish.name, "")):
            if (device := self._opened(name)) is not None:
                return device
        self._device = SilentDevice(self._clock)
        self._where.silenced(self._outputs.seen())
        if not self._said_missing:
            self._said_missing = True
            self._missing(self._reason)
        return self._device

    def _opened(self, name: str) -> Device | None:
        try:
            self._device = self._outputs.open(name)
        except DeviceGone as fault:
            self._reason = str(fault)
            return None
        self._where.opened(name, self._outputs.seen())
        if self._said_missing:
            self._said_missing = False
            self._found(self.title)
        return self._device
