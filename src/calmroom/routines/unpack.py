"""The content of an entry, a piece at a time, and never more of it than the directory said."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from calmroom.routines import refusals
from calmroom.routines.body import pieces
from calmroom.routines.limits import PIECE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calmroom.routines.body import Body
    from calmroom.routines.directory import Entry

ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
"""How files begin that hold others."""


def content_of(body: Body, entry: Entry) -> Iterator[bytes]:
    """The content, in pieces of at most 64 kB.

    Raises:
        Refused: If it is more or less than was said, was changed, or holds other files.
    """
    found, sum_ = 0, 0
    for piece in _inflated(body, entry) if entry.is_packed else pieces(body, entry.place, entry.packed):
        if not found and piece.startswith(ARCHIVES):
            raise refusals.ill_made("a part of it is an archive itself")
        found += len(piece)
        if found > entry.size:
            raise refusals.too_large("a part of it is larger than it says")
        sum_ = zlib.crc32(piece, sum_)
        yield piece
    if found != entry.size:
        raise refusals.changed("a part of it is smaller than it says")
    if sum_ != entry.crc:
        raise refusals.changed("a part of it does not add up")


def whole_of(body: Body, entry: Entry) -> bytes:
    """All of the content; the directory holds it to what there may be."""
    return b"".join(content_of(body, entry))


def _inflated(body: Body, entry: Entry) -> Iterator[bytes]:
    unpacked = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for packed in pieces(body, entry.place, entry.packed):
            rest = packed
            while rest and not unpacked.eof:
                piece = unpacked.decompress(rest, PIECE)
                rest = unpacked.unconsumed_tail
                if piece:
                    yield piece
            if unpacked.eof and (rest or unpacked.unused_data):
                raise refusals.ill_made("there is something behind a part of it")
        while not unpacked.eof and (piece := unpacked.decompress(unpacked.unconsumed_tail, PIECE)):
            yield piece
    except zlib.error as fault:
        raise refusals.changed("a part of it cannot be unpacked") from fault
    if not unpacked.eof:
        raise refusals.changed("a part of it cannot be unpacked to its end")
