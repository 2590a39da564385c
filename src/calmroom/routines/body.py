"""The bytes of a container wherever they lie: read from any place, a little at a time."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

from calmroom.routines import refusals
from calmroom.routines.limits import PIECE


class Body(Protocol):
    """Bytes that can be read from any place."""

    @property
    def size(self) -> int:
        """How many there are."""
        ...

    def read_at(self, place: int, count: int) -> bytes:
        """So many bytes from there.

        Raises:
            CalmroomError: If there are fewer, or they were changed.
        """
        ...


class FileBody:
    """A file as it is."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._size = file.seek(0, io.SEEK_END)

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return self._size

    def read_at(self, place: int, count: int) -> bytes:
        """So many bytes from there."""
        try:
            self._file.seek(place)
            found = self._file.read(count)
        except OSError as fault:
            raise refusals.of_reading(fault) from fault
        if len(found) != count:
            raise refusals.cut_short()
        return found


def pieces(body: Body, start: int, count: int) -> Iterator[bytes]:
    """So many bytes from there, a piece at a time."""
    end = start + count
    for place in range(start, end, PIECE):
        yield body.read_at(place, min(PIECE, end - place))


class Window(io.RawIOBase):
    """Some bytes of a body as a file of their own, for those who read files."""

    def __init__(self, body: Body, start: int, count: int) -> None:
        super().__init__()
        self._body = body
        self._start = start
        self._count = count
        self._place = 0

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def seekable(self) -> bool:
        """From any place."""
        return True

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        """Go there; never before the beginning."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._count}[whence]
        self._place = max(0, base + place)
        return self._place

    def tell(self) -> int:
        """Where it is read next."""
        return self._place

    def readinto(self, into: memoryview) -> int:  # type: ignore[override] # typeshed names a private buffer type
        """Fill what is given, as far as there is something."""
        count = max(0, min(len(into), self._count - self._place, PIECE))
        into[:count] = self._body.read_at(self._start + self._place, count)
        self._place += count
        return count
