"""A sound device that keeps what it was given and is heard when the test says so."""

from __future__ import annotations

import numpy as np

from calmroom.audio.devices.port import Device, DeviceGone, Seen
from calmroom.audio.engine.feed import BLOCK
from calmroom.audio.frames import Stereo


class ManualDevice:
    """Takes every frame at once; ``held_back`` of them have not been heard yet."""

    def __init__(self, name: str = "") -> None:
        self.name = name
        self.room = BLOCK
        self.is_silent = False
        self.is_closed = False
        self.is_gone = False
        self.held_back = 0
        self.can_recall = self.wakes = 0
        self._blocks: list[Stereo] = []

    @property
    def frames(self) -> Stereo:
        return np.concatenate([np.zeros((0, 2), dtype=np.float32), *self._blocks])

    def write(self, block: Stereo) -> None:
        if self.is_gone:
            raise DeviceGone("unplugged")
        self._blocks.append(block.copy())

    def wait(self, seconds: float) -> None:
        assert seconds >= 0.0
        if self.is_gone:
            raise DeviceGone("unplugged")

    def wake(self) -> None:
        self.wakes += 1

    def recall(self, most: int) -> int:
        taken = min(self.can_recall, self.waiting(), most)
        if taken:
            kept = self.frames[:-taken]
            self._blocks = [kept]
        return taken

    def waiting(self) -> int:
        return min(self.held_back, len(self.frames))

    def close(self) -> None:
        self.is_closed = True


class ManualOutputs:
    """Devices by name; the one without a name is the system's own."""

    def __init__(self, *names: str) -> None:
        self.there = {"", *names}
        self.opened: list[ManualDevice] = []
        self.held_back = 0
        self.looks = 0
        self.told: Seen | None = None

    @property
    def device(self) -> ManualDevice:
        return self.opened[-1]

    def names(self) -> tuple[str, ...]:
        return tuple(sorted(self.there - {""}))

    def open(self, name: str) -> Device:
        if name not in self.there:
            raise DeviceGone("there is no such device")
        self.opened.append(ManualDevice(name))
        self.device.held_back = self.held_back
        return self.device

    def seen(self) -> Seen | None:
        return self.told

    def look(self) -> None:
        self.looks += 1
