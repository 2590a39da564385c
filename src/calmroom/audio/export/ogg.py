"""An Opus file with its tags: its second page written anew (RFC 3533, 6; RFC 7845, 5.2).

All tags are kept on one page, which holds 65 025 bytes, so that no other page changes: the cover is left out where it
does not fit, then the words.
"""

from __future__ import annotations

import shutil
import struct
from typing import TYPE_CHECKING, BinaryIO, Final

from calmroom.audio.export.vorbis import comment_block, comments_of, picture_comment, vendor_of

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.domain.exporting import Piece

_HEAD: Final = 27
_SUM: Final = slice(22, 26)
_MOST: Final = 255 * 255 - 1
_TAGS: Final = b"OpusTags"
_POLYNOMIAL: Final = 0x04C11DB7
_PIECE: Final = 2**20


def tag_opus(sound: Path, tagged: Path, piece: Piece, cover: bytes | None) -> None:
    """Write an Opus file once more, with what a phone shows of it.

    Args:
        sound: What libsndfile wrote: a page with the head, a page with the tags, then the sound.
        tagged: The new file.
        piece: What it is.
        cover: A PNG.
    """
    with sound.open("rb") as source, tagged.open("wb") as target:
        target.write(b"".join(_page(source)))
        head, _, before = _page(source)
        packet = _packet(vendor_of(before[len(_TAGS) :]), comments_of(piece), cover)
        target.write(_with_packet(head, packet))
        shutil.copyfileobj(source, target, _PIECE)


def checksum(page: bytes) -> int:
    """The sum that a page carries, counted with its own place as zeros."""
    total = 0
    for byte in page:
        total = ((total << 8) & 0xFFFFFFFF) ^ _TABLE[(total >> 24) ^ byte]
    return total


def _page(source: BinaryIO) -> tuple[bytes, bytes, bytes]:
    """The head, the lengths and the content of the next page."""
    head = source.read(_HEAD)
    lengths = source.read(head[-1])
    return head, lengths, source.read(sum(lengths))


def _packet(vendor: bytes, comments: list[str], cover: bytes | None) -> bytes:
    *names, _words = comments
    picture = [] if cover is None else [picture_comment(cover)]
    packets = (_TAGS + comment_block(vendor, rows) for rows in ([*comments, *picture], comments, names))
    return next((packet for packet in packets if len(packet) <= _MOST), _TAGS + comment_block(vendor, []))


def _with_packet(head: bytes, packet: bytes) -> bytes:
    full, rest = divmod(len(packet), 255)
    lengths = bytes([255] * full + [rest])
    page = bytearray(head[:-1] + bytes([len(lengths)]) + lengths + packet)
    page[_SUM] = bytes(4)
    page[_SUM] = struct.pack("<I", checksum(bytes(page)))
    return bytes(page)


def _step(byte: int) -> int:
    total = byte << 24
    for _ in range(8):
        total = ((total << 1) & 0xFFFFFFFF) ^ (_POLYNOMIAL if total & 0x80000000 else 0)
    return total


_TABLE: Final = tuple(_step(byte) for byte in range(256))
