"""What Settings says, decided from what is known. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.beds import BED_WORDS, NO_BED, OWN_BED
from calmroom.domain.settings import (
    BED_FADES,
    BED_STAYS,
    GREATEST_CAPTION,
    GREATEST_TEXT,
    LEAST_CAPTION,
    LEAST_TEXT,
    LIE_DOWN,
    LOCK_AFTER,
    MotionChoice,
    Picture,
    ThemeChoice,
    Typeface,
    Unplugged,
)
from calmroom.ui.choices import Choices, Steps

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from calmroom.domain.ports import Voice
    from calmroom.domain.vault.vault import Protection

THEMES: Choices = (
    (ThemeChoice.SYSTEM, "as the system"),
    (ThemeChoice.DAWN, "Dawn"),
    (ThemeChoice.DUSK, "Dusk"),
    (ThemeChoice.CONTRAST, "High contrast"),
)
MOTIONS: Choices = (
    (MotionChoice.SYSTEM, "as the system"),
    (MotionChoice.FULL, "things may move"),
    (MotionChoice.REDUCED, "keep still"),
)
PICTURES: Choices = (
    (Picture.FIGURE, "a figure"),
    (Picture.OUTLINE, "a figure without inner lines"),
    (Picture.NAMES, "no figure, names alone"),
)
TYPEFACES: Choices = ((Typeface.OWN, "calmroom's own"), (Typeface.SYSTEM, "the system's"))
TOUCHES: Choices = (("touch", "with touch"), ("touch-free", "touch-free"))
SOUNDING, SILENT = "sound", "captions"
FOLLOWING: Choices = ((SOUNDING, "by ear"), (SILENT, "captions only"))
UNPLUGGED: Choices = ((Unplugged.PAUSE, "pause"), (Unplugged.FOLLOW, "go on at the system's own"))
TREBLES: Choices = (("0", "as it is"), ("4", "a little softer"), ("8", "softer"), ("12", "as soft as it goes"))
"""How much is taken from the brightest part of the sound, in dB."""
TEXT_STEP, CAPTION_STEP = 10, 2
SYSTEM_DEVICE = "the system's own"


TEXT = Steps(LEAST_TEXT, GREATEST_TEXT, TEXT_STEP, "%")
CAPTIONS = Steps(LEAST_CAPTION, GREATEST_CAPTION, CAPTION_STEP, "px")


def bed_choices(beds: Sequence[str]) -> Choices:
    """The beds, the practice's own first and none last."""
    named = tuple((bed, f"{bed}, {BED_WORDS[bed]}") for bed in beds if bed != NO_BED)
    return ((OWN_BED, "the practice's own"), *named, (NO_BED, "no bed"))


def voice_choices(narrators: Sequence[Voice]) -> Choices:
    """The narrators by the names people read."""
    return tuple((one.id, one.name) for one in narrators)


def minutes_words(minutes: int) -> str:
    """Such as ``1 minute`` and ``20 minutes``."""
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def _seconds_words(seconds: int) -> str:
    minutes, left = divmod(seconds, 60)
    return f"{seconds} seconds" if left else minutes_words(minutes)


LIE_DOWN_CHOICES: Choices = tuple((str(one), _seconds_words(one) if one else "none") for one in LIE_DOWN)
STAY_CHOICES: Choices = tuple((str(one), minutes_words(one) if one else "not at all") for one in BED_STAYS)
FADE_CHOICES: Choices = tuple((str(one), minutes_words(one)) for one in BED_FADES)


def treble_choice(cut: int) -> str:
    """The value of the choice that is nearest to a cut in dB."""
    return min((str(value) for value, _ in TREBLES), key=lambda value: abs(int(value) - cut))


def device_choices(devices: Sequence[str], chosen: str) -> Choices:
    """The devices that are here, and the chosen one even while it is not."""
    away = ((chosen, f"{chosen} (not here now)"),) if chosen and chosen not in devices else ()
    return (("", SYSTEM_DEVICE), *((device, device) for device in devices if device), *away)


LOCK_CHOICES: Choices = tuple((str(one), f"after {minutes_words(one)}" if one else "never") for one in LOCK_AFTER)
KEYCHAIN = "The key is kept in this account's keychain. Whoever can use this account can then read everything."
NOT_PROTECTED = (
    "Your journal and your practices are encrypted, but the key lies beside them. Anybody who can use this account "
    "can read them, and so can whoever has a copy of both files."
)
IN_KEYCHAIN = (
    "The key is in this account's keychain. Anybody who can use this account can read everything; a copy of the files "
    "alone cannot be read."
)
OPEN_HERE = (
    "A copy of the files cannot be read without it. On this computer the keychain opens them: anybody who can use this "
    "account can read everything."
)
GUARDED = (
    "Nothing else opens it but your recovery sheet. There is no account, and nobody can reset a passphrase for you."
)


def protection_words(protection: Protection) -> tuple[str, str]:
    """What protects the vault now: a plain heading, and what it means."""
    fails = " This computer's keychain did not give its key back last time." if protection.keychain_fails else ""
    if protection.plain:
        return "Not protected yet", f"{NOT_PROTECTED}{fails}"
    if not protection.passphrase:
        return "Protected by this account", f"{IN_KEYCHAIN}{fails}"
    sheet = "" if protection.recovery else " There is no recovery sheet."
    if protection.keychain:
        return "Protected by your passphrase, open on this computer", f"{OPEN_HERE}{fails}{sheet}"
    return "Protected by your passphrase", f"{GUARDED}{fails}{sheet}"


def left_behind_words(files: Sequence[Path]) -> str:
    """Which files still open the vault without its passphrase; empty where none does."""
    if not files:
        return ""
    names = ", ".join(str(one) for one in files)
    return f"These copies still open it without your passphrase. You can remove them: {names}"
