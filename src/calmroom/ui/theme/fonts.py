"""The two faces of the window, loaded from the shipped files the first time a role asks for one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QFont, QFontDatabase

if TYPE_CHECKING:
    from pathlib import Path

SANS_FILES: Final = (
    "AtkinsonHyperlegibleNext-Regular.ttf",
    "AtkinsonHyperlegibleNext-Medium.ttf",
    "AtkinsonHyperlegibleNext-SemiBold.ttf",
)
SERIF_FILES: Final = ("Literata-Regular.ttf", "Literata-Medium.ttf", "Literata-SemiBold.ttf", "Literata-Italic.ttf")
SERIF_FALLBACKS: Final = ("Georgia", "Noto Serif", "serif")


class Face(StrEnum):
    """Who is speaking: the app in a sans, a person in a serif."""

    SANS = "sans"
    SERIF = "serif"


class Role(StrEnum):
    """What a piece of text is for; design/language.md 3."""

    GREETING = "greeting"
    TITLE = "title"
    SECTION = "section"
    SECTION_LIGHT = "section-light"
    ITEM = "item"
    BODY = "body"
    BODY_STRONG = "body-strong"
    CONTROL = "control"
    SMALL = "small"
    SMALL_STRONG = "small-strong"
    CAPTION = "caption"
    CAPTION_DARK = "caption-dark"
    CAPTION_BEFORE = "caption-before"
    PROMPT = "prompt"
    JOURNAL = "journal"
    NOTE = "note"
    GROUND = "ground"


@dataclass(frozen=True, slots=True)
class Setting:
    """How one role is set, at 100 %: sizes and tracking in px, growth as the largest factor allowed."""

    face: Face
    pixels: float
    line: float
    weight: QFont.Weight = QFont.Weight.Normal
    tracking: float = 0.0
    growth: float = 2.5


_MEDIUM = QFont.Weight.Medium
TYPE_TABLE: Final[dict[Role, Setting]] = {
    Role.GREETING: Setting(Face.SANS, 32, 39, _MEDIUM, -0.4, 1.5),
    Role.TITLE: Setting(Face.SANS, 26, 32, _MEDIUM, -0.2, 1.5),
    Role.SECTION: Setting(Face.SANS, 20, 26, _MEDIUM),
    Role.SECTION_LIGHT: Setting(Face.SANS, 20, 26),
    Role.ITEM: Setting(Face.SANS, 17, 23, _MEDIUM),
    Role.BODY: Setting(Face.SANS, 15, 22),
    Role.BODY_STRONG: Setting(Face.SANS, 15, 22, _MEDIUM),
    Role.CONTROL: Setting(Face.SANS, 14, 20),
    Role.SMALL: Setting(Face.SANS, 13, 19),
    Role.SMALL_STRONG: Setting(Face.SANS, 13, 19, _MEDIUM),
    Role.CAPTION: Setting(Face.SERIF, 32, 45),
    Role.CAPTION_DARK: Setting(Face.SERIF, 36, 50),
    Role.CAPTION_BEFORE: Setting(Face.SERIF, 18, 27),
    Role.PROMPT: Setting(Face.SERIF, 20, 29),
    Role.JOURNAL: Setting(Face.SERIF, 18, 31),
    Role.NOTE: Setting(Face.SERIF, 17, 26),
    Role.GROUND: Setting(Face.SANS, 54, 67, _MEDIUM, -0.4, 1.5),
}


class FontShelf:
    """Loads a face's files once, when it is first asked for.

    Args:
        folder: Where the TTF files lie. A missing file is passed over: the fallbacks then stand in.
    """

    __slots__ = ("_families", "_folder")

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._families: dict[Face, tuple[str, ...]] = {}

    def families(self, face: Face) -> tuple[str, ...]:
        """The family names to try for a face, best first."""
        known = self._families.get(face)
        if known is None:
            known = self._families[face] = self._load(face)
        return known

    def _load(self, face: Face) -> tuple[str, ...]:
        files = SANS_FILES if face is Face.SANS else SERIF_FILES
        own: list[str] = []
        for file in files:
            number = QFontDatabase.addApplicationFont(str(self._folder / file))
            own += [name for name in QFontDatabase.applicationFontFamilies(number) if name not in own]
        return (*own, *system_families(face))


@cache
def shelf_in(folder: Path) -> FontShelf:
    """The shelf of a folder; Qt keeps loaded fonts for the whole application, so there is one for each folder."""
    return FontShelf(folder)


def system_families(face: Face) -> tuple[str, ...]:
    """The desktop's own letters for a face, as the fallback or as the person's choice."""
    general = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return (general,) if face is Face.SANS else (*SERIF_FALLBACKS, general)
