"""A microphone that is open: its frames wait in memory until they are read, however late that is."""

from __future__ import annotations

import queue
from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np

from calmroom.audio.devices.farewell import let_go
from calmroom.audio.devices.port import DeviceGone

if TYPE_CHECKING:
    from calmroom.audio.frames import Mono

_STALLED: Final = 1.5
"""Seconds without a frame from a microphone that has given some, before it is taken for gone."""
_WAKING: Final = 4.0
"""The same for one that has given none yet; a system may be asking the person meanwhile."""


class NoMicrophone(Exception):  # noqa: N818 - what the machine has not, not what the program did
    """There is no microphone."""


class Microphone(Protocol):
    """An open microphone."""

    def read(self, seconds: float) -> Mono:
        """The frames that have come; waits for some at most so long, and gives none where none came.

        Raises:
            DeviceGone: If it went away, or gives nothing any more. What it had given was read before.
        """
        ...

    def close(self) -> Mono:
        """Let it go; the frames that were not read yet."""
        ...


class Microphones(Protocol):
    """The microphones there are."""

    def open(self) -> Microphone:
        """The one that the system offers.

        Raises:
            NoMicrophone: If there is none.
            DeviceGone: If it cannot be opened.
        """
        ...


class Inbox:
    """Takes frames from the thread that the sound system calls, and never holds it up."""

    def __init__(self) -> None:
        self.pieces: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()

    def take(self, sound: Any, *_about: object) -> None:  # noqa: ANN401 - the library has no types
        """Frames have come."""
        self.pieces.put(bytes(sound))

    def end(self) -> None:
        """No more come."""
        self.pieces.put(None)


class PortAudioMicrophone:
    """A stream that records.

    Args:
        stream: Started; it gives what it hears to the inbox.
        inbox: Where that waits.
        fault: What the library raises.
    """

    def __init__(self, stream: Any, inbox: Inbox, fault: type[Exception]) -> None:  # noqa: ANN401 - as above
        self._stream = stream
        self._pieces = inbox.pieces
        self._fault = fault
        self._patience = _WAKING
        self._waited = 0.0
        self._is_over = False

    def read(self, seconds: float) -> Mono:
        """The frames that have come; waits for some at most so long."""
        found = self._waiting()
        if not found and not self._is_over:
            try:
                found = [self._pieces.get(timeout=seconds) or b""]
            except queue.Empty:
                # The waits are added up instead of asking a clock: a program that was stopped blames no microphone.
                self._waited += seconds
            else:
                self._is_over = not found[0]
        if any(found):
            self._waited, self._patience = 0.0, _STALLED
        elif self._is_over or self._waited >= self._patience:
            raise DeviceGone("it gives no sound")
        return _frames(found)

    def close(self) -> Mono:
        """Let it go."""
        let_go(self._stream, self._fault)
        return _frames(self._waiting())

    def _waiting(self) -> list[bytes]:
        found = []
        while not self._pieces.empty():
            piece = self._pieces.get()
            if piece is None:
                self._is_over = True
                break
            found.append(piece)
        return found


def _frames(pieces: list[bytes]) -> Mono:
    return np.frombuffer(b"".join(pieces), dtype=np.float32)
