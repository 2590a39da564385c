"""Settings that say nothing about health, and so may lie in a plain file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ThemeChoice(StrEnum):
    """How the window looks."""

    SYSTEM = "system"
    DAWN = "dawn"
    DUSK = "dusk"
    CONTRAST = "contrast"


class MotionChoice(StrEnum):
    """Whether anything moves."""

    SYSTEM = "system"
    FULL = "full"
    REDUCED = "reduced"


class Typeface(StrEnum):
    """Which letters the window is set in."""

    OWN = "own"
    SYSTEM = "system"


LEAST_TEXT = 80
GREATEST_TEXT = 250
LEAST_CAPTION = 22
GREATEST_CAPTION = 64


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set. Levels are 0 to 100; text is per cent of the system's size.

    A caption's size is in px at 100 %; ``window`` is empty until the window has been closed for the first time.
    """

    name: str = ""
    voice: str = "bf_emma"
    bed: str = "own"
    voice_level: int = 60
    bed_level: int = 50
    device: str = ""
    theme: ThemeChoice = ThemeChoice.SYSTEM
    motion: MotionChoice = MotionChoice.SYSTEM
    text: int = 100
    caption_size: int = 32
    captions: bool = True
    pacer: bool = False
    single_keys: bool = True
    typeface: Typeface = Typeface.OWN
    one_typeface: bool = False
    bells: bool = True
    touch: bool = True
    left_out: tuple[str, ...] = ()
    window: str = ""
