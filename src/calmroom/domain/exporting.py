"""A practice as a file of its own, to take along: what it can be written as, and what it carries."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

from calmroom.domain.body.body import lit_places
from calmroom.domain.dates import in_minutes
from calmroom.domain.file_names import file_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.script import Script
    from calmroom.domain.timeline import Choices, Programme


class Format(StrEnum):
    """What a practice can be written as; the value is the ending without its dot."""

    FLAC = "flac"
    OPUS = "opus"
    MP3 = "mp3"
    M4A = "m4a"
    WAV = "wav"

    @property
    def suffix(self) -> str:
        """The ending with its dot."""
        return f".{self.value}"


KILOBITS: Final = {Format.FLAC: 1500, Format.OPUS: 64, Format.MP3: 128, Format.M4A: 128, Format.WAV: 3072}
"""About so many kilobits a second; those of Opus, MP3 and M4A are asked of the encoder, FLAC comes to 390 to 1450."""


def format_of(suffix: str) -> Format | None:
    """The format with that ending, in capitals or not."""
    return next((each for each in Format if each.suffix == suffix.casefold()), None)


@dataclass(frozen=True, slots=True)
class Piece:
    """What is written: the sound, and what a phone shows of it.

    Attributes:
        cover: The name of its picture, without ending; one for all is shown where there is none of that name.
    """

    programme: Programme
    title: str
    voice: str
    purpose: str
    cover: str
    minutes: float

    @property
    def comment(self) -> str:
        """What it is, and whose voice it has."""
        return f"{self.purpose} The voice is {self.voice}.".strip()

    def name(self, form: Format) -> str:
        """What its file is called."""
        return file_name(f"{self.title}, {in_minutes(self.minutes)}", form.suffix)


def piece_of(script: Script, choices: Choices, programme: Programme, voice: str) -> Piece:
    """A practice with its choices, to be written; ``voice`` is the narrator's name."""
    # No picture lights a place that the listener has left out.
    shown = lit_places(script, choices.left_out) == lit_places(script, ())
    return Piece(programme, script.title, voice, script.purpose, script.id if shown else "", choices.minutes)


class Exporter(Protocol):
    """Writes practices to files."""

    def missing(self, form: Format) -> str:
        """The line that installs what this format needs; empty where it can be written."""
        ...

    def write(self, piece: Piece, path: Path, go_on: Callable[[float], bool]) -> bool:
        """Write a practice; the ending of ``path`` says as what.

        Args:
            piece: The practice.
            path: The file. It appears, or is replaced, only once it is whole.
            go_on: Told the share that is done, from 0 to 1; ``False`` cancels.

        Returns:
            Whether it was written; ``False`` where it was cancelled. Then nothing is left behind.

        Raises:
            CalmroomError: If the ending is not known, something it needs is missing, or it cannot be written.
        """
        ...


@dataclass(frozen=True, slots=True)
class ExportMoved:
    """So much of a practice is written, from 0 to 1."""

    share: float


@dataclass(frozen=True, slots=True)
class ExportEnded:
    """A practice is written, was given up, or could not be written.

    Attributes:
        path: The file, once it is whole.
        fault: Why there is none; neither where it was cancelled.
    """

    path: Path | None = None
    fault: CalmroomError | None = None
