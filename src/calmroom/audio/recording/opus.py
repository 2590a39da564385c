"""Frames to Opus, in memory: an Ogg stream whose pages can be handed on as they are made."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import numpy as np
import soundfile

from calmroom.domain.units import RATE

if TYPE_CHECKING:
    from calmroom.audio.frames import Mono

_COMPRESSION: Final = 0.896
"""libsndfile takes (1 - this) * 250 000 + 6 000 bits a second for each channel: 32 000, clear for a voice in a room."""


class OpusPieces:
    """Takes frames, and gives the pages of one stream: some 4 kB for a second, one page for each."""

    def __init__(self) -> None:
        self._pages = _Pages()
        self._file = soundfile.SoundFile(
            self._pages, "w", RATE, 1, format="OGG", subtype="OPUS", compression_level=_COMPRESSION
        )
        self.frames = 0

    def add(self, sound: Mono) -> None:
        """Encode the next frames; what is no number is silence, and what is too loud is as loud as can be."""
        self._file.write(np.clip(np.nan_to_num(sound, nan=0.0, posinf=0.0, neginf=0.0), -1.0, 1.0))
        self.frames += len(sound)

    def take(self) -> bytes:
        """The whole pages that were made since the last time."""
        return self._pages.take()

    def close(self) -> bytes:
        """The last pages."""
        self._file.close()
        return self._pages.take()


class _Pages:
    """A file for libsndfile that can only grow, and that forgets what was taken from it."""

    def __init__(self) -> None:
        self._waiting = bytearray()
        self._taken = 0

    def write(self, content: bytes | memoryview) -> int:
        """More of the stream."""
        self._waiting += content
        return len(content)

    def tell(self) -> int:
        """Its length: every write goes behind the last one."""
        return self._taken + len(self._waiting)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Asked once, while it is empty, for its ends.

        Raises:
            OSError: If it is asked for any other place: an Ogg stream is written from its beginning to its end.
        """
        if offset != (0 if whence == io.SEEK_END else self.tell()):
            raise OSError("what is handed on cannot be written again")
        return self.tell()

    def read(self, _count: int = -1) -> bytes:
        """Nothing: what is written is not read."""
        return b""

    def take(self) -> bytes:
        """What was written since the last time."""
        taken = bytes(self._waiting)
        self._taken += len(taken)
        self._waiting.clear()
        return taken
