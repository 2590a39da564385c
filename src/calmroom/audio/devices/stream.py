"""A stream that plays, given no more than it has room for: one that stops pulling is noticed, and holds up nobody."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, Final

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
"""The shortest wait, in seconds: devices free their room in pieces of 20 ms, so asking more often only costs."""
_FRAME: Final = 8
"""Bytes."""
_FAREWELL: Final = 0.25
"""Seconds that a stream has to let go; closing one that hangs goes on in a thread left behind."""


class PortAudioDevice:
    """A stream that plays.

    Args:
        name: As it was asked for.
        stream: Started.
        fault: What the library raises.
        lead: Frames of silence first.
        wait: Lets so many seconds pass.
    """

    is_silent: Final = False

    def __init__(
        self,
        name: str,
        stream: Any,  # noqa: ANN401 - the library has no types
        fault: type[Exception],
        *,
        lead: int = 0,
        wait: Callable[[float], object] | None = None,
    ) -> None:
        self.name = name
        self._stream = stream
        self._fault = fault
        self._wait = wait or threading.Event().wait
        self._patience = _WAKING
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

    def write(self, block: Stereo) -> None:
        """Hand over frames; returns once there is room for as many more."""
        piece = min(len(block), self._room)
        for start in range(0, len(block), piece):
            part = block[start : start + piece]
            self._wait_for_room(len(part))
            self._give(part.tobytes())
        self._wait_for_room(piece)

    def waiting(self) -> int:
        """Frames in the buffers of the library and the system."""
        return max(0, self._room - self._free) + self._beyond

    def close(self) -> None:
        """Let it go."""
        if self._closing is None:
            self._closing = threading.Thread(target=self._let_go, name="farewell", daemon=True)
            self._closing.start()
            self._closing.join(_FAREWELL)

    def _give(self, sound: bytes) -> None:
        try:
            self._stream.write(sound)
        except self._fault as fault:
            raise DeviceGone(str(fault)) from fault
        self._free -= len(sound) // _FRAME

    def _wait_for_room(self, frames: int) -> None:
        # The waits are added up instead of asking a clock: a program that was stopped does not blame its device.
        waited = 0.0
        while self._free < frames:
            step = max((frames - self._free) / RATE, _STEP)
            self._wait(step)
            waited += step
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

    def _let_go(self) -> None:
        try:
            self._stream.abort()
            self._stream.close()
        except self._fault:
            return
