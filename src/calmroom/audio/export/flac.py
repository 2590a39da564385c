"""A FLAC file with its tags: the sound as it is, behind other blocks of metadata (RFC 9639, 8)."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, BinaryIO, Final

from calmroom.audio.export.vorbis import comment_block, comments_of, picture_block, vendor_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from calmroom.domain.exporting import Piece

_MARKER: Final = b"fLaC"
_COMMENTS, _PICTURE = 4, 6
_LAST: Final = 0x80
_LONGEST: Final = 2**24 - 1
_PIECE: Final = 2**20


def tag_flac(sound: Path, tagged: Path, piece: Piece, cover: bytes | None) -> None:
    """Write a FLAC file once more, with what a phone shows of it.

    Args:
        sound: What libsndfile wrote.
        tagged: The new file.
        piece: What it is.
        cover: A PNG.
    """
    with sound.open("rb") as source, tagged.open("wb") as target:
        source.read(len(_MARKER))
        blocks = list(_blocks(source))
        vendor = next(vendor_of(content) for kind, content in blocks if kind == _COMMENTS)
        blocks = [(kind, content) for kind, content in blocks if kind != _COMMENTS]
        blocks.append((_COMMENTS, comment_block(vendor, comments_of(piece))))
        if cover is not None:
            blocks.append((_PICTURE, picture_block(cover)))
        blocks = [(kind, content) for kind, content in blocks if len(content) <= _LONGEST]
        target.write(_MARKER)
        for number, (kind, content) in enumerate(blocks, start=1):
            last = _LAST if number == len(blocks) else 0
            target.write(bytes([kind | last]) + len(content).to_bytes(3, "big") + content)
        shutil.copyfileobj(source, target, _PIECE)


def _blocks(source: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Kind and content of each block of metadata, up to the sound."""
    last = 0
    while not last:
        head = source.read(4)
        last = head[0] & _LAST
        yield head[0] & ~_LAST, source.read(int.from_bytes(head[1:], "big"))
