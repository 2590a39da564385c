"""What the Library says about taking a practice along. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom.domain.dates import in_minutes
from calmroom.domain.exporting import KILOBITS, Format

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from calmroom.domain.script import Script
    from calmroom.domain.timeline import Choices
    from calmroom.services.export import Offer

WORDS = {
    Format.FLAC: "exact",
    Format.OPUS: "small",
    Format.MP3: "plays everywhere",
    Format.M4A: "for Apple",
    Format.WAV: "exact, no cover",
}
NAMES = {Format.OPUS: "Opus"}
USUAL = Format.OPUS
"""Chosen at first: it can be written everywhere, and phones know it."""
ALONG = "Copy it to your phone as you would a song."


@dataclass(frozen=True, slots=True)
class FormatChoice:
    """One format in the list; ``why`` says what keeps it from being chosen."""

    form: Format
    name: str
    words: str
    size: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """Which formats need ffmpeg, and the line that installs it."""

    words: str
    line: str


def choices_of(offers: Sequence[Offer], minutes: float) -> tuple[FormatChoice, ...]:
    """The list, each with about how large it will be."""
    return tuple(
        FormatChoice(
            offer.form, _name(offer.form), WORDS[offer.form], size_words(offer.form, minutes), _why(offer.install)
        )
        for offer in offers
    )


def missing_of(offers: Sequence[Offer]) -> Missing | None:
    """What to install, where anything is missing."""
    lacking = [offer for offer in offers if offer.install]
    if not lacking:
        return None
    names = " and ".join(_name(offer.form) for offer in lacking)
    need = "needs" if len(lacking) == 1 else "need"
    return Missing(f"{names} {need} ffmpeg. Typed into a terminal, this line installs it:", lacking[0].install)


def size_words(form: Format, minutes: float) -> str:
    """``about 6 MB``; for FLAC the most it may come to, since that depends on the bed."""
    megabytes = max(1, round(KILOBITS[form] * minutes * 60 / 8 / 1000))
    return f"{'up to' if form is Format.FLAC else 'about'} {megabytes} MB"


def what_words(script: Script, choices: Choices, voice: str) -> str:
    """``From Crown to Tailbone, 17 minutes, Wren``."""
    return f"{script.title}, {in_minutes(choices.minutes)}, {voice}"


def folder_words(folder: Path) -> str:
    """A folder by its own name."""
    return folder.name or str(folder)


def _name(form: Format) -> str:
    return NAMES.get(form, form.upper())


def _why(install: str) -> str:
    return "Needs ffmpeg, which is not here yet" if install else ""
