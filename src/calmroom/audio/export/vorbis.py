"""Vorbis comments and pictures, as FLAC and Opus carry them.

Sources: https://xiph.org/vorbis/doc/v-comment.html, https://wiki.xiph.org/Chapter_Extension, RFC 9639 8.8 (pictures).
"""

from __future__ import annotations

import base64
import struct
from typing import TYPE_CHECKING, Final

from calmroom.audio.export.words import one_row, parts_of, to_lrc

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calmroom.domain.exporting import Piece
    from calmroom.domain.timeline import Timeline

_FRONT_COVER: Final = 3
_PNG_SIZE: Final = slice(16, 24)
"""Where a PNG says how wide and high it is: at the beginning of its first chunk."""
PICTURE: Final = "METADATA_BLOCK_PICTURE"


def comments_of(piece: Piece) -> list[str]:
    """``NAME=value`` for title, artist, voice, chapters and words; the words come last."""
    timeline = piece.programme.practice
    return [
        f"TITLE={one_row(piece.title)}",
        "ARTIST=calmroom",
        "ALBUM=calmroom",
        f"PERFORMER={one_row(piece.voice)}",
        f"DESCRIPTION={one_row(piece.comment)}",
        *_chapters(timeline),
        f"LYRICS={to_lrc(timeline)}",
    ]


def comment_block(vendor: bytes, comments: list[str]) -> bytes:
    """The comments as FLAC and Opus write them."""
    rows = [comment.encode("utf-8") for comment in comments]
    return b"".join((_counted(vendor), struct.pack("<I", len(rows)), *(_counted(row) for row in rows)))


def vendor_of(block: bytes) -> bytes:
    """Who wrote a block of comments."""
    (length,) = struct.unpack_from("<I", block)
    return block[4 : 4 + length]


def picture_block(png: bytes) -> bytes:
    """A PNG as a front cover; 24 bits a pixel, no palette counted."""
    kind = b"image/png"
    width, height = struct.unpack(">II", png[_PNG_SIZE])
    head = struct.pack(">II", _FRONT_COVER, len(kind)) + kind + struct.pack(">I", 0)
    return head + struct.pack(">IIII", width, height, 24, 0) + struct.pack(">I", len(png)) + png


def picture_comment(png: bytes) -> str:
    """The same as a comment, which is how Opus carries it."""
    return f"{PICTURE}={base64.b64encode(picture_block(png)).decode('ascii')}"


def _chapters(timeline: Timeline) -> Iterator[str]:
    for number, part in enumerate(parts_of(timeline), start=1):
        yield f"CHAPTER{number:03d}={_clock(part.start, timeline.rate)}"
        yield f"CHAPTER{number:03d}NAME={one_row(part.words)}"


def _clock(frame: int, rate: int) -> str:
    seconds, milliseconds = divmod(round(frame * 1000 / rate), 1000)
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}.{milliseconds:03d}"


def _counted(row: bytes) -> bytes:
    return struct.pack("<I", len(row)) + row
