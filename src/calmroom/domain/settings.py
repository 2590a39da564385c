"""Settings. Those that say something about a person or a body lie in the vault, the others in a plain file."""

from __future__ import annotations

from dataclasses import dataclass, field
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


class Unplugged(StrEnum):
    """What comes of a sound device that goes away."""

    PAUSE = "pause"
    FOLLOW = "follow"
    """It goes on at the system's own."""


class Picture(StrEnum):
    """How the body is shown (design/language.md 8)."""

    FIGURE = "figure"
    OUTLINE = "outline"
    """The figure without its inner lines."""
    NAMES = "names"
    """No figure: the places by their names."""


class Typeface(StrEnum):
    """Which letters the window is set in."""

    OWN = "own"
    SYSTEM = "system"


LEAST_TEXT = 80
GREATEST_TEXT = 250
LEAST_CAPTION = 22
GREATEST_CAPTION = 64
GREATEST_BALANCE = 100
GREATEST_CUT = 12
LIE_DOWN = (0, 15, 30, 60, 120)
"""Seconds of quiet before a practice begins."""
BED_STAYS = (0, 5, 10, 20, 30, 60)
"""Minutes that the bed stays after the last word."""
BED_FADES = (1, 5, 10)
"""Minutes in which it then goes."""
FIRST_STEPS = (0, 1, 2)
"""The steps of the first start."""
LOCK_AFTER = (0, 1, 5, 15, 30)
"""Minutes without a key or a movement after which the vault is locked; 0 for never."""
PRIVATE = (
    *("name", "touch", "left_out", "not_today", "people", "conditions", "age", "unsafe_day", "learned"),
    *("works_with_clients", "therapist_name"),
)
"""What says something about a person or a body. The others say how this machine looks and sounds, and have to hold
before a passphrase is typed: size of text, balance, devices."""
MOST_DEVICES = 24
"""The levels of so many devices are remembered."""


@dataclass(frozen=True, slots=True)
class DeviceLevels:
    """The two levels, 0 to 100, as they were last at a device; its name is empty for the system's own."""

    device: str
    voice: int
    bed: int


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set. Levels are 0 to 100; text is per cent of the system's size.

    A caption's size is in px at 100 %; with ``captions_only`` nothing sounds and the words go at their own pace, and
    with ``read_along`` a screen reader then says each of them. ``window`` is empty until the window has been closed for
    the first time.
    ``balance`` goes from -100, left, to 100, right; ``treble_cut`` is in dB. ``lie_down`` is in seconds, ``bed_stays``
    and ``bed_fades`` in minutes. ``room_offered``: the room check was done, or was not wanted. ``lock_after`` is in
    minutes and counts where there is a passphrase; ``not_today`` is the day on which the check-in was last not wanted,
    such as ``2026-03-08``. ``country`` is an ISO code, empty for the machine's own; ``people`` are those to call, as
    ``care.calling`` writes them. ``conditions`` are what was ticked under who should ask a doctor first, ``age`` what
    was said of it at the first start, ``unsafe_day`` the day on which somebody last said that they may not be safe, and
    ``first_step`` the step at which the first start was left. ``spelling``: words that no dictionary knows are
    underlined; ``dictionaries`` are the tags of the dictionaries, none for the system's languages, and
    ``learned`` the words that were learned. ``works_with_clients`` shows the therapist's rooms,
    ``therapist_name`` is how clients know them. ``levels`` are those of the devices heard so far, the latest first.
    """

    name: str = ""
    voice: str = "bf_emma"
    bed: str = "own"
    voice_level: int = 60
    bed_level: int = 50
    device: str = ""
    unplugged: Unplugged = Unplugged.PAUSE
    balance: int = 0
    mono: bool = False
    treble_cut: int = 0
    lie_down: int = 0
    bed_stays: int = 0
    bed_fades: int = 5
    theme: ThemeChoice = ThemeChoice.SYSTEM
    motion: MotionChoice = MotionChoice.SYSTEM
    text: int = 100
    caption_size: int = 32
    captions: bool = True
    captions_only: bool = False
    read_along: bool = False
    pacer: bool = False
    single_keys: bool = True
    picture: Picture = Picture.FIGURE
    typeface: Typeface = Typeface.OWN
    one_typeface: bool = False
    bells: bool = True
    touch: bool = True
    left_out: tuple[str, ...] = ()
    window: str = ""
    room_offered: bool = False
    lock_after: int = 5
    not_today: str = ""
    backup_folder: str = ""
    country: str = ""
    people: tuple[str, ...] = field(default=(), repr=False)
    conditions: tuple[str, ...] = field(default=(), repr=False)
    age: str = ""
    unsafe_day: str = ""
    first_step: int = 0
    spelling: bool = True
    dictionaries: tuple[str, ...] = ()
    learned: tuple[str, ...] = field(default=(), repr=False)
    works_with_clients: bool = False
    therapist_name: str = field(default="", repr=False)
    levels: tuple[DeviceLevels, ...] = ()
