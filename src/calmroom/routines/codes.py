"""A public code: two public keys as one line to copy, print and type, as words to read aloud, and as a QR code.

The line is ``calm1-`` and 26 groups of five letters and digits of Crockford's alphabet, as on a recovery sheet: four of
them hold 20 bits of 520 (a byte for the version, the Ed25519 key, the X25519 key), the fifth is the check of its group
and place. So any one wrong letter, any two exchanged ones and exchanged groups are found, and the group can be named.
The words are ten of 256: the first 80 bits of SHA-256 over both keys.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING, Final

from calmroom.domain.errors import CalmroomError
from calmroom.domain.routine.handover import KeyPair, PublicCode
from calmroom.domain.vault.recovery import ALPHABET, WIDTH, checked_group, is_group
from calmroom.routines.sign import public_halves
from calmroom.routines.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.ports import Entropy

HEAD: Final = "CALM1"
VERSION: Final = 1
GROUPS: Final = 26
SAID: Final = 10
"""Words."""
_KEY: Final = 32
_BYTES: Final = 1 + 2 * _KEY
_MOST: Final = 1000
_BITS: Final = 20
_PURPOSE: Final = b"calmroom public code 1"
_LOOK_ALIKES: Final = str.maketrans("OILU", "011V")
_BETWEEN: Final = re.compile(r"[^0-9A-Z]+")


class Codes:
    """Makes keys, and tells what others know them by. The port ``PublicCodes``.

    Args:
        entropy: Where new keys come from.
    """

    def __init__(self, entropy: Entropy) -> None:
        self._entropy = entropy

    def make(self) -> KeyPair:
        """New keys."""
        return KeyPair(self._entropy.token(_KEY), self._entropy.token(_KEY))

    def code_of(self, keys: KeyPair) -> PublicCode:
        """What others know them by."""
        return code_of(*public_halves(keys))

    def read(self, text: str) -> PublicCode:
        """The code that somebody copied or typed.

        Raises:
            CalmroomError: If it was mistyped, or is no such code.
        """
        return read_code(text)


def code_of(verifying: bytes, sealing: bytes) -> PublicCode:
    """The code of two public keys of 32 bytes."""
    if len(verifying) != _KEY or len(sealing) != _KEY:
        raise ValueError("a public key has 32 bytes")
    number = int.from_bytes(bytes((VERSION,)) + verifying + sealing, "big")
    shifts = range(_BITS * (GROUPS - 1), -1, -_BITS)
    groups = (_group(number >> shift & (1 << _BITS) - 1, place) for place, shift in enumerate(shifts))
    text = "-".join((HEAD, *groups)).lower()
    return PublicCode(verifying, sealing, text, words_of(verifying, sealing))


def words_of(verifying: bytes, sealing: bytes) -> tuple[str, ...]:
    """The words that two people read to each other."""
    return tuple(WORDS[byte] for byte in hashlib.sha256(_PURPOSE + verifying + sealing).digest()[:SAID])


def read_code(text: str) -> PublicCode:
    """The code that was typed; small letters, look-alikes and any separators are welcome.

    Raises:
        CalmroomError: If it is none; it says which groups to look at again.
    """
    typed = "".join(_BETWEEN.split(unicodedata.normalize("NFKC", text[:_MOST]).upper())).translate(_LOOK_ALIKES)
    if not typed.startswith(HEAD.translate(_LOOK_ALIKES)):
        raise CalmroomError("That is no code of calmroom.", f"It begins with {HEAD.lower()}. Copy all of it.")
    letters = typed[len(HEAD) :]
    groups = [letters[start : start + WIDTH] for start in range(0, len(letters), WIDTH)]
    wrong = [place for place, group in enumerate(groups[:GROUPS]) if not is_group(group, place)]
    if wrong or len(groups) != GROUPS:
        raise _mistyped(wrong[:1] if len(letters) != GROUPS * WIDTH else wrong)
    content = _number(groups).to_bytes(_BYTES, "big")
    if content[0] != VERSION:
        raise CalmroomError("That code is of a newer calmroom than this one.", "Bring calmroom up to date.")
    return code_of(content[1 : 1 + _KEY], content[1 + _KEY :])


def _group(bits: int, place: int) -> str:
    return checked_group([bits >> shift & 31 for shift in (15, 10, 5, 0)], place)


def _number(groups: Sequence[str]) -> int:
    number = 0
    for group in groups:
        for letter in group[:-1]:
            number = number << 5 | ALPHABET.index(letter)
    return number


def _mistyped(groups: Sequence[int]) -> CalmroomError:
    if not groups:
        hint = f"After calm1 it has {GROUPS} groups of {WIDTH} letters and digits."
    elif len(groups) > 3:
        hint = "It differs in many places: copy all of it once more."
    else:
        names = " and ".join(str(place + 1) for place in groups)
        hint = f"Look again at group{'s' if len(groups) > 1 else ''} {names} of {GROUPS}, counted after calm1."
    return CalmroomError("That is not a whole code yet.", hint)
