"""A WAV file with its title and its parts as marks, in chunks behind the sound.

Source: Multimedia Programming Interface and Data Specifications 1.0 (1991): ``LIST INFO``, ``cue`` and ``LIST adtl``.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from calmroom.audio.export.words import one_row, parts_of

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.domain.exporting import Piece


def tag_wav(sound: Path, piece: Piece) -> None:
    """Add to a WAV file what it can carry: title, artist, what it is, and where each part begins."""
    with sound.open("r+b") as file:
        file.seek(0, 2)
        file.write(_info(piece) + _marks(piece))
        whole = file.tell()
        file.seek(4)
        file.write(struct.pack("<I", whole - 8))


def _info(piece: Piece) -> bytes:
    rows = ((b"INAM", piece.title), (b"IART", "calmroom"), (b"ICMT", piece.comment))
    return _chunk(b"LIST", b"INFO" + b"".join(_chunk(key, _text(words)) for key, words in rows))


def _marks(piece: Piece) -> bytes:
    parts = list(enumerate(parts_of(piece.programme.practice), start=1))
    points = (struct.pack("<II4sIII", number, part.start, b"data", 0, 0, part.start) for number, part in parts)
    labels = (_chunk(b"labl", struct.pack("<I", number) + _text(part.words)) for number, part in parts)
    cue = _chunk(b"cue ", struct.pack("<I", len(parts)) + b"".join(points))
    return cue + _chunk(b"LIST", b"adtl" + b"".join(labels))


def _text(words: str) -> bytes:
    return one_row(words).encode("utf-8") + b"\0"


def _chunk(key: bytes, content: bytes) -> bytes:
    return key + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)
