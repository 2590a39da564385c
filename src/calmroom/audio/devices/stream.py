"""A stream that plays, given no more than it has room for: one that stops pulling is noticed, and holds up nobody."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from calmroom.audio.devices.farewell import let_go
from calmroom.audio.devices.port import DeviceGone
from calmroom.domain.units import RATE

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.audio.frames import Stereo

_STALLED: Final = 1.5
"""Seconds in which a device that has pulled before pulls nothing, and is taken for gone."""
_WAKING: Final = 2.5
"""The same for one that has not pulled yet: a sound server that was idle was seen to begin up to 2 s late."""
_STEP: Final = 0.01
"""The shortest wait, in seconds: devices free their room in pieces of 20 to 30 ms, so asking more often only costs."""
_PIECE: Final = RATE * 3 // 50
"""Frames for which it is woken, as waking up costs more than making the sound; a device holds more than twice that."""
_HURRIED: Final = _PIECE // 2
"""The same on a machine that has much to do: so much more is left in the device if the next turn comes late."""
_LATE: Final = 0.008
"""Seconds by which a turn comes late on such a machine."""
_HURRIES: Final = 10 * RATE
"""Frames given in hurried pieces before it is believed to have less to do."""
_FRAME: Final = 8
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Watch:
    """How time passes: seconds that never jump, and a way to wait for some."""

    wait: Callable[[float], object]
    now: Callable[[], float]


class PortAudioDevice:
    """A stream that plays.

    Args:
        name: As it was asked for.
        stream: Started.
        fault: What the library raises.
        lead: Frames of silence first.
        watch: Lets time pass, and tells it.
    """

    is_silent: Final = False

    def __init__(
        self,
        name: str,
        stream: Any,  # noqa: ANN401 - the library has no types
        fault: type[Exception],
        *,
        lead: int = 0,
        watch: Watch | None = None,
    ) -> None:
        self.name = name
        self._stream = stream
        self._fault = fault
        self._watch = watch or Watch(threading.Event().wait, time.monotonic)
        self._patience = _WAKING
        self._hurries = 0
        """Frames to be given in hurried pieces."""
        self._room: int = max(1, self._ask())
        self._free = self._room
        """Frames it had room for when it was asked last, less what was given since."""
        self._beyond: int = max(0, round(stream.latency * RATE) - self._room)
        self._closing: threading.Thread | None = None
        self._give(bytes(min(lead, self._room) * _FRAME))

    @property
    def is_closed(self) -> bool:
        """Whether the system has let go of it."""
        return self._closing is not None and not self._closing.is_alive()

    @property
    def room(self) -> int:
        """Frames it takes at once."""
        return max(1, self._free)

    def write(self, block: Stereo) -> None:
        """Hand over frames."""
        for start in range(0, len(block), self._room):
            part = block[start : start + self._room]
            self._wait_for_room(len(part), len(part))
            self._give(part.tobytes())

    def wait(self, seconds: float) -> None:  # noqa: ARG002 - it never holds as much as that
        """Let time pass until it is time for more."""
        piece = min(_HURRIED if self._hurries > 0 else _PIECE, self._room)
        self._wait_for_room(piece, piece // 2)
        self._hurries = max(0, self._hurries - self._free)

    def wake(self) -> None:
        """It is never long asleep."""

    def recall(self, most: int) -> int:  # noqa: ARG002
        """It keeps what it has."""
        return 0

    def waiting(self) -> int:
        """Frames in the buffers of the library and the system."""
        return max(0, self._room - self._free) + self._beyond

    def close(self) -> None:
        """Let it go."""
        if self._closing is None:
            self._closing = let_go(self._stream, self._fault)

    def _give(self, sound: bytes) -> None:
        try:
            self._stream.write(sound)
        except self._fault as fault:
            raise DeviceGone(str(fault)) from fault
        self._free -= len(sound) // _FRAME

    def _wait_for_room(self, frames: int, enough: int) -> None:
        """Wait as long as that many frames take; then on, until there is room for enough of them."""
        # The waits are added up instead of asking a clock: a program that was stopped does not blame its device.
        waited = 0.0
        while self._free < (enough if waited else frames):
            step = max((frames - self._free) / RATE, _STEP)
            due = self._watch.now() + step
            self._watch.wait(step)
            waited += step
            if self._watch.now() - due > _LATE:
                self._hurries = _HURRIES
            before, self._free = self._free, self._ask()
            if self._free > before:
                waited, self._patience = 0.0, _STALLED
            elif waited >= self._patience:
                raise DeviceGone("it takes no more sound")

    def _ask(self) -> int:
        try:
            return int(self._stream.write_available)
        except self._fault as fault:
            raise DeviceGone(str(fault)) from fault
