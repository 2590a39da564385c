"""Microphones that hum, go away, or are not there. Their time passes at once."""

from __future__ import annotations

import numpy as np
from fakes.recorder import hum

from calmroom.audio.devices.microphone import Microphone, NoMicrophone
from calmroom.audio.devices.port import DeviceGone
from calmroom.audio.frames import Mono
from calmroom.domain.units import RATE

TURN = 0.1


class TalkingMicrophone:
    """Hears a hum, a tenth of a second with each reading."""

    def __init__(self) -> None:
        self.read_so_far = 0
        self.is_closed = False

    def read(self, seconds: float) -> Mono:  # noqa: ARG002 - its time passes at once
        """The next tenth."""
        sound = hum(TURN, self.read_so_far)
        self.read_so_far += sound.size
        return sound

    def close(self) -> Mono:
        """Let it go."""
        self.is_closed = True
        return np.zeros(0, dtype=np.float32)


class GoneMicrophone(TalkingMicrophone):
    """One that is pulled out after so many readings."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self._after = after * RATE // 10

    def read(self, seconds: float) -> Mono:
        """The next tenth, while it is there."""
        if self.read_so_far >= self._after:
            raise DeviceGone("pulled out")
        return super().read(seconds)


class TalkingMicrophones:
    """One microphone."""

    def __init__(self, one: TalkingMicrophone | None = None) -> None:
        self.opened = one or TalkingMicrophone()

    def open(self) -> Microphone:
        """That one."""
        return self.opened


class NoMicrophones:
    """None."""

    def open(self) -> Microphone:
        """There is none."""
        raise NoMicrophone("none")


class ShyMicrophones:
    """One that cannot be opened."""

    def open(self) -> Microphone:
        """The system does not let it."""
        raise DeviceGone("refused")
