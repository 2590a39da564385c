"""The device in use, or the silent one, and how much of what was written has been heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.audio.devices.port import Device, DeviceGone, Outputs
from calmroom.audio.devices.silent import SilentDevice

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.audio.frames import Stereo


class Speaker:
    """Opens a device when there is something to write: the wanted one, else the system's own, else silence.

    Args:
        outputs: The devices there are.
        clock: Seconds, for the silent device.
        missing: Called with the reason where there is none; once until one was found again.
    """

    def __init__(self, outputs: Outputs, clock: Callable[[], float], missing: Callable[[str], None]) -> None:
        self._outputs = outputs
        self._clock = clock
        self._missing = missing
        self._said_missing = False
        self._device: Device | None = None
        self._heard = 0
        self.wanted = ""
        self.written = 0
        self.is_silent = False

    @property
    def is_open(self) -> bool:
        """Whether a device, or silence in its place, is in use."""
        return self._device is not None

    @property
    def heard(self) -> int:
        """Frames that had reached the ear when the last block was written; never fewer than before."""
        return self._heard

    def write(self, block: Stereo) -> None:
        """Hand over a block; waits while the device has enough.

        Raises:
            DeviceGone: If the device went away; the message is its name. It is closed.
        """
        device = self._device or self._open()
        try:
            device.write(block)
        except DeviceGone as fault:
            self.close()
            raise DeviceGone(device.name) from fault
        self.written += len(block)
        self._heard = max(self._heard, self.written - device.waiting())

    def close(self) -> None:
        """Let the device go, with all that waits in it."""
        if self._device is not None:
            self._device.close()
            self._device = None
        self._heard = self.written

    def _open(self) -> Device:
        reason = ""
        for name in dict.fromkeys((self.wanted, "")):
            try:
                self._device = self._outputs.open(name)
            except DeviceGone as fault:
                reason = str(fault)
            else:
                self._said_missing = self.is_silent = False
                return self._device
        self._device, self.is_silent = SilentDevice(self._clock), True
        if not self._said_missing:
            self._said_missing = True
            self._missing(reason)
        return self._device
