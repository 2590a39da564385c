"""What is said around a passphrase, decided from what is typed. No Qt."""

from __future__ import annotations

import math
import unicodedata

LOCKED = "Locked"
CLOSED = "Your journal and your history are closed. Practices and Ground me are open all the same."
WITH_RECOVERY = "With your recovery key"
ON_THE_SHEET = "It is on the sheet that you printed or saved: eight groups of five letters and digits."
OPENING = "Opening. This takes about a second."
CAPS = "Caps Lock is on."
NOTHING_TO_LOCK = (
    "There is no passphrase yet, so there is nothing to lock with.",
    "Settings, Privacy sets one. Ctrl+Shift+H hides this window at once.",
)
HELD_WORDS = (
    "Your last words could not be saved before locking.",
    "They are held, and are tried again when you open your journal. Please leave calmroom running.",
)
UNSAVED = (
    "What you wrote last could not be saved.",
    "It is still here. Make some room on the disk, or copy it. Closing once more leaves it behind.",
)
BEGUN = "Your vault is empty now. The one before is among the backups, in Settings."
GOES_ON = "Locked. This goes on, and is remembered when you open your journal."


def caps_lock(letter: str, *, shift: bool) -> bool | None:
    """Whether Caps Lock is on, as far as a typed letter tells; ``None`` where it tells nothing."""
    if len(letter) != 1 or letter.lower() == letter.upper():
        return None
    return letter.isupper() != shift


def alphabet(text: str) -> str:
    """The alphabet that the keyboard writes, where it is not the Latin one; empty where it is, or mixed."""
    found = {unicodedata.name(letter, "LATIN").split()[0] for letter in text if letter.isalpha()}
    return found.pop().capitalize() if len(found) == 1 and "LATIN" not in found else ""


def typing_hint(text: str, *, caps: bool) -> str:
    """What is worth knowing while nothing of it can be seen; empty for nothing."""
    other = alphabet(text)
    said = (CAPS if caps else "", f"The keyboard writes {other} letters." if other else "")
    return " ".join(part for part in said if part)


def wait_words(seconds: float) -> str:
    """What is said while the next try has to wait."""
    whole = math.ceil(seconds)
    return "The next try in a second." if whole <= 1 else f"The next try in {whole} seconds."
