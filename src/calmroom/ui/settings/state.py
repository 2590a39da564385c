"""What Settings says, decided from what is known. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom.domain.dates import whole_date
from calmroom.domain.settings import (
    GREATEST_CAPTION,
    GREATEST_TEXT,
    LEAST_CAPTION,
    LEAST_TEXT,
    MotionChoice,
    ThemeChoice,
    Typeface,
)
from calmroom.domain.timeline import NO_BED, OWN_BED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.ports import Consent, Voice

Choices = tuple[tuple[str, str], ...]
"""Values and the words for them."""

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
TYPEFACES: Choices = ((Typeface.OWN, "calmroom's own"), (Typeface.SYSTEM, "the system's"))
TOUCHES: Choices = (("touch", "with touch"), ("touch-free", "touch-free"))
TEXT_STEP, CAPTION_STEP = 10, 2
SYSTEM_DEVICE = "the system's own"


@dataclass(frozen=True, slots=True)
class Steps:
    """A number that goes up and down in steps."""

    least: int
    greatest: int
    step: int
    unit: str

    def moved(self, value: int, steps: int) -> int:
        """The number so many steps on, within its bounds."""
        return max(self.least, min(self.greatest, value + steps * self.step))


TEXT = Steps(LEAST_TEXT, GREATEST_TEXT, TEXT_STEP, "%")
CAPTIONS = Steps(LEAST_CAPTION, GREATEST_CAPTION, CAPTION_STEP, "px")


def bed_choices(beds: Sequence[str]) -> Choices:
    """The beds, the practice's own first and none last."""
    named = tuple((bed, bed) for bed in beds if bed != NO_BED)
    return ((OWN_BED, "the practice's own"), *named, (NO_BED, "no bed"))


def voice_choices(narrators: Sequence[Voice]) -> Choices:
    """The narrators by the names people read."""
    return tuple((one.id, one.name) for one in narrators)


def device_choices(devices: Sequence[str], chosen: str) -> Choices:
    """The devices that are here, and the chosen one even while it is not."""
    away = ((chosen, f"{chosen} (not here now)"),) if chosen and chosen not in devices else ()
    return (("", SYSTEM_DEVICE), *((device, device) for device in devices if device), *away)


def protection_words(slots: Sequence[str]) -> tuple[str, str]:
    """What protects the vault now: a plain heading, and what it means."""
    if "plain" not in slots:
        return "Protected", "Your journal and your practices are encrypted, and the key is not kept beside them."
    keychain = " The key is also kept in this computer's keychain." if "keychain" in slots else ""
    return (
        "Not protected yet",
        (
            "Your journal and your practices are encrypted, but the key lies beside them in a file of your account. "
            "Whoever can use your account on this computer, or has a copy of both files, can read them."
            f"{keychain} A passphrase of your own comes with a later version."
        ),
    )


def consent_words(consent: Consent | None) -> str:
    """When what was agreed to, or that nothing was."""
    if consent is None:
        return "Nothing has been agreed to on this computer."
    return f"On {whole_date(consent.given)} you agreed to this: {'; '.join(consent.items)}."
