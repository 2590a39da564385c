"""Title, words and chapters in the file that ffmpeg reads them from.

Source: https://ffmpeg.org/ffmpeg-formats.html#Metadata-2
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from calmroom.audio.export.words import one_row, parts_of, to_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calmroom.domain.exporting import Piece

_SPECIAL: Final = re.compile(r"([=;#\\\n])")
_LAST_SLASH: Final = re.compile(r"\\(?=\n|\Z)")
"""ffmpeg 5.1 takes the end of a row for escaped where a backslash stands before it, escaped itself; a blank helps."""


def to_ffmetadata(piece: Piece) -> str:
    """All that an MP3 or an M4A file tells of a practice but its cover."""
    return "\n".join((";FFMETADATA1", *_rows(piece))) + "\n"


def _rows(piece: Piece) -> Iterator[str]:
    timeline = piece.programme.practice
    yield _row("title", one_row(piece.title))
    yield _row("artist", "calmroom")
    yield _row("album", "calmroom")
    yield _row("performer", one_row(piece.voice))
    yield _row("comment", one_row(piece.comment))
    yield _row("lyrics", to_plain(timeline))
    for part in parts_of(timeline):
        yield "[CHAPTER]"
        yield f"TIMEBASE=1/{timeline.rate}"
        yield f"START={part.start}"
        yield f"END={part.end}"
        yield _row("title", one_row(part.words))


def _row(key: str, words: str) -> str:
    """A key and its value; what means something to ffmpeg is escaped."""
    escaped = _SPECIAL.sub(r"\\\1", _LAST_SLASH.sub(r"\\ ", words))
    return f"{key}={escaped}"
