"""What of pasted text is words: control characters and overrides of direction are not, and a page holds so much.

Marks and isolates of direction (Unicode, UAX 9) stay: mixed scripts need them. Embeddings and overrides reach over what
stands beside them, so they go.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final

MOST: Final = 300_000
"""Letters of a page, some 50,000 words; what is much longer would hold the window up."""
_BREAKS: Final = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_KEPT: Final = frozenset("\n\t")
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e")
_NOTHING: Final = frozenset("\ufeff\ufffc")
_NO_LETTERS: Final = frozenset({"Cc", "Cs", "Cn"})
_ESCAPES: Final = re.compile("\x1b\\[[0-9;?]*[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Pasted:
    """Words to be put on a page.

    Attributes:
        text: Them.
        is_cut: Whether there was no room for all of them.
    """

    text: str = field(repr=False)
    is_cut: bool = False


def pasted(text: str, room: int = MOST) -> Pasted:
    """What of a text can be put where there is room for so many letters."""
    # Signs go as well as letters, so a little more is looked at than fits.
    near = text[: 2 * max(room, 0) + 2]
    lines = _BREAKS.sub("\n", _ESCAPES.sub("", near))
    whole = lines if lines.isascii() and lines.isprintable() else "".join(filter(_is_word, lines))
    return Pasted(whole[: max(room, 0)], len(whole) > room or len(near) < len(text))


def _is_word(sign: str) -> bool:
    if sign in _KEPT:
        return True
    return not (sign in _TURNING or sign in _NOTHING or unicodedata.category(sign) in _NO_LETTERS)
