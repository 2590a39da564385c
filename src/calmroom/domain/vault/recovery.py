"""The recovery key: eight groups of five letters and digits, made to be printed, read aloud and typed.

The alphabet is Crockford's (crockford.com/base32.html): no I, L, O or U. Four places of a group hold 20 bits, the fifth
is its check: a linear code over GF(32) with different weights, so that any one wrong place and any two exchanged ones
are found, and the number of the group goes in, so that two exchanged groups are found as well.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError

if TYPE_CHECKING:
    from collections.abc import Sequence

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 8
WIDTH = 5
SECRET_BYTES = 20
GREATEST_TEXT = 400
_VALUES = {letter: value for value, letter in enumerate(ALPHABET)}
_LOOK_ALIKES = str.maketrans("OILU", "011V")
_BETWEEN = re.compile(r"[^0-9A-Z]+")
_REDUCE = 0b100101
"""x^5 + x^2 + 1, primitive over GF(2): the powers of two run through all of GF(32) but zero."""
_NAMES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


class RecoveryMistyped(CalmroomError):  # noqa: N818 - what happened, not whose error it is
    """Something was typed that is no recovery key.

    Attributes:
        groups: The groups to look at again, from 0; empty where there are too few or too many letters.
    """

    def __init__(self, groups: Sequence[int]) -> None:
        super().__init__("That is not a whole recovery key yet.", _advice(groups))
        self.groups = tuple(groups)


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """A recovery key as it is printed: its groups, with their checks. Never shown by ``repr``."""

    groups: tuple[str, ...] = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse groups that do not carry their checks."""
        if len(self.groups) != GROUPS or any(not is_group(text, place) for place, text in enumerate(self.groups)):
            raise ValueError("not the groups of a recovery key")

    @property
    def text(self) -> str:
        """The whole, for paper: groups with hyphens between them."""
        return "-".join(self.groups)

    @property
    def secret(self) -> bytes:
        """The 20 bytes that it stands for."""
        number = 0
        for group in self.groups:
            for letter in group[:-1]:
                number = number << 5 | _VALUES[letter]
        return number.to_bytes(SECRET_BYTES, "big")


def recovery_key(secret: bytes) -> RecoveryKey:
    """The recovery key that stands for 20 bytes."""
    if len(secret) != SECRET_BYTES:
        raise ValueError("a recovery key stands for 20 bytes")
    number = int.from_bytes(secret, "big")
    values = [number >> shift & 31 for shift in range(8 * SECRET_BYTES - 5, -1, -5)]
    data = [values[start : start + WIDTH - 1] for start in range(0, len(values), WIDTH - 1)]
    return RecoveryKey(tuple(checked_group(four, place) for place, four in enumerate(data)))


def read_recovery_key(typed: str) -> RecoveryKey:
    """The recovery key that was typed; small letters, look-alikes and any separators are welcome.

    Raises:
        RecoveryMistyped: If it is none; it says which group to look at again.
    """
    groups = _groups(typed)
    wrong = [place for place, group in enumerate(groups[:GROUPS]) if not is_group(group, place)]
    if wrong or len(groups) != GROUPS:
        # One letter too few or too many spoils every group after it: the first is the one to look at.
        raise RecoveryMistyped(wrong[:1] if len("".join(groups)) != GROUPS * WIDTH else wrong)
    return RecoveryKey(tuple(groups))


def checked_group(values: Sequence[int], place: int) -> str:
    """Four values of 0 to 31 as a group for that place, from 0, with its check."""
    return _spell([*values, _check(values, place)])


def is_group(typed: str, place: int) -> bool:
    """Whether this is a whole group for that place, from 0, as it would be printed."""
    if len(typed) != WIDTH or any(letter not in _VALUES for letter in typed):
        return False
    values = [_VALUES[letter] for letter in typed]
    return _check(values[:-1], place) == values[-1]


def same_group(typed: str, group: str) -> bool:
    """Whether a person who typed this read that group."""
    return "".join(_parts(typed)) == group


def _groups(typed: str) -> list[str]:
    parts = _parts(typed[:GREATEST_TEXT])
    if len(parts) == GROUPS:
        return parts
    whole = "".join(parts)
    return [whole[start : start + WIDTH] for start in range(0, len(whole), WIDTH)]


def _parts(typed: str) -> list[str]:
    wide = unicodedata.normalize("NFKC", typed).upper().translate(_LOOK_ALIKES)
    return [part for part in _BETWEEN.split(wide) if part]


def _check(values: Sequence[int], place: int) -> int:
    total = place + 1
    for value in values:
        total = _double(total) ^ value
    return _double(total)


def _double(value: int) -> int:
    doubled = value << 1
    return doubled ^ _REDUCE if doubled > 31 else doubled


def _spell(values: Sequence[int]) -> str:
    return "".join(ALPHABET[value] for value in values)


def _advice(groups: Sequence[int]) -> str:
    if not groups:
        return f"It has {GROUPS} groups of {WIDTH} letters and digits. Capital or small makes no difference."
    names = [_NAMES[place] for place in groups]
    told = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"Look again at the {told} group{'s' if len(names) > 1 else ''} of {WIDTH}."
