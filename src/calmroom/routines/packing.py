"""Writing a container: entries one after another, then the directory; nothing is gone back to, so it can be sealed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from calmroom.routines.directory import CENTRAL, CENTRAL_MARK, END, END_MARK, LOCAL, LOCAL_MARK, STORED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from calmroom.routines.seal import Sink

_NEEDED: Final = 20
_DATE: Final = 33
"""The first of January 1980: when a file was made is nobody's business."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What is known of a content before it is written."""

    size: int
    crc: int


class Packing:
    """A container that is being written.

    Args:
        into: Where it goes.
    """

    def __init__(self, into: Sink) -> None:
        self._into = into
        self._place = 0
        self._rows: list[bytes] = []

    def add(self, path: str, measure: Measure, content: Iterable[bytes]) -> None:
        """Write an entry, as it is.

        Raises:
            ValueError: If the content is not as it was measured.
        """
        name = path.encode("ascii")
        told = (_NEEDED, 0, STORED, 0, _DATE, measure.crc, measure.size, measure.size, len(name), 0)
        begin = self._place
        self._write(LOCAL.pack(LOCAL_MARK, *told) + name)
        for piece in content:
            self._write(piece)
        if self._place - begin - LOCAL.size - len(name) != measure.size:
            raise ValueError("the content was changed meanwhile")
        self._rows.append(CENTRAL.pack(CENTRAL_MARK, _NEEDED, *told, 0, 0, 0, 0, begin) + name)

    def finish(self) -> None:
        """Write the directory."""
        begin, rows = self._place, b"".join(self._rows)
        count = len(self._rows)
        self._write(rows + END.pack(END_MARK, 0, 0, count, count, len(rows), begin, 0))

    def _write(self, content: bytes) -> None:
        self._into.write(content)
        self._place += len(content)
