"""A passphrase: how it is read, and a gentle word about how long it would stand. Nothing of it is kept."""

from __future__ import annotations

import math
import unicodedata
from enum import StrEnum
from itertools import pairwise

from calmroom.domain.errors import CalmroomError

GREATEST_LENGTH = 1024
FAIR_BITS = 36.0
"""Where a gentle word is in place. What is measured is rough, and so is this."""
GOOD_BITS = 56.0
_ROWS = ("1234567890", "qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm")
_NEXT = frozenset(a + b for row in _ROWS for a, b in pairwise(row))
_SMALL, _CAPITAL, _DIGIT, _OTHER = 26, 26, 10, 20


class Strength(StrEnum):
    """How long a passphrase would stand against somebody who has the file and time."""

    EMPTY = "empty"
    SHORT = "short"
    FAIR = "fair"
    GOOD = "good"


HINTS = {
    Strength.EMPTY: "Four or five words that you can remember make a good one.",
    Strength.SHORT: "Easy to guess for somebody with time. One or two more words help most.",
    Strength.FAIR: "Fair. One more word would make it good.",
    Strength.GOOD: "Good. It holds for a long time.",
}


def passphrase_bytes(typed: str) -> bytes:
    """The bytes that are derived from: the same for the same letters, however a keyboard composes them (NFC).

    Raises:
        CalmroomError: If it is empty or longer than anybody types.
    """
    if not typed:
        raise CalmroomError("There is no passphrase yet.", HINTS[Strength.EMPTY])
    if len(typed) > GREATEST_LENGTH:
        raise CalmroomError("That is too long for a passphrase.", f"Use {GREATEST_LENGTH} letters at most.")
    # A terminal in another encoding may hand over lone surrogates; an error would quote the passphrase.
    return unicodedata.normalize("NFC", typed).encode("utf-8", "surrogatepass")


def strength(typed: str) -> Strength:
    """A rough measure of length and variety, which knows no dictionary."""
    if not typed:
        return Strength.EMPTY
    bits = _bits(typed)
    return Strength.SHORT if bits < FAIR_BITS else Strength.FAIR if bits < GOOD_BITS else Strength.GOOD


def _bits(typed: str) -> float:
    text = unicodedata.normalize("NFC", typed)
    fresh = sum(not _follows(a, b) for a, b in zip("\0" + text, text, strict=False))
    # Repeating what stood before adds little: no more than twice as many places count as there are different letters.
    places = min(fresh, 2 * len(set(text.casefold())))
    # Letters of words say less than their alphabet: some 2.5 bits each in a row of words, 4 at random.
    kinds = _alphabet(text)
    each = min(math.log2(kinds), 2.6) if kinds <= _SMALL + _CAPITAL + _OTHER and " " in text else math.log2(kinds) * 0.8
    return places * each


def _follows(before: str, letter: str) -> bool:
    pair = (before + letter).casefold()
    return abs(ord(letter) - ord(before)) <= 1 or pair in _NEXT or pair[::-1] in _NEXT


def _alphabet(text: str) -> int:
    found = (
        (any(letter.islower() for letter in text), _SMALL),
        (any(letter.isupper() for letter in text), _CAPITAL),
        (any(letter.isdigit() for letter in text), _DIGIT),
        (any(not letter.isalnum() for letter in text), _OTHER),
        (any(letter.isalpha() and letter.lower() == letter.upper() for letter in text), 1000),
    )
    return max(2, sum(size for there, size in found if there))
