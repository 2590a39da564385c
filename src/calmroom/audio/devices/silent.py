"""The way without a sound device: time passes as if one played."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Final

from calmroom.domain.units import RATE

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.audio.frames import Stereo

_BUFFER: Final = RATE // 10
_PIECE: Final = RATE * 3 // 50


class SilentDevice:
    """Takes frames at the pace at which they would be heard.

    Args:
        clock: Seconds that never jump.
    """

    name: Final = ""
    is_silent: Final = True
    room: Final = _PIECE

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._never = threading.Event()
        self._empty_at = clock()

    def write(self, block: Stereo) -> None:
        """Hand over frames."""
        self._empty_at = max(self._empty_at, self._clock()) + len(block) / RATE

    def wait(self, seconds: float) -> None:  # noqa: ARG002 - it never holds as much as that
        """Let the time of what it has too much pass."""
        over = self.waiting() - _BUFFER
        if over > 0:
            self._never.wait(over / RATE)

    def wake(self) -> None:
        """It is never long asleep."""

    def recall(self, most: int) -> int:  # noqa: ARG002
        """It keeps what it has."""
        return 0

    def waiting(self) -> int:
        """Frames handed over whose time has not come."""
        return max(0, round((self._empty_at - self._clock()) * RATE))

    def close(self) -> None:
        """Nothing to let go."""
