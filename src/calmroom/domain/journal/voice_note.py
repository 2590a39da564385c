"""A voice note: a page that is spoken. Its sound lies in the vault, in pieces, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from calmroom.domain.units import Seconds

PIECE = 256 * 1024
"""Bytes of a piece at most."""
LONGEST = 2 * 3600
"""Seconds of a note at most."""


@dataclass(frozen=True, slots=True)
class VoiceNote:
    """What is known of a note.

    Attributes:
        id: 32 hexadecimal digits, random.
        entry_id: The page it belongs to.
        made: When it was begun, with its zone.
        length: How long it sounds; 0 while it is being recorded, or where a recording was cut off.
        size: Bytes that are kept of it.
        is_whole: Whether the recording came to its end.
    """

    id: str
    entry_id: str
    made: datetime
    length: Seconds
    size: int = 0
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Spoken:
    """A note with its sound, for the while that a removal can be undone."""

    note: VoiceNote
    sound: tuple[bytes, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class SoundPiece:
    """A piece of the sound of a note, on its way into a copy or out of one."""

    note_id: str
    place: int
    content: bytes = field(repr=False)
