"""Whether a sound file was written, and copied, to its end.

The library that decodes plays what there is of a file that was cut short, and a sentence would break off in the
middle of a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST_PAGE: Final = 65_307
"""Bytes of an Ogg page (RFC 3533)."""
_PAGE_HEAD: Final = 27
_LAST_PAGE: Final = 4
_MOST_CHUNKS: Final = 64


def is_whole(path: Path) -> bool:
    """Whether the file has the end that its own format promises; for formats that need not be asked, ``True``.

    Raises:
        OSError: If it cannot be read.
    """
    with path.open("rb") as file:
        return has_its_end(file)


def has_its_end(file: BinaryIO) -> bool:
    """The same of a file that is open, and at its beginning."""
    head = file.read(4)
    length = file.seek(0, 2)
    if head == b"OggS":
        return _has_last_page(file, length)
    return head not in {b"RIFF", b"RF64"} or _has_all_data(file, length)


def _has_last_page(file: BinaryIO, length: int) -> bool:
    """Ogg: the last page says that it is the last, and is there to its last byte."""
    file.seek(max(0, length - _LARGEST_PAGE))
    end = file.read(_LARGEST_PAGE)
    page = end[end.rfind(b"OggS") :]
    if len(page) < _PAGE_HEAD or not page[5] & _LAST_PAGE:
        return False
    table = page[_PAGE_HEAD : _PAGE_HEAD + page[26]]
    return len(page) >= _PAGE_HEAD + page[26] + sum(table)


def _has_all_data(file: BinaryIO, length: int) -> bool:
    """WAV: as many bytes follow as the chunk of samples claims."""
    place = 12
    for _ in range(_MOST_CHUNKS):
        file.seek(place)
        head = file.read(8)
        if len(head) < 8:
            return False
        name, size = head[:4], int.from_bytes(head[4:], "little")
        place += 8 + size + size % 2
        if name == b"data":
            return place - size % 2 <= length
    return False
